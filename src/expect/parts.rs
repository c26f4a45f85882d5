//! The order of parts, divisions and attachments.

use super::blocks::{Context, Walk};
use super::headings::Above;
use crate::model::{
    Attachment, AttachmentContent, BlockKind, Division, DivisionKind, DocumentReference, Part,
};
use crate::sheet::{PartStart, Role};
use crate::transcript;
use crate::transcript::Paragraph;

impl<'a> Walk<'a> {
    /// Writes the whole document.
    pub(super) fn document(&mut self) {
        self.sections = 1;
        let root = &self.document.root;
        self.part(root, Above::default());
    }

    fn part(&mut self, part: &'a Part, mut above: Above) {
        for note in &part.notes {
            if let Some(e_id) = self.document.node(note.node).e_id.as_deref() {
                self.metadata_notes.insert(e_id, note);
            }
        }
        let language = part.identity.expression.language_tag();
        let mut covered = false;
        for division in &part.divisions {
            // the cover is a page of its own, and so a section
            if covered && !division.blocks.is_empty() {
                self.sections += 1;
                covered = false;
            }
            self.division(division, language, &mut above);
            covered |= division.kind == DivisionKind::Cover;
        }
        for appended in [&part.collected, &part.attachments, &part.components] {
            for attachment in appended {
                self.attachment(attachment, language);
            }
        }
    }

    fn division(&mut self, division: &'a Division, language: &'a str, above: &mut Above) {
        let role = match division.kind {
            DivisionKind::Cover => Role::CoverLine,
            _ => Role::ReportParagraph,
        };
        let context = Context::new(role, language, *above).inside(&division.marks);
        match division.kind {
            DivisionKind::Cover | DivisionKind::Preface => {
                above.titled |= self.preface(&division.blocks, context);
            }
            DivisionKind::Preamble | DivisionKind::Body | DivisionKind::Conclusions => {
                self.blocks(&division.blocks, context);
            }
        }
    }

    /// An attachment, or a document of a collection.
    fn attachment(&mut self, attachment: &'a Attachment, language: &'a str) {
        if self.sheet.composition.part_start != PartStart::Continuous {
            self.sections += 1;
        }
        let context = Context::new(Role::AttachmentHeading, language, Above::default())
            .inside(&attachment.marks);
        let mut above = Above::default();
        for block in &attachment.headings {
            if let BlockKind::Text(text) = &block.kind {
                self.heading(block.node, &text.inlines, context.inside(&block.marks));
                above.titled = true;
            }
        }
        match &attachment.content {
            AttachmentContent::Part(part) => self.part(part, above),
            AttachmentContent::Reference(reference) => self.reference(reference, context),
        }
    }

    /// A document that is issued elsewhere: the words that stand for it.
    pub(super) fn reference(&mut self, reference: &'a DocumentReference, context: Context<'a>) {
        let mut context = context.inside(&reference.marks);
        context.role = Role::DocumentReference;
        let before = self.body.len();
        self.paragraph(reference.node, &[], context, None);
        for line in &mut self.body[before..] {
            *line = Paragraph {
                role: transcript::Role::Text,
                text: reference.shown.clone(),
                ..line.clone()
            };
        }
    }
}
