//! Symbols of documents, typed: for now the file symbol, which names the file and stands at the edge of its pages.

mod file;

pub use file::{FileSymbol, FileSymbolError, LanguageLetter};
