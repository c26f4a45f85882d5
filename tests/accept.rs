//! A returned Word file: what was edited in it is told paragraph by paragraph, and taken back into the XML.

use crate::edited;

use crate::edited::{FIXTURE, Returned, codes, edits, insert_after, press, replaced};
use crate::press::{engross, said};
use engross::accept::{Accepted, Choice};
use engross::batch::Medium;
use engross::verify::{Change, marked};

#[test]
fn an_untouched_file_has_no_edits() {
    for fixture in ["AG05279E04", "features", "collection"] {
        let returned = Returned::of(fixture);
        let edits = edits(&returned);
        assert!(edits.paragraphs.is_empty(), "{:?}", edits.paragraphs);
        assert!(edits.around.is_empty(), "{:?}", edits.around);
    }
}

#[test]
fn changed_words_are_told_with_what_was_taken_out_and_put_in() {
    let returned =
        Returned::of(FIXTURE).with(|body| replaced(body, "combating crime,", "fighting crime,"));
    let edits = edits(&returned);
    let [edit] = edits.paragraphs.as_slice() else {
        panic!("{:?}", edits.paragraphs)
    };
    assert_eq!(edit.label.as_deref(), Some("7."));
    let [Change::Text { from, to }] = edit.changes.as_slice() else {
        panic!("{:?}", edit.changes)
    };
    assert!(marked(from, to).contains("[-combating-]{+fighting+} crime"));
    assert_eq!(codes(&edits), ["PROOF-TEXT"]);
}

#[test]
fn a_paragraph_copied_is_inserted_and_the_numbers_after_it_move_on() {
    let returned = Returned::of(FIXTURE)
        .with(|body| insert_after(body, "combating crime, violence", "A new item."));
    let edits = edits(&returned);
    let all = codes(&edits);
    assert_eq!(all[0], "PROOF-EXTRA");
    // operative paragraphs 8 to 17
    assert_eq!(all[1..], ["PROOF-LABEL"; 10]);
}

#[test]
fn a_style_is_told_apart_by_its_name() {
    let returned = Returned::of(FIXTURE).with(|body| {
        let at = body.find("I should point out").unwrap();
        let style = body[..at].rfind("ReportParagraph").unwrap();
        format!(
            "{}Signature{}",
            &body[..style],
            &body[style + "ReportParagraph".len()..]
        )
    });
    let edits = edits(&returned);
    assert_eq!(codes(&edits), ["EDIT-STYLE"]);
    let Change::Style { from, to } = &edits.paragraphs[0].changes[0] else {
        panic!()
    };
    assert_eq!(
        (from.as_str(), to.as_str()),
        ("Report Paragraph", "Signature")
    );
}

#[test]
fn a_paragraph_at_another_place_has_moved() {
    let returned = Returned::of(FIXTURE).with(|body| {
        let (start, end) = edited::paragraph(body, "I should point out");
        let moved = body[start..end].to_owned();
        let rest = format!("{}{}", &body[..start], &body[end..]);
        let (first, _) = edited::paragraph(&rest, "On March 23, 2011");
        format!("{}{moved}{}", &rest[..first], &rest[first..])
    });
    assert_eq!(codes(&edits(&returned)), ["PROOF-MOVED"]);
}

#[test]
fn tracked_changes_and_comments_are_read_in_the_final_view_and_told() {
    let returned = Returned::of(FIXTURE)
        .with(|body| {
            edited::split(body, "I should point out, however, ", |before, after| {
                format!(
                    "{before}<w:del w:id=\"901\" w:author=\"Ana\"><w:r><w:delText xml:space=\"preserve\">however, </w:delText></w:r></w:del>\
                     <w:commentRangeStart w:id=\"7\"/><w:ins w:id=\"902\" w:author=\"Ana\"><w:r><w:t xml:space=\"preserve\">though, </w:t></w:r></w:ins>\
                     <w:commentRangeEnd w:id=\"7\"/><w:r><w:commentReference w:id=\"7\"/></w:r>{after}"
                )
            }, "however, ")
        })
        .with_comment("7", "Ben", "Is this right?");
    let (found, edits) = edited::read(&returned);
    let said: Vec<&str> = found
        .iter()
        .map(|finding| finding.message.as_str())
        .collect();
    assert_eq!(
        said,
        [
            "The file holds 2 tracked changes: 2 by Ana.",
            "Comment of Ben on “though,” (word/document.xml paragraph 11): “Is this right?”."
        ]
    );
    let Change::Text { from, to } = &edits.paragraphs[0].changes[0] else {
        panic!("{:?}", edits.paragraphs)
    };
    assert!(
        marked(from, to).contains("[-however-]{+though+}, that"),
        "{}",
        marked(from, to)
    );
}

