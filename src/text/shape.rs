//! Shaping: a word in a face becomes glyphs with kerning, each with the bytes that it stands for.

use super::face::features;
use super::{Face, FontBook};
use harfrust::{Buffer, Direction, Script, ShapeOptions, ShapePlan, ShaperFont, shape};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A glyph in font units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FontGlyph {
    /// Its number in the face; 0 where the face has none for the text.
    pub id: u16,
    /// From its origin to that of the next, kerning included.
    pub advance: i32,
    /// Shift of its drawing to the right.
    pub x_offset: i32,
    /// Shift of its drawing upwards.
    pub y_offset: i32,
    /// First byte of its text in the word. Glyphs of one cluster share it.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// Words that were shaped, by face: what a word becomes depends on nothing but the font.
#[derive(Debug, Default)]
pub(super) struct Words {
    // only ever asked by key, never walked: its order cannot reach an output
    by_face: Vec<FxHashMap<Box<str>, Arc<[FontGlyph]>>>,
    entries: usize,
}

/// Shapes words and remembers them: an official text says the same words over and over, and so do those that follow
/// it in a batch. What a shaper remembers goes back to the book when its document is set, for the next one.
pub struct Shaper<'b> {
    book: &'b FontBook,
    fonts: Vec<ShaperFont<'b, 'b>>,
    known: Words,
    buffer: Buffer,
}

/// How many words are remembered; then all are forgotten, so that memory stays flat.
const MOST: usize = 50_000;

impl<'b> Shaper<'b> {
    /// A shaper of the faces of `book`.
    pub fn new(book: &'b FontBook) -> Shaper<'b> {
        let mut known = book.borrow_words();
        known
            .by_face
            .resize_with(book.faces().len(), FxHashMap::default);
        Shaper {
            book,
            fonts: book
                .faces()
                .iter()
                .map(|face| ShaperFont::new(&face.font))
                .collect(),
            known,
            buffer: Buffer::new(),
        }
    }

    /// The faces.
    pub fn book(&self) -> &'b FontBook {
        self.book
    }

    /// The glyphs of `word` in the face of this number, from left to right.
    pub fn shape(&mut self, face: usize, word: &str) -> Arc<[FontGlyph]> {
        if let Some(known) = self.known.by_face[face].get(word) {
            return known.clone();
        }
        let glyphs: Arc<[FontGlyph]> = self.shape_anew(face, word).into();
        if self.known.entries >= MOST {
            self.known.by_face.iter_mut().for_each(FxHashMap::clear);
            self.known.entries = 0;
        }
        self.known.entries += 1;
        self.known.by_face[face].insert(word.into(), glyphs.clone());
        glyphs
    }

    fn shape_anew(&mut self, number: usize, word: &str) -> Vec<FontGlyph> {
        let face = &self.book.faces()[number];
        self.buffer.clear();
        self.buffer.push_str(word);
        self.buffer.set_direction(Direction::LeftToRight);
        self.buffer.guess_segment_properties();
        let script = self.buffer.script().unwrap_or(Script::LATIN);
        self.buffer.set_script(Some(script));
        let features = features();
        let other;
        let plan = if script == Script::LATIN {
            &face.latin
        } else {
            other = ShapePlan::new(
                &face.font,
                Direction::LeftToRight,
                Some(script),
                None,
                &features,
            );
            &other
        };
        let options = ShapeOptions::new().plan(Some(plan)).features(&features);
        if shape(&self.fonts[number], &mut self.buffer, options).is_err() {
            // the plan is made for this very buffer; should it be refused all the same, no glyph is found
            return missing(word);
        }
        self.glyphs(word)
    }

    /// What the buffer holds, each glyph with the stretch of its cluster.
    fn glyphs(&self, word: &str) -> Vec<FontGlyph> {
        let infos = self.buffer.glyph_infos();
        let mut glyphs: Vec<FontGlyph> = infos
            .iter()
            .zip(self.buffer.glyph_positions())
            .map(|(info, at)| FontGlyph {
                id: u16::try_from(info.glyph_id).unwrap_or(0),
                advance: at.x_advance,
                x_offset: at.x_offset,
                y_offset: at.y_offset,
                start: info.cluster,
                end: word.len() as u32,
            })
            .collect();
        for index in (0..glyphs.len().saturating_sub(1)).rev() {
            let next = glyphs[index + 1];
            glyphs[index].end = if next.start == glyphs[index].start {
                next.end
            } else {
                next.start
            };
        }
        glyphs
    }
}

impl Drop for Shaper<'_> {
    fn drop(&mut self) {
        self.book.return_words(std::mem::take(&mut self.known));
    }
}

fn missing(word: &str) -> Vec<FontGlyph> {
    word.char_indices()
        .map(|(at, c)| FontGlyph {
            id: 0,
            advance: 0,
            x_offset: 0,
            y_offset: 0,
            start: at as u32,
            end: (at + c.len_utf8()) as u32,
        })
        .collect()
}

impl Face {
    /// The characters of `word` for which the face has no glyph, told from its glyphs.
    pub fn missing<'w>(
        &self,
        word: &'w str,
        glyphs: &'w [FontGlyph],
    ) -> impl Iterator<Item = char> + 'w {
        glyphs
            .iter()
            .filter(|glyph| glyph.id == 0)
            .flat_map(|glyph| word[glyph.start as usize..glyph.end as usize].chars())
            .filter(|c| !is_ignorable(*c))
    }
}

/// Whether a character is invisible by nature (joiners, direction marks, soft hyphen).
pub fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn width(word: &str) -> i32 {
        Shaper::new(FontBook::shared())
            .shape(0, word)
            .iter()
            .map(|g| g.advance)
            .sum()
    }

    #[test]
    fn kerning_is_on_and_ligatures_are_off() {
        assert!(width("AV") < width("A") + width("V"));
        let mut shaper = Shaper::new(FontBook::shared());
        assert_eq!(shaper.shape(0, "office").len(), 6);
    }

    #[test]
    fn every_byte_belongs_to_a_glyph() {
        let mut shaper = Shaper::new(FontBook::shared());
        for word in [
            "piñata",
            "n\u{303}u",
            "q\u{301}x",
            "日本",
            "self‑made",
            "a\u{ad}b",
            "Ωμ",
            "и́",
            "",
        ] {
            let mut at = 0;
            for glyph in shaper.shape(0, word).iter() {
                assert!(
                    glyph.start == at || glyph.end == at,
                    "{word:?} {at} {glyph:?}"
                );
                at = glyph.end;
            }
            assert_eq!(at as usize, word.len(), "{word:?}");
        }
    }

    #[test]
    fn a_character_without_glyph_is_told() {
        let mut shaper = Shaper::new(FontBook::shared());
        let word = "a日b";
        let glyphs = shaper.shape(0, word);
        let face = &shaper.book().faces()[0];
        assert_eq!(face.missing(word, &glyphs).collect::<String>(), "日");
    }
}
