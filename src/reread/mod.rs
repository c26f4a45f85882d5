//! Reads the official outputs back, knowing nothing of how they were made: `Transcript` from bytes alone.

mod docx;

pub use docx::{RULES as DOCX_RULES, View, docx, docx_view};
