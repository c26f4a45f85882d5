//! Aligns two lists of texts, so that one lost paragraph is one difference and not fifty.
//!
//! Equal lists cost one pass. Otherwise: what is equal at both ends; then the longest common subsequence of the rest;
//! then texts that stand at another place; then, between fixed points, those that resemble each other.

use std::collections::BTreeMap;

/// The fate of one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Expected and found at its place, equal or changed.
    Pair(usize, usize),
    /// Expected, found elsewhere with the same text.
    Moved(usize, usize),
    /// Expected, not found.
    Missing(usize),
    /// Found, not expected.
    Extra(usize),
}

/// Beyond so many cells no table is filled: texts that occur once on both sides divide the lists first.
const TABLE_LIMIT: usize = 4_000_000;

/// How much of two texts' words must agree, in hundredths, for one to be the other one changed.
const ALIKE: u32 = 40;

/// Aligns `found` with `expected`; the steps are in the order of `expected`, extra texts where they stand.
pub(super) fn align(expected: &[&str], found: &[&str]) -> Vec<Step> {
    let head = expected
        .iter()
        .zip(found)
        .take_while(|(a, b)| a == b)
        .count();
    let tail = expected[head..]
        .iter()
        .rev()
        .zip(found[head..].iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let mut fixed: Vec<(usize, usize)> = (0..head).map(|i| (i, i)).collect();
    common(
        expected,
        found,
        head..expected.len() - tail,
        head..found.len() - tail,
        &mut fixed,
    );
    fixed.extend(
        (0..tail)
            .rev()
            .map(|i| (expected.len() - 1 - i, found.len() - 1 - i)),
    );
    if fixed.len() == expected.len() && fixed.len() == found.len() {
        return fixed.into_iter().map(|(i, j)| Step::Pair(i, j)).collect();
    }
    let moved = moved(expected, found, &fixed);
    fill(expected, found, &fixed, &moved)
}

type Range = std::ops::Range<usize>;

/// Adds the pairs of a longest common subsequence of the two stretches.
fn common(e: &[&str], f: &[&str], er: Range, fr: Range, pairs: &mut Vec<(usize, usize)>) {
    if er.is_empty() || fr.is_empty() {
        return;
    }
    if er.len().saturating_mul(fr.len()) <= TABLE_LIMIT {
        return table(e, f, er, fr, pairs);
    }
    let (mut at_e, mut at_f) = (er.start, fr.start);
    for (i, j) in anchors(e, f, er.clone(), fr.clone()) {
        if (i - at_e).saturating_mul(j - at_f) <= TABLE_LIMIT {
            common(e, f, at_e..i, at_f..j, pairs);
        }
        pairs.push((i, j));
        (at_e, at_f) = (i + 1, j + 1);
    }
    if (er.end - at_e).saturating_mul(fr.end - at_f) <= TABLE_LIMIT {
        common(e, f, at_e..er.end, at_f..fr.end, pairs);
    }
}

/// The longest common subsequence by the table of its lengths.
fn table(e: &[&str], f: &[&str], er: Range, fr: Range, pairs: &mut Vec<(usize, usize)>) {
    let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
    let mut number = |text| {
        let next = numbers.len() as u32;
        *numbers.entry(text).or_insert(next)
    };
    let left: Vec<u32> = e[er.clone()].iter().map(|text| number(text)).collect();
    let right: Vec<u32> = f[fr.clone()].iter().map(|text| number(text)).collect();
    let width = right.len() + 1;
    let mut length = vec![0u32; (left.len() + 1) * width];
    for i in (0..left.len()).rev() {
        for j in (0..right.len()).rev() {
            length[i * width + j] = if left[i] == right[j] {
                length[(i + 1) * width + j + 1] + 1
            } else {
                length[(i + 1) * width + j].max(length[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < left.len() && j < right.len() {
        if left[i] == right[j] {
            pairs.push((er.start + i, fr.start + j));
            (i, j) = (i + 1, j + 1);
        } else if length[(i + 1) * width + j] >= length[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
}

/// Texts that occur once on both sides, the longest chain of them that is in order on both.
fn anchors(e: &[&str], f: &[&str], er: Range, fr: Range) -> Vec<(usize, usize)> {
    let once_f = once(f, fr);
    let candidates: Vec<(usize, usize)> = {
        let once_e = once(e, er);
        let mut both: Vec<_> = once_e
            .iter()
            .filter_map(|(text, i)| once_f.get(text).map(|j| (*i, *j)))
            .collect();
        both.sort_unstable();
        both
    };
    // patience: piles by the smallest last place, with links back
    let mut piles: Vec<usize> = Vec::new();
    let mut back = vec![usize::MAX; candidates.len()];
    for (index, (_, j)) in candidates.iter().enumerate() {
        let pile = piles.partition_point(|top| candidates[*top].1 < *j);
        if pile > 0 {
            back[index] = piles[pile - 1];
        }
        if pile == piles.len() {
            piles.push(index);
        } else {
            piles[pile] = index;
        }
    }
    let mut chain = Vec::new();
    let mut at = piles.last().copied().unwrap_or(usize::MAX);
    while at != usize::MAX {
        chain.push(candidates[at]);
        at = back[at];
    }
    chain.reverse();
    chain
}

/// The texts of a stretch that occur in it once, with their places.
fn once<'a>(texts: &[&'a str], range: Range) -> BTreeMap<&'a str, usize> {
    let mut places: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for i in range {
        places.entry(texts[i]).or_insert((i, 0)).1 += 1;
    }
    places
        .into_iter()
        .filter(|(_, (_, count))| *count == 1)
        .map(|(text, (i, _))| (text, i))
        .collect()
}

/// Texts left on both sides that are equal: moved. The first found goes to the first expected.
fn moved(e: &[&str], f: &[&str], fixed: &[(usize, usize)]) -> BTreeMap<usize, usize> {
    let mut taken_e = vec![false; e.len()];
    let mut taken_f = vec![false; f.len()];
    for (i, j) in fixed {
        taken_e[*i] = true;
        taken_f[*j] = true;
    }
    let mut left: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for j in (0..f.len()).rev().filter(|j| !taken_f[*j]) {
        left.entry(f[j]).or_default().push(j);
    }
    (0..e.len())
        .filter(|i| !taken_e[*i] && !e[*i].is_empty())
        .filter_map(|i| left.get_mut(e[i])?.pop().map(|j| (i, j)))
        .collect()
}

/// The steps: fixed pairs, and between them what moved, changed, was lost or added.
fn fill(
    e: &[&str],
    f: &[&str],
    fixed: &[(usize, usize)],
    moved: &BTreeMap<usize, usize>,
) -> Vec<Step> {
    let arrived: std::collections::BTreeSet<usize> = moved.values().copied().collect();
    let mut steps = Vec::new();
    let (mut at_e, mut at_f) = (0, 0);
    for (i, j) in fixed.iter().copied().chain([(e.len(), f.len())]) {
        let lost: Vec<usize> = (at_e..i).filter(|k| !moved.contains_key(k)).collect();
        let new: Vec<usize> = (at_f..j).filter(|k| !arrived.contains(k)).collect();
        steps.extend((at_e..i).filter_map(|k| moved.get(&k).map(|to| Step::Moved(k, *to))));
        gap(e, f, &lost, &new, &mut steps);
        if i < e.len() {
            steps.push(Step::Pair(i, j));
        }
        (at_e, at_f) = (i + 1, j + 1);
    }
    steps
}

/// Pairs what resembles each other between two fixed points.
fn gap(e: &[&str], f: &[&str], lost: &[usize], new: &[usize], steps: &mut Vec<Step>) {
    if lost.len() == new.len() {
        steps.extend(lost.iter().zip(new).map(|(i, j)| Step::Pair(*i, *j)));
        return;
    }
    let width = new.len() + 1;
    if lost.is_empty() || new.is_empty() || lost.len() * width > TABLE_LIMIT / 64 {
        steps.extend(lost.iter().map(|i| Step::Missing(*i)));
        steps.extend(new.iter().map(|j| Step::Extra(*j)));
        return;
    }
    let left: Vec<_> = lost.iter().map(|i| words(e[*i])).collect();
    let right: Vec<_> = new.iter().map(|j| words(f[*j])).collect();
    let mut gain = vec![0u32; left.len() * right.len()];
    let mut best = vec![0u32; (left.len() + 1) * width];
    for i in (0..left.len()).rev() {
        for j in (0..right.len()).rev() {
            let alike = likeness(&left[i], &right[j]);
            gain[i * right.len() + j] = if alike >= ALIKE { alike } else { 0 };
            let paired = match gain[i * right.len() + j] {
                0 => 0,
                gain => gain + best[(i + 1) * width + j + 1],
            };
            best[i * width + j] = paired
                .max(best[(i + 1) * width + j])
                .max(best[i * width + j + 1]);
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < left.len() && j < right.len() {
        let here = best[i * width + j];
        let gain = gain[i * right.len() + j];
        if gain > 0 && here == gain + best[(i + 1) * width + j + 1] {
            steps.push(Step::Pair(lost[i], new[j]));
            (i, j) = (i + 1, j + 1);
        } else if here == best[(i + 1) * width + j] {
            steps.push(Step::Missing(lost[i]));
            i += 1;
        } else {
            steps.push(Step::Extra(new[j]));
            j += 1;
        }
    }
    steps.extend(lost[i..].iter().map(|i| Step::Missing(*i)));
    steps.extend(new[j..].iter().map(|j| Step::Extra(*j)));
}

/// The words of a text, sorted.
fn words(text: &str) -> Vec<&str> {
    let mut words: Vec<_> = text.split_whitespace().collect();
    words.sort_unstable();
    words
}

/// How many words of the two texts agree, in hundredths of their mean number.
fn likeness(a: &[&str], b: &[&str]) -> u32 {
    let (mut i, mut j, mut same) = (0, 0, 0usize);
    while i < a.len() && j < b.len() {
        match a[i].cmp(b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, same) = (i + 1, j + 1, same + 1),
        }
    }
    (200 * same).checked_div(a.len() + b.len()).unwrap_or(0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_lists_pair_in_order() {
        let list = ["a", "b", "a", ""];
        let steps = align(&list, &list);
        assert_eq!(steps, (0..4).map(|i| Step::Pair(i, i)).collect::<Vec<_>>());
        assert_eq!(align(&[], &[]), []);
    }

    #[test]
    fn one_lost_and_one_new_are_one_step_each() {
        assert_eq!(
            align(&["a", "b", "c", "d"], &["a", "c", "d", "e"]),
            [
                Step::Pair(0, 0),
                Step::Missing(1),
                Step::Pair(2, 1),
                Step::Pair(3, 2),
                Step::Extra(3)
            ]
        );
    }

    #[test]
    fn a_text_at_another_place_has_moved() {
        assert_eq!(
            align(&["a", "b", "c", "d"], &["b", "c", "a", "d"]),
            [
                Step::Moved(0, 2),
                Step::Pair(1, 0),
                Step::Pair(2, 1),
                Step::Pair(3, 3)
            ]
        );
    }

    #[test]
    fn a_changed_text_is_found_beside_a_lost_one() {
        let steps = align(
            &["x", "one two three four", "five six seven eight", "y"],
            &["x", "five six seven ate", "y"],
        );
        assert_eq!(
            steps,
            [
                Step::Pair(0, 0),
                Step::Missing(1),
                Step::Pair(2, 1),
                Step::Pair(3, 2)
            ]
        );
    }

    #[test]
    fn long_lists_are_divided_at_texts_that_occur_once() {
        let texts: Vec<String> = (0..5000).map(|i| format!("p {i}")).collect();
        let expected: Vec<&str> = texts.iter().map(String::as_str).collect();
        let mut found = expected.clone();
        found.remove(4990);
        found[2500] = "other";
        found.remove(10);
        let steps = align(&expected, &found);
        let wrong: Vec<_> = steps
            .iter()
            .filter(|s| !matches!(s, Step::Pair(i, j) if expected[*i] == found[*j]))
            .collect();
        assert_eq!(
            wrong,
            [
                &Step::Missing(10),
                &Step::Pair(2500, 2499),
                &Step::Missing(4990)
            ]
        );
    }
}
