//! What is hardest to set, through the whole press: made, read back, and proved equal, and set as meant.

use crate::press::path;
use engross::batch::{Medium, Press, reread};
use engross::pages::{Item, Pages, Tag};
use engross::sheet::{self, Sheet};
use engross::text::FontBook;
use engross::transcript::{Role, Transcript};
use engross::{flow, layout, read};
use std::fs;

/// The smallest document with other words in its first paragraph.
fn with(words: &str) -> String {
    let text = fs::read_to_string(path("fixtures/minimal/source.xml")).unwrap();
    let place = "That the tide waits for no delegation.";
    assert!(text.contains(place));
    text.replacen(place, words, 1)
}

/// The smallest document in another language, its metadata included.
fn in_language(letter: char, code: &str, words: &str) -> String {
    with(words)
        .replace("AG09990E01", &format!("AG09990{letter}01"))
        .replace("eng@01", &format!("{code}@01"))
        .replace("language=\"eng\"", &format!("language=\"{code}\""))
}

/// The layout of AG, with `changes` made in it.
fn sheet(changes: &[(&str, &str)]) -> Sheet {
    let mut text = sheet::builtin("ag").unwrap().to_string();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    let loaded = sheet::load("changed.toml", &text);
    assert!(loaded.findings.is_empty(), "{:?}", loaded.findings);
    loaded.value.unwrap()
}

/// The pages of a document, and the PDF and DOCX of it as they are read back once both are proved.
fn pressed(xml: &str, sheet: &Sheet) -> (Pages, Transcript, Transcript) {
    let book = FontBook::shared();
    let press = Press { sheet, book };
    let outcome = press.engross("made.xml", xml.as_bytes(), &|src| Err(src.to_string()));
    let made = outcome
        .value
        .unwrap_or_else(|| panic!("{:#?}", outcome.findings));
    let document = read::read("made.xml", xml.as_bytes()).value.unwrap();
    let flowing = flow::flow(&document, sheet).value.unwrap();
    let pages = layout::layout(&flowing, book, &|_| None).value.unwrap();
    let read = |medium, bytes: &[u8]| {
        let outcome = reread(medium, bytes, book);
        assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
        outcome.value.unwrap()
    };
    let pdf = read(Medium::Pdf, &made.pdf);
    (pages, pdf, read(Medium::Docx, &made.docx))
}

/// How many words are divided on the pages: a hyphen is a glyph that stands for no text.
fn divided(pages: &Pages) -> usize {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    let glyphs = items.flat_map(|item| match item {
        Item::Glyphs(run) if matches!(run.tag, Tag::Content(_)) => &run.glyphs[..],
        _ => &[],
    });
    glyphs.filter(|glyph| glyph.start == glyph.end).count()
}

#[test]
fn divided_words_copy_out_without_their_hyphens() {
    let dividing = sheet(&[
        ("space-stretch = 2500", "space-stretch = 400"),
        (
            "hyphenate = []",
            "hyphenate = [\"en\", \"es\", \"fr\", \"pt\"]",
        ),
    ]);
    let whole = sheet(&[]);
    let languages = [
        (
            'E',
            "eng",
            "That internationalization, responsibility, and intergovernmental administration be considered; ",
        ),
        (
            'S',
            "spa",
            "Que la responsabilidad, la institucionalización y la administración intergubernamental se consideren; ",
        ),
        (
            'F',
            "fra",
            "Que la responsabilité, l’institutionnalisation et l’administration intergouvernementale soient examinées ; ",
        ),
        (
            'P',
            "por",
            "Que a responsabilidade, a institucionalização e a administração intergovernamental sejam consideradas; ",
        ),
    ];
    for (letter, code, words) in languages {
        // the numbers let no two lines fall alike
        let numbered = |n: u32| format!("{words}{}, ", n * 37);
        let text: String = (1..30).map(numbered).collect();
        let xml = in_language(letter, code, &text);
        let (pages, pdf, docx) = pressed(&xml, &dividing);
        assert!(divided(&pages) > 3, "{code}: {}", divided(&pages));
        for found in [pdf, docx] {
            assert!(
                found.body.iter().any(|p| p.text == text.trim_end()),
                "{code}"
            );
        }
        let (pages, ..) = pressed(&xml, &whole);
        assert_eq!(divided(&pages), 0, "{code}");
    }
}

