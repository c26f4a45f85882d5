//! `Pages` to PDF: tagged, archivable, with the canonical XML inside.
//!
//! printpdf makes the resources, fonts and pictures (`specimen`). What it cannot do stands in two places: `compose`
//! writes the contents of the pages, `finish` the structure tree, metadata, output intent, links, outline, the attached
//! source, object streams. Which clause of ISO 19005-3 (PDF/A-3) and ISO 14289-1 (PDF/UA-1) is met where, and which
//! is left to the author, stands in `LEDGER.md` beside this file.
//!
//! The steps, by file: `preflight` (can these pages conform at all?), `census` (which glyphs, and what does each
//! say), `faces` (cut down the fonts; `measures`: what printpdf rounds of them), `pictures` (decode), `compose` (pages to
//! content streams), `finish` (to a [`Master`]).

mod census;
mod compose;
mod deflate;
mod edition;
mod faces;
mod finish;
mod master;
mod measures;
mod number;
mod pictures;
mod preflight;
mod role;
mod rules;
mod specimen;

pub use edition::{Edition, edition};
pub use master::Master;
pub use rules::RULES;

use crate::attached::Attached;
use crate::diag::Outcome;
use crate::pages::Pages;
use crate::text::FontBook;
use std::collections::BTreeMap;

/// What the metadata name as the maker of the file.
const PRODUCER: &str = concat!("engross ", env!("CARGO_PKG_VERSION"));

/// Makes the master of a PDF: everything but the joining of its parts into one file.
///
/// `pictures` holds the bytes of the pictures by the name that the pages call them. The outcome has no value where
/// the pages cannot become a conforming file: a figure without alternative text, a picture that is missing or
/// unreadable, text that no glyph stands for.
pub fn master(
    pages: &Pages,
    book: &FontBook,
    source: &Attached<'_>,
    pictures: &BTreeMap<String, Vec<u8>>,
) -> Outcome<Master> {
    let outcome = edition(pages, book, source, pictures, &[], &[]);
    Outcome {
        value: outcome.value.map(Edition::into_master),
        findings: outcome.findings,
    }
}
