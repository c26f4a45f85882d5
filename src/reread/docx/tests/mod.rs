//! Tests of the reader on packages made here by hand, so that no writer of ours decides what is read.

mod broken;
mod labels;
mod notes;
mod structure;
mod text;

use super::{View, docx_view};
use crate::diag::Outcome;
use crate::transcript::{Emphasis, Paragraph, Transcript};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\" \
    xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// A package under way.
#[derive(Default)]
struct Made {
    body: String,
    parts: Vec<(String, String, String)>,
    links: String,
}

impl Made {
    /// A document whose body is `body`.
    fn body(body: &str) -> Made {
        Made {
            body: body.into(),
            ..Made::default()
        }
    }

    /// With a part of WordprocessingML that a relation `id` of its kind leads to.
    fn part(mut self, id: &str, kind: &str, inside: &str) -> Made {
        let root = match kind {
            "header" => "hdr",
            "footer" => "ftr",
            kind => kind,
        };
        self.parts.push((
            id.into(),
            kind.into(),
            format!("<w:{root} {W}>{inside}</w:{root}>"),
        ));
        self
    }

    fn styles(self, inside: &str) -> Made {
        self.part("rStyles", "styles", inside)
    }

    fn numbering(self, inside: &str) -> Made {
        self.part("rNumbering", "numbering", inside)
    }

    fn settings(self, inside: &str) -> Made {
        self.part("rSettings", "settings", inside)
    }

    /// With an address that a relation leads to.
    fn link(mut self, id: &str, address: &str) -> Made {
        self.links.push_str(&format!(
            "<Relationship Id=\"{id}\" Type=\"{RELATION}/hyperlink\" Target=\"{address}\" TargetMode=\"External\"/>"
        ));
        self
    }

    /// The files of the package, in order. The main part has a name of its own, so that guessing fails.
    fn files(&self) -> Vec<(String, String)> {
        let mut types = format!(
            "<Override PartName=\"/text/main.xml\" ContentType=\"{TYPE}.document.main+xml\"/>"
        );
        let mut relations = self.links.clone();
        let mut files = Vec::new();
        for (id, kind, text) in &self.parts {
            types.push_str(&format!(
                "<Override PartName=\"/other/{id}.xml\" ContentType=\"{TYPE}.{kind}+xml\"/>"
            ));
            relations.push_str(&format!(
                "<Relationship Id=\"{id}\" Type=\"{RELATION}/{kind}\" Target=\"../other/{id}.xml\"/>"
            ));
            files.push((format!("other/{id}.xml"), text.clone()));
        }
        let core = "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"core.xml\"/>";
        let custom = format!(
            "<Relationship Id=\"rId3\" Type=\"{RELATION}/custom-properties\" Target=\"custom.xml\"/>"
        );
        files.extend([
            (
                "[Content_Types].xml".to_owned(),
                format!("<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>{types}</Types>"),
            ),
            (
                "_rels/.rels".to_owned(),
                format!("<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{RELATION}/officeDocument\" Target=\"/text/main.xml\"/>{core}{custom}</Relationships>"),
            ),
            (
                "text/_rels/main.xml.rels".to_owned(),
                format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{relations}</Relationships>"),
            ),
            (
                "text/main.xml".to_owned(),
                format!("<w:document {W}><w:body>{}</w:body></w:document>", self.body),
            ),
            (
                "core.xml".to_owned(),
                "<c:coreProperties xmlns:c=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>The Title</dc:title><dc:language>en</dc:language></c:coreProperties>".to_owned(),
            ),
            (
                "custom.xml".to_owned(),
                "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"><property name=\"Symbol\"><vt:lpwstr>AG05279E04</vt:lpwstr></property></Properties>".to_owned(),
            ),
        ]);
        files
    }

    fn bytes(&self) -> Vec<u8> {
        zipped(&self.files())
    }

    fn read(&self) -> Outcome<Transcript> {
        docx_view(&self.bytes(), View::Final)
    }

    /// The transcript of a document in which nothing is wrong.
    fn clean(&self) -> Transcript {
        let outcome = self.read();
        assert_eq!(codes(&outcome), [""; 0], "{:?}", outcome.findings);
        outcome.value.unwrap()
    }
}

fn zipped(files: &[(String, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(name.as_str(), SimpleFileOptions::default())
            .unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn codes(outcome: &Outcome<Transcript>) -> Vec<&'static str> {
    outcome
        .findings
        .iter()
        .map(|finding| finding.rule.code)
        .collect()
}

fn texts(paragraphs: &[Paragraph]) -> Vec<&str> {
    paragraphs
        .iter()
        .map(|paragraph| paragraph.text.as_str())
        .collect()
}

fn labels(paragraphs: &[Paragraph]) -> Vec<&str> {
    paragraphs
        .iter()
        .map(|paragraph| paragraph.label.as_deref().unwrap_or("-"))
        .collect()
}

/// Emphasis as `Bold 0..3`.
fn emphasis(paragraph: &Paragraph) -> Vec<String> {
    let one = |e: &Emphasis| format!("{:?} {}..{}", e.kind, e.start, e.end);
    paragraph.emphasis.iter().map(one).collect()
}

/// A paragraph of one run.
fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// A paragraph at a level of a list.
fn item(list: u32, level: u32, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}

/// A paragraph of a style.
fn styled(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}
