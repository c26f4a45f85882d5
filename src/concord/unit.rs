//! Unit: a paragraph of a version, with its number, its place in the structure, and its facts. A table is a unit of its own,
//! before its cells; the paragraphs of a note follow the paragraph that calls it.

use super::Version;
use super::facts::{Aspect, Fact, facts};
use crate::check::number_value;
use crate::diag::Place;
use crate::model::{
    Attachment, AttachmentContent, Block, BlockKind, Document, Group, Inline, InlineKind, Note,
    Part, Table, Text,
};

/// The first step of the class of a note's paragraphs.
const NOTE: &str = "note";

/// A unit.
#[derive(Clone, Debug)]
pub struct Unit {
    /// What it is and what it stands in, the same in every language: `statement body paragraph content`.
    pub class: String,
    /// Its number, where it is the first paragraph of a numbered unit.
    pub label: Option<String>,
    /// Its text; of a table nothing.
    pub text: String,
    /// What it says that does not depend on its language.
    pub facts: Vec<Fact>,
    /// Its language (BCP 47).
    pub language: String,
    /// Where it stands.
    pub place: Place,
}

impl Unit {
    /// The value of its number: `15.` and `15)` are one. The mark of a note is told where it is called.
    pub(super) fn number(&self) -> Option<String> {
        let label = self.label.as_deref();
        label
            .filter(|_| !self.class.starts_with(NOTE))
            .map(number_value)
    }
}

/// The units of a version, in reading order.
pub(super) fn units(version: &Version<'_>) -> Vec<Unit> {
    let mut walk = Walk {
        document: version.document,
        language: version.language(),
        path: Vec::new(),
        label: None,
        units: Vec::new(),
    };
    walk.part(&version.document.root);
    walk.units
}

struct Walk<'d> {
    document: &'d Document,
    language: &'d str,
    path: Vec<String>,
    /// A number that waits for the first paragraph after it.
    label: Option<String>,
    units: Vec<Unit>,
}

impl<'d> Walk<'d> {
    fn within(&mut self, step: String, work: impl FnOnce(&mut Walk<'d>)) {
        self.path.push(step);
        work(self);
        self.path.pop();
    }

    fn part(&mut self, part: &'d Part) {
        let outer = self.language;
        self.language = part.identity.expression.language_tag();
        self.within(format!("{:?}", part.kind), |walk| {
            for division in &part.divisions {
                walk.within(format!("{:?}", division.kind), |walk| {
                    walk.blocks(&division.blocks);
                });
            }
            for (name, all) in [
                ("collected", &part.collected),
                ("attachment", &part.attachments),
                ("component", &part.components),
            ] {
                for attachment in all {
                    walk.within(name.to_owned(), |walk| walk.attachment(attachment));
                }
            }
        });
        for note in &part.notes {
            self.note(note);
        }
        self.language = outer;
    }

    fn attachment(&mut self, attachment: &'d Attachment) {
        self.blocks(&attachment.headings);
        match &attachment.content {
            AttachmentContent::Part(part) => self.part(part),
            AttachmentContent::Reference(reference) => {
                let place = self.document.place(reference.node);
                self.unit("reference", &[], &reference.shown, place);
            }
        }
    }

    fn blocks(&mut self, blocks: &'d [Block]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Text(text) => self.text(block, text),
                BlockKind::Group(group) => self.group(block, group),
                BlockKind::Table(table) => self.table(block, table),
                BlockKind::Reference(reference) => {
                    let place = self.document.place(reference.node);
                    self.unit("reference", &[], &reference.shown, place);
                }
            }
        }
    }

    fn group(&mut self, block: &'d Block, group: &'d Group) {
        let name = block.marks.name.as_deref().unwrap_or_default();
        self.within(format!("{:?}{name}", group.kind), |walk| {
            if let Some(num) = &group.num {
                walk.label = Some(num.text.clone());
            }
            for heading in [&group.heading, &group.subheading].into_iter().flatten() {
                walk.blocks(std::slice::from_ref(heading));
            }
            walk.blocks(&group.children);
        });
    }

    fn table(&mut self, block: &'d Block, table: &'d Table) {
        let rows: Vec<String> = table
            .rows
            .iter()
            .map(|row| {
                let cells = row.cells.iter().map(|cell| {
                    let mark = if cell.header { "h" } else { "" };
                    format!("{mark}{}x{}", cell.columns, cell.rows)
                });
                cells.collect::<Vec<_>>().join(" ")
            })
            .collect();
        let shape = Fact {
            aspect: Aspect::Shape,
            value: format!("{} rows: {}", rows.len(), folded(&rows)),
            range: 0..0,
        };
        self.within("table".into(), |walk| {
            let place = walk.document.place(block.node);
            walk.push("", String::new(), vec![shape], place);
            if let Some(caption) = &table.caption {
                walk.blocks(std::slice::from_ref(caption));
            }
            for cell in table.rows.iter().flat_map(|row| &row.cells) {
                let step = if cell.header { "header" } else { "cell" };
                walk.within(step.into(), |walk| walk.blocks(&cell.blocks));
            }
        });
    }

    fn text(&mut self, block: &'d Block, text: &'d Text) {
        let name = block.marks.name.as_deref().unwrap_or_default();
        let place = self.document.place(block.node);
        self.unit(
            &format!("{:?}{name} {}", text.kind, text.level),
            &text.inlines,
            "",
            place,
        );
        notes(&text.inlines, &mut |note| self.note(note));
    }

    fn note(&mut self, note: &'d Note) {
        let (path, label) = (std::mem::take(&mut self.path), self.label.take());
        self.label = Some(note.marker.clone());
        self.within(NOTE.into(), |walk| walk.blocks(&note.blocks));
        (self.path, self.label) = (path, label);
    }

    fn unit(&mut self, kind: &str, inlines: &'d [Inline], shown: &str, place: Place) {
        let (text, found) = match inlines {
            [] => (shown.to_owned(), Vec::new()),
            _ => facts(inlines, self.language),
        };
        self.push(kind, text, found, place);
    }

    fn push(&mut self, kind: &str, text: String, facts: Vec<Fact>, place: Place) {
        self.units.push(Unit {
            class: format!("{} {kind}", self.path.join(" ")),
            label: self.label.take(),
            text,
            facts,
            language: self.language.to_owned(),
            place,
        });
    }
}

/// Shows the notes among inlines, in order.
fn notes<'d>(inlines: &'d [Inline], see: &mut dyn FnMut(&'d Note)) {
    for inline in inlines {
        if let Inline::Marked { kind, children, .. } = inline {
            if let InlineKind::Note(note) = kind {
                see(note);
            }
            notes(children, see);
        }
    }
}

/// Rows of the same cells in a row are told once.
fn folded(rows: &[String]) -> String {
    let runs: Vec<String> = rows
        .chunk_by(|a, b| a == b)
        .map(|run| match run.len() {
            1 => format!("({})", run[0]),
            count => format!("{count} times ({})", run[0]),
        })
        .collect();
    runs.join(", ")
}
