//! Tables, pictures, counted lists and notes.

use super::*;
use crate::model::{Block as ModelBlock, BlockKind, Cell, Note, Row};

fn cell(b: &mut Build, text: &str, columns: u16, rows: u16, header: bool) -> Cell {
    Cell {
        node: b.id(),
        marks: Marks::default(),
        header,
        columns,
        rows,
        blocks: vec![b.p(text)],
    }
}

fn row(b: &mut Build, cells: Vec<Cell>) -> Row {
    Row {
        node: b.id(),
        marks: Marks::default(),
        cells,
    }
}

fn table(b: &mut Build, rows: Vec<Row>) -> ModelBlock {
    ModelBlock {
        node: b.id(),
        marks: Marks::default(),
        kind: BlockKind::Table(crate::model::Table {
            caption: None,
            ruled: true,
            rows,
        }),
    }
}

fn first_table(flow: &Flow) -> &Table {
    flow.sections[0]
        .blocks
        .iter()
        .find_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) => None,
        })
        .unwrap()
}

#[test]
fn cells_find_their_columns_and_columns_share_the_measure() {
    let mut b = Build::default();
    let cells = vec![
        cell(&mut b, "Day", 1, 2, true),
        cell(&mut b, "Programme of the whole day", 2, 1, true),
    ];
    let head = row(&mut b, cells);
    let cells = vec![
        cell(&mut b, "10:00", 1, 1, true),
        cell(&mut b, "Opening", 1, 1, true),
    ];
    let second = row(&mut b, cells);
    let cells = vec![
        cell(&mut b, "Monday", 1, 1, true),
        cell(&mut b, "15:00", 1, 1, false),
        cell(
            &mut b,
            "The lights of the north, and a great deal of other matter",
            1,
            1,
            false,
        ),
    ];
    let third = row(&mut b, cells);
    let table = table(&mut b, vec![head, second, third]);
    let flow = styled(&b.declaration(vec![table]));
    let table = first_table(&flow);
    let columns: Vec<Vec<usize>> = table
        .rows
        .iter()
        .map(|row| row.cells.iter().map(|cell| cell.column).collect())
        .collect();
    assert_eq!(columns, [vec![0, 1], vec![1, 2], vec![0, 1, 2]]);
    assert_eq!(table.header_rows, 2);
    let total: Length = table.columns.iter().copied().sum();
    assert!(total <= flow.page.measure());
    assert!(flow.page.measure() - total < Length::from_twips(1));
    assert!(table.columns[2] > table.columns[0], "{:?}", table.columns);
    let roles: Vec<Role> = paragraphs(&flow).iter().map(|p| p.role).collect();
    assert_eq!(roles[0], Role::TableHeader);
    assert_eq!(roles[6], Role::TableCell);
}

#[test]
fn ragged_rows_are_told() {
    let mut b = Build::default();
    let cells = vec![
        cell(&mut b, "a", 1, 1, false),
        cell(&mut b, "b", 1, 1, false),
    ];
    let first = row(&mut b, cells);
    let cells = vec![cell(&mut b, "c", 1, 1, false)];
    let second = row(&mut b, cells);
    let table = table(&mut b, vec![first, second]);
    assert_eq!(codes(&b.declaration(vec![table])), ["TABLE-RAGGED"]);
}

#[test]
fn pictures_are_paragraphs_of_their_own_and_fit_the_measure() {
    let mut b = Build::default();
    let image = |b: &mut Build, width: &str, height: &str| {
        let kind = InlineKind::Image {
            src: "a.png".into(),
            alt: Some("A".into()),
            width: Some(width.into()),
            height: Some(height.into()),
        };
        b.inline(kind, "", "")
    };
    let before = crate::model::Inline::Text(b.id(), "See:".into());
    let small = image(&mut b, "96", "48");
    let mixed = b.text(TextKind::Paragraph, vec![before, small]);
    let large = image(&mut b, "1920", "960");
    let alone = b.text(TextKind::Paragraph, vec![large]);
    let flow = styled(&b.declaration(vec![mixed, alone]));
    let sizes: Vec<(Length, Length)> = paragraphs(&flow)
        .iter()
        .filter_map(|p| match &p.inlines[0] {
            Inline::Figure(figure) => Some((figure.width, figure.height)),
            _ => None,
        })
        .collect();
    let measure = flow.page.measure();
    assert_eq!(
        sizes,
        [
            (Length::from_points(72), Length::from_points(36)),
            (measure, measure / 2)
        ]
    );
    assert_eq!(lines(&flow)[0].0, Role::ReportParagraph);

    let mut b = Build::default();
    let image = image(&mut b, "", "9");
    let p = b.text(TextKind::Paragraph, vec![image]);
    assert_eq!(codes(&b.declaration(vec![p])), ["FIGURE-SIZE"]);
}

