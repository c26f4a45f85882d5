//! Legacy files to `Transcript`: Word 97-2003, text extractions and whatever else an archive holds, with the damage
//! that can be seen in the file alone.
//!
//! A reader here repairs nothing. What it knows to be damaged (a field code that leaked, a character that was
//! replaced) stays in the transcript's text, and a [`Damage`] says where it is and what it is. After this form no
//! label is hidden in a list table, no text in a piece table, and no byte in an unknown encoding.

mod class;
mod file;
mod form;

pub use class::{Class, Gravity};
pub use file::{FILE_CORRUPT, FILE_ENCRYPTED, FILE_NOT_WORD97, TEXT_TRUNCATED};
pub use form::{Damage, Format, Reading, Site, Story};

/// All rules of the legacy readers.
pub const RULES: &[&crate::diag::Rule] = file::RULES;

/// All classes of damage that the legacy readers know.
pub const CLASSES: &[&Class] = &[&TEXT_TRUNCATED];
