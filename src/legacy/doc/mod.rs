//! Reads a Word .doc file (Word 6 to 2003) as Word shows it: labels computed from list tables, fields by their results,
//! notes by their calls ([MS-DOC]; for Word 6 and 95 the structures that came before it).
//!
//! Every place that the file names may be wrong: what lies outside of the file is as if it were not there, nothing is
//! followed twice, and the text is bounded by the file's size.

mod boxes;
mod bytes;
mod container;
mod document;
mod draft;
mod fib;
mod field;
mod finding;
mod fkp;
mod font;
mod inline;
mod label;
mod language;
mod list;
mod mend;
mod note;
mod notebook;
mod numeral;
mod old_number;
mod picture;
mod pieces;
mod props;
mod running;
mod section;
mod sprm;
mod story;
mod style;
mod summary;
mod table;

pub use finding::RULES;

use super::{Damage, Format, Reading, TEXT_TRUNCATED};
use crate::diag::{Finding, Outcome};
use crate::reread::View;
use crate::symbol::FileSymbol;
use crate::transcript::{Sees, Transcript};
use bytes::{u16_at, utf16};
use container::{Container, corrupt};
use document::Document;
use fib::{Fib, Generation, Table};
use fkp::Pages;
use list::Lists;
use notebook::Notebook;
use pieces::Pieces;
use std::cell::{Cell, OnceCell};
use story::{Kind, Story};
use style::Styles;

/// What a reading may take: this and ten times the file's size, in bytes; the rest of 16 MiB is for what is small.
const MEMORY: usize = 15 << 20;
/// How many bytes of property lists are gone through: this and so many times the file's size.
const WORK: usize = 64 << 20;
const WORK_TIMES: usize = 64;

/// What a reader of this format cannot see.
const BLIND: &[&str] = &[
    "Where pages end is not in a .doc file: page numbers in running text are not known.",
    "Running text of even pages and text drawn in shapes without a text box are not read.",
];

/// Reads a .doc file with its tracked changes accepted.
pub fn read(bytes: &[u8]) -> Outcome<Reading> {
    read_view(bytes, View::Final)
}

/// Reads a .doc file in a view of its tracked changes.
///
/// Errors: `FILE-NOT-WORD97` where the bytes are something else, `FILE-ENCRYPTED`, and `FILE-CORRUPT` where no text can
/// be found; with the last there may be a value all the same, of what could be read.
pub fn read_view(bytes: &[u8], view: View) -> Outcome<Reading> {
    match parts(bytes).and_then(|parts| parts.read(bytes.len(), view)) {
        Ok((reading, findings)) => Outcome::new(reading, findings),
        Err(finding) => Outcome::failed(vec![finding]),
    }
}

/// Whether a file begins as one of a Word that used no compound file: those of Word 6 and 95 can be read, for others
/// [`read`] says what they are.
pub fn is_bare(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0xDC | 0xEC | 0xDB | 0x9B, 0xA5, ..]
            | [0x31 | 0x32, 0xBE, 0, 0, ..]
            | [0xFE, 0x37, 0, 0x1C | 0x23, ..]
    )
}

/// The streams of a file.
struct Parts {
    document: Vec<u8>,
    /// Word 6 and 95 have their tables in the document's stream.
    tables: Option<Vec<u8>>,
    data: Vec<u8>,
    summary: Vec<u8>,
    fib: Fib,
    /// What is wrong with the container.
    damage: Option<&'static str>,
}

fn parts(bytes: &[u8]) -> Result<Parts, Finding> {
    if matches!(bytes, [0xDC | 0xEC, 0xA5, ..]) {
        // Word 6 for DOS and some converters wrote the stream without a container
        let fib = Fib::read(bytes)?;
        return Ok(Parts {
            document: bytes.to_vec(),
            tables: None,
            data: Vec::new(),
            summary: Vec::new(),
            fib,
            damage: None,
        });
    }
    let mut container = Container::open(bytes)?;
    let Some(document) = container.stream("WordDocument") else {
        return Err(container.without_document());
    };
    let fib = Fib::read(&document)?;
    let tables = match fib.generation {
        Generation::Word95 => None,
        Generation::Word97 => {
            let names = match fib.second_table {
                true => ["1Table", "0Table"],
                false => ["0Table", "1Table"],
            };
            let found = names.iter().find_map(|name| container.stream(name));
            Some(found.ok_or_else(|| corrupt("the stream that leads to its text is missing"))?)
        }
    };
    Ok(Parts {
        document,
        tables,
        data: container.stream("Data").unwrap_or_default(),
        summary: container
            .stream("\u{5}SummaryInformation")
            .unwrap_or_default(),
        fib,
        damage: container.damage,
    })
}

