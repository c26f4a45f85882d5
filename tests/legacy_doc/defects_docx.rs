//! Seeded defects in the DOCX of the real document: its parts are patched, and each defect must be found with its code
//! and nothing besides.

use super::defects::Tally;
use engross::attached::Attached;
use engross::transcript::Transcript;
use engross::{docx, expect, flow, read, sheet};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

const NUMBERED: &str = r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>"#;

/// A defect: the code to be found, and what becomes of `word/document.xml`.
type InDocx = (&'static str, fn(&str) -> String);

const IN_DOCX: [InDocx; 20] = [
    ("NUM-LOST", |xml| {
        let at = xml.rfind(NUMBERED).unwrap();
        let none = r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>"#;
        [&xml[..at], none, &xml[at + NUMBERED.len()..]].concat()
    }),
    ("NUM-WRONG", |xml| {
        xml.replace(NUMBERED, &NUMBERED.replace('2', "1"))
    }),
    ("WORD-CHANGED", |xml| {
        put(xml, "center of citizen", "core of citizen")
    }),
    ("WORD-LOST", |xml| {
        put(xml, "and sustainable communities", "and communities")
    }),
    ("WORD-ADDED", |xml| {
        put(
            xml,
            "and sustainable communities",
            "and sustainable rural communities",
        )
    }),
    ("WORD-DUPLICATED", |xml| {
        put(
            xml,
            "a component of public",
            "a component component of public",
        )
    }),
    ("WORDS-JOINED", |xml| {
        put(xml, "a component of public", "a componentof public")
    }),
    ("NUMBER-CHANGED", |xml| {
        put(xml, "March 23, 2011", "March 28, 2011")
    }),
    ("SPACE-DOUBLED", |xml| {
        put(
            xml,
            "understood as a component",
            "understood  as a component",
        )
    }),
    ("NBSP-LOST", |xml| put(xml, "\u{A0}", " ")),
    ("ACCENT-CHANGED", |xml| put(xml, "Joaquín", "Joaquin")),
    ("MOJIBAKE", |xml| put(xml, "Joaquín", "JoaquÃ\u{AD}n")),
    ("REPLACEMENT-CHAR", |xml| {
        put(xml, "Joaquín", "Joaqu\u{FFFD}n")
    }),
    ("PRIVATE-USE-SYMBOL", |xml| {
        put(
            xml,
            "presented by the Government",
            "\u{F0A7}presented by the Government",
        )
    }),
    ("QUOTES-FLATTENED", |xml| {
        put(xml, "The draft “Declaration", "The draft \"Declaration")
    }),
    ("FIELD-LEAK", |xml| {
        let end = xml.rfind("<w:sectPr").unwrap();
        let leak = "<w:p><w:r><w:t>EMBED Word.Picture.8</w:t></w:r></w:p>";
        [&xml[..end], leak, &xml[end..]].concat()
    }),
    ("PARA-MISSING", |xml| {
        let (from, to) = paragraph(xml, "In that respect, the conceptual");
        [&xml[..from], &xml[to..]].concat()
    }),
    ("PARA-DUPLICATED", |xml| {
        let (from, to) = paragraph(xml, "In that respect, the conceptual");
        [&xml[..to], &xml[from..to], &xml[to..]].concat()
    }),
    ("PARA-MOVED", |xml| {
        let (from, to) = paragraph(xml, "On March 23, 2011");
        let (_, after) = paragraph(xml, "In that respect, the conceptual");
        [&xml[..from], &xml[to..after], &xml[from..to], &xml[after..]].concat()
    }),
    ("PARA-SPLIT", |xml| {
        let end = "security</w:t></w:r></w:p><w:p><w:r><w:t>and should therefore";
        put(xml, "security and should therefore", end)
    }),
];

/// Replaces the first occurrence, which must be there.
fn put(xml: &str, from: &str, to: &str) -> String {
    assert!(xml.contains(from), "the document has no {from:?}");
    xml.replacen(from, to, 1)
}

/// From where to where the paragraph stands that has these words.
fn paragraph(xml: &str, words: &str) -> (usize, usize) {
    let at = xml.find(words).unwrap();
    let from = xml[..at].rfind("<w:p>").unwrap();
    (
        from,
        at + xml[at..].find("</w:p>").unwrap() + "</w:p>".len(),
    )
}

/// What a reader ought to find in the real document, and the parts of its DOCX.
fn sound() -> (Transcript, BTreeMap<String, Vec<u8>>) {
    let bytes = include_bytes!("../../fixtures/AG05279E04/source.xml");
    let document = read::read("source.xml", bytes).value.unwrap();
    let sheet = sheet::load("ag", sheet::builtin("ag").unwrap())
        .value
        .unwrap();
    let flow = flow::flow(&document, &sheet).value.unwrap();
    let source = Attached::new("source.xml", bytes);
    let made = docx::write(&flow, &source, &BTreeMap::new(), &BTreeMap::new());
    let mut archive = zip::ZipArchive::new(Cursor::new(made.value.unwrap())).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().to_string();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        parts.insert(name, content);
    }
    (expect::expect(&document, &sheet), parts)
}

fn packed(parts: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(name.as_str(), options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn defects_of_docx_files() {
    const MAIN: &str = "word/document.xml";
    let (canonical, parts) = sound();
    let xml = String::from_utf8(parts[MAIN].clone()).unwrap();
    let mut tally = Tally::default();
    let mut broken = parts;
    for (code, break_it) in IN_DOCX {
        broken.insert(MAIN.to_owned(), break_it(&xml).into_bytes());
        tally.count(code, "AG05279E04.docx", &packed(&broken), &canonical);
    }
    tally.report(".docx");
}
