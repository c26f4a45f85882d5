//! Legacy files to `Transcript`: Word 97-2003, text extractions and whatever else an archive holds, with the damage
//! that can be seen in the file alone.
//!
//! A reader here repairs nothing. What it knows to be damaged (a field code that leaked, a character that was
//! replaced) stays in the transcript's text, and a [`Damage`] says where it is and what it is. After this form no
//! label is hidden in a list table, no text in a piece table, and no byte in an unknown encoding.

mod class;
mod damage;
mod dispatch;
pub mod doc;
mod docx;
mod file;
mod form;
mod pdf;
mod rtf;
mod text;

pub use class::{Class, Gravity};
pub use damage::{
    CONTROL_CHAR, FIELD_LEAK, FIELD_STALE, MOJIBAKE, OBJECT_PLACEHOLDER, PRIVATE_USE_SYMBOL,
    REPLACEMENT_CHAR, SOFT_HYPHEN,
};
pub use dispatch::{FILE_UNKNOWN, Hints, read};
pub use file::{FILE_CORRUPT, FILE_ENCRYPTED, FILE_NOT_WORD97, TEXT_TRUNCATED};
pub use form::{Damage, Format, Reading, Site, Story};
pub use pdf::FILE_PDF_NO_TEXT;
pub use rtf::FILE_RTF_REFUSED;
pub use text::{ENCODING_ASSUMED, ENCODING_UNSURE, OEM_ENCODING, TOO_MANY_LINES};

/// All rules of the legacy readers.
pub const RULES: &[&crate::diag::Rule] = &[
    &FILE_UNKNOWN,
    &FILE_NOT_WORD97,
    &FILE_CORRUPT,
    &FILE_ENCRYPTED,
    &FILE_RTF_REFUSED,
    &FILE_PDF_NO_TEXT,
    &TOO_MANY_LINES,
    &ENCODING_ASSUMED,
    &ENCODING_UNSURE,
];

/// All classes of damage that the legacy readers know.
pub const CLASSES: &[&Class] = &[
    &TEXT_TRUNCATED,
    &OEM_ENCODING,
    &FIELD_LEAK,
    &FIELD_STALE,
    &CONTROL_CHAR,
    &REPLACEMENT_CHAR,
    &OBJECT_PLACEHOLDER,
    &PRIVATE_USE_SYMBOL,
    &MOJIBAKE,
    &SOFT_HYPHEN,
];
