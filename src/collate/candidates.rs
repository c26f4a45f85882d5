//! Which paragraphs of the two texts may be the same one, and how much speaks for it.
//!
//! Equal paragraphs are found by their words; others by pairs of words in a row that are rare on the other side. So the
//! cost grows with the length of the texts and not with its square, whatever they hold.

use super::leaf::Leaf;
use std::collections::HashMap;

/// A paragraph of each text, by index, and what speaks for their being the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub canonical: usize,
    pub legacy: usize,
    pub weight: i64,
}

/// A pair of words that stands in more paragraphs than this says nothing.
const COMMON: usize = 16;
/// How many paragraphs are looked at closely for one.
const CLOSE: usize = 8;
/// How much of the shorter of two paragraphs must stand in the other, in hundredths.
const ENOUGH: usize = 55;
/// Longer paragraphs are not compared by how their words are written.
const LONG: usize = 5_000;
/// With fewer words than this the two must be of about one length.
const SHORT: usize = 4;

/// The candidates among some paragraphs of each text, which come by index and in order.
pub(super) fn candidates(
    canonical: &[Leaf<'_>],
    legacy: &[Leaf<'_>],
    c: &[usize],
    l: &[usize],
) -> Vec<Candidate> {
    let mut equal: HashMap<&[u32], Vec<usize>> = HashMap::new();
    let mut rare: HashMap<(u32, u32), Vec<usize>> = HashMap::new();
    for &j in l {
        let keys = legacy[j].keys.as_slice();
        if keys.is_empty() {
            continue;
        }
        equal.entry(keys).or_default().push(j);
        for pair in keys.windows(2) {
            let places = rare.entry((pair[0], pair[1])).or_default();
            if places.len() <= COMMON && places.last() != Some(&j) {
                places.push(j);
            }
        }
    }
    let mut same: HashMap<&[u32], Vec<usize>> = HashMap::new();
    for &i in c {
        same.entry(canonical[i].keys.as_slice())
            .or_default()
            .push(i);
    }
    let mut bags: HashMap<usize, Bag> = HashMap::new();
    let mut found = Vec::new();
    for &i in c {
        let keys = canonical[i].keys.as_slice();
        if keys.is_empty() {
            continue;
        }
        if let Some(places) = equal.get(keys) {
            let mine = same.get(keys).map_or(&[][..], Vec::as_slice);
            for j in partners(mine, places, i) {
                let exact = same_in_order(&canonical[i].exact, &legacy[j].exact);
                found.push(candidate(i, j, keys.len(), keys.len(), keys.len(), exact));
            }
        }
        let mut votes: HashMap<usize, u32> = HashMap::new();
        for pair in keys.windows(2) {
            let places = rare.get(&(pair[0], pair[1]));
            for j in places
                .filter(|places| places.len() <= COMMON)
                .into_iter()
                .flatten()
            {
                *votes.entry(*j).or_default() += 1;
            }
        }
        votes.retain(|j, _| legacy[*j].keys != keys);
        let mut votes: Vec<(usize, u32)> = votes.into_iter().collect();
        // of those that share as much, the one of about the same length
        votes.sort_unstable_by_key(|(j, votes)| {
            (
                std::cmp::Reverse(*votes),
                legacy[*j].keys.len().abs_diff(keys.len()),
                *j,
            )
        });
        for (j, _) in votes.into_iter().take(CLOSE) {
            let bag = bags.entry(j).or_insert_with(|| Bag::new(&legacy[j].keys));
            let overlap = bag.overlap(keys);
            let (least, most) = least_and_most(keys.len(), legacy[j].keys.len());
            let close = least >= SHORT || overlap * 200 >= 120 * (least + most) / 2;
            if overlap * 100 >= ENOUGH * least && close {
                let exact = match legacy[j].exact.len() <= LONG {
                    true => Bag::new(&legacy[j].exact).overlap(&canonical[i].exact),
                    false => overlap,
                };
                found.push(candidate(i, j, overlap, least, most, exact));
            }
        }
    }
    found
}

/// How much of two paragraphs' words agree, in hundredths of their mean number.
pub(super) fn likeness(one: &[u32], other: &[u32]) -> usize {
    (200 * Bag::new(one).overlap(other))
        .checked_div(one.len() + other.len())
        .unwrap_or(0)
}

/// How many words are the same at the same place.
fn same_in_order(one: &[u32], other: &[u32]) -> usize {
    one.iter().zip(other).filter(|(a, b)| a == b).count()
}

fn least_and_most(one: usize, other: usize) -> (usize, usize) {
    (one.min(other), one.max(other))
}

fn candidate(
    canonical: usize,
    legacy: usize,
    overlap: usize,
    least: usize,
    most: usize,
    exact: usize,
) -> Candidate {
    let mut weight = 16 * overlap as i64 - 8 * (least - overlap) as i64;
    weight -= ((most - least) as i64).min(weight / 2);
    // of two that are the same but for capitals or accents, the one that is written alike
    weight += exact as i64;
    if overlap == most {
        weight += 8;
    }
    Candidate {
        canonical,
        legacy,
        weight: weight.max(1),
    }
}

/// Of places with the same text, those that may be the partner of `i`: by their order from the front and from the
/// back, and the neighbours of these. All with all would be too many where one line stands thousands of times.
fn partners(mine: &[usize], places: &[usize], i: usize) -> Vec<usize> {
    if mine.len().saturating_mul(places.len()) <= 64 {
        return places.to_vec();
    }
    let front = mine.partition_point(|other| *other < i);
    let back = (front + places.len()).saturating_sub(mine.len());
    let mut which: Vec<usize> = [front, back]
        .into_iter()
        .flat_map(|at| at.saturating_sub(1)..(at + 2).min(places.len()))
        .collect();
    which.sort_unstable();
    which.dedup();
    which
        .into_iter()
        .filter_map(|at| places.get(at).copied())
        .collect()
}

/// The words of a paragraph with how often each stands in it.
struct Bag {
    counts: HashMap<u32, usize>,
}

impl Bag {
    fn new(keys: &[u32]) -> Bag {
        let mut counts = HashMap::new();
        for key in keys {
            *counts.entry(*key).or_default() += 1;
        }
        Bag { counts }
    }

    /// How many of some words stand in the bag, each as often as it stands in both.
    fn overlap(&self, keys: &[u32]) -> usize {
        let mut sorted = keys.to_vec();
        sorted.sort_unstable();
        let runs = sorted.chunk_by(|a, b| a == b);
        runs.map(|run| {
            self.counts
                .get(&run[0])
                .map_or(0, |count| run.len().min(*count))
        })
        .sum()
    }
}
