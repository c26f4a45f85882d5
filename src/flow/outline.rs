//! The outline: parts, headings, and the groups of paragraphs in the layout's words.

use super::form::OutlineEntry;
use super::running::term;
use super::walk::{Context, Story, Walk};
use crate::model::{Inline, NodeId, PartKind, plain_text};
use crate::sheet::Role;

/// The text of inlines in one line.
pub(super) fn one_line(inlines: &[Inline]) -> String {
    plain_text(inlines).replace(['\n', '\t'], " ")
}

impl Walk<'_> {
    /// What a paragraph of the text begins in the outline.
    pub(super) fn outline_at(
        &mut self,
        node: NodeId,
        label: Option<&str>,
        inlines: &[Inline],
        context: Context,
    ) {
        if context.story != Story::Body {
            return;
        }
        if let Some(title) = self.part.title.take() {
            let title = title.unwrap_or_else(|| headed(label, inlines));
            self.entry(1, title, node);
        }
        let recital = matches!(context.role, Role::Recital | Role::Citation);
        if recital && !self.part.recitals {
            self.part.recitals = true;
            self.group_entry("recitals", node, context);
        }
        let operative = context.role == Role::OperativeParagraph
            && label.is_some()
            && context.above.units == 0
            && self.part.kind == Some(PartKind::Statement);
        if operative && !self.part.operative {
            self.part.operative = true;
            self.group_entry("operative", node, context);
        }
        if matches!(context.role, Role::PartHeading | Role::SectionHeading) {
            self.entry(2 + context.above.units, headed(label, inlines), node);
        }
    }

    fn group_entry(&mut self, key: &str, node: NodeId, context: Context) {
        let language = context.language;
        if let Some(words) = term(self.sheet, language, key) {
            self.entry(2, words.to_owned(), node);
        }
    }

    fn entry(&mut self, level: u8, title: String, node: NodeId) {
        self.outline.push(OutlineEntry { level, title, node });
    }
}

/// A heading in one line, its number before it.
fn headed(label: Option<&str>, inlines: &[Inline]) -> String {
    match label {
        Some(label) => format!("{label} {}", one_line(inlines)),
        None => one_line(inlines),
    }
}
