//! Near-twins: paragraphs of the canonical text that resemble each other so much that one in the legacy text may be
//! either.

use super::candidates::likeness;
use super::rows::{Draft, Way};
use super::split_merge::Texts;

/// How much of their words twins share, in hundredths.
const TWINS: usize = 70;
/// By how much a twin may be less like the legacy paragraph, in hundredths.
const CLOSE: usize = 5;

/// For a missing paragraph its twin beside it, where the legacy paragraph that was taken for the twin is as like the
/// missing one: the twin and that paragraph.
pub(super) fn of_missing(
    texts: Texts<'_, '_>,
    rows: &[Draft],
    missing: usize,
) -> Option<(usize, usize)> {
    let leaf = &texts.canonical[missing];
    let near = [missing.checked_sub(1), missing.checked_add(1)];
    near.into_iter().flatten().find_map(|twin| {
        let other = texts
            .canonical
            .get(twin)
            .filter(|other| other.story == leaf.story)?;
        let row = rows
            .iter()
            .find(|row| row.canonical.contains(&twin) && row.way == Way::InPlace)?;
        let [legacy] = row.legacy[..] else {
            return None;
        };
        let found = &texts.legacy[legacy];
        let (mine, its) = (likeness(leaf, found), likeness(other, found));
        // a twin that is there word for word, or by its number, is no riddle
        let certain = other.keys == found.keys || is_numbered(texts, twin, legacy);
        let ambiguous = !certain
            && leaf.keys != other.keys
            && likeness(leaf, other) >= TWINS
            && mine + CLOSE >= its;
        ambiguous.then_some((twin, legacy))
    })
}

/// Whether a legacy paragraph bears the number of a canonical one.
fn is_numbered(texts: Texts<'_, '_>, canonical: usize, legacy: usize) -> bool {
    let (c, l) = (&texts.canonical[canonical], &texts.legacy[legacy]);
    let keys = |leaf: &super::leaf::Leaf<'_>, count: usize| -> Vec<u32> {
        leaf.tokens[..count].iter().map(|token| token.key).collect()
    };
    c.labels > 0 && keys(c, c.labels) == keys(l, l.labels + l.lead)
}
