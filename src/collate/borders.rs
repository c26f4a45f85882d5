//! Where paragraphs end in one text and not in the other: split, merged, cells run together, tables written as lines.

use super::classes::{paragraphs, tables};
use super::fit::{Fit, Gap};
use super::found::{Finds, Found};
use crate::transcript::Cell;
use std::ops::Range;

/// The tables whose rows stand as lines, by their number: how many rows, and the first of them.
pub(super) type Rendered = std::collections::BTreeMap<usize, usize>;

/// Compares the ends of paragraphs inside a row.
pub(super) fn compare(fit: &mut Fit<'_, '_, '_>, rendered: &mut Rendered, finds: &mut Finds) {
    merged(fit, rendered, finds);
    split(fit, finds);
}

/// Ends that the legacy text has and the canonical one has not.
fn split(fit: &Fit<'_, '_, '_>, finds: &mut Finds) {
    for j in 1..fit.l.len() {
        if fit.gap_l(j) != Gap::Border {
            continue;
        }
        let before = (0..j).rev().find(|j| fit.to_c[*j].is_some());
        let after = (j..fit.l.len()).find(|j| fit.to_c[*j].is_some());
        let (Some(before), Some(after)) = (before, after) else {
            continue;
        };
        let (Some(from), Some(to)) = (fit.to_c[before], fit.to_c[after]) else {
            continue;
        };
        let is_layout = |i: usize| match fit.gap_c(i) {
            Gap::Inside(space) => space.contains(['\n', '\t']),
            Gap::Label | Gap::Border => true,
        };
        if (from + 1..=to).any(is_layout) {
            continue;
        }
        let message = format!(
            "The paragraph {} ends behind {:?}, where the canonical text goes on with {:?}.",
            fit.name(from),
            fit.word_l(before),
            fit.word_c(to)
        );
        let found = Found::new(&paragraphs::PARA_SPLIT, message)
            .canonical(fit.site_c(from..to + 1), fit.text_c(from..to + 1))
            .legacy(fit.site_l(before..after + 1), fit.text_l(before..after + 1));
        finds.add(found, (to, j));
    }
}

/// Ends that the canonical text has and the legacy one has not.
fn merged(fit: &mut Fit<'_, '_, '_>, rendered: &mut Rendered, finds: &mut Finds) {
    let mut table = None;
    let mut run_together: Option<(usize, usize)> = None;
    for i in 1..fit.c.len() {
        if fit.gap_c(i) != Gap::Border {
            continue;
        }
        let before = (0..i).rev().find(|i| fit.to_l[*i].is_some());
        let after = (i..fit.c.len()).find(|i| fit.to_l[*i].is_some());
        let (Some(before), Some(after)) = (before, after) else {
            continue;
        };
        let (Some(from), Some(to)) = (fit.to_l[before], fit.to_l[after]) else {
            continue;
        };
        let gaps: Vec<Gap<'_>> = (from + 1..=to).map(|j| fit.gap_l(j)).collect();
        let is_end = |gap: &Gap<'_>| match gap {
            Gap::Inside(space) => space.contains('\n'),
            Gap::Label => false,
            Gap::Border => true,
        };
        if gaps.iter().any(is_end) {
            continue;
        }
        if let Some((cell, _)) = cells(fit, i) {
            let bars: Vec<usize> = (from + 1..to)
                .filter(|j| fit.to_c[*j].is_none() && is_bar(fit.word_l(*j)))
                .collect();
            let wide = gaps
                .iter()
                .any(|gap| matches!(gap, Gap::Inside(space) if is_wide(space)));
            bars.iter().for_each(|j| fit.done_l[*j] = true);
            if wide || !bars.is_empty() {
                table = Some((cell.table, before, to));
            } else {
                run_together = Some((run_together.map_or(before, |(first, _)| first), after));
                joined(fit, before + 1..after, from + 1..to);
            }
            continue;
        }
        let message = format!(
            "The paragraph {} does not begin a paragraph here: it stands behind {:?}.",
            fit.name(i),
            fit.word_l(from)
        );
        let found = Found::new(&paragraphs::PARA_MERGED, message)
            .canonical(fit.site_c(before..after + 1), fit.text_c(before..after + 1))
            .legacy(fit.site_l(from..to + 1), fit.text_l(from..to + 1));
        finds.add(found, (i, to));
    }
    if let Some((first, last)) = run_together {
        cells_merged(fit, first, last, finds);
    }
    if let Some((number, i, j)) = table {
        // bars at the two ends of the line
        for j in 0..fit.l.len() {
            fit.done_l[j] |= fit.to_c[j].is_none() && is_bar(fit.word_l(j));
        }
        let rows = rendered.entry(number).or_default();
        *rows += 1;
        if *rows == 1 {
            let message =
                "The table is written as lines of text, a line for each row, from this row on.";
            let found = Found::new(&tables::TABLE_RENDERED, message)
                .canonical(fit.site_c(0..fit.c.len()), fit.text_c(0..fit.c.len()))
                .legacy(fit.site_l(0..fit.l.len()), fit.text_l(0..fit.l.len()));
            finds.add(found, (i, j));
        }
    }
}

/// Marks words as told that are the same letters on both sides, joined where two cells met.
fn joined(fit: &mut Fit<'_, '_, '_>, c: Range<usize>, l: Range<usize>) {
    let canonical: String = c.clone().map(|i| fit.word_c(i)).collect();
    let legacy: String = l.clone().map(|j| fit.word_l(j)).collect();
    if canonical == legacy {
        fit.done_c[c].fill(true);
        fit.done_l[l].fill(true);
    }
}

fn cells_merged(fit: &Fit<'_, '_, '_>, first: usize, last: usize, finds: &mut Finds) {
    let (Some(from), Some(to)) = (fit.to_l[first], fit.to_l[last]) else {
        return;
    };
    let message = format!(
        "The cells of a row of the table run together: {:?}.",
        fit.text_l(from..to + 1)
    );
    let found = Found::new(&tables::CELLS_MERGED, message)
        .canonical(fit.site_c(first..last + 1), fit.text_c(first..last + 1))
        .legacy(fit.site_l(from..to + 1), fit.text_l(from..to + 1));
    finds.add(found, (first, from));
}

/// The cells on the two sides of the end of a paragraph, where both are of one table and not the same.
pub(super) fn cells(fit: &Fit<'_, '_, '_>, i: usize) -> Option<(Cell, Cell)> {
    let cell = |i: usize| {
        let leaf = fit.c.get(i)?.leaf;
        fit.texts.canonical[leaf].paragraph?.cell
    };
    let (one, other) = (cell(i.checked_sub(1)?)?, cell(i)?);
    let same = (one.row, one.column) == (other.row, other.column);
    (one.table == other.table && !same).then_some((one, other))
}

/// Whether white space parts the cells of a line.
fn is_wide(space: &str) -> bool {
    space.contains('\t') || space.chars().count() > 1
}

/// Whether a sign parts the cells of a line.
pub(super) fn is_bar(word: &str) -> bool {
    matches!(word, "|" | "¦" | "│" | "║" | ";")
}
