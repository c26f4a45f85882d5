//! Two versions of the canonical XML compared: each kind of change found as what it is, and nothing where nothing changed.

use crate::press::{engross, path, said};
use serde_json::Value;
use std::fs;

const SOURCE: &str = "fixtures/AG05279E04/source.xml";

/// What `compare` says of the fixture against an altered version: kind of change and paragraph.
fn changes(alter: impl Fn(&str) -> String) -> Vec<(String, String)> {
    let text = fs::read_to_string(path(SOURCE)).unwrap();
    let altered = alter(&text);
    assert_ne!(altered, text, "nothing was altered");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("new.xml");
    fs::write(&file, altered).unwrap();
    let output = engross(&[
        "compare",
        SOURCE,
        &file.display().to_string(),
        "--format",
        "json",
    ]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let edits = json["entries"][0]["edits"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    edits
        .iter()
        .flat_map(|edit| {
            let paragraph = edit["paragraph"].as_str().unwrap().to_owned();
            let changes = edit["changes"].as_array().unwrap().clone();
            changes.into_iter().map(move |change| {
                (
                    change["change"].as_str().unwrap().to_owned(),
                    paragraph.clone(),
                )
            })
        })
        .collect()
}

/// The whole element that begins with `start`, up to its end tag.
fn element<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let from = text.find(start).unwrap();
    let to = from + text[from..].find(end).unwrap() + end.len();
    &text[from..to]
}

#[test]
fn a_document_says_the_same_as_itself() {
    let output = engross(&["compare", SOURCE, SOURCE]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(said(&output).contains("says the same"), "{}", said(&output));
}

#[test]
fn each_kind_of_change_is_found_where_it_is_and_nowhere_else() {
    let told = |kind: &str, paragraph: &str| vec![(kind.to_owned(), paragraph.to_owned())];
    let word = changes(|text| text.replacen("still pending", "now settled", 1));
    assert_eq!(word.len(), 1);
    assert_eq!(word[0].0, "text");
    let paragraph = |text: &str| {
        let para = element(text, "<paragraph eId=\"att_1__para_7\"", "</paragraph>");
        para.to_owned()
    };
    let gone = changes(|text| text.replace(&paragraph(text), ""));
    assert_eq!(gone, told("deleted", "att_1__para_7"));
    let moved = changes(|text| {
        let para = paragraph(text);
        let rest = text.replace(&para, "");
        let after = element(&rest, "<paragraph eId=\"att_1__para_12\"", "</paragraph>");
        rest.replace(after, &format!("{after}\n{para}"))
    });
    assert_eq!(moved, told("moved", "att_1__para_7"));
    let renumbered = changes(|text| {
        let para = paragraph(text);
        text.replace(&para, &para.replace("<num>7.</num>", "<num>7 bis.</num>"))
    });
    assert_eq!(renumbered, told("number", "att_1__para_7"));
    let new = changes(|text| {
        let para = paragraph(text);
        let added = para
            .replace("att_1__para_7", "att_1__para_7bis")
            .replace("<num>7.</num>", "<num>7 bis.</num>");
        let added = added.replace(
            "<p>",
            "<p>Something altogether new that no one has said before: ",
        );
        text.replace(&para, &format!("{para}\n{added}"))
    });
    assert_eq!(new.len(), 1, "{new:?}");
    assert_eq!(new[0].0, "inserted");
}

#[test]
fn what_cannot_be_read_ends_with_2() {
    assert_eq!(
        engross(&["compare", SOURCE, "no-such.xml"]).status.code(),
        Some(2)
    );
    assert_eq!(
        engross(&["compare", "fixtures/bad/truncated.xml", SOURCE])
            .status
            .code(),
        Some(2)
    );
}

#[test]
fn marked_up_files_and_a_page_are_made_and_told() {
    let text = fs::read_to_string(path(SOURCE)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    fs::write(
        at("new.xml"),
        text.replacen("encourage measures", "promote &lt;all&gt; steps", 1),
    )
    .unwrap();
    let output = engross(&[
        "compare",
        SOURCE,
        &at("new.xml"),
        "-o",
        &at("out"),
        "--report",
        &at("page.html"),
    ]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    for name in [
        "out/AG05279E04-marked.pdf",
        "out/AG05279E04-marked.docx",
        "page.html",
    ] {
        assert!(said(&output).contains(&at(name)), "{}", said(&output));
    }
    let page = fs::read_to_string(at("page.html")).unwrap();
    assert!(page.contains("<del>encourage measures</del>"));
    assert!(page.contains("<ins>promote &lt;all&gt; steps</ins>"));
    assert_eq!(page.matches("<tr id=").count(), 1);
    // the marked-up files are of the new version, and say so
    for name in ["out/AG05279E04-marked.pdf", "out/AG05279E04-marked.docx"] {
        let verified = engross(&["verify", &at(name), "--against", &at("new.xml")]);
        assert_eq!(verified.status.code(), Some(0), "{}", said(&verified));
        let is_told = ["PDF-REVISED", "TRACKED-CHANGES"]
            .iter()
            .any(|code| said(&verified).contains(code));
        assert!(is_told, "{}", said(&verified));
        let lie = engross(&["verify", &at(name), "--against", SOURCE]);
        assert_eq!(lie.status.code(), Some(1), "{}", said(&lie));
    }
}

#[test]
fn nothing_is_written_of_a_version_that_has_errors() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out").display().to_string();
    let output = engross(&[
        "compare",
        SOURCE,
        "fixtures/bad/rule-number-repeated.xml",
        "-o",
        &out,
    ]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(!fs::exists(format!("{out}/AG05279E04-marked.pdf")).unwrap());
}
