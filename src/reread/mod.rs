//! Reads the official outputs back, knowing nothing of how they were made: `Transcript` from bytes alone.

mod docx;
mod pdf;

// what other readers of Word files share with that of DOCX
pub use docx::{
    HIDDEN_TEXT, NUMBER_FORM, SYMBOL_UNKNOWN, TRACKED_CHANGES, field_words,
    meaning as symbol_meaning, named as symbol_named, numeral,
};
pub use docx::{RULES as DOCX_RULES, View, docx, docx_view};
pub use pdf::{
    KnownFace, Piled, RULES as PDF_RULES, pile as pdf_pile, read as pdf, read_view as pdf_view,
};

use crate::diag::Finding;

/// Whether a finding says no more than that a file shows two versions of its text.
pub fn is_of_revision(finding: &Finding) -> bool {
    [TRACKED_CHANGES.code, pdf::REVISED.code].contains(&finding.rule.code)
}
