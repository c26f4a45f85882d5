//! A class of difference or damage: a rule, and what the difference touches.

use crate::diag::Rule;
use serde::Serialize;

/// What a difference touches. The order is that of weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Gravity {
    /// White space at edges and the like: counted, one total for each class.
    Noise,
    /// How the text is set or cut into paragraphs; the words and numbers are the same.
    Form,
    /// A number or a label.
    Number,
    /// The words.
    Text,
}

/// One class of difference. Classes are statics beside the code that finds them; their codes are those of
/// `engross rule`, and once published keep their meaning.
#[derive(Debug, PartialEq, Eq)]
pub struct Class {
    /// The code with its explanation. Severity: a warning for text and number, else a remark.
    pub rule: Rule,
    /// What it touches.
    pub gravity: Gravity,
}

impl Class {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        self.rule.code
    }
}
