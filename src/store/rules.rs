//! The codes of this module.

use crate::diag::{Rule, Severity};

/// The codes of this module.
pub const RULES: &[&Rule] = &[&INPUT_UNREADABLE, &OUTPUT_UNWRITABLE];

/// An input cannot be read.
pub static INPUT_UNREADABLE: Rule = Rule {
    code: "INPUT-UNREADABLE",
    severity: Severity::Error,
    summary: "A file that was named cannot be read",
    explanation: "The file is missing, a folder, or not open to this user. The exit code is 2: \
                  engross could not do its work.",
};

/// An output cannot be written.
pub static OUTPUT_UNWRITABLE: Rule = Rule {
    code: "OUTPUT-UNWRITABLE",
    severity: Severity::Error,
    summary: "An output cannot be written",
    explanation: "The output folder is a file, or full, or not open to this user. No file has been left half \
                  written; an older file of the same name is still there. The exit code is 2.",
};
