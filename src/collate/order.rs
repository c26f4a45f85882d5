//! The order in which rows are shown: that of the canonical text, with what only the legacy text has where it stands
//! there.

use super::leaf::lane;
use super::rows::{Draft, Way};
use super::split_merge::Texts;
use std::collections::BTreeMap;

/// Puts the rows in order.
pub(super) fn sort(texts: Texts<'_, '_>, rows: Vec<Draft>) -> Vec<Draft> {
    let (mut with, without): (Vec<Draft>, Vec<Draft>) =
        rows.into_iter().partition(|row| !row.canonical.is_empty());
    with.sort_by_key(|row| row.canonical.first().copied());
    // behind which row each legacy paragraph stands
    let mut row_of: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, row) in with
        .iter()
        .enumerate()
        .filter(|(_, row)| row.way == Way::InPlace)
    {
        row_of.extend(row.legacy.iter().map(|j| (*j, at)));
    }
    let mut behind: BTreeMap<Option<usize>, Vec<Draft>> = BTreeMap::new();
    let mut without = without;
    without.sort_by_key(|row| row.legacy.first().copied());
    for row in without {
        let first = row.legacy.first().copied().unwrap_or(0);
        let same = |j: &usize| {
            let of = |j: usize| texts.legacy.get(j).map(|leaf| lane(leaf.story));
            of(*j) == of(first)
        };
        let before = row_of.range(..first).next_back().filter(|(j, _)| same(j));
        let at = match before {
            Some((_, at)) => Some(*at),
            // nothing of its story stands before it: before the first row of the story
            None => {
                let of = texts.legacy.get(first).map(|leaf| lane(leaf.story));
                let lane_of = |row: &Draft| {
                    row.canonical
                        .first()
                        .map(|i| lane(texts.canonical[*i].story))
                };
                with.iter()
                    .take_while(|row| lane_of(row) < of)
                    .count()
                    .checked_sub(1)
            }
        };
        behind.entry(at).or_default().push(row);
    }
    let mut all = behind.remove(&None).unwrap_or_default();
    for (at, row) in with.into_iter().enumerate() {
        all.push(row);
        all.extend(behind.remove(&Some(at)).unwrap_or_default());
    }
    all
}
