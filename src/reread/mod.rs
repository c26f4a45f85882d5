//! Reads the official outputs back, knowing nothing of how they were made: `Transcript` from bytes alone.

mod docx;
mod pdf;

pub use docx::{RULES as DOCX_RULES, View, docx, docx_view};
pub use pdf::{KnownFace, RULES as PDF_RULES, read as pdf};
