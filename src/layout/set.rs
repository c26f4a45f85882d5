//! Set: the pieces of a line get their places, its spaces their widths; underlines, strikes and links follow.

use super::Composer;
use super::lines::Line;
use super::piece::{After, Format, Measured, Piece, PieceKind};
use super::strip::{Landmark, LinkArea, Strip};
use crate::pages::{Artifact, Glyph, GlyphRun, Item, Picture, Rule, Tag};
use crate::unit::Length;

/// Where a line is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Left end of the first glyph, from the paper's edge.
    pub x: Length,
    /// Baseline, from the top of the strip.
    pub baseline: Length,
    /// What is to be added to the widths of its spaces together; negative to shrink them.
    pub extra: Length,
    /// How far spaces at its end may reach.
    pub hang: Length,
}

/// How far a bar that marks a change stands from the body's column, in points.
const BAR_DISTANCE: i64 = 14;
/// Thickness of underlines and strikes, in hundredths of the size.
const THICKNESS: i64 = 5;
/// Top of an underline below the baseline, in hundredths of the size.
const UNDERLINE: i64 = 11;
/// Top of a strike above the baseline, in hundredths of the size.
const STRIKE: i64 = 28;

impl Composer<'_> {
    /// Sets `line` into `strip`. Widths of tabs are in the pieces.
    pub(super) fn set_line(
        &mut self,
        strip: &mut Strip,
        measured: &Measured,
        line: &Line,
        place: Place,
    ) {
        let mut setting = Setting {
            strip,
            measured,
            x: place.x,
            baseline: place.baseline,
            run: None,
            // glyphs of the line, and the hyphen after them
            room: measured.pieces[line.start..line.end]
                .iter()
                .map(|piece| piece.glyphs.len())
                .sum::<usize>()
                + 1,
            marks: Vec::new(),
            links: Vec::new(),
        };
        let after_tab = measured.pieces[line.start..line.trim]
            .iter()
            .rposition(|piece| piece.kind == PieceKind::Tab)
            .map_or(line.start, |at| line.start + at + 1);
        let spaces = measured.pieces[after_tab..line.trim]
            .iter()
            .filter(|piece| piece.kind == PieceKind::Space)
            .count() as i64;
        let mut seen = 0;
        for (index, piece) in measured.pieces[line.start..line.end].iter().enumerate() {
            let index = line.start + index;
            let format = &measured.formats[piece.format];
            match piece.kind {
                PieceKind::Picture(figure) => setting.picture(figure, piece),
                PieceKind::Word => setting.glyphs(piece, format, None),
                PieceKind::Tab => setting.glyphs(piece, format, Some(piece.width)),
                PieceKind::Space if index < line.trim && index >= after_tab => {
                    // whole units to each, what is left over one by one to the first
                    let share = place.extra.emu();
                    let upto = |n: i64| share * n / spaces;
                    let more = Length::from_emu(upto(seen + 1) - upto(seen));
                    seen += 1;
                    setting.glyphs(piece, format, Some(piece.width + more));
                }
                PieceKind::Space if index < line.trim => setting.glyphs(piece, format, None),
                PieceKind::Space => {
                    let room = (place.hang - setting.x).max(Length::ZERO);
                    setting.trailing(piece, format, piece.width.min(room));
                }
                PieceKind::Break => setting.trailing(piece, format, Length::ZERO),
            }
        }
        let divided = line.end < measured.pieces.len()
            && line.end > 0
            && measured.pieces[line.end - 1].after == After::Divide;
        if divided {
            let piece = &measured.pieces[line.end - 1];
            let hyphen = self.hyphen(&measured.formats[piece.format]);
            setting.sign(hyphen, &measured.formats[piece.format], piece.end);
        }
        setting.finish();
        self.bar(strip, measured, line);
        self.call_notes(strip, measured, line);
    }

    /// A bar beside the body's column where the line has something that only one of two versions has.
    fn bar(&self, strip: &mut Strip, measured: &Measured, line: &Line) {
        let revised = measured.pieces[line.start..line.end]
            .iter()
            .any(|piece| measured.formats[piece.format].revised);
        if !revised {
            return;
        }
        let bar = Item::Rule(Rule {
            tag: Tag::Artifact(Artifact::Layout),
            x: self.frame.left - Length::from_points(BAR_DISTANCE),
            y: Length::ZERO,
            width: Length::from_points(1),
            height: strip.height,
        });
        // a label and its text share a line
        if !strip.items.contains(&bar) {
            strip.items.push(bar);
        }
    }

    /// Notes which notes the line calls, and where the first call of each stands.
    fn call_notes(&mut self, strip: &mut Strip, measured: &Measured, line: &Line) {
        for piece in &measured.pieces[line.start..line.end] {
            if let Some(note) = measured.formats[piece.format].call
                && !self.called[note]
            {
                self.called[note] = true;
                strip.notes.push(note);
                strip.landmarks.push(Landmark::Call(note));
            }
        }
    }
}

/// A stretch of a line that is underlined or struck.
struct Mark {
    from: Length,
    to: Length,
    top: Length,
    thickness: Length,
}

/// A line under way.
struct Setting<'s> {
    strip: &'s mut Strip,
    measured: &'s Measured,
    x: Length,
    baseline: Length,
    run: Option<(usize, GlyphRun, usize)>,
    /// How many glyphs a run may still get.
    room: usize,
    marks: Vec<Mark>,
    /// Links of the line: number, left, right, height above the baseline, depth.
    links: Vec<(usize, Length, Length, Length)>,
}