#[test]
fn cells_and_notes_are_told_too() {
    let returned = Returned::of("features")
        .with(|body| replaced(body, "Anvil Rock", "Anvil Stone"))
        .with_part("word/footnotes.xml", |notes| {
            replaced(notes, "delegation of Exampleland", "delegation")
        });
    let edits = edits(&returned);
    let names: Vec<String> = edits.paragraphs.iter().map(|edit| edit.name()).collect();
    assert_eq!(codes(&edits), ["PROOF-TEXT"; 2]);
    assert!(
        names[0].starts_with("table 1, row 4, column 1: “Anvil"),
        "{names:?}"
    );
    assert!(names[1].starts_with("note 1 “The delegation"), "{names:?}");
}

#[test]
fn the_xml_inside_is_older_than_an_edited_body() {
    let returned = Returned::of(FIXTURE);
    let document = returned.document();
    let stale = |returned: &Returned| {
        press(|press| press.stale(&document, Medium::Docx, &returned.bytes, "a.docx"))
    };
    assert_eq!(stale(&returned), None);
    let edited = returned.with(|body| replaced(body, "combating crime,", "fighting crime,"));
    assert_eq!(stale(&edited).unwrap().rule.code, "SOURCE-STALE");
}

/// What `accept` makes of a returned file, and the codes of what it finds.
fn accept(returned: &Returned, choice: &Choice) -> (Option<Accepted>, Vec<&'static str>) {
    let found = press(|press| engross::batch::reread(Medium::Docx, &returned.bytes, press.book));
    let outcome = engross::accept::accept(
        "source.xml",
        &returned.source,
        &edited::sheet(),
        &found.value.unwrap(),
        choice,
    );
    let codes = outcome.findings.iter().map(|finding| finding.rule.code);
    (outcome.value, codes.collect())
}

fn source(returned: &Returned) -> String {
    String::from_utf8(returned.source.clone()).unwrap()
}

/// The new XML, which must be all that was to be done.
fn whole(returned: &Returned) -> String {
    let (accepted, codes) = accept(returned, &Choice::All);
    assert_eq!(codes, [""; 0]);
    let accepted = accepted.unwrap();
    assert!(
        accepted.left.paragraphs.is_empty(),
        "{:?}",
        accepted.left.paragraphs
    );
    String::from_utf8(accepted.bytes).unwrap()
}

#[test]
fn accepted_words_change_no_other_byte() {
    let returned = Returned::of(FIXTURE)
        .with(|body| replaced(body, "combating crime,", "fighting crime &amp; fear,"));
    let expected = source(&returned).replacen("combating crime,", "fighting crime &amp; fear,", 1);
    assert_eq!(whole(&returned), expected);
}

#[test]
fn words_in_an_inline_stay_in_it() {
    let returned = Returned::of(FIXTURE)
        .with(|body| replaced(body, ">REAFFIRMING</w:t>", ">REITERATING</w:t>"));
    let expected = source(&returned);
    let at = expected.find(">REAFFIRMING</inline>").unwrap();
    let expected = format!(
        "{}>REITERATING</inline>{}",
        &expected[..at],
        &expected[at + ">REAFFIRMING</inline>".len()..]
    );
    assert_eq!(whole(&returned), expected);
}

#[test]
fn a_new_paragraph_takes_the_number_of_the_file_and_the_others_move_on() {
    let returned = Returned::of(FIXTURE).with(|body| {
        insert_after(
            body,
            "combating crime, violence",
            "That a new item stands here.",
        )
    });
    let made = whole(&returned);
    assert!(made.contains(
        "            <paragraph eId=\"att_1__para_8\">\n              <num>8.</num>\n              \
         <content eId=\"att_1__para_8__content\">\n                <p>That a new item stands here.</p>\n              \
         </content>\n            </paragraph>\n            <paragraph eId=\"att_1__para_9\">\n              <num>9.</num>"
    ), "{made}");
    // the workflow's reference to the last but one paragraph follows it
    assert!(source(&returned).contains("#att_1__para_16"));
    assert!(made.contains("#att_1__para_17") && !made.contains("#att_1__para_16\""));
    // and taking it out again gives back the XML of before, byte for byte
    let back = Returned::made(made.into_bytes(), &|_| Err("none".into())).with(|body| {
        let (start, end) = edited::paragraph(body, "That a new item stands here.");
        format!("{}{}", &body[..start], &body[end..])
    });
    assert_eq!(whole(&back), source(&returned));
}

