//! NUMBER-UNREADABLE: a number cannot be counted.

use super::sequence::Fault;
use crate::diag::{Finding, Rule, Severity};
use crate::model::Document;

pub(super) static RULE: Rule = Rule {
    code: "NUMBER-UNREADABLE",
    severity: Severity::Error,
    summary: "A number does not count as those before it in its sequence do.",
    explanation: "A sequence counts in one form: 1, 2, 3 or a, b, c or i, ii, iii; the last word of the number says how \
        far. A number of another form cannot be held against its neighbours, nor made by a native list in Word. Write \
        it in the form of its sequence.",
};

pub(super) fn check(document: &Document, faults: &[Fault<'_>], findings: &mut Vec<Finding>) {
    for fault in faults {
        if let Fault::Unreadable(what, num) = fault {
            let message = format!("The {what} {:?} is no count of its sequence.", num.text);
            let help = "Write it in the form that the sequence begins with.";
            findings.push(Finding::new(&RULE, message, help).at(document.place(num.node)));
        }
    }
}
