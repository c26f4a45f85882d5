//! The files of `fixtures/legacy`: what LibreOffice made of documents written by hand, against the truth that was
//! written beside them; and the .doc twins of our own outputs, against the truth of their documents.

use super::case::{compare, lines};
use engross::legacy::doc;
use engross::reread::View;
use engross::transcript::Transcript;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

fn read(name: &str, view: View) -> Transcript {
    let bytes = fs::read(folder().join("legacy").join(name)).unwrap();
    let outcome = doc::read_view(&bytes, view);
    let reading = outcome
        .value
        .unwrap_or_else(|| panic!("{name}: {:?}", outcome.findings));
    assert!(reading.damage.is_empty(), "{name}: {:?}", reading.damage);
    reading.transcript
}

fn check(language: &str, ending: &str, view: View) {
    let wanted = folder().join("legacy").join(format!("{language}.{ending}"));
    let wanted = fs::read_to_string(wanted).unwrap();
    let found = lines(&read(&format!("{language}.doc"), view));
    if let Err(report) = compare(language, &wanted, &found) {
        panic!("{report}");
    }
}

#[test]
fn english() {
    check("english", "expected", View::Final);
}

#[test]
fn spanish_in_both_views() {
    check("spanish", "expected", View::Final);
    check("spanish", "original", View::Original);
}

#[test]
fn french() {
    check("french", "expected", View::Final);
}

#[test]
fn portuguese() {
    check("portuguese", "expected", View::Final);
}

/// Label and text of each row of a truth, by the roles that are wanted.
fn truth(fixture: &str, wanted: impl Fn(&str) -> bool) -> Vec<(String, String)> {
    let rows = fs::read_to_string(folder().join(fixture).join("truth/body.tsv")).unwrap();
    rows.lines()
        .skip(1)
        .map(|row| row.split('\t').collect::<Vec<_>>())
        .filter(|row| wanted(row[1]))
        .map(|row| (row[2].to_owned(), row[3].replace("\\n", "\n")))
        .collect()
}

/// Label and text of the paragraphs of the body that have either.
fn body(transcript: &Transcript) -> Vec<(String, String)> {
    transcript
        .body
        .iter()
        .map(|paragraph| {
            let label = paragraph.label.clone().unwrap_or_default();
            (label, paragraph.text.trim().to_owned())
        })
        .filter(|(label, text)| !(label.is_empty() && text.is_empty()))
        .collect()
}

/// What is in one and not in the other.
fn assert_same(wanted: &[(String, String)], found: &[(String, String)]) {
    for (index, want) in wanted.iter().enumerate() {
        assert_eq!(found.get(index), Some(want), "row {index}");
    }
    assert_eq!(wanted.len(), found.len(), "{:?}", found.get(wanted.len()));
}

/// The real document: every character and every number, and its symbol.
#[test]
fn twin_of_the_real_document() {
    let transcript = read("AG05279E04.doc", View::Final);
    assert_same(&truth("AG05279E04", |_| true), &body(&transcript));
    let running: Vec<&str> = transcript
        .running
        .iter()
        .flat_map(|line| line.text.iter().map(String::as_str))
        .filter(|text| !text.is_empty())
        .collect();
    assert!(
        running.contains(&"AG05279E04") && running.contains(&"- {} -"),
        "{running:?}"
    );
}

/// The invented resolution, with what the real document lacks. Its picture has no text in a Word file of that time, and
/// two fields of the masthead stand on one line.
#[test]
fn twin_of_the_invented_resolution() {
    let transcript = read("AG09999E01.doc", View::Final);
    let found: Vec<(String, String)> = body(&transcript)
        .into_iter()
        .flat_map(|(label, text)| {
            let halves: Vec<_> = text.split('\t').map(str::to_owned).collect();
            halves.into_iter().map(move |half| (label.clone(), half))
        })
        .collect();
    assert_same(&truth("features", |role| role != "image"), &found);
    let notes = fs::read_to_string(folder().join("features/truth/notes.tsv")).unwrap();
    let notes: Vec<&str> = notes
        .lines()
        .skip(1)
        .filter_map(|row| row.split('\t').nth(2))
        .collect();
    let found: Vec<&str> = transcript
        .notes
        .iter()
        .flat_map(|note| {
            note.paragraphs
                .iter()
                .map(|paragraph| paragraph.text.trim())
        })
        .collect();
    assert_eq!(notes, found);
}
