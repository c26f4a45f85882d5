//! The codes of this module.

use crate::diag::{Rule, Severity};

/// The codes of this module.
pub const RULES: &[&Rule] = &[
    &INPUT_UNREADABLE,
    &OUTPUT_UNWRITABLE,
    &DISK_FULL,
    &FOLDER_BUSY,
];

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
    explanation: "The output folder is a file, or not open to this user. No file has been left half \
                  written; an older file of the same name is still there. The exit code is 2.",
};

/// The disk of the output folder is full.
pub static DISK_FULL: Rule = Rule {
    code: "DISK-FULL",
    severity: Severity::Error,
    summary: "The disk of the output folder is full",
    explanation: "A batch ends here, since no further document could be written. What was released before is whole; \
                  nothing is left half written. Free space and run the same command again: it goes on where it \
                  stopped. The exit code is 2.",
};

/// Another run is writing into the output folder.
pub static FOLDER_BUSY: Rule = Rule {
    code: "FOLDER-BUSY",
    severity: Severity::Error,
    summary: "Another run is writing into the output folder",
    explanation: "Two runs in one folder would replace each other's files and reports. The second one does nothing. \
                  Wait for the first to end, or name another folder. The exit code is 2.",
};
