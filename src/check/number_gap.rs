//! NUMBER-GAP: a number is missing in a sequence.

use super::sequence::Fault;
use crate::diag::{Finding, Rule, Severity};
use crate::model::Document;

pub(super) static RULE: Rule = Rule {
    code: "NUMBER-GAP",
    severity: Severity::Error,
    summary: "A number is missing in a sequence of numbers.",
    explanation: "Paragraphs run from 1 through a body, recitals through a preamble, sub-items through their paragraph: \
        without gap, so that a reference leads to one place in all languages. After 2 may come 2 bis and 2 ter. A \
        missing number means a lost paragraph or a lost number: look at the original and restore it.",
};

pub(super) fn check(document: &Document, faults: &[Fault<'_>], findings: &mut Vec<Finding>) {
    for fault in faults {
        if let Fault::Gap(what, num, why) = fault {
            let message = format!("The {what} {:?} breaks its sequence: {why}.", num.text);
            let help = "Restore what is missing before it, or correct the number.";
            findings.push(Finding::new(&RULE, message, help).at(document.place(num.node)));
        }
    }
}
