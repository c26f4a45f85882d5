//! REPLACEMENT-CHAR: a character was lost.

use super::passage::Passage;
use crate::diag::{Finding, Rule, Severity};
use crate::model::Document;

pub(super) static RULE: Rule = Rule {
    code: "REPLACEMENT-CHAR",
    severity: Severity::Error,
    summary: "A character was lost in an earlier conversion.",
    explanation: "U+FFFD stands where a program could not read a character, U+FFFC where an object was. What stood there is \
        gone from this file. Look at the original and put it back.",
};

pub(super) fn check(document: &Document, passages: &[Passage<'_>], findings: &mut Vec<Finding>) {
    for passage in passages.iter().filter(|passage| !passage.text.is_ascii()) {
        for (at, lost) in passage.text.match_indices(['\u{FFFD}', '\u{FFFC}']) {
            let code = lost.chars().next().map_or(0, |c| c as u32);
            let message = format!("The text holds U+{code:04X}, which stands for something lost.");
            let help = "Look at the original and put back what stood here.";
            let place = passage.place(document, at..at + lost.len());
            findings.push(Finding::new(&RULE, message, help).at(place));
        }
    }
}
