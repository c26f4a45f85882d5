//! The `Transcript`: what a reader sees, by story. It does not know where it came from.
//!
//! Stories: the body; the notes, by their anchors; running text, per page or per kind of page; text boxes. After
//! this form no label is hidden in a list definition and no text in a field.

mod dump;
mod form;

pub use dump::dump;
pub use form::{
    Cell, Emphasis, EmphasisKind, LanguageRange, LinkRange, Note, NoteCall, PageFigure, Paragraph,
    Role, Running, RunningAt, Sees, StampLine, TextBox, Transcript,
};
