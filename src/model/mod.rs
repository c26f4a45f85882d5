//! The `Document`: what the canonical XML says, typed.
//!
//! After this form there is no unknown element, no unread attribute, no white space that is not text, and no text
//! outside a paragraph. It knows no XML, no style and no page. A paragraph's [`Num`] is the truth of its number.

mod block;
mod dump;
mod identity;
mod inline;
mod node;
mod part;
mod table;
mod walk;

pub use block::{Block, BlockKind, Group, GroupKind, Num, Text, TextKind};
pub use dump::dump;
pub use identity::UNKNOWN_DATE;
pub use identity::{
    Alias, Author, ComponentData, Dated, Event, Expression, Identity, Keyword, Manifestation,
    Metadata, PreservedMetadata, Publication, Reference, ReferenceKind, Step, Translation, Work,
};
pub use inline::{Inline, InlineKind, Note};
pub use node::{Marks, Node, NodeId};
pub use part::{
    Attachment, AttachmentContent, Division, DivisionKind, Document, DocumentReference, Part,
    PartKind,
};
pub use table::{Cell, Row, Table};
pub use walk::{Annotation, organizations, plain_text};