#[test]
fn counted_lists_and_bullets_get_the_layouts_labels() {
    let mut b = Build::default();
    let item = |b: &mut Build, text: &str, value: Option<&str>| {
        let words = vec![crate::model::Inline::Text(b.id(), text.into())];
        let bare = b.text(TextKind::Bare, words);
        let mut li = b.group(GroupKind::ListItem, "", vec![bare]);
        li.marks.value = value.map(str::to_owned);
        li
    };
    let bullets = vec![item(&mut b, "up", None), item(&mut b, "out", None)];
    let bullets = b.group(GroupKind::BulletList, "", bullets);
    let mut second = item(&mut b, "watching:", None);
    if let BlockKind::Group(group) = &mut second.kind {
        group.children.push(bullets);
    }
    let items = vec![
        item(&mut b, "trimming", None),
        second,
        item(&mut b, "writing", Some("7")),
    ];
    let list = b.group(GroupKind::OrderedList, "", items);
    let before = b.p("A day:");
    let after = b.p("The rest.");
    let content = b.group(GroupKind::Content, "", vec![before, list, after]);
    let paragraph = b.group(GroupKind::Paragraph, "1.", vec![content]);
    let flow = styled(&b.declaration(vec![paragraph]));
    let found: Vec<(Role, &str)> = paragraphs(&flow)
        .iter()
        .map(|p| (p.role, label(p)))
        .collect();
    assert_eq!(
        found,
        [
            (Role::OperativeParagraph, "1."),
            (Role::ListItem, "1."),
            (Role::ListItem, "2."),
            (Role::BulletItem, "•"),
            (Role::BulletItem, "•"),
            (Role::ListItem, "7."),
            (Role::Continuation, ""),
        ]
    );
    let all = paragraphs(&flow);
    assert!(all[0].keep_with_next, "the words that announce a list");
    let at = |p: &Paragraph| p.label.as_ref().map(|l| l.at);
    assert_eq!(at(all[1]), Some(Length::from_points(36)));
    assert_eq!(
        at(all[3]),
        Some(Length::from_points(72)),
        "under the text of its item"
    );
}

#[test]
fn a_note_is_made_once_and_is_a_story_of_its_own() {
    let mut b = Build::default();
    let items = ["(a)", "(b)"].map(|num| b.numbered(GroupKind::Item, num, "x"));
    let list = b.group(GroupKind::BlockList, "", items.into());
    let words = b.p("Note.");
    let note = Note {
        node: b.named("note_1"),
        marks: Marks::default(),
        marker: "1".into(),
        placement: None,
        blocks: vec![words, list],
    };
    let call = |b: &mut Build| {
        let kind = InlineKind::NoteReference {
            href: "note_1".into(),
            marker: "1".into(),
        };
        b.inline(kind, "", "")
    };
    let first = call(&mut b);
    let first = b.text(TextKind::Paragraph, vec![first]);
    let first = b.group(GroupKind::Item, "(a)", vec![first]);
    let second = call(&mut b);
    let second = b.text(TextKind::Paragraph, vec![second]);
    let second = b.group(GroupKind::Item, "(b)", vec![second]);
    let list = b.group(GroupKind::BlockList, "", vec![first, second]);
    let body = b.division(DivisionKind::Body, vec![list]);
    let mut root = b.part(PartKind::Statement, vec![body]);
    root.notes.push(note);
    let flow = styled(&b.document(root));
    assert_eq!(flow.notes.len(), 1);
    let of_note: Vec<(Role, &str)> = flow.notes[0]
        .paragraphs
        .iter()
        .map(|p| (p.role, label(p)))
        .collect();
    assert_eq!(
        of_note,
        [
            (Role::NoteText, ""),
            (Role::NoteText, "(a)"),
            (Role::NoteText, "(b)")
        ]
    );
    let in_text: Vec<_> = paragraphs(&flow).iter().take(2).map(|p| p.list).collect();
    assert_eq!(
        in_text[0], in_text[1],
        "the note does not break the list around its call"
    );
    assert_eq!(
        flow.notes[0].paragraphs[1].label.as_ref().map(|l| l.at),
        Some(Length::ZERO)
    );
}

#[test]
fn a_call_of_no_note_is_told() {
    let mut b = Build::default();
    let kind = InlineKind::NoteReference {
        href: "nothing".into(),
        marker: "1".into(),
    };
    let call = b.inline(kind, "", "");
    let p = b.text(TextKind::Paragraph, vec![call]);
    assert_eq!(codes(&b.declaration(vec![p])), ["NOTE-MISSING"]);
}

#[test]
fn a_note_that_nothing_calls_is_told() {
    let mut b = Build::default();
    let words = b.p("Lost.");
    let note = Note {
        node: b.named("note_1"),
        marks: Marks::default(),
        marker: "1".into(),
        placement: None,
        blocks: vec![words],
    };
    let mut root = b.part(PartKind::Statement, Vec::new());
    root.notes.push(note);
    assert_eq!(codes(&b.document(root)), ["NOTE-UNCALLED"]);
}
