//! The roles that text plays on an official page. A layout gives each its style; the Word file names them.

use serde::{Deserialize, Serialize};

/// What a paragraph is on the page. The key of its style in the layout file is the name in kebab-case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The base of all others.
    Base,
    /// The body's name at the head of the first page: GENERAL ASSEMBLY.
    Masthead,
    /// A line above the body's name: the house that it belongs to, and the document's symbol.
    MastheadHead,
    /// Lines of the first-page block: session, dates and place at the left, series, symbol, date at the right tab.
    MastheadLine,
    /// A line below the block: session, item of the agenda, where the layout sets them apart.
    MastheadItem,
    /// The document's title, its first heading.
    DocumentTitle,
    /// A line in parentheses under the title.
    StatusLine,
    /// An *ad referendum* annotation that is a paragraph of its own.
    AdReferendum,
    /// A paragraph of a report or letter, without number.
    ReportParagraph,
    /// The authority that speaks: THE GENERAL ASSEMBLY,
    EnactingAuthority,
    /// A recital (preambular paragraph), numbered or not.
    Recital,
    /// A citation: on what the act rests.
    Citation,
    /// The enacting words: DECLARE:
    Formula,
    /// A numbered paragraph, operative in a declaration.
    OperativeParagraph,
    /// Sub-item, first level: (a).
    #[serde(rename = "sub-item-1")]
    SubItem1,
    /// Sub-item, second level: (i).
    #[serde(rename = "sub-item-2")]
    SubItem2,
    /// Sub-item, third level and below.
    #[serde(rename = "sub-item-3")]
    SubItem3,
    /// A further paragraph, or words after sub-items, inside a numbered paragraph.
    Continuation,
    /// Heading of a part.
    PartHeading,
    /// Heading of a section, with its number.
    SectionHeading,
    /// Subheading under a heading.
    Subheading,
    /// Cross-heading between paragraphs.
    CrossHeading,
    /// Heading of an attachment: Annex.
    AttachmentHeading,
    /// Long title.
    LongTitle,
    /// Item of a bulleted list.
    BulletItem,
    /// Item of a numbered list in running text.
    ListItem,
    /// Line of a contents list.
    ContentsLine,
    /// Caption of a table.
    Caption,
    /// Header cell of a table.
    TableHeader,
    /// Cell of a table.
    TableCell,
    /// Closing words: adopted at ...
    Closing,
    /// A line of the signature block.
    Signature,
    /// A document named in place of its text.
    DocumentReference,
    /// A picture in a paragraph of its own.
    Figure,
    /// Footnote.
    NoteText,
    /// Running header.
    Header,
    /// Running footer.
    Footer,
    /// A line of a cover page.
    CoverLine,
}

impl Role {
    /// All roles, in the order of the layout file's documentation.
    pub const ALL: [Role; 38] = [
        Role::Base,
        Role::Masthead,
        Role::MastheadHead,
        Role::MastheadLine,
        Role::MastheadItem,
        Role::DocumentTitle,
        Role::StatusLine,
        Role::AdReferendum,
        Role::ReportParagraph,
        Role::EnactingAuthority,
        Role::Recital,
        Role::Citation,
        Role::Formula,
        Role::OperativeParagraph,
        Role::SubItem1,
        Role::SubItem2,
        Role::SubItem3,
        Role::Continuation,
        Role::PartHeading,
        Role::SectionHeading,
        Role::Subheading,
        Role::CrossHeading,
        Role::AttachmentHeading,
        Role::LongTitle,
        Role::BulletItem,
        Role::ListItem,
        Role::ContentsLine,
        Role::Caption,
        Role::TableHeader,
        Role::TableCell,
        Role::Closing,
        Role::Signature,
        Role::DocumentReference,
        Role::Figure,
        Role::NoteText,
        Role::Header,
        Role::Footer,
        Role::CoverLine,
    ];
}

/// What a run of characters is beside its paragraph's role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CharRole {
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
    /// Lead-in of a recital or paragraph: RECOGNIZING
    LeadIn,
    /// Annotation *ad referendum* inside a paragraph.
    AdReferendumMark,
    /// Text in brackets, not agreed.
    Bracketed,
    /// One of several alternatives.
    Alternative,
    /// Text struck through.
    Struck,
    /// Small capitals.
    SmallCaps,
    /// A web address or cross-reference that can be followed.
    Link,
    /// Mark that calls a note, and the same mark before the note.
    NoteMark,
    /// Words of the editor.
    Remark,
    /// Words to be replaced later.
    Placeholder,
    /// A term where it is defined.
    DefinedTerm,
    /// The body's name in a line of the masthead.
    MastheadBody,
    /// The document's symbol in a line of the masthead.
    MastheadSymbol,
    /// The letters with which that symbol begins: the A of A/64/100.
    MastheadInitial,
}

impl CharRole {
    /// All character roles.
    pub const ALL: [CharRole; 19] = [
        CharRole::Bold,
        CharRole::Italic,
        CharRole::Underline,
        CharRole::Superscript,
        CharRole::Subscript,
        CharRole::LeadIn,
        CharRole::AdReferendumMark,
        CharRole::Bracketed,
        CharRole::Alternative,
        CharRole::Struck,
        CharRole::SmallCaps,
        CharRole::Link,
        CharRole::NoteMark,
        CharRole::Remark,
        CharRole::Placeholder,
        CharRole::DefinedTerm,
        CharRole::MastheadBody,
        CharRole::MastheadSymbol,
        CharRole::MastheadInitial,
    ];
}
