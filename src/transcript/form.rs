//! The types of the [`Transcript`].

use crate::diag::Place;
use std::ops::Range;

/// What a reader sees of a document.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Transcript {
    /// Title in the metadata.
    pub title: Option<String>,
    /// Language of the document (BCP 47).
    pub language: Option<String>,
    /// File symbol in the metadata.
    pub symbol: Option<String>,
    /// The body, in reading order.
    pub body: Vec<Paragraph>,
    /// The notes, in the order of their calls.
    pub notes: Vec<Note>,
    /// Running text.
    pub running: Vec<Running>,
    /// What a copy bears beyond the document: no part of its text.
    pub stamps: Vec<StampLine>,
    /// Pictures that belong to a page and not to the text.
    pub page_figures: Vec<PageFigure>,
    /// Text boxes: none in what engross makes.
    pub boxes: Vec<TextBox>,
    /// How many pages there are, where the reader can know it.
    pub pages: Option<usize>,
    /// The pages, counted from 1, that bear nothing of body or notes, where the reader can know it.
    pub blank_pages: Vec<u32>,
    /// What its reader was able to see.
    pub sees: Sees,
}

/// What a reader is able to see in its format. What one side cannot see is compared on neither; the list is kept as
/// short as the formats allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sees {
    /// It tells a forced line break from a line that is full. If not, [`Paragraph::text`] holds no `\n`, and
    /// [`Paragraph::lines`] says where lines start: a forced break must be among them.
    pub breaks: bool,
    /// It knows the paragraph's style, so that emphasis is against it. If not, emphasis is absolute: a title in bold
    /// is bold from its first character to its last.
    pub styles: bool,
    /// It sees underlines and strikes.
    pub underlines: bool,
    /// It tells header cells from others outside the rows that are repeated on every page.
    pub row_headers: bool,
    /// It tells a label from the text that follows it. If not, [`Paragraph::label`] is `None` and the text begins with
    /// what was written there: `15. `.
    pub labels: bool,
    /// It tells notes, running text and text boxes from the body. If not, what is left of them stands in the body, and
    /// nothing can be said of what is nowhere.
    pub stories: bool,
}

impl Default for Sees {
    /// Everything.
    fn default() -> Sees {
        Sees {
            breaks: true,
            styles: true,
            underlines: true,
            row_headers: true,
            labels: true,
            stories: true,
        }
    }
}

/// What a paragraph is, as far as every reader can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A heading of this level, from 1.
    Heading(u8),
    /// Text without label.
    Text,
    /// Text with a label, or that belongs to a labelled paragraph.
    Item,
    /// Text in a table.
    Cell,
    /// The caption of a table.
    Caption,
    /// Text of a note.
    Note,
    /// A line of a contents list.
    Contents,
    /// A picture: the text is its alternative text.
    Figure,
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is.
    pub role: Role,
    /// Its label, exact: `15.`; a bullet's character; `None` where it has none.
    pub label: Option<String>,
    /// Its text: a forced line break is `\n`, a tab between the halves of a masthead line `\t`; the marks that call notes are not in it but in `notes`; white space at
    /// its two edges is gone.
    pub text: String,
    /// Its language where it differs from the document's (BCP 47).
    pub language: Option<String>,
    /// Stretches in another language than the paragraph's, in order.
    pub languages: Vec<LanguageRange>,
    /// Emphasis, in order of start, then kind; stretches of one kind that touch are one.
    pub emphasis: Vec<Emphasis>,
    /// Where it stands in a table.
    pub cell: Option<Cell>,
    /// Links, in order.
    pub links: Vec<LinkRange>,
    /// Calls of notes, in order.
    pub notes: Vec<NoteCall>,
    /// Where lines start, as bytes of the text, but for the first: only where [`Sees::breaks`] is false.
    pub lines: Vec<usize>,
    /// The names of its style, by any of which it is known: of a DOCX, the style's name and its aliases; from `expect`,
    /// the layout's name and the name of Word's own style that stands for it, where there is one. Empty where the
    /// reader cannot know it. The proof does not compare them; [`crate::verify::edits`] does.
    pub style_names: Vec<String>,
    /// What its style is by itself, so that emphasis against it can be made absolute: only from `expect`.
    pub style: Vec<EmphasisKind>,
    /// Where a person finds it: `page 3`, `word/document.xml paragraph 12`. Not compared.
    pub place: String,
    /// Where it stands in the canonical XML: only from `expect`. Not compared.
    pub source: Option<Place>,
}

impl Paragraph {
    /// A paragraph of plain text.
    pub fn plain(role: Role, label: Option<String>, text: impl Into<String>) -> Paragraph {
        Paragraph {
            role,
            label,
            text: text.into(),
            language: None,
            languages: Vec::new(),
            emphasis: Vec::new(),
            cell: None,
            links: Vec::new(),
            notes: Vec::new(),
            lines: Vec::new(),
            style_names: Vec::new(),
            style: Vec::new(),
            place: String::new(),
            source: None,
        }
    }
}

/// A stretch in another language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageRange {
    /// Bytes of the paragraph's text.
    pub range: Range<usize>,
    /// Language (BCP 47).
    pub language: String,
}

/// A stretch set off from its surroundings.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Emphasis {
    /// First byte of the paragraph's text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// How.
    pub kind: EmphasisKind,
}

/// How a stretch is set off, against its paragraph's own type: an upright stretch in an italic paragraph is `Italic` as
/// much as an italic one in an upright paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EmphasisKind {
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// Underlined.
    Underline,
    /// Struck through.
    Strike,
    /// Raised.
    Superscript,
    /// Lowered.
    Subscript,
    /// Small capitals.
    SmallCaps,
}

/// A place in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Which table of the document, from 0.
    pub table: usize,
    /// Row, from 0.
    pub row: usize,
    /// First column, from 0.
    pub column: usize,
    /// Columns spanned.
    pub columns: usize,
    /// Rows spanned.
    pub rows: usize,
    /// Whether it is a header.
    pub header: bool,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkRange {
    /// Bytes of the paragraph's text.
    pub range: Range<usize>,
    /// The address, or `#` for a place in the document: readers cannot all say more of it than that.
    pub target: String,
}

/// A call of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteCall {
    /// The byte of the paragraph's text that it stands before.
    pub at: usize,
    /// The mark, exact.
    pub marker: String,
}

/// A note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The mark before it, exact.
    pub marker: String,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
}

/// Where running text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RunningAt {
    /// On this page, counted from 1. The folio is a number.
    Page(u32),
    /// On the first page of this section, counted from 0. The folio is `{}`.
    First(usize),
    /// On the following pages of this section, counted from 0. The folio is `{}`.
    Following(usize),
}

/// A line of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    /// Where.
    pub at: RunningAt,
    /// Whether it is in the footer.
    pub footer: bool,
    /// What stands left, in the middle and right.
    pub text: [String; 3],
}

/// A line of the stamp of a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StampLine {
    /// Where.
    pub at: RunningAt,
    /// Whether readers who do not see it are told it. In a Word file every header is.
    pub read: bool,
    /// The line.
    pub text: String,
}

/// A picture that belongs to a page and not to the text: a bar code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageFigure {
    /// Where.
    pub at: RunningAt,
    /// Its alternative text.
    pub alt: String,
}

/// A text box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextBox {
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
}
