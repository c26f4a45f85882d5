//! Name trees and number trees (ISO 32000-1, 7.9.6 and 7.9.7): keys in order, in leaves of bounded length.

use super::objects::{Objects, reference};
use lopdf::{Dictionary, Object, dictionary};

/// So many entries stand in one leaf.
const LEAF: usize = 256;

/// A tree of the entries, whose keys rise. `key` is `Names` or `Nums`.
pub(super) fn tree(
    objects: &mut Objects,
    key: &'static str,
    entries: Vec<(Object, Object)>,
) -> Dictionary {
    if entries.len() <= LEAF {
        return dictionary! { key => flat(entries) };
    }
    let mut kids = Vec::new();
    let mut rest = entries.into_iter().peekable();
    while rest.peek().is_some() {
        let leaf: Vec<_> = rest.by_ref().take(LEAF).collect();
        let limits = [leaf.first(), leaf.last()]
            .into_iter()
            .flatten()
            .map(|(key, _)| key.clone())
            .collect::<Vec<_>>();
        kids.push(reference(
            objects.add(dictionary! { "Limits" => limits, key => flat(leaf) }),
        ));
    }
    dictionary! { "Kids" => kids }
}

/// Keys and values in turn.
fn flat(entries: Vec<(Object, Object)>) -> Vec<Object> {
    entries
        .into_iter()
        .flat_map(|(key, value)| [key, value])
        .collect()
}