#[test]
fn a_footnote_longer_than_a_page_goes_on_and_stays_one_note() {
    let sentence =
        "The delegation recalls that the tide has been reported upon before, and at length. ";
    let note = sentence.repeat(110);
    let words = format!(
        "That the tide waits.<authorialNote marker=\"1\" placement=\"bottom\" \
         eId=\"para_1__content__authorialNote_1\"><p>{note}</p></authorialNote>"
    );
    let (pages, pdf, docx) = pressed(&with(&words), &sheet(&[]));
    let holding = |page: &engross::pages::Page| {
        page.items.iter().any(
            |item| matches!(item, Item::Glyphs(run) if run.text.contains("reported upon before")),
        )
    };
    let on = pages.pages.iter().filter(|page| holding(page)).count();
    assert!(on >= 2, "the note stands on {on} pages");
    for found in [pdf, docx] {
        assert_eq!(found.notes.len(), 1);
        assert_eq!(found.notes[0].paragraphs[0].text, note.trim_end());
    }
}

#[test]
fn a_table_over_several_pages_repeats_its_header_and_is_read_once() {
    let mut rows = String::from("<tr><th><p>Port of the year</p></th><th><p>Height</p></th></tr>");
    for row in 0..150 {
        rows += &format!("<tr><td><p>Port number {row}</p></td><td><p>{row} m</p></td></tr>");
    }
    let words =
        format!("That the table stand:</p><table border=\"1\">{rows}</table><p>and be read.");
    let (pages, pdf, docx) = pressed(&with(&words), &sheet(&[]));
    let heads: Vec<bool> = pages
        .pages
        .iter()
        .flat_map(|page| &page.items)
        .filter_map(|item| match item {
            Item::Glyphs(run) if run.text.starts_with("Port of the year") => {
                Some(matches!(run.tag, Tag::Artifact(_)))
            }
            _ => None,
        })
        .collect();
    // the first is text, each later one a repetition
    assert!(heads.len() >= 3, "{heads:?}");
    assert_eq!(heads.iter().filter(|artifact| !**artifact).count(), 1);
    for found in [pdf, docx] {
        let cells = |text: &str| found.body.iter().filter(|p| p.text == text).count();
        assert_eq!(cells("Port of the year"), 1);
        assert_eq!(cells("Port number 149"), 1);
    }
}

#[test]
fn a_long_address_is_broken_without_a_hyphen_and_read_whole() {
    let address = format!(
        "https://example.org/{}?year=2069&amp;port=9",
        "tables-of-the-tides/".repeat(9)
    );
    let plain = address.replace("&amp;", "&");
    let words = format!("See <a href=\"{address}\">{address}</a>, non\u{2011}stop at 15\u{a0}m.");
    let (pages, pdf, docx) = pressed(&with(&words), &sheet(&[]));
    assert_eq!(divided(&pages), 0);
    let lines = pages
        .pages
        .iter()
        .flat_map(|page| &page.items)
        .filter(|item| matches!(item, Item::Glyphs(run) if run.text.contains("tables-of")));
    assert!(lines.count() >= 2);
    for found in [pdf, docx] {
        let expected = format!("See {plain}, non\u{2011}stop at 15\u{a0}m.");
        assert!(found.body.iter().any(|p| p.text == expected), "{found:?}");
    }
}

#[test]
fn the_word_file_names_pages_by_fields_with_the_numbers_of_the_pdf() {
    let xml = fs::read_to_string(path("fixtures/features/source.xml")).unwrap();
    let ag = sheet(&[]);
    let press = Press {
        sheet: &ag,
        book: FontBook::shared(),
    };
    let load = |src: &str| fs::read(path("fixtures/features").join(src)).map_err(|e| e.to_string());
    let made = press
        .engross("source.xml", xml.as_bytes(), &load)
        .value
        .unwrap();
    let pdf = reread(Medium::Pdf, &made.pdf, press.book).value.unwrap();
    let printed: Vec<&str> = pdf
        .body
        .iter()
        .filter(|p| p.role == Role::Contents)
        .map(|p| p.text.split('\t').nth(1).unwrap())
        .collect();
    assert_eq!(printed.len(), 5);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(made.docx)).unwrap();
    let mut document = String::new();
    let mut part = archive.by_name("word/document.xml").unwrap();
    std::io::Read::read_to_string(&mut part, &mut document).unwrap();
    let cached: Vec<&str> = document
        .split(" PAGEREF _Ref")
        .skip(1)
        .map(|field| {
            let result = field.split("<w:t").nth(1).unwrap();
            result.split(['>', '<']).nth(1).unwrap()
        })
        .collect();
    assert_eq!(cached, printed);
}
