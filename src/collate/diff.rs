//! Which words of two runs of words agree: the shortest edit script, with limits where it would cost too much.

use imara_diff::{Algorithm, Diff, Token};

/// Above so many words together, the shortest script is no longer sought at any price.
const EXACT: usize = 6_000;
/// Above so many words together, rare words divide the texts first.
const LONG: usize = 200_000;

/// For each word of the one run its partner in the other, in order.
pub(super) fn matches(old: &[u32], new: &[u32], words: u32) -> Vec<Option<usize>> {
    let (before, after) = (tokens(old), tokens(new));
    let diff = diff(&before, &after, words);
    let mut partner = 0;
    let mut all = Vec::with_capacity(old.len());
    for i in 0..old.len() {
        if diff.is_removed(i as u32) {
            all.push(None);
            continue;
        }
        while partner < new.len() && diff.is_added(partner as u32) {
            partner += 1;
        }
        all.push(Some(partner));
        partner += 1;
    }
    all
}

/// How many words of two runs agree.
pub(super) fn agreeing(old: &[u32], new: &[u32], words: u32) -> usize {
    let (before, after) = (tokens(old), tokens(new));
    old.len() - diff(&before, &after, words).count_removals() as usize
}

fn tokens(keys: &[u32]) -> Vec<Token> {
    keys.iter().copied().map(Token).collect()
}

fn diff(before: &[Token], after: &[Token], words: u32) -> Diff {
    let algorithm = match before.len() + after.len() {
        0..EXACT => Algorithm::MyersMinimal,
        EXACT..LONG => Algorithm::Myers,
        LONG.. => Algorithm::Histogram,
    };
    let mut diff = Diff::default();
    diff.compute_with(algorithm, before, after, words);
    diff
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
}
