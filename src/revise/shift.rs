//! Shift: the nodes and lists of the old version get numbers that the new version's do not have.

use crate::flow::{Block, Flow, Inline, LinkTarget, Paragraph};
use crate::model::NodeId;
use std::collections::BTreeMap;

/// The flow with every number of a node raised by `by`, the numbers of lists in its paragraphs by `lists`, and its
/// pictures called otherwise.
pub(super) fn shifted(
    mut flow: Flow,
    by: u32,
    lists: usize,
    pictures: &BTreeMap<String, String>,
) -> Flow {
    let shift = Shift {
        by,
        lists,
        pictures,
    };
    for section in &mut flow.sections {
        shift.node(&mut section.part);
        shift.blocks(&mut section.blocks);
    }
    for note in &mut flow.notes {
        shift.node(&mut note.node);
        for paragraph in &mut note.paragraphs {
            shift.paragraph(paragraph);
        }
    }
    flow
}

struct Shift<'a> {
    by: u32,
    lists: usize,
    pictures: &'a BTreeMap<String, String>,
}

impl Shift<'_> {
    fn node(&self, node: &mut NodeId) {
        node.0 = node.0.saturating_add(self.by);
    }

    fn blocks(&self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::Table(table) => {
                    self.node(&mut table.node);
                    if let Some(caption) = &mut table.caption {
                        self.paragraph(caption);
                    }
                    for row in &mut table.rows {
                        self.node(&mut row.node);
                        for cell in &mut row.cells {
                            self.node(&mut cell.node);
                            self.blocks(&mut cell.blocks);
                        }
                    }
                }
            }
        }
    }

    fn paragraph(&self, paragraph: &mut Paragraph) {
        self.node(&mut paragraph.node);
        if let Some(place) = &mut paragraph.list {
            place.list += self.lists;
        }
        if let Some(label) = &mut paragraph.label {
            self.node(&mut label.node);
        }
        for anchor in &mut paragraph.anchors {
            self.node(anchor);
        }
        self.inlines(&mut paragraph.inlines);
    }

    fn inlines(&self, inlines: &mut [Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text { node, .. } | Inline::LineBreak(node) => self.node(node),
                Inline::NoteCall { node, .. } => self.node(node),
                Inline::Tab => {}
                Inline::PageOf { node, target, .. } => {
                    self.node(node);
                    self.node(target);
                }
                Inline::Link {
                    node,
                    target,
                    inlines,
                    ..
                } => {
                    self.node(node);
                    if let LinkTarget::Node(target) = target {
                        self.node(target);
                    }
                    self.inlines(inlines);
                }
                Inline::Tagged { node, inlines, .. } => {
                    self.node(node);
                    self.inlines(inlines);
                }
                Inline::Figure(figure) => {
                    self.node(&mut figure.node);
                    if let Some(name) = self.pictures.get(&figure.src) {
                        figure.src.clone_from(name);
                    }
                }
            }
        }
    }
}
