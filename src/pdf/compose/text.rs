//! A run of glyphs as operators: placed to the place, and saying its text.
//!
//! A viewer moves by the widths that the font states; where a glyph belongs elsewhere (kerning, justification), a
//! number in the `TJ` array moves back or forth. The numbers are whole thousandths of an em, each reckoned from
//! where the viewer is and where the glyph belongs, so that no error adds up: at 11 points every glyph lies within
//! 0.006 points of its place, however long the line.
//!
//! Where the glyphs' own texts (`census`) are not what they say here, they stand in a `Span` with ActualText: of one
//! cluster, so that no reader is asked to believe more than that about what is drawn. A hyphen that divides a word
//! says nothing: its ActualText is empty.

use super::super::census::clusters;
use super::super::faces::Subset;
use super::operators::Content;
use super::page::Composer;
use super::{thousandths, written};
use crate::pages::GlyphRun;
use crate::unit::Length;

/// From this size on (in points) a whole thousandth of an em would be seen; a tenth of it is not.
const LARGE: f32 = 16.0;

/// Shows a run inside an open text object.
pub(super) fn show(composer: &mut Composer<'_>, run: &GlyphRun) {
    // the census saw every face in use, and none was without its subset
    let Some(subset) = composer.subsets[run.face].as_deref() else {
        return;
    };
    let content = &mut *composer.content;
    let size = written(run.size);
    if composer.font != Some((run.face, size)) {
        composer.font = Some((run.face, size));
        content.raw("/F");
        content.integer(run.face as i64);
        content.raw(" ");
        content.length(run.size);
        content.raw("Tf\n");
    }
    if let Some(language) = &run.language {
        content.raw("/Span <</Lang(");
        for byte in language.bytes() {
            content.string_byte(byte);
        }
        content.raw(")>> BDC\n");
    }
    content.raw("1 0 0 1 ");
    content.length(run.x);
    content.length(composer.page.height - run.baseline);
    content.raw("Tm\n");
    let mut line = Line::new(content, subset, written(run.x), size);
    let mut origin = run.x;
    for cluster in clusters(run) {
        let plain = composer.census.says(run.face, &cluster);
        if !plain {
            line.flush();
            line.content.raw("/Span <</ActualText");
            line.content.utf16(cluster.text());
            line.content.raw(">> BDC\n");
        }
        for glyph in cluster.glyphs {
            line.move_to(origin + glyph.x_offset);
            if glyph.y_offset != Length::ZERO {
                line.flush();
                line.raise(glyph.y_offset);
                line.glyph(glyph.id);
                line.flush();
                line.raise(Length::ZERO);
            } else {
                line.glyph(glyph.id);
            }
            origin += glyph.advance;
        }
        if !plain {
            line.flush();
            line.content.raw("EMC\n");
        }
    }
    line.flush();
    if run.language.is_some() {
        line.content.raw("EMC\n");
    }
}

/// How much of a `TJ` array is open.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Nothing,
    Array,
    String,
}

/// Glyphs on their way into `TJ` arrays, and where the viewer's pen is.
struct Line<'a> {
    content: &'a mut Content,
    subset: &'a Subset,
    /// A thousandth of an em in English Metric Units.
    unit: f64,
    /// The steps, in thousandths of an em, that the pen is moved by.
    step: f64,
    /// Half a step in English Metric Units: nearer cannot be said.
    slack: f64,
    /// Where the viewer is, in English Metric Units.
    pen: f64,
    open: Open,
}

impl<'a> Line<'a> {
    /// A line that starts at `x` points, set at `size` points.
    fn new(content: &'a mut Content, subset: &'a Subset, x: f32, size: f32) -> Line<'a> {
        let emu = Length::from_points(1).emu() as f64;
        let step = if size < LARGE { 1.0 } else { 0.1 };
        let unit = f64::from(size) * emu / 1000.0;
        Line {
            content,
            subset,
            unit,
            step,
            slack: unit * step / 2.0,
            pen: f64::from(x) * emu,
            open: Open::Nothing,
        }
    }

    /// Moves the pen to where the next glyph belongs, as near as the step allows.
    fn move_to(&mut self, place: Length) {
        let off = self.pen - place.emu() as f64;
        // most glyphs are where they belong, and need no reckoning
        if off.abs() < self.slack {
            return;
        }
        let steps = (off / (self.unit * self.step)).round();
        self.content.raw(match self.open {
            Open::Nothing => "[",
            Open::Array => " ",
            Open::String => ")",
        });
        self.open = Open::Array;
        if self.step == 1.0 {
            self.content.integer(steps as i64);
        } else {
            self.content.thousandths(steps as i64 * 100);
        }
        self.pen -= steps * self.step * self.unit;
    }

    fn glyph(&mut self, id: u16) {
        let shown = self.subset.shown(id);
        if self.open != Open::String {
            self.content.raw(match self.open {
                Open::Nothing => "[(",
                Open::Array | Open::String => "(",
            });
            self.open = Open::String;
        }
        self.content.code(shown.number);
        self.pen += f64::from(shown.width) * self.unit;
    }

    /// Raises what follows above the baseline (`Ts`).
    fn raise(&mut self, by: Length) {
        self.content.thousandths(thousandths(by));
        self.content.raw(" Ts\n");
    }

    fn flush(&mut self) {
        self.content.raw(match self.open {
            Open::Nothing => "",
            Open::Array => "]TJ\n",
            Open::String => ")]TJ\n",
        });
        self.open = Open::Nothing;
    }
}
