//! WORD-REPEATED: a word stands twice in a row.

use super::passage::Passage;
use crate::diag::{Finding, Rule, Severity};
use crate::model::Document;
use std::ops::Range;

/// A word stands twice in a row.
pub static RULE: Rule = Rule {
    code: "WORD-REPEATED",
    severity: Severity::Remark,
    summary: "A word stands twice in a row.",
    explanation: "\"the the\" is most often a slip, and sometimes meant. The text is issued as it stands either way: what \
        the original says is never mended here. Look at the original.",
};

/// Words that may well stand twice: English that and had, French nous and vous.
const MAY_REPEAT: [&str; 4] = ["that", "had", "nous", "vous"];

pub(super) fn check(document: &Document, passages: &[Passage<'_>], findings: &mut Vec<Finding>) {
    for passage in passages {
        for range in repeated(&passage.text) {
            let message = format!("The text says {:?}.", &passage.text[range.clone()]);
            let help = "Look at the original; correct the text if this is a slip.";
            findings.push(Finding::new(&RULE, message, help).at(passage.place(document, range)));
        }
    }
}

/// Where a word of letters follows itself with nothing but spaces between.
fn repeated(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut before: Option<&str> = None;
    // line breaks part the lines of titles and signatures, where a word may well begin both
    for word in text.split([' ', '\u{A0}']).filter(|word| !word.is_empty()) {
        let Some(last) = before.replace(word) else {
            continue;
        };
        if begin_unlike(last, word) {
            continue;
        }
        let ((last_open, last, last_is_word), (open, core, is_word)) = (parts(last), parts(word));
        // punctuation after a word parts it from the next
        if last_is_word
            && last_open.len() == last.len()
            && is_word
            && open.len() == word.len()
            && is_same(last, core)
            && !MAY_REPEAT.contains(&core.to_lowercase().as_str())
        {
            // the words are parts of the text itself
            let at = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
            found.push(at(last)..at(core) + core.len());
        }
    }
    found
}

/// Whether two words begin with letters of ASCII that are not the same: most words do.
fn begin_unlike(one: &str, other: &str) -> bool {
    match (one.as_bytes().first(), other.as_bytes().first()) {
        (Some(a), Some(b)) => {
            a.is_ascii_alphabetic() && b.is_ascii_alphabetic() && !a.eq_ignore_ascii_case(b)
        }
        _ => false,
    }
}

/// A word without the signs before it, without those after it too, and whether that is more than one letter and nothing
/// else.
fn parts(word: &str) -> (&str, &str, bool) {
    // most words are plain
    if word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return (word, word, word.len() > 1);
    }
    let open = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let core = open.trim_end_matches(|c: char| !c.is_alphanumeric());
    let is_word = core.chars().count() > 1 && core.chars().all(char::is_alphabetic);
    (open, core, is_word)
}

/// Whether two words are the same but for capitals.
fn is_same(one: &str, other: &str) -> bool {
    if one.is_ascii() && other.is_ascii() {
        return one.eq_ignore_ascii_case(other);
    }
    one.to_lowercase() == other.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_word_that_follows_itself_is_found() {
        for (text, found) in [
            ("That the the tables", vec!["the the"]),
            ("The  the tables", vec!["The  the"]),
            ("crime and violence crime impair", vec![]),
            ("states, states", vec![]),
            ("10 10 pages", vec![]),
            ("a a", vec![]),
            ("it had had that that", vec![]),
            ("la\nla", vec![]),
            ("(de de)", vec!["de de"]),
            ("\"no\" no", vec![]),
        ] {
            let ranges = repeated(text);
            let words: Vec<&str> = ranges.iter().map(|range| &text[range.clone()]).collect();
            assert_eq!(words, found, "{text}");
        }
    }
}
