//! Table: cells are set in their columns; each row becomes one strip, with its rules.

use super::Composer;
use super::paragraph::Frame;
use super::rules::TABLE_ROW_SPLIT;
use super::strip::{Hold, Landmark, Strip};
use super::structure::{Lists, Slot};
use crate::diag::Finding;
use crate::flow::{Table, TableCell, TableRow};
use crate::pages::{Artifact, Item, Rule, StructureRole, TableScope, Tag};
use crate::sheet::Role;
use crate::unit::Length;

/// What is repeated at the head of each page that a table goes on to.
#[derive(Debug, Default)]
pub(super) struct RepeatedHead {
    /// The header rows, as artifacts.
    pub strips: Vec<Strip>,
    /// Their height.
    pub height: Length,
    /// Thickness of the table's rules; zero where it has none.
    rule: Length,
}

/// A cell, set.
struct SetCell<'f> {
    cell: &'f TableCell,
    span: Span,
    strips: Vec<Strip>,
}

/// From where to where a cell reaches.
#[derive(Clone, Copy)]
struct Span {
    left: Length,
    width: Length,
    /// Whether it is the last of its row.
    last: bool,
}

/// A row, set, before its height is known.
struct SetRow<'f> {
    row: &'f TableRow,
    cells: Vec<SetCell<'f>>,
    height: Length,
}

impl<'f> Composer<'f> {
    /// Space under a table, as much as under its caption.
    pub(super) fn table_gap(&self) -> Length {
        self.flow.styles[&Role::Caption].space_after
    }

    /// Sets a table as a child of structure element `parent`.
    pub(super) fn table(&mut self, table: &'f Table, frame: Frame, parent: usize) -> Vec<Strip> {
        let element = self
            .tree
            .add(StructureRole::Table, parent, Some(table.node));
        let mut strips = Vec::new();
        let mut below = Length::ZERO;
        if let Some(caption) = &table.caption {
            let parent = self
                .tree
                .add(StructureRole::Caption, element, Some(caption.node));
            let slot = Slot {
                parent,
                label: None,
                direct: true,
            };
            strips = self.slotted(caption, frame, slot);
            strips
                .iter_mut()
                .for_each(|strip| strip.hold = strip.hold.max(Hold::WithNext));
            below = self.flow.styles[&caption.role].space_after;
        }
        let number = self.heads.len();
        let rule = if table.ruled {
            self.flow.table.rule
        } else {
            Length::ZERO
        };
        self.heads.push(RepeatedHead {
            rule,
            ..RepeatedHead::default()
        });
        let mut rows = self.set_rows(table, frame, element);
        let head_rows = table.header_rows.min(rows.len().saturating_sub(1));
        let mut spanned = spanned(&rows);
        self.settle_heights(&mut rows, rule, false);
        if self.too_tall(&rows, &spanned) {
            // rows that a cell joins do not fit on a page: then each row holds its own cells and may stand alone
            self.settle_heights(&mut rows, rule, true);
            spanned.fill(false);
        }
        let covered = covered(&rows);
        let count = rows.len();
        let mut body: Vec<Strip> = Vec::new();
        for (index, row) in rows.into_iter().enumerate() {
            let mut more = self.row_strips(row, &covered[index], number);
            if let Some(last) = more.last_mut() {
                last.hold = if spanned[index] {
                    Hold::Lines
                } else if index < head_rows {
                    Hold::WithNext
                } else {
                    Hold::Free
                };
                if index + 1 == count {
                    last.hold = Hold::Free;
                }
            }
            body.append(&mut more);
            if index + 1 == head_rows {
                self.heads[number] = repeated(&body, rule);
            }
        }
        if let Some(first) = body.first_mut() {
            first.before = below;
            first.landmarks.push(Landmark::Node(table.node));
        }
        strips.append(&mut body);
        strips
    }

