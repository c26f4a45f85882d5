//! AD-REFERENDUM-DELEGATION: an annotation does not say whose reservation it is.

use crate::diag::{Finding, Rule, Severity};
use crate::model::{Document, ReferenceKind};

pub(super) static RULE: Rule = Rule {
    code: "AD-REFERENDUM-DELEGATION",
    severity: Severity::Error,
    summary: "An ad referendum annotation does not name its delegation.",
    explanation: "An annotation says that a delegation has agreed subject to its government's approval. Which one, a \
        machine reads from <organization refersTo=\"#…\"> around the delegation's name inside the annotation, and from the \
        TLCOrganization that it leads to. Mark the name, and list the delegation in references.",
};

pub(super) fn check(document: &Document, findings: &mut Vec<Finding>) {
    let parts = document.parts();
    let known = |id: &str| {
        let mut references = parts.iter().flat_map(|part| &part.metadata.references);
        references.any(|reference| {
            reference.kind == ReferenceKind::Organization
                && document.node(reference.node).e_id.as_deref() == Some(id)
        })
    };
    for annotation in document.annotations() {
        let message = match annotation.delegations.iter().find(|id| !known(id)) {
            Some(id) => {
                format!("The annotation names {id:?}, which is no organization of the references.")
            }
            None if annotation.delegations.is_empty() => {
                format!("The annotation {:?} names no delegation.", annotation.text)
            }
            None => continue,
        };
        let help = "Put <organization refersTo=\"#…\"> around the delegation's name.";
        findings.push(Finding::new(&RULE, message, help).at(document.place(annotation.node)));
    }
}
