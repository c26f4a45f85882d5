//! A cursor over a symbol under reading: it knows where it is, and so where an error is.

use super::SymbolError;

/// What is left of a symbol.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    whole: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(whole: &'t str) -> Cursor<'t> {
        Cursor { whole, at: 0 }
    }

    pub(super) fn rest(&self) -> &'t str {
        &self.whole[self.at..]
    }

    /// The error that something else was to stand here.
    pub(super) fn expected(&self, what: impl Into<String>) -> SymbolError {
        SymbolError {
            at: self.whole[..self.at].chars().count(),
            found: self.rest().chars().next(),
            expected: what.into(),
        }
    }

    /// Passes over `text` where it stands here.
    pub(super) fn pass(&mut self, text: &str) -> bool {
        let there = self.rest().starts_with(text);
        if there {
            self.at += text.len();
        }
        there
    }

    /// Passes over `text`, which must stand here.
    pub(super) fn demand(&mut self, text: &str, what: &str) -> Result<(), SymbolError> {
        match self.pass(text) {
            true => Ok(()),
            false => Err(self.expected(what)),
        }
    }

    /// The characters from here on that are all `of` a kind.
    pub(super) fn take(&mut self, of: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|c| !of(c)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    /// A number from 1 without leading zeros.
    pub(super) fn number(&mut self, what: &str) -> Result<u32, SymbolError> {
        let here = *self;
        let digits = self.take(|c| c.is_ascii_digit());
        match digits.parse() {
            Ok(number) if !digits.starts_with('0') => Ok(number),
            _ => Err(here.expected(format!("{what}, in digits without a leading zero"))),
        }
    }

    /// Exactly so many digits.
    pub(super) fn digits(&mut self, count: usize, what: &str) -> Result<u32, SymbolError> {
        let here = *self;
        let digits = self.take(|c| c.is_ascii_digit());
        match digits.parse() {
            Ok(number) if digits.len() == count => Ok(number),
            _ => Err(here.expected(what)),
        }
    }

    /// That nothing is left.
    pub(super) fn end(&self, what: &str) -> Result<(), SymbolError> {
        match self.rest() {
            "" => Ok(()),
            _ => Err(self.expected(what)),
        }
    }
}
