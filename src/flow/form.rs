//! The types of the [`Flow`].

use crate::mark::Bars;
use crate::model::NodeId;
use crate::sheet::{
    CharRole, CharStyle, NumberLevel, PageGeometry, PartStart, Position, Role, Style,
};
use crate::sheet::{Composition, TableLook};
use crate::unit::Length;
use std::collections::BTreeMap;

/// A document, styled.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    /// What the files' metadata say.
    pub card: Card,
    /// Paper and margins.
    pub page: PageGeometry,
    /// The styles, by role: every block refers to one.
    pub styles: BTreeMap<Role, Style>,
    /// Character styles, by role.
    pub char_styles: BTreeMap<CharRole, CharStyle>,
    /// Rules of composition.
    pub composition: Composition,
    /// Rules and padding of tables.
    pub table: TableLook,
    /// The native lists, by their place: each restarts its numbers.
    pub lists: Vec<ListForm>,
    /// Sections in order: one for each part that starts on a page of its own.
    pub sections: Vec<Section>,
    /// Notes in the order of their first call.
    pub notes: Vec<Note>,
    /// The outline: parts, headings, and the groups of paragraphs (recitals, operative paragraphs).
    pub outline: Vec<OutlineEntry>,
}

/// What the files' metadata say about the document. Nothing in it is printed by virtue of standing here.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Card {
    /// File symbol, `AG05279E04`; the outputs are named after it.
    pub symbol: String,
    /// Title, official or editorial.
    pub title: String,
    /// Language (BCP 47).
    pub language: String,
    /// Working version, `04`.
    pub version: Option<String>,
    /// Who made it, in words.
    pub author: Option<String>,
    /// What it is about.
    pub subject: Option<String>,
    /// Subject terms.
    pub keywords: Vec<String>,
    /// The document's own date `YYYY-MM-DD`; `None` where it gives none.
    pub date: Option<String>,
    /// IRI of the expression.
    pub iri: String,
    /// Name and version of the layout, for the metadata.
    pub layout: String,
}

/// Pages with the same running text and page numbering.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The part that it sets.
    pub part: NodeId,
    /// Title of the part for outline and structure; `None` where metadata and page have none.
    pub title: Option<String>,
    /// Where it starts. The first section's is without effect.
    pub start: PartStart,
    /// Whether its first page has the first-page running text.
    pub first_page_differs: bool,
    /// Running text.
    pub running: RunningText,
    /// Language of the part (BCP 47).
    pub language: String,
    /// Content.
    pub blocks: Vec<Block>,
}

/// Running text of the two kinds of page.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct RunningText {
    /// First page.
    pub first: SideText,
    /// Following pages.
    pub following: SideText,
    /// The bar code of the first page.
    pub bar_code: Option<BarCode>,
}

/// A bar code at a place of the paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarCode {
    /// What it says; `bars` is `None` where no bar code says it.
    pub text: String,
    /// Its bars.
    pub bars: Option<Bars>,
    /// Width of a narrow bar.
    pub bar: Length,
    /// Height of the bars.
    pub height: Length,
    /// From the left edge of the paper.
    pub left: Length,
    /// From the bottom edge of the paper.
    pub bottom: Length,
    /// Alternative text.
    pub alt: String,
}

impl BarCode {
    /// The width of all bars together.
    pub fn width(&self) -> Length {
        self.bar * self.bars.as_ref().map_or(0, Bars::width)
    }
}

/// Header and footer lines: left, middle, right. `{}` stands for the folio's number, at most once in a line.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SideText {
    /// Header lines from the top.
    pub header: Vec<[String; 3]>,
    /// Footer lines from the top.
    pub footer: Vec<[String; 3]>,
}

/// What became of a stretch between two versions, in a flow that shows both at once ([`crate::revise`]). No other flow
/// has any.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Revision {
    /// The new version has it, the old one has not.
    Inserted,
    /// The old version has it, the new one has not.
    Deleted,
}

/// A block.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// Origin.
    pub node: NodeId,
    /// Role: its style, in [`Flow::styles`].
    pub role: Role,
    /// Its place in a list, where it is in one.
    pub list: Option<ListPlace>,
    /// The number before it, copied from the document.
    pub label: Option<Label>,
    /// Heading level in outline and structure, without gaps from 1; `None` for text.
    pub heading: Option<u8>,
    /// How far the whole paragraph is moved in, beyond the indents of its style: under the text of the numbered
    /// paragraph that it continues, or by the depth of a contents line. Zero where it has a label, which says where
    /// its text stands.
    pub indent: Length,
    /// Content.
    pub inlines: Vec<Inline>,
    /// Language where it differs from the section's (BCP 47).
    pub language: Option<String>,
    /// Stays on the page of the block that follows: the style's rule, or that of its place (a signature block, the
    /// words before sub-items).
    pub keep_with_next: bool,
    /// What cross-references lead to it by: the eIds of the node and of the groups that it opens.
    pub anchors: Vec<NodeId>,
    /// Whether only one of two versions has the paragraph. What stands in it is tagged so besides.
    pub revision: Option<Revision>,
}

/// A number as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Origin: the number in the XML.
    pub node: NodeId,
    /// The text, exact: `15.`
    pub text: String,
    /// Distance of the label from the left margin.
    pub at: Length,
    /// Distance of the text from the left margin.
    pub text_at: Length,
    /// Whether the paragraph's further lines hang under the text (else under the margin of the style).
    pub hanging: bool,
    /// What the number was in the old version, where two are shown and it was another, or counted by another list.
    pub was: Option<OldNumber>,
}

