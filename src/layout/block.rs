//! Block: paragraphs and tables in reading order become strips; each note is set after the block that calls it.

use super::Composer;
use super::paragraph::{Frame, Lead};
use super::strip::Strip;
use super::structure::{Lists, Slot};
use crate::flow::{Block, Paragraph};
use crate::pages::StructureRole;
use crate::unit::Length;

impl<'f> Composer<'f> {
    /// Sets blocks one under the other in `frame`, as children of structure element `base`.
    pub(super) fn blocks(
        &mut self,
        blocks: &'f [Block],
        frame: Frame,
        base: usize,
        lists: &mut Lists,
    ) -> Vec<Strip> {
        let mut strips = Vec::new();
        let mut below = Length::ZERO;
        for (index, block) in blocks.iter().enumerate() {
            let (mut more, after) = match block {
                Block::Paragraph(paragraph) => (
                    self.body_paragraph(paragraph, frame, base, lists),
                    self.flow.styles[&paragraph.role].space_after,
                ),
                Block::Table(table) => {
                    let parent = lists.innermost(base);
                    (self.table(table, frame, parent), self.table_gap())
                }
            };
            self.rule(blocks, index, &mut more, frame);
            if let Some(first) = more.first_mut() {
                first.before += below;
            }
            below = after;
            strips.append(&mut more);
        }
        strips
    }

    /// Sets a paragraph of the body, with its place in the structure, and the notes that it is the first to call.
    fn body_paragraph(
        &mut self,
        paragraph: &'f Paragraph,
        frame: Frame,
        base: usize,
        lists: &mut Lists,
    ) -> Vec<Strip> {
        let indent = self.flow.styles[&paragraph.role].indent_left + paragraph.indent;
        let forms = &self.flow.lists;
        let slot = lists.enter(&mut self.tree, forms, paragraph, indent, base);
        self.slotted(paragraph, frame, slot)
    }

    /// Sets a paragraph at its place in the structure.
    pub(super) fn slotted(
        &mut self,
        paragraph: &'f Paragraph,
        frame: Frame,
        slot: Slot,
    ) -> Vec<Strip> {
        let element = if slot.direct {
            slot.parent
        } else {
            let role = Self::element_of(paragraph);
            self.tree.add(role, slot.parent, Some(paragraph.node))
        };
        self.tree.elements[element].language = paragraph.language.clone();
        let lead = match (&paragraph.label, slot.label) {
            (Some(words), Some(label)) => Lead::Label(words, label),
            // the label of a heading stands in the heading
            (Some(words), None) => {
                let label = self.tree.add(StructureRole::Lbl, element, Some(words.node));
                Lead::Label(words, label)
            }
            (None, _) => Lead::None,
        };
        let strips = self.paragraph(paragraph, frame, element, lead);
        self.set_notes(&strips, slot.parent);
        strips
    }
}
