//! NUMBER-REPEATED: a number stands twice in a sequence.

use super::sequence::Fault;
use crate::diag::{Finding, Rule, Severity};
use crate::model::Document;

pub(super) static RULE: Rule = Rule {
    code: "NUMBER-REPEATED",
    severity: Severity::Error,
    summary: "A number stands twice in a sequence of numbers.",
    explanation: "A reference to the number could lead to either place. A paragraph that is put in between is numbered \
        2 bis, 2 ter; numbers may begin again at 1 with a new part, section or unit. Correct one of the two.",
};

pub(super) fn check(document: &Document, faults: &[Fault<'_>], findings: &mut Vec<Finding>) {
    for fault in faults {
        if let Fault::Repeated(what, num) = fault {
            let message = format!("The {what} {:?} stands in its sequence already.", num.text);
            let help = "Correct one of the two numbers; one in between is bis.";
            findings.push(Finding::new(&RULE, message, help).at(document.place(num.node)));
        }
    }
}
