//! Tables.

use super::{Block, Marks, NodeId};

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Its caption, a text block.
    pub caption: Option<Box<Block>>,
    /// Whether rules are drawn (`border` above 0).
    pub ruled: bool,
    /// Rows in order.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Origin.
    pub node: NodeId,
    /// Marks.
    pub marks: Marks,
    /// Cells in order.
    pub cells: Vec<Cell>,
}

impl Row {
    /// Whether every cell is a header: such rows at the top are repeated on each page.
    pub fn is_header(&self) -> bool {
        !self.cells.is_empty() && self.cells.iter().all(|cell| cell.header)
    }
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Origin.
    pub node: NodeId,
    /// Marks.
    pub marks: Marks,
    /// Whether it is a `th`.
    pub header: bool,
    /// Columns that it spans, at least 1.
    pub columns: u16,
    /// Rows that it spans, at least 1.
    pub rows: u16,
    /// Its content.
    pub blocks: Vec<Block>,
}
