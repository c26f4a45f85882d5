//! The sequences of numbers in a document: the paragraphs of a body, the sub-items of a paragraph, and so on.

use super::count::{self, Count, Form};
use crate::model::{Block, BlockKind, Document, Group, GroupKind, Num, Part};
use std::collections::BTreeSet;

/// A number that has no place in its sequence, with the words for what is counted and what is wrong.
pub(super) enum Fault<'d> {
    /// It is no number of the form that the sequence has.
    Unreadable(&'static str, &'d Num),
    /// Some number is missing before it: the one that ought to stand here.
    Gap(&'static str, &'d Num, String),
    /// It stands in the sequence already.
    Repeated(&'static str, &'d Num),
}

/// The faults of all sequences, in reading order of each sequence.
pub(super) fn sequences(document: &Document) -> Vec<Fault<'_>> {
    let mut faults = Vec::new();
    for part in document.parts() {
        of_part(part, &mut faults);
    }
    faults
}

fn of_part<'d>(part: &'d Part, faults: &mut Vec<Fault<'d>>) {
    for division in &part.divisions {
        let mut paragraphs = Sequence::new("paragraph");
        let mut recitals = Sequence::new("recital");
        let mut citations = Sequence::new("citation");
        let mut running = [
            (GroupKind::Paragraph, &mut paragraphs),
            (GroupKind::Recital, &mut recitals),
            (GroupKind::Citation, &mut citations),
        ];
        walk(&division.blocks, &mut running, faults);
    }
}

/// Goes through blocks: numbers that run on over units are counted by `running`, others among their like.
fn walk<'d>(
    blocks: &'d [Block],
    running: &mut [(GroupKind, &mut Sequence)],
    faults: &mut Vec<Fault<'d>>,
) {
    let mut siblings: Vec<(GroupKind, Option<&str>, Sequence)> = Vec::new();
    for block in blocks {
        let BlockKind::Group(group) = &block.kind else {
            if let BlockKind::Table(table) = &block.kind {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    walk(&cell.blocks, running, faults);
                }
            }
            continue;
        };
        let unit = matches!(
            group.kind,
            GroupKind::Part | GroupKind::Section | GroupKind::HContainer
        );
        if unit {
            for (_, sequence) in running.iter_mut() {
                sequence.may_restart = true;
            }
        }
        if let Some(num) = &group.num {
            let runs = running.iter_mut().find(|(kind, _)| *kind == group.kind);
            if let Some((_, sequence)) = runs {
                sequence.next(num, faults);
            } else if let Some(what) = what(group) {
                let name = block.marks.name.as_deref();
                let place = siblings
                    .iter()
                    .position(|(kind, of, _)| *kind == group.kind && *of == name);
                let place = place.unwrap_or_else(|| {
                    siblings.push((group.kind, name, Sequence::new(what)));
                    siblings.len() - 1
                });
                siblings[place].2.next(num, faults);
            }
        }
        walk(&group.children, running, faults);
    }
}

/// The word for what is counted among its like; `None` for groups whose numbers are no sequence.
fn what(group: &Group) -> Option<&'static str> {
    Some(match group.kind {
        GroupKind::Part => "part",
        GroupKind::Section => "section",
        GroupKind::HContainer => "unit",
        GroupKind::Subparagraph => "subparagraph",
        GroupKind::Item => "item",
        _ => return None,
    })
}

/// A sequence under way.
struct Sequence {
    what: &'static str,
    form: Option<Form>,
    last: Count,
    seen: BTreeSet<Count>,
    /// whether a unit has begun since the last number
    may_restart: bool,
}

impl Sequence {
    fn new(what: &'static str) -> Sequence {
        Sequence {
            what,
            form: None,
            last: Count {
                base: 0,
                between: 0,
            },
            seen: BTreeSet::new(),
            may_restart: false,
        }
    }

    fn next<'d>(&mut self, num: &'d Num, faults: &mut Vec<Fault<'d>>) {
        if self.form.is_none() {
            self.form = count::form(&num.text);
        }
        let read = self.form.and_then(|form| count::count(&num.text, form));
        let Some(now) = read else {
            faults.push(Fault::Unreadable(self.what, num));
            return;
        };
        let first = Count {
            base: 1,
            between: 0,
        };
        if self.may_restart && now == first {
            self.seen.clear();
            self.last = Count {
                base: 0,
                between: 0,
            };
        }
        self.may_restart = false;
        let follows = if now.between > 0 {
            now.base == self.last.base && now.between == self.last.between + 1
        } else {
            now.base == self.last.base + 1
        };
        if !self.seen.insert(now) {
            faults.push(Fault::Repeated(self.what, num));
        } else if !follows {
            let expected = match now.between {
                0 => self.last.base + 1,
                _ if now.base == self.last.base => self.last.between + 1,
                _ => now.base,
            };
            let message = match now.between {
                1.. if now.base == self.last.base => {
                    format!(
                        "number {expected} of those between it and the next is missing before it"
                    )
                }
                _ if now < self.last => {
                    format!("it comes after {} of its sequence", self.last.base)
                }
                _ => format!("{} is expected here, as a count", expected),
            };
            faults.push(Fault::Gap(self.what, num, message));
        }
        self.last = now;
    }
}