impl Setting<'_> {
    /// Sets the glyphs of a piece; `advance` replaces that of a single glyph.
    fn glyphs(&mut self, piece: &Piece, format: &Format, advance: Option<Length>) {
        let from = self.x;
        self.append(piece, format, advance);
        self.decorate(format, from);
    }

    /// Sets a space at the line's end: no rule, no link under it.
    fn trailing(&mut self, piece: &Piece, format: &Format, advance: Length) {
        self.append(piece, format, Some(advance));
    }

    fn append(&mut self, piece: &Piece, format: &Format, advance: Option<Length>) {
        let start = self.run_for(piece, format);
        let Some((_, run, _)) = &mut self.run else {
            return;
        };
        run.text
            .push_str(&self.measured.text[piece.start..piece.end]);
        self.room = self.room.saturating_sub(piece.glyphs.len());
        for glyph in &self.measured.glyphs[piece.glyphs.clone()] {
            let advance = advance.unwrap_or(glyph.advance);
            self.x += advance;
            run.glyphs.push(Glyph {
                advance,
                start: glyph.start - start as u32,
                end: glyph.end - start as u32,
                ..*glyph
            });
        }
    }

    /// Sets a glyph that stands for no text.
    fn sign(&mut self, glyph: Glyph, format: &Format, at: usize) {
        let from = self.x;
        if let Some((_, run, start)) = &mut self.run {
            let at = (at - *start) as u32;
            run.glyphs.push(Glyph {
                start: at,
                end: at,
                ..glyph
            });
            self.x += glyph.advance;
        }
        self.decorate(format, from);
    }

    /// Begins a new run where the format is another; gives the byte where the run begins.
    fn run_for(&mut self, piece: &Piece, format: &Format) -> usize {
        let same = matches!(&self.run, Some((number, run, start))
            if (*number == piece.format || alike(&self.measured.formats[*number], format))
                && start + run.text.len() == piece.start);
        if !same {
            self.close();
            self.run = Some((
                piece.format,
                GlyphRun {
                    node: format.node,
                    tag: Tag::Content(format.structure),
                    face: format.face,
                    size: format.size,
                    x: self.x,
                    baseline: self.baseline - format.rise,
                    text: String::with_capacity(self.room),
                    glyphs: Vec::with_capacity(self.room),
                    language: None,
                },
                piece.start,
            ));
        }
        self.run
            .as_ref()
            .map_or(piece.start, |(_, _, start)| *start)
    }

    fn close(&mut self) {
        if let Some((_, run, _)) = self.run.take() {
            self.strip.items.push(Item::Glyphs(run));
        }
    }

    fn picture(&mut self, number: usize, piece: &Piece) {
        self.close();
        let (figure, structure) = &self.measured.figures[number];
        self.strip.items.push(Item::Picture(Picture {
            node: figure.node,
            tag: Tag::Content(*structure),
            src: figure.src.clone(),
            x: self.x,
            y: self.baseline - figure.height,
            width: figure.width,
            height: figure.height,
        }));
        self.x += piece.width;
    }

    /// Underline, strike and link area of what was set from `from` to here.
    fn decorate(&mut self, format: &Format, from: Length) {
        if !format.underline && !format.strike && format.link.is_none() {
            return;
        }
        let baseline = self.baseline - format.rise;
        let tops = [
            format
                .underline
                .then(|| baseline + format.size.scale(UNDERLINE, 100)),
            format
                .strike
                .then(|| baseline - format.size.scale(STRIKE, 100)),
        ];
        for top in tops.into_iter().flatten() {
            match self
                .marks
                .iter_mut()
                .rev()
                .find(|mark| mark.to == from && mark.top == top)
            {
                Some(mark) => mark.to = self.x,
                None => self.marks.push(Mark {
                    from,
                    to: self.x,
                    top,
                    thickness: format.size.scale(THICKNESS, 100),
                }),
            }
        }
        if let Some(link) = format.link {
            let height = format.size + format.rise;
            match self.links.last_mut() {
                Some((last, _, to, tall)) if *last == link => {
                    *to = self.x;
                    *tall = height.max(*tall);
                }
                _ => self.links.push((link, from, self.x, height)),
            }
        }
    }

    fn finish(mut self) {
        self.close();
        for mark in self.marks {
            self.strip.items.push(Item::Rule(Rule {
                tag: Tag::Artifact(Artifact::Layout),
                x: mark.from,
                y: mark.top,
                width: mark.to - mark.from,
                height: mark.thickness,
            }));
        }
        for (number, from, to, height) in self.links {
            let link = &self.measured.links[number];
            // from the ascenders down to the descenders: a fifth of the height lies below the baseline
            self.strip.links.push(LinkArea {
                structure: link.structure,
                x: from,
                y: self.baseline - height.scale(4, 5),
                width: to - from,
                height,
                to: link.goal.clone(),
                description: link.description.clone(),
                node: link.node,
            });
        }
    }
}

/// Whether two formats look and mean the same, so that their text can stand in one run.
fn alike(one: &Format, other: &Format) -> bool {
    one.face == other.face
        && one.size == other.size
        && one.rise == other.rise
        && one.node == other.node
        && one.structure == other.structure
}
