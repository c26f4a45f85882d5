//! FIELD-CODE: a field of a word processor is left in the text.

use super::passage::Passage;
use crate::diag::{Finding, Rule, Severity};
use crate::model::Document;
use std::ops::Range;

pub(super) static RULE: Rule = Rule {
    code: "FIELD-CODE",
    severity: Severity::Error,
    summary: "The text holds the code of a field of a word processor.",
    explanation: "Extractions of Word files leave the instructions of fields in the text: FILENAME \\* MERGEFORMAT, PAGEREF \
        _Toc1, EMBED Word.Picture.8. They are no words of the document. Look at the original, keep what the field showed, \
        and take the code out.",
};

/// Names that are no words of any language: they are a code wherever they stand.
const ALWAYS: [&str; 9] = [
    "MERGEFORMAT",
    "CHARFORMAT",
    "FILENAME",
    "PAGEREF",
    "NOTEREF",
    "STYLEREF",
    "NUMPAGES",
    "DOCPROPERTY",
    "MERGEFIELD",
];

/// Names that are words too: they are a code where a switch or a bookmark follows.
const BEFORE_A_SWITCH: [&str; 11] = [
    "HYPERLINK",
    "EMBED",
    "LINK",
    "REF",
    "TOC",
    "PAGE",
    "SEQ",
    "DATE",
    "TIME",
    "TITLE",
    "INCLUDEPICTURE",
];

pub(super) fn check(document: &Document, passages: &[Passage<'_>], findings: &mut Vec<Finding>) {
    for passage in passages {
        if let Some(range) = field_code(&passage.text) {
            let message = format!(
                "The text holds the field code {:?}.",
                &passage.text[range.clone()]
            );
            let help = "Keep what the field showed, and take the code out.";
            findings.push(Finding::new(&RULE, message, help).at(passage.place(document, range)));
        }
    }
}

/// Where the first field code stands.
fn field_code(text: &str) -> Option<Range<usize>> {
    // every name is in capitals
    let capitals = |pair: &[u8]| pair.iter().all(u8::is_ascii_uppercase);
    if !text.as_bytes().windows(2).any(capitals) {
        return None;
    }
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        // the names of fields are in capitals, and few words are
        if !word.as_bytes().windows(2).any(capitals) {
            continue;
        }
        let bare = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        let next = words.peek().copied().unwrap_or_default();
        let follows = next.starts_with(['\\', '"', '_']) || is_class(next);
        if ALWAYS.contains(&bare) || BEFORE_A_SWITCH.contains(&bare) && follows {
            // the words are parts of the text itself
            let start = bare.as_ptr() as usize - text.as_ptr() as usize;
            let end = match follows {
                true => next.as_ptr() as usize - text.as_ptr() as usize + next.len(),
                false => start + bare.len(),
            };
            return Some(start..end);
        }
    }
    None
}

/// Whether a word is the class of an embedded object: `Word.Picture.8`.
fn is_class(word: &str) -> bool {
    let mut steps = word.split('.');
    let (first, second, last) = (steps.next(), steps.next(), steps.next());
    let named =
        |step: Option<&str>| step.is_some_and(|s| s.starts_with(|c: char| c.is_ascii_uppercase()));
    named(first) && named(second) && last.is_some_and(|last| last.parse::<u8>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found_and_words_are_not() {
        for (text, code) in [
            ("tables FILENAME  \\* MERGEFORMAT be", Some("FILENAME  \\*")),
            ("see PAGEREF _Toc12 \\h 3", Some("PAGEREF _Toc12")),
            ("EMBED Word.Picture.8", Some("EMBED Word.Picture.8")),
            (
                "HYPERLINK \"http://oas.org\" the site",
                Some("HYPERLINK \"http://oas.org\""),
            ),
            ("{ PAGE \\* roman }", Some("PAGE \\*")),
            ("DATE AND TIME OF THE SESSION", None),
            ("TITLE “A”", None),
            ("the page REF. 12", None),
            ("", None),
        ] {
            assert_eq!(field_code(text).map(|range| &text[range]), code, "{text}");
        }
    }
}
