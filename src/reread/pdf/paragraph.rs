//! Puts a paragraph together from glyphs in reading order.

use super::content::{Content, Glyph};
use super::font::Font;
use super::fonts::Fonts;
use super::revision::Revision;
use crate::transcript::{
    Cell, Emphasis, EmphasisKind, LanguageRange, LinkRange, NoteCall, Paragraph, Role,
};
use std::rc::Rc;

/// What is known of the place in the structure tree that text comes from.
#[derive(Clone)]
pub(super) struct Around {
    pub(super) language: Rc<str>,
    pub(super) cell: Option<Cell>,
    /// Inside the body of a list item.
    pub(super) in_item: bool,
    pub(super) in_contents: bool,
    pub(super) in_note: bool,
    /// The page that content belongs to where it does not say.
    pub(super) page: Option<usize>,
    /// Whether only one of two versions has it.
    pub(super) revision: Option<Revision>,
}

/// A character or more of one look.
struct Piece {
    start: usize,
    end: usize,
    line: usize,
    baseline: f64,
    size: f64,
    bold: bool,
    italic: bool,
    small_caps: bool,
    language: Rc<str>,
}

/// The end of what was set last.
#[derive(Clone, Copy)]
struct Pen {
    page: usize,
    x: f64,
    baseline: f64,
    size: f64,
}

/// The language of the glyphs of a page, one after the other.
#[derive(Default)]
struct Tongue<'c> {
    /// The innermost stretch that holds the glyph, if one does.
    language: Option<&'c str>,
    /// The first glyph for which this may be another.
    until: usize,
}

impl<'c> Tongue<'c> {
    /// Moves on to a glyph; whether its language was looked up anew. Stretches are in the order of their first glyphs.
    fn moves(&mut self, content: &'c Content, index: usize) -> bool {
        if index < self.until {
            return false;
        }
        self.until = usize::MAX;
        self.language = None;
        for (range, language) in &content.languages {
            if range.start > index {
                self.until = self.until.min(range.start);
                break;
            }
            if range.contains(&index) {
                self.until = self.until.min(range.end);
                self.language = Some(language);
            }
        }
        true
    }
}

/// A place: page, horizontal place, baseline.
pub(super) type Spot = (usize, f64, f64);

/// A paragraph under construction.
pub(super) struct Builder {
    pub(super) role: Role,
    pub(super) label: Option<String>,
    pub(super) text: String,
    pub(super) links: Vec<LinkRange>,
    pub(super) notes: Vec<NoteCall>,
    /// Where the first glyph starts.
    pub(super) first: Option<Spot>,
    language: Rc<str>,
    cell: Option<Cell>,
    pieces: Vec<Piece>,
    lines: Vec<usize>,
    pen: Option<Pen>,
}

/// A gap of so many type sizes inside a line, without a space, is a tab.
const TAB: f64 = 0.6;
/// A glyph that stands so many type sizes before the pen begins a line.
const BACK: f64 = 0.5;

impl Builder {
    pub(super) fn new(role: Role, around: &Around) -> Builder {
        Builder {
            role,
            label: None,
            text: String::new(),
            links: Vec::new(),
            notes: Vec::new(),
            first: None,
            language: around.language.clone(),
            cell: around.cell,
            pieces: Vec::new(),
            lines: Vec::new(),
            pen: None,
        }
    }

