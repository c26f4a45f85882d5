//! Merge: the blocks of two versions in one row, each in its section.

use super::inlines;
use super::notes::Pairs;
use super::table;
use crate::flow::{Block, Flow, Inline, Label, OldNumber, Paragraph, Revision, Section};
use crate::transcript::{self, Role, Transcript};
use crate::verify;

/// A block of both versions together, and where it stood in either.
pub(super) struct Merged {
    pub(super) old: Option<usize>,
    pub(super) new: Option<usize>,
    pub(super) block: Block,
}

/// The blocks of both versions in the new one's sections. Notes are those of the new version still, and so are lists.
pub(super) fn merged(old: &Flow, new: &Flow, notes: &Pairs) -> Flow {
    let gathered = |flow: &Flow| -> (Vec<usize>, Vec<Block>) {
        let blocks = flow
            .sections
            .iter()
            .enumerate()
            .flat_map(|(index, section)| {
                section
                    .blocks
                    .iter()
                    .map(move |block| (index, block.clone()))
            });
        blocks.unzip()
    };
    let (old_section, old_blocks) = gathered(old);
    let (new_section, new_blocks) = gathered(new);
    let context = Context { notes };
    let all = context.blocks(&old_blocks, &new_blocks);
    let mut sections: Vec<Section> = new
        .sections
        .iter()
        .map(|section| Section {
            blocks: Vec::new(),
            ..section.clone()
        })
        .collect();
    // a deleted block stands where the blocks of its section stand that stayed: first those after it, for the sake of
    // what was deleted from the head of a section
    let stayed: Vec<(usize, usize)> = all
        .iter()
        .filter_map(|it| Some((old_section[it.old?], new_section[it.new?])))
        .collect();
    let mut passed = 0_usize;
    let mut last = 0;
    for it in all {
        let at = match (it.old, it.new) {
            (_, Some(new)) => new_section[new],
            (Some(old), None) => {
                let own = |pair: Option<&(usize, usize)>| {
                    pair.filter(|pair| pair.0 == old_section[old])
                        .map(|pair| pair.1)
                };
                let before = own(passed.checked_sub(1).and_then(|at| stayed.get(at)));
                before.or(own(stayed.get(passed))).unwrap_or(last)
            }
            (None, None) => last,
        };
        passed += usize::from(it.old.is_some() && it.new.is_some());
        last = at;
        if let Some(section) = sections.get_mut(at) {
            section.blocks.push(it.block);
        }
    }
    Flow {
        sections,
        ..new.clone()
    }
}

/// What merging needs to know of the whole.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) notes: &'a Pairs,
}

impl Context<'_> {
    /// The blocks of both versions in one row: between two that stayed first what was deleted, then what was inserted.
    pub(super) fn blocks(&self, old: &[Block], new: &[Block]) -> Vec<Merged> {
        let texts =
            |blocks: &[Block]| -> Vec<String> { blocks.iter().map(text_of_block).collect() };
        let pairs = aligned(&texts(old), &texts(new));
        let mut all = Vec::new();
        let (mut i, mut j) = (0, 0);
        for (next_i, next_j) in pairs.into_iter().chain([(old.len(), new.len())]) {
            self.alone(old, i..next_i, Revision::Deleted, &mut all);
            self.alone(new, j..next_j, Revision::Inserted, &mut all);
            if let (Some(before), Some(now)) = (old.get(next_i), new.get(next_j)) {
                match self.stayed(before, now) {
                    Some(block) => all.push(Merged {
                        old: Some(next_i),
                        new: Some(next_j),
                        block,
                    }),
                    None => {
                        self.alone(old, next_i..next_i + 1, Revision::Deleted, &mut all);
                        self.alone(new, next_j..next_j + 1, Revision::Inserted, &mut all);
                    }
                }
            }
            (i, j) = (next_i + 1, next_j + 1);
        }
        all
    }

    fn alone(
        &self,
        blocks: &[Block],
        range: std::ops::Range<usize>,
        revision: Revision,
        all: &mut Vec<Merged>,
    ) {
        for at in range {
            let is_old = revision == Revision::Deleted;
            all.push(Merged {
                old: is_old.then_some(at),
                new: (!is_old).then_some(at),
                block: match &blocks[at] {
                    Block::Paragraph(paragraph) => {
                        Block::Paragraph(self.paragraph_alone(paragraph, revision))
                    }
                    Block::Table(table) => Block::Table(self.table_alone(table, revision)),
                },
            });
        }
    }

    /// A paragraph that only one version has.
    pub(super) fn paragraph_alone(&self, paragraph: &Paragraph, revision: Revision) -> Paragraph {
        Paragraph {
            inlines: inlines::only(&paragraph.inlines, revision, self.notes),
            revision: Some(revision),
            ..paragraph.clone()
        }
    }

    /// A block that both versions have, if it can be shown as one.
    fn stayed(&self, old: &Block, new: &Block) -> Option<Block> {
        match (old, new) {
            (Block::Paragraph(old), Block::Paragraph(new)) => {
                may_stay(old, new).then(|| Block::Paragraph(stayed(old, new, self.notes)))
            }
            (Block::Table(old), Block::Table(new)) => self.table(old, new).map(Block::Table),
            _ => None,
        }
    }
}