#[test]
fn a_new_paragraph_without_number_stands_beside_its_like() {
    let returned =
        Returned::of(FIXTURE).with(|body| insert_after(body, "I should point out", "More words."));
    let made = whole(&returned);
    assert!(made.contains("<paragraph eId=\"para_10bis\">\n        <content eId=\"para_10bis__content\">\n          <p>More words.</p>\n        </content>\n      </paragraph>\n      <paragraph eId=\"para_11\">"), "{made}");
}

#[test]
fn only_what_is_chosen_is_taken() {
    let returned = Returned::of(FIXTURE)
        .with(|body| replaced(body, "combating crime,", "fighting crime,"))
        .with(|body| replaced(body, "On March 23, 2011", "On March 24, 2011"));
    let expected = source(&returned).replacen("combating crime,", "fighting crime,", 1);
    let file = "[[edit]]\nparagraph = \"att_1__para_7\"\ndecision = \"accept\"\n";
    for choice in [
        Choice::Paragraphs(vec!["7.".into()]),
        Choice::Paragraphs(vec!["att_1__para_7".into()]),
        Choice::Decisions(file.into()),
    ] {
        let (accepted, codes) = accept(&returned, &choice);
        assert_eq!(codes, [""; 0]);
        let accepted = accepted.unwrap();
        assert_eq!(accepted.bytes, expected.as_bytes());
        let left = &accepted.left.paragraphs;
        assert_eq!((left.len(), left[0].key.as_str()), (1, "para_2"));
    }
    let template = engross::accept::template(&edits(&returned).paragraphs);
    let (none, _) = accept(&returned, &Choice::Decisions(template.clone()));
    assert_eq!(none.unwrap().bytes, returned.source);
    let (all, _) = accept(
        &returned,
        &Choice::Decisions(template.replace("\"reject\"", "\"accept\"")),
    );
    assert!(all.unwrap().left.paragraphs.is_empty());
    for wrong in [
        Choice::Paragraphs(vec!["99.".into()]),
        Choice::Decisions("[[edit]]\nparagraph = \"para_2\"\ndecision = \"perhaps\"\n".into()),
    ] {
        let (none, codes) = accept(&returned, &wrong);
        assert!(none.is_none());
        assert_eq!(codes, ["EDIT-DECISIONS"]);
    }
}

#[test]
fn a_number_does_not_move_on_without_the_paragraph_before_it() {
    let returned = Returned::of(FIXTURE)
        .with(|body| {
            insert_after(
                body,
                "combating crime, violence",
                "That a new item stands here.",
            )
        })
        .with(|body| replaced(body, "is at the center of", "is in the center of"));
    let (accepted, codes) = accept(
        &returned,
        &Choice::Paragraphs(vec!["att_1__para_4".into(), "att_1__para_12".into()]),
    );
    assert_eq!(codes, [""; 0]);
    let expected = source(&returned).replacen("is at the center of", "is in the center of", 1);
    assert_eq!(
        String::from_utf8(accepted.unwrap().bytes).unwrap(),
        expected
    );
}

#[test]
fn what_the_xml_cannot_express_is_named_and_left() {
    let moved = Returned::of(FIXTURE).with(|body| {
        let (start, end) = edited::paragraph(body, "I should point out");
        let moved = body[start..end].to_owned();
        let rest = format!("{}{}", &body[..start], &body[end..]);
        let (first, _) = edited::paragraph(&rest, "On March 23, 2011");
        format!("{}{moved}{}", &rest[..first], &rest[first..])
    });
    let style = Returned::of(FIXTURE).with(|body| {
        let at = body.find("I should point out").unwrap();
        let style = body[..at].rfind("ReportParagraph").unwrap();
        format!(
            "{}Signature{}",
            &body[..style],
            &body[style + "ReportParagraph".len()..]
        )
    });
    let broken = Returned::of(FIXTURE).with(|body| {
        replaced(
            body,
            "combating crime,",
            "combating</w:t><w:br/><w:t xml:space=\"preserve\">crime,",
        )
    });
    for returned in [moved, style, broken] {
        let (accepted, codes) = accept(&returned, &Choice::All);
        assert_eq!(codes, ["EDIT-INEXPRESSIBLE"]);
        let accepted = accepted.unwrap();
        assert_eq!(accepted.bytes, returned.source);
        assert_eq!(accepted.left.paragraphs.len(), 1);
    }
}

