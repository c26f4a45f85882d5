//! How lines, pages and parts are composed.

use crate::unit::Length;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Where an appended part starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartStart {
    /// On the next odd page; the verso before it stays blank where need be.
    OddPage,
    /// On the next page.
    NextPage,
    /// On the same page.
    Continuous,
}

/// Rules of composition.
#[derive(Clone, Debug, PartialEq)]
pub struct Composition {
    /// Where an appended part starts.
    pub part_start: PartStart,
    /// How far a word space may stretch in a justified line, in thousandths of its width; beyond it the line is a
    /// finding, never silently set.
    pub space_stretch: u16,
    /// How far a word space may shrink, in thousandths of its width.
    pub space_shrink: u16,
    /// Languages (BCP 47) in which words may be divided. Empty: none.
    pub hyphenate: BTreeSet<String>,
    /// Length of the rule above the footnotes.
    pub note_rule: Length,
    /// Space above the footnotes, the rule in its middle.
    pub note_gap: Length,
    /// Whether the signature block stays on the page of the last paragraph before it.
    pub signature_with_text: bool,
    /// How far each level of a contents list below the first is moved in.
    pub contents_step: Length,
}

/// Rules and padding of tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableLook {
    /// Thickness of the rules around cells.
    pub rule: Length,
    /// Distance of text from the rules at the left and right.
    pub pad_side: Length,
    /// Distance of text from the rules at the top and bottom.
    pub pad_top: Length,
}
