//! A small writer of Word 97 files, after [MS-DOC], for what no word processor writes on demand: mixed and disordered
//! pieces, list tables of every kind, damage. It knows nothing of the reader. The container alone is a crate's work.
//!
//! `.ci/made-doc` has LibreOffice read what it writes.
#![allow(dead_code, reason = "each test binary uses a part of the writer")]

mod container;
mod document;
mod drawing;
mod fib;
mod fields;
mod fkp;
mod fonts;
mod lists;
mod maker;
mod paragraph;
mod pieces;
mod plc;
mod properties;
mod sections;
pub mod sprm;
mod stories;
mod story_tables;
mod styles;

pub use container::Made;
pub use document::Doc;
pub use fib::index;
pub use fields::field;
pub use lists::{Level, LevelOverride, List, Override};
pub use paragraph::{Anchor, Para, Run, cell, p, row_end, runs, t};
pub use pieces::{Cut, Prm};
pub use sections::Section;
pub use styles::Style;
