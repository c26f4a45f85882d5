//! Tables: which cell a paragraph stands in, merged cells made one ([MS-DOC] 2.4.3, 2.9.317).

use super::bytes::u16_at;
use super::document::Document;
use super::fib::Generation;
use super::notebook::Notebook;
use super::sprm::{Properties, code};
use crate::transcript::{Cell, Paragraph};

/// More columns than Word allows (63), so that a false number takes no memory.
const MOST: usize = 64;
/// Edges of cells that are as near as this, in twips, are one.
const NEAR: i32 = 20;

/// A cell of a row, as the row's properties describe it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Described {
    left: i16,
    right: i16,
    /// It is covered by the cell to its left.
    across: bool,
    /// It begins a merge downwards.
    top: bool,
    /// It is covered by the cell above.
    down: bool,
}

/// A row.
#[derive(Clone, Debug, Default)]
struct Row {
    cells: Vec<Described>,
    header: bool,
}

/// A table under way.
#[derive(Debug)]
struct Open {
    number: usize,
    cell: usize,
    rows: Vec<Row>,
    /// Paragraphs of the story with the row and the cell that they stand in.
    marks: Vec<(usize, usize, usize)>,
}

/// The tables under way, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Tables {
    open: Vec<Open>,
}

impl Tables {
    /// Goes to a depth of tables: 0 is outside. `number` counts all tables.
    pub fn enter(&mut self, depth: usize, paragraphs: &mut [Paragraph], number: &mut usize) {
        while self.open.len() > depth {
            if let Some(table) = self.open.pop() {
                table.close(paragraphs);
            }
        }
        while self.open.len() < depth {
            self.open.push(Open {
                number: *number,
                cell: 0,
                rows: Vec::new(),
                marks: Vec::new(),
            });
            *number += 1;
        }
    }

    /// Notes that a paragraph stands in the cell under way.
    pub fn mark(&mut self, paragraph: usize) {
        if let Some(table) = self.open.last_mut() {
            table.marks.push((paragraph, table.rows.len(), table.cell));
        }
    }

    /// The cell under way ends.
    pub fn end_cell(&mut self) {
        if let Some(table) = self.open.last_mut() {
            table.cell += 1;
        }
    }

    /// The row under way ends; `list` describes it.
    pub fn end_row(&mut self, list: &[u8], document: &Document<'_>, notebook: &mut Notebook) {
        if let Some(table) = self.open.last_mut() {
            if table.cell > 0 {
                let mut row = row(list, document);
                // cells that are described and have no text are none
                row.cells.truncate(table.cell);
                row.cells.shrink_to_fit();
                let weight = 4 * (size_of::<Row>() + row.cells.len() * size_of::<Described>());
                if notebook.take(weight) {
                    table.rows.push(row);
                }
            }
            table.cell = 0;
        }
    }
}

impl Open {
    fn close(self, paragraphs: &mut [Paragraph]) {
        let edges = self.rows.iter().flat_map(|row| &row.cells);
        let mut edges: Vec<i32> = edges
            .flat_map(|cell| [i32::from(cell.left), i32::from(cell.right)])
            .collect();
        edges.sort_unstable();
        edges.dedup_by(|next, kept| *next - *kept <= NEAR);
        let column = |edge: i16| edges.partition_point(|known| *known <= i32::from(edge));
        let mut spans: Vec<Vec<usize>> = Vec::new();
        for row in &self.rows {
            spans.push(vec![1; row.cells.len()]);
        }
        // from the bottom, how many rows each cell covers
        for at in (0..self.rows.len().saturating_sub(1)).rev() {
            for (index, cell) in self.rows[at].cells.iter().enumerate() {
                if !(cell.top || cell.down) {
                    continue;
                }
                let below = self.rows[at + 1].cells.iter().position(|below| {
                    below.down && !below.top && column(below.left) == column(cell.left)
                });
                if let Some(below) = below {
                    spans[at][index] = spans[at + 1][below] + 1;
                }
            }
        }
        for (paragraph, row, cell) in self.marks {
            let Some(paragraph) = paragraphs.get_mut(paragraph) else {
                continue;
            };
            let plain = Cell {
                table: self.number,
                row,
                column: cell.min(MOST),
                columns: 1,
                rows: 1,
                header: false,
            };
            let described = self.rows.get(row);
            paragraph.cell = Some(match described.and_then(|row| row.cells.get(cell)) {
                None => plain,
                Some(shape) => {
                    let cells = described.map_or(&[][..], |row| &row.cells);
                    let covered = cells[cell + 1..].iter().take_while(|next| next.across);
                    let right = covered.last().map_or(shape.right, |last| last.right);
                    let first = column(shape.left).saturating_sub(1);
                    Cell {
                        column: first.min(MOST),
                        columns: column(right).saturating_sub(first + 1).clamp(1, MOST),
                        rows: spans[row][cell],
                        header: described.is_some_and(|row| row.header),
                        ..plain
                    }
                }
            });
        }
    }
}

/// A row as its properties describe it.
fn row(list: &[u8], document: &Document<'_>) -> Row {
    let mut row = Row::default();
    read(&mut row, list, document, true);
    row
}

fn read(row: &mut Row, list: &[u8], document: &Document<'_>, outer: bool) {
    let generation = document.fib.generation;
    for property in Properties::new(list, generation) {
        match property.code {
            code::TABLE => define(row, property.operand, generation),
            code::HEADER_ROW => row.header = property.byte() != 0,
            code::MERGE_ACROSS => {
                let (first, end) = (usize::from(property.byte()), property.word() >> 8);
                let end = usize::from(end).min(row.cells.len());
                for cell in row.cells.iter_mut().take(end).skip(first + 1) {
                    cell.across = true;
                }
            }
            code::MERGE_DOWN => {
                if let Some(cell) = row.cells.get_mut(usize::from(property.byte())) {
                    let kind = property.word() >> 8;
                    cell.down = kind != 0;
                    cell.top = kind == 3;
                }
            }
            // the description of a large row stands in the data stream
            code::TABLE_ELSEWHERE | code::HUGE | code::HUGE_97 if outer => {
                read(row, document.long(property.long()), document, false);
            }
            _ => {}
        }
    }
}

/// The cells of a row by their edges ([MS-DOC] 2.9.321).
fn define(row: &mut Row, operand: &[u8], generation: Generation) {
    let count = usize::from(operand.first().copied().unwrap_or_default()).min(MOST);
    let edge = |index: usize| u16_at(operand, 1 + index * 2).map(|edge| edge as i16);
    let width = match generation {
        Generation::Word97 => 20,
        Generation::Word95 => 10,
    };
    row.cells.clear();
    for index in 0..count {
        let (Some(left), Some(right)) = (edge(index), edge(index + 1)) else {
            break;
        };
        let at = 1 + (count + 1) * 2 + index * width;
        let flags = u16_at(operand, at).unwrap_or_default();
        row.cells.push(Described {
            left,
            right,
            across: flags & 2 != 0,
            down: flags & 0x20 != 0 && generation == Generation::Word97,
            top: flags & 0x40 != 0 && generation == Generation::Word97,
        });
    }
}
