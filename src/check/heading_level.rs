//! HEADING-LEVEL: a heading skips a level.

use crate::diag::{Finding, Rule, Severity};
use crate::model::{Block, BlockKind, Document, GroupKind};

pub(super) static RULE: Rule = Rule {
    code: "HEADING-LEVEL",
    severity: Severity::Error,
    summary: "A heading stands more than one level below the heading before it.",
    explanation: "Parts, sections and other units open levels without a jump: who listens to the document, or looks at \
        its outline, would search for the level between (PDF/UA-1, clause 7.4.2). Give the unit in between a heading or \
        a number, or take it out.",
};

pub(super) fn check(document: &Document, findings: &mut Vec<Finding>) {
    for part in document.parts() {
        for division in &part.divisions {
            walk(document, &division.blocks, 0, 0, findings);
        }
    }
}

/// `depth` units are open, the innermost heading among them is of level `level`.
fn walk(
    document: &Document,
    blocks: &[Block],
    depth: usize,
    level: usize,
    findings: &mut Vec<Finding>,
) {
    for block in blocks {
        let BlockKind::Group(group) = &block.kind else {
            continue;
        };
        let unit = matches!(
            group.kind,
            GroupKind::Part | GroupKind::Section | GroupKind::HContainer
        );
        let depth = depth + usize::from(unit);
        let mut here = level;
        if unit && (group.heading.is_some() || group.num.is_some()) {
            if depth > level + 1 {
                let place = group
                    .heading
                    .as_ref()
                    .map_or(block.node, |heading| heading.node);
                let message = format!(
                    "This heading is of level {depth}; the one above it is {}.",
                    match level {
                        0 => "the title".to_owned(),
                        level => format!("of level {level}"),
                    }
                );
                let help = "Give the unit in between a heading or a number, or take it out.";
                findings.push(Finding::new(&RULE, message, help).at(document.place(place)));
            }
            here = depth;
        }
        walk(document, &group.children, depth, here, findings);
    }
}