#[test]
fn a_new_paragraph_that_has_no_place_keeps_the_numbers_after_it_back() {
    // between a paragraph and its sub-items
    let returned = Returned::of("features")
        .with(|body| {
            insert_after(
                body,
                "To request the General Secretariat",
                "To thank the keepers;",
            )
        })
        .with(|body| replaced(body, "Anvil Rock", "Anvil Stone"));
    let (accepted, codes) = accept(&returned, &Choice::All);
    assert!(
        codes.iter().all(|code| *code == "EDIT-INEXPRESSIBLE"),
        "{codes:?}"
    );
    let expected = source(&returned).replacen("<th><p>Anvil Rock", "<th><p>Anvil Stone", 1);
    assert_eq!(
        String::from_utf8(accepted.unwrap().bytes).unwrap(),
        expected
    );
}

#[test]
fn a_deletion_that_leaves_a_reference_dangling_is_refused() {
    // the workflow names the paragraph that Canada has not agreed to
    let returned = Returned::of(FIXTURE).with(|body| {
        let (start, end) = edited::paragraph(body, "Instruct the Permanent Council to work");
        format!("{}{}", &body[..start], &body[end..])
    });
    let (accepted, codes) = accept(&returned, &Choice::All);
    assert!(accepted.is_none());
    assert!(
        codes.contains(&"AD-REFERENDUM-STEP") && codes.contains(&"EDIT-PROOF"),
        "{codes:?}"
    );
}

#[test]
fn cells_and_notes_are_accepted() {
    let returned = Returned::of("features")
        .with(|body| replaced(body, "Anvil Rock", "Anvil Stone"))
        .with_part("word/footnotes.xml", |notes| {
            replaced(
                notes,
                "delegation of Exampleland",
                "delegation of Exampleshire",
            )
        });
    let expected = source(&returned)
        .replacen("<th><p>Anvil Rock", "<th><p>Anvil Stone", 1)
        .replacen(
            "The delegation of Exampleland asks",
            "The delegation of Exampleshire asks",
            1,
        );
    assert_eq!(whole(&returned), expected);
}

#[test]
fn the_commands_say_it_write_it_and_tell_it_by_their_exit_code() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let returned = Returned::of(FIXTURE)
        .with(|body| replaced(body, "combating crime,", "fighting crime,"))
        .with(|body| replaced(body, "On March 23, 2011", "On March 24, 2011"));
    std::fs::write(at("a.docx"), &returned.bytes).unwrap();
    std::fs::write(at("a.xml"), &returned.source).unwrap();

    let verified = engross(&["verify", &at("a.docx"), "--against", &at("a.xml")]);
    assert_eq!(verified.status.code(), Some(1));
    let told = said(&verified);
    let (second, seventh) = (told.find("[para_2]"), told.find("[att_1__para_7]"));
    assert!(second.is_some() && second < seventh, "{told}");
    assert!(told.contains("[-combating-]{+fighting+} crime"), "{told}");
    let json = engross(&[
        "verify",
        &at("a.docx"),
        "--against",
        &at("a.xml"),
        "--format",
        "json",
    ]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    let change = &json["entries"][0]["edits"][1];
    assert_eq!(change["paragraph"], "att_1__para_7");
    assert_eq!(change["changes"][0]["code"], "PROOF-TEXT");

    // the bytes are given, and the warning says that they are older
    let extracted = engross(&["extract", &at("a.docx")]);
    assert_eq!(extracted.status.code(), Some(1));
    assert!(extracted.stdout == returned.source);
    assert!(said(&extracted).contains("SOURCE-STALE"));

    let some = engross(&[
        "accept",
        &at("a.docx"),
        "-o",
        &at("some.xml"),
        "--paragraph",
        "7.",
    ]);
    assert!(some.status.success(), "{}", said(&some));
    assert!(
        said(&some).contains("differs from it still in 1 paragraph"),
        "{}",
        said(&some)
    );
    let template = engross(&["accept", &at("a.docx"), "--write-decisions", &at("d.toml")]);
    assert!(template.status.success(), "{}", said(&template));
    let decisions = std::fs::read_to_string(at("d.toml")).unwrap();
    std::fs::write(at("d.toml"), decisions.replace("\"reject\"", "\"accept\"")).unwrap();
    let all = engross(&[
        "accept",
        &at("a.docx"),
        "-o",
        &at("all.xml"),
        "--decisions",
        &at("d.toml"),
    ]);
    assert!(all.status.success(), "{}", said(&all));
    let clean = engross(&["verify", &at("a.docx"), "--against", &at("all.xml")]);
    assert!(clean.status.success(), "{}", said(&clean));

    let wrong = engross(&[
        "accept",
        &at("a.docx"),
        "-o",
        &at("none.xml"),
        "--paragraph",
        "99.",
    ]);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(!std::path::Path::new(&at("none.xml")).exists());
}
