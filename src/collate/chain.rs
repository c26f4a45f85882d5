//! The backbone of an alignment: of all candidates, those that together weigh most and are in order in both texts.

use super::candidates::Candidate;

/// The heaviest chain in which both indices only grow. Where two weigh the same, the earlier one.
pub(super) fn heaviest(mut candidates: Vec<Candidate>) -> Vec<(usize, usize)> {
    // of one canonical paragraph, the later partner first: so none is taken for the step before another
    candidates.sort_unstable_by_key(|c| (c.canonical, std::cmp::Reverse(c.legacy), c.weight));
    let width = candidates.iter().map(|c| c.legacy + 1).max().unwrap_or(0);
    let mut best = Best::new(width);
    let mut back: Vec<Option<usize>> = Vec::with_capacity(candidates.len());
    let mut top: Option<(i64, usize)> = None;
    for (index, candidate) in candidates.iter().enumerate() {
        let before = best.below(candidate.legacy);
        let weight = candidate.weight + before.map_or(0, |(weight, _)| weight);
        back.push(before.map(|(_, step)| step));
        best.put(candidate.legacy, weight, index);
        if top.is_none_or(|(most, _)| weight > most) {
            top = Some((weight, index));
        }
    }
    let mut chain = Vec::new();
    let mut at = top.map(|(_, index)| index);
    while let Some(candidate) = at.and_then(|index| candidates.get(index)) {
        chain.push((candidate.canonical, candidate.legacy));
        at = at.and_then(|index| back.get(index).copied().flatten());
    }
    chain.reverse();
    chain
}

/// The best chain that ends at or before each place (a Fenwick tree of maxima).
struct Best {
    tree: Vec<Option<(i64, usize)>>,
}

impl Best {
    fn new(width: usize) -> Best {
        Best {
            tree: vec![None; width + 1],
        }
    }

    /// The best that ends before a place.
    fn below(&self, place: usize) -> Option<(i64, usize)> {
        let mut at = place;
        let mut best: Option<(i64, usize)> = None;
        while at > 0 {
            if let Some((weight, step)) = self.tree[at]
                && best.is_none_or(|(most, earlier)| (weight, earlier) > (most, step))
            {
                best = Some((weight, step));
            }
            at &= at - 1;
        }
        best
    }

    fn put(&mut self, place: usize, weight: i64, step: usize) {
        let mut at = place + 1;
        while at < self.tree.len() {
            if self.tree[at].is_none_or(|(most, _)| weight > most) {
                self.tree[at] = Some((weight, step));
            }
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
