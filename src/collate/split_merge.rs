//! Paragraphs that were cut in two, or run together: a paragraph without a partner joins the row before or after it
//! where that row has words without a partner which it supplies.

use super::diff;
use super::leaf::Leaf;
use super::rows::Draft;
use crate::transcript::Sees;
use std::ops::Range;

/// How much of a paragraph must find partners that had none before, in hundredths.
const SUPPLIES: usize = 60;
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
}

/// Lets paragraphs without partner join the rows, which are in order in both texts; the two ranges are those that were
/// aligned.
pub(super) fn absorb(texts: Texts<'_, '_>, rows: &mut [Draft], c: Range<usize>, l: Range<usize>) {
    for at in 0..rows.len() {
        // what stands between this row and its neighbours
        let (from_c, from_l) = match at.checked_sub(1).and_then(|before| rows.get(before)) {
            Some(before) => (end(&before.canonical), end(&before.legacy)),
            None => (c.start, l.start),
        };
        let (to_c, to_l) = match rows.get(at + 1) {
            Some(after) => (start(&after.canonical), start(&after.legacy)),
            None => (c.end, l.end),
        };
        let Some(row) = rows.get_mut(at) else {
            continue;
        };
        let mut agreeing = agree(texts, row);
        let mut grown = true;
        while grown {
            grown = false;
            for side in [Side::Legacy, Side::Canonical] {
                let (from, to) = match side {
                    Side::Canonical => (from_c, to_c),
                    Side::Legacy => (from_l, to_l),
                };
                let (first, last) = match side {
                    Side::Canonical => (start(&row.canonical), end(&row.canonical)),
                    Side::Legacy => (start(&row.legacy), end(&row.legacy)),
                };
                let after: Vec<usize> = (last..to).collect();
                let before: Vec<usize> = (from..first).rev().collect();
                grown |= grow(texts, row, side, &after, &mut agreeing);
                grown |= grow(texts, row, side, &before, &mut agreeing);
            }
        }
    }
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
        if size > 0 && (now - (*agreeing).min(now)) * 100 >= SUPPLIES * size {
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
