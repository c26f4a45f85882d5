//! What is wrong with a symbol, and where in it.

use std::fmt;

/// What is wrong with a symbol: the character at which it stops being one, and what was to stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SymbolError {
    /// How many characters before it are right.
    pub at: usize,
    /// What stands there, a character or the end.
    pub found: Option<char>,
    /// What was to stand there.
    pub expected: String,
}

impl fmt::Display for SymbolError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.found {
            Some(found) => write!(
                f,
                "at character {}, {found:?}: {} is expected",
                self.at + 1,
                self.expected
            ),
            None => write!(f, "at its end: {} is expected", self.expected),
        }
    }
}

impl std::error::Error for SymbolError {}
