//! NOT-NFC: a letter and its accent are two characters.

use super::passage::Passage;
use crate::diag::{Finding, Rule, Severity};
use crate::model::Document;
use unicode_normalization::{UnicodeNormalization, is_nfc};

pub(super) static RULE: Rule = Rule {
    code: "NOT-NFC",
    severity: Severity::Error,
    summary: "The text is not in composed form (Unicode NFC).",
    explanation: "An é can be one character or an e with a combining accent. Both look alike; a search, a comparison and \
        many fonts tell them apart. Canonical text uses the composed form. Normalize the file to NFC; nothing that can be \
        seen changes.",
};

/// Whether a character is composed whatever stands beside it: below the combining marks, or a dash or quotation mark.
/// Most texts have no others, and need no table looked up.
fn is_simple(c: char) -> bool {
    matches!(c, '\0'..='\u{2ff}' | '\u{2010}'..='\u{2027}')
}

pub(super) fn check(document: &Document, passages: &[Passage<'_>], findings: &mut Vec<Finding>) {
    for passage in passages {
        if passage.text.chars().all(is_simple) || is_nfc(&passage.text) {
            continue;
        }
        let composed = passage.text.nfc();
        let differs = passage
            .text
            .char_indices()
            .zip(composed)
            .find(|((_, one), other)| one != other);
        let (at, found) = differs.map_or((0, ' '), |(found, _)| found);
        let rest = &passage.text[at..];
        let word = rest.split_whitespace().next().unwrap_or(rest);
        let message = format!(
            "The text is not composed at {word:?} (U+{:04X} …).",
            found as u32
        );
        let help = "Normalize the file to Unicode NFC.";
        let place = passage.place(document, at..at + word.len().max(1));
        findings.push(Finding::new(&RULE, message, help).at(place));
    }
}
