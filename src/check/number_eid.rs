//! NUMBER-EID: an identifier says another number than the text.

use super::count::value;
use super::passage::for_each_block;
use crate::diag::{Finding, Rule, Severity};
use crate::model::{Block, BlockKind, Document, GroupKind};

pub(super) static RULE: Rule = Rule {
    code: "NUMBER-EID",
    severity: Severity::Error,
    summary: "The eId of a numbered unit does not agree with its number.",
    explanation: "By the Akoma Ntoso Naming Convention the last step of an eId is the unit's short name and the value of \
        its num: para_15, rec_3, subpara_a, para_2bis. References are written with eIds and read with numbers; where \
        the two disagree they lead astray. The num is the truth: correct the eId, and the references to it.",
};

pub(super) fn check(document: &Document, findings: &mut Vec<Finding>) {
    for part in document.parts() {
        for_each_block(part, &mut |block| of_block(document, block, findings));
    }
}

fn of_block(document: &Document, block: &Block, findings: &mut Vec<Finding>) {
    let BlockKind::Group(group) = &block.kind else {
        return;
    };
    let short = match group.kind {
        GroupKind::Paragraph => "para",
        GroupKind::Subparagraph => "subpara",
        GroupKind::Recital => "rec",
        GroupKind::Citation => "cit",
        GroupKind::Part => "part",
        GroupKind::Section => "sec",
        GroupKind::HContainer => "hcontainer",
        GroupKind::Item => "item",
        _ => return,
    };
    let (Some(num), Some(e_id)) = (&group.num, &document.node(block.node).e_id) else {
        return;
    };
    let last = e_id.rsplit("__").next().unwrap_or(e_id);
    let expected = format!("{short}_{}", value(&num.text));
    if last != expected {
        let message = format!(
            "The number is {:?}, and the eId ends with {last:?}.",
            num.text
        );
        let help = format!("Let it end with {expected:?}, and mend the references to it.");
        findings.push(Finding::new(&RULE, message, help).at(document.place(block.node)));
    }
}
