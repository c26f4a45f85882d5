//! Symbols of documents, typed: the file symbol, which names the file and stands at the edge of its pages; official symbols
//! and series of the Organization of American States; symbols and job numbers of the United Nations.
//!
//! Each is printed in its one right form. A few wrong forms that occur in issued documents are read as well.

mod any;
mod cursor;
mod error;
mod file;
mod job;
mod official;
mod roman;
mod rules;
mod series;
mod told;
mod united;

pub use any::Symbol;
pub use error::SymbolError;
pub use file::{FileSymbol, FileSymbolError, LanguageLetter};
pub use job::{JobNumber, file_stem};
pub use official::{Change, ChangeKind, Occasion, OfficialKind, OfficialSymbol, full_year};
pub use roman::{number as roman_number, roman};
pub use rules::{DOUBT, FORM, RULES, WRONG, read};
pub use series::{SeriesSymbol, Volume};
pub use told::Part;
pub use united::{Element, UnitedSymbol};
