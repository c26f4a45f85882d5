//! A PDF as a legacy file: by its structure tree where it has one, else the lines of its pages as `lopdf` gives them.

use super::{FILE_CORRUPT, FILE_ENCRYPTED, Format, Reading, text};
use crate::diag::{Finding, Outcome, Rule, Severity};
use crate::reread;
use crate::transcript::Transcript;
use lopdf::{Document, LoadOptions};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The file holds no text.
pub static FILE_PDF_NO_TEXT: Rule = Rule {
    code: "FILE-PDF-NO-TEXT",
    severity: Severity::Error,
    summary: "The PDF holds no text.",
    explanation: "The pages are pictures, as of a scan, or their fonts do not say which characters they show. Have the \
        text recognised by a program for that (OCR), proof-read it, and give the result; or look for the file that the \
        PDF was made from.",
};

/// What can be seen by the structure tree.
const BLIND_TAGGED: &[&str] = &[
    "Of a tagged PDF the structure tree is believed; whether its pages show the same, `engross verify` tells.",
    "A PDF has no named styles: emphasis is what looks bold or italic.",
];

/// What can be seen of the lines on pages.
const BLIND_LINES: &[&str] = &[
    "A PDF without tags holds lines on pages: paragraphs are told by where their lines end, and double spaces not at all.",
    "Headers, footers and notes of a PDF without tags stand in the body, on the page where they were printed.",
    "Tables of a PDF without tags are read as lines.",
    "A PDF without tags has no styles and no labels: a label is what is written at the start of a paragraph.",
];

/// What pages and object streams may unpack to, before ten times the file's size.
const FREE: usize = 8 << 20;

/// Reads a PDF.
pub(super) fn read(bytes: &[u8]) -> Outcome<Reading> {
    // lopdf and what it builds on have been seen to panic on damaged files; nothing of theirs is kept after that, so
    // that no half-changed value is seen
    catch_unwind(AssertUnwindSafe(|| open(bytes))).unwrap_or_else(|_| {
        failed(
            &FILE_CORRUPT,
            "The PDF is damaged: its reader gave up.",
            "Look for another copy of it.",
        )
    })
}

fn failed(rule: &'static Rule, message: impl Into<String>, help: &str) -> Outcome<Reading> {
    Outcome::failed(vec![Finding::new(rule, message, help)])
}

fn open(bytes: &[u8]) -> Outcome<Reading> {
    let limit = FREE + 4 * bytes.len();
    let options = LoadOptions {
        max_decompressed_size: Some(limit),
        ..LoadOptions::default()
    };
    let document = match Document::load_mem_with_options(bytes, options) {
        Ok(document) => document,
        Err(error) => {
            let message = format!("The PDF cannot be read: {error}.");
            return failed(&FILE_CORRUPT, message, "Look for another copy of it.");
        }
    };
    if document.is_encrypted() || document.was_encrypted() {
        let help = "Take the password off in the program that made it, and give it again.";
        return failed(&FILE_ENCRYPTED, "The PDF is encrypted.", help);
    }
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let lines = match document.extract_text_with_limit(&pages, limit) {
        Ok(lines) => lines,
        Err(error) => {
            let message = format!("The text of the PDF cannot be taken out: {error}.");
            return failed(&FILE_CORRUPT, message, "Look for another copy of it.");
        }
    };
    // the pages were unpacked within the limit, so that the structure tree may be read
    if let Some(transcript) = tagged(bytes, &document) {
        return Outcome::new(reading(transcript, BLIND_TAGGED), Vec::new());
    }
    if lines.trim().is_empty() {
        let help = "Have its text recognised (OCR), or look for the file it was made from.";
        return failed(
            &FILE_PDF_NO_TEXT,
            format!("The {} pages hold no text.", pages.len()),
            help,
        );
    }
    let mut transcript = text::paragraphs_of(&even(&lines));
    transcript.pages = Some(pages.len());
    Outcome::new(reading(transcript, BLIND_LINES), Vec::new())
}

/// Lines with one space between words: on a page spaces are distances, which justified lines stretch, and a reader makes
/// as many characters of them as it thinks fit.
fn even(lines: &str) -> String {
    let mut made = String::with_capacity(lines.len());
    for line in lines.lines() {
        for (index, word) in line.split_ascii_whitespace().enumerate() {
            if index > 0 {
                made.push(' ');
            }
            made.push_str(word);
        }
        made.push('\n');
    }
    made
}

/// The transcript by the structure tree, where there is one with text in it.
fn tagged(bytes: &[u8], document: &Document) -> Option<Transcript> {
    document.catalog().ok()?.get(b"StructTreeRoot").ok()?;
    let transcript = reread::pdf(bytes, &[]).value?;
    (!transcript.body.is_empty()).then_some(transcript)
}

fn reading(transcript: Transcript, blind: &[&'static str]) -> Reading {
    Reading {
        format: Format::Pdf,
        symbols: transcript.symbol.iter().cloned().collect(),
        transcript,
        damage: Vec::new(),
        blind: blind.to_vec(),
    }
}
