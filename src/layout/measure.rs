//! Measure: a paragraph's inlines become pieces (words, spaces, tabs, pictures) of known width.

use super::Composer;
use super::strip::{Goal, Landmark};
use crate::flow::{Figure, Inline, LinkTarget, Paragraph, Run, Tag};
use crate::model::NodeId;
use crate::pages::{Glyph, StructureRole};
use crate::sheet::Position;
use crate::text::{breaks, divisions};
use crate::unit::Length;

/// The smallest part of a paragraph that lines are made of.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub kind: PieceKind,
    /// Bytes of the paragraph's text.
    pub start: usize,
    pub end: usize,
    /// Its glyphs in [`Measured::glyphs`].
    pub glyphs: std::ops::Range<usize>,
    /// Its formatting in [`Measured::formats`].
    pub format: usize,
    pub width: Length,
    /// Whether a line may end after it.
    pub after: After,
    /// Width of the hyphen that would stand after it, where a line may divide a word there.
    pub hyphen: Length,
}

/// Kinds of piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PieceKind {
    Word,
    /// A space that justification may widen and narrow.
    Space,
    Tab,
    /// A forced line break.
    Break,
    /// A picture, by its number in [`Measured::figures`].
    Picture(usize),
}

/// Whether a line may end after a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    No,
    Allowed,
    /// Inside a web address.
    Address,
    /// Inside a word, with a hyphen.
    Divide,
    Forced,
}

/// Formatting of a stretch, with what it is to the structure.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Format {
    pub face: usize,
    /// Size of the glyphs.
    pub size: Length,
    /// Height above the baseline of the line.
    pub rise: Length,
    pub node: NodeId,
    pub structure: usize,
    pub underline: bool,
    pub strike: bool,
    /// The link that it belongs to, in [`Measured::links`].
    pub link: Option<usize>,
    /// The note that it calls.
    pub call: Option<usize>,
    /// Whether words are set in capitals (small capitals).
    pub capitals: bool,
    /// The language whose patterns divide it.
    pub divide: Option<String>,
}

/// A link of a paragraph.
#[derive(Clone, Debug)]
pub(super) struct TextLink {
    pub structure: usize,
    pub goal: Goal,
    pub description: String,
    pub node: NodeId,
}

/// A paragraph, measured.
#[derive(Debug, Default)]
pub(super) struct Measured {
    /// The text, exact: a forced break is `\n`, a tab `\t`, a picture nothing.
    pub text: String,
    pub pieces: Vec<Piece>,
    /// Glyphs, each with the bytes of `text` that it stands for.
    pub glyphs: Vec<Glyph>,
    pub formats: Vec<Format>,
    pub links: Vec<TextLink>,
    /// Pictures with their structure elements.
    pub figures: Vec<(Figure, usize)>,
}

impl Measured {
    /// Whether the paragraph has tabs.
    pub(super) fn has_tabs(&self) -> bool {
        self.pieces.iter().any(|piece| piece.kind == PieceKind::Tab)
    }
}

/// Capitals that stand for small letters are set at this part of the size, in hundredths.
const SMALL_CAPITALS: i64 = 80;
/// Super- and subscripts are set at this part of the size, in hundredths.
const RAISED_SIZE: i64 = 65;
/// Superscripts stand so high, in hundredths of the size.
const SUPERSCRIPT: i64 = 33;
/// Subscripts stand so low, in hundredths of the size.
const SUBSCRIPT: i64 = -14;

/// Size and height above the baseline of text of this size at a position.
pub(super) fn position(size: Length, position: Position) -> (Length, Length) {
    match position {
        Position::Baseline => (size, Length::ZERO),
        Position::Superscript => (size.scale(RAISED_SIZE, 100), size.scale(SUPERSCRIPT, 100)),
        Position::Subscript => (size.scale(RAISED_SIZE, 100), size.scale(SUBSCRIPT, 100)),
    }
}

/// What inlines inherit from those around them.
#[derive(Clone, Copy)]
struct Around<'p> {
    structure: usize,
    link: Option<usize>,
    language: &'p str,
}

impl<'f> Composer<'f> {
    /// Measures the inlines of `paragraph`; `structure` is the element that its text belongs to.
    pub(super) fn measure(&mut self, paragraph: &'f Paragraph, structure: usize) -> Measured {
        let mut measured = Measured::default();
        let language = paragraph.language.as_deref().unwrap_or(self.language);
        let around = Around {
            structure,
            link: None,
            language,
        };
        let alone = paragraph.inlines.len() == 1;
        for inline in &paragraph.inlines {
            self.measure_inline(&mut measured, inline, around, alone);
        }
        let divide = self.flow.styles[&paragraph.role].hyphenate;
        self.mark_breaks(&mut measured, divide);
        measured
    }

