//! Gives the canonical XML back that an official file carries inside, byte for byte. Knows nothing of the writers.

mod docx;
mod pdf;
mod rules;

pub use docx::docx;
pub use pdf::pdf;
pub use rules::RULES;

/// A file found inside an official file; its bytes are proved by the hash that travels with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extracted {
    /// The name it travels under: `AG05279E04.xml`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}
