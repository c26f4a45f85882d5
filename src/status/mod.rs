//! The state of agreement: what a document marks as not yet agreed, and by whom.
//!
//! Nothing is guessed from the words of the text: what counts is what the canonical XML marks. The list of pending points is
//! a paper of the office.

mod list;
mod points;

pub use list::list;
pub use points::{Point, PointKind, points};
