//! Drafts of canonical XML from legacy files: from the Word files that engross itself makes the canonical text comes back.

use engross::diag::{Finding, Severity};
use engross::draft::draft;
use engross::legacy::{self, Hints};
use engross::sheet::{self, Sheet};
use engross::transcript::{Paragraph, Role, Transcript};
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn layout() -> Sheet {
    sheet::load("ag.toml", sheet::builtin("ag").unwrap())
        .value
        .unwrap()
}

fn source(fixture: &str) -> Vec<u8> {
    std::fs::read(root().join("fixtures").join(fixture).join("source.xml")).unwrap()
}

/// What a reader ought to find in outputs made from this XML, and what reading and checking it found.
fn expected(name: &str, xml: &[u8], sheet: &Sheet) -> (Transcript, Vec<Finding>) {
    let outcome = engross::read::read(name, xml);
    let document = outcome
        .value
        .unwrap_or_else(|| panic!("{name}: {:?}", outcome.findings));
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
    let notes = transcript.notes.iter().flat_map(|note| {
        note.paragraphs
            .iter()
            .map(|paragraph| format!("note {}: {}", note.marker, said(paragraph)))
    });
    body.chain(notes).collect()
}

/// The draft of a legacy file, as XML, with all findings.
fn drafted(name: &str, bytes: &[u8], sheet: &Sheet) -> (String, Vec<Finding>) {
    let outcome = legacy::read(name, bytes, &Hints::default());
    let reading = outcome
        .value
        .unwrap_or_else(|| panic!("{name}: {:?}", outcome.findings));
    let outcome = draft(name, &reading, sheet);
    let draft = outcome
        .value
        .unwrap_or_else(|| panic!("{name}: {:?}", outcome.findings));
    (draft.xml, outcome.findings)
}

/// The canonical text comes back, and the draft is as good as canonical.
fn comes_back(fixture: &str, file: &str, bytes: &[u8], sheet: &Sheet) {
    let (xml, _) = drafted(file, bytes, sheet);
    let (wanted, _) = expected("source.xml", &source(fixture), sheet);
    let (found, findings) = expected(file, xml.as_bytes(), sheet);
    let (mut wanted, found) = (wanted, found);
    if file.ends_with(".doc") {
        // the alternative text of a picture is no text of a .doc
        wanted
            .body
            .retain(|paragraph| paragraph.role != Role::Figure);
    }
    let (wanted, found) = (story(&wanted), story(&found));
    for (index, (one, other)) in wanted.iter().zip(&found).enumerate() {
        assert_eq!(one, other, "{file}, paragraph {index}");
    }
    assert_eq!(wanted.len(), found.len(), "{file}");
    let grave: Vec<_> = findings
        .iter()
        .filter(|finding| finding.severity() > Severity::Remark)
        .collect();
    assert!(grave.is_empty(), "{file}: {grave:#?}");
    println!(
        "{file}: {} paragraphs as in the canonical text",
        wanted.len()
    );
}

/// Runs `engross` on a file of the checkout or a temporary one.
fn run(arguments: &[&str]) -> std::process::Output {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_engross"));
    command
        .args(arguments)
        .current_dir(root())
        .output()
        .unwrap()
}

fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("import")
        .join(test);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn the_doc_twins_give_the_canonical_text() {
    let sheet = layout();
    for (fixture, name) in [
        ("AG05279E04", "AG05279E04.doc"),
        ("features", "AG09999E01.doc"),
    ] {
        let bytes = std::fs::read(root().join("fixtures/legacy").join(name)).unwrap();
        comes_back(fixture, name, &bytes, &sheet);
    }
}

/// From the canonical XML to Word and back, as people do it.
#[test]
fn a_docx_gives_the_canonical_text() {
    let (sheet, folder) = (layout(), folder("docx"));
    for (fixture, symbol) in [
        ("AG05279E04", "AG05279E04"),
        ("features", "AG09999E01"),
        ("collection", "AG09997S01"),
        ("minimal", "AG09990E01"),
    ] {
        let rendered = run(&[
            "render",
            &format!("fixtures/{fixture}/source.xml"),
            "-o",
            &folder.display().to_string(),
        ]);
        assert!(rendered.status.success(), "{rendered:?}");
        let made = folder.join(format!("{symbol}.docx"));
        let output = folder.join(format!("{symbol}.xml"));
        let imported = run(&[
            "import",
            &made.display().to_string(),
            "-o",
            &output.display().to_string(),
            "--force",
        ]);
        // the pictures of a draft must be put beside it by hand
        let code = if fixture == "features" { 1 } else { 0 };
        assert_eq!(imported.status.code(), Some(code), "{imported:?}");
        comes_back(
            fixture,
            &format!("{symbol}.docx"),
            &std::fs::read(&made).unwrap(),
            &sheet,
        );
        let (wanted, _) = expected("source.xml", &source(fixture), &sheet);
        let (found, _) = expected("draft", &std::fs::read(&output).unwrap(), &sheet);
        assert_eq!(story(&wanted), story(&found), "{fixture}");
    }
}

#[test]
fn nothing_is_written_over_unless_asked() {
    let output = folder("force").join("draft.xml");
    std::fs::write(&output, "mine").unwrap();
    let name = output.display().to_string();
    let refused = run(&["import", "fixtures/legacy/AG05279E04.doc", "-o", &name]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("DRAFT-EXISTS"));
    assert_eq!(std::fs::read_to_string(&output).unwrap(), "mine");
    let forced = run(&[
        "import",
        "fixtures/legacy/AG05279E04.doc",
        "-o",
        &name,
        "--force",
    ]);
    assert_eq!(forced.status.code(), Some(0), "{forced:?}");
    assert!(
        std::fs::read_to_string(&output)
            .unwrap()
            .contains("<akomaNtoso")
    );
}
