//! Running text: headers and footers by section, and what of a line stands left, in the middle, and right ([MS-DOC]
//! 2.3.5).

use super::bytes::Plc;
use super::document::Document;
use super::draft::Draft;
use super::fib::Table;
use super::notebook::Notebook;
use super::props::{Align, Shape};
use super::story::{Kind, Story};
use crate::transcript::{Running, RunningAt};

/// How many stories come before those of the first section: separators of notes.
const SEPARATORS: usize = 6;
/// How many stories each section has.
const STORIES: usize = 6;
/// The stories of a section that are read, in the order of what they make: whether a footer, whether of the first page,
/// and which of the section's stories it is. Even pages have the others.
const READ: [(bool, bool, usize); 4] = [
    (false, true, 4),
    (false, false, 1),
    (true, true, 5),
    (true, false, 3),
];

/// The running lines of all sections.
pub(super) fn running(document: &Document<'_>, notebook: &mut Notebook) -> Vec<Running> {
    let lengths = document.fib.lengths;
    let start = lengths.main.saturating_add(lengths.footnotes);
    let end = start.saturating_add(lengths.running);
    let plc = Plc::new(document.fib.table(document.tables, Table::Running), 0);
    // a section without a story of its own has that of the section before it
    let mut known: [Vec<[String; 3]>; STORIES] = Default::default();
    let mut lines = Vec::new();
    for (number, section) in document.sections.iter().enumerate() {
        for (footer, first, index) in READ {
            let story = SEPARATORS + number * STORIES + index;
            if let (Some(from), Some(to)) = (plc.at(story), plc.at(story + 1))
                && from < to
            {
                let mut reader = Story::new(Kind::Running, document, notebook);
                let from = start.saturating_add(from);
                reader.read(from, start.saturating_add(to).min(end));
                known[index] = reader.lines;
            }
            if first && !section.title_page {
                continue;
            }
            let at = match first {
                true => RunningAt::First(number),
                false => RunningAt::Following(number),
            };
            for text in &known[index] {
                let weight: usize = text.iter().map(String::len).sum();
                if !notebook.take(weight + 3 * size_of::<Running>()) {
                    return lines;
                }
                lines.push(Running {
                    at,
                    footer,
                    text: text.clone(),
                });
            }
        }
    }
    lines
}

/// The line that a paragraph of a header or footer makes; `None` where it is blank.
pub(super) fn line(draft: &Draft, shape: &Shape) -> Option<[String; 3]> {
    let mut stops = shape.stops.iter().filter(|stop| stop.0 > 0);
    let mut slots: [String; 3] = Default::default();
    let mut slot = shape.frame.unwrap_or(shape.align);
    let mut segments = draft.text.split('\t');
    slots[slot as usize].push_str(segments.next().unwrap_or_default());
    for segment in segments {
        match stops.next().and_then(|stop| stop.1) {
            Some(next) if next != slot && next != Align::Left => slot = next,
            // a tab between two texts of one place is part of it
            _ => slots[slot as usize].push('\t'),
        }
        slots[slot as usize].push_str(segment);
    }
    let slots = slots.map(|text| text.trim().to_owned());
    slots.iter().any(|text| !text.is_empty()).then_some(slots)
}