    fn measure_inline(
        &mut self,
        into: &mut Measured,
        inline: &'f Inline,
        around: Around<'_>,
        alone: bool,
    ) {
        match inline {
            Inline::Text { node, text, run } => self.measure_text(into, *node, text, run, around),
            Inline::LineBreak(node) => self.measure_sign(into, '\n', Some(*node), around),
            Inline::Tab => self.measure_sign(into, '\t', None, around),
            Inline::NoteCall {
                node,
                note,
                marker,
                run,
            } => {
                let reference =
                    self.tree
                        .add(StructureRole::Reference, around.structure, Some(*node));
                let structure = self.tree.add(StructureRole::Link, reference, Some(*node));
                into.links.push(TextLink {
                    structure,
                    goal: Goal::Landmark(Landmark::Note(*note)),
                    description: self.note_description(*note),
                    node: *node,
                });
                let from = into.formats.len();
                let around = Around {
                    structure,
                    link: Some(into.links.len() - 1),
                    ..around
                };
                self.measure_text(into, *node, marker, run, around);
                for format in &mut into.formats[from..] {
                    format.call = Some(*note);
                }
            }
            Inline::Link {
                node,
                target,
                description,
                inlines,
            } => {
                let structure = self
                    .tree
                    .add(StructureRole::Link, around.structure, Some(*node));
                let goal = match target {
                    LinkTarget::Node(node) => Goal::Landmark(Landmark::Node(*node)),
                    LinkTarget::Address(address) => Goal::Address(address.clone()),
                };
                into.links.push(TextLink {
                    structure,
                    goal,
                    description: description.clone(),
                    node: *node,
                });
                let around = Around {
                    structure,
                    link: Some(into.links.len() - 1),
                    ..around
                };
                for inline in inlines {
                    self.measure_inline(into, inline, around, false);
                }
            }
            Inline::Tagged { node, tag, inlines } => {
                let structure = self
                    .tree
                    .add(StructureRole::Span, around.structure, Some(*node));
                if let Tag::Expansion(words) = tag {
                    self.tree.elements[structure].expansion = Some(words.clone());
                }
                for inline in inlines {
                    self.measure_inline(
                        into,
                        inline,
                        Around {
                            structure,
                            ..around
                        },
                        false,
                    );
                }
            }
            Inline::Figure(figure) => {
                let structure = if alone {
                    around.structure
                } else {
                    self.tree
                        .add(StructureRole::Figure, around.structure, Some(figure.node))
                };
                self.tree.elements[structure].alt = Some(figure.alt.clone());
                let format = self.plain_format(into, figure.node, around);
                into.pieces.push(Piece {
                    kind: PieceKind::Picture(into.figures.len()),
                    start: into.text.len(),
                    end: into.text.len(),
                    glyphs: into.glyphs.len()..into.glyphs.len(),
                    format,
                    width: figure.width,
                    after: After::Allowed,
                    hyphen: Length::ZERO,
                });
                into.figures.push((figure.clone(), structure));
            }
        }
    }

    /// A forced break or a tab: a space glyph stands for it.
    fn measure_sign(
        &mut self,
        into: &mut Measured,
        sign: char,
        node: Option<NodeId>,
        around: Around<'_>,
    ) {
        let node = node
            .or(into.formats.last().map(|format| format.node))
            .unwrap_or(self.node);
        let format = match into.formats.last() {
            // a sign takes the face of the text before it, so that it stays in the same run
            Some(last)
                if last.structure == around.structure && !last.capitals && last.call.is_none() =>
            {
                into.formats.len() - 1
            }
            _ => self.plain_format(into, node, around),
        };
        let kind = if sign == '\t' {
            PieceKind::Tab
        } else {
            PieceKind::Break
        };
        self.push_space(into, sign, kind, format);
    }

    /// A format of the paragraph's own type.
    fn plain_format(&mut self, into: &mut Measured, node: NodeId, around: Around<'_>) -> usize {
        let format = self.base_format(node, around.structure);
        into.formats.push(Format {
            link: around.link,
            ..format
        });
        into.formats.len() - 1
    }

    /// The format of the type of the paragraph that is being set.
    pub(super) fn base_format(&mut self, node: NodeId, structure: usize) -> Format {
        let style = &self.flow.styles[&self.role];
        Format {
            face: self.face(&style.font, style.bold, style.italic, node),
            size: style.size,
            rise: Length::ZERO,
            node,
            structure,
            underline: false,
            strike: false,
            link: None,
            call: None,
            capitals: false,
            divide: None,
        }
    }

