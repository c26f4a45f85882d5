//! Sections: where they end, whether their first page differs, and how their notes are numbered ([MS-DOC] 2.8.26,
//! 2.9.243, and 2.7.2 for the document).

use super::bytes::{Plc, slice, u16_at, u32_at};
use super::fib::{Fib, Generation, Table};
use super::sprm::{Properties, code};

/// The two kinds of notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NoteKind {
    /// At the foot of the page.
    Foot,
    /// At the end.
    End,
}

/// How notes of a kind are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NoteForm {
    /// The form of the number.
    pub form: u8,
    /// The first number.
    pub start: u16,
    /// When it starts anew.
    pub restart: Restart,
}

/// When notes are numbered anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Restart {
    /// Never.
    Never,
    /// In each section.
    Section,
    /// On each page.
    Page,
}

/// A section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Section {
    /// One past its last character.
    pub end: u32,
    /// Whether its first page differs.
    pub title_page: bool,
    /// How footnotes are numbered.
    pub footnotes: NoteForm,
    /// How endnotes are numbered.
    pub endnotes: NoteForm,
}

/// What the document's own properties say.
#[derive(Clone, Copy, Debug)]
struct Whole {
    footnotes: NoteForm,
    endnotes: NoteForm,
}

fn restart(number: u16) -> Restart {
    match number & 3 {
        1 => Restart::Section,
        2 => Restart::Page,
        _ => Restart::Never,
    }
}

/// The document's own properties.
fn whole(fib: &Fib, tables: &[u8]) -> Whole {
    let dop = fib.table(tables, Table::Document);
    let foot = u16_at(dop, 2).unwrap_or_default();
    let end = u16_at(dop, 52).unwrap_or_default();
    let old = u16_at(dop, 54).unwrap_or_default();
    let forms = match (fib.generation, u16_at(dop, 492), u16_at(dop, 494)) {
        (Generation::Word97, Some(foot), Some(end)) => (foot as u8, end as u8),
        (Generation::Word97, ..) => (0, 2),
        (Generation::Word95, ..) => (((old >> 2) & 0xF) as u8, ((old >> 6) & 0xF) as u8),
    };
    Whole {
        footnotes: NoteForm {
            form: forms.0,
            start: (foot >> 2).max(1),
            restart: restart(foot),
        },
        endnotes: NoteForm {
            form: forms.1,
            start: (end >> 2).max(1),
            restart: restart(end),
        },
    }
}

/// More sections than any document has.
const MOST: usize = 20_000;
/// The longest property list of a section that is read.
const LONGEST: usize = 2048;

/// All sections, in order.
pub(super) fn sections(fib: &Fib, stream: &[u8], tables: &[u8]) -> Vec<Section> {
    let whole = whole(fib, tables);
    let plc = Plc::new(fib.table(tables, Table::Sections), 12);
    let count = plc.len().min(MOST);
    let mut sections: Vec<Section> = Vec::with_capacity(count);
    for index in 0..count {
        let mut section = Section {
            end: plc.at(index + 1).unwrap_or(u32::MAX),
            title_page: false,
            footnotes: whole.footnotes,
            endnotes: whole.endnotes,
        };
        let list = plc
            .data(index)
            .and_then(|data| u32_at(data, 2))
            .and_then(|at| {
                let at = at as usize;
                slice(
                    stream,
                    at + 2,
                    usize::from(u16_at(stream, at)?).min(LONGEST),
                )
            });
        for property in Properties::new(list.unwrap_or_default(), fib.generation) {
            let word = property.word();
            match property.code {
                code::TITLE_PAGE => section.title_page = word & 0xFF != 0,
                code::FOOTNOTE_RESTART => section.footnotes.restart = restart(word),
                code::FOOTNOTE_START => section.footnotes.start = word.max(1),
                code::FOOTNOTE_FORM => section.footnotes.form = word as u8,
                code::ENDNOTE_RESTART => section.endnotes.restart = restart(word),
                code::ENDNOTE_START => section.endnotes.start = word.max(1),
                code::ENDNOTE_FORM => section.endnotes.form = word as u8,
                _ => {}
            }
        }
        sections.push(section);
    }
    sections
}
