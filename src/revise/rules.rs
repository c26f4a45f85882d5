//! What is told of two versions beside the edits.

use crate::diag::{Rule, Severity};

/// All rules of this module.
pub const RULES: &[&Rule] = &[&AROUND];

/// The versions differ outside of their paragraphs.
pub static AROUND: Rule = Rule {
    code: "COMPARE-AROUND",
    severity: Severity::Remark,
    summary: "Two versions have other metadata or other running text",
    explanation: "A new version mostly has a new symbol, and with it another head and foot. It is told so that nothing of what \
                  changed goes unsaid; where a change is not meant, correct the identity in the metadata of the new version.",
};
