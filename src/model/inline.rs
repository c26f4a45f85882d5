//! Inlines: text and what is marked in it.

use super::{Block, Marks, NodeId};

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Text, exact. The node is the element that it stands in.
    Text(NodeId, String),
    /// Something marked, with its content.
    Marked {
        /// Origin.
        node: NodeId,
        /// Marks.
        marks: Box<Marks>,
        /// What it is.
        kind: InlineKind,
        /// Content; empty for milestones.
        children: Vec<Inline>,
    },
}

/// What a marked inline is.
#[derive(Clone, Debug, PartialEq)]
pub enum InlineKind {
    /// `b`
    Bold,
    /// `i`
    Italic,
    /// `u`
    Underline,
    /// `sup`
    Superscript,
    /// `sub`
    Subscript,
    /// `span`: carries a language or a class
    Span,
    /// `inline`, told apart by `marks.name`: `leadIn`, `adReferendum`, `bracketed`, `alternative`, `struck`,
    /// `smallCaps`, `originalLanguage`, `distribution`, `agendaItem`, ...
    Named,
    /// `br`: a forced line break, part of the text
    LineBreak,
    /// `eol`: where a line of the original ended; no effect on the page
    LineMilestone,
    /// `eop`: where a page of the original ended; no effect on the page
    PageMilestone,
    /// `a`, to an address
    Link {
        /// The address.
        href: String,
    },
    /// `ref`, to a node of the document (`#eId`) or to another document (IRI)
    Reference {
        /// `#eId` or IRI.
        href: String,
    },
    /// `mref`: several references in one expression
    MultipleReference,
    /// `rref`: a range of references
    RangeReference {
        /// First: `#eId` or IRI.
        from: String,
        /// Last: `#eId` or IRI.
        up_to: String,
    },
    /// `authorialNote`: a footnote that stands where it is called; boxed, as it holds blocks
    Note(Box<Note>),
    /// `noteRef`: calls a note of the metadata, `href` without `#`
    NoteReference {
        /// eId of the note.
        href: String,
        /// The mark that is printed.
        marker: String,
    },
    /// `remark`: words of the editor, printed (in square brackets where the text has them)
    Remark,
    /// `placeholder`: words to be replaced later
    Placeholder,
    /// `img`
    Image {
        /// File beside the document.
        src: String,
        /// Alternative text.
        alt: Option<String>,
        /// Width and height as written (CSS pixels, 96 to the inch).
        width: Option<String>,
        /// Height as written.
        height: Option<String>,
    },
    /// `docTitle`
    DocTitle,
    /// `docNumber`
    DocNumber,
    /// `docType`
    DocType,
    /// `docDate` with its date
    DocDate(String),
    /// `docStatus`
    DocStatus,
    /// `docProponent`
    DocProponent,
    /// `docCommittee`
    DocCommittee,
    /// `docAuthority`
    DocAuthority,
    /// `session`
    Session,
    /// `location`
    Location,
    /// `date` with its date
    Date(String),
    /// `organization`
    Organization,
    /// `person`
    Person,
    /// `role`
    Role,
    /// `signature`
    Signature,
    /// `quantity` with its normalized value
    Quantity(Option<String>),
    /// `concept`
    Concept,
    /// `term`
    Term,
    /// `def`
    Definition,
    /// `event`
    Event,
}

/// A note: footnote or note of the metadata.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Origin; its eId is that of the note.
    pub node: NodeId,
    /// Marks.
    pub marks: Marks,
    /// The mark that calls it: `1`.
    pub marker: String,
    /// `bottom` (footnote), `end`, as declared.
    pub placement: Option<String>,
    /// Its paragraphs.
    pub blocks: Vec<Block>,
}
