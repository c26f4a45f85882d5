//! Paragraph: label, lines, and the strips that they become, with what the style keeps together.

use super::Composer;
use super::fill::{Leader, fill_lines, next_step};
use super::lines::{Fit, Line, Manner, break_lines};
use super::piece::{Format, Measured, PieceKind, TextLink, position};
use super::set::Place;
use super::strip::{Goal, Hold, Landmark, Strip};
use crate::flow::{Inline, Label, Note, Paragraph, Revision};
use crate::pages::{Artifact, GlyphRun, Item, StructureRole, Tag};
use crate::sheet::{Align, CharRole, Style};
use crate::unit::Length;

/// The column that a paragraph is set in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// Its left margin, from the paper's edge.
    pub left: Length,
    /// Its width.
    pub width: Length,
    /// How far beyond its right margin spaces at line ends may reach.
    pub hang: Length,
}

/// A label, measured, and where text stands beside it.
struct SetLabel {
    measured: Measured,
    width: Length,
    at: Length,
    text_at: Length,
    hanging: bool,
}

/// What stands before the text of a paragraph.
#[derive(Clone, Copy)]
pub(super) enum Lead<'f> {
    /// Nothing.
    None,
    /// Its number, for this structure element.
    Label(&'f Label, usize),
    /// The mark of this note, of this number, for this `Link`.
    Mark(&'f Note, usize, usize),
}

/// Where the lines of a paragraph begin and end, from the frame's left margin.
struct Bounds {
    first: Length,
    other: Length,
    right: Length,
}

impl<'f> Composer<'f> {
    /// Sets a paragraph whose content belongs to structure element `body`.
    pub(super) fn paragraph(
        &mut self,
        paragraph: &'f Paragraph,
        frame: Frame,
        body: usize,
        lead: Lead<'f>,
    ) -> Vec<Strip> {
        (self.role, self.node) = (paragraph.role, paragraph.node);
        let style = &self.flow.styles[&paragraph.role];
        let label = match lead {
            Lead::None => None,
            Lead::Label(label, element) => {
                Some(self.measure_label(label, element, paragraph.revision))
            }
            Lead::Mark(note, number, link) => Some(self.measure_mark(note, number, link, style)),
        };
        let measured = self.measure(paragraph, body);
        let mut strips = self.set_paragraph(measured, style, paragraph.indent, frame, label);
        if let Some(first) = strips.first_mut() {
            first.before = style.space_before;
            let nodes = std::iter::once(&paragraph.node).chain(&paragraph.anchors);
            first
                .landmarks
                .extend(nodes.map(|node| Landmark::Node(*node)));
        }
        hold_lines(&mut strips, style, paragraph.keep_with_next);
        strips
    }

    /// The element role of a paragraph: a picture alone is a figure.
    pub(super) fn element_of(paragraph: &Paragraph) -> StructureRole {
        match (paragraph.heading, paragraph.inlines.as_slice()) {
            (Some(level), _) => StructureRole::Heading(level.clamp(1, 6)),
            (None, [Inline::Figure(_)]) => StructureRole::Figure,
            _ => StructureRole::P,
        }
    }

    fn measure_label(
        &mut self,
        label: &Label,
        element: usize,
        revision: Option<Revision>,
    ) -> SetLabel {
        let mut measured = Measured::default();
        let format = self.base_format(label.node, element);
        let small = self.flow.styles[&self.role].small_caps;
        let was = label.was.as_ref().map(|was| was.text.as_str());
        self.measure_sign_of(&mut measured, (was, &label.text), format, small, revision);
        SetLabel {
            width: measured.pieces.iter().map(|piece| piece.width).sum(),
            measured,
            at: label.at,
            text_at: label.text_at,
            hanging: label.hanging,
        }
    }

    /// A number or mark: struck where it is the old one of two, underlined where it is the new one.
    fn measure_sign_of(
        &mut self,
        into: &mut Measured,
        (was, text): (Option<&str>, &str),
        format: Format,
        small: bool,
        revision: Option<Revision>,
    ) {
        let old = was.filter(|was| *was != text && revision.is_none());
        let new = revision.or(old.map(|_| Revision::Inserted));
        let old = old.map(|old| (old, Some(Revision::Deleted)));
        for (words, revision) in old.into_iter().chain([(text, new)]) {
            let format = match revision {
                Some(revision) => Format {
                    structure: self.tree.revised(format.structure, format.node, revision),
                    underline: revision == Revision::Inserted,
                    strike: revision == Revision::Deleted,
                    revised: true,
                    ..format.clone()
                },
                None => format.clone(),
            };
            self.measure_run(into, words, format, small);
        }
    }

    /// The mark before a note, linked to its call. Text hangs beside it where the style indents it, else it follows
    /// after a space.
    fn measure_mark(&mut self, note: &Note, number: usize, link: usize, style: &Style) -> SetLabel {
        let mut measured = Measured::default();
        let format = self.base_format(note.node, link);
        let mark = self.flow.char_styles.get(&CharRole::NoteMark);
        let (size, rise) = position(
            format.size,
            mark.and_then(|mark| mark.position).unwrap_or_default(),
        );
        let bold = mark.and_then(|mark| mark.bold).unwrap_or(style.bold);
        let italic = mark.and_then(|mark| mark.italic).unwrap_or(style.italic);
        let face = self.face(&style.font, bold, italic, note.node);
        let format = Format {
            face,
            size,
            rise,
            link: Some(0),
            ..format
        };
        measured.links.push(TextLink {
            structure: link,
            goal: Goal::Landmark(Landmark::Call(number)),
            description: format!("↑ {}", note.marker),
            node: note.node,
        });
        let words = (note.was.as_deref(), note.marker.as_str());
        self.measure_sign_of(&mut measured, words, format, false, note.revision);
        let width = measured.pieces.iter().map(|piece| piece.width).sum();
        let at = style.indent_left + style.first_line;
        let hanging = style.first_line < Length::ZERO;
        SetLabel {
            width,
            measured,
            at,
            text_at: if hanging {
                style.indent_left
            } else {
                at + width + style.size / 4
            },
            hanging,
        }
    }

    /// Sets measured text in a style: breaks it, places its lines.
    fn set_paragraph(
        &mut self,
        mut measured: Measured,
        style: &Style,
        indent: Length,
        frame: Frame,
        label: Option<SetLabel>,
    ) -> Vec<Strip> {
        let mut bounds = Bounds {
            first: style.indent_left + indent + style.first_line,
            other: style.indent_left + indent,
            right: frame.width - style.indent_right,
        };
        let ragged = matches!(style.align, Align::Center | Align::Right);
        // beside centred text a label stands as its first word; else text begins at its own place, or where the
        // label is too wide for that, at the next tab stop
        let mut lead = Length::ZERO;
        if let Some(label) = &label {
            if ragged {
                lead = label.width + style.size;
                bounds.first = bounds.other;
            } else {
                let end = label.at + label.width;
                bounds.first = if end < label.text_at {
                    label.text_at
                } else {
                    next_step(end)
                };
                if label.hanging {
                    bounds.other = label.text_at;
                }
            }
        }
        self.shrink_pictures(&mut measured, bounds.right - bounds.other);
        let tabs = measured.has_tabs();
        let manner = Manner {
            first: bounds.right - bounds.first - lead,
            other: bounds.right - bounds.other,
            justified: style.align == Align::Justify && !tabs,
            stretch: i64::from(self.flow.composition.space_stretch),
            shrink: i64::from(self.flow.composition.space_shrink),
        };
        let (lines, leaders) = if tabs {
            let indents = (bounds.first + lead, bounds.other);
            fill_lines(&mut measured, &manner, indents, &style.tabs)
        } else {
            (break_lines(&measured.pieces, &manner), Vec::new())
        };
        let mut strips = Vec::with_capacity(lines.len().max(1));
        for (index, line) in lines.iter().enumerate() {
            let first = index == 0;
            let indent = if first { bounds.first } else { bounds.other };
            let lead = if first { lead } else { Length::ZERO };
            let room = if first { manner.first } else { manner.other };
            let mut strip = Strip::blank(self.node, style.line_height);
            let width = self.line_width(&measured, line);
            let slack = room - width;
            let (shift, extra) = match style.align {
                Align::Left => (Length::ZERO, slack.min(Length::ZERO)),
                Align::Center => (slack / 2, Length::ZERO),
                Align::Right => (slack, Length::ZERO),
                Align::Justify if tabs => (Length::ZERO, Length::ZERO),
                Align::Justify if line.last => (Length::ZERO, slack.min(Length::ZERO)),
                Align::Justify => (Length::ZERO, slack),
            };
            self.report_fit(&measured, line, slack);
            let fits = line.fit != Fit::Overfull;
            let baseline = self.stand(&mut strip, &measured, line, style);
            let x = frame.left + indent + shift;
            if let (true, Some(label)) = (first, &label) {
                let at = if ragged { x } else { frame.left + label.at };
                self.set_label(&mut strip, label, at, baseline);
            }
            let place = Place {
                x: x + lead,
                baseline,
                extra: if fits { extra } else { Length::ZERO },
                hang: frame.left + frame.width + frame.hang,
            };
            self.set_line(&mut strip, &measured, line, place);
            self.dot_leaders(&mut strip, &measured, line, &leaders, place);
            strips.push(strip);
        }
        if strips.is_empty() {
            let mut strip = Strip::blank(self.node, style.line_height);
            if let Some(label) = &label {
                let baseline = self.baseline(style.line_height, style);
                self.set_label(&mut strip, label, frame.left + label.at, baseline);
            }
            strips.push(strip);
        }
        strips
    }

    /// The width of a line without the spaces at its end, with the hyphen that divides its last word.
    fn line_width(&self, measured: &Measured, line: &Line) -> Length {
        let pieces = &measured.pieces[line.start..line.trim];
        let width: Length = pieces.iter().map(|piece| piece.width).sum();
        let divided = line.end < measured.pieces.len() && line.trim == line.end;
        match measured.pieces.get(line.end.wrapping_sub(1)) {
            Some(last) if divided => width + last.hyphen,
            _ => width,
        }
    }

    /// The baseline of a line of text of this height: ascent and descent stand in its middle.
    pub(super) fn baseline(&self, height: Length, style: &Style) -> Length {
        let book = self.shaper.book();
        let face = book
            .face(&style.font, style.bold, style.italic)
            .unwrap_or_default();
        let face = &book.faces()[face];
        let of =
            |units: i32| Length::from_font_units(i64::from(units), face.units_per_em, style.size);
        let (ascent, descent) = (of(face.ascent), of(face.descent));
        (height - (ascent - descent)) / 2 + ascent
    }

    /// Gives the strip its height, greater where a picture stands in it, and tells the baseline.
    fn stand(&self, strip: &mut Strip, measured: &Measured, line: &Line, style: &Style) -> Length {
        let baseline = self.baseline(style.line_height, style);
        let pieces = &measured.pieces[line.start..line.end];
        let tallest = pieces
            .iter()
            .filter_map(|piece| match piece.kind {
                PieceKind::Picture(figure) => Some(measured.figures[figure].0.height),
                _ => None,
            })
            .max()
            .unwrap_or_default();
        let words = pieces.iter().any(|piece| piece.kind == PieceKind::Word);
        if tallest > baseline {
            let below = if words {
                style.line_height - baseline
            } else {
                Length::ZERO
            };
            strip.height = tallest + below;
            return tallest;
        }
        baseline
    }

    fn set_label(&mut self, strip: &mut Strip, label: &SetLabel, x: Length, baseline: Length) {
        let pieces = label.measured.pieces.len();
        let line = Line {
            start: 0,
            trim: pieces,
            end: pieces,
            last: true,
            fit: Fit::Good,
        };
        let place = Place {
            x,
            baseline,
            extra: Length::ZERO,
            hang: x,
        };
        self.set_line(strip, &label.measured, &line, place);
    }

    /// Dots that lead to a tab stop, at whole multiples of their distance so that those of all lines stand in columns.
    fn dot_leaders(
        &mut self,
        strip: &mut Strip,
        measured: &Measured,
        line: &Line,
        leaders: &[Leader],
        place: Place,
    ) {
        for leader in leaders {
            if leader.piece < line.start || leader.piece >= line.end {
                continue;
            }
            let before: Length = measured.pieces[line.start..leader.piece]
                .iter()
                .map(|piece| piece.width)
                .sum();
            let (from, width) = (place.x + before, measured.pieces[leader.piece].width);
            let format = &measured.formats[measured.pieces[leader.piece].format];
            if let Some(run) = self.dots(format, from, from + width, place.baseline) {
                strip.items.push(Item::Glyphs(run));
            }
        }
    }

    fn dots(
        &mut self,
        format: &Format,
        from: Length,
        to: Length,
        baseline: Length,
    ) -> Option<GlyphRun> {
        let mut dots = Measured::default();
        self.measure_run(&mut dots, ".", format.clone(), false);
        let dot = *dots.glyphs.first()?;
        let step = format.size / 2;
        let first = step * (from.emu().div_euclid(step.emu().max(1)) + 1);
        let count = ((to - first).emu() / step.emu().max(1)).max(0) as u32;
        (count > 0).then(|| GlyphRun {
            node: format.node,
            tag: Tag::Artifact(Artifact::Layout),
            face: format.face,
            size: format.size,
            x: first,
            baseline,
            text: ".".repeat(count as usize),
            glyphs: (0..count)
                .map(|index| crate::pages::Glyph {
                    advance: step,
                    start: index,
                    end: index + 1,
                    ..dot
                })
                .collect(),
            language: None,
        })
    }

    /// Makes pictures fit the measure and the page, their proportions kept.
    fn shrink_pictures(&self, measured: &mut Measured, measure: Length) {
        let tallest = self.flow.page.text_height().scale(4, 5);
        let Measured {
            pieces, figures, ..
        } = measured;
        for piece in pieces {
            let PieceKind::Picture(number) = piece.kind else {
                continue;
            };
            let figure = &mut figures[number].0;
            if figure.width > measure && figure.width > Length::ZERO {
                figure.height = figure.height.scale(measure.emu(), figure.width.emu());
                figure.width = measure;
            }
            if figure.height > tallest && figure.height > Length::ZERO {
                figure.width = figure.width.scale(tallest.emu(), figure.height.emu());
                figure.height = tallest;
            }
            piece.width = figure.width;
        }
    }
}

/// Says between which lines of a paragraph a page may end.
fn hold_lines(strips: &mut [Strip], style: &Style, with_next: bool) {
    let count = strips.len();
    for (index, strip) in strips.iter_mut().enumerate() {
        let (above, below) = (index + 1, count - index - 1);
        strip.hold = if below == 0 {
            if with_next {
                Hold::WithNext
            } else {
                Hold::Free
            }
        } else if above < usize::from(style.orphans) || below < usize::from(style.widows) {
            Hold::Lines
        } else if style.keep_together {
            Hold::Together
        } else {
            Hold::Free
        };
    }
}
