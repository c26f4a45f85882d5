//! Piece: the smallest part of a paragraph that lines are made of, and what a paragraph is once it is measured.

use super::strip::Goal;
use crate::flow::Figure;
use crate::model::NodeId;
use crate::pages::Glyph;
use crate::sheet::Position;
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
    /// Whether only one of two versions has it.
    pub revised: bool,
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
