//! The only module with file access: reading inputs, and giving outputs their names once they are whole.

#![allow(
    clippy::disallowed_methods,
    reason = "this is the one module with file access"
)]

mod gather;
mod input;
mod lock;
mod output;
mod records;
mod rules;

pub use gather::{gather, names};
pub use input::{Traits, no_folder, read_bounded, read_picture, traits};
pub use lock::Lock;
pub use output::{Folder, Staged, Writing};
pub use records::Records;
pub use rules::{DISK_FULL, FOLDER_BUSY, INPUT_UNREADABLE, OUTPUT_UNWRITABLE, RULES};

use crate::diag::{Finding, Rule};
use std::fmt;
use std::path::PathBuf;

/// Why a file could not be read or written.
#[derive(Debug)]
pub struct StoreError {
    /// The code under which it is reported.
    pub rule: &'static Rule,
    /// The file or folder.
    pub path: PathBuf,
    /// What was being done, as words after "cannot": `read`, `write`.
    pub doing: &'static str,
    /// Why it failed, in the system's words or ours.
    pub why: String,
    /// What to do about it.
    pub help: &'static str,
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "cannot {} {}: {}",
            self.doing,
            self.path.display(),
            self.why
        )
    }
}

impl std::error::Error for StoreError {}

impl From<StoreError> for Finding {
    fn from(error: StoreError) -> Finding {
        Finding::new(error.rule, error.to_string(), error.help)
    }
}
