//! Lines and paragraphs that belong to nothing: pieces of a neighbour, second copies, stray words.

use super::classes::paragraphs;
use super::fit::name;
use super::found::Found;
use super::leaf::Leaf;
use crate::legacy::Class;

/// How many paragraphs on either side are neighbours.
const NEAR: usize = 3;

/// A difference for a legacy paragraph that has no partner.
pub(super) fn alone(legacy: &[Leaf<'_>], at: usize) -> Found {
    let leaf = &legacy[at];
    let text = leaf.full();
    let near =
        (at.saturating_sub(NEAR)..(at + NEAR + 1).min(legacy.len())).filter(|other| *other != at);
    let mut near: Vec<usize> = near
        .filter(|other| legacy[*other].story == leaf.story)
        .collect();
    near.sort_by_key(|other| (other.abs_diff(at), *other));
    let holds = |other: &usize| {
        let keys = &legacy[*other].keys;
        keys.len() >= leaf.keys.len()
            && keys
                .windows(leaf.keys.len().max(1))
                .any(|part| part == leaf.keys)
    };
    let neighbour = near.into_iter().find(holds).filter(|_| leaf.keys.len() > 1);
    let (class, message): (&'static Class, String) = match neighbour {
        Some(other) if legacy[other].keys == leaf.keys => (
            &paragraphs::PARA_DUPLICATED,
            format!("The paragraph {} stands twice.", name(leaf)),
        ),
        Some(other) => (
            &paragraphs::LINE_ORPHANED,
            format!(
                "The line {text:?} repeats a piece of {}.",
                name(&legacy[other])
            ),
        ),
        None if is_stray(leaf) => (
            &paragraphs::STRAY_TEXT,
            format!("{text:?} stands by itself and belongs to nothing."),
        ),
        None => (
            &paragraphs::PARA_EXTRA,
            format!("The paragraph {} is not in the canonical text.", name(leaf)),
        ),
    };
    let site = leaf.site(leaf.range(0..leaf.tokens.len()));
    let found = Found::new(class, message).legacy(Some(site), text);
    match class.code() {
        "STRAY-TEXT" => found.likely(),
        _ => found,
    }
}

/// Whether a paragraph is only a word or two, and these short.
fn is_stray(leaf: &Leaf<'_>) -> bool {
    leaf.keys.len() <= 2 && leaf.view.text.trim().chars().count() <= 12
}
