//! What every piece of a document has: an origin, an identifier, and the marks that the XML puts on it.

use crate::diag::Span;

/// The opaque name of a node, its place in [`super::Document::nodes`]. It is carried to the last stage, so that a
/// fault in a PDF points at a line of the XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

/// Where a node comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The bytes of the start tag in the source.
    pub span: Span,
    /// The element's name in the canonical XML, for messages only.
    pub element: &'static str,
    /// The node's identifier in the document (eId), unique where present.
    pub e_id: Option<String>,
}

/// What the XML says about a node beside its kind. Empty vectors and `None` where it says nothing.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Marks {
    /// The language of the node's text where it differs from its surroundings (BCP 47: `es`, `fr`, `la`).
    pub language: Option<String>,
    /// What the node is about or stands for: eIds of references in the metadata (`refersTo`), without `#`.
    pub refers_to: Vec<String>,
    /// The role in which it acts (`as`), an eId without `#`.
    pub role: Option<String>,
    /// The name that tells kinds of one element apart (`name`): `masthead`, `leadIn`, `adReferendum`, `bracketed`.
    pub name: Option<String>,
    /// Editorial status (`status`): `editorial`, `removed`, `undefined` ...
    pub status: Option<String>,
    /// A remark on the node (`title`) that is never printed; on `abbr` and links, its expansion or description.
    pub title: Option<String>,
    /// The identifier of the node in the version in which it first stood (`wId`).
    pub work_id: Option<String>,
    /// What the element's own attribute says for machines: `value` of `li` (the count that replaces its position),
    /// `session` and `docCommittee`; `originalText` of `placeholder`; `type` of `remark`; `number` of `eol`, `eop`.
    pub value: Option<String>,
    /// Layout hints of other systems (`class`), kept and reported, without effect.
    pub class: Option<String>,
}
