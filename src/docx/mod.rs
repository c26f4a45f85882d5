//! DOCX from a `Flow`: a Word file that a secretariat can go on editing.
//!
//! docx-rs builds the elements; what it cannot say is completed on the element right after (`package` says how), and
//! the package around them is made here. Reading order of the folder: `names` (style ids), `styles`, `numbering`,
//! `anchors` (bookmarks), `inline` and `field` (runs), `paragraph`, `table`, `notes`, `running`, `stamp`, `section`, `picture`,
//! `card` and `source` (metadata and canonical XML), `fixed` (parts that are the same in every file), `faults` (the
//! check before release).

mod anchors;
mod bar_code;
mod card;
mod faults;
mod field;
mod fixed;
mod inline;
mod names;
mod notes;
mod numbering;
mod package;
mod paragraph;
mod picture;
mod revision;
mod rules;
mod running;
mod section;
mod source;
mod stamp;
mod styles;
mod table;
mod writer;

pub use faults::faults;
pub use rules::RULES;
pub use stamp::CopyStamp;
pub use writer::{write, write_copy};
