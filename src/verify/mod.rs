//! The proof: compares what a reader ought to find with what one found, and says every difference.
//!
//! It knows neither canonical XML nor any output format. What it does not compare is what the found transcript says
//! its reader cannot see ([`crate::transcript::Sees`]); the rest is compared exactly, after the few steps that
//! `normal` lists.

mod align;
mod body;
mod diff;
mod edits;
mod emphasis;
mod metadata;
mod normal;
mod notes;
mod paragraph;
mod rules;
mod running;
mod stamp;
mod words;

#[cfg(test)]
mod tests;

pub use diff::{Hunk, hunks, phrases};
pub use edits::{Change, Edit, Edits, Story, edits, marked};
pub use rules::RULES;
pub use running::on_pages;
pub use stamp::stamped;
pub use words::shown;

use crate::diag::Finding;
use crate::transcript::Transcript;

/// Compares two transcripts story by story. No finding: they are equal as far as the reader of `found` can see.
pub fn compare(expected: &Transcript, found: &Transcript) -> Vec<Finding> {
    let mut findings = Vec::new();
    metadata::compare(expected, found, &mut findings);
    body::compare(expected, found, &mut findings);
    notes::compare(expected, found, &mut findings);
    running::compare(expected, found, &mut findings);
    running::figures(expected, found, &mut findings);
    body::boxes(expected, found, &mut findings);
    findings
}

/// What the comparison of paragraphs must know of the two sides.
#[derive(Clone, Copy)]
struct Sides<'a> {
    expected: &'a Transcript,
    found: &'a Transcript,
}
