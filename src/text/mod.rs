//! Text: the fonts, parsed once; words shaped into glyphs with kerning; where a line may break and a word divide.
//!
//! It knows strings and faces, neither documents nor pages.

mod book;
mod breaks;
mod divide;
mod face;
mod shape;

pub use book::FontBook;
pub use breaks::{Break, breaks};
pub use divide::divisions;
pub use face::Face;
pub use shape::{FontGlyph, Shaper, is_ignorable};
