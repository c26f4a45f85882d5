//! A run of glyphs as operations: placed to the place, and saying its text.
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
use super::page::{Composer, properties_of};
use super::written;
use crate::pages::GlyphRun;
use crate::unit::Length;
use printpdf::{DictItem, FontId, Op, PdfFontHandle, Pt, TextMatrix};

/// From this size on (in points) a whole thousandth of an em would be seen; a tenth of it is not.
const LARGE: f32 = 16.0;

/// Most strings between two moves of the pen have fewer bytes: a word.
const STRING: usize = 32;

/// Shows a run inside an open text object.
pub(super) fn show(composer: &mut Composer<'_>, run: &GlyphRun) {
    // the census saw every face in use, and none was without its subset
    let Some(subset) = composer.subsets[run.face].as_ref() else {
        return;
    };
    let size = written(run.size);
    if composer.font != Some((run.face, size)) {
        composer.font = Some((run.face, size));
        composer.ops.push(Op::SetFont {
            font: PdfFontHandle::External(FontId(subset.resource.clone())),
            size: Pt(size),
        });
    }
    if let Some(language) = &run.language {
        composer
            .ops
            .push(properties_of("Span", vec![("Lang", literal(language))]));
    }
    let x = written(run.x);
    let y = written(composer.page.height - run.baseline);
    composer.ops.push(Op::SetTextMatrix {
        matrix: TextMatrix::Translate(Pt(x), Pt(y)),
    });
    let mut line = Line::new(subset, x, size);
    let mut origin = run.x;
    for cluster in clusters(run) {
        let plain = composer.census.says(run.face, &cluster);
        if !plain {
            line.flush(&mut composer.ops);
            composer.ops.push(properties_of(
                "Span",
                vec![("ActualText", actual(cluster.text))],
            ));
        }
        for glyph in cluster.glyphs {
            line.move_to(origin + glyph.x_offset);
            if glyph.y_offset != Length::ZERO {
                line.flush(&mut composer.ops);
                composer.ops.push(raise(glyph.y_offset));
                line.glyph(glyph.id);
                line.flush(&mut composer.ops);
                composer.ops.push(raise(Length::ZERO));
            } else {
                line.glyph(glyph.id);
            }
            origin += glyph.advance;
        }
        if !plain {
            line.flush(&mut composer.ops);
            composer.ops.push(Op::EndMarkedContentWithProperties);
        }
    }
    line.flush(&mut composer.ops);
    if run.language.is_some() {
        composer.ops.push(Op::EndMarkedContentWithProperties);
    }
}

/// Glyphs on their way into `TJ` arrays, and where the viewer's pen is.
struct Line<'a> {
    subset: &'a Subset,
    /// A thousandth of an em in English Metric Units.
    unit: f64,
    /// The steps, in thousandths of an em, that the pen is moved by.
    step: f64,
    /// Half a step in English Metric Units: nearer cannot be said.
    slack: f64,
    /// Where the viewer is, in English Metric Units.
    pen: f64,
    string: Vec<u8>,
    array: Vec<DictItem>,
}

impl Line<'_> {
    /// A line that starts at `x` points, set at `size` points.
    fn new(subset: &Subset, x: f32, size: f32) -> Line<'_> {
        let emu = Length::from_points(1).emu() as f64;
        let step = if size < LARGE { 1.0 } else { 0.1 };
        let unit = f64::from(size) * emu / 1000.0;
        Line {
            subset,
            unit,
            step,
            slack: unit * step / 2.0,
            pen: f64::from(x) * emu,
            string: Vec::new(),
            array: Vec::new(),
        }
    }

    /// Moves the pen to where the next glyph belongs, as near as the step allows.
    fn move_to(&mut self, place: Length) {
        let off = self.pen - place.emu() as f64;
        // most glyphs are where they belong, and need no reckoning
        if off.abs() < self.slack {
            return;
        }
        let back = (off / (self.unit * self.step)).round() * self.step;
        self.end_string();
        self.array.push(if self.step == 1.0 {
            DictItem::Int(back as i64)
        } else {
            DictItem::Real(((back * 10.0).round() / 10.0) as f32)
        });
        self.pen -= back * self.unit;
    }

    fn glyph(&mut self, id: u16) {
        let number = self.subset.number(id);
        if self.string.capacity() == 0 {
            self.string.reserve(STRING);
        }
        self.string.extend_from_slice(&number.to_be_bytes());
        self.pen += f64::from(self.subset.width(number)) * self.unit;
    }

    fn end_string(&mut self) {
        if !self.string.is_empty() {
            self.array.push(DictItem::String {
                data: std::mem::take(&mut self.string),
                literal: true,
            });
        }
    }

    fn flush(&mut self, ops: &mut Vec<Op>) {
        self.end_string();
        if !self.array.is_empty() {
            ops.push(Op::Unknown {
                key: "TJ".to_string(),
                value: vec![DictItem::Array(std::mem::take(&mut self.array))],
            });
        }
    }
}

/// Raises what follows above the baseline (`Ts`).
fn raise(by: Length) -> Op {
    Op::SetLineOffset {
        multiplier: written(by),
    }
}

/// A text string in UTF-16 with its mark, which is all there is of an empty one.
fn actual(text: &str) -> DictItem {
    let mut data = vec![0xfe, 0xff];
    data.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    DictItem::String {
        data,
        literal: false,
    }
}

/// A text string of ASCII characters.
fn literal(text: &str) -> DictItem {
    DictItem::String {
        data: text.as_bytes().to_vec(),
        literal: true,
    }
}
