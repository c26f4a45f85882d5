//! The only module with file access: reading inputs, and giving outputs their names once they are whole.

mod input;
mod output;

pub use input::{read_bounded, read_picture};
pub use output::{Folder, Staged};

use sha2::{Digest, Sha256};
use std::fmt;
use std::path::PathBuf;

/// Why a file could not be read or written.
#[derive(Debug)]
pub struct StoreError {
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

/// The SHA-256 of some bytes in lower-case hexadecimal.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