    /// Whether nothing stands in it.
    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.notes.is_empty() && self.label.is_none()
    }

    /// Where its text ends.
    pub(super) fn end(&self) -> Option<Spot> {
        self.pen.map(|pen| (pen.page, pen.x, pen.baseline))
    }

    /// The pen where another builder left it: what that one set stands before what comes.
    pub(super) fn follow(&mut self, other: &Builder) {
        self.pen = other.pen.or(self.pen);
        self.first = self.first.or(other.first);
    }

    /// Starts where another builder has its pen.
    pub(super) fn after(mut self, other: &Builder) -> Builder {
        self.pen = other.pen;
        self
    }

    /// Adds the glyphs of a stretch of a page.
    pub(super) fn add(
        &mut self,
        content: &Content,
        fonts: &Fonts<'_>,
        page: usize,
        range: std::ops::Range<usize>,
        around: &Rc<str>,
    ) {
        let mut replaced = content.replaced.range(range.clone()).peekable();
        let mut tongue = Tongue::default();
        let range = range.start..range.end.min(content.glyphs.len());
        self.text.reserve(range.len());
        let mut index = range.start;
        while index < range.end {
            let glyph = &content.glyphs[index];
            let font = &fonts.list[glyph.font()];
            let (text, small_caps) = match replaced.next_if(|(at, _)| **at == index) {
                Some((_, (text, small_caps))) => (text.as_str(), *small_caps),
                None => (font.unicode.text(glyph.code).unwrap_or("\u{FFFD}"), false),
            };
            let (x, baseline, size) = (glyph.x0(), glyph.baseline(), glyph.size());
            self.advance(page, x, baseline, size, text);
            self.pen = Some(Pen {
                page,
                x: glyph.x1(),
                ..self.pen_at(page, baseline, size)
            });
            self.first = self.first.or(Some((page, x, baseline)));
            let start = self.text.len();
            self.text.push_str(text);
            let end = self.text.len();
            let changed = tongue.moves(content, index);
            let language = tongue.language;
            let line = self.lines.len();
            index += 1;
            if let Some(last) = self.pieces.last_mut()
                && last.end == start
                && last.line == line
                && last.baseline == baseline
                && last.size == size
                && (last.bold, last.italic, last.small_caps) == (font.bold, font.italic, small_caps)
                && (!changed || &*last.language == language.unwrap_or(around))
            {
                last.end = end;
            } else {
                self.pieces.push(Piece {
                    start,
                    end,
                    line,
                    baseline,
                    size,
                    bold: font.bold,
                    italic: font.italic,
                    small_caps,
                    language: language.map_or_else(|| around.clone(), Rc::from),
                });
            }
            if !small_caps {
                let other = replaced.peek().map_or(range.end, |(at, _)| **at);
                let until = range.end.min(other).min(tongue.until);
                index += self.follow_on(glyph, &content.glyphs[index..until.max(index)], font);
            }
        }
    }

    /// Adds the glyphs that go on where `last`, which was added, ends, in the same font and size on the same baseline, as
    /// almost all do, and says how many these are: what [`Builder::add`] asks of a glyph was answered for the last one.
    fn follow_on(&mut self, last: &Glyph, glyphs: &[Glyph], font: &Font) -> usize {
        let (Some(pen), Some(piece)) = (&mut self.pen, self.pieces.last_mut()) else {
            return 0;
        };
        let size = last.size();
        if (pen.baseline, pen.size) != (last.baseline(), size) {
            return 0;
        }
        let mut count = 0;
        for glyph in glyphs {
            let gap = glyph.x0() - pen.x;
            let goes_on = gap > -size * BACK && gap <= size * TAB;
            if !goes_on || !glyph.is_set_like(last) {
                break;
            }
            self.text
                .push_str(font.unicode.text(glyph.code).unwrap_or("\u{FFFD}"));
            pen.x = glyph.x1();
            count += 1;
        }
        piece.end = self.text.len();
        count
    }

    /// The pen's line: a raised or lowered glyph does not move it.
    fn pen_at(&self, page: usize, baseline: f64, size: f64) -> Pen {
        match self.pen {
            Some(pen)
                if pen.page == page
                    && (pen.baseline - baseline).abs() < pen.size * 0.6
                    && pen.size >= size =>
            {
                pen
            }
            _ => Pen {
                page,
                x: 0.0,
                baseline,
                size,
            },
        }
    }

    /// Sees whether the next glyph starts a line or stands behind a tab.
    fn advance(&mut self, page: usize, x: f64, baseline: f64, size: f64, text: &str) {
        let Some(pen) = self.pen else {
            return;
        };
        let em = pen.size.max(size);
        let same_line =
            pen.page == page && (pen.baseline - baseline).abs() < em * 0.6 && x > pen.x - em * BACK;
        if !same_line {
            if !self.text.is_empty() {
                self.lines.push(self.text.len());
            }
            self.pen = None;
            return;
        }
        let is_space = |c: char| c.is_whitespace();
        if x - pen.x > em * TAB
            && !self.text.is_empty()
            && !self.text.ends_with(is_space)
            && !text.starts_with(is_space)
        {
            self.text.push('\t');
        }
    }

    /// The finished paragraph, its edges trimmed.
    pub(super) fn finish(self, document: &str, place: String) -> Paragraph {
        let start = self.text.len() - self.text.trim_start().len();
        let end = start + self.text.trim().len();
        let to = |at: usize| at.clamp(start, end) - start;
        let mut out = Paragraph::plain(self.role, self.label, &self.text[start..end]);
        out.place = place;
        out.cell = self.cell;
        out.lines = self
            .lines
            .iter()
            .filter(|at| **at > start && **at < end)
            .map(|at| at - start)
            .collect();
        out.links = self
            .links
            .into_iter()
            .map(|link| LinkRange {
                range: to(link.range.start)..to(link.range.end),
                target: link.target,
            })
            .filter(|link| !link.range.is_empty())
            .collect();
        out.notes = self
            .notes
            .into_iter()
            .map(|call| NoteCall {
                at: to(call.at),
                marker: call.marker,
            })
            .collect();
        if *self.language != *document {
            out.language = Some(self.language.to_string());
        }
        let lines = main_lines(&self.pieces);
        for piece in &self.pieces {
            let (start, end) = (to(piece.start), to(piece.end));
            if start == end {
                continue;
            }
            if piece.language != self.language {
                match out.languages.last_mut() {
                    Some(last) if last.range.end == start && *last.language == *piece.language => {
                        last.range.end = end;
                    }
                    _ => out.languages.push(LanguageRange {
                        range: start..end,
                        language: piece.language.to_string(),
                    }),
                }
            }
            for kind in kinds(piece, lines.get(piece.line)) {
                out.emphasis.push(Emphasis { start, end, kind });
            }
        }
        out.emphasis = joined(out.emphasis);
        out
    }
}

