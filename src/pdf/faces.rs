//! The fonts of a document, cut down to the glyphs in use, with the numbers and widths that the PDF states.
//!
//! The glyphs are numbered anew from 0 (which stays `.notdef`) in the order of their old numbers, so that the same
//! glyphs always give the same bytes. The name is marked with six letters drawn from the content of the subset
//! (ISO 32000-1, 9.6.4): two subsets of one font never share a name unless they are equal.

use super::census::Census;
use super::rules::FACE_UNUSABLE;
use crate::diag::Finding;
use crate::text::FontBook;
use printpdf::ParsedFont;
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

/// A face cut down.
pub(super) struct Subset {
    /// Its place in the font book.
    pub(super) face: usize,
    /// Its name among the resources of the pages: `F0`.
    pub(super) resource: String,
    /// Its glyphs in use: new number, and the text that each stands for.
    pub(super) glyphs: Vec<(u16, String)>,
    /// New number by old; 0 for those not in use.
    pub(super) renumbered: Vec<u16>,
    /// Widths by new number in thousandths of an em, as the PDF states them.
    pub(super) widths: Vec<f32>,
    /// The subset as printpdf holds it.
    pub(super) font: ParsedFont,
}

impl Subset {
    /// The new number of a glyph.
    pub(super) fn number(&self, glyph: u16) -> u16 {
        self.renumbered
            .get(usize::from(glyph))
            .copied()
            .unwrap_or_default()
    }

    /// The width of a glyph by its new number.
    pub(super) fn width(&self, number: u16) -> f32 {
        self.widths
            .get(usize::from(number))
            .copied()
            .unwrap_or_default()
    }
}

/// Cuts down every face in use, by its place in the book; `None` for those that no page uses.
pub(super) fn subset(
    book: &FontBook,
    census: &Census,
    findings: &mut Vec<Finding>,
) -> Vec<Option<Subset>> {
    (0..book.faces().len())
        .map(|face| {
            census.glyphs(face).next()?;
            let subset = cut(book, census, face);
            if subset.is_none() {
                findings.push(Finding::new(
                    &FACE_UNUSABLE,
                    format!("the font {} cannot be embedded", book.faces()[face].name),
                    "replace the font file by one that is whole",
                ));
            }
            subset
        })
        .collect()
}

fn cut(book: &FontBook, census: &Census, face: usize) -> Option<Subset> {
    let source = &book.faces()[face];
    let mut remapper = GlyphRemapper::new();
    let mut renumbered = Vec::new();
    let mut glyphs = Vec::new();
    for (old, text) in census.glyphs(face) {
        let new = remapper.remap(old);
        renumbered.resize(usize::from(old) + 1, 0);
        renumbered[usize::from(old)] = new;
        glyphs.push((new, text.to_string()));
    }
    let bytes = subsetter::subset(source.bytes, 0, &remapper).ok()?;
    let mut font = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new())?;
    font.font_name = Some(format!("{}+{}", tag(&bytes), source.name));
    let last = glyphs.last().map_or(0, |(new, _)| *new);
    let widths = (0..=last)
        .map(|new| {
            let units = font.get_glyph_width(new).unwrap_or_default();
            // exact: font units fit 16 bits, and a division by a power of two loses nothing
            f32::from(units) * 1000.0 / f32::from(font.units_per_em)
        })
        .collect();
    Some(Subset {
        face,
        resource: format!("F{face}"),
        glyphs,
        renumbered,
        widths,
        font,
    })
}

/// Six capital letters drawn from the content.
fn tag(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(6)
        .map(|byte| char::from(b'A' + byte % 26))
        .collect()
}
