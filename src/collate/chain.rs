//! The backbone of an alignment: of all candidates, those that together weigh most and are in order in both texts.

use super::candidates::Candidate;
use std::cmp::Reverse;

/// The heaviest chain in which both indices only grow. Where two weigh the same, the earlier one.
pub(super) fn heaviest(mut candidates: Vec<Candidate>) -> Vec<(usize, usize)> {
    // of one canonical paragraph, the later partner first: so none is taken for the step before another
    candidates.sort_unstable_by_key(|c| (c.canonical, Reverse(c.legacy), c.weight));
    let width = candidates.iter().map(|c| c.legacy + 1).max().unwrap_or(0);
    let mut best = Best::new(width);
    let mut back: Vec<Option<usize>> = Vec::with_capacity(candidates.len());
    let mut top: Option<Chain> = None;
    for (index, candidate) in candidates.iter().enumerate() {
        let before = best.below(candidate.legacy);
        let weight = candidate.weight + before.map_or(0, |(weight, _, _)| weight);
        back.push(before.map(|(_, _, step)| step));
        let chain = (weight, Reverse(candidate.legacy), index);
        best.put(candidate.legacy, chain);
        top = top.max(Some(chain));
    }
    let mut chain = Vec::new();
    let mut at = top.map(|(_, _, index)| index);
    while let Some(candidate) = at.and_then(|index| candidates.get(index)) {
        chain.push((candidate.canonical, candidate.legacy));
        at = at.and_then(|index| back.get(index).copied().flatten());
    }
    chain.reverse();
    chain
}

/// A chain: its weight, where it ends in the legacy text, and its last step. Of two that weigh the same, the one that
/// ends earlier is better.
type Chain = (i64, Reverse<usize>, usize);

/// The best chain that ends at or before each place (a Fenwick tree of maxima).
struct Best {
    tree: Vec<Option<Chain>>,
}

impl Best {
    fn new(width: usize) -> Best {
        Best {
            tree: vec![None; width + 1],
        }
    }

    /// The best that ends before a place.
    fn below(&self, place: usize) -> Option<Chain> {
        let mut at = place;
        let mut best = None;
        while at > 0 {
            best = best.max(self.tree[at]);
            at &= at - 1;
        }
        best
    }

    fn put(&mut self, place: usize, chain: Chain) {
        let mut at = place + 1;
        while at < self.tree.len() {
            self.tree[at] = self.tree[at].max(Some(chain));
            at += at & at.wrapping_neg();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(all: &[(usize, usize, i64)]) -> Vec<(usize, usize)> {
        heaviest(
            all.iter()
                .map(|&(canonical, legacy, weight)| Candidate {
                    canonical,
                    legacy,
                    weight,
                })
                .collect(),
        )
    }

    #[test]
    fn the_heaviest_order_wins_over_the_longest() {
        assert_eq!(
            chain(&[(0, 2, 5), (1, 0, 1), (2, 1, 1), (3, 3, 1)]),
            [(0, 2), (3, 3)]
        );
        assert_eq!(
            chain(&[(0, 2, 1), (1, 0, 1), (2, 1, 1), (3, 3, 1)]),
            [(1, 0), (2, 1), (3, 3)]
        );
    }

    #[test]
    fn no_paragraph_is_used_twice() {
        assert_eq!(chain(&[(0, 0, 3), (0, 1, 3), (1, 1, 4)]), [(0, 0), (1, 1)]);
        assert_eq!(chain(&[(0, 0, 3), (1, 0, 4)]), [(1, 0)]);
        assert_eq!(chain(&[]), []);
    }
}
