//! Paragraphs that belong together, while the alignment is made.

use super::leaf::Leaf;

/// How a row came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// In order.
    InPlace,
    /// Out of the order of its story.
    Moved,
    /// In another story.
    Elsewhere,
    /// On one side only.
    Alone,
}

/// Paragraphs side by side, by their index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub canonical: Vec<usize>,
    pub legacy: Vec<usize>,
    pub way: Way,
}

impl Draft {
    /// The words and signs of a side, with their labels.
    pub fn keys(all: &[Leaf<'_>], which: &[usize]) -> Vec<u32> {
        let leaves = which.iter().filter_map(|index| all.get(*index));
        leaves
            .flat_map(|leaf| leaf.tokens.iter().map(|token| token.key))
            .collect()
    }
}
