//! Numbering schemes: the forms that a layout's lists use.

use crate::unit::Length;
use serde::{Deserialize, Serialize};

/// How a count is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NumberForm {
    /// 1, 2, 3
    Decimal,
    /// a, b, c ... z, aa, bb
    LowerLetter,
    /// A, B, C
    UpperLetter,
    /// i, ii, iii
    LowerRoman,
    /// I, II, III
    UpperRoman,
    /// no count: a bullet or dash
    Bullet,
}

/// One level of a scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberLevel {
    /// Form of the count.
    pub form: NumberForm,
    /// The label with `%1` ... `%9` where the counts of the levels stand: `%1.`, `(%2)`; a bullet's character.
    pub text: String,
    /// First count.
    pub start: u32,
    /// Distance of the label from the left margin.
    pub label_at: Length,
    /// Distance of the text from the left margin.
    pub text_at: Length,
}

/// A numbering scheme, from the outermost level inwards, at most nine levels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// Name in the layout file.
    pub name: String,
    /// Levels.
    pub levels: Vec<NumberLevel>,
}
