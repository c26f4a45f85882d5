//! Cells of a table that run together without a space: their words are no words of the canonical text any more, but
//! their letters still are.

use super::leaf::Leaf;
use super::rows::{Draft, Way};
use super::split_merge::{Texts, within};
use crate::transcript::Cell;

/// No line of a table is longer than this, in bytes.
const LONGEST: usize = 2_000;

/// Lets cells join the rows, or make rows, whose letters are theirs. The rows are in order; the two lists are of the
/// paragraphs that were aligned.
pub(super) fn join(texts: Texts<'_, '_>, rows: &mut Vec<Draft>, c: &[usize], l: &[usize]) {
    let mut new = Vec::new();
    for at in 0..=rows.len() {
        let from = at.checked_sub(1).and_then(|before| rows.get(before));
        let (from_c, from_l) = from.map_or((0, 0), |row| (end(&row.canonical), end(&row.legacy)));
        let to = rows
            .get(at)
            .and_then(|row| Some((*row.canonical.first()?, *row.legacy.first()?)));
        let (to_c, to_l) = to.unwrap_or((usize::MAX, usize::MAX));
        // lines of a gap, each for itself
        let mut cells = within(c, from_c..to_c);
        for line in within(l, from_l..to_l) {
            if let Some(run) = run(texts, cells, squeezed(&texts.legacy[*line])) {
                cells = within(cells, end(&run)..usize::MAX);
                new.push(Draft {
                    canonical: run,
                    legacy: vec![*line],
                    way: Way::InPlace,
                });
            }
        }
        // a line that is the partner of one cell, and holds the cells beside it
        let to_next = rows
            .get(at + 1)
            .and_then(|row| row.canonical.first())
            .copied()
            .unwrap_or(usize::MAX);
        let Some(row) = rows.get_mut(at) else {
            continue;
        };
        if let ([cell], [line]) = (row.canonical.as_slice(), row.legacy.as_slice())
            && texts.canonical[*cell].is_cell()
        {
            let whole = squeezed(&texts.legacy[*line]);
            let near = within(c, from_c..to_next);
            if let Some(run) = run(texts, near, whole).filter(|run| run.contains(cell)) {
                row.canonical = run;
            }
        }
    }
    rows.extend(new);
    rows.sort_by_key(|row| row.canonical.first().copied());
}

fn end(all: &[usize]) -> usize {
    all.last().map_or(0, |last| last + 1)
}

/// Cells in a row, of one row of a table, whose letters together are those of a line.
fn run(texts: Texts<'_, '_>, near: &[usize], line: Option<String>) -> Option<Vec<usize>> {
    let line = line.filter(|line| !line.is_empty())?;
    let cell = |index: usize| -> Option<Cell> { texts.canonical[index].paragraph?.cell };
    for (at, first) in near.iter().enumerate() {
        let Some(of) = cell(*first) else { continue };
        let mut rest = line.as_str();
        let mut run = Vec::new();
        for index in &near[at..] {
            let same =
                cell(*index).is_some_and(|cell| (cell.table, cell.row) == (of.table, of.row));
            let own = squeezed(&texts.canonical[*index]).unwrap_or_default();
            let Some(left) = rest.strip_prefix(own.as_str()).filter(|_| same) else {
                break;
            };
            rest = left;
            run.push(*index);
        }
        if rest.is_empty() && run.len() > 1 {
            return Some(run);
        }
    }
    None
}

/// The letters of a paragraph, without white space; `None` where it is too long for a line of a table.
fn squeezed(leaf: &Leaf<'_>) -> Option<String> {
    let text = &leaf.view.text;
    (text.len() <= LONGEST).then(|| text.chars().filter(|c| !c.is_whitespace()).collect())
}
