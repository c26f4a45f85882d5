//! Rich Text files are refused: no library that is kept well reads their code pages, fields and lists rightly.

use super::Reading;
use crate::diag::{Finding, Outcome, Rule, Severity};

/// The file is a Rich Text file.
pub static FILE_RTF_REFUSED: Rule = Rule {
    code: "FILE-RTF-REFUSED",
    severity: Severity::Error,
    summary: "Rich Text files are not read.",
    explanation: "A Rich Text file changes its code page from font to font, keeps fields and their results side by side, \
        and counts its lists by tables as Word does. What reads it by halves loses accents and numbers, and a comparison \
        would report these as differences of the document. Convert it with a program that reads all of it: open it in \
        Word and save it as .docx, or run: soffice --headless --convert-to docx FILE.rtf",
};

/// Refuses a Rich Text file.
pub(super) fn refuse(name: &str) -> Outcome<Reading> {
    let message = format!("The file {name:?} is a Rich Text file, which is not read.");
    let help = "Save it as .docx in Word, or run: soffice --headless --convert-to docx FILE.rtf";
    Outcome::failed(vec![Finding::new(&FILE_RTF_REFUSED, message, help)])
}
