//! The work on one document from its bytes to proved outputs, isolated from every other document.

mod job;
mod proof;
mod stale;

pub use job::{Engrossed, INTERNAL_FAULT, Press};
pub use proof::{Medium, medium_unknown, reread};
pub use stale::{SOURCE_STALE, source_not_compared};

use crate::diag::{Rule, Severity};

/// The codes of this module.
pub const RULES: &[&Rule] = &[
    &job::PICTURE_UNREADABLE,
    &INTERNAL_FAULT,
    &proof::MEDIUM_UNKNOWN,
    &SOURCE_STALE,
    &LAYOUT_UNKNOWN,
    &SYMBOL_TAKEN,
];

/// There is no such layout.
pub static LAYOUT_UNKNOWN: Rule = Rule {
    code: "LAYOUT-UNKNOWN",
    severity: Severity::Error,
    summary: "There is no such layout",
    explanation: "`--layout` takes the name of a layout that engross knows (ag), or the path of a layout file, which \
                  ends in .toml. The exit code is 2.",
};

/// Two inputs would be written to the same files.
pub static SYMBOL_TAKEN: Rule = Rule {
    code: "SYMBOL-TAKEN",
    severity: Severity::Error,
    summary: "Two inputs of one run have the same symbol",
    explanation: "Files are named after the symbol, so the second document would replace the first. The first is \
                  released, the second is not.",
};
