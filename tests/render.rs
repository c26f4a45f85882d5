//! The main job, as a user runs it: two files from the real document, equal to truth, the same bytes each time.

use crate::press::{engross, path, rows, said, truth};
use engross::text::FontBook;
use engross::transcript::{Paragraph, Role, RunningAt, Transcript};
use std::fs;

/// Renders a fixture into a fresh folder.
fn render(fixture: &str) -> tempfile::TempDir {
    let out = tempfile::tempdir().unwrap();
    let source = format!("fixtures/{fixture}/source.xml");
    let output = engross(&["render", &source, "-o", out.path().to_str().unwrap()]);
    assert!(output.status.success(), "{}", said(&output));
    out
}

fn read_pdf(bytes: &[u8]) -> Transcript {
    let outcome = engross::batch::reread(engross::batch::Medium::Pdf, bytes, FontBook::shared());
    assert!(outcome.findings.is_empty(), "{:#?}", outcome.findings);
    outcome.value.unwrap()
}

fn read_docx(bytes: &[u8]) -> Transcript {
    let outcome = engross::batch::reread(engross::batch::Medium::Docx, bytes, FontBook::shared());
    assert!(outcome.findings.is_empty(), "{:#?}", outcome.findings);
    outcome.value.unwrap()
}

/// Label and text of every paragraph. Truth has a row for each field of a masthead; a tab parts those that share a
/// line. The number of the page at the end of a contents line is the layout's and not in truth.
fn body(transcript: &Transcript) -> Vec<(String, String)> {
    let fields = |p: &Paragraph| {
        let label = p.label.clone().unwrap_or_default();
        let text = match p.role {
            Role::Contents => p.text.split('\t').next().unwrap(),
            _ => &p.text,
        };
        text.split('\t')
            .map(|field| (label.clone(), field.to_string()))
            .collect::<Vec<_>>()
    };
    transcript.body.iter().flat_map(fields).collect()
}

fn true_body(fixture: &str) -> Vec<(String, String)> {
    truth(fixture)
        .into_iter()
        .map(|p| (p.label, p.text))
        .collect()
}

#[test]
fn both_outputs_of_the_real_document_equal_truth_character_by_character() {
    let out = render("AG05279E04");
    let expected = true_body("AG05279E04");
    assert_eq!(expected.len(), 64);
    assert_eq!(
        body(&read_pdf(
            &fs::read(out.path().join("AG05279E04.pdf")).unwrap()
        )),
        expected
    );
    assert_eq!(
        body(&read_docx(
            &fs::read(out.path().join("AG05279E04.docx")).unwrap()
        )),
        expected
    );
}

#[test]
fn both_outputs_of_the_features_fixture_equal_truth_notes_included() {
    let out = render("features");
    let expected = true_body("features");
    let notes: Vec<(String, String)> = rows("fixtures/features/truth/notes.tsv")
        .into_iter()
        .map(|row| (row[1].clone(), row[2].clone()))
        .collect();
    for (file, read) in [
        ("AG09999E01.pdf", read_pdf as fn(&[u8]) -> Transcript),
        ("AG09999E01.docx", read_docx),
    ] {
        let found = read(&fs::read(out.path().join(file)).unwrap());
        assert_eq!(body(&found), expected, "{file}");
        let found: Vec<(String, String)> = found
            .notes
            .iter()
            .flat_map(|note| {
                note.paragraphs.iter().enumerate().map(|(at, p)| {
                    // the mark stands before the first paragraph of a note only
                    let marker = if at == 0 {
                        note.marker.clone()
                    } else {
                        String::new()
                    };
                    (marker, p.text.clone())
                })
            })
            .collect();
        assert_eq!(found, notes, "{file}");
    }
}

