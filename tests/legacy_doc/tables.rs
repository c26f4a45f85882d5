//! Tables: cells, rows, spans, tables in cells.

use super::case::Case;
use crate::made_doc::{Doc, Para, cell, p, row_end, sprm};

/// All cases.
pub fn cases() -> Vec<Case> {
    vec![
        plain(),
        paragraphs_in_a_cell(),
        merged(),
        merged_down(),
        nested(),
        two_tables(),
    ]
}

fn plain() -> Case {
    let doc = Doc::new(vec![
        p("Before."),
        cell("Member"),
        cell("Quota"),
        row_end(&[0, 0]).with(sprm::header_row()),
        cell("Mexico"),
        cell("6.08"),
        row_end(&[0, 0]),
        p("After."),
    ]);
    Case::new(
        "table",
        doc,
        "Before.
         cell 0:0:0 Member
         cell 0:0:1 Quota
         cell 0:1:0 Mexico
         cell 0:1:1 6.08
         After.",
    )
}

fn paragraphs_in_a_cell() -> Case {
    let doc = Doc::new(vec![
        p("one").with(sprm::in_table()),
        cell("two"),
        cell("three"),
        row_end(&[0, 0]),
        p("After."),
    ]);
    Case::new(
        "table-paragraphs",
        doc,
        "cell 0:0:0 one
         cell 0:0:0 two
         cell 0:0:1 three
         After.",
    )
}

/// The first two cells of the first row are one.
fn merged() -> Case {
    let doc = Doc::new(vec![
        cell("wide"),
        cell(""),
        cell("c"),
        row_end(&[sprm::MERGE_FIRST, sprm::MERGED, 0]),
        cell("d"),
        cell("e"),
        cell("f"),
        row_end(&[0, 0, 0]),
        p("After."),
    ]);
    Case::new(
        "table-merged",
        doc,
        "cell 0:0:0 wide
         cell 0:0:2 c
         cell 0:1:0 d
         cell 0:1:1 e
         cell 0:1:2 f
         After.",
    )
}

/// The first cells of both rows are one.
fn merged_down() -> Case {
    let doc = Doc::new(vec![
        cell("tall"),
        cell("b"),
        row_end(&[sprm::VERTICAL_FIRST, 0]),
        cell(""),
        cell("d"),
        row_end(&[sprm::VERTICAL_MERGED, 0]),
        p("After."),
    ]);
    Case::new(
        "table-merged-down",
        doc,
        "cell 0:0:0 tall
         cell 0:0:1 b
         cell 0:1:1 d
         After.",
    )
}

/// The last paragraph of a cell of an inner table.
fn inner(text: &str) -> Para {
    p(text)
        .with(sprm::in_table())
        .with(sprm::depth(2))
        .with(sprm::inner_cell())
}

/// A table of one row in the second cell of another.
fn nested() -> Case {
    let inner_end = p("")
        .with(sprm::in_table())
        .with(sprm::depth(2))
        .with(sprm::inner_cell())
        .with(sprm::inner_row_end())
        .with(sprm::table_row_at(&[4500, 6000, 7500], &[0, 0]));
    let outer = |text: &str| cell(text).with(sprm::depth(1));
    let doc = Doc::new(vec![
        outer("a"),
        inner("x"),
        inner("y"),
        inner_end,
        outer("b"),
        row_end(&[0, 0]).with(sprm::depth(1)),
        p("After."),
    ]);
    Case::new(
        "table-nested",
        doc,
        "cell 0:0:0 a
         cell 1:0:0 x
         cell 1:0:1 y
         cell 0:0:1 b
         After.",
    )
}

fn two_tables() -> Case {
    let doc = Doc::new(vec![
        cell("a"),
        row_end(&[0]),
        p("Between."),
        cell("b"),
        row_end(&[0]),
        p("After."),
    ]);
    Case::new(
        "table-two",
        doc,
        "cell 0:0:0 a
         Between.
         cell 1:0:0 b
         After.",
    )
}
