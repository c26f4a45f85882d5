//! The `Pages`: items at fixed places, each tagged with what it is. Data only.
//!
//! After this form there is no unplaced item, no unbroken line, no item without a tag or outside its page. All places
//! are measured from the top left corner of the paper, downwards.

mod dump;
mod form;

pub use dump::dump;
pub use form::{
    Artifact, Destination, Glyph, GlyphRun, Item, Link, ListNumbering, Outline, Page, Pages,
    Picture, Rule, Stamp, Structure, StructureRole, TableScope, Tag, Target,
};
