//! SOFT-HYPHEN: a hyphen that is only sometimes seen.

use super::passage::Passage;
use crate::diag::{Finding, Rule, Severity};
use crate::model::Document;

const SOFT_HYPHEN: char = '\u{AD}';

pub(super) static RULE: Rule = Rule {
    code: "SOFT-HYPHEN",
    severity: Severity::Warning,
    summary: "The text holds a soft hyphen.",
    explanation: "A soft hyphen (U+00AD) says where a word may be divided. Canonical text leaves that to the layout: in the \
        text it hides the word from a search. It is most often left over from the lines of an older document. Take it out, \
        or write a hyphen if one is meant.",
};

pub(super) fn check(document: &Document, passages: &[Passage<'_>], findings: &mut Vec<Finding>) {
    for passage in passages {
        for (at, _) in passage.text.match_indices(SOFT_HYPHEN) {
            let message = "The text holds U+00AD, a soft hyphen.";
            let help = "Take it out, or write a hyphen if one is meant.";
            let place = passage.place(document, at..at + SOFT_HYPHEN.len_utf8());
            findings.push(Finding::new(&RULE, message, help).at(place));
        }
    }
}