/// Whether two paragraphs can be shown as one: they differ in their text and in the count of their number at most.
pub(super) fn may_stay(old: &Paragraph, new: &Paragraph) -> bool {
    let numbers = match (&old.label, &new.label) {
        (None, None) => true,
        (Some(was), Some(is)) => {
            old.list.is_some() == new.list.is_some() && (old.list.is_some() || was.text == is.text)
        }
        _ => false,
    };
    numbers && (old.role, old.heading, &old.language) == (new.role, new.heading, &new.language)
}

/// A paragraph that both versions have.
pub(super) fn stayed(old: &Paragraph, new: &Paragraph, notes: &Pairs) -> Paragraph {
    let label = new.label.as_ref().zip(old.label.as_ref());
    let mut anchors = new.anchors.clone();
    anchors.push(old.node);
    anchors.extend(&old.anchors);
    Paragraph {
        inlines: inlines::merged(&old.inlines, &new.inlines, notes),
        label: label.map(|(is, was)| Label {
            was: Some(OldNumber {
                text: was.text.clone(),
                list: old.list,
            }),
            ..is.clone()
        }),
        anchors,
        ..new.clone()
    }
}

/// The texts of two lists that stand at the same place, in order: equal, or like each other.
pub(super) fn aligned(old: &[String], new: &[String]) -> Vec<(usize, usize)> {
    let transcript = |texts: &[String]| Transcript {
        body: texts
            .iter()
            .map(|text| transcript::Paragraph::plain(Role::Text, None, text.as_str()))
            .collect(),
        ..Transcript::default()
    };
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for pair in verify::edits(&transcript(old), &transcript(new)).pairs {
        if pairs
            .last()
            .is_none_or(|last| last.0 < pair.0 && last.1 < pair.1)
        {
            pairs.push(pair);
        }
    }
    pairs
}

/// The text by which a block is aligned.
pub(super) fn text_of_block(block: &Block) -> String {
    match block {
        Block::Paragraph(paragraph) => text_of(paragraph),
        Block::Table(table) => {
            let mut texts: Vec<String> = table.caption.iter().map(text_of).collect();
            texts.extend(table.rows.iter().map(table::text_of_row));
            texts.join("\n")
        }
    }
}

/// The text by which a paragraph is aligned: what stands for it where it has none.
pub(super) fn text_of(paragraph: &Paragraph) -> String {
    fn gather(inlines: &[Inline], text: &mut String) {
        for inline in inlines {
            match inline {
                Inline::Text { text: more, .. } => text.push_str(more),
                Inline::LineBreak(_) | Inline::Tab => text.push(' '),
                Inline::Figure(figure) => text.push_str(&figure.alt),
                Inline::Link { inlines, .. } | Inline::Tagged { inlines, .. } => {
                    gather(inlines, text);
                }
                Inline::PageOf { .. } | Inline::NoteCall { .. } => {}
            }
        }
    }
    let mut text = String::new();
    gather(&paragraph.inlines, &mut text);
    if text.trim().is_empty() {
        text = match &paragraph.label {
            Some(label) => label.text.clone(),
            None => "\u{fffc}".into(),
        };
    }
    text
}
