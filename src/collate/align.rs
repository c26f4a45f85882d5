//! The alignment of paragraphs: in order within each story first, then what was split, merged and changed beyond
//! recognition by words alone, then what moved, then what stands in another story.
//!
//! The proof (`crate::verify`) has an aligner of its own, and keeps it: it compares what must be equal, and the steps of
//! its edits are those that `accept` writes back; nothing here may change them. This one is for texts that do differ.

use super::candidates::{Candidate, candidates, likeness, shared};
use super::cells;
use super::chain::heaviest;
use super::leaf::{Lane, Leaf, lane, stretch};
use super::rows::{Draft, Way};
use super::similar::by_letters;
use super::split_merge::{Texts, absorb, within};

/// How much of their words two paragraphs between the same neighbours must share, in hundredths.
const ALIKE: usize = 45;
/// The same by letters, for texts of a few words.
const ALIKE_BY_LETTERS: usize = 60;
/// The same for paragraphs at another place.
const ALIKE_ELSEWHERE: usize = 70;
/// Between two neighbours, no more pairs than this are looked at.
const MOST_PAIRS: usize = 10_000;

/// All paragraphs of both texts in rows; those of one side only are rows of their own. The rows are in no order.
pub(super) fn align(texts: Texts<'_, '_>) -> Vec<Draft> {
    let mut rows = Vec::new();
    for which in [Lane::Body, Lane::Notes, Lane::Boxes] {
        let c = stretch(texts.canonical, which);
        let l = stretch(texts.legacy, which);
        rows.extend(in_order(
            texts,
            &c.collect::<Vec<_>>(),
            &l.collect::<Vec<_>>(),
            Way::InPlace,
        ));
    }
    if !texts.sees.stories {
        // notes that were written among the paragraphs
        let (mut c, l) = alone(texts, &rows);
        c.retain(|i| lane(texts.canonical[*i].story) == Lane::Notes);
        rows.extend(in_order(texts, &c, &l, Way::Elsewhere));
    }
    for elsewhere in [false, true] {
        let (c, l) = alone(texts, &rows);
        rows.extend(out_of_order(texts, &c, &l, elsewhere));
    }
    let (c, l) = alone(texts, &rows);
    let single = |canonical, legacy| Draft {
        canonical,
        legacy,
        way: Way::Alone,
    };
    rows.extend(c.into_iter().map(|i| single(vec![i], Vec::new())));
    rows.extend(l.into_iter().map(|j| single(Vec::new(), vec![j])));
    rows
}

fn pair(i: usize, j: usize, way: Way) -> Draft {
    Draft {
        canonical: vec![i],
        legacy: vec![j],
        way,
    }
}

/// The rows of some paragraphs of both texts, in order.
fn in_order(texts: Texts<'_, '_>, c: &[usize], l: &[usize], way: Way) -> Vec<Draft> {
    let found = candidates(texts.canonical, texts.legacy, c, l);
    let mut rows: Vec<Draft> = heaviest(found)
        .into_iter()
        .map(|(i, j)| pair(i, j, way))
        .collect();
    absorb(texts, &mut rows, c, l);
    cells::join(texts, &mut rows, c, l);
    if between(texts, &mut rows, c, l) {
        absorb(texts, &mut rows, c, l);
    }
    rows
}

/// Pairs paragraphs that are left between the same neighbours and resemble each other. Whether there were any.
fn between(texts: Texts<'_, '_>, rows: &mut Vec<Draft>, c: &[usize], l: &[usize]) -> bool {
    let mut new = Vec::new();
    let way = rows.first().map_or(Way::InPlace, |row| row.way);
    let (mut from_c, mut from_l) = (0, 0);
    let end = |list: &[usize]| list.last().map_or(0, |last| last + 1);
    for row in rows.iter() {
        if let (Some(to_c), Some(to_l)) = (row.canonical.first(), row.legacy.first()) {
            gap(
                texts,
                within(c, from_c..*to_c),
                within(l, from_l..*to_l),
                way,
                &mut new,
            );
        }
        (from_c, from_l) = (end(&row.canonical), end(&row.legacy));
    }
    gap(
        texts,
        within(c, from_c..usize::MAX),
        within(l, from_l..usize::MAX),
        way,
        &mut new,
    );
    let any = !new.is_empty();
    rows.extend(new);
    rows.sort_by_key(|row| row.canonical.first().copied());
    any
}

