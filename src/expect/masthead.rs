//! The block at the head of the first page: fields, two of which may share a line.

use super::blocks::{Context, Walk};
use super::preface::filler;
use crate::model::{Block, BlockKind, InlineKind};
use crate::sheet::Role;
use crate::transcript::Paragraph;

/// Where a field stands on its line.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    /// A line of its own, in the masthead's own style.
    Body,
    Left,
    Right,
    /// A field that the profile does not name: a line of its own.
    Own,
}

/// Writes the masthead: a right field that follows a left one stands on its line, after a tab.
pub(super) fn write<'a>(walk: &mut Walk<'a>, blocks: &'a [Block], context: Context<'a>) {
    let mut left_open = false;
    for block in blocks {
        let side = side(block);
        let mut context = context.inside(&block.marks);
        context.role = match side {
            Side::Body => Role::Masthead,
            _ => Role::MastheadLine,
        };
        let before = walk.body.len();
        match &block.kind {
            BlockKind::Text(text) => walk.paragraph(block.node, &text.inlines, context, None),
            _ => walk.blocks(std::slice::from_ref(block), context),
        }
        if left_open && side == Side::Right && walk.body.len() == before + 1 {
            let right = walk.body.pop();
            if let (Some(left), Some(right)) = (walk.body.last_mut(), right) {
                join(left, right);
            }
        }
        left_open = side == Side::Left;
    }
}

fn side(block: &Block) -> Side {
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

/// Puts the right half of a line behind its left half.
fn join(left: &mut Paragraph, right: Paragraph) {
    left.text.push('\t');
    let by = left.text.len();
    left.text.push_str(&right.text);
    left.languages
        .extend(right.languages.into_iter().map(|mut stretch| {
            stretch.range = stretch.range.start + by..stretch.range.end + by;
            stretch
        }));
    left.emphasis
        .extend(right.emphasis.into_iter().map(|mut stretch| {
            (stretch.start, stretch.end) = (stretch.start + by, stretch.end + by);
            stretch
        }));
    left.links.extend(right.links.into_iter().map(|mut link| {
        link.range = link.range.start + by..link.range.end + by;
        link
    }));
    left.notes.extend(right.notes.into_iter().map(|mut call| {
        call.at += by;
        call
    }));
}
