//! Cut: where lines may end is marked on the pieces, and words are cut where a break falls inside them.

use super::Composer;
use super::piece::{After, Measured, Piece, PieceKind};
use crate::pages::Glyph;
use crate::text::{breaks, divisions};
use crate::unit::Length;

impl Composer<'_> {
    /// Marks where lines may end, dividing words where breaks fall inside them.
    pub(super) fn mark_breaks(&self, measured: &mut Measured, divide: bool) {
        let places = breaks(&measured.text);
        let mut next = places.iter().peekable();
        let mut pieces = Vec::with_capacity(measured.pieces.len() + 8);
        for mut piece in std::mem::take(&mut measured.pieces) {
            while next.next_if(|place| place.at <= piece.start).is_some() {}
            if piece.kind == PieceKind::Word {
                let mut cuts: Vec<(usize, After)> = Vec::new();
                while let Some(place) = next.next_if(|place| place.at < piece.end) {
                    let after = if place.in_address {
                        After::Address
                    } else if measured.text[..place.at].ends_with('\u{ad}') {
                        After::Divide
                    } else {
                        After::Allowed
                    };
                    cuts.push((place.at, after));
                }
                if divide && let Some(language) = &measured.formats[piece.format].divide {
                    add_divisions(&mut cuts, &measured.text, &piece, language);
                }
                for (at, after) in cuts {
                    if let Some(mut head) = cut(&mut piece, at, after, &measured.glyphs) {
                        if after == After::Divide {
                            head.hyphen = self.hyphen(&measured.formats[head.format]).advance;
                        }
                        pieces.push(head);
                    }
                }
            }
            if let Some(place) = next.next_if(|place| place.at == piece.end)
                && piece.after == After::No
            {
                piece.after = if place.in_address {
                    After::Address
                } else {
                    After::Allowed
                };
            }
            pieces.push(piece);
        }
        measured.pieces = pieces;
    }
}

/// Adds the places where the word in `piece` may be divided; punctuation around it does not matter.
fn add_divisions(cuts: &mut Vec<(usize, After)>, text: &str, piece: &Piece, language: &str) {
    let set = &text[piece.start..piece.end];
    let word = set.trim_matches(|c: char| !c.is_alphabetic());
    let Some(lead) = set.find(|c: char| c.is_alphabetic()) else {
        return;
    };
    let from = piece.start + lead;
    cuts.extend(
        divisions(word, language)
            .into_iter()
            .map(|at| (from + at, After::Divide)),
    );
    cuts.sort_by_key(|(at, _)| *at);
}

/// Cuts `piece` before byte `at`, where a glyph begins there; gives the head and leaves the rest.
fn cut(piece: &mut Piece, at: usize, after: After, glyphs: &[Glyph]) -> Option<Piece> {
    if at <= piece.start || at >= piece.end {
        return None;
    }
    let split = piece
        .glyphs
        .clone()
        .find(|index| glyphs[*index].start as usize >= at)?;
    if glyphs[split].start as usize != at || split == piece.glyphs.start {
        return None;
    }
    let width: Length = glyphs[piece.glyphs.start..split]
        .iter()
        .map(|glyph| glyph.advance)
        .sum();
    let head = Piece {
        end: at,
        glyphs: piece.glyphs.start..split,
        width,
        after,
        ..piece.clone()
    };
    piece.start = at;
    piece.glyphs.start = split;
    piece.width -= width;
    Some(head)
}