#[test]
fn running_text_is_what_truth_says_on_every_page() {
    let out = render("AG05279E04");
    let symbol = "AG05279E04".to_string();
    let empty = String::new;
    let found = read_pdf(&fs::read(out.path().join("AG05279E04.pdf")).unwrap());
    let pages = found.pages.unwrap() as u32;
    for running in &found.running {
        let RunningAt::Page(page) = running.at else {
            panic!("{running:?}")
        };
        let expected = match (page, running.footer) {
            (1, true) => [symbol.clone(), empty(), empty()],
            (2.., false) => [symbol.clone(), format!("- {page} -"), empty()],
            _ => panic!("nothing may stand there: {running:?}"),
        };
        assert_eq!(running.text, expected);
    }
    // one line a page; a blank verso, of which there is at most one, bears none
    assert!(
        (pages - 1..=pages).contains(&(found.running.len() as u32)),
        "{:?}",
        found.running
    );
    let found = read_docx(&fs::read(out.path().join("AG05279E04.docx")).unwrap());
    for running in &found.running {
        let expected = match (running.at, running.footer) {
            (RunningAt::First(0), true) => [symbol.clone(), empty(), empty()],
            (RunningAt::Following(_), false) => [symbol.clone(), "- {} -".into(), empty()],
            _ => panic!("nothing may stand there: {running:?}"),
        };
        assert_eq!(running.text, expected);
    }
    assert_eq!(found.running.len(), 3, "{:?}", found.running);
}

#[test]
fn two_runs_give_the_same_bytes() {
    let (first, second) = (render("AG05279E04"), render("AG05279E04"));
    for file in ["AG05279E04.pdf", "AG05279E04.docx"] {
        let [first, second] = [&first, &second].map(|out| fs::read(out.path().join(file)).unwrap());
        assert!(first == second, "{file} differs between two runs");
    }
}

#[test]
fn a_margin_in_the_layout_file_changes_both_outputs() {
    let temporary = tempfile::tempdir().unwrap();
    let layout = temporary.path().join("wide.toml");
    let text = fs::read_to_string(path("layouts/ag.toml")).unwrap();
    let changed = text.replacen("left = \"1.18in\"", "left = \"1.5in\"", 1);
    assert_ne!(
        text, changed,
        "layouts/ag.toml states the left margin as 1.18in"
    );
    fs::write(&layout, changed).unwrap();
    let normal = render("AG05279E04");
    let output = engross(&[
        "render",
        "fixtures/AG05279E04/source.xml",
        "--layout",
        layout.to_str().unwrap(),
        "-o",
        temporary.path().to_str().unwrap(),
    ]);
    assert!(output.status.success(), "{}", said(&output));
    for file in ["AG05279E04.pdf", "AG05279E04.docx"] {
        let [a, b] =
            [normal.path(), temporary.path()].map(|folder| fs::read(folder.join(file)).unwrap());
        assert!(a != b, "{file} is the same in both layouts");
    }
}

#[test]
fn the_source_comes_back_out_of_both_outputs_byte_for_byte() {
    let out = render("AG05279E04");
    let source = fs::read(path("fixtures/AG05279E04/source.xml")).unwrap();
    for file in ["AG05279E04.pdf", "AG05279E04.docx"] {
        let output = engross(&["extract", out.path().join(file).to_str().unwrap()]);
        assert!(output.status.success(), "{}", said(&output));
        assert!(
            output.stdout == source,
            "{file} carries other bytes than the source"
        );
    }
}

#[test]
fn a_difference_leaves_the_old_file_in_place() {
    // the outputs of one document verified against another are found to differ, each in its own words
    let out = render("AG05279E04");
    let pdf = out.path().join("AG05279E04.pdf");
    let docx = out.path().join("AG05279E04.docx");
    let same = engross(&[
        "verify",
        pdf.to_str().unwrap(),
        docx.to_str().unwrap(),
        "--against",
        "fixtures/AG05279E04/source.xml",
    ]);
    assert!(same.status.success(), "{}", said(&same));
    let source = fs::read_to_string(path("fixtures/AG05279E04/source.xml")).unwrap();
    let changed = source.replacen("violence crime impair", "violence impair", 1);
    assert_ne!(source, changed);
    let altered = out.path().join("altered.xml");
    fs::write(&altered, changed).unwrap();
    for file in [&pdf, &docx] {
        let output = engross(&[
            "verify",
            file.to_str().unwrap(),
            "--against",
            altered.to_str().unwrap(),
        ]);
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        assert!(said(&output).contains("PROOF-TEXT"), "{}", said(&output));
    }
}