/// Stretches of one kind that touch, as one, in the order of the transcript.
fn joined(mut stretches: Vec<Emphasis>) -> Vec<Emphasis> {
    stretches.sort_by_key(|stretch| (stretch.kind, stretch.start));
    let mut joined: Vec<Emphasis> = Vec::new();
    for stretch in stretches {
        match joined.last_mut() {
            Some(last) if last.kind == stretch.kind && last.end == stretch.start => {
                last.end = stretch.end;
            }
            _ => joined.push(stretch),
        }
    }
    joined.sort();
    joined
}

/// The baseline and size of each line: those of its largest type that covers most text.
fn main_lines(pieces: &[Piece]) -> Vec<(f64, f64)> {
    let mut lines: Vec<(f64, f64, usize)> = Vec::new();
    for piece in pieces {
        if lines.len() <= piece.line {
            lines.resize(piece.line + 1, (0.0, 0.0, 0));
        }
        let length = piece.end - piece.start;
        let (baseline, size, most) = &mut lines[piece.line];
        if piece.size > *size || (piece.size == *size && length > *most) {
            (*baseline, *size, *most) = (piece.baseline, piece.size, length);
        }
    }
    lines
        .into_iter()
        .map(|(baseline, size, _)| (baseline, size))
        .collect()
}

/// How a piece is set off against nothing.
fn kinds(piece: &Piece, line: Option<&(f64, f64)>) -> Vec<EmphasisKind> {
    let mut kinds = Vec::new();
    if piece.bold {
        kinds.push(EmphasisKind::Bold);
    }
    if piece.italic {
        kinds.push(EmphasisKind::Italic);
    }
    if piece.small_caps {
        kinds.push(EmphasisKind::SmallCaps);
    }
    if let Some((baseline, size)) = line
        && piece.size < size * 0.95
    {
        let shift = piece.baseline - baseline;
        if shift > size * 0.1 {
            kinds.push(EmphasisKind::Superscript);
        } else if shift < -size * 0.05 {
            kinds.push(EmphasisKind::Subscript);
        }
    }
    kinds
}
