//! Tables of the structure tree (ISO 32000-1, 14.8.4.3.4): rows, cells and their places in the grid.

use super::paragraph::Around;
use super::text_of;
use super::tree::{DEEPEST, Tree};
use crate::transcript::Cell;
use lopdf::{Dictionary, Object};
use std::collections::BTreeSet;
use std::rc::Rc;

impl<'a> Tree<'_, 'a> {
    /// Writes a table.
    pub(super) fn table(&mut self, element: &'a Dictionary, around: &Around, depth: usize) {
        self.close(around);
        let table = self.tables;
        self.tables += 1;
        let mut rows = Vec::new();
        self.rows(element, &mut rows, around, depth);
        let before = rows.len();
        // what they hold is named, and left out
        let (gone, rows): (Vec<_>, Vec<_>) = rows
            .into_iter()
            .partition(|row| self.holds_what_is_gone(row, depth));
        for row in gone {
            for cell in self.elements(row) {
                let mut inner = around.clone();
                inner.page = self.page(cell).or(self.page(row)).or(around.page);
                inner.cell = Some(Cell {
                    table,
                    row: 0,
                    column: 0,
                    columns: 1,
                    rows: 1,
                    header: self.role(cell) == "TH",
                });
                self.kids(cell, &inner, depth + 3);
                self.close(&inner);
            }
        }
        if rows.is_empty() && before > 0 {
            self.tables -= 1;
        }
        let mut covered: BTreeSet<(usize, usize)> = BTreeSet::new();
        let count = rows.len();
        for (row, line) in rows.into_iter().enumerate() {
            let mut column = 0;
            for cell in self.elements(line) {
                let header = self.role(cell) == "TH";
                if !header && self.role(cell) != "TD" {
                    self.broken("A row has an element that is no cell");
                    continue;
                }
                while covered.contains(&(row, column)) {
                    column += 1;
                }
                let columns = self.span(cell, b"ColSpan");
                let span = self.span(cell, b"RowSpan");
                for below in 1..span.min(count - row) {
                    covered.extend((column..column + columns).map(|c| (row + below, c)));
                }
                let mut inner = around.clone();
                inner.page = self.page(cell).or(self.page(line)).or(around.page);
                for element in [line, cell] {
                    if let Some(language) = text_of(self.document, element, b"Lang") {
                        inner.language = Rc::from(language);
                    }
                }
                inner.cell = Some(Cell {
                    table,
                    row,
                    column,
                    columns,
                    rows: span,
                    header,
                });
                self.kids(cell, &inner, depth + 3);
                self.close(&inner);
                column += columns;
            }
        }
    }

    /// The rows of a table; its caption is written at once.
    fn rows(
        &mut self,
        element: &'a Dictionary,
        rows: &mut Vec<&'a Dictionary>,
        around: &Around,
        depth: usize,
    ) {
        if depth > DEEPEST {
            return self.broken("Elements stand in each other too deep");
        }
        for kid in self.elements(element) {
            match self.role(kid).as_str() {
                "TR" => rows.push(kid),
                "THead" | "TBody" | "TFoot" => self.rows(kid, rows, around, depth + 1),
                _ => {
                    let mut inner = around.clone();
                    inner.page = self.page(kid).or(around.page);
                    self.element(kid, &inner, depth + 1);
                }
            }
        }
    }

    /// The elements among an element's kids.
    fn elements(&mut self, element: &'a Dictionary) -> Vec<&'a Dictionary> {
        let Ok(kids) = element.get_deref(b"K", self.document) else {
            return Vec::new();
        };
        let list = match kids {
            Object::Array(list) => list.as_slice(),
            // a single kid: looked up again, so that its own id is seen
            _ => element.get(b"K").map_or(&[][..], std::slice::from_ref),
        };
        let mut elements = Vec::new();
        for kid in list {
            match self.document.dereference(kid) {
                Ok((id, Object::Dictionary(kid))) if kid.has(b"S") => {
                    if id.is_none_or(|id| self.seen.insert(id)) {
                        elements.push(kid);
                    } else {
                        self.broken("An element stands in the tree twice");
                    }
                }
                _ => self.broken("A table or row holds something that is no element"),
            }
        }
        elements
    }

    /// A span among an element's attributes, at least 1.
    fn span(&self, element: &Dictionary, key: &[u8]) -> usize {
        let one = |object: &Object| -> Option<i64> {
            let attributes = self.document.dereference(object).ok()?.1.as_dict().ok()?;
            attributes.get_deref(key, self.document).ok()?.as_i64().ok()
        };
        let span = match element.get_deref(b"A", self.document) {
            Ok(Object::Array(list)) => list.iter().find_map(one),
            Ok(other) => one(other),
            Err(_) => None,
        };
        span.and_then(|span| usize::try_from(span).ok())
            .unwrap_or(1)
            .clamp(1, 1000)
    }
}
