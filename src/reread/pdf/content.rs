//! What a page draws: glyphs at their places, what they are marked as, and what is painted around them.

use super::geometry::Bounds;
use std::ops::Range;

/// A glyph on the page, in points from the bottom left corner.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    /// Its origin.
    pub(super) x0: f64,
    /// The origin of the next, its width from `x0`.
    pub(super) x1: f64,
    pub(super) baseline: f64,
    /// The type size as it is on the page.
    pub(super) size: f64,
    /// Its font's place in the list of fonts.
    pub(super) font: usize,
    pub(super) code: u16,
    /// The lightness of its ink, from 0 to 1.
    pub(super) ink: f64,
}

impl Glyph {
    /// About where its ink is.
    pub(super) fn bounds(&self) -> Bounds {
        Bounds {
            left: self.x0,
            right: self.x1,
            bottom: self.baseline,
            top: self.baseline + self.size * 0.65,
        }
    }
}

/// What an artifact is (ISO 32000-1, 14.8.2.2).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    /// A running header; `false`: footer; `None`: not said.
    Running(Option<bool>),
    /// Anything else.
    Decoration,
}

/// Something painted that can cover text or be its ground.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paint {
    pub(super) bounds: Bounds,
    /// How many glyphs were drawn before it.
    pub(super) after: usize,
    /// The lightness of its ink; `None` for a picture.
    pub(super) ink: Option<f64>,
}

/// A page, read.
#[derive(Debug)]
pub(super) struct Content {
    /// The visible part of the paper.
    pub(super) paper: Bounds,
    pub(super) glyphs: Vec<Glyph>,
    /// Glyphs of marked content, by identifier.
    pub(super) marked: Vec<Option<Range<usize>>>,
    /// Which of them a structure element has named.
    pub(super) named: Vec<bool>,
    pub(super) artifacts: Vec<(Kind, Range<usize>)>,
    /// Stretches in another language, by their first glyph.
    pub(super) languages: Vec<(Range<usize>, String)>,
    /// Replacement texts, by their first glyph.
    pub(super) actual: Vec<(Range<usize>, String)>,
    /// What single glyphs stand for where it is not their font's text: the text, and whether it is a small capital.
    pub(super) replaced: std::collections::BTreeMap<usize, (String, bool)>,
    pub(super) paints: Vec<Paint>,
}

impl Content {
    pub(super) fn new(paper: Bounds) -> Content {
        Content {
            paper,
            glyphs: Vec::new(),
            marked: Vec::new(),
            named: Vec::new(),
            artifacts: Vec::new(),
            languages: Vec::new(),
            actual: Vec::new(),
            replaced: Default::default(),
            paints: Vec::new(),
        }
    }
}
