//! Interprets content streams (ISO 32000-1, 8 and 9): where each glyph stands and what it is marked as.

use super::content::{Content, Glyph, Kind, Paint};
use super::fonts::Fonts;
use super::geometry::{Bounds, Matrix};
use super::lexer::{Lexer, Operand};
use super::marks::Mark;
use super::rules::{self, Troubles};
use super::state::{State, lightness};
use super::{MOST_BYTES, name_of};
use lopdf::{Dictionary, Document, Object};

/// How deep forms may stand in forms.
const MOST_FORMS: usize = 8;

/// How many operators all streams of a file may have together.
pub(super) const MOST_OPERATORS: usize = 50_000_000;

/// Text in lighter ink than this is not seen on white paper.
const LIGHTEST: f64 = 0.5;

/// Text smaller than this, in points, is not read by anyone.
const SMALLEST: f64 = 3.0;

/// The reading of one page.
pub(super) struct Interpreter<'p, 'a> {
    pub(super) document: &'a Document,
    pub(super) fonts: &'p mut Fonts<'a>,
    pub(super) troubles: &'p mut Troubles,
    /// The page's number, from 1.
    pub(super) page: u32,
    pub(super) content: Content,
    pub(super) marks: Vec<Mark>,
    /// How many forms are open.
    pub(super) forms: usize,
    /// How many operators may still come.
    pub(super) budget: &'p mut usize,
    state: State,
    saved: Vec<State>,
    text_matrix: Matrix,
    line_matrix: Matrix,
    path: Bounds,
    clips: bool,
}

impl<'p, 'a> Interpreter<'p, 'a> {
    pub(super) fn new(
        document: &'a Document,
        fonts: &'p mut Fonts<'a>,
        troubles: &'p mut Troubles,
        budget: &'p mut usize,
        page: u32,
        paper: Bounds,
    ) -> Interpreter<'p, 'a> {
        Interpreter {
            document,
            fonts,
            troubles,
            page,
            content: Content::new(paper),
            marks: Vec::new(),
            forms: 0,
            budget,
            state: State::new(paper),
            saved: Vec::new(),
            text_matrix: Matrix::IDENTITY,
            line_matrix: Matrix::IDENTITY,
            path: Bounds::NONE,
            clips: false,
        }
    }

    /// Runs a content stream.
    pub(super) fn run(&mut self, bytes: &[u8], resources: Option<&'a Dictionary>) {
        let mut lexer = Lexer::new(bytes);
        // a page of text is little more than glyphs of two bytes and what moves them
        self.content.glyphs.reserve(bytes.len() / 4);
        while let Some(operator) = lexer.operator() {
            if *self.budget == 0 {
                self.troubles.add(&rules::UNREADABLE, 0, || {
                    "The file draws more than any document that engross issues".into()
                });
                return;
            }
            *self.budget -= 1;
            if operator == b"ID" {
                lexer.skip_image();
                self.image();
                continue;
            }
            self.operator(operator, &lexer, resources);
        }
    }

