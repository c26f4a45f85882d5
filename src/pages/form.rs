//! The types of the [`Pages`].

use crate::flow::Card;
use crate::model::NodeId;
use crate::unit::Length;
use std::collections::BTreeMap;

/// A document, laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Pages {
    /// What the file's metadata say.
    pub card: Card,
    /// Pages in order; the folio of the first is 1.
    pub pages: Vec<Page>,
    /// The structure tree in reading order; the first entry is the root (`Document`), and a parent stands before its
    /// children.
    pub structure: Vec<Structure>,
    /// The outline in order.
    pub outline: Vec<Outline>,
    /// The folio of each place that a contents line names.
    pub folios: BTreeMap<NodeId, u32>,
}

/// A page.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Paper width.
    pub width: Length,
    /// Paper height.
    pub height: Length,
    /// The number of the page in the document, from 1. A blank verso counts and bears nothing.
    pub folio: u32,
    /// What stands on it, in reading order; artifacts after the text.
    pub items: Vec<Item>,
    /// Links on it.
    pub links: Vec<Link>,
}

/// Something on a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// Text.
    Glyphs(GlyphRun),
    /// A filled rectangle: a rule.
    Rule(Rule),
    /// A picture.
    Picture(Picture),
}

/// What an item is to a reader who does not see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// Content of the structure element of this index in [`Pages::structure`].
    Content(usize),
    /// Nothing to read.
    Artifact(Artifact),
}

/// Kinds of artifact (ISO 32000-1, 14.8.2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Artifact {
    /// Running header.
    Header,
    /// Running footer.
    Footer,
    /// The folio inside header or footer.
    Folio,
    /// A rule or other graphic of the layout.
    Layout,
    /// What a copy bears beyond the document, on pages after the first.
    Stamp,
}

/// What a copy bears beyond the document: no text of it, and set without laying it out again.
#[derive(Clone, Debug, PartialEq)]
pub struct Stamp {
    /// What it adds to the first page. The `n`-th line is content of the `n`-th of its own elements, in the role
    /// [`StructureRole::Stamp`].
    pub first: Page,
    /// How many lines those are.
    pub lines: usize,
    /// What it adds to every other page: artifacts.
    pub following: Page,
}

/// A run of glyphs of one face and size on one baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct GlyphRun {
    /// Origin of the text.
    pub node: NodeId,
    /// What it is.
    pub tag: Tag,
    /// The face, its place in the font book.
    pub face: usize,
    /// Type size.
    pub size: Length,
    /// Left end of the run.
    pub x: Length,
    /// The baseline.
    pub baseline: Length,
    /// The text that the glyphs stand for, exact; the spaces at the end of a line included.
    pub text: String,
    /// The glyphs, each with the bytes of `text` that it stands for.
    pub glyphs: Vec<Glyph>,
    /// Language where it differs from the structure element's (BCP 47).
    pub language: Option<String>,
}

/// A glyph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u16,
    /// From its origin to that of the next: kerning and justification included.
    pub advance: Length,
    /// Shift of its drawing to the right.
    pub x_offset: Length,
    /// Shift of its drawing upwards.
    pub y_offset: Length,
    /// First byte of its text in the run. Glyphs of one cluster share it.
    pub start: u32,
    /// One past the last byte. Empty (`start == end`) for a glyph that stands for no text: a hyphen at a line end
    /// that divides a word.
    pub end: u32,
}

/// A filled rectangle.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// What it is: underline and strike are layout artifacts, the bars of a bar code content of its `PageFigure`.
    pub tag: Tag,
    /// Left.
    pub x: Length,
    /// Top.
    pub y: Length,
    /// Width.
    pub width: Length,
    /// Height.
    pub height: Length,
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Origin.
    pub node: NodeId,
    /// What it is: content of a `Figure` element, whose alternative text is in the structure.
    pub tag: Tag,
    /// The file beside the document; the caller hands its bytes to the writer.
    pub src: String,
    /// Left.
    pub x: Length,
    /// Top.
    pub y: Length,
    /// Width.
    pub width: Length,
    /// Height.
    pub height: Length,
}

/// A link area.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Its structure element (`Link`, `Reference`, or the `Lbl` of a note). Inside the latter two the PDF's tree has a
    /// `Link` around their content: ISO 14289-1, 7.18.5, wants one around every link.
    pub structure: usize,
    /// Left.
    pub x: Length,
    /// Top.
    pub y: Length,
    /// Width.
    pub width: Length,
    /// Height.
    pub height: Length,
    /// Where it leads.
    pub target: Target,
    /// What it says to those who do not see where it leads.
    pub description: String,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An address (URI).
    Address(String),
    /// A place in this document.
    Place(Destination),
}

/// A place in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Destination {
    /// Index of the page.
    pub page: usize,
    /// From the top of the paper.
    pub y: Length,
}

/// A line of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// Depth, from 1; never more than one deeper than the line before.
    pub level: u8,
    /// Title.
    pub title: String,
    /// Where it leads.
    pub to: Destination,
}

/// A structure element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Structure {
    /// Its standard role.
    pub role: StructureRole,
    /// Its parent's index; `None` for the root.
    pub parent: Option<usize>,
    /// Origin; `None` for the elements that the layout makes (`L`, `LBody`, `TR` have one where the XML does).
    pub node: Option<NodeId>,
    /// Language where it differs from the parent's (BCP 47).
    pub language: Option<String>,
    /// Alternative text of a figure.
    pub alt: Option<String>,
    /// Expansion of an abbreviation.
    pub expansion: Option<String>,
}

/// How a list is numbered (ISO 32000-1, table 347).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListNumbering {
    /// 1, 2, 3
    Decimal,
    /// a, b, c
    LowerAlpha,
    /// A, B, C
    UpperAlpha,
    /// i, ii, iii
    LowerRoman,
    /// I, II, III
    UpperRoman,
    /// Bullets.
    Disc,
    /// No labels.
    None,
}

/// What a header cell heads (ISO 32000-1, table 349).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableScope {
    /// Its column.
    Column,
    /// Its row.
    Row,
}

/// Standard structure roles (ISO 32000-1, 14.8.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StructureRole {
    /// The whole.
    Document,
    /// A part: the report, the declaration.
    Part,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A paragraph.
    P,
    /// A list.
    L(ListNumbering),
    /// An item.
    LI,
    /// A label.
    Lbl,
    /// An item's body.
    LBody,
    /// A table.
    Table,
    /// The rows at its head.
    THead,
    /// The others.
    TBody,
    /// A row.
    TR,
    /// A header cell.
    TH {
        /// What it heads.
        scope: TableScope,
        /// Columns spanned.
        columns: u16,
        /// Rows spanned.
        rows: u16,
    },
    /// A cell.
    TD {
        /// Columns spanned.
        columns: u16,
        /// Rows spanned.
        rows: u16,
    },
    /// A caption.
    Caption,
    /// A note.
    Note,
    /// What calls a note.
    Reference,
    /// A link.
    Link,
    /// A stretch of text: another language, an expansion, an annotation.
    Span,
    /// A contents list.
    TOC,
    /// Its line.
    TOCI,
    /// A picture.
    Figure,
    /// A stretch that only the new one of two versions has: a `Span` of its own name.
    Inserted,
    /// A stretch that only the old one of two versions has: a `Span` of its own name.
    Deleted,
    /// A picture that belongs to the page and not to the text: a `Figure` of its own name, so that readers of the text can
    /// tell it from those of the document. Its bars are rules.
    PageFigure,
    /// A line of the stamp of a copy: a `P` of its own name, so that readers of the text can tell it from the document.
    Stamp,
}
