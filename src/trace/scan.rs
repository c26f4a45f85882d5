//! Reading marks from a page that was printed and scanned: at 150 dpi and more, turned, uneven, with specks.

use super::blob::blobs;
use super::ink::ink;
use super::picture::Picture;
use super::square::{Point, square};
use crate::mark::{Code, SIZES};
use datamatrix::DataMatrix;
use std::collections::BTreeSet;

/// The page's width is looked at in so many cells, one after the other: at first a cell is about a module of the smallest
/// mark on a page of usual size, then more, for marks on larger modules or pictures of a part of a page.
const CELLS_ACROSS: [usize; 4] = [430, 300, 210, 140];
/// How many of the squares at the edges may be read wrongly, as a part of all of them: dirt, a fold.
const WORN: usize = 8;
/// How the corners are moved, in parts of a module, until the code is read: blur and the printer's ink make a mark a
/// little larger or smaller than it is.
const GROWN: [f64; 5] = [0.0, -0.25, 0.25, -0.5, 0.5];

/// The codes of all marks on a page, each once, in their order.
pub fn codes(picture: &Picture) -> BTreeSet<Code> {
    let ink = ink(picture);
    let mut found = BTreeSet::new();
    let mut last = 0;
    for across in CELLS_ACROSS {
        let cell = (picture.width().min(picture.height()) / across).max(2);
        if cell == last {
            continue;
        }
        last = cell;
        for blob in blobs(&ink, cell) {
            found.extend(square(&blob.edge).and_then(|corners| read(picture, corners)));
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}

/// The code in a square of the picture.
fn read(picture: &Picture, corners: [Point; 4]) -> Option<Code> {
    for size in SIZES {
        for grown in GROWN {
            let corners = enlarged(corners, grown / size as f64);
            let grid = sampled(picture, corners, size);
            for turn in 0..4 {
                let grid = turned(&grid, size, turn);
                if has_edges(&grid, size)
                    && let Ok(data) = DataMatrix::decode(&grid, size)
                    && let Ok(text) = String::from_utf8(data)
                    && let Ok(code) = text.parse()
                {
                    return Some(code);
                }
            }
        }
    }
    None
}

/// The corners moved out from the middle by a part of the side.
fn enlarged(corners: [Point; 4], part: f64) -> [Point; 4] {
    let middle = (
        corners.iter().map(|corner| corner.0).sum::<f64>() / 4.0,
        corners.iter().map(|corner| corner.1).sum::<f64>() / 4.0,
    );
    let factor = 1.0 + 2.0 * part;
    corners.map(|(x, y)| {
        (
            middle.0 + (x - middle.0) * factor,
            middle.1 + (y - middle.1) * factor,
        )
    })
}

/// Dark or light for each module: the mean around its middle against that of the darkest and lightest modules.
fn sampled(picture: &Picture, corners: [Point; 4], size: usize) -> Vec<bool> {
    let at = |u: f64, v: f64| {
        let mix = |a: f64, b: f64, part: f64| a + (b - a) * part;
        let top = (
            mix(corners[0].0, corners[1].0, u),
            mix(corners[0].1, corners[1].1, u),
        );
        let bottom = (
            mix(corners[3].0, corners[2].0, u),
            mix(corners[3].1, corners[2].1, u),
        );
        (mix(top.0, bottom.0, v), mix(top.1, bottom.1, v))
    };
    let mut values = Vec::with_capacity(size * size);
    for row in 0..size {
        for column in 0..size {
            let mut sum = 0_u32;
            for step in 0..9 {
                let inside = |module: usize, step: usize| {
                    (module as f64 + 0.3 + 0.2 * step as f64) / size as f64
                };
                let (x, y) = at(inside(column, step % 3), inside(row, step / 3));
                sum += u32::from(picture.at(x.floor() as isize, y.floor() as isize));
            }
            values.push(sum / 9);
        }
    }
    let mut sorted = values.clone();
    sorted.sort_unstable();
    let eighth = sorted.len() / 8;
    let middle = (sorted[eighth] + sorted[sorted.len() - 1 - eighth]) / 2;
    values.into_iter().map(|value| value < middle).collect()
}

/// The grid turned by so many quarters.
fn turned(grid: &[bool], size: usize, quarters: usize) -> Vec<bool> {
    let from = |row: usize, column: usize| match quarters {
        0 => (row, column),
        1 => (column, size - 1 - row),
        2 => (size - 1 - row, size - 1 - column),
        _ => (size - 1 - column, row),
    };
    (0..size * size)
        .map(|at| {
            let (row, column) = from(at / size, at % size);
            grid[row * size + column]
        })
        .collect()
}

/// Whether the left column and the bottom row are dark, and the other two edges take turns.
fn has_edges(grid: &[bool], size: usize) -> bool {
    let wrong = (0..size)
        .map(|at| {
            let left = !grid[at * size];
            let bottom = !grid[(size - 1) * size + at];
            let top = grid[at] != at.is_multiple_of(2);
            let right = grid[at * size + size - 1] == at.is_multiple_of(2);
            [left, bottom, top, right]
                .into_iter()
                .filter(|wrong| *wrong)
                .count()
        })
        .sum::<usize>();
    wrong * WORN <= 4 * size
}