/// The number of a paragraph in the old one of two versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldNumber {
    /// The text, exact.
    pub text: String,
    /// The list that counted it, where that is not the list that counts the paragraph now.
    pub list: Option<ListPlace>,
}

/// A paragraph's place in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListPlace {
    /// Which list in [`Flow::lists`].
    pub list: usize,
    /// Level, from 0.
    pub level: u8,
}

/// A native list. The counts that its forms produce, in order, are the canonical numbers; where one number breaks
/// the sequence (`2 bis.`) it gets a list of its own with a level that prints just it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListForm {
    /// Name of the scheme that it was made from.
    pub scheme: String,
    /// The list that it interrupts and whose text level it shares; lists with the same `kin` are one list to the
    /// structure tree.
    pub kin: usize,
    /// Levels, starts set so that the canonical numbers come out.
    pub levels: Vec<NumberLevel>,
}

/// Resolved formatting of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Font family as Word names it.
    pub font: String,
    /// Type size of the line (super- and subscripts are set smaller by the composer).
    pub size: Length,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underline: bool,
    /// Struck through.
    pub strike: bool,
    /// Small capitals.
    pub small_caps: bool,
    /// Raised or lowered.
    pub position: Position,
    /// Language where it differs from the paragraph's (BCP 47).
    pub language: Option<String>,
    /// Character roles that apply, outermost first: Word's character styles.
    pub roles: Vec<CharRole>,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Text, exact.
    Text {
        /// Origin.
        node: NodeId,
        /// The text.
        text: String,
        /// Formatting.
        run: Run,
    },
    /// A forced line break: the text has `\n` here.
    LineBreak(NodeId),
    /// To the next tab stop of the style: the text has `\t` here.
    Tab,
    /// The number of the page on which a place begins: counted by the layout, and no text of the document.
    PageOf {
        /// Origin.
        node: NodeId,
        /// The place.
        target: NodeId,
        /// Formatting.
        run: Run,
    },
    /// Calls a note.
    NoteCall {
        /// Origin.
        node: NodeId,
        /// Which, in [`Flow::notes`].
        note: usize,
        /// The mark, exact.
        marker: String,
        /// Formatting.
        run: Run,
    },
    /// A link around its text.
    Link {
        /// Origin.
        node: NodeId,
        /// Where it leads.
        target: LinkTarget,
        /// What it says to those who do not see where it leads.
        description: String,
        /// Text.
        inlines: Vec<Inline>,
    },
    /// Something that a later tool finds again in the Word file and in the PDF's structure.
    Tagged {
        /// Origin.
        node: NodeId,
        /// What.
        tag: Tag,
        /// Text.
        inlines: Vec<Inline>,
    },
    /// A picture.
    Figure(Figure),
}

/// What a tagged stretch is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tag {
    /// Annotation of delegations (eIds).
    AdReferendum(Vec<String>),
    /// Text in brackets.
    Bracketed,
    /// One of several alternatives.
    Alternative,
    /// An abbreviation or symbol with its expansion.
    Expansion(String),
    /// What only one of two versions has. It holds text, breaks, pictures and calls, and nothing that is tagged or
    /// linked in turn.
    Revised(Revision),
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// A node of this document that some paragraph bears among its `anchors`.
    Node(NodeId),
    /// An address (URI).
    Address(String),
}

/// A picture. Its bytes are loaded by the caller, by `src`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Origin.
    pub node: NodeId,
    /// File beside the document.
    pub src: String,
    /// Alternative text.
    pub alt: String,
    /// Width on the page.
    pub width: Length,
    /// Height on the page.
    pub height: Length,
}

/// A note.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Origin.
    pub node: NodeId,
    /// The mark, exact.
    pub marker: String,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// Whether only one of two versions has the note.
    pub revision: Option<Revision>,
    /// The mark in the old version, where two are shown and it was another.
    pub was: Option<String>,
}

/// A table. Column widths add up to at most the measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Origin.
    pub node: NodeId,
    /// Whether rules are drawn around cells.
    pub ruled: bool,
    /// Caption, set above and kept with the table.
    pub caption: Option<Paragraph>,
    /// Width of each column.
    pub columns: Vec<Length>,
    /// How many rows at the top are repeated on every page.
    pub header_rows: usize,
    /// Rows.
    pub rows: Vec<TableRow>,
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// Origin.
    pub node: NodeId,
    /// Cells from the left; columns covered by a cell that spans rows from above have none.
    pub cells: Vec<TableCell>,
    /// Whether only one of two versions has the row. What stands in it is tagged so besides.
    pub revision: Option<Revision>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub struct TableCell {
    /// Origin.
    pub node: NodeId,
    /// Its first column, from 0.
    pub column: usize,
    /// Columns that it spans, at least 1.
    pub column_span: usize,
    /// Rows that it spans, at least 1.
    pub row_span: usize,
    /// Whether it is a header.
    pub header: bool,
    /// Content.
    pub blocks: Vec<Block>,
}

/// A line of the outline (bookmarks panel).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineEntry {
    /// Depth, from 1.
    pub level: u8,
    /// Title.
    pub title: String,
    /// The node it leads to: the origin of a paragraph.
    pub node: NodeId,
}
