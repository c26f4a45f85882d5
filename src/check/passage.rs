//! The passages of a document: each stretch of text that is printed or goes into the files' metadata, with its origin.

use crate::diag::{Place, Span};
use crate::model::{
    Attachment, AttachmentContent, Block, BlockKind, Document, Identity, Inline, InlineKind,
    NodeId, Note, Part,
};
use std::borrow::Cow;
use std::cell::OnceCell;

/// A passage.
pub(super) struct Passage<'d> {
    /// The element whose text it is.
    pub node: NodeId,
    /// The text; a forced line break is `\n`.
    pub text: String,
    /// The pieces that it consists of, with the element that each stands in.
    pieces: Vec<(NodeId, Cow<'d, str>)>,
    /// Where each piece begins in the source, where it stands there as it is: sought once, since a text full of damage
    /// asks for a place at every character.
    begins: OnceCell<Vec<Option<usize>>>,
}

impl Passage<'_> {
    /// The place of the bytes `range` of the text: exact where the source holds the text as it is, else the element's.
    pub fn place(&self, document: &Document, range: std::ops::Range<usize>) -> Place {
        let begins = self.begins.get_or_init(|| self.seek(document));
        let mut start = 0;
        for ((node, piece), begin) in self.pieces.iter().zip(begins) {
            let end = start + piece.len();
            if range.start < end {
                return match begin {
                    Some(begin) => {
                        let from = begin + (range.start - start);
                        let to = begin + (range.end.min(end) - start);
                        document.source.place(Span::new(from, to))
                    }
                    None => document.place(*node),
                };
            }
            start = end;
        }
        document.place(self.node)
    }

    /// The name of the element that the byte `at` of the text stands in.
    pub fn element(&self, document: &Document, at: usize) -> &'static str {
        let mut end = 0;
        let piece = self.pieces.iter().find(|(_, piece)| {
            end += piece.len();
            at < end
        });
        let node = piece.map_or(self.node, |(node, _)| *node);
        document.node(node).element
    }

    fn seek(&self, document: &Document) -> Vec<Option<usize>> {
        let source = document.source.text();
        let begin = |(node, piece): &(NodeId, Cow<str>)| {
            let after = document.node(*node).span.end as usize;
            Some(after + source.get(after..)?.find(piece.as_ref())?)
        };
        self.pieces.iter().map(begin).collect()
    }
}

/// All passages, in reading order.
pub(super) fn passages(document: &Document) -> Vec<Passage<'_>> {
    let mut passages = Vec::new();
    for part in document.parts() {
        identity(&part.identity, &mut passages);
        for note in &part.notes {
            of_note(note, &mut passages);
        }
        for_each_block(part, &mut |block| of_block(block, &mut passages));
        for appended in [&part.collected, &part.attachments, &part.components] {
            for attachment in appended {
                if let AttachmentContent::Reference(reference) = &attachment.content {
                    add(reference.node, &reference.shown, &mut passages);
                }
            }
        }
    }
    passages
}

/// Calls `visit` for every block of a part, outermost first, in reading order; not for those of parts appended to it.
pub(super) fn for_each_block<'d>(part: &'d Part, visit: &mut dyn FnMut(&'d Block)) {
    for division in &part.divisions {
        for_each_block_of(&division.blocks, visit);
    }
    for Attachment { headings, .. } in [&part.collected, &part.attachments, &part.components]
        .into_iter()
        .flatten()
    {
        for_each_block_of(headings, visit);
    }
}

/// Calls `visit` for these blocks and those in them, outermost first.
pub(super) fn for_each_block_of<'d>(all: &'d [Block], visit: &mut dyn FnMut(&'d Block)) {
    for block in all {
        visit(block);
        match &block.kind {
            BlockKind::Text(_) | BlockKind::Reference(_) => {}
            BlockKind::Group(group) => {
                for heading in [&group.heading, &group.subheading].into_iter().flatten() {
                    visit(heading);
                }
                for_each_block_of(&group.children, visit);
            }
            BlockKind::Table(table) => {
                if let Some(caption) = &table.caption {
                    visit(caption);
                }
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    for_each_block_of(&cell.blocks, visit);
                }
            }
        }
    }
}

fn identity<'d>(identity: &'d Identity, passages: &mut Vec<Passage<'d>>) {
    for alias in &identity.work.aliases {
        add(alias.node, &alias.value, passages);
    }
}

/// Adds a text that stands in an attribute or an element without inlines.
fn add<'d>(node: NodeId, text: &'d str, passages: &mut Vec<Passage<'d>>) {
    passages.push(Passage {
        node,
        text: text.to_owned(),
        pieces: vec![(node, Cow::Borrowed(text))],
        begins: OnceCell::new(),
    });
}

fn of_note<'d>(note: &'d Note, passages: &mut Vec<Passage<'d>>) {
    for_each_block_of(&note.blocks, &mut |block| of_block(block, passages));
}

fn of_block<'d>(block: &'d Block, passages: &mut Vec<Passage<'d>>) {
    match &block.kind {
        BlockKind::Text(text) => {
            let mut passage = Passage {
                node: block.node,
                text: String::new(),
                pieces: Vec::new(),
                begins: OnceCell::new(),
            };
            let mut notes = Vec::new();
            gather(&text.inlines, &mut passage, &mut notes);
            passages.push(passage);
            for note in notes {
                of_note(note, passages);
            }
        }
        BlockKind::Group(group) => {
            if let Some(num) = &group.num {
                add(num.node, &num.text, passages);
            }
        }
        BlockKind::Reference(reference) => add(reference.node, &reference.shown, passages),
        BlockKind::Table(_) => {}
    }
}

fn gather<'d>(inlines: &'d [Inline], passage: &mut Passage<'d>, notes: &mut Vec<&'d Note>) {
    for inline in inlines {
        match inline {
            Inline::Text(node, text) => {
                passage.text.push_str(text);
                passage.pieces.push((*node, Cow::Borrowed(text)));
            }
            Inline::Marked {
                node,
                kind,
                children,
                ..
            } => {
                match kind {
                    InlineKind::LineBreak => {
                        passage.text.push('\n');
                        passage.pieces.push((*node, Cow::Borrowed("\n")));
                    }
                    InlineKind::Note(note) => notes.push(note),
                    _ => {}
                }
                gather(children, passage, notes);
            }
        }
    }
}
