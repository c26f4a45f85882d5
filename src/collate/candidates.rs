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
/// A label that is the same speaks as much as so many words.
const SAME_LABEL: usize = 4;
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
    let mut found = Vec::new();
    for &i in c {
        let keys = canonical[i].keys.as_slice();
        if keys.is_empty() {
            continue;
        }
        if let Some(places) = equal.get(keys) {
            let mine = same.get(keys).map_or(&[][..], Vec::as_slice);
            for j in partners(mine, places, i) {
                let exact = overlap(&canonical[i].exact, &legacy[j].exact);
                let alike = exact + label(&canonical[i], &legacy[j]);
                found.push(candidate(i, j, keys.len(), keys.len(), keys.len(), alike));
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
            let shared = overlap(&canonical[i].sorted, &legacy[j].sorted);
            let (least, most) = least_and_most(keys.len(), legacy[j].keys.len());
            // a cell may stand in the line that its row was written as
            let close =
                least >= SHORT || canonical[i].is_cell() || shared * 200 >= 60 * (least + most);
            if shared * 100 >= ENOUGH * least && close {
                let exact = overlap(&canonical[i].exact, &legacy[j].exact);
                let alike = exact + label(&canonical[i], &legacy[j]);
                found.push(candidate(i, j, shared, least, most, alike));
            }
        }
    }
    found
}

/// How many words two paragraphs share.
pub(super) fn shared(one: &Leaf<'_>, other: &Leaf<'_>) -> usize {
    overlap(&one.sorted, &other.sorted)
}

/// How much of two paragraphs' words agree, in hundredths of their mean number.
pub(super) fn likeness(one: &Leaf<'_>, other: &Leaf<'_>) -> usize {
    (200 * shared(one, other))
        .checked_div(one.sorted.len() + other.sorted.len())
        .unwrap_or(0)
}

/// What the same label is worth, in words.
fn label(canonical: &Leaf<'_>, legacy: &Leaf<'_>) -> usize {
    let labels = |leaf: &Leaf<'_>, count: usize| -> Vec<u32> {
        leaf.tokens
            .iter()
            .take(count)
            .map(|token| token.exact)
            .collect()
    };
    let own = labels(canonical, canonical.labels);
    match !own.is_empty() && own == labels(legacy, legacy.labels + legacy.lead) {
        true => SAME_LABEL,
        false => 0,
    }
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
    alike: usize,
) -> Candidate {
    let mut weight = 16 * overlap as i64 - 8 * (least - overlap) as i64;
    weight -= ((most - least) as i64).min(weight / 2);
    // of two that are the same but for capitals or accents, the one that is written alike or has the same label
    weight += alike as i64;
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

/// How many words two sorted lists share, each as often as it stands in both.
fn overlap(one: &[u32], other: &[u32]) -> usize {
    let (few, many) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let mut rest = many;
    let mut shared = 0;
    for run in few.chunk_by(|a, b| a == b) {
        // the lists may be of very different length: what is passed over is not looked at
        rest = &rest[before(rest, |word| *word < run[0])..];
        let there = before(rest, |word| *word == run[0]);
        shared += run.len().min(there);
        rest = &rest[there..];
    }
    shared
}

/// How many words at the start of a sorted list are such, found in steps that double.
fn before(words: &[u32], such: impl Fn(&u32) -> bool) -> usize {
    let mut step = 1;
    while step < words.len() && such(&words[step]) {
        step *= 2;
    }
    words[..words.len().min(step + 1)].partition_point(such)
}

#[cfg(test)]
mod tests {
    use super::overlap;

    #[test]
    fn words_are_counted_as_often_as_both_have_them() {
        assert_eq!(overlap(&[1, 2, 2, 3], &[2, 2, 2, 3, 9]), 3);
        assert_eq!(overlap(&[5], &(0..1000).collect::<Vec<u32>>()), 1);
        assert_eq!(overlap(&[], &[1]), 0);
    }
}
