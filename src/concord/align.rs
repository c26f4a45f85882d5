//! Align: which paragraphs of two versions correspond, by what they are, their numbers, their facts and their lengths. One
//! paragraph that is missing moves no other.

use super::unit::Unit;
use std::collections::BTreeMap;

/// Beyond so many pairs no table is filled: the versions are divided where class and number stand once in both.
const TABLE_LIMIT: usize = 4_000_000;

/// The pairs of units that correspond, in order.
pub(super) fn aligned(a: &[Unit], b: &[Unit]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    if a.len().saturating_mul(b.len()) <= TABLE_LIMIT {
        table(a, b, (0, 0), &mut pairs);
        return pairs;
    }
    let (mut i, mut j) = (0, 0);
    for (next_i, next_j) in anchors(a, b).into_iter().chain([(a.len(), b.len())]) {
        // what nothing divides corresponds in its order as far as it goes
        match (next_i - i).saturating_mul(next_j - j) <= TABLE_LIMIT {
            true => table(&a[i..next_i], &b[j..next_j], (i, j), &mut pairs),
            false => pairs.extend((i..next_i).zip(j..next_j)),
        }
        if next_i < a.len() && next_j < b.len() {
            pairs.push((next_i, next_j));
        }
        (i, j) = (next_i + 1, next_j + 1);
    }
    pairs
}

/// Numbered units whose class and number stand once on both sides, in an order that both share.
fn anchors(a: &[Unit], b: &[Unit]) -> Vec<(usize, usize)> {
    let once = |units: &[Unit]| {
        let mut places: BTreeMap<(String, String), Option<usize>> = BTreeMap::new();
        for (at, unit) in units.iter().enumerate() {
            if let Some(number) = unit.number() {
                places
                    .entry((unit.class.clone(), number))
                    .and_modify(|place| *place = None)
                    .or_insert(Some(at));
            }
        }
        places
    };
    let (in_a, in_b) = (once(a), once(b));
    let mut pairs: Vec<(usize, usize)> = in_a
        .iter()
        .filter_map(|(key, i)| Some(((*i)?, (*in_b.get(key)?)?)))
        .collect();
    pairs.sort_unstable();
    let mut last = None;
    pairs.retain(|(_, j)| {
        let goes_on = last.is_none_or(|last| *j > last);
        if goes_on {
            last = Some(*j);
        }
        goes_on
    });
    pairs
}

/// How much speaks for two units being one, in hundredths; not to correspond at all is worth nothing.
fn likeness(a: &Unit, b: &Unit) -> i32 {
    let mut score = if a.class == b.class { 60 } else { -30 };
    score += match (a.number(), b.number()) {
        (Some(one), Some(other)) if one == other => 30,
        (None, None) => 20,
        (Some(_), Some(_)) => -10,
        _ => -40,
    };
    let shared = shared(a, b);
    let all = a.facts.len().max(b.facts.len());
    if let Some(part) = (100 * shared).checked_div(all) {
        score += part as i32 - 20;
    }
    // translations of one text are of about one length
    let (short, long) = (
        a.text.chars().count().min(b.text.chars().count()) + 10,
        a.text.chars().count().max(b.text.chars().count()) + 10,
    );
    score + (150 * short / long) as i32 - 110
}

/// How many facts both have.
fn shared(a: &Unit, b: &Unit) -> usize {
    let mut left: Vec<_> = b.facts.iter().map(|f| (f.aspect, &f.value)).collect();
    let mut count = 0;
    for fact in &a.facts {
        let key = (fact.aspect, &fact.value);
        if let Some(at) = left.iter().position(|other| *other == key) {
            left.swap_remove(at);
            count += 1;
        }
    }
    count
}

/// The pairs whose likenesses are together the greatest, in order.
fn table(a: &[Unit], b: &[Unit], from: (usize, usize), pairs: &mut Vec<(usize, usize)>) {
    let width = b.len() + 1;
    let mut best = vec![0_i32; (a.len() + 1) * width];
    let likenesses: Vec<i32> = a
        .iter()
        .flat_map(|one| b.iter().map(|other| likeness(one, other)))
        .collect();
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            let pair = best[(i + 1) * width + j + 1] + likenesses[i * b.len() + j];
            let skip = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            best[i * width + j] = pair.max(skip);
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        let here = best[i * width + j];
        if here == best[(i + 1) * width + j + 1] + likenesses[i * b.len() + j]
            && likenesses[i * b.len() + j] > 0
        {
            pairs.push((from.0 + i, from.1 + j));
            (i, j) = (i + 1, j + 1);
        } else if here == best[(i + 1) * width + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
}
