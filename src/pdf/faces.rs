//! The fonts of a document, cut down to the glyphs in use, with the numbers and widths that the PDF states.
//!
//! The glyphs are numbered anew from 0 (which stays `.notdef`) in the order of their old numbers, so that the same
//! glyphs always give the same bytes. The name is marked with six letters drawn from the content of the subset
//! (ISO 32000-1, 9.6.4): two subsets of one font never share a name unless they are equal.
//!
//! What becomes of a face depends on nothing but the face and the glyphs with their texts, so it is remembered by
//! just these: documents of one session need the same letters more often than not, and cutting, describing and
//! deflating a font again is a fifth of the time of a PDF.

use super::census::Census;
use super::deflate::deflated;
use super::measures;
use super::rules::FACE_UNUSABLE;
use super::specimen::{self, FontObjects};
use crate::diag::Finding;
use crate::text::{Face, FontBook};
use printpdf::ParsedFont;
use sha2::{Digest, Sha256};
use std::sync::{Arc, Mutex, PoisonError};
use subsetter::GlyphRemapper;

/// A glyph as a content stream shows it.
#[derive(Clone, Copy, Default)]
pub(super) struct Shown {
    /// Its new number.
    pub(super) number: u16,
    /// Its width in thousandths of an em, as the PDF states it.
    pub(super) width: f32,
}

/// A face cut down.
pub(super) struct Subset {
    /// The file of the whole face.
    source: &'static [u8],
    /// Its glyphs in use by their old numbers, and the text that each stands for.
    glyphs: Vec<(u16, String)>,
    /// What is to be known of each by its old number.
    shown: Vec<Shown>,
    /// The objects of the font, complete but for the numbers of the objects they refer to; the streams deflated.
    pub(super) objects: FontObjects,
}

impl Subset {
    /// What is to be known to show a glyph by its old number; of one that is not in use, `.notdef`.
    pub(super) fn shown(&self, glyph: u16) -> Shown {
        self.shown
            .get(usize::from(glyph))
            .copied()
            .unwrap_or_default()
    }

    /// Whether it is of this face, with these glyphs and texts.
    fn is_of(&self, face: &Face, glyphs: &[(u16, String)]) -> bool {
        std::ptr::eq(self.source, face.bytes) && self.glyphs == glyphs
    }
}

/// So many subsets are remembered, of some 20 KB each; the one that was not asked for longest goes first.
const MOST: usize = 32;

/// The subsets made last, the latest at the end.
static KNOWN: Mutex<Vec<Arc<Subset>>> = Mutex::new(Vec::new());

/// Cuts down every face in use, by its place in the book; `None` for those that no page uses.
pub(super) fn subset(
    book: &FontBook,
    census: &Census,
    findings: &mut Vec<Finding>,
) -> Vec<Option<Arc<Subset>>> {
    (0..book.faces().len())
        .map(|number| {
            census.glyphs(number).first()?;
            let face = &book.faces()[number];
            let subset = remembered(face, census, number).or_else(|| {
                let subset = Arc::new(cut(face, census, number)?);
                remember(subset.clone());
                Some(subset)
            });
            if subset.is_none() {
                findings.push(Finding::new(
                    &FACE_UNUSABLE,
                    format!("the font {} cannot be embedded", face.name),
                    "replace the font file by one that is whole",
                ));
            }
            subset
        })
        .collect()
}

fn remembered(face: &Face, census: &Census, number: usize) -> Option<Arc<Subset>> {
    // subsets are put in and taken out whole: a thread that died left nothing half done
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let place = known
        .iter()
        .rposition(|subset| subset.is_of(face, census.glyphs(number)))?;
    let subset = known.remove(place);
    known.push(subset.clone());
    Some(subset)
}

fn remember(subset: Arc<Subset>) {
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if known.len() == MOST {
        known.remove(0);
    }
    known.push(subset);
}

fn cut(face: &Face, census: &Census, number: usize) -> Option<Subset> {
    let mut remapper = GlyphRemapper::new();
    let glyphs = census.glyphs(number).to_vec();
    let mut renumbered = Vec::new();
    for (old, text) in &glyphs {
        let new = remapper.remap(*old);
        renumbered.push((new, text.clone()));
    }
    let bytes = subsetter::subset(face.bytes, 0, &remapper).ok()?;
    let mut font = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new())?;
    font.font_name = Some(format!("{}+{}", tag(&bytes), face.name));
    let last = renumbered.last().map_or(0, |(new, _)| *new);
    let widths: Vec<f32> = (0..=last)
        .map(|new| {
            let units = font.get_glyph_width(new).unwrap_or_default();
            // exact: font units fit 16 bits, and a division by a power of two loses nothing
            f32::from(units) * 1000.0 / f32::from(font.units_per_em)
        })
        .collect();
    let mut objects = specimen::font(font, &renumbered)?;
    measures::mend(&mut objects, face, &widths)?;
    objects.unicode = deflated(objects.unicode);
    objects.program = deflated(objects.program);
    let mut shown = Vec::new();
    for ((old, _), (number, _)) in glyphs.iter().zip(&renumbered) {
        shown.resize(usize::from(*old) + 1, Shown::default());
        shown[usize::from(*old)] = Shown {
            number: *number,
            width: widths[usize::from(*number)],
        };
    }
    Some(Subset {
        source: face.bytes,
        glyphs,
        shown,
        objects,
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
