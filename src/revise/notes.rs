//! Notes of two versions: which are the same, and their order in both together.

use super::inlines;
use super::lists::each_paragraph;
use super::merge::aligned;
use super::shape::Side;
use crate::flow::{Block, Flow, Inline, Note, Paragraph, Revision, Tag};
use std::collections::{BTreeMap, BTreeSet};

/// Which note of the old version is which of the new one. In both together new notes keep their numbers, and old ones
/// that are not the same as a new one follow them.
pub(super) struct Pairs {
    old_to_new: BTreeMap<usize, usize>,
    new_to_old: BTreeMap<usize, usize>,
    /// How many notes the new version has.
    new: usize,
}

impl Pairs {
    /// The notes that may be the same: of as many paragraphs, and of texts that resemble each other.
    pub(super) fn of(old: &Flow, new: &Flow) -> Pairs {
        let text = |note: &Note| -> String {
            let all: Vec<String> = note.paragraphs.iter().map(super::merge::text_of).collect();
            all.join("\n")
        };
        let texts = |flow: &Flow| -> Vec<String> { flow.notes.iter().map(text).collect() };
        let pairs = aligned(&texts(old), &texts(new))
            .into_iter()
            .filter(|(i, j)| {
                let (a, b) = (&old.notes[*i].paragraphs, &new.notes[*j].paragraphs);
                let marks = (&old.notes[*i].marker, &new.notes[*j].marker);
                let is_number = |mark: &str| mark.bytes().all(|b| b.is_ascii_digit());
                a.len() == b.len()
                    && a.iter().zip(b).all(|(a, b)| super::merge::may_stay(a, b))
                    && (marks.0 == marks.1 || is_number(marks.0) && is_number(marks.1))
            });
        let old_to_new: BTreeMap<usize, usize> = pairs.collect();
        Pairs {
            new_to_old: old_to_new.iter().map(|(i, j)| (*j, *i)).collect(),
            old_to_new,
            new: new.notes.len(),
        }
    }

    /// The number that an old note has in both versions together.
    pub(super) fn of_both(&self, old: usize) -> usize {
        let same = self.old_to_new.get(&old).copied();
        same.unwrap_or(self.new + old)
    }

    /// The number of a note in both versions together.
    pub(super) fn name(&self, note: usize, side: Side) -> usize {
        match side {
            Side::Old => self.of_both(note),
            Side::New | Side::Both => note,
        }
    }

    /// Parts the notes whose calls are not the same in `flow`; whether there were any.
    pub(super) fn part(&mut self, old: &Flow, new: &Flow, flow: &Flow) -> bool {
        let mut revised: BTreeSet<usize> = BTreeSet::new();
        let mut called: BTreeSet<usize> = BTreeSet::new();
        calls(flow, &mut |note, revision| {
            called.insert(note);
            if revision.is_some() {
                revised.insert(note);
            }
        });
        let apart: Vec<usize> = self
            .new_to_old
            .keys()
            .copied()
            .filter(|note| revised.contains(note) || !called.contains(note))
            .collect();
        for note in &apart {
            if let Some(was) = self.new_to_old.remove(note) {
                self.old_to_new.remove(&was);
            }
        }
        debug_assert!(self.old_to_new.len() <= old.notes.len().min(new.notes.len()));
        !apart.is_empty()
    }

    /// Puts the notes of both versions into `flow`, in the order of their first calls.
    pub(super) fn settle(&self, old: &Flow, new: &Flow, flow: &mut Flow) {
        let mut order: Vec<usize> = Vec::new();
        calls(flow, &mut |note, _| {
            if !order.contains(&note) {
                order.push(note);
            }
        });
        let notes = order.iter().filter_map(|number| {
            let alone = |note: &Note, revision| Note {
                revision: Some(revision),
                paragraphs: note
                    .paragraphs
                    .iter()
                    .map(|paragraph| Paragraph {
                        inlines: inlines::only(&paragraph.inlines, revision, self),
                        ..paragraph.clone()
                    })
                    .collect(),
                ..note.clone()
            };
            match (new.notes.get(*number), self.new_to_old.get(number)) {
                (Some(note), Some(was)) => Some(self.same(&old.notes[*was], note)),
                (Some(note), None) => Some(alone(note, Revision::Inserted)),
                (None, _) => {
                    let note = old.notes.get(number - self.new)?;
                    Some(alone(note, Revision::Deleted))
                }
            }
        });
        flow.notes = notes.collect();
        let places: BTreeMap<usize, usize> = order
            .iter()
            .enumerate()
            .map(|(place, number)| (*number, place))
            .collect();
        each_paragraph(flow, &mut |paragraph| {
            renumber(&mut paragraph.inlines, &places)
        });
    }

    fn same(&self, old: &Note, new: &Note) -> Note {
        Note {
            was: (old.marker != new.marker).then(|| old.marker.clone()),
            paragraphs: old
                .paragraphs
                .iter()
                .zip(&new.paragraphs)
                .map(|(old, new)| super::merge::stayed(old, new, self))
                .collect(),
            ..new.clone()
        }
    }
}

/// Shows every call of a note, and whether only one version has it.
fn calls(flow: &Flow, see: &mut dyn FnMut(usize, Option<Revision>)) {
    fn within(
        inlines: &[Inline],
        revision: Option<Revision>,
        see: &mut dyn FnMut(usize, Option<Revision>),
    ) {
        for inline in inlines {
            match inline {
                Inline::NoteCall { note, .. } => see(*note, revision),
                Inline::Tagged {
                    tag: Tag::Revised(revision),
                    inlines,
                    ..
                } => within(inlines, Some(*revision), see),
                Inline::Link { inlines, .. } | Inline::Tagged { inlines, .. } => {
                    within(inlines, revision, see);
                }
                _ => {}
            }
        }
    }
    fn blocks(blocks_of: &[Block], see: &mut dyn FnMut(usize, Option<Revision>)) {
        for block in blocks_of {
            match block {
                Block::Paragraph(paragraph) => within(&paragraph.inlines, None, see),
                Block::Table(table) => {
                    if let Some(caption) = &table.caption {
                        within(&caption.inlines, None, see);
                    }
                    for cell in table.rows.iter().flat_map(|row| &row.cells) {
                        blocks(&cell.blocks, see);
                    }
                }
            }
        }
    }
    for section in &flow.sections {
        blocks(&section.blocks, see);
    }
}

fn renumber(inlines: &mut [Inline], places: &BTreeMap<usize, usize>) {
    for inline in inlines {
        match inline {
            Inline::NoteCall { note, .. } => {
                if let Some(place) = places.get(note) {
                    *note = *place;
                }
            }
            Inline::Link { inlines, .. } | Inline::Tagged { inlines, .. } => {
                renumber(inlines, places);
            }
            _ => {}
        }
    }
}
