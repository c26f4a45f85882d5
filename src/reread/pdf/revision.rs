//! What only one of two versions has: told by the names of structure elements, and shown by a line under or through it.

use super::content::{Content, Glyph, Paint};
use super::fonts::Fonts;
use super::running::text;
use std::ops::Range;

/// The name of the elements that hold what only the new version has: underlined.
pub(super) const INSERTED: &str = "Ins";
/// The name of the elements that hold what only the old one has: struck.
pub(super) const DELETED: &str = "Del";

/// What a stretch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Revision {
    /// Underlined.
    Inserted,
    /// Struck.
    Deleted,
}

impl Revision {
    /// By the name of a structure element.
    pub(super) fn of(name: &str) -> Option<Revision> {
        match name {
            INSERTED => Some(Revision::Inserted),
            DELETED => Some(Revision::Deleted),
            _ => None,
        }
    }

    /// What is seen of it.
    pub(super) fn line(self) -> &'static str {
        match self {
            Revision::Inserted => "underlined",
            Revision::Deleted => "struck",
        }
    }

    /// Whether a line at this place shows it of a glyph: in the parts of the size in which people draw such lines.
    fn is_at(self, line: &Paint, glyph: &Glyph) -> bool {
        let above = (line.bounds.bottom + line.bounds.top) / 2.0 - glyph.baseline();
        let part = above / glyph.size().max(0.1);
        let beside = (glyph.x0() + glyph.x1()) / 2.0;
        let across = (line.bounds.left - 0.1..line.bounds.right + 0.1).contains(&beside);
        across
            && match self {
                Revision::Inserted => (-0.35..-0.02).contains(&part),
                Revision::Deleted => (0.1..0.5).contains(&part),
            }
    }
}

/// Paint thinner than this part of the type size is a line.
const THIN: f64 = 0.2;

/// The first character of these glyphs that does not show what it is. White space need not.
pub(super) fn not_shown(
    content: &Content,
    fonts: &Fonts<'_>,
    range: Range<usize>,
    revision: Revision,
) -> Option<String> {
    content.glyphs[range].iter().find_map(|glyph| {
        let text = text(glyph, fonts);
        let shown = text.trim().is_empty()
            || content.paints.iter().any(|paint| {
                paint.bounds.height() < glyph.size() * THIN
                    && paint.ink.is_some()
                    && revision.is_at(paint, glyph)
            });
        (!shown).then(|| text.to_owned())
    })
}
