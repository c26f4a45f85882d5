//! AD-REFERENDUM-STEP: annotations and the workflow disagree.

use crate::diag::{Finding, Rule, Severity};
use crate::model::{Document, Step};

pub(super) static RULE: Rule = Rule {
    code: "AD-REFERENDUM-STEP",
    severity: Severity::Error,
    summary: "An ad referendum annotation has no step in the workflow, or a step no annotation.",
    explanation: "Each reservation is kept twice: in the text, as an annotation, and in the metadata, as a step with the \
        outcome #adReferendum, the delegation in by, and in href the annotation or the paragraph around it. The two must \
        agree, so that a reservation that is settled is taken out of both. Add what is missing.",
};

/// The eId of the concept that a step names as its outcome.
const OUTCOME: &str = "adReferendum";

pub(super) fn check(document: &Document, findings: &mut Vec<Finding>) {
    let annotations = document.annotations();
    let steps: Vec<&Step> = document
        .parts()
        .into_iter()
        .flat_map(|part| &part.metadata.workflow)
        .filter(|step| step.outcome.as_deref() == Some(OUTCOME))
        .collect();
    let about =
        |step: &Step, within: &[String]| step.href.as_ref().is_some_and(|id| within.contains(id));
    for annotation in &annotations {
        for delegation in &annotation.delegations {
            let kept = steps.iter().any(|step| {
                step.by.as_ref() == Some(delegation) && about(step, &annotation.within)
            });
            if !kept {
                let message = format!(
                    "The reservation of {delegation:?} in {:?} has no step in the workflow.",
                    annotation.text
                );
                let to = annotation.within.first().map_or("…", String::as_str);
                let help = format!(
                    "Add <step by=\"#{delegation}\" outcome=\"#{OUTCOME}\" href=\"#{to}\" …/> to the workflow."
                );
                findings
                    .push(Finding::new(&RULE, message, help).at(document.place(annotation.node)));
            }
        }
    }
    for step in steps {
        if !annotations
            .iter()
            .any(|annotation| about(step, &annotation.within))
        {
            let message = format!(
                "The step of {:?} is about {:?}, where no annotation stands.",
                step.by.as_deref().unwrap_or_default(),
                step.href.as_deref().unwrap_or_default()
            );
            let help = "Let its href name the annotation or the paragraph around it, or take the step out.";
            findings.push(Finding::new(&RULE, message, help).at(document.place(step.node)));
        }
    }
}
