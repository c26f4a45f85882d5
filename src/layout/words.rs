//! Words: a stretch of text in one formatting becomes shaped words and spaces. Small capitals are capitals of a smaller
//! size that stand for the small letters.

use super::Composer;
use super::piece::{After, Format, Measured, Piece, PieceKind};
use crate::pages::Glyph;
use crate::unit::Length;

/// Capitals that stand for small letters are set at this part of the size, in hundredths.
const SMALL_CAPITALS: i64 = 80;

impl Composer<'_> {
    /// A stretch of text in one formatting; small capitals make it several.
    pub(super) fn measure_run(
        &mut self,
        into: &mut Measured,
        text: &str,
        format: Format,
        small: bool,
    ) {
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let lower = |c: char| small && c.is_lowercase();
            let end = rest
                .find(|c: char| lower(c) != lower(first))
                .unwrap_or(rest.len());
            let (part, after) = rest.split_at(end);
            into.formats.push(if lower(first) {
                Format {
                    size: format.size.scale(SMALL_CAPITALS, 100),
                    capitals: true,
                    ..format.clone()
                }
            } else {
                format.clone()
            });
            self.measure_words(into, part);
            rest = after;
        }
    }

    /// The words and spaces of `text` in the last format.
    fn measure_words(&mut self, into: &mut Measured, text: &str) {
        let format = into.formats.len() - 1;
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
        into.text.reserve(text.len());
        into.glyphs.reserve(text.len());
        // a word and its space have some six letters
        into.pieces.reserve(text.len() / 3);
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            if is_space(first) {
                self.push_space(into, first, PieceKind::Space, format);
                rest = &rest[first.len_utf8()..];
                continue;
            }
            let end = rest.find(is_space).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            self.push_word(into, word, format);
            rest = after;
        }
    }

    fn push_word(&mut self, into: &mut Measured, word: &str, format: usize) {
        let Format {
            face,
            size,
            capitals,
            node,
            ..
        } = into.formats[format];
        let start = into.text.len();
        let first = into.glyphs.len();
        let upper = capitals.then(|| Capitals::of(word));
        let shaped = match &upper {
            Some(upper) => self.shaper.shape(face, &upper.text),
            None => self.shaper.shape(face, word),
        };
        let book = self.shaper.book();
        let per_em = book.faces()[face].units_per_em;
        let mut width = Length::ZERO;
        for glyph in shaped.iter() {
            let of = |units: i32| match units {
                0 => Length::ZERO,
                _ => Length::from_font_units(i64::from(units), per_em, size),
            };
            let (from, to) = match &upper {
                Some(upper) => upper.origin(glyph.start as usize, glyph.end as usize),
                None => (glyph.start as usize, glyph.end as usize),
            };
            let advance = of(glyph.advance);
            width += advance;
            into.glyphs.push(Glyph {
                id: glyph.id,
                advance,
                x_offset: of(glyph.x_offset),
                y_offset: of(glyph.y_offset),
                start: (start + from) as u32,
                end: (start + to) as u32,
            });
        }
        if shaped.iter().any(|glyph| glyph.id == 0) {
            let set = upper.as_ref().map_or(word, |upper| &upper.text);
            let missing: Vec<char> = book.faces()[face].missing(set, &shaped).collect();
            self.report_missing(node, &missing);
        }
        self.report_direction(node, word);
        into.text.push_str(word);
        into.pieces.push(Piece {
            kind: PieceKind::Word,
            start,
            end: into.text.len(),
            glyphs: first..into.glyphs.len(),
            format,
            width,
            after: After::No,
            hyphen: Length::ZERO,
        });
    }

    pub(super) fn push_space(
        &mut self,
        into: &mut Measured,
        sign: char,
        kind: PieceKind,
        format: usize,
    ) {
        let Format { face, size, .. } = into.formats[format];
        let face = &self.shaper.book().faces()[face];
        let width = Length::from_font_units(i64::from(face.space_advance), face.units_per_em, size);
        let start = into.text.len();
        into.text.push(sign);
        into.glyphs.push(Glyph {
            id: face.space,
            advance: width,
            x_offset: Length::ZERO,
            y_offset: Length::ZERO,
            start: start as u32,
            end: into.text.len() as u32,
        });
        into.pieces.push(Piece {
            kind,
            start,
            end: into.text.len(),
            glyphs: into.glyphs.len() - 1..into.glyphs.len(),
            format,
            width,
            after: if kind == PieceKind::Break {
                After::Forced
            } else {
                After::No
            },
            hyphen: Length::ZERO,
        });
    }

    /// The hyphen that divides a word of this format. It stands for no text.
    pub(super) fn hyphen(&self, format: &Format) -> Glyph {
        let face = &self.shaper.book().faces()[format.face];
        let advance = i64::from(face.hyphen_advance);
        Glyph {
            id: face.hyphen,
            advance: Length::from_font_units(advance, face.units_per_em, format.size),
            x_offset: Length::ZERO,
            y_offset: Length::ZERO,
            start: 0,
            end: 0,
        }
    }
}

/// A word in capitals, with the way back to the letters that they stand for.
struct Capitals {
    text: String,
    /// For each letter of the word: first byte in `text`, first and last byte in the word.
    letters: Vec<(usize, usize, usize)>,
}

impl Capitals {
    fn of(word: &str) -> Capitals {
        let mut text = String::with_capacity(word.len());
        let mut letters = Vec::with_capacity(word.len());
        for (at, c) in word.char_indices() {
            letters.push((text.len(), at, at + c.len_utf8()));
            text.extend(c.to_uppercase());
        }
        Capitals { text, letters }
    }

    /// The bytes of the word that bytes of `text` stand for.
    fn origin(&self, start: usize, end: usize) -> (usize, usize) {
        let letter = |at: usize| {
            let index = self.letters.partition_point(|(from, _, _)| *from <= at);
            self.letters[index.saturating_sub(1)]
        };
        if start == end {
            return (letter(start).1, letter(start).1);
        }
        (letter(start).1, letter(end - 1).2)
    }
}