/// The pairs of one gap: those in order that together resemble each other most.
fn gap(texts: Texts<'_, '_>, c: &[usize], l: &[usize], way: Way, rows: &mut Vec<Draft>) {
    if c.is_empty() || l.is_empty() || c.len().saturating_mul(l.len()) > MOST_PAIRS {
        return;
    }
    let found = c.iter().flat_map(|i| {
        l.iter().filter_map(|j| {
            let weight = resemblance(&texts.canonical[*i], &texts.legacy[*j])?;
            Some(Candidate {
                canonical: *i,
                legacy: *j,
                weight,
            })
        })
    });
    let chain = heaviest(found.collect());
    rows.extend(chain.into_iter().map(|(i, j)| pair(i, j, way)));
}

/// How much two paragraphs resemble each other, where it is enough for them to be the same one.
fn resemblance(canonical: &Leaf<'_>, legacy: &Leaf<'_>) -> Option<i64> {
    if legacy.tokens.is_empty() || legacy.is_damage_only() && legacy.keys != canonical.keys {
        return None;
    }
    let words = likeness(canonical, legacy);
    // letters say something of texts of a few words only
    let few = canonical.keys.len() <= 6 && legacy.keys.len() <= 6;
    let letters = if few {
        by_letters(&canonical.full(), &legacy.full())
    } else {
        0
    };
    let size = canonical.keys.len().min(legacy.keys.len()).max(1);
    // a cell may stand in the line that its row was written as
    let part = canonical.is_cell() && shared(canonical, legacy) == canonical.keys.len();
    (part || words >= ALIKE || letters >= ALIKE_BY_LETTERS)
        .then_some((words.max(letters) * size) as i64)
}

/// The paragraphs that are in no row yet.
fn alone(texts: Texts<'_, '_>, rows: &[Draft]) -> (Vec<usize>, Vec<usize>) {
    let mut c = vec![true; texts.canonical.len()];
    let mut l = vec![true; texts.legacy.len()];
    for row in rows {
        row.canonical.iter().for_each(|i| c[*i] = false);
        row.legacy.iter().for_each(|j| l[*j] = false);
    }
    let left = |free: Vec<bool>| {
        let all = free.into_iter().enumerate();
        all.filter_map(|(at, free)| free.then_some(at)).collect()
    };
    (left(c), left(l))
}

/// Pairs of paragraphs out of order: in their own story, or `elsewhere` in another one. The likest come first.
fn out_of_order(texts: Texts<'_, '_>, c: &[usize], l: &[usize], elsewhere: bool) -> Vec<Draft> {
    let mut found = candidates(texts.canonical, texts.legacy, c, l);
    found.retain(|candidate| {
        let (one, other) = (
            &texts.canonical[candidate.canonical],
            &texts.legacy[candidate.legacy],
        );
        let running = lane(one.story) == Lane::Running || lane(other.story) == Lane::Running;
        (lane(one.story) != lane(other.story)) == elsewhere
            && !running
            && (one.keys.len() >= 2 || one.view.text.trim().len() >= 5)
            && likeness(one, other) >= ALIKE_ELSEWHERE
    });
    found.sort_by_key(|f| (std::cmp::Reverse(f.weight), f.canonical, f.legacy));
    let mut taken_c = std::collections::BTreeSet::new();
    let mut taken_l = std::collections::BTreeSet::new();
    let way = if elsewhere {
        Way::Elsewhere
    } else {
        Way::Moved
    };
    let mut rows = Vec::new();
    for candidate in found {
        if taken_c.contains(&candidate.canonical) || taken_l.contains(&candidate.legacy) {
            continue;
        }
        taken_c.insert(candidate.canonical);
        taken_l.insert(candidate.legacy);
        rows.push(pair(candidate.canonical, candidate.legacy, way));
    }
    rows
}
