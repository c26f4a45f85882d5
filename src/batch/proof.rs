//! The proof: an output read back by code that knows nothing of its making, against what a reader ought to find.

use crate::diag::{Finding, Outcome, Rule, Severity};
use crate::text::FontBook;
use crate::transcript::Transcript;
use crate::{reread, verify};

/// A file is neither PDF nor DOCX.
pub static MEDIUM_UNKNOWN: Rule = Rule {
    code: "MEDIUM-UNKNOWN",
    severity: Severity::Error,
    summary: "The file is neither a PDF nor a DOCX",
    explanation: "Files are told apart by their first bytes, not by their names. Only PDF and DOCX can be read back \
                  and compared with the canonical text.",
};

/// A file bears the stamp of a copy.
pub static COPY_STAMP: Rule = Rule {
    code: "COPY-STAMP",
    severity: Severity::Remark,
    summary: "The file is a numbered copy",
    explanation: "It bears the stamp of `engross distribute`: class, number, recipient. The stamp is no part of the canonical \
                  text and is not compared with it; `engross verify --register` tells whether the file is as it was issued.",
};

/// The two media.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// PDF.
    Pdf,
    /// DOCX.
    Docx,
}

impl Medium {
    /// The medium of a file, by its first bytes.
    pub fn of(bytes: &[u8]) -> Option<Medium> {
        if bytes.starts_with(b"%PDF-") {
            Some(Medium::Pdf)
        } else if bytes.starts_with(b"PK\x03\x04") {
            Some(Medium::Docx)
        } else {
            None
        }
    }
}

/// A file that is neither, as a finding.
pub fn medium_unknown(file: &str) -> Finding {
    Finding::new(
        &MEDIUM_UNKNOWN,
        format!("{file} is neither a PDF nor a DOCX"),
        "name a PDF or DOCX file; what a file is, its first bytes say, not its name",
    )
}

/// Reads a file back.
pub fn reread(medium: Medium, bytes: &[u8], book: &FontBook) -> Outcome<Transcript> {
    match medium {
        Medium::Docx => reread::docx(bytes),
        Medium::Pdf => reread::pdf(bytes, &known(book)),
    }
}

/// The faces whose glyphs a reader knows.
pub(super) fn known(book: &FontBook) -> Vec<reread::KnownFace<'_>> {
    book.faces()
        .iter()
        .map(|face| reread::KnownFace {
            name: &face.name,
            bytes: face.bytes,
        })
        .collect()
}

/// Reads a file back and compares it with what a reader ought to find.
pub(super) fn prove(
    medium: Medium,
    bytes: &[u8],
    expected: &Transcript,
    book: &FontBook,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(found) = reread(medium, bytes, book).collect(&mut findings) {
        findings.extend(verify::compare(expected, &found));
        if let Some(first) = found.stamps.first() {
            let lines = found.stamps.iter().filter(|line| line.at == first.at);
            let told: Vec<&str> = lines.map(|line| line.text.as_str()).collect();
            findings.push(Finding::new(
                &COPY_STAMP,
                format!("the file is a copy: “{}”", told.join(" / ")),
                "the stamp is no part of the text; whether it is as issued, the register of copies tells",
            ));
        }
    }
    findings
}
