//! A returned Word file: what was edited in it is told paragraph by paragraph.

mod edited;

use edited::{FIXTURE, Returned, codes, edits, insert_after, press, replaced};
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
        press(|press| {
            press.stale(
                &document,
                engross::batch::Medium::Docx,
                &returned.bytes,
                "a.docx",
            )
        })
    };
    assert_eq!(stale(&returned), None);
    let edited = returned.with(|body| replaced(body, "combating crime,", "fighting crime,"));
    assert_eq!(stale(&edited).unwrap().rule.code, "SOURCE-STALE");
}
