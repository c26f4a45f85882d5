//! Tables of two versions: row by row where both have the same columns, else the one instead of the other.

use super::merge::{Context, may_stay, stayed, text_of_block};
use crate::flow::{Block, Revision, Table, TableCell, TableRow};

/// The text by which a row is aligned.
pub(super) fn text_of_row(row: &TableRow) -> String {
    let cells = row.cells.iter().map(|cell| {
        let blocks: Vec<String> = cell.blocks.iter().map(text_of_block).collect();
        blocks.join("\n")
    });
    cells.collect::<Vec<_>>().join("\t")
}

impl Context<'_> {
    /// A table that only one version has: all its rows are.
    pub(super) fn table_alone(&self, table: &Table, revision: Revision) -> Table {
        let caption = table.caption.as_ref();
        Table {
            caption: caption.map(|caption| self.paragraph_alone(caption, revision)),
            rows: table
                .rows
                .iter()
                .map(|row| self.row_alone(row, revision))
                .collect(),
            ..table.clone()
        }
    }

    fn row_alone(&self, row: &TableRow, revision: Revision) -> TableRow {
        TableRow {
            revision: Some(revision),
            cells: row
                .cells
                .iter()
                .map(|cell| TableCell {
                    blocks: cell
                        .blocks
                        .iter()
                        .map(|block| self.block_alone(block, revision))
                        .collect(),
                    ..cell.clone()
                })
                .collect(),
            ..row.clone()
        }
    }

    fn block_alone(&self, block: &Block, revision: Revision) -> Block {
        match block {
            Block::Paragraph(paragraph) => {
                Block::Paragraph(self.paragraph_alone(paragraph, revision))
            }
            Block::Table(table) => Block::Table(self.table_alone(table, revision)),
        }
    }

    /// A table that both versions have; `None` where it cannot be shown as one.
    pub(super) fn table(&self, old: &Table, new: &Table) -> Option<Table> {
        let plain = |table: &Table| {
            let mut cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.all(|cell| cell.row_span == 1)
        };
        let caption = match (&old.caption, &new.caption) {
            (None, None) => None,
            (Some(old), Some(new)) if may_stay(old, new) => Some(stayed(old, new, self.notes)),
            _ => return None,
        };
        let same = (old.columns.len(), old.header_rows, old.ruled)
            == (new.columns.len(), new.header_rows, new.ruled);
        let alike = old.rows.len() == new.rows.len()
            && old
                .rows
                .iter()
                .zip(&new.rows)
                .all(|(a, b)| same_cells(a, b));
        if !same || !(alike || plain(old) && plain(new)) {
            return None;
        }
        let pairs = match alike {
            true => (0..old.rows.len()).map(|at| (at, at)).collect(),
            false => {
                let texts =
                    |table: &Table| -> Vec<String> { table.rows.iter().map(text_of_row).collect() };
                super::merge::aligned(&texts(old), &texts(new))
            }
        };
        let mut rows = Vec::new();
        let (mut i, mut j) = (0, 0);
        for (next_i, next_j) in pairs.into_iter().chain([(old.rows.len(), new.rows.len())]) {
            let gone = &old.rows[i..next_i];
            rows.extend(
                gone.iter()
                    .map(|row| self.row_alone(row, Revision::Deleted)),
            );
            let come = &new.rows[j..next_j];
            rows.extend(
                come.iter()
                    .map(|row| self.row_alone(row, Revision::Inserted)),
            );
            if let (Some(before), Some(now)) = (old.rows.get(next_i), new.rows.get(next_j)) {
                match same_cells(before, now) {
                    true => rows.push(self.row(before, now)),
                    false => {
                        rows.push(self.row_alone(before, Revision::Deleted));
                        rows.push(self.row_alone(now, Revision::Inserted));
                    }
                }
            }
            (i, j) = (next_i + 1, next_j + 1);
        }
        // rows at the head are counted, and must be the same
        let heads = |row: &TableRow| row.revision.is_none();
        if !rows.iter().take(new.header_rows).all(heads) {
            return None;
        }
        Some(Table {
            caption,
            rows,
            ..new.clone()
        })
    }

    fn row(&self, old: &TableRow, new: &TableRow) -> TableRow {
        let cells = old.cells.iter().zip(&new.cells);
        TableRow {
            cells: cells
                .map(|(old, new)| TableCell {
                    blocks: self
                        .blocks(&old.blocks, &new.blocks)
                        .into_iter()
                        .map(|merged| merged.block)
                        .collect(),
                    ..new.clone()
                })
                .collect(),
            ..new.clone()
        }
    }
}

/// Whether two rows have the same cells, whatever stands in them.
fn same_cells(a: &TableRow, b: &TableRow) -> bool {
    a.cells.len() == b.cells.len()
        && a.cells.iter().zip(&b.cells).all(|(a, b)| {
            (a.column, a.column_span, a.row_span, a.header)
                == (b.column, b.column_span, b.row_span, b.header)
        })
}
