//! A symbol of any kind: which kind it is, its first characters tell.

use super::united::ORGANS;
use super::{
    FileSymbol, FileSymbolError, JobNumber, OfficialSymbol, SeriesSymbol, SymbolError, UnitedSymbol,
};
use std::fmt;
use std::str::FromStr;

/// A symbol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Symbol {
    /// A file symbol: `AG05279E04`.
    File(FileSymbol),
    /// An official symbol: `AG/doc.5232/11`.
    Official(OfficialSymbol),
    /// A series: `OEA/Ser.P`.
    Series(SeriesSymbol),
    /// A symbol of the United Nations: `A/64/100`.
    United(UnitedSymbol),
    /// A job number of the United Nations: `09-33570 (E)`.
    Job(JobNumber),
}

impl FromStr for Symbol {
    type Err = SymbolError;

    fn from_str(text: &str) -> Result<Symbol, SymbolError> {
        let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
        let next = text[letters..].chars().next();
        let is_united =
            next == Some('/') && ORGANS.iter().any(|(organ, _)| *organ == &text[..letters]);
        Ok(if text.starts_with("OEA/") {
            Symbol::Series(text.parse()?)
        } else if letters == 0 && next.is_some_and(|c| c.is_ascii_digit()) {
            Symbol::Job(text.parse()?)
        } else if is_united {
            Symbol::United(text.parse()?)
        } else if letters > 0 && next.is_some_and(|c| c.is_ascii_digit()) {
            Symbol::File(text.parse().map_err(|error| placed(text, &error))?)
        } else {
            Symbol::Official(text.parse()?)
        })
    }
}

/// The error of a file symbol with its place.
fn placed(text: &str, error: &FileSymbolError) -> SymbolError {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = text[letters..]
        .bytes()
        .take_while(u8::is_ascii_digit)
        .count();
    let (at, expected) = match error {
        FileSymbolError::Body => (
            0,
            "the body’s prefix, two to eight capital letters such as AG,",
        ),
        FileSymbolError::Job => (letters, "a job number of five digits"),
        FileSymbolError::Language(_) => {
            (letters + digits, "the language, E, S, F, P or T (textual),")
        }
        FileSymbolError::Version => (
            letters + digits + 1,
            "the working version, two digits and no more,",
        ),
    };
    SymbolError {
        at,
        found: text.chars().nth(at),
        expected: expected.to_owned(),
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Symbol::File(symbol) => symbol.fmt(f),
            Symbol::Official(symbol) => symbol.fmt(f),
            Symbol::Series(symbol) => symbol.fmt(f),
            Symbol::United(symbol) => symbol.fmt(f),
            Symbol::Job(symbol) => symbol.fmt(f),
        }
    }
}