    fn operator(&mut self, operator: &[u8], lexer: &Lexer<'_>, resources: Option<&'a Dictionary>) {
        let operands = lexer.operands.as_slice();
        let n = |index: usize| match operands.get(index) {
            Some(Operand::Number(number)) if number.is_finite() => *number,
            _ => 0.0,
        };
        match operator {
            b"q" if self.saved.len() < 1000 => self.saved.push(self.state),
            b"Q" => {
                if let Some(state) = self.saved.pop() {
                    self.state = state;
                }
            }
            b"cm" => {
                let matrix = Matrix([n(0), n(1), n(2), n(3), n(4), n(5)]);
                self.state.ctm = matrix.then(self.state.ctm);
            }
            b"w" => self.state.line_width = n(0),
            b"g" | b"rg" | b"k" | b"sc" | b"scn" => self.state.fill = lightness(operands),
            b"G" | b"RG" | b"K" | b"SC" | b"SCN" => self.state.stroke = lightness(operands),
            // a new colour space starts at black
            b"cs" => self.state.fill = 0.0,
            b"CS" => self.state.stroke = 0.0,
            b"gs" => self.extended_state(operands, resources),
            b"BT" => {
                (self.text_matrix, self.line_matrix) = (Matrix::IDENTITY, Matrix::IDENTITY);
            }
            b"Tf" => {
                if let Some(Operand::Name(name)) = operands.first() {
                    self.state.font =
                        self.fonts
                            .find(self.document, resources, name, self.troubles);
                }
                self.state.size = n(1);
            }
            b"Tc" => self.state.character_space = n(0),
            b"Tz" => self.state.scale = n(0) / 100.0,
            b"TL" => self.state.leading = n(0),
            b"Tr" => self.state.mode = n(0) as i64,
            b"Ts" => self.state.rise = n(0),
            b"Td" => self.next_line(n(0), n(1)),
            b"TD" => {
                self.state.leading = -n(1);
                self.next_line(n(0), n(1));
            }
            b"Tm" => {
                self.line_matrix = Matrix([n(0), n(1), n(2), n(3), n(4), n(5)]);
                self.text_matrix = self.line_matrix;
            }
            b"T*" => self.next_line(0.0, -self.state.leading),
            b"Tj" | b"TJ" => self.show(lexer),
            b"'" | b"\"" => {
                if operator == b"\"" {
                    self.state.character_space = n(1);
                }
                self.next_line(0.0, -self.state.leading);
                self.show(lexer);
            }
            b"BDC" | b"BMC" => self.begin_marked(lexer, resources),
            b"EMC" => self.end_marked(),
            b"Do" => {
                if let Some(Operand::Name(name)) = operands.first() {
                    self.external(name, resources);
                }
            }
            b"m" | b"l" => self.reach(n(0), n(1)),
            b"c" => [(0, 1), (2, 3), (4, 5)]
                .iter()
                .for_each(|(x, y)| self.reach(n(*x), n(*y))),
            b"v" | b"y" => [(0, 1), (2, 3)]
                .iter()
                .for_each(|(x, y)| self.reach(n(*x), n(*y))),
            b"re" => {
                let bounds = Bounds::around(self.state.ctm, n(0), n(1), n(2), n(3));
                self.path = self
                    .path
                    .with((bounds.left, bounds.bottom))
                    .with((bounds.right, bounds.top));
            }
            b"W" | b"W*" => self.clips = true,
            b"n" => self.end_path(false, false),
            b"f" | b"F" | b"f*" => self.end_path(true, false),
            b"S" | b"s" => self.end_path(false, true),
            b"B" | b"B*" | b"b" | b"b*" => self.end_path(true, true),
            b"sh" => {
                self.path = self.state.clip;
                self.end_path(true, false);
            }
            _ => {}
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line_matrix = Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(self.line_matrix);
        self.text_matrix = self.line_matrix;
    }

    fn reach(&mut self, x: f64, y: f64) {
        self.path = self.path.with(self.state.ctm.point(x, y));
    }

    fn end_path(&mut self, fills: bool, strokes: bool) {
        let path = std::mem::replace(&mut self.path, Bounds::NONE);
        let bounds = path.and(self.state.clip);
        if fills {
            self.paint(bounds, Some(self.state.fill));
        }
        if strokes {
            let [a, b, ..] = self.state.ctm.0;
            let half = self.state.line_width * a.hypot(b) / 2.0;
            let wide = Bounds {
                left: path.left - half,
                bottom: path.bottom - half,
                right: path.right + half,
                top: path.top + half,
            };
            // a frame does not cover what it surrounds, a thick line does
            if !fills && path.width().min(path.height()) < half * 2.0 + 1.0 {
                self.paint(wide.and(self.state.clip), Some(self.state.stroke));
            }
        }
        if std::mem::take(&mut self.clips) {
            self.state.clip = bounds;
        }
    }

    fn paint(&mut self, bounds: Bounds, ink: Option<f64>) {
        self.content.paints.push(Paint {
            bounds,
            after: self.content.glyphs.len(),
            ink,
        });
    }

    /// A picture in the unit square.
    fn image(&mut self) {
        let bounds = Bounds::around(self.state.ctm, 0.0, 0.0, 1.0, 1.0).and(self.state.clip);
        self.paint(bounds, None);
        if self.marks.iter().all(|mark| mark.is_plain()) {
            self.troubles.add(&rules::UNTAGGED, self.page, || {
                "A picture is outside all marked content".into()
            });
        }
    }

    fn extended_state(&mut self, operands: &[Operand<'_>], resources: Option<&'a Dictionary>) {
        let Some(Operand::Name(name)) = operands.first() else {
            return;
        };
        let Some(state) = self.resource(resources, b"ExtGState", name) else {
            return;
        };
        let Ok(state) = state.as_dict() else {
            return;
        };
        for (key, value) in state.iter() {
            let clear = match (key.as_slice(), value) {
                (b"ca" | b"CA", value) => value.as_float().is_ok_and(|alpha| alpha >= 0.99),
                (b"SMask", value) => value.as_name().is_ok_and(|name| name == b"None"),
                (b"BM", value) => value
                    .as_name()
                    .is_ok_and(|name| name == b"Normal" || name == b"Compatible"),
                // a font set here would escape the reader
                (b"Font", _) => false,
                _ => continue,
            };
            if !clear {
                self.state.opaque = false;
                return;
            }
        }
        if state.has(b"ca") {
            self.state.opaque = true;
        }
    }

    /// A resource of a category by its name.
    pub(super) fn resource(
        &self,
        resources: Option<&'a Dictionary>,
        category: &[u8],
        name: &[u8],
    ) -> Option<&'a Object> {
        let category = resources?.get_deref(category, self.document).ok()?;
        category.as_dict().ok()?.get_deref(name, self.document).ok()
    }

    /// A form or a picture.
    fn external(&mut self, name: &[u8], resources: Option<&'a Dictionary>) {
        let Some(Object::Stream(stream)) = self.resource(resources, b"XObject", name) else {
            return;
        };
        if name_of(self.document, &stream.dict, b"Subtype") != "Form" {
            return self.image();
        }
        if self.forms >= MOST_FORMS {
            self.troubles.add(&rules::FORM, self.page, || {
                "Form XObjects stand in each other too deep".into()
            });
            return;
        }
        let Ok(bytes) = stream.get_plain_content_with_limit(MOST_BYTES) else {
            return;
        };
        let numbers = |key: &[u8]| -> Option<Vec<f64>> {
            let list = stream.dict.get_deref(key, self.document).ok()?;
            let list = list.as_array().ok()?;
            list.iter()
                .map(|number| number.as_float().ok().map(f64::from))
                .collect()
        };
        let (state, saved) = (self.state, self.saved.len());
        let texts = (self.text_matrix, self.line_matrix);
        if let Some([a, b, c, d, e, f]) = numbers(b"Matrix").as_deref() {
            self.state.ctm = Matrix([*a, *b, *c, *d, *e, *f]).then(self.state.ctm);
        }
        if let Some([x0, y0, x1, y1]) = numbers(b"BBox").as_deref() {
            let bounds = Bounds::around(self.state.ctm, *x0, *y0, x1 - x0, y1 - y0);
            self.state.clip = self.state.clip.and(bounds);
        }
        let own = stream
            .dict
            .get_deref(b"Resources", self.document)
            .ok()
            .and_then(|own| own.as_dict().ok());
        self.forms += 1;
        self.run(&bytes, own.or(resources));
        self.forms -= 1;
        self.saved.truncate(saved);
        self.state = state;
        (self.text_matrix, self.line_matrix) = texts;
    }

    /// Shows the strings of `Tj`, `TJ`, `'` and `"`.
    fn show(&mut self, lexer: &Lexer<'_>) {
        let start = self.content.glyphs.len();
        let State {
            size,
            scale,
            rise,
            character_space,
            ..
        } = self.state;
        let Some(font) = self.state.font else {
            self.troubles.add(&rules::FONT, self.page, || {
                "Text is shown without a font".into()
            });
            return;
        };
        let whole = Matrix([size * scale, 0.0, 0.0, size, 0.0, rise])
            .then(self.text_matrix)
            .then(self.state.ctm);
        let [along, turn, lean, up, mut x, baseline] = whole.0;
        let step = self.text_matrix.then(self.state.ctm).0[0];
        let shown = &self.fonts.list[font];
        // whether a glyph stands for no character
        let mut is_mute = false;
        // how far the text matrix has moved, in text space
        let mut moved = 0.0;
        for operand in &lexer.operands {
            match operand {
                Operand::Number(number) if matches!(lexer.operands[0], Operand::Open(_)) => {
                    let back = -number / 1000.0 * size * scale;
                    moved += back;
                    x += back * step;
                }
                Operand::Text(..) => {
                    let bytes = lexer.text(*operand).unwrap_or_default();
                    if bytes.len() % 2 == 1 {
                        self.troubles.add(&rules::FONT, self.page, || {
                            "A string ends in the middle of a character code".into()
                        });
                    }
                    for pair in bytes.chunks_exact(2) {
                        let code = u16::from_be_bytes([pair[0], pair[1]]);
                        let width = shown.width(code);
                        is_mute |= !shown.unicode.has(code);
                        self.content.glyphs.push(Glyph::new(
                            (font, code),
                            (x, x + width * along),
                            baseline,
                            up,
                            self.state.fill,
                        ));
                        let advance = (width * size + character_space) * scale;
                        moved += advance;
                        x += advance * step;
                    }
                }
                _ => {}
            }
        }
        self.text_matrix = Matrix([1.0, 0.0, 0.0, 1.0, moved, 0.0]).then(self.text_matrix);
        if start < self.content.glyphs.len() {
            let tilted = along <= 0.0
                || up <= 0.0
                || turn.abs() > along * 0.01
                || lean.abs() > up * 0.01
                || !(0.5..=2.0).contains(&(along / up));
            self.judge(start, tilted, is_mute);
        }
    }

    /// Says what is wrong with the text just shown.
    fn judge(&mut self, start: usize, tilted: bool, is_mute: bool) {
        let glyphs = &self.content.glyphs[start..];
        let (Some(first), Some(last)) = (glyphs.first(), glyphs.last()) else {
            return;
        };
        let sample = || {
            let text: String = glyphs
                .iter()
                .take(40)
                .map(|glyph| {
                    self.fonts.list[glyph.font()]
                        .unicode
                        .text(glyph.code)
                        .unwrap_or("\u{FFFD}")
                })
                .collect();
            format!("“{text}”")
        };
        let state = &self.state;
        let reason = if state.mode != 0 {
            Some("is not filled with ink")
        } else if state.fill > LIGHTEST {
            Some("is as light as the paper")
        } else if !state.opaque {
            Some("is transparent")
        } else if first.size() < SMALLEST {
            Some("is too small to be seen")
        } else if tilted {
            Some("is turned, mirrored or pressed together")
        } else {
            None
        };
        let page = self.page;
        if let Some(reason) = reason {
            let what = format!("The text {} {reason}", sample());
            self.troubles.add(&rules::HIDDEN, page, || what);
        }
        let run = first.bounds().with((last.x1(), last.baseline()));
        let within = |outer: super::geometry::Bounds| {
            run.left >= outer.left - 0.5
                && run.right <= outer.right + 0.5
                && run.bottom >= outer.bottom - 0.5
                && run.top <= outer.top + 0.5
        };
        if !within(self.content.paper) {
            let what = format!("The text {} is not on the paper", sample());
            self.troubles.add(&rules::OFF_PAGE, page, || what);
        } else if !within(state.clip) {
            let what = format!("The text {} is cut off by a clipping path", sample());
            self.troubles.add(&rules::HIDDEN, page, || what);
        }
        let in_artifact = self.marks.iter().any(|mark| mark.is_artifact());
        if self.forms > 0 && !in_artifact {
            let what = format!("A form XObject draws the text {}", sample());
            self.troubles.add(&rules::FORM, page, || what);
        } else if self.marks.iter().all(|mark| mark.is_plain()) {
            let what = format!("The text {} is outside all marked content", sample());
            self.troubles.add(&rules::UNTAGGED, page, || what);
        }
        if is_mute {
            let what = format!("A glyph in {} stands for no character", sample());
            self.troubles.add(&rules::UNICODE, page, || what);
        }
    }

    /// What was read, when the page is at its end.
    pub(super) fn finish(mut self) -> Content {
        if !self.marks.is_empty() {
            self.troubles.add(&rules::STRUCTURE, self.page, || {
                "Marked content is not closed at the end of the page".into()
            });
        }
        while !self.marks.is_empty() {
            self.end_marked();
        }
        self.content
            .languages
            .sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
        self.content
            .actual
            .sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
        self.content
    }

    /// Records what an artifact or a piece of content holds.
    pub(super) fn record_artifact(&mut self, kind: Kind, start: usize) {
        let range = start..self.content.glyphs.len();
        if !range.is_empty() {
            self.content.artifacts.push((kind, range));
        }
    }
}
