//! Preface, cover and the containers that the profile names.

use super::blocks::{Context, Walk};
use super::masthead;
use crate::model::{Block, BlockKind, Group, Inline, InlineKind, Marks, NodeId, TextKind};
use crate::sheet::Role;

impl<'a> Walk<'a> {
    /// Writes a preface or cover; `true` where it shows a title.
    pub(super) fn preface(&mut self, blocks: &'a [Block], context: Context<'a>) -> bool {
        let mut titled = false;
        for block in blocks {
            let BlockKind::Text(text) = &block.kind else {
                self.blocks(std::slice::from_ref(block), context);
                continue;
            };
            if text.kind != TextKind::Paragraph {
                self.blocks(std::slice::from_ref(block), context);
                continue;
            }
            let role = line_role(&text.inlines).unwrap_or(context.role);
            let mut context = context.inside(&block.marks);
            context.role = role;
            self.alone = filler(&text.inlines)
                .filter(|(_, _, marks)| marks.name.as_deref() == Some("adReferendum"))
                .map(|(node, ..)| node);
            if self.alone.is_some() {
                context.role = Role::AdReferendum;
            }
            self.heading(block.node, &text.inlines, context);
            self.alone = None;
            titled |= context.role == Role::DocumentTitle;
        }
        titled
    }

    /// `container`, told apart by its name.
    pub(super) fn container(&mut self, block: &'a Block, group: &'a Group, context: Context<'a>) {
        let mut inner = context;
        inner.role = match block.marks.name.as_deref() {
            Some("masthead") => return masthead::write(self, &group.children, block.node, context),
            Some("signatureBlock") => Role::Signature,
            Some("adoption") => Role::Closing,
            Some("preambular") => Role::Recital,
            _ => Role::ReportParagraph,
        };
        self.blocks(&group.children, inner);
    }
}

/// The inline that fills a paragraph.
pub(super) fn filler(inlines: &[Inline]) -> Option<(NodeId, &InlineKind, &Marks)> {
    match inlines {
        [
            Inline::Marked {
                node, marks, kind, ..
            },
        ] => Some((*node, kind, marks)),
        _ => None,
    }
}

/// The role of a line of the preface by what it holds.
fn line_role(inlines: &[Inline]) -> Option<Role> {
    inlines.iter().find_map(|inline| match inline {
        Inline::Marked { kind, .. } => match kind {
            InlineKind::DocTitle | InlineKind::DocType => Some(Role::DocumentTitle),
            InlineKind::DocStatus | InlineKind::DocProponent => Some(Role::StatusLine),
            _ => None,
        },
        Inline::Text(..) => None,
    })
}