    /// A stretch of text in one formatting; small capitals make it several.
    pub(super) fn measure_run(
        &mut self,
        into: &mut Measured,
        text: &str,
        format: Format,
        small: bool,
    ) {
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let lower = |c: char| small && c.is_lowercase();
            let end = rest
                .find(|c: char| lower(c) != lower(first))
                .unwrap_or(rest.len());
            let (part, after) = rest.split_at(end);
            into.formats.push(if lower(first) {
                Format {
                    size: format.size.scale(SMALL_CAPITALS, 100),
                    capitals: true,
                    ..format.clone()
                }
            } else {
                format.clone()
            });
            self.measure_words(into, part);
            rest = after;
        }
    }

    fn measure_text(
        &mut self,
        into: &mut Measured,
        node: NodeId,
        text: &str,
        run: &Run,
        around: Around<'_>,
    ) {
        let language = run.language.as_deref().unwrap_or(around.language);
        let structure = if language == around.language {
            around.structure
        } else {
            self.tree.passage(around.structure, node, language)
        };
        let (size, rise) = position(run.size, run.position);
        let format = Format {
            face: self.face(&run.font, run.bold, run.italic, node),
            size,
            rise,
            node,
            structure,
            underline: run.underline,
            strike: run.strike,
            link: around.link,
            call: None,
            capitals: false,
            divide: self
                .flow
                .composition
                .hyphenate
                .iter()
                .find(|known| language == *known || language.starts_with(&format!("{known}-")))
                .map(|_| language.to_string()),
        };
        self.measure_run(into, text, format, run.small_caps);
    }

    /// The words and spaces of `text` in the last format.
    fn measure_words(&mut self, into: &mut Measured, text: &str) {
        let format = into.formats.len() - 1;
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            if is_space(first) {
                self.push_space(into, first, PieceKind::Space, format);
                rest = &rest[first.len_utf8()..];
                continue;
            }
            let end = rest.find(is_space).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            self.push_word(into, word, format);
            rest = after;
        }
    }

    fn push_word(&mut self, into: &mut Measured, word: &str, format: usize) {
        let Format {
            face,
            size,
            capitals,
            node,
            ..
        } = into.formats[format];
        let start = into.text.len();
        let first = into.glyphs.len();
        let upper = capitals.then(|| Capitals::of(word));
        let shaped = match &upper {
            Some(upper) => self.shaper.shape(face, &upper.text),
            None => self.shaper.shape(face, word),
        };
        let book = self.shaper.book();
        let per_em = book.faces()[face].units_per_em;
        let mut width = Length::ZERO;
        for glyph in shaped.iter() {
            let of = |units: i32| match units {
                0 => Length::ZERO,
                _ => Length::from_font_units(i64::from(units), per_em, size),
            };
            let (from, to) = match &upper {
                Some(upper) => upper.origin(glyph.start as usize, glyph.end as usize),
                None => (glyph.start as usize, glyph.end as usize),
            };
            let advance = of(glyph.advance);
            width += advance;
            into.glyphs.push(Glyph {
                id: glyph.id,
                advance,
                x_offset: of(glyph.x_offset),
                y_offset: of(glyph.y_offset),
                start: (start + from) as u32,
                end: (start + to) as u32,
            });
        }
        if shaped.iter().any(|glyph| glyph.id == 0) {
            let set = upper.as_ref().map_or(word, |upper| &upper.text);
            let missing: Vec<char> = book.faces()[face].missing(set, &shaped).collect();
            self.report_missing(node, &missing);
        }
        self.report_direction(node, word);
        into.text.push_str(word);
        into.pieces.push(Piece {
            kind: PieceKind::Word,
            start,
            end: into.text.len(),
            glyphs: first..into.glyphs.len(),
            format,
            width,
            after: After::No,
            hyphen: Length::ZERO,
        });
    }

    fn push_space(&mut self, into: &mut Measured, sign: char, kind: PieceKind, format: usize) {
        let Format { face, size, .. } = into.formats[format];
        let face = &self.shaper.book().faces()[face];
        let width = Length::from_font_units(i64::from(face.space_advance), face.units_per_em, size);
        let start = into.text.len();
        into.text.push(sign);
        into.glyphs.push(Glyph {
            id: face.space,
            advance: width,
            x_offset: Length::ZERO,
            y_offset: Length::ZERO,
            start: start as u32,
            end: into.text.len() as u32,
        });
        into.pieces.push(Piece {
            kind,
            start,
            end: into.text.len(),
            glyphs: into.glyphs.len() - 1..into.glyphs.len(),
            format,
            width,
            after: if kind == PieceKind::Break {
                After::Forced
            } else {
                After::No
            },
            hyphen: Length::ZERO,
        });
    }

    /// The hyphen that divides a word of this format. It stands for no text.
    pub(super) fn hyphen(&self, format: &Format) -> Glyph {
        let face = &self.shaper.book().faces()[format.face];
        let advance = i64::from(face.hyphen_advance);
        Glyph {
            id: face.hyphen,
            advance: Length::from_font_units(advance, face.units_per_em, format.size),
            x_offset: Length::ZERO,
            y_offset: Length::ZERO,
            start: 0,
            end: 0,
        }
    }

    /// Marks where lines may end, dividing words where breaks fall inside them.
    fn mark_breaks(&self, measured: &mut Measured, divide: bool) {
        let places = breaks(&measured.text);
        let mut next = places.iter().peekable();
        let mut pieces = Vec::with_capacity(measured.pieces.len() + 8);
        for mut piece in std::mem::take(&mut measured.pieces) {
            while next.next_if(|place| place.at <= piece.start).is_some() {}
            if piece.kind == PieceKind::Word {
                let mut cuts: Vec<(usize, After)> = Vec::new();
                while let Some(place) = next.next_if(|place| place.at < piece.end) {
                    let after = if place.in_address {
                        After::Address
                    } else if measured.text[..place.at].ends_with('\u{ad}') {
                        After::Divide
                    } else {
                        After::Allowed
                    };
                    cuts.push((place.at, after));
                }
                if divide && let Some(language) = &measured.formats[piece.format].divide {
                    add_divisions(&mut cuts, &measured.text, &piece, language);
                }
                for (at, after) in cuts {
                    if let Some(mut head) = cut(&mut piece, at, after, &measured.glyphs) {
                        if after == After::Divide {
                            head.hyphen = self.hyphen(&measured.formats[head.format]).advance;
                        }
                        pieces.push(head);
                    }
                }
            }
            if let Some(place) = next.next_if(|place| place.at == piece.end)
                && piece.after == After::No
            {
                piece.after = if place.in_address {
                    After::Address
                } else {
                    After::Allowed
                };
            }
            pieces.push(piece);
        }
        measured.pieces = pieces;
    }
}

