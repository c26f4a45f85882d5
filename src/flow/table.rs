//! Tables: the place of each cell in the grid, and the widths of the columns.

use super::columns;
use super::form::{Block, Paragraph, Table, TableCell, TableRow};
use super::rules::TABLE_RAGGED;
use super::walk::{Context, Story, Walk};
use crate::model::{self, NodeId};

impl<'a> Walk<'a> {
    /// Sets a table.
    pub(super) fn table(&mut self, node: NodeId, table: &'a model::Table, context: Context<'a>) {
        self.close_label(node, context);
        self.open(node);
        let text = std::mem::take(&mut self.out);
        let lists = self.lists.enter();
        let caption = table.caption.as_deref().and_then(|caption| {
            self.blocks(std::slice::from_ref(caption), context);
            self.only_paragraph()
        });
        let grid = Grid::of(table);
        self.report_ragged(table, &grid);
        let mut rows = Vec::with_capacity(table.rows.len());
        for (index, row) in table.rows.iter().enumerate() {
            self.open(row.node);
            let context = context.inside(&row.marks);
            let columns = &grid.columns[index];
            let cells = row.cells.iter().zip(columns).map(|(cell, column)| {
                let rows_left = table.rows.len() - index;
                self.cell(cell, *column, rows_left, context)
            });
            let cells = cells.collect();
            rows.push(TableRow {
                node: row.node,
                cells,
                revision: None,
            });
        }
        self.lists.leave(lists);
        self.out = text;
        let widths = columns::widths(&rows, grid.width(), self.sheet);
        self.out.push(Block::Table(Table {
            node,
            ruled: table.ruled,
            caption,
            columns: widths,
            header_rows: table.rows.iter().take_while(|row| row.is_header()).count(),
            rows,
        }));
    }

    fn cell(
        &mut self,
        cell: &'a model::Cell,
        column: usize,
        rows_left: usize,
        context: Context<'a>,
    ) -> TableCell {
        self.open(cell.node);
        let header = cell.header;
        let context = context.inside(&cell.marks).in_story(Story::Cell { header });
        self.blocks(&cell.blocks, context);
        self.close_label(cell.node, context);
        TableCell {
            node: cell.node,
            column,
            column_span: usize::from(cell.columns.max(1)),
            row_span: usize::from(cell.rows.max(1)).min(rows_left),
            header,
            blocks: std::mem::take(&mut self.out),
        }
    }

    /// The one paragraph that was made.
    fn only_paragraph(&mut self) -> Option<Paragraph> {
        match self.out.pop() {
            Some(Block::Paragraph(paragraph)) => Some(paragraph),
            _ => None,
        }
    }

    fn report_ragged(&mut self, table: &model::Table, grid: &Grid) {
        let Some(first) = grid.ends.first().copied() else {
            return;
        };
        for (row, end) in table.rows.iter().zip(&grid.ends) {
            if *end != first {
                self.report(
                    &TABLE_RAGGED,
                    row.node,
                    format!("this row covers {end} columns, the first one {first}"),
                    "Correct colspan and rowspan, or add the missing cells.",
                );
            }
        }
    }
}

/// Where the cells stand.
struct Grid {
    /// For each row, the first column of each of its cells.
    columns: Vec<Vec<usize>>,
    /// For each row, how many columns it covers, cells from above counted.
    ends: Vec<usize>,
}

impl Grid {
    fn of(table: &model::Table) -> Grid {
        // how many rows more each column is covered by a cell from above
        let mut covered: Vec<usize> = Vec::new();
        let mut grid = Grid {
            columns: Vec::new(),
            ends: Vec::new(),
        };
        for row in &table.rows {
            let mut column = 0;
            let mut next = covered.clone();
            for rows_left in &mut next {
                *rows_left = rows_left.saturating_sub(1);
            }
            let mut places = Vec::with_capacity(row.cells.len());
            for cell in &row.cells {
                while covered.get(column).is_some_and(|rows| *rows > 0) {
                    column += 1;
                }
                places.push(column);
                let end = column + usize::from(cell.columns.max(1));
                if next.len() < end {
                    next.resize(end, 0);
                }
                for below in &mut next[column..end] {
                    *below = (*below).max(usize::from(cell.rows.max(1)) - 1);
                }
                column = end;
            }
            // columns behind the last cell may be covered from above
            let last = covered.iter().rposition(|rows| *rows > 0);
            grid.ends.push(column.max(last.map_or(0, |last| last + 1)));
            grid.columns.push(places);
            covered = next;
        }
        grid
    }

    fn width(&self) -> usize {
        self.ends.iter().copied().max().unwrap_or(0)
    }
}
