//! What a page draws: glyphs at their places, what they are marked as, and what is painted around them.

use super::geometry::Bounds;
use std::ops::Range;

/// A glyph on the page, in points from the bottom left corner.
///
/// The glyphs of all pages are in memory at once, millions in a long document: they are kept as small as the finest
/// question about them allows (a ten-thousandth of a point).
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    x0: f32,
    x1: f32,
    baseline: f32,
    size: f32,
    ink: f32,
    font: u32,
    pub(super) code: u16,
}

impl Glyph {
    /// A glyph of a code in the font of this place in the list: from its origin to that of the next, on a baseline, in
    /// a type size as it is on the page, in ink of a lightness from 0 to 1.
    pub(super) fn new(
        (font, code): (usize, u16),
        (x0, x1): (f64, f64),
        baseline: f64,
        size: f64,
        ink: f64,
    ) -> Glyph {
        Glyph {
            x0: x0 as f32,
            x1: x1 as f32,
            baseline: baseline as f32,
            size: size as f32,
            ink: ink as f32,
            font: font as u32,
            code,
        }
    }

    /// Whether it is in the same font and size on the same baseline.
    pub(super) fn is_set_like(&self, other: &Glyph) -> bool {
        (self.font, self.size, self.baseline) == (other.font, other.size, other.baseline)
    }

    /// Its origin.
    pub(super) fn x0(&self) -> f64 {
        f64::from(self.x0)
    }

    /// The origin of the next, its width from its own.
    pub(super) fn x1(&self) -> f64 {
        f64::from(self.x1)
    }

    pub(super) fn baseline(&self) -> f64 {
        f64::from(self.baseline)
    }

    /// The type size as it is on the page.
    pub(super) fn size(&self) -> f64 {
        f64::from(self.size)
    }

    /// The lightness of its ink, from 0 to 1.
    pub(super) fn ink(&self) -> f64 {
        f64::from(self.ink)
    }

    /// Its font's place in the list of fonts.
    pub(super) fn font(&self) -> usize {
        self.font as usize
    }

    /// About where its ink is.
    pub(super) fn bounds(&self) -> Bounds {
        Bounds {
            left: self.x0(),
            right: self.x1(),
            bottom: self.baseline(),
            top: self.baseline() + self.size() * 0.65,
        }
    }
}

/// What an artifact is (ISO 32000-1, 14.8.2.2).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    /// The stamp of a copy.
    Stamp,
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
