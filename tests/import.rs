//! Drafts of canonical XML from legacy files: from the Word files that engross itself makes the canonical text comes back.

use engross::diag::{Finding, Severity};
use engross::draft::draft;
use engross::legacy::{self, Hints};
use engross::sheet::{self, Sheet};
use engross::transcript::{Paragraph, Transcript};
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn layout() -> Sheet {
    sheet::load("ag.toml", sheet::builtin("ag").unwrap()).value.unwrap()
}

fn source(fixture: &str) -> Vec<u8> {
    std::fs::read(root().join("fixtures").join(fixture).join("source.xml")).unwrap()
}

/// What a reader ought to find in outputs made from this XML, and what reading and checking it found.
fn expected(name: &str, xml: &[u8], sheet: &Sheet) -> (Transcript, Vec<Finding>) {
    let outcome = engross::read::read(name, xml);
    let document = outcome.value.unwrap_or_else(|| panic!("{name}: {:?}", outcome.findings));
    let mut findings = outcome.findings;
    findings.extend(engross::check::check(&document));
    (engross::expect::expect(&document, sheet), findings)
}

/// Label, text and calls of a paragraph.
fn said(paragraph: &Paragraph) -> String {
    let mut text = paragraph.text.clone();
    for call in paragraph.notes.iter().rev() {
        text.insert_str(call.at, &format!("<{}>", call.marker));
    }
    match &paragraph.label {
        Some(label) => format!("[{label}] {text}"),
        None => text,
    }
}

/// All paragraphs of body and notes.
fn story(transcript: &Transcript) -> Vec<String> {
    let body = transcript.body.iter().map(said);
    let notes = transcript.notes.iter().flat_map(|note| note.paragraphs.iter().map(|paragraph| format!("note {}: {}", note.marker, said(paragraph))));
    body.chain(notes).collect()
}

/// The draft of a legacy file, as XML, with all findings.
fn drafted(name: &str, bytes: &[u8], sheet: &Sheet) -> (String, Vec<Finding>) {
    let outcome = legacy::read(name, bytes, &Hints::default());
    let reading = outcome.value.unwrap_or_else(|| panic!("{name}: {:?}", outcome.findings));
    let outcome = draft(name, &reading, sheet);
    let draft = outcome.value.unwrap_or_else(|| panic!("{name}: {:?}", outcome.findings));
    (draft.xml, outcome.findings)
}

/// The canonical text comes back, and the draft is as good as canonical.
fn comes_back(fixture: &str, file: &str, bytes: &[u8], sheet: &Sheet, faults: &[&str]) {
    let (xml, _) = drafted(file, bytes, sheet);
    if let Ok(folder) = std::env::var("ENGROSS_DRAFTS") {
        std::fs::write(Path::new(&folder).join(format!("{file}.xml")), &xml).unwrap();
    }
    let (wanted, _) = expected("source.xml", &source(fixture), sheet);
    let (found, findings) = expected(file, xml.as_bytes(), sheet);
    let (wanted, found) = (story(&wanted), story(&found));
    for (index, (one, other)) in wanted.iter().zip(&found).enumerate() {
        assert_eq!(one, other, "{file}, paragraph {index}");
    }
    assert_eq!(wanted.len(), found.len(), "{file}");
    let grave: Vec<_> = findings.iter().filter(|finding| finding.severity() > Severity::Remark).collect();
    let others: Vec<_> = grave.iter().filter(|finding| !faults.contains(&finding.rule.code)).collect();
    assert!(others.is_empty(), "{file}: {others:#?}");
    println!("{file}: {} paragraphs as in the canonical text", wanted.len());
}

fn twin(name: &str) -> Vec<u8> {
    std::fs::read(root().join("fixtures/legacy").join(name)).unwrap()
}

#[test]
fn the_doc_twin_of_the_real_document_gives_the_canonical_text() {
    comes_back("AG05279E04", "AG05279E04.doc", &twin("AG05279E04.doc"), &layout(), &[]);
}

#[test]
fn the_doc_twins_of_the_other_fixtures_give_their_text() {
    let sheet = layout();
    comes_back("minimal", "AG09990E01.doc", &twin("AG09990E01.doc"), &sheet, &[]);
    comes_back("collection", "AG09997S01.doc", &twin("AG09997S01.doc"), &sheet, &[]);
    comes_back("features", "AG09999E01.doc", &twin("AG09999E01.doc"), &sheet, &[]);
}
