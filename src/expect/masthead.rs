//! The block at the head of the first page: fields, two of which may share a line.

use super::blocks::{Context, Walk};
use super::preface::filler;
use super::running::term;
use crate::model::{Block, BlockKind, InlineKind, NodeId};
use crate::sheet::{CharRole, MastheadField, MastheadLine, MastheadPiece, Role};
use crate::transcript::{self, Paragraph};

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

/// Writes the masthead: on the lines of the layout where it has some, the rest as the document pairs it.
pub(super) fn write<'a>(
    walk: &mut Walk<'a>,
    blocks: &'a [Block],
    node: NodeId,
    context: Context<'a>,
) {
    let mut left: Vec<&Block> = blocks.iter().collect();
    if let Some(masthead) = &walk.sheet.masthead {
        for MastheadLine { role, cells } in &masthead.lines {
            let mut inner = context;
            inner.role = *role;
            let mut cells: Vec<Option<Paragraph>> = cells
                .iter()
                .map(|pieces| cell(walk, pieces, &mut left, node, inner))
                .collect();
            // what no cell follows needs no tab to lead to it
            while cells.last().is_some_and(Option::is_none) {
                cells.pop();
            }
            let Some(first) = cells.iter().position(Option::is_some) else {
                continue;
            };
            let mut cells = cells.into_iter().skip(first);
            if let Some(Some(mut line)) = cells.next() {
                for cell in cells {
                    match cell {
                        Some(cell) => join(&mut line, cell),
                        None => line.text.push('\t'),
                    }
                }
                walk.body.push(line);
            }
        }
    }
    paired(walk, &left, context);
}

/// A right field that follows a left one stands on its line, after a tab.
fn paired<'a>(walk: &mut Walk<'a>, blocks: &[&'a Block], context: Context<'a>) {
    let mut left_open = false;
    for block in blocks.iter().copied() {
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

/// What stands in a cell; a cell that names fields of which the document gives none is empty.
fn cell<'a>(
    walk: &mut Walk<'a>,
    pieces: &'a [MastheadPiece],
    left: &mut Vec<&'a Block>,
    node: NodeId,
    context: Context<'a>,
) -> Option<Paragraph> {
    let names = |piece: &MastheadPiece| match piece {
        MastheadPiece::Field(field) => Some(*field),
        _ => None,
    };
    let fields: Vec<MastheadField> = pieces.iter().filter_map(names).collect();
    let given = |field: &MastheadField| left.iter().any(|block| is(block, *field));
    if !fields.is_empty() && !fields.iter().any(given) {
        return None;
    }
    let mut whole: Option<Paragraph> = None;
    for piece in pieces {
        let said = match piece {
            MastheadPiece::Field(field) => {
                let Some(at) = left.iter().position(|block| is(block, *field)) else {
                    continue;
                };
                let block = left.remove(at);
                if let BlockKind::Text(text) = &block.kind {
                    walk.set_off = match field {
                        MastheadField::Body => vec![CharRole::MastheadBody],
                        MastheadField::Symbol => vec![CharRole::MastheadSymbol],
                        _ => Vec::new(),
                    };
                    let context = context.inside(&block.marks);
                    walk.paragraph(block.node, &text.inlines, context, None);
                    walk.set_off.clear();
                }
                walk.body.pop()
            }
            MastheadPiece::Term(key) => {
                let words = term(walk.sheet, walk.document, key);
                Some(words_of(walk, words, node, context))
            }
            MastheadPiece::Fixed(words) => Some(words_of(walk, words.clone(), node, context)),
        };
        match (&mut whole, said) {
            (Some(whole), Some(said)) => put_behind(whole, said),
            (None, said) => whole = said,
            (Some(_), None) => {}
        }
    }
    whole.filter(|whole| !whole.text.is_empty())
}

/// Words of the layout in the look of their line.
fn words_of<'a>(
    walk: &mut Walk<'a>,
    words: String,
    node: NodeId,
    context: Context<'a>,
) -> Paragraph {
    walk.paragraph(node, &[], context, None);
    let paragraph = walk.body.pop();
    Paragraph {
        text: words,
        ..paragraph.unwrap_or_else(|| Paragraph::plain(transcript::Role::Text, None, ""))
    }
}

/// Whether a paragraph of the masthead is this field.
fn is(block: &Block, field: MastheadField) -> bool {
    let BlockKind::Text(text) = &block.kind else {
        return false;
    };
    let Some((_, kind, marks)) = filler(&text.inlines) else {
        return false;
    };
    let name = marks.name.as_deref().filter(|_| *kind == InlineKind::Named);
    match field {
        MastheadField::Body => *kind == InlineKind::Organization,
        MastheadField::Session => *kind == InlineKind::Session,
        MastheadField::Symbol => *kind == InlineKind::DocNumber,
        MastheadField::Place => *kind == InlineKind::Location,
        MastheadField::Date => matches!(kind, InlineKind::DocDate(_)),
        MastheadField::Series => name == Some("series"),
        MastheadField::Dates => name == Some("sessionDates"),
        MastheadField::Original => name == Some("originalLanguage"),
        MastheadField::Distribution => name == Some("distribution"),
        MastheadField::Agenda => name == Some("agendaItem"),
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
    put_behind(left, right);
}

/// Puts the text of a paragraph behind that of another.
fn put_behind(left: &mut Paragraph, right: Paragraph) {
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
