//! Two versions of a document in one `Flow`: what only the new one has is tagged as inserted, what only the old one has
//! as deleted, and what both have stands once. From it come the marked-up PDF and DOCX; `page` shows both side by side as HTML.
//!
//! Reading order of the folder: `shift` gives the old version's nodes numbers of their own; `merge` aligns blocks and
//! puts them into sections, with `table` and `inlines` for what stands in them; `notes` decides which notes are the same;
//! `lists` which lists; `shape` proves of each paragraph that without what is deleted it is the new one, and without what
//! is inserted the old one.
//!
//! It stands after `verify` and `collate`, whose alignment of paragraphs and of words it takes.

mod around;
mod inlines;
mod lists;
mod merge;
mod notes;
mod page;
mod rules;
mod shape;
mod shift;
mod table;

pub use around::around;
pub use page::page;
pub use rules::{AROUND, RULES};

use crate::flow::Flow;
use std::collections::BTreeMap;

/// Two versions in one flow.
///
/// Nodes of the old version bear numbers from `first_old` on, which is more than any of the new version has; its
/// pictures are called by what `pictures` says of their names. Running text, metadata, outline and styles are those of the
/// new version.
pub fn revise(old: &Flow, new: &Flow, first_old: u32, pictures: &BTreeMap<String, String>) -> Flow {
    let old = shift::shifted(old.clone(), first_old, new.lists.len(), pictures);
    let mut notes = notes::Pairs::of(&old, new);
    loop {
        let mut flow = merge::merged(&old, new, &notes);
        if notes.part(&old, new, &flow) {
            continue;
        }
        notes.settle(&old, new, &mut flow);
        lists::settle(&mut flow, &old, new);
        return flow;
    }
}
