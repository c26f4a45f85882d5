//! DELEGATION-NAME: a delegation is not named as its state is, or the text names another than the mark says.

use crate::delegations::State;
use crate::diag::{Finding, Rule, Severity};
use crate::model::{Document, Inline, InlineKind, Reference, ReferenceKind, plain_text};

pub(super) static RULE: Rule = Rule {
    code: "DELEGATION-NAME",
    severity: Severity::Warning,
    summary: "A delegation is not named as its member state is.",
    explanation: "The references name each delegation of a member state by an IRI that ends with the state’s code \
        (/akn/ontology/organization/oas/delegation-mex) and by its name in the language of the document, with the article \
        that the Organization uses: Delegation of the United States, Delegación del Perú. Where the text marks a \
        delegation, its words must hold that state’s name. A name that was mistyped, or a mark that leads to another \
        state, would put a reservation into the mouth of the wrong delegation.",
};

/// How the IRIs of the delegations of member states begin.
const DELEGATION: &str = "/akn/ontology/organization/oas/delegation-";

pub(super) fn check(document: &Document, findings: &mut Vec<Finding>) {
    let language = document.root.identity.expression.language_tag();
    let mut known: Vec<(String, &'static State)> = Vec::new();
    for part in document.parts() {
        for reference in &part.metadata.references {
            let Some(code) = code(reference) else {
                continue;
            };
            let place = document.place(reference.node);
            let Some(state) = State::of(code) else {
                let message = format!("“{code}” is the code of no member state.");
                let help = "Write its code of three letters (ISO 3166-1): mex.";
                findings.push(Finding::new(&RULE, message, help).at(place));
                continue;
            };
            if let Some(id) = &document.node(reference.node).e_id {
                known.push((id.clone(), state));
            }
            let wanted = state.delegation(language);
            if even(&reference.shown) != even(&wanted) {
                let message = format!("The delegation {code} is named “{}”.", reference.shown);
                findings
                    .push(Finding::new(&RULE, message, format!("Its name is {wanted}.")).at(place));
            }
        }
    }
    document.for_each_inline(&mut |inline, _| {
        let Inline::Marked {
            node,
            marks,
            kind: InlineKind::Organization,
            children,
        } = inline
        else {
            return;
        };
        let text = plain_text(children);
        for (_, state) in known.iter().filter(|(id, _)| marks.refers_to.contains(id)) {
            let name = state.bare(language);
            if !even(&text).contains(&even(name)) {
                let message = format!("“{text}” is marked as the delegation of {name}.");
                let help = "Correct the words, or let refersTo name the delegation that they name.";
                findings.push(Finding::new(&RULE, message, help).at(document.place(*node)));
            }
        }
    });
}

/// The code of the member state whose delegation a reference names.
fn code(reference: &Reference) -> Option<&str> {
    (reference.kind == ReferenceKind::Organization)
        .then(|| reference.href.strip_prefix(DELEGATION))
        .flatten()
}

/// Names are compared without regard to capitals, the kind of apostrophe, and no-break spaces.
fn even(name: &str) -> String {
    name.to_lowercase()
        .replace('\'', "’")
        .replace('\u{a0}', " ")
}
