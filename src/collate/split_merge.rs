//! Paragraphs that were cut in two, or run together: a paragraph without a partner joins the row before or after it
//! where that row has words without a partner which it supplies.

use super::diff;
use super::leaf::Leaf;
use super::rows::Draft;
use crate::transcript::Sees;
use std::collections::BTreeSet;
use std::ops::Range;

/// How much of a paragraph must find partners that had none before, in hundredths.
const SUPPLIES: usize = 60;
/// The same for many together, so that none of them hides behind the others.
const SUPPLY_TOGETHER: usize = 95;
/// So many paragraphs are tried one by one; more of them by halves.
const FEW: usize = 8;

/// Both texts, and how many different words they have.
#[derive(Clone, Copy)]
pub(super) struct Texts<'t, 'a> {
    pub canonical: &'t [Leaf<'a>],
    pub legacy: &'t [Leaf<'a>],
    pub words: u32,
    /// What the legacy reader was able to see.
    pub sees: Sees,
    /// The legacy paragraphs of the body that are running text.
    pub aside: &'t BTreeSet<usize>,
}

/// Lets paragraphs without partner join the rows, which are in order in both texts. The two lists are of the paragraphs
/// that were aligned.
pub(super) fn absorb(texts: Texts<'_, '_>, rows: &mut [Draft], c: &[usize], l: &[usize]) {
    // running text between two halves of a paragraph is no half of it
    let aside = |j: &usize| texts.legacy[*j].tokens.is_empty() || texts.aside.contains(j);
    let l: Vec<usize> = l.iter().copied().filter(|j| !aside(j)).collect();
    for at in 0..rows.len() {
        // what stands between this row and its neighbours
        let (from_c, from_l) = match at.checked_sub(1).and_then(|before| rows.get(before)) {
            Some(before) => (end(&before.canonical), end(&before.legacy)),
            None => (0, 0),
        };
        let (to_c, to_l) = match rows.get(at + 1) {
            Some(after) => (start(&after.canonical), start(&after.legacy)),
            None => (usize::MAX, usize::MAX),
        };
        let Some(row) = rows.get_mut(at) else {
            continue;
        };
        let mut agreeing = agree(texts, row);
        let mut grown = true;
        while grown {
            grown = false;
            for side in [Side::Legacy, Side::Canonical] {
                let (all, own, from, to) = match side {
                    Side::Canonical => (c, &row.canonical, from_c, to_c),
                    Side::Legacy => (l.as_slice(), &row.legacy, from_l, to_l),
                };
                let after = within(all, end(own)..to).to_vec();
                let before: Vec<usize> = within(all, from..start(own))
                    .iter()
                    .rev()
                    .copied()
                    .collect();
                grown |= grow(texts, row, side, &after, &mut agreeing);
                grown |= grow(texts, row, side, &before, &mut agreeing);
            }
        }
    }
}

/// Those of a sorted list that are in a range.
pub(super) fn within(all: &[usize], range: Range<usize>) -> &[usize] {
    let start = all.partition_point(|index| *index < range.start);
    let end = all.partition_point(|index| *index < range.end);
    all.get(start..end).unwrap_or_default()
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Canonical,
    Legacy,
}

fn start(all: &[usize]) -> usize {
    all.first().copied().unwrap_or(0)
}

fn end(all: &[usize]) -> usize {
    all.last().map_or(0, |last| last + 1)
}

fn agree(texts: Texts<'_, '_>, row: &Draft) -> usize {
    diff::agreeing(
        &Draft::keys(texts.canonical, &row.canonical),
        &Draft::keys(texts.legacy, &row.legacy),
        texts.words,
    )
}

/// Lets the nearest of some paragraphs, nearest first, join a row, and the next ones after them as long as each
/// supplies enough. Whether any did.
fn grow(
    texts: Texts<'_, '_>,
    row: &mut Draft,
    side: Side,
    near: &[usize],
    agreeing: &mut usize,
) -> bool {
    let all = match side {
        Side::Canonical => texts.canonical,
        Side::Legacy => texts.legacy,
    };
    let mut done = 0;
    let mut take = if near.len() > FEW { near.len() } else { 1 };
    while done < near.len() {
        // a row whose words all agree has nothing to be supplied with
        if *agreeing >= lacking(texts, row, side) {
            break;
        }
        take = take.min(near.len() - done);
        let more = &near[done..done + take];
        let size: usize = more.iter().map(|index| all[*index].tokens.len()).sum();
        let mut wider = row.clone();
        let list = match side {
            Side::Canonical => &mut wider.canonical,
            Side::Legacy => &mut wider.legacy,
        };
        list.extend_from_slice(more);
        list.sort_unstable();
        let now = agree(texts, &wider);
        let enough = if take > 1 { SUPPLY_TOGETHER } else { SUPPLIES };
        if size > 0 && now.saturating_sub(*agreeing) * 100 >= enough * size {
            *row = wider;
            *agreeing = now;
            done += take;
        } else if take > 1 {
            take /= 2;
        } else {
            break;
        }
    }
    done > 0
}

/// How many words the other side of a row has.
fn lacking(texts: Texts<'_, '_>, row: &Draft, side: Side) -> usize {
    let (all, which) = match side {
        Side::Canonical => (texts.legacy, &row.legacy),
        Side::Legacy => (texts.canonical, &row.canonical),
    };
    which.iter().map(|index| all[*index].tokens.len()).sum()
}
