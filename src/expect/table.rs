//! Tables: each cell's place in the grid.

use super::blocks::{Context, Walk};
use crate::model::{NodeId, Table};
use crate::sheet::Role;
use crate::transcript::Cell;
use std::collections::BTreeSet;

impl<'a> Walk<'a> {
    /// Writes a table: its caption, then its cells row by row.
    pub(super) fn table(&mut self, node: NodeId, table: &'a Table, context: Context<'a>) {
        self.close_label(node, context);
        if let Some(caption) = &table.caption {
            self.blocks(std::slice::from_ref(caption), context);
        }
        let number = self.tables;
        self.tables += 1;
        // places that a cell from a row above covers
        let mut covered: BTreeSet<(usize, usize)> = BTreeSet::new();
        for (row, line) in table.rows.iter().enumerate() {
            let context = context.inside(&line.marks);
            let mut column = 0;
            for cell in &line.cells {
                while covered.contains(&(row, column)) {
                    column += 1;
                }
                let (columns, rows) = (
                    usize::from(cell.columns.max(1)),
                    usize::from(cell.rows.max(1)),
                );
                for below in 1..rows.min(table.rows.len() - row) {
                    covered.extend((column..column + columns).map(|c| (row + below, c)));
                }
                let mut inner = context.inside(&cell.marks);
                inner.role = if cell.header {
                    Role::TableHeader
                } else {
                    Role::TableCell
                };
                inner.cell = Some(Cell {
                    table: number,
                    row,
                    column,
                    columns,
                    rows,
                    header: cell.header,
                });
                self.blocks(&cell.blocks, inner);
                column += columns;
            }
        }
    }
}
