//! The words of a stamp: what a copy bears beyond the document, whichever output it stands in.

use crate::mark::Modules;

/// What a copy bears.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StampText {
    /// The lines of the first page.
    pub first: Vec<String>,
    /// The line of every other page.
    pub following: String,
    /// The mark of every page.
    pub mark: Option<Modules>,
}
