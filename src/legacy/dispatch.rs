//! Which reader a file needs: told by its bytes, whatever its name says.

use super::{Reading, damage, doc, docx, pdf, rtf, text};
use crate::diag::{Finding, Outcome, Rule, Severity};
use crate::transcript::Transcript;

/// What is known beside the file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hints<'a> {
    /// The canonical text that the file is believed to carry: encodings are told by its words.
    pub canonical: Option<&'a Transcript>,
}

/// The file is of no kind that is read.
pub static FILE_UNKNOWN: Rule = Rule {
    code: "FILE-UNKNOWN",
    severity: Severity::Error,
    summary: "The file is of no kind that engross reads.",
    explanation: "A legacy file is a Word document (.doc, .docx), a PDF, or plain text. Which one is told by the bytes of \
        the file and not by its name. This file is none of them, or is empty. Open it in the program that made it, and \
        save it as .docx or as plain text.",
};

/// The kinds of file, by their first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A compound file, Word 6 to 2003; or a Word file without such a container.
    Compound,
    /// A zip archive.
    Zip,
    Rtf,
    Pdf,
    Text,
    Empty,
    /// Something that people may have by mistake, and what it is.
    Other(&'static str),
}

/// Reads a legacy file. `name` is the file's name, without folder; it is used to judge what the file says of its own
/// name, never to tell its kind.
pub fn read(name: &str, bytes: &[u8], hints: &Hints<'_>) -> Outcome<Reading> {
    let outcome = match kind(bytes) {
        Kind::Text => text::read(bytes, hints),
        Kind::Compound => doc::read(bytes),
        Kind::Zip if docx::is_docx(bytes) => docx::read(bytes),
        Kind::Zip => unknown(name, "is a zip archive without a Word document"),
        Kind::Rtf => rtf::refuse(name),
        Kind::Pdf => pdf::read(bytes),
        Kind::Empty => unknown(name, "is empty"),
        Kind::Other(what) => unknown(name, what),
    };
    Outcome {
        value: outcome.value.map(|reading| damage::examine(name, reading)),
        findings: outcome.findings,
    }
}

fn unknown(name: &str, what: &str) -> Outcome<Reading> {
    let message = format!("The file {name:?} {what}.");
    let help = "Give a Word document, a PDF or a text file.";
    Outcome::failed(vec![Finding::new(&FILE_UNKNOWN, message, help)])
}

fn kind(bytes: &[u8]) -> Kind {
    const OTHERS: [(&[u8], &str); 11] = [
        (b"\x89PNG", "is a picture (PNG)"),
        (b"\xFF\xD8\xFF", "is a picture (JPEG)"),
        (b"GIF8", "is a picture (GIF)"),
        (b"II*\0", "is a picture (TIFF), as scans are"),
        (b"MM\0*", "is a picture (TIFF), as scans are"),
        (b"\xFFWPC", "is a WordPerfect document"),
        (b"\x1F\x8B", "is compressed (gzip)"),
        (b"Rar!", "is an archive (RAR)"),
        (b"7z\xBC\xAF", "is an archive (7z)"),
        (b"\x7FELF", "is a program"),
        (b"SQLite", "is a database"),
    ];
    if bytes.is_empty() {
        return Kind::Empty;
    }
    // the reader of Word files knows those of other generations by their first bytes
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") || doc::is_bare(bytes) {
        return Kind::Compound;
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Kind::Zip;
    }
    if bytes.starts_with(b"{\\rtf") {
        return Kind::Rtf;
    }
    // readers of PDF look for the header in the first 1024 bytes (ISO 32000-1, annex H.3.4.1)
    let head = bytes.get(..1024).unwrap_or(bytes);
    if head.windows(5).any(|window| window == b"%PDF-") {
        return Kind::Pdf;
    }
    if let Some((_, what)) = OTHERS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Kind::Other(what);
    }
    match text::looks_like_text(bytes) {
        true => Kind::Text,
        false => Kind::Other("is neither a document nor text"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_tell_the_kind() {
        assert_eq!(kind(b"Plain text"), Kind::Text);
        assert_eq!(kind(b""), Kind::Empty);
        assert_eq!(kind(b"{\\rtf1 x}"), Kind::Rtf);
        assert_eq!(kind(b"\n%PDF-1.7 ..."), Kind::Pdf);
        assert_eq!(
            kind(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"),
            Kind::Compound
        );
        assert!(matches!(kind(b"\x89PNG\r\n"), Kind::Other(_)));
        let rubbish: Vec<u8> = (0..4000_u32)
            .map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8)
            .collect();
        assert!(matches!(kind(&rubbish), Kind::Other(_)));
    }

    #[test]
    fn what_is_not_read_says_what_it_is() {
        let outcome = read("scan.tif", b"II*\0abc", &Hints::default());
        assert!(outcome.value.is_none());
        assert_eq!(outcome.findings[0].rule.code, "FILE-UNKNOWN");
        assert!(outcome.findings[0].message.contains("TIFF"));
    }
}
