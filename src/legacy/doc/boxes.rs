//! Text boxes, in the order of where they are anchored ([MS-DOC] 2.8.32, 2.9.106).

use super::bytes::{Plc, i32_at, u32_at};
use super::document::Document;
use super::fib::Table;
use super::notebook::Notebook;
use super::story::{Kind, Story};
use crate::transcript::TextBox;

/// The text boxes of the main text, then those of headers.
pub(super) fn boxes(document: &Document<'_>, notebook: &mut Notebook) -> Vec<TextBox> {
    let lengths = document.fib.lengths;
    let (start, middle) = (lengths.boxes_start(), lengths.header_boxes_start());
    let end = lengths.end();
    let mut boxes = Vec::new();
    for (kind, table, start, end) in [
        (Kind::Box, Table::BoxTexts, start, middle),
        (Kind::RunningBox, Table::HeaderBoxTexts, middle, end),
    ] {
        if start == end {
            continue;
        }
        for (from, to) in places(document, table, end - start) {
            let mut story = Story::new(kind, document, notebook);
            story.read(start + from, start + to);
            let paragraphs = story.finish();
            if !paragraphs.is_empty() && notebook.take(2 * size_of::<TextBox>()) {
                boxes.push(TextBox { paragraphs });
            }
        }
    }
    boxes
}

/// Where the texts of boxes stand in their story, by the order of their anchors.
fn places(document: &Document<'_>, table: Table, length: u32) -> Vec<(u32, u32)> {
    let plc = Plc::new(document.fib.table(document.tables, table), 22);
    let anchors = Plc::new(document.fib.table(document.tables, Table::Shapes), 26);
    let mut shapes: Vec<(u32, usize)> = (0..anchors.len())
        .filter_map(|index| Some((u32_at(anchors.data(index)?, 0)?, index)))
        .collect();
    shapes.sort_unstable();
    let mut found: Vec<(usize, u32, u32)> = Vec::new();
    for index in 0..plc.len() {
        let (Some(from), Some(to), Some(data)) =
            (plc.at(index), plc.at(index + 1), plc.data(index))
        else {
            break;
        };
        // one whose text is free again is reusable; its text is no longer shown
        let reusable = data.get(8).is_some_and(|flag| flag & 1 != 0) && i32_at(data, 0) == Some(0);
        if reusable || from >= to || from >= length {
            continue;
        }
        let shape = u32_at(data, 14).unwrap_or_default();
        let order = match shapes.binary_search_by_key(&shape, |(shape, _)| *shape) {
            Ok(at) if table == Table::BoxTexts => shapes[at].1,
            _ => usize::MAX,
        };
        found.push((order, from, to.min(length)));
    }
    if found.is_empty() {
        // old files have no table of them
        found.push((0, 0, length));
    }
    found.sort_by_key(|(order, from, _)| (*order, *from));
    found.into_iter().map(|(_, from, to)| (from, to)).collect()
}
