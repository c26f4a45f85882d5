//! Which words of a text were taken out and which put in.

use std::ops::Range;

/// Beyond so many pairs of words no table is filled: all between the first and the last difference is one hunk.
const TABLE_LIMIT: usize = 4_000_000;

/// A stretch that differs: bytes of the old text, and of the new one in their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hunk {
    /// Bytes of the old text; empty where words were put in.
    pub old: Range<usize>,
    /// Bytes of the new text; empty where words were taken out.
    pub new: Range<usize>,
}

/// The differences of two texts in order, by whole words: a word is letters and digits in a row; any other character
/// stands for itself.
pub fn hunks(old: &str, new: &str) -> Vec<Hunk> {
    let (a, b) = (words(old), words(new));
    let head = a.iter().zip(&b).take_while(|(x, y)| x.1 == y.1).count();
    let most = a.len().min(b.len()) - head;
    let tail = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take(most)
        .take_while(|(x, y)| x.1 == y.1)
        .count();
    let (a_mid, b_mid) = (&a[head..a.len() - tail], &b[head..b.len() - tail]);
    let mut hunks: Vec<Hunk> = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (next_i, next_j) in common(a_mid, b_mid)
        .into_iter()
        .chain([(a_mid.len(), b_mid.len())])
    {
        if next_i > i || next_j > j {
            hunks.push(Hunk {
                old: stretch(&a, head + i..head + next_i, old.len()),
                new: stretch(&b, head + j..head + next_j, new.len()),
            });
        }
        (i, j) = (next_i + 1, next_j + 1);
    }
    hunks
}

/// The same with hunks joined between which only white space is: easier to read.
pub fn phrases(old: &str, new: &str) -> Vec<Hunk> {
    let mut joined: Vec<Hunk> = Vec::new();
    for hunk in hunks(old, new) {
        match joined.last_mut() {
            Some(last) if old[last.old.end..hunk.old.start].trim().is_empty() => {
                last.old.end = hunk.old.end;
                last.new.end = hunk.new.end;
            }
            _ => joined.push(hunk),
        }
    }
    for hunk in &mut joined {
        let (out, put_in) = (&old[hunk.old.clone()], &new[hunk.new.clone()]);
        let shared = |c: char| out.ends_with(c) && put_in.ends_with(c) && c.is_whitespace();
        if let Some(c) = out.chars().last().filter(|c| shared(*c)) {
            hunk.old.end -= c.len_utf8();
            hunk.new.end -= c.len_utf8();
        }
    }
    joined
}

type Word<'a> = (usize, &'a str);

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut inside = false;
    for (at, c) in text.char_indices() {
        if !(inside && c.is_alphanumeric()) && at > start {
            words.push((start, &text[start..at]));
            start = at;
        }
        inside = c.is_alphanumeric();
    }
    if start < text.len() {
        words.push((start, &text[start..]));
    }
    words
}

/// The bytes that some words take.
fn stretch(words: &[Word<'_>], range: Range<usize>, length: usize) -> Range<usize> {
    let at = |index: usize| words.get(index).map_or(length, |word| word.0);
    at(range.start)..at(range.end)
}

/// A longest common subsequence.
fn common(a: &[Word<'_>], b: &[Word<'_>]) -> Vec<(usize, usize)> {
    if a.is_empty() || b.is_empty() || a.len().saturating_mul(b.len()) > TABLE_LIMIT {
        return Vec::new();
    }
    let width = b.len() + 1;
    let mut length = vec![0u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            length[i * width + j] = if a[i].1 == b[j].1 {
                length[(i + 1) * width + j + 1] + 1
            } else {
                length[(i + 1) * width + j].max(length[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < a.len() && j < b.len() {
        if a[i].1 == b[j].1 {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if length[(i + 1) * width + j] >= length[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The new text, made from the old one by the hunks.
    fn applied(old: &str, new: &str, hunks: &[Hunk]) -> String {
        let mut out = old.to_owned();
        for hunk in hunks.iter().rev() {
            out.replace_range(hunk.old.clone(), &new[hunk.new.clone()]);
        }
        out
    }

    #[test]
    fn words_are_taken_out_and_put_in_whole() {
        let (old, new) = ("to combat crime, now", "to fight violent crime; now");
        let shown: Vec<_> = phrases(old, new)
            .into_iter()
            .map(|h| (&old[h.old], &new[h.new]))
            .collect();
        assert_eq!(shown, [("combat", "fight violent"), (",", ";")]);
    }

    #[test]
    fn hunks_turn_the_old_text_into_the_new_one() {
        for (old, new) in [
            ("", "a b"),
            ("a b", ""),
            ("a b a b", "b a b a"),
            ("caf\u{E9} au lait", "cafe\u{A0}au  lait"),
            ("same", "same"),
            ("the the", "the"),
        ] {
            assert_eq!(applied(old, new, &hunks(old, new)), new);
            assert_eq!(applied(old, new, &phrases(old, new)), new);
        }
    }
}
