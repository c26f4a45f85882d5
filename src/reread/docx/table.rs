//! Tables: which cell stands where, merged cells made one.

use super::context::View;
use super::finding::HIDDEN_TEXT;
use super::story::Story;
use super::xml::Element;
use crate::transcript::Cell;

/// A cell before its text is read.
struct Place<'e, 'a> {
    cell: Cell,
    element: &'e Element<'a>,
}

impl Story<'_> {
    /// Reads a table, row by row.
    pub fn table(&mut self, table: &Element<'_>) {
        let number = self.notebook.tables;
        self.notebook.tables += 1;
        let mut rows = Vec::new();
        self.within(table, "tr", &mut rows);
        let mut places: Vec<Place<'_, '_>> = Vec::new();
        // for each column, the cell that a merge downwards would go on with
        let mut above: Vec<Option<usize>> = Vec::new();
        let mut row = 0;
        let mut tracked = false;
        for element in rows {
            let properties = element.child("trPr");
            let mut there = true;
            for (tracked, view) in [("ins", View::Final), ("del", View::Original)] {
                if let Some(change) = properties.and_then(|p| p.child(tracked)) {
                    there &= self.change(change, view);
                }
            }
            if !there {
                tracked = true;
                self.notebook.called_otherwise(element);
                continue;
            }
            let number_of = |name: &str| properties?.val(name)?.parse::<usize>().ok();
            let header = properties.and_then(|p| p.toggle("tblHeader")) == Some(true);
            let mut column = number_of("gridBefore").unwrap_or(0).min(MOST);
            let mut cells = Vec::new();
            self.within(element, "tc", &mut cells);
            let mut now: Vec<Option<usize>> = Vec::new();
            for element in cells {
                let properties = element.child("tcPr");
                let span = properties.and_then(|p| p.val("gridSpan")?.parse().ok());
                let columns: usize = span.unwrap_or(1).clamp(1, MOST);
                let merge = properties.and_then(|p| p.child("vMerge"));
                if properties.is_some_and(|p| p.child("hMerge").is_some()) {
                    let at = self.at();
                    self.notebook
                        .unread("<w:hMerge>, a merge of cells in an outdated form", &at);
                }
                let goes_on = merge.is_some_and(|merge| merge.w("val") != Some("restart"));
                let upper = above.get(column).copied().flatten().filter(|_| goes_on);
                let place = match upper {
                    Some(upper) => {
                        places[upper].cell.rows = row + 1 - places[upper].cell.row;
                        self.covered(element);
                        upper
                    }
                    None => {
                        let cell = Cell {
                            table: number,
                            row,
                            column,
                            columns,
                            rows: 1,
                            header,
                        };
                        places.push(Place { cell, element });
                        places.len() - 1
                    }
                };
                now.resize(column + columns, None);
                now[column] = merge.map(|_| place);
                column = (column + columns).min(MOST);
            }
            above = now;
            row += 1;
        }
        if row == 0 && tracked {
            // the version that is read has no such table
            self.notebook.tables -= 1;
        }
        for place in places {
            self.blocks(place.element, Some(place.cell));
        }
    }

    /// Text in a cell that a merge covers is not shown.
    fn covered(&mut self, cell: &Element<'_>) {
        let text = cell.text();
        if !text.trim().is_empty() {
            let message = format!(
                "A merged cell after {} covers the text {:?}.",
                self.at(),
                text.trim()
            );
            self.notebook.find(
                &HIDDEN_TEXT,
                message,
                "Split the cell, and delete the text or show it.",
            );
        }
    }

    /// The rows of a table or the cells of a row, wherever wrappers hold them.
    fn within<'e, 'a>(
        &mut self,
        parent: &'e Element<'a>,
        name: &str,
        found: &mut Vec<&'e Element<'a>>,
    ) {
        for element in parent.elements() {
            if element.is(name) {
                found.push(element);
                continue;
            }
            match self.transparent(element) {
                Some(Some(inside)) => self.within(inside, name, found),
                Some(None) => {}
                None => {
                    let at = self.at();
                    self.notebook
                        .unread(&format!("<{}> in a table", element.written), &at);
                }
            }
        }
    }
}

/// More columns than Word allows (63), so that a false number takes no memory.
const MOST: usize = 64;
