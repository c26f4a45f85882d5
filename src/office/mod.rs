//! The office's own papers as canonical XML: the register of copies, the list of pending points. They go through the same
//! pipeline as every document, and so are archivable, accessible and proved like one.

mod paper;

pub use paper::{Block, Paper};