/// Adds the places where the word in `piece` may be divided; punctuation around it does not matter.
fn add_divisions(cuts: &mut Vec<(usize, After)>, text: &str, piece: &Piece, language: &str) {
    let set = &text[piece.start..piece.end];
    let word = set.trim_matches(|c: char| !c.is_alphabetic());
    let Some(lead) = set.find(|c: char| c.is_alphabetic()) else {
        return;
    };
    let from = piece.start + lead;
    cuts.extend(
        divisions(word, language)
            .into_iter()
            .map(|at| (from + at, After::Divide)),
    );
    cuts.sort_by_key(|(at, _)| *at);
}

/// Cuts `piece` before byte `at`, where a glyph begins there; gives the head and leaves the rest.
fn cut(piece: &mut Piece, at: usize, after: After, glyphs: &[Glyph]) -> Option<Piece> {
    if at <= piece.start || at >= piece.end {
        return None;
    }
    let split = piece
        .glyphs
        .clone()
        .find(|index| glyphs[*index].start as usize >= at)?;
    if glyphs[split].start as usize != at || split == piece.glyphs.start {
        return None;
    }
    let width: Length = glyphs[piece.glyphs.start..split]
        .iter()
        .map(|glyph| glyph.advance)
        .sum();
    let head = Piece {
        end: at,
        glyphs: piece.glyphs.start..split,
        width,
        after,
        ..piece.clone()
    };
    piece.start = at;
    piece.glyphs.start = split;
    piece.width -= width;
    Some(head)
}

/// A word in capitals, with the way back to the letters that they stand for.
struct Capitals {
    text: String,
    /// For each letter of the word: first byte in `text`, first and last byte in the word.
    letters: Vec<(usize, usize, usize)>,
}

impl Capitals {
    fn of(word: &str) -> Capitals {
        let mut text = String::with_capacity(word.len());
        let mut letters = Vec::with_capacity(word.len());
        for (at, c) in word.char_indices() {
            letters.push((text.len(), at, at + c.len_utf8()));
            text.extend(c.to_uppercase());
        }
        Capitals { text, letters }
    }

    /// The bytes of the word that bytes of `text` stand for.
    fn origin(&self, start: usize, end: usize) -> (usize, usize) {
        let letter = |at: usize| {
            let index = self.letters.partition_point(|(from, _, _)| *from <= at);
            self.letters[index.saturating_sub(1)]
        };
        if start == end {
            return (letter(start).1, letter(start).1);
        }
        (letter(start).1, letter(end - 1).2)
    }
}
