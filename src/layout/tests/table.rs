//! Tables over several pages.

use super::sample::{TEXT, flow, lay, outline, paragraph, report, runs};
use crate::flow::{Block, Flow, Table, TableCell, TableRow};
use crate::model::NodeId;
use crate::pages::{Item, Tag};
use crate::sheet::Role;
use crate::unit::Length;

fn cell(node: u32, column: usize, header: bool, words: &str) -> TableCell {
    let role = if header {
        Role::TableHeader
    } else {
        Role::TableCell
    };
    TableCell {
        node: NodeId(node),
        column,
        column_span: 1,
        row_span: 1,
        header,
        blocks: vec![Block::Paragraph(paragraph(node, role, words))],
    }
}

fn table(rows: u32, words: &str) -> Table {
    Table {
        node: NodeId(100),
        ruled: true,
        caption: Some(paragraph(101, Role::Caption, "Lights of the coast")),
        columns: vec![Length::parse("3in").unwrap(), Length::parse("3in").unwrap()],
        header_rows: 1,
        rows: (0..=rows)
            .map(|row| TableRow {
                node: NodeId(200 + row * 3),
                cells: (0..2)
                    .map(|column| {
                        let node = 201 + row * 3 + column as u32;
                        let words = if row == 0 { "Light" } else { words };
                        cell(node, column, row == 0, words)
                    })
                    .collect(),
                revision: None,
            })
            .collect(),
    }
}

fn with(table: Table) -> Flow {
    flow(vec![vec![
        report(1, TEXT),
        Block::Table(table),
        report(2, TEXT),
    ]])
}

#[test]
fn header_rows_are_repeated_as_artifacts() {
    let (pages, findings) = lay(&with(table(100, "Alder Point")));
    assert_eq!(findings, []);
    assert!(pages.pages.len() > 2);
    for (index, page) in pages.pages.iter().enumerate() {
        let heads: Vec<bool> = page
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Glyphs(run) if run.text == "Light" => {
                    Some(matches!(run.tag, Tag::Artifact(_)))
                }
                _ => None,
            })
            .collect();
        let has_rows = runs(&pages).any(|(p, run)| p == index && run.text == "Alder Point");
        let expected: &[bool] = match (index, has_rows) {
            (_, false) => &[],
            (0, true) => &[false, false],
            (_, true) => &[true, true],
        };
        assert_eq!(heads, expected, "page {index}");
    }
}

#[test]
fn structure_of_a_table() {
    let (pages, _) = lay(&with(table(1, "Alder Point")));
    assert_eq!(
        outline(&pages),
        "Document(Part(P Table(Caption THead(TR(TH(P) TH(P))) TBody(TR(TD(P) TD(P)))) P))"
    );
}

#[test]
fn a_row_taller_than_a_page_is_divided_with_a_remark() {
    let mut tall = table(3, "short");
    let words = TEXT.repeat(12);
    tall.rows[2].cells[1] = cell(300, 1, false, &words);
    let (pages, findings) = lay(&with(tall));
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].rule.code, "TABLE-ROW-SPLIT");
    assert!(pages.pages.len() > 1);
}

#[test]
fn rows_that_a_cell_joins_stay_together() {
    for above in 1..60 {
        let mut joined = table(above + 3, "row");
        let row = above as usize + 1;
        joined.rows[row].cells[0].row_span = 2;
        joined.rows[row + 1].cells.remove(0);
        let (pages, findings) = lay(&with(joined.clone()));
        assert_eq!(findings, []);
        let page = |node: NodeId| runs(&pages).find(|(_, run)| run.node == node).unwrap().0;
        let cells = (&joined.rows[row].cells[0], &joined.rows[row + 1].cells[0]);
        assert_eq!(page(cells.0.node), page(cells.1.node), "{above}");
    }
}

#[test]
fn rules_meet_and_do_not_lie_on_one_another() {
    let (pages, _) = lay(&with(table(2, "Alder Point")));
    let mut rules: Vec<_> = pages.pages[0]
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Rule(rule) => Some((rule.y, rule.x, rule.width, rule.height)),
            _ => None,
        })
        .collect();
    // three rows of two cells: a rule above each cell, three upright in each row, two to close
    assert_eq!(rules.len(), 3 * (2 + 3) + 2);
    rules.sort();
    rules.dedup();
    assert_eq!(rules.len(), 17);
}
