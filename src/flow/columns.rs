//! The widths of a table's columns, from what stands in them: the same for both outputs, in whole twips.
//!
//! Every column gets what its longest word needs; the rest of the measure goes to the columns in proportion to what
//! their texts would take in one line.

use super::form::{Block, Inline, TableRow};
use super::widths;
use crate::sheet::Sheet;
use crate::unit::Length;

/// What a column needs, in twips.
#[derive(Clone, Copy, Default)]
struct Need {
    /// For its longest word.
    least: i64,
    /// For its longest paragraph in one line.
    whole: i64,
}

/// The widths of `count` columns, which add up to the measure (less what is no whole twip).
pub(super) fn widths(rows: &[TableRow], count: usize, sheet: &Sheet) -> Vec<Length> {
    if count == 0 {
        return Vec::new();
    }
    let needs = needs(rows, count, sheet);
    let measure = sheet.page.measure().emu() / Length::from_twips(1).emu();
    let least: i64 = needs.iter().map(|need| need.least).sum();
    let mut twips: Vec<i64> = if least >= measure {
        // no room even for the words: share what there is
        needs
            .iter()
            .map(|need| need.least * measure / least.max(1))
            .collect()
    } else {
        let wish = |need: &Need| (need.whole - need.least).max(1);
        let wishes: i64 = needs.iter().map(wish).sum();
        let spare = measure - least;
        needs
            .iter()
            .map(|need| need.least + spare * wish(need) / wishes)
            .collect()
    };
    let rest = measure - twips.iter().sum::<i64>();
    if let Some(last) = twips.last_mut() {
        *last += rest;
    }
    twips.into_iter().map(Length::from_twips).collect()
}

fn needs(rows: &[TableRow], count: usize, sheet: &Sheet) -> Vec<Need> {
    let mut needs = vec![Need::default(); count];
    let cells = || rows.iter().flat_map(|row| &row.cells);
    for cell in cells().filter(|cell| cell.column_span == 1) {
        let need = of_blocks(&cell.blocks, sheet);
        let column = &mut needs[cell.column];
        column.least = column.least.max(need.least);
        column.whole = column.whole.max(need.whole);
    }
    // what a cell over several columns needs beyond theirs is shared among them
    for cell in cells().filter(|cell| cell.column_span > 1) {
        let need = of_blocks(&cell.blocks, sheet);
        let span = &mut needs[cell.column..cell.column + cell.column_span];
        let least: i64 = span.iter().map(|column| column.least).sum();
        let whole: i64 = span.iter().map(|column| column.whole).sum();
        let parts = span.len() as i64;
        for column in span {
            column.least += (need.least - least).max(0) / parts;
            column.whole += (need.whole - whole).max(0) / parts;
        }
    }
    needs
}

/// What the blocks of a cell need, with the padding at both sides and the rule.
fn of_blocks(blocks: &[Block], sheet: &Sheet) -> Need {
    let padding = sheet.table.pad_side * 2 + sheet.table.rule;
    let mut need = Need::default();
    for block in blocks {
        let one = match block {
            Block::Paragraph(paragraph) => {
                let mut text = String::new();
                collect(&paragraph.inlines, &mut text);
                let inset = paragraph
                    .label
                    .as_ref()
                    .map_or(paragraph.indent, |l| l.text_at);
                let style = sheet.style(paragraph.role);
                let longest = widths::of_longest_word(&text, style.size, style.bold);
                let lines = text.split('\n');
                let whole = lines
                    .map(|line| widths::of(line, style.size, style.bold))
                    .max();
                let figure = figure_width(&paragraph.inlines);
                Need {
                    least: (longest.max(figure) + inset).to_twips() + 1,
                    whole: (whole.unwrap_or_default().max(figure) + inset).to_twips() + 1,
                }
            }
            Block::Table(table) => {
                let width: Length = table.columns.iter().copied().sum();
                Need {
                    least: width.to_twips(),
                    whole: width.to_twips(),
                }
            }
        };
        need.least = need.least.max(one.least);
        need.whole = need.whole.max(one.whole);
    }
    need.least += padding.to_twips();
    need.whole = need.whole.max(need.least) + padding.to_twips();
    need
}

fn figure_width(inlines: &[Inline]) -> Length {
    let widths = inlines.iter().map(|inline| match inline {
        Inline::Figure(figure) => figure.width,
        _ => Length::ZERO,
    });
    widths.max().unwrap_or_default()
}

/// The text of inlines; a call of a note takes room as well.
fn collect(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text: piece, .. } => text.push_str(piece),
            Inline::LineBreak(_) => text.push('\n'),
            Inline::Tab => text.push('\t'),
            Inline::NoteCall { marker, .. } => text.push_str(marker),
            Inline::Link { inlines, .. } | Inline::Tagged { inlines, .. } => collect(inlines, text),
            Inline::PageOf { .. } | Inline::Figure(_) => {}
        }
    }
}
