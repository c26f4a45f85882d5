//! AD-REFERENDUM-CLAIM: the text counts the pending points otherwise than they are.

use crate::diag::{Finding, Rule, Severity};
use crate::model::{Document, Inline, InlineKind, plain_text};
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule {
    code: "AD-REFERENDUM-CLAIM",
    severity: Severity::Warning,
    summary: "The text counts the points that are still pending otherwise than they are.",
    explanation: "A number of pending points is marked <quantity refersTo=\"#adReferendum\" normalized=\"2\">, one of the \
        delegations whose agreement is pending <quantity refersTo=\"#adReferendum #delegation\" normalized=\"2\">. It is held \
        against the annotations of the document and of what is attached to it: after one was settled or added, a report \
        that was not corrected tells the meeting something that is no longer so.",
};

/// The concepts that mark a claim.
const PENDING: &str = "adReferendum";
const DELEGATION: &str = "delegation";

pub(super) fn check(document: &Document, findings: &mut Vec<Finding>) {
    let annotations = document.annotations();
    let delegations: BTreeSet<&String> = annotations
        .iter()
        .flat_map(|annotation| &annotation.delegations)
        .collect();
    document.for_each_inline(&mut |inline, _| {
        let Inline::Marked {
            node,
            marks,
            kind: InlineKind::Quantity(normalized),
            children,
        } = inline
        else {
            return;
        };
        let about = |concept: &str| marks.refers_to.iter().any(|id| id == concept);
        if !about(PENDING) {
            return;
        }
        let (count, what) = match about(DELEGATION) {
            true => (delegations.len(), "delegations"),
            false => (annotations.len(), "points"),
        };
        let text = plain_text(children);
        let claimed = normalized
            .as_deref()
            .and_then(|number| number.parse::<usize>().ok());
        let message = match claimed {
            Some(claimed) if claimed == count => return,
            Some(claimed) => {
                format!(
                    "The text counts {claimed} pending {what} (“{text}”), the annotations {count}."
                )
            }
            None => format!("The number “{text}” of pending {what} is not given in digits."),
        };
        let help = format!("Correct the text and its mark: normalized=\"{count}\".");
        findings.push(Finding::new(&RULE, message, help).at(document.place(*node)));
    });
}
