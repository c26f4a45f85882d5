//! Stable names of differences, by which an archivist's decisions are kept.

use super::Difference;
use crate::attached::sha256;
use crate::legacy::{Site, Story};
use std::collections::BTreeMap;

/// Gives each difference its id: the same on every run over the same two texts.
pub(super) fn assign(differences: &mut [Difference]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for difference in differences {
        let said = format!(
            "{}\0{}\0{}\0{}",
            difference.class.code(),
            difference.canonical_text,
            difference.legacy_text,
            difference.canonical.as_ref().map(place).unwrap_or_default()
        );
        // what is said twice is told apart by how often it was said before
        let count = seen.entry(said.clone()).or_default();
        difference.id = sha256(format!("{said}\0{count}").as_bytes())[..12].to_owned();
        *count += 1;
    }
}

/// A place in the canonical text.
fn place(site: &Site) -> String {
    let story = match site.story {
        Story::Body => "body".to_owned(),
        Story::Note(note) => format!("note {note}"),
        Story::Running => "running".to_owned(),
        Story::Box(number) => format!("box {number}"),
    };
    format!("{story} {} {}", site.paragraph, site.range.start)
}
