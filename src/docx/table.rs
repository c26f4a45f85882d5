//! Tables: fixed columns, header rows repeated on every page, no row divided between pages.

use super::package::{Element, NotXml, built};
use super::styles::{PLAIN_TABLE_ID, TABLE_ID};
use super::writer::{Writer, ends_in_text};
use crate::flow::{Inline, Table, TableCell, TableRow};
use crate::unit::Length;
use docx_rs::{TableLayoutType, VMergeType, WidthType};

/// What covers a column of the row being written: a cell from above that spans further rows.
#[derive(Clone, Copy)]
struct Covered {
    rows: usize,
    columns: usize,
}

impl Writer<'_> {
    /// The elements of a table: its caption, kept with it, and the table.
    pub fn table(
        &mut self,
        table: &Table,
        language: &str,
        part: &str,
    ) -> Result<Vec<Element>, NotXml> {
        let mut all = Vec::new();
        if let Some(caption) = &table.caption {
            let mut caption = caption.clone();
            caption.keep_with_next = true;
            all.push(self.paragraph(&caption, language, part)?);
        }
        let widths: Vec<usize> = table.columns.iter().map(|width| twips(*width)).collect();
        let made = docx_rs::Table::without_borders(Vec::new())
            .set_grid(widths.clone())
            .width(widths.iter().sum(), WidthType::Dxa)
            .layout(TableLayoutType::Fixed)
            .style(if table.ruled {
                TABLE_ID
            } else {
                PLAIN_TABLE_ID
            });
        let mut element = built(&made)?;
        let property = element.child_or_new("w:tblPr");
        // rules are the style's; docx-rs always writes an alignment
        property.without(&["w:tblBorders", "w:jc", "w:tblCellMar"]);
        property.push(look(table));
        if let Some(caption) = &table.caption {
            property.push(Element::val("w:tblCaption", plain(&caption.inlines)));
        }
        let mut covered: Vec<Option<Covered>> = vec![None; widths.len()];
        for (index, row) in table.rows.iter().enumerate() {
            let header = index < table.header_rows;
            element.push(self.row(row, header, &widths, &mut covered, language, part)?);
        }
        all.push(element);
        Ok(all)
    }

    fn row(
        &mut self,
        row: &TableRow,
        header: bool,
        widths: &[usize],
        covered: &mut [Option<Covered>],
        language: &str,
        part: &str,
    ) -> Result<Element, NotXml> {
        let mut element = built(&docx_rs::TableRow::new(Vec::new()).cant_split())?;
        if header {
            element
                .child_or_new("w:trPr")
                .push(Element::new("w:tblHeader"));
        }
        if let Some(mark) = self.mark_of(row.revision) {
            element.child_or_new("w:trPr").push(mark);
        }
        let mut column = 0;
        while column < widths.len() {
            if let Some(above) = covered[column] {
                let rows = above.rows - 1;
                covered[column] = (rows > 0).then_some(Covered { rows, ..above });
                element.push(filler(widths, column, above.columns, true)?);
                column += above.columns;
                continue;
            }
            let Some(cell) = row.cells.iter().find(|cell| cell.column == column) else {
                element.push(filler(widths, column, 1, false)?);
                column += 1;
                continue;
            };
            let columns = cell.column_span.clamp(1, widths.len() - column);
            if cell.row_span > 1 {
                covered[column] = Some(Covered {
                    rows: cell.row_span - 1,
                    columns,
                });
            }
            let made = shell(widths, column, columns);
            let stays = row.revision.is_none();
            element.push(self.cell(cell, made, stays, language, part)?);
            column += columns;
        }
        Ok(element)
    }

    fn cell(
        &mut self,
        cell: &TableCell,
        mut made: docx_rs::TableCell,
        stays: bool,
        language: &str,
        part: &str,
    ) -> Result<Element, NotXml> {
        if cell.row_span > 1 {
            made = made.vertical_merge(VMergeType::Restart);
        }
        let mut element = built(&made)?;
        // docx-rs puts an empty paragraph into an empty cell
        element.without(&["w:p"]);
        let mut blocks = self.blocks(&cell.blocks, language, part)?;
        // a row that goes takes the marks of its paragraphs with it
        if !ends_in_text(&cell.blocks, stays) {
            self.close_blocks(&cell.blocks, &mut blocks)?;
        }
        element.extend(blocks);
        Ok(element)
    }
}

fn twips(width: Length) -> usize {
    width.to_twips().max(0) as usize
}

/// Where the table has headers, for those who do not see it: first row, first column.
fn look(table: &Table) -> Element {
    let first_column = table
        .rows
        .iter()
        .skip(table.header_rows)
        .any(|row| row.cells.first().is_some_and(|cell| cell.header));
    let first_row = table.header_rows > 0;
    let value = 0x0600 + u32::from(first_row) * 0x20 + u32::from(first_column) * 0x80;
    Element::val("w:tblLook", format!("{value:04X}"))
        .with("w:firstRow", u8::from(first_row))
        .with("w:lastRow", 0)
        .with("w:firstColumn", u8::from(first_column))
        .with("w:lastColumn", 0)
        .with("w:noHBand", 1)
        .with("w:noVBand", 1)
}

fn shell(widths: &[usize], column: usize, columns: usize) -> docx_rs::TableCell {
    let width = widths[column..column + columns].iter().sum();
    let cell = docx_rs::TableCell::new().width(width, WidthType::Dxa);
    if columns > 1 {
        cell.grid_span(columns)
    } else {
        cell
    }
}

/// A cell without text: the continuation of one above, or where the row ends early.
fn filler(
    widths: &[usize],
    column: usize,
    columns: usize,
    merged: bool,
) -> Result<Element, NotXml> {
    let mut cell = shell(widths, column, columns);
    if merged {
        cell = cell.vertical_merge(VMergeType::Continue);
    }
    built(&cell.add_paragraph(docx_rs::Paragraph::new()))
}

/// The text of some inlines without anything else.
fn plain(inlines: &[Inline]) -> String {
    let mut text = String::new();
    super::names::each_inline(inlines, &mut |inline| match inline {
        Inline::Text { text: more, .. } => text.push_str(more),
        Inline::LineBreak(_) | Inline::Tab => text.push(' '),
        _ => {}
    });
    text
}