impl Parts {
    fn read(self, size: usize, view: View) -> Result<(Reading, Vec<Finding>), Finding> {
        let tables = self.tables.as_deref().unwrap_or(&self.document);
        let data = &self.data;
        let fib = self.fib;
        let generation = fib.generation;
        let pieces = Pieces::read(&fib, &self.document, tables)
            .ok_or_else(|| corrupt("no table leads to its text"))?;
        let cut = pieces.cut;
        let sheet = fib.table(tables, Table::Styles);
        let document = Document {
            stream: &self.document,
            tables,
            data,
            characters: Pages::characters(&fib, &self.document, tables),
            paragraphs: Pages::paragraphs(&fib, &self.document, tables),
            styles: Styles::read(sheet, generation, fib.language),
            lists: Lists::read(&fib, tables),
            fonts: font::fonts(fib.table(tables, Table::Fonts), generation),
            sections: section::sections(&fib, &self.document, tables),
            calls: note::calls(&fib, tables),
            language: None,
            pieces,
            fib,
            view,
            work: Cell::new(WORK + WORK_TIMES * size),
            drawings: OnceCell::new(),
        };
        let plain = document.styles.get(0).look.language;
        let document = Document {
            language: language::tag(plain).or(language::tag(document.fib.language)),
            ..document
        };
        let memory = (MEMORY + 10 * size).saturating_sub(document.weight() + self.summary.len());
        let characters = 4 * document.stream.len() as u64 + 0x1_0000;
        let mut notebook = Notebook::new(memory, characters);
        let mut transcript = document.transcript(&mut notebook);
        transcript.title = summary::title(&self.summary);
        notebook.report_changes(&authors(document.fib.table(tables, Table::Authors)));
        let title = transcript.title.as_deref().unwrap_or_default();
        if title.parse::<FileSymbol>().is_ok() {
            notebook.name(title);
        }
        name_in_running(&transcript, &mut notebook);
        let missing = document.pieces.end() < document.fib.lengths.main;
        let truncated = (cut || missing).then_some(TRUNCATED);
        let full = notebook.full || document.work.get() == 0;
        let full = full.then_some(FULL);
        let damage = damage(full.or(truncated).or(self.damage), &mut notebook);
        let format = match generation {
            Generation::Word97 => Format::Doc,
            Generation::Word95 => Format::Doc95,
        };
        let reading = Reading {
            format,
            transcript,
            damage,
            symbols: notebook.symbols,
            blind: BLIND.to_vec(),
        };
        Ok((reading, notebook.findings))
    }
}

impl Document<'_> {
    /// All stories.
    fn transcript(&self, notebook: &mut Notebook) -> Transcript {
        let mut story = Story::new(Kind::Body, self, notebook);
        story.read(0, self.fib.lengths.main);
        let unclosed = story.fields.unclosed();
        let called = std::mem::take(&mut story.called);
        let body = story.finish();
        if unclosed > 0 {
            notebook.find(
                &finding::FIELD_UNCLOSED,
                format!("{unclosed} of the fields in the main text have no end."),
                "Delete the field in Word, and insert it again.",
            );
        }
        let notes = note::notes(called, self, notebook);
        let running = running::running(self, notebook);
        let boxes = boxes::boxes(self, notebook);
        if notebook.comments > 0 {
            let count = notebook.comments;
            let plural = if count == 1 { "" } else { "s" };
            notebook.find(
                &finding::COMMENTS,
                format!("The file holds {count} comment{plural}, not part of its text."),
                "Open the file in Word to read them.",
            );
        }
        Transcript {
            language: self.language.map(str::to_owned),
            body,
            notes,
            running,
            boxes,
            sees: Sees {
                row_headers: false,
                ..Sees::default()
            },
            ..Transcript::default()
        }
    }
}

/// The text is longer than the file.
const TRUNCATED: &str = "The file ends before its text does.";
/// There is too much of it.
const FULL: &str = "The file claims more text than a file of its size can hold.";

/// What is lost.
fn damage(message: Option<&'static str>, notebook: &mut Notebook) -> Vec<Damage> {
    let Some(message) = message else {
        return Vec::new();
    };
    notebook.findings.push(Finding::new(
        &super::FILE_CORRUPT,
        message,
        "Look for another copy of it: what follows is only what could be read.",
    ));
    vec![Damage {
        class: &TEXT_TRUNCATED,
        site: None,
        message: message.to_owned(),
        repair: None,
    }]
}

/// File symbols in running text.
fn name_in_running(transcript: &Transcript, notebook: &mut Notebook) {
    for running in &transcript.running {
        for word in running.text.iter().flat_map(|text| text.split_whitespace()) {
            if word.parse::<FileSymbol>().is_ok() {
                notebook.name(word);
            }
        }
    }
}

/// Who tracked changes ([MS-DOC] 2.9.278): a table of 16-bit strings.
fn authors(table: &[u8]) -> Vec<String> {
    let mut authors = Vec::new();
    let mut at = 6;
    while let (Some(length), true) = (u16_at(table, at), authors.len() < 1024) {
        let length = usize::from(length);
        authors.push(utf16(table, at + 2, length));
        at += 2 + length * 2;
    }
    authors
}
