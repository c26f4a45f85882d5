//! Preface and cover: the masthead, title and status lines; and the containers that the profile names.

use super::form::{Block, Inline, Paragraph};
use super::walk::{Context, Walk};
use crate::model::{self, BlockKind, Group, InlineKind, Marks, NodeId, TextKind};
use crate::sheet::Role;

/// Where a field of the masthead stands on its line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// A line of its own, in the masthead's own style.
    Body,
    /// At the left margin.
    Left,
    /// At the tab.
    Right,
    /// A line that the profile does not name.
    Own,
}

impl<'a> Walk<'a> {
    /// Reads a preface or cover; `true` where it shows a title.
    pub(super) fn preface(&mut self, blocks: &'a [model::Block], context: Context<'a>) -> bool {
        let mut titled = false;
        for block in blocks {
            let text = match &block.kind {
                BlockKind::Text(text) if text.kind == TextKind::Paragraph => text,
                _ => {
                    self.blocks(std::slice::from_ref(block), context);
                    continue;
                }
            };
            let mut context = context.inside(&block.marks);
            context.role = line_role(&text.inlines).unwrap_or(context.role);
            self.alone = filler(&text.inlines)
                .filter(|(_, _, marks)| marks.name.as_deref() == Some("adReferendum"))
                .map(|(node, ..)| node);
            if self.alone.is_some() {
                context.role = Role::AdReferendum;
                // the annotation stays with the title that it is about
                self.keep_last();
            }
            self.heading(block.node, &text.inlines, context);
            self.alone = None;
            titled |= context.role == Role::DocumentTitle;
        }
        titled
    }

    /// `container`, told apart by its name.
    pub(super) fn container(
        &mut self,
        block: &'a model::Block,
        group: &'a Group,
        context: Context<'a>,
    ) {
        let role = match block.marks.name.as_deref() {
            Some("masthead") => {
                let left = match &self.sheet.masthead {
                    Some(masthead) => {
                        self.masthead_node = block.node;
                        self.masthead_lines(masthead, &group.children, context)
                    }
                    None => group.children.iter().collect(),
                };
                return self.masthead(&left, context);
            }
            Some("signatureBlock") => return self.signatures(group, context),
            Some("adoption") => Role::Closing,
            Some("preambular") => Role::Recital,
            _ => Role::ReportParagraph,
        };
        self.blocks(&group.children, context.with(role));
    }

    /// The signature block is kept together, and with the text above where the layout says so.
    fn signatures(&mut self, group: &'a Group, context: Context<'a>) {
        if self.sheet.composition.signature_with_text {
            self.keep_last();
        }
        let mut context = context.with(Role::Signature);
        context.keep = true;
        self.blocks(&group.children, context);
        if let Some(Block::Paragraph(last)) = self.out.last_mut() {
            last.keep_with_next = self.sheet.style(last.role).keep_with_next;
        }
    }

    /// The masthead: a right field that follows a left one stands on its line, after a tab.
    fn masthead(&mut self, blocks: &[&'a model::Block], context: Context<'a>) {
        let mut left_open = false;
        for block in blocks.iter().copied() {
            let side = side(block);
            let mut context = context.inside(&block.marks);
            context.role = match side {
                Side::Body => Role::Masthead,
                _ => Role::MastheadLine,
            };
            let before = self.out.len();
            match &block.kind {
                BlockKind::Text(text) => self.paragraph(block.node, &text.inlines, context, None),
                _ => self.blocks(std::slice::from_ref(block), context),
            }
            if side == Side::Right && self.out.len() == before + 1 {
                self.set_right(left_open);
            }
            left_open = side == Side::Left;
        }
    }

    /// Moves the last paragraph to the tab, on the line before it where that is open.
    fn set_right(&mut self, on_line_before: bool) {
        let Some(Block::Paragraph(mut right)) = self.out.pop() else {
            return;
        };
        if on_line_before && let Some(Block::Paragraph(left)) = self.out.last_mut() {
            join(left, right);
        } else {
            right.inlines.insert(0, Inline::Tab);
            self.out.push(Block::Paragraph(right));
        }
    }
}

/// Puts the right half of a line behind its left half.
fn join(left: &mut Paragraph, right: Paragraph) {
    left.inlines.push(Inline::Tab);
    if left.language == right.language {
        left.inlines.extend(right.inlines);
    } else {
        let mut inlines = right.inlines;
        mark_language(&mut inlines, right.language.as_deref());
        left.inlines.extend(inlines);
    }
    left.anchors.extend(right.anchors);
}

/// Gives runs that have no language of their own this one.
pub(super) fn mark_language(inlines: &mut [Inline], language: Option<&str>) {
    for inline in inlines {
        match inline {
            Inline::Text { run, .. }
            | Inline::NoteCall { run, .. }
            | Inline::PageOf { run, .. } => {
                if run.language.is_none() {
                    run.language = language.map(str::to_owned);
                }
            }
            Inline::Link { inlines, .. } | Inline::Tagged { inlines, .. } => {
                mark_language(inlines, language);
            }
            Inline::LineBreak(_) | Inline::Tab | Inline::Figure(_) => {}
        }
    }
}

fn side(block: &model::Block) -> Side {
    let BlockKind::Text(text) = &block.kind else {
        return Side::Own;
    };
    match filler(&text.inlines) {
        Some((_, InlineKind::Organization, _)) => Side::Body,
        Some((_, InlineKind::Session | InlineKind::Location, _)) => Side::Left,
        Some((_, InlineKind::DocNumber | InlineKind::DocDate(_), _)) => Side::Right,
        Some((_, InlineKind::Named, marks)) => match marks.name.as_deref() {
            Some("sessionDates") => Side::Left,
            Some("series" | "originalLanguage" | "distribution" | "agendaItem") => Side::Right,
            _ => Side::Own,
        },
        _ => Side::Own,
    }
}

/// The inline that fills a paragraph.
pub(super) fn filler(inlines: &[model::Inline]) -> Option<(NodeId, &InlineKind, &Marks)> {
    match inlines {
        [
            model::Inline::Marked {
                node, marks, kind, ..
            },
        ] => Some((*node, kind, marks)),
        _ => None,
    }
}

/// The role of a line of the preface by what it holds.
fn line_role(inlines: &[model::Inline]) -> Option<Role> {
    inlines.iter().find_map(|inline| match inline {
        model::Inline::Marked { kind, .. } => match kind {
            InlineKind::DocTitle | InlineKind::DocType => Some(Role::DocumentTitle),
            InlineKind::DocStatus | InlineKind::DocProponent => Some(Role::StatusLine),
            _ => None,
        },
        model::Inline::Text(..) => None,
    })
}
