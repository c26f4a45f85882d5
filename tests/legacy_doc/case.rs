//! A document made by the writer, and what a reader must find in it: one line a paragraph.
//!
//! `[1.] text` has a label; `cell 0:1:0 text` stands in table 0, row 1, column 0; `note 1 text`; `header first 0 text`;
//! `box 0 text`. A line break is `\n`, a tab `\t`. What stands in no other story is of the body.

use crate::made_doc::Doc;
use engross::transcript::{Paragraph, RunningAt, Transcript};

/// One document.
pub struct Case {
    /// Name of the file that `.ci/made-doc` gets.
    pub name: &'static str,
    /// The document.
    pub doc: Doc,
    /// What a reader sees of it, changes accepted.
    pub expected: &'static str,
    /// Where LibreOffice is known to show something else in the body: that, and in a comment at the case why.
    pub office: Option<&'static str>,
}

impl Case {
    /// One on which LibreOffice agrees.
    pub fn new(name: &'static str, doc: Doc, expected: &'static str) -> Case {
        Case {
            name,
            doc,
            expected,
            office: None,
        }
    }

    /// LibreOffice shows this body instead.
    pub fn office(mut self, body: &'static str) -> Case {
        self.office = Some(body);
        self
    }
}

/// A transcript in the form of the cases.
pub fn lines(transcript: &Transcript) -> Vec<String> {
    let mut out: Vec<String> = transcript.body.iter().map(paragraph).collect();
    for note in &transcript.notes {
        for one in &note.paragraphs {
            out.push(format!("note {} {}", note.marker, paragraph(one)));
        }
    }
    for running in &transcript.running {
        let edge = if running.footer { "footer" } else { "header" };
        let at = match running.at {
            RunningAt::Page(page) => format!("page {page}"),
            RunningAt::First(section) => format!("first {section}"),
            RunningAt::Following(section) => format!("following {section}"),
        };
        let [left, middle, right] = &running.text;
        let sides: Vec<&str> = [left, middle, right]
            .into_iter()
            .map(String::as_str)
            .filter(|side| !side.is_empty())
            .collect();
        out.push(format!("{edge} {at} {}", sides.join(" | ")));
    }
    for (index, text_box) in transcript.boxes.iter().enumerate() {
        for one in &text_box.paragraphs {
            out.push(format!("box {index} {}", paragraph(one)));
        }
    }
    out
}

fn paragraph(paragraph: &Paragraph) -> String {
    let cell = paragraph.cell.map_or(String::new(), |cell| {
        format!("cell {}:{}:{} ", cell.table, cell.row, cell.column)
    });
    let label = paragraph
        .label
        .as_ref()
        .map_or(String::new(), |label| format!("[{label}] "));
    // white space at the edges of a paragraph is not text
    let text = paragraph.text.trim();
    let text = text.replace('\n', "\\n").replace('\t', "\\t");
    format!("{cell}{label}{text}").trim_end().to_owned()
}

/// The lines of an expectation; those of a raw string are indented.
pub fn expected(text: &str) -> Vec<String> {
    text.lines()
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect()
}

/// What is in one and not in the other, to be read by a person.
pub fn compare(name: &str, wanted: &str, found: &[String]) -> Result<(), String> {
    let wanted = expected(wanted);
    // an empty paragraph is no text: readers may leave it out
    let found: Vec<String> = found
        .iter()
        .filter(|line| !line.is_empty())
        .cloned()
        .collect();
    if wanted == found {
        return Ok(());
    }
    let mut report = format!("{name}:\n");
    let length = wanted.len().max(found.len());
    for index in 0..length {
        let (want, find) = (wanted.get(index), found.get(index));
        if want != find {
            report.push_str(&format!(
                "  line {index}: want {want:?}\n          found {find:?}\n"
            ));
        }
    }
    Err(report)
}
