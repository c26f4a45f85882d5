//! Which words of two runs of words agree: the shortest edit script, within limits. Long runs are divided first, where
//! two words in a row stand once in each; what is still long then is cut into blocks. So the cost stays about
//! proportional to the length, whatever the texts hold.

use super::candidates::Candidate;
use super::chain::heaviest;
use imara_diff::{Algorithm, Diff, Token};
use std::collections::HashMap;
use std::ops::Range;

/// Runs of at most so many words together are compared as they are.
const DIRECT: usize = 4_000;
/// Runs that nothing divides are cut into blocks of so many words.
const BLOCK: usize = 1_000;

/// For each word of the one run its partner in the other, in order. `words` is how many different words there are.
pub(crate) fn matches(old: &[u32], new: &[u32], words: u32) -> Vec<Option<usize>> {
    let mut partners = vec![None; old.len()];
    pairs(old, new, words, &mut |i, j| partners[i] = Some(j));
    partners
}

/// How many words of two runs agree.
pub(super) fn agreeing(old: &[u32], new: &[u32], words: u32) -> usize {
    let mut count = 0;
    pairs(old, new, words, &mut |_, _| count += 1);
    count
}

/// Gives the pairs of words that agree, in order.
fn pairs(old: &[u32], new: &[u32], words: u32, put: &mut dyn FnMut(usize, usize)) {
    if old.len() + new.len() <= DIRECT {
        return direct(old, new, 0..old.len(), 0..new.len(), words, put);
    }
    let (mut at_old, mut at_new) = (0, 0);
    for (i, j) in anchors(old, new) {
        blocks(old, new, at_old..i, at_new..j, words, put);
        put(i, j);
        (at_old, at_new) = (i + 1, j + 1);
    }
    blocks(old, new, at_old..old.len(), at_new..new.len(), words, put);
}

/// Places where the same two words follow each other once in each run, in an order that both share.
fn anchors(old: &[u32], new: &[u32]) -> Vec<(usize, usize)> {
    let in_new = once(new);
    let mut found: Vec<Candidate> = once(old)
        .iter()
        .filter_map(|(two, i)| {
            Some(Candidate {
                canonical: (*i)?,
                legacy: (*in_new.get(two)?)?,
                weight: 1,
            })
        })
        .collect();
    // a map gives them in any order
    found.sort_unstable_by_key(|candidate| candidate.canonical);
    heaviest(found)
}

/// Where each two words that follow each other stand; `None` where they do so twice.
fn once(run: &[u32]) -> HashMap<(u32, u32), Option<usize>> {
    let mut places: HashMap<(u32, u32), Option<usize>> = HashMap::new();
    for (at, two) in run.windows(2).enumerate() {
        places
            .entry((two[0], two[1]))
            .and_modify(|place| *place = None)
            .or_insert(Some(at));
    }
    places
}

/// Compares two stretches, cut into as many blocks each where they are long.
fn blocks(
    old: &[u32],
    new: &[u32],
    o: Range<usize>,
    n: Range<usize>,
    words: u32,
    put: &mut dyn FnMut(usize, usize),
) {
    let head = old[o.clone()]
        .iter()
        .zip(&new[n.clone()])
        .take_while(|(a, b)| a == b)
        .count();
    for at in 0..head {
        put(o.start + at, n.start + at);
    }
    let (o, n) = (o.start + head..o.end, n.start + head..n.end);
    let count = match o.len() + n.len() <= DIRECT {
        true => 1,
        false => (o.len().max(n.len())).div_ceil(BLOCK),
    };
    let cut = |range: &Range<usize>, at: usize| range.start + range.len() * at / count;
    for at in 0..count {
        let (o, n) = (cut(&o, at)..cut(&o, at + 1), cut(&n, at)..cut(&n, at + 1));
        direct(old, new, o, n, words, put);
    }
}

/// The shortest edit script of two stretches.
fn direct(
    old: &[u32],
    new: &[u32],
    o: Range<usize>,
    n: Range<usize>,
    words: u32,
    put: &mut dyn FnMut(usize, usize),
) {
    let tokens = |keys: &[u32]| -> Vec<Token> { keys.iter().copied().map(Token).collect() };
    let (before, after) = (tokens(&old[o.clone()]), tokens(&new[n.clone()]));
    let mut diff = Diff::default();
    diff.compute_with(Algorithm::MyersMinimal, &before, &after, words);
    let mut j = 0;
    for i in 0..before.len() {
        if diff.is_removed(i as u32) {
            continue;
        }
        while j < after.len() && diff.is_added(j as u32) {
            j += 1;
        }
        put(o.start + i, n.start + j);
        j += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partners_are_in_order() {
        assert_eq!(
            matches(&[0, 1, 2, 3], &[0, 2, 4, 3], 5),
            [Some(0), None, Some(1), Some(3)]
        );
        assert_eq!(agreeing(&[0, 1, 2, 3], &[0, 2, 4, 3], 5), 3);
        assert_eq!(matches(&[], &[1], 2), []);
    }

    #[test]
    fn long_runs_are_divided_and_lose_nothing() {
        let old: Vec<u32> = (0..10_000).collect();
        let mut new = old.clone();
        new.drain(7_000..7_003);
        new.insert(20, 5);
        let partners = matches(&old, &new, 10_000);
        for (i, partner) in partners.iter().enumerate() {
            let expected = match i {
                0..20 => Some(i),
                20..7_000 => Some(i + 1),
                7_000..7_003 => None,
                _ => Some(i - 2),
            };
            assert_eq!(*partner, expected, "{i}");
        }
    }

    #[test]
    fn runs_that_nothing_divides_are_still_compared() {
        let old: Vec<u32> = (0..50_000).map(|i| i % 7).collect();
        let new: Vec<u32> = old
            .iter()
            .map(|word| if *word == 0 { 9 } else { *word })
            .collect();
        assert!(agreeing(&old, &new, 10) > 42_000);
    }
}
