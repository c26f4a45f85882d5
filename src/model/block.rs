//! Blocks: paragraphs of text, and groups that hold blocks.

use super::{DocumentReference, Inline, Marks, NodeId, Table};

/// A block with its origin and marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Origin.
    pub node: NodeId,
    /// Marks.
    pub marks: Marks,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq)]
pub enum BlockKind {
    /// A paragraph: text, in one element, with nothing but inlines in it.
    Text(Text),
    /// Blocks that belong together, perhaps under a number and a heading.
    Group(Box<Group>),
    /// A table.
    Table(Table),
    /// `documentRef` among blocks.
    Reference(Box<DocumentReference>),
}

/// The kinds of paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextKind {
    /// `p`
    Paragraph,
    /// `block`: a paragraph that the profile names by `marks.name`
    NamedBlock,
    /// `heading` of a group
    Heading,
    /// `subheading` of a group
    Subheading,
    /// `crossHeading`
    CrossHeading,
    /// `longTitle`
    LongTitle,
    /// `listIntroduction`
    ListIntroduction,
    /// `listWrapUp`
    ListWrapUp,
    /// `tocItem`: `target` is the eId or IRI it leads to, `level` its depth from 1
    TocItem,
    /// `caption` of a table
    Caption,
    /// `num` of an attachment, where it stands as a line of its own
    Number,
    /// bare text in `li`, `th`, `td` or `item` that the XML sets without `p`
    Bare,
}

/// A paragraph's text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Kind.
    pub kind: TextKind,
    /// Content. White space at its two edges is already gone; all other white space is text.
    pub inlines: Vec<Inline>,
    /// What a `tocItem` leads to: an eId without `#`, or the IRI of another document.
    pub target: Option<String>,
    /// Depth of a `tocItem`, from 1; 0 elsewhere.
    pub level: u8,
}

impl Text {
    /// A paragraph of the given kind.
    pub fn new(kind: TextKind, inlines: Vec<Inline>) -> Text {
        Text {
            kind,
            inlines,
            target: None,
            level: 0,
        }
    }
}

/// The kinds of group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupKind {
    /// `container`, told apart by `marks.name`: `masthead`, `signatureBlock`, `preambular`, `adoption`
    Container,
    /// `formula`: `enactingFormula`, `enactingAuthority`
    Formula,
    /// `recitals`
    Recitals,
    /// `recital`
    Recital,
    /// `citations`
    Citations,
    /// `citation`
    Citation,
    /// `part`
    Part,
    /// `section`
    Section,
    /// `hcontainer`, told apart by `marks.name`
    HContainer,
    /// `paragraph`: in a declaration, an operative paragraph
    Paragraph,
    /// `subparagraph`
    Subparagraph,
    /// `intro`: the words before sub-items
    Intro,
    /// `content`
    Content,
    /// `wrapUp`: the words after sub-items
    WrapUp,
    /// `blockContainer`
    BlockContainer,
    /// `blockList`
    BlockList,
    /// `item` of a `blockList`
    Item,
    /// `ul`
    BulletList,
    /// `ol`
    OrderedList,
    /// `li`
    ListItem,
    /// `toc`
    Toc,
}

/// Blocks that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Kind.
    pub kind: GroupKind,
    /// Its number, where it has one.
    pub num: Option<Num>,
    /// Its heading, a text block of kind [`TextKind::Heading`].
    pub heading: Option<Box<Block>>,
    /// Its subheading, a text block of kind [`TextKind::Subheading`].
    pub subheading: Option<Box<Block>>,
    /// Its content.
    pub children: Vec<Block>,
}

/// A number as it stands in the document: the truth that every output reproduces.
#[derive(Clone, Debug, PartialEq)]
pub struct Num {
    /// Origin.
    pub node: NodeId,
    /// Marks; `status` is `editorial` where the number was restored, `title` says why.
    pub marks: Marks,
    /// The text, edges trimmed: `15.`, `(a)`, `2 bis.`
    pub text: String,
}
