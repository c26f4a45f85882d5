//! Blobs: what hangs together on a page, looked at so coarsely that the squares of a mark are one thing.

use super::ink::Ink;

/// The ink of one blob: the pixels at its edge, of which its corners are.
pub(super) struct Blob {
    /// Dark pixels, each the first or the last of its row in the blob.
    pub(super) edge: Vec<(f64, f64)>,
}

/// How many cells a side of a mark may have: a mark of 16 to 26 squares, turned, at any resolution that is looked at.
const CELLS: std::ops::RangeInclusive<usize> = 8..=64;
/// No page has more things that could be a mark.
const MOST: usize = 400;

/// The blobs that may be marks when a cell of so many pixels is one thing.
pub(super) fn blobs(ink: &Ink, cell: usize) -> Vec<Blob> {
    let (columns, rows) = (ink.width.div_ceil(cell), ink.height.div_ceil(cell));
    let full = |column: usize, row: usize| {
        let (x0, y0) = (column * cell, row * cell);
        let count = (y0..y0 + cell)
            .flat_map(|y| (x0..x0 + cell).map(move |x| (x, y)))
            .filter(|(x, y)| ink.dark(*x, *y))
            .count();
        count * 4 >= cell * cell
    };
    let mut open: Vec<bool> = (0..columns * rows)
        .map(|at| full(at % columns, at / columns))
        .collect();
    let mut found = Vec::new();
    for start in 0..open.len() {
        if !open[start] {
            continue;
        }
        let cells = together(&mut open, columns, rows, start);
        let span = |of: fn(usize, usize) -> usize| {
            let low = cells.iter().map(|at| of(*at, columns)).min().unwrap_or(0);
            let high = cells.iter().map(|at| of(*at, columns)).max().unwrap_or(0);
            (low, high - low + 1)
        };
        let (_, wide) = span(|at, columns| at % columns);
        let (_, tall) = span(|at, columns| at / columns);
        // a square, turned by whatever angle, has a square around it
        let squarish = wide.abs_diff(tall) * 5 <= wide.max(tall) + 5;
        if CELLS.contains(&wide) && CELLS.contains(&tall) && squarish && found.len() < MOST {
            found.push(Blob {
                edge: edge(ink, &cells, columns, cell),
            });
        }
    }
    found
}

/// The cells that hang together with one, over a gap of a cell, taken from those that are open.
fn together(open: &mut [bool], columns: usize, rows: usize, start: usize) -> Vec<usize> {
    let mut cells = vec![start];
    open[start] = false;
    let mut next = 0;
    while let Some(at) = cells.get(next).copied() {
        next += 1;
        let (column, row) = (at % columns, at / columns);
        for y in row.saturating_sub(2)..=(row + 2).min(rows - 1) {
            for x in column.saturating_sub(2)..=(column + 2).min(columns - 1) {
                let neighbour = y * columns + x;
                if open[neighbour] {
                    open[neighbour] = false;
                    cells.push(neighbour);
                }
            }
        }
    }
    cells
}

/// The outermost ink of every pixel row of some cells and of the cells around them.
fn edge(ink: &Ink, cells: &[usize], columns: usize, cell: usize) -> Vec<(f64, f64)> {
    let mut rows: std::collections::BTreeMap<usize, (usize, usize)> = Default::default();
    for at in cells {
        let (column, row) = (at % columns, at / columns);
        let span = rows.entry(row).or_insert((column, column));
        *span = (span.0.min(column), span.1.max(column));
    }
    let mut edge = Vec::new();
    for (row, (first, last)) in rows {
        for y in row * cell..(row + 1) * cell {
            let from = first * cell;
            let to = (last + 1) * cell;
            let left = (from..to).find(|x| ink.dark(*x, y));
            let right = (from..to).rev().find(|x| ink.dark(*x, y));
            for (x, side) in left
                .map(|x| (x, 0))
                .into_iter()
                .chain(right.map(|x| (x, 1)))
            {
                let x = (x + side) as f64;
                edge.extend([(x, y as f64), (x, (y + 1) as f64)]);
            }
        }
    }
    edge
}
