//! The package of a DOCX, in one place: parts, relationships, content types, order of children, compression, fixed
//! times (ECMA-376 part 2). docx-rs builds the elements; its package has faults that Word would ask to repair.

mod built;
mod container;
mod content;
mod order;
mod packed;
mod parts;
mod xml;
mod zipped;

pub use built::{NotXml, built, words};
pub use content::Sealed;
pub use order::{misplaced, sort};
pub use parts::{Kind, Package};
pub use xml::{Element, Node};
pub use zipped::{open, zipped};
