//! The types of a collation.

use crate::diag::Finding;
use crate::legacy::{Class, Site};
use serde::Serialize;

/// A legacy text held against the canonical one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collation {
    /// Paragraphs side by side, in the order of the canonical text; what only the legacy text has stands where it
    /// stands there.
    pub rows: Vec<Row>,
    /// All differences, in the order of the rows, then those of the whole file.
    pub differences: Vec<Difference>,
    /// Editorial remarks on the canonical text: what looks like damage and is not, since both texts have it.
    pub remarks: Vec<Finding>,
    /// What it comes to.
    pub verdict: Verdict,
}

/// Paragraphs that stand side by side. More than one on a side: they were split or merged.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Row {
    /// Paragraphs of the canonical text: whole paragraphs.
    pub canonical: Vec<Site>,
    /// Paragraphs of the legacy text, or parts of them.
    pub legacy: Vec<Site>,
    /// Indices of [`Collation::differences`].
    pub differences: Vec<usize>,
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The same on every run over the same two texts, and hardly ever the same for two differences of a file: the
    /// first twelve hexadecimal digits of a SHA-256 over class, both texts, the canonical place and a count.
    pub id: String,
    /// What kind.
    pub class: &'static Class,
    /// How sure it is that the class is right.
    pub certainty: Certainty,
    /// Where in the canonical text; an empty range where something was added.
    pub canonical: Option<Site>,
    /// Where in the legacy text; an empty range where something was lost.
    pub legacy: Option<Site>,
    /// What the canonical text has there.
    pub canonical_text: String,
    /// What the legacy text has there.
    pub legacy_text: String,
    /// What is different and why, in one sentence.
    pub message: String,
    /// What to do, in one sentence.
    pub help: String,
    /// How often it occurs: 1, or the total of a class of noise.
    pub count: usize,
}

/// How sure a class is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// Another reading is as good.
    Possible,
    /// The evidence points to it, another reading is thinkable.
    Likely,
    /// Nothing else explains what both texts say.
    Certain,
}

/// What a legacy file is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It carries the canonical text, and there is nothing to say but noise.
    Identical,
    /// It carries the canonical text; its form differs.
    IdenticalButForm,
    /// Words or numbers differ.
    Differs,
    /// It is the text of another version of the document.
    OtherVersion,
    /// It could not be read.
    Unreadable,
}