    /// Sets the cells of all rows, with their structure.
    fn set_rows(&mut self, table: &'f Table, frame: Frame, element: usize) -> Vec<SetRow<'f>> {
        let look = &self.flow.table;
        let lefts: Vec<Length> = table
            .columns
            .iter()
            .scan(frame.left, |x, width| {
                let left = *x;
                *x += *width;
                Some(left)
            })
            .collect();
        let head_rows = table.header_rows.min(table.rows.len());
        let mut group = None;
        let mut rows = Vec::new();
        for (index, row) in table.rows.iter().enumerate() {
            if index == 0 || index == head_rows {
                let role = if index < head_rows {
                    StructureRole::THead
                } else {
                    StructureRole::TBody
                };
                group = Some(self.tree.add(role, element, None));
            }
            let parent = group.unwrap_or(element);
            let line = self.tree.add(StructureRole::TR, parent, Some(row.node));
            let mut cells = Vec::new();
            for cell in &row.cells {
                let left = lefts.get(cell.column).copied().unwrap_or(frame.left);
                let width: Length = table
                    .columns
                    .iter()
                    .skip(cell.column)
                    .take(cell.column_span)
                    .copied()
                    .sum();
                let role = cell_role(cell, index < head_rows);
                let body = self.tree.add(role, line, Some(cell.node));
                let inner = Frame {
                    left: left + look.pad_side,
                    width: (width - look.pad_side * 2).max(Length::ZERO),
                    hang: look.pad_side,
                };
                let strips = self.blocks(&cell.blocks, inner, body, &mut Lists::default());
                cells.push(SetCell {
                    cell,
                    span: Span {
                        left,
                        width,
                        last: cell.column + cell.column_span >= table.columns.len(),
                    },
                    strips,
                });
            }
            rows.push(SetRow {
                row,
                cells,
                height: Length::ZERO,
            });
        }
        rows
    }

    /// Gives each row the height that its cells need; a cell that spans rows makes the last of them higher, or where
    /// rows stand alone, its first.
    fn settle_heights(&self, rows: &mut [SetRow<'f>], rule: Length, alone: bool) {
        let look = &self.flow.table;
        let frame = rule + look.pad_top * 2;
        let smallest = frame + self.flow.styles[&Role::TableCell].line_height;
        let span = |cell: &SetCell<'_>| if alone { 1 } else { cell.cell.row_span.max(1) };
        let longest = rows
            .iter()
            .flat_map(|row| &row.cells)
            .map(span)
            .max()
            .unwrap_or(1);
        for index in 0..rows.len() {
            let mut height = if rows[index].cells.is_empty() {
                smallest
            } else {
                frame
            };
            for above in (index + 1).saturating_sub(longest)..=index {
                let given: Length = rows[above..index].iter().map(|row| row.height).sum();
                for cell in &rows[above].cells {
                    if above + span(cell) == index + 1 {
                        height = height.max(content_height(&cell.strips) + frame - given);
                    }
                }
            }
            rows[index].height = height;
        }
    }

    /// The most that a row may measure before it is divided.
    fn tallest_row(&self, head: Length) -> Length {
        let line = self.flow.styles[&Role::TableCell].line_height;
        (self.least_room() - head - line).max(line)
    }

    /// Whether rows that a cell joins are taller than a page together.
    fn too_tall(&self, rows: &[SetRow<'_>], spanned: &[bool]) -> bool {
        let most = self.tallest_row(Length::ZERO) / 2;
        let mut height = Length::ZERO;
        rows.iter().zip(spanned).any(|(row, joined)| {
            height += row.height;
            let over = height > most;
            if !joined {
                height = Length::ZERO;
                return false;
            }
            over
        })
    }

    /// The strips of a row: one, or where it is taller than a page, several.
    fn row_strips(&mut self, row: SetRow<'f>, covered: &[Span], number: usize) -> Vec<Strip> {
        let pads = self.heads[number].rule + self.flow.table.pad_top * 2;
        let most = self.tallest_row(self.heads[number].height);
        if row.height <= most {
            return vec![self.row_strip(row, covered, number)];
        }
        self.report(
            row.row.node,
            Finding::new(
                &TABLE_ROW_SPLIT,
                "This table row is taller than a page; it goes on on the next.",
                "Look at the page, or divide the row in the XML.",
            ),
        );
        let inner = most - pads;
        let mut rest: Vec<SetCell<'f>> = row.cells;
        let mut strips = Vec::new();
        while rest.iter().any(|cell| !cell.strips.is_empty()) {
            let mut cells = Vec::new();
            for cell in &mut rest {
                let mut height = Length::ZERO;
                let mut taken = 0;
                for strip in &cell.strips {
                    let more = if taken == 0 {
                        strip.height
                    } else {
                        strip.before + strip.height
                    };
                    if taken > 0 && height + more > inner {
                        break;
                    }
                    height += more;
                    taken += 1;
                }
                cells.push(SetCell {
                    cell: cell.cell,
                    span: cell.span,
                    strips: cell.strips.drain(..taken).collect(),
                });
            }
            let mut slice = SetRow {
                row: row.row,
                cells,
                height: Length::ZERO,
            };
            slice.height = slice
                .cells
                .iter()
                .map(|cell| content_height(&cell.strips))
                .max()
                .unwrap_or_default()
                + pads;
            strips.push(self.row_strip(slice, covered, number));
        }
        strips
    }

    /// One strip of a row: its cells side by side, and the rules around them and around the cells that reach into it
    /// from above.
    fn row_strip(&self, row: SetRow<'f>, covered: &[Span], number: usize) -> Strip {
        let rule = self.heads[number].rule;
        let mut strip = Strip::blank(row.row.node, row.height);
        strip.table = Some(number);
        let spans = row.cells.iter().map(|cell| (cell.span, true));
        for (span, top) in spans.chain(covered.iter().map(|span| (*span, false))) {
            if rule <= Length::ZERO {
                break;
            }
            let across = bar(span.left, span.width, rule);
            if top {
                strip.items.push(across.clone());
            }
            strip.closing.push(across);
            strip.items.push(bar(span.left, rule, row.height));
            if span.last {
                let x = span.left + span.width - rule;
                strip.items.push(bar(x, rule, row.height));
            }
        }
        for cell in row.cells {
            let mut y = rule + self.flow.table.pad_top;
            for (index, line) in cell.strips.into_iter().enumerate() {
                if index > 0 {
                    y += line.before;
                }
                let height = line.height;
                strip.take_in(line, y);
                y += height;
            }
        }
        strip
    }
}

/// A rule at the top of its strip.
fn bar(x: Length, width: Length, height: Length) -> Item {
    Item::Rule(Rule {
        tag: Tag::Artifact(Artifact::Layout),
        x,
        y: Length::ZERO,
        width,
        height,
    })
}

/// For each row, the cells that reach into it from above.
fn covered(rows: &[SetRow<'_>]) -> Vec<Vec<Span>> {
    let mut covered = vec![Vec::new(); rows.len()];
    for (index, row) in rows.iter().enumerate() {
        for cell in &row.cells {
            let until = index + cell.cell.row_span.max(1);
            for below in covered.iter_mut().take(until).skip(index + 1) {
                below.push(cell.span);
            }
        }
    }
    covered
}

/// The height of what stands in a cell; space above its first line is dropped.
fn content_height(strips: &[Strip]) -> Length {
    let all: Length = strips.iter().map(|strip| strip.before + strip.height).sum();
    all - strips.first().map_or(Length::ZERO, |first| first.before)
}

/// For each row, whether a cell spans it and the next.
fn spanned(rows: &[SetRow<'_>]) -> Vec<bool> {
    let mut spanned = vec![false; rows.len()];
    for (index, row) in rows.iter().enumerate() {
        let longest = row.cells.iter().map(|cell| cell.cell.row_span).max();
        let until = index + longest.unwrap_or(1).max(1) - 1;
        for mark in spanned.iter_mut().take(until).skip(index) {
            *mark = true;
        }
    }
    spanned
}

fn cell_role(cell: &TableCell, in_head: bool) -> StructureRole {
    let columns = cell.column_span.min(usize::from(u16::MAX)) as u16;
    let rows = cell.row_span.min(usize::from(u16::MAX)) as u16;
    if cell.header {
        StructureRole::TH {
            scope: if in_head {
                TableScope::Column
            } else {
                TableScope::Row
            },
            columns,
            rows,
        }
    } else {
        StructureRole::TD { columns, rows }
    }
}

/// Header rows as they are repeated on further pages: seen, but read only once.
fn repeated(strips: &[Strip], rule: Length) -> RepeatedHead {
    let mut head = RepeatedHead {
        rule,
        ..RepeatedHead::default()
    };
    for strip in strips {
        let mut copy = strip.clone();
        copy.links.clear();
        copy.notes.clear();
        copy.landmarks.clear();
        for item in &mut copy.items {
            match item {
                Item::Glyphs(run) => run.tag = Tag::Artifact(Artifact::Layout),
                Item::Picture(picture) => picture.tag = Tag::Artifact(Artifact::Layout),
                Item::Rule(_) => {}
            }
        }
        head.height += strip.height;
        head.strips.push(copy);
    }
    head
}
