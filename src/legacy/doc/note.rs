//! Notes: their calls, how they are numbered, and their texts in the order of the calls ([MS-DOC] 2.8.17, 2.8.18).

use super::bytes::{Plc, u16_at};
use super::document::Document;
use super::fib::{Fib, Table};
use super::notebook::Notebook;
use super::numeral::numeral;
use super::section::{NoteKind, Restart};
use super::story::{Kind, Story};
use crate::transcript::Note;

/// A call of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Call {
    /// The position of its mark in the main text.
    pub at: u32,
    /// Kind of the note.
    pub kind: NoteKind,
    /// Which note of its kind.
    pub index: usize,
    /// Whether its mark is a number that Word computes.
    pub automatic: bool,
}

/// More notes of a kind than any document has.
const MOST: usize = 20_000;

/// All calls, in the order of the text.
pub(super) fn calls(fib: &Fib, tables: &[u8]) -> Vec<Call> {
    let mut calls = Vec::new();
    for (kind, table) in [
        (NoteKind::Foot, Table::FootnoteCalls),
        (NoteKind::End, Table::EndnoteCalls),
    ] {
        let plc = Plc::new(fib.table(tables, table), 2);
        for index in 0..plc.len().min(MOST) {
            if let (Some(at), Some(data)) = (plc.at(index), plc.data(index)) {
                calls.push(Call {
                    at,
                    kind,
                    index,
                    automatic: u16_at(data, 0) != Some(0),
                });
            }
        }
    }
    calls.sort_by_key(|call| call.at);
    calls.dedup_by_key(|call| call.at);
    calls
}

/// The number that Word computes for a call.
pub(super) fn number(call: &Call, document: &Document<'_>, notebook: &mut Notebook) -> String {
    let section = document.section_of(call.at);
    let form = document
        .sections
        .get(section)
        .map(|section| match call.kind {
            NoteKind::Foot => section.footnotes,
            NoteKind::End => section.endnotes,
        });
    let tally = notebook.tally.entry(call.kind).or_default();
    if form.is_some_and(|form| form.restart == Restart::Section) && tally.0 != section {
        tally.1 = 0;
    }
    tally.0 = section;
    let number = i64::from(form.map_or(1, |form| form.start)) + tally.1;
    tally.1 += 1;
    let usual = match call.kind {
        NoteKind::Foot => 0,
        NoteKind::End => 2,
    };
    let shape = form.map_or(usual, |form| form.form);
    numeral(shape, number, document.language.unwrap_or_default())
        .unwrap_or_else(|| number.to_string())
}

/// The positions of a note's text.
fn range(document: &Document<'_>, kind: NoteKind, index: usize) -> Option<(u32, u32)> {
    let lengths = document.fib.lengths;
    let (table, start, length) = match kind {
        NoteKind::Foot => (Table::FootnoteTexts, lengths.main, lengths.footnotes),
        NoteKind::End => (
            Table::EndnoteTexts,
            lengths.endnotes_start(),
            lengths.endnotes,
        ),
    };
    let plc = Plc::new(document.fib.table(document.tables, table), 0);
    let end = start.saturating_add(length);
    let from = start.saturating_add(plc.at(index)?).min(end);
    let to = start.saturating_add(plc.at(index + 1)?).min(end);
    (from < to).then_some((from, to))
}

/// How many characters of the text at a call are its own mark: those that the note's text repeats, one at least.
pub(super) fn own_mark(call: &Call, document: &Document<'_>, limit: u32) -> u32 {
    const LONGEST: u32 = 10;
    let code = |position: u32| {
        let piece = document.pieces.list[document.pieces.find(position)?];
        Some(document.code(&piece, position))
    };
    let Some((from, _)) = range(document, call.kind, call.index) else {
        return 1;
    };
    let most = limit.saturating_sub(call.at).min(LONGEST);
    let alike = (0..most)
        .take_while(|step| {
            let (here, there) = (code(call.at + step), code(from.saturating_add(*step)));
            here == there && here.is_some_and(|code| code > 0x20)
        })
        .count();
    (alike as u32).max(1)
}

/// The notes that were called, in order, each with its mark.
pub(super) fn notes(
    called: Vec<(Call, String)>,
    document: &Document<'_>,
    notebook: &mut Notebook,
) -> Vec<Note> {
    let mut notes = Vec::new();
    for (call, marker) in called {
        let Some((from, to)) = range(document, call.kind, call.index) else {
            continue;
        };
        if !notebook.take(2 * size_of::<Note>() + marker.len()) {
            break;
        }
        let mut story = Story::new(Kind::Note, document, notebook);
        story.mark = Some(marker.clone());
        story.read(from, to);
        let marked = story.marked;
        notes.push(Note {
            paragraphs: story.finish(),
            // what the note does not repeat is not printed before it
            marker: if marked { marker } else { String::new() },
        });
    }
    notes
}
