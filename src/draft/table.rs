//! Tables: the cells of a reading in their rows and columns.

use super::Maker;
use super::element::Element;
use super::line::Line;
use crate::sheet::Role;
use crate::transcript::Cell;
use std::collections::BTreeSet;

/// A cell and its paragraphs.
struct Filled<'l, 'a> {
    cell: Cell,
    lines: Vec<&'l Line<'a>>,
}

impl Maker<'_> {
    /// A table with its caption. Places that no cell covers become empty cells.
    pub fn table(&mut self, caption: Option<&Line<'_>>, lines: &[&Line<'_>]) -> Element {
        let mut cells: Vec<Filled<'_, '_>> = Vec::new();
        for line in lines {
            let Some(cell) = line.paragraph.cell else {
                continue;
            };
            match cells.last_mut() {
                Some(last) if (last.cell.row, last.cell.column) == (cell.row, cell.column) => {
                    last.lines.push(line)
                }
                _ => cells.push(Filled {
                    cell,
                    lines: vec![line],
                }),
            }
        }
        let mut table = Element::new("table").with("border", "1");
        if let Some(line) = caption {
            let content = self.inlines(&line.paragraph, Role::Caption);
            table.push(Element::new("caption").of(content));
        }
        let width = cells
            .iter()
            .map(|filled| filled.cell.column + filled.cell.columns.max(1))
            .max()
            .unwrap_or(1);
        let height = cells
            .iter()
            .map(|filled| filled.cell.row + 1)
            .max()
            .unwrap_or(0);
        // places that a cell covers
        let mut covered: BTreeSet<(usize, usize)> = BTreeSet::new();
        let mut left = cells.iter().peekable();
        for row in 0..height {
            let mut tr = Element::new("tr");
            let mut column = 0;
            while column < width {
                let here = left
                    .peek()
                    .is_some_and(|next| (next.cell.row, next.cell.column) == (row, column));
                if !here {
                    if !covered.contains(&(row, column)) {
                        tr.push(Element::new("td").holding(Element::new("p")));
                    }
                    column += 1;
                    continue;
                }
                let Some(filled) = left.next() else {
                    break;
                };
                let (columns, rows) = (
                    filled.cell.columns.max(1),
                    filled.cell.rows.max(1).min(height - row),
                );
                for below in 1..rows {
                    covered.extend((column..column + columns).map(|column| (row + below, column)));
                }
                let cell = self.cell(filled, columns, rows);
                tr.push(cell);
                column += columns;
            }
            table.push(tr);
        }
        table
    }

    fn cell(&mut self, filled: &Filled<'_, '_>, columns: usize, rows: usize) -> Element {
        let header = filled
            .lines
            .iter()
            .any(|line| line.role == Role::TableHeader);
        let mut cell = Element::new(if header { "th" } else { "td" });
        if columns > 1 {
            cell = cell.with("colspan", columns.to_string());
        }
        if rows > 1 {
            cell = cell.with("rowspan", rows.to_string());
        }
        for line in &filled.lines {
            let p = self.labelled_p(line);
            cell.push(p);
        }
        cell
    }
}
