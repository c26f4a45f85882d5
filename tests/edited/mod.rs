//! Word files as an editor returns them: rendered from a fixture, then altered in their parts.

#![allow(dead_code, reason = "each test takes what it needs of it")]

use engross::batch::{Medium, Press};
use engross::diag::Finding;
use engross::model::Document;
use engross::sheet::Sheet;
use engross::text::FontBook;
use engross::verify::Edits;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

/// The real document.
pub const FIXTURE: &str = "AG05279E04";

/// A Word file and the canonical XML that it was made from.
pub struct Returned {
    /// The file.
    pub bytes: Vec<u8>,
    /// The XML.
    pub source: Vec<u8>,
}

/// Does something with the layout AG.
pub fn press<T>(act: impl FnOnce(&Press<'_>) -> T) -> T {
    let sheet = sheet();
    act(&Press {
        sheet: &sheet,
        book: FontBook::shared(),
    })
}

/// The layout AG.
pub fn sheet() -> Sheet {
    let text = engross::sheet::builtin("ag").unwrap();
    engross::sheet::load("ag", text).value.unwrap()
}

impl Returned {
    /// A fixture's file as issued.
    pub fn of(fixture: &str) -> Returned {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("fixtures")
            .join(fixture);
        Returned::made(std::fs::read(folder.join("source.xml")).unwrap(), &|src| {
            std::fs::read(folder.join(src)).map_err(|error| error.to_string())
        })
    }

    /// A file as issued from this XML.
    pub fn made(
        source: Vec<u8>,
        picture: &(dyn Fn(&str) -> Result<Vec<u8>, String> + Sync),
    ) -> Returned {
        let outcome = press(|press| press.engross("source.xml", &source, picture));
        let made = outcome
            .value
            .unwrap_or_else(|| panic!("{:?}", outcome.findings));
        Returned {
            bytes: made.docx,
            source,
        }
    }

    /// The document of the XML.
    pub fn document(&self) -> Document {
        engross::read::read("source.xml", &self.source)
            .value
            .unwrap()
    }

    /// The file with its main part altered.
    pub fn with(&self, alter: impl FnOnce(&str) -> String) -> Returned {
        self.with_part("word/document.xml", alter)
    }

    /// The file with a part altered.
    pub fn with_part(&self, part: &str, alter: impl FnOnce(&str) -> String) -> Returned {
        let mut parts = unpacked(&self.bytes);
        let text = String::from_utf8(parts[part].clone()).unwrap();
        let altered = alter(&text);
        assert_ne!(text, altered, "nothing was altered in {part}");
        parts.insert(part.into(), altered.into_bytes());
        Returned {
            bytes: packed(&parts),
            source: self.source.clone(),
        }
    }

    /// The file with a comment.
    pub fn with_comment(&self, id: &str, author: &str, words: &str) -> Returned {
        const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        const RELATION: &str =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
        let with = self
            .with_part("word/_rels/document.xml.rels", |text| {
                replaced(text, "</Relationships>", &format!("<Relationship Id=\"rIdC\" Type=\"{RELATION}\" Target=\"comments.xml\"/></Relationships>"))
            })
            .with_part("[Content_Types].xml", |text| {
                replaced(text, "</Types>", "<Override PartName=\"/word/comments.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/></Types>")
            });
        let mut parts = unpacked(&with.bytes);
        parts.insert("word/comments.xml".into(), format!("<w:comments xmlns:w=\"{W}\"><w:comment w:id=\"{id}\" w:author=\"{author}\"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:comment></w:comments>").into_bytes());
        Returned {
            bytes: packed(&parts),
            source: with.source,
        }
    }
}

/// What the file's reader finds, and the edits.
pub fn read(returned: &Returned) -> (Vec<Finding>, Edits) {
    let outcome = press(|press| press.edits(&returned.document(), Medium::Docx, &returned.bytes));
    (outcome.findings, outcome.value.unwrap())
}

/// The edits.
pub fn edits(returned: &Returned) -> Edits {
    read(returned).1
}

/// The codes of all changes.
pub fn codes(edits: &Edits) -> Vec<&'static str> {
    edits
        .paragraphs
        .iter()
        .flat_map(|edit| edit.changes.iter().map(|change| change.code()))
        .collect()
}

/// The first `from` replaced.
pub fn replaced(text: &str, from: &str, to: &str) -> String {
    text.replacen(from, to, 1)
}

/// Where the paragraph starts and ends that holds these words.
pub fn paragraph(body: &str, words: &str) -> (usize, usize) {
    let at = body.find(words).unwrap_or_else(|| panic!("no {words:?}"));
    let start = body[..at].rfind("<w:p>").unwrap();
    (
        start,
        at + body[at..].find("</w:p>").unwrap() + "</w:p>".len(),
    )
}

/// A copy of the paragraph with these words put behind it, with a text of its own.
pub fn insert_after(body: &str, words: &str, text: &str) -> String {
    let (start, end) = paragraph(body, words);
    let own = &body[start..end];
    let properties = own
        .find("<w:pPr>")
        .map(|from| &own[from..own.find("</w:pPr>").unwrap() + "</w:pPr>".len()])
        .unwrap_or_default();
    let new = format!("<w:p>{properties}<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>");
    format!("{}{new}{}", &body[..end], &body[end..])
}

/// The run with these words parted behind them; `cut` is left out of its end, and `make` puts something between.
pub fn split(
    body: &str,
    words: &str,
    make: impl FnOnce(&str, &str) -> String,
    cut: &str,
) -> String {
    let at = body.find(words).unwrap() + words.len();
    let open = "<w:r><w:t xml:space=\"preserve\">";
    let close = "</w:t></w:r>";
    format!(
        "{}{}",
        &body[..at - cut.len()],
        make(close, &format!("{open}{}", &body[at..]))
    )
}

/// The parts of a package.
pub fn unpacked(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let mut part = Vec::new();
        file.read_to_end(&mut part).unwrap();
        parts.insert(file.name().unwrap().to_string(), part);
    }
    parts
}

/// A package of these parts.
pub fn packed(parts: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    // the content types come first
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
