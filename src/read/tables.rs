//! Tables: captions, rows, cells and what they span.

use super::build::{Builder, marks};
use super::tree::{Child, Tag, is_white};
use crate::model::{Cell, NodeId, Row, Table};

/// The most columns or rows that a cell may span.
pub(super) const WIDEST: u16 = 1000;

impl Builder<'_> {
    /// Takes the content of a `table`. What may not stand in it is reported, and becomes a row or a cell of its own.
    pub(super) fn table(&mut self, tag: Tag<'_, '_>, node: NodeId) -> Table {
        let mut table = Table {
            caption: None,
            ruled: tag
                .attribute("border")
                .is_some_and(|border| !border.trim_start_matches('0').is_empty()),
            rows: Vec::new(),
        };
        for child in tag.children() {
            match child {
                Child::Text(_, text) if is_white(text) => {}
                Child::Tag(inner) if inner.name() == "caption" && table.caption.is_none() => {
                    table.caption = self.block(inner).pop().map(Box::new);
                }
                Child::Tag(inner) if inner.name() == "tr" => {
                    let row = self.row(inner);
                    table.rows.push(row);
                }
                other => {
                    let cell = self.stray_cell(other, node);
                    table.rows.push(Row {
                        node,
                        marks: Default::default(),
                        cells: vec![cell],
                    });
                }
            }
        }
        table
    }

    fn row(&mut self, tag: Tag<'_, '_>) -> Row {
        let node = self.node(tag);
        let mut cells = Vec::new();
        for child in tag.children() {
            match child {
                Child::Text(_, text) if is_white(text) => {}
                Child::Tag(inner) if matches!(inner.name(), "th" | "td") => {
                    let node = self.node(inner);
                    cells.push(Cell {
                        node,
                        marks: marks(inner),
                        header: inner.name() == "th",
                        columns: span(inner, "colspan"),
                        rows: span(inner, "rowspan"),
                        blocks: self.blocks(inner, node),
                    });
                }
                other => {
                    let cell = self.stray_cell(other, node);
                    cells.push(cell);
                }
            }
        }
        Row {
            node,
            marks: marks(tag),
            cells,
        }
    }

    fn stray_cell(&mut self, child: Child<'_, '_>, node: NodeId) -> Cell {
        let mut blocks = Vec::new();
        self.push_blocks(&[child], node, &mut blocks);
        Cell {
            node,
            marks: Default::default(),
            header: false,
            columns: 1,
            rows: 1,
            blocks,
        }
    }
}

/// How many columns or rows a cell spans; what is no such number is reported and counts as one.
fn span(tag: Tag<'_, '_>, attribute: &str) -> u16 {
    tag.attribute(attribute)
        .and_then(|value| value.parse().ok())
        .filter(|value| (1..=WIDEST).contains(value))
        .unwrap_or(1)
}
