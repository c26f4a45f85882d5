//! Defects between stories, and of tables.

use super::{Defect, Texts};
use engross::transcript::{Note, Paragraph, Role, Running, RunningAt, TextBox};

/// The rows of tables: the indices of the cells of each, where there are several.
fn rows(texts: &Texts) -> Vec<Vec<usize>> {
    let mut rows: Vec<((usize, usize), Vec<usize>)> = Vec::new();
    for (at, paragraph) in texts.legacy.body.iter().enumerate() {
        let Some(cell) = paragraph.cell else { continue };
        match rows.last_mut() {
            Some((row, cells)) if *row == (cell.table, cell.row) => cells.push(at),
            _ => rows.push(((cell.table, cell.row), vec![at])),
        }
    }
    rows.into_iter()
        .map(|(_, cells)| cells)
        .filter(|cells| cells.len() > 1)
        .collect()
}

/// Writes some paragraphs in a row as one.
fn join(texts: &mut Texts, cells: &[usize], between: &str) {
    let text: Vec<String> = cells
        .iter()
        .map(|at| texts.legacy.body[*at].text.clone())
        .collect();
    texts.legacy.body[cells[0]] = Paragraph::plain(Role::Text, None, text.join(between));
    texts
        .legacy
        .body
        .drain(cells[0] + 1..cells[0] + cells.len());
}

fn long(texts: &Texts, n: usize) -> Option<usize> {
    let body = texts.legacy.body.iter().enumerate();
    let mut long = body
        .filter(|(_, p)| p.cell.is_none() && p.notes.is_empty() && p.text.split(' ').count() > 8);
    long.nth(n).map(|(at, _)| at)
}

pub const DEFECTS: &[Defect] = &[
    ("STORY-DUMPED", |t, n| {
        let Some(at) = long(t, n) else { return false };
        let symbol = t.canonical.symbol.clone().unwrap();
        t.legacy
            .body
            .insert(at, Paragraph::plain(Role::Text, None, symbol));
        true
    }),
    ("STORY-DUMPED", |t, n| {
        // a line of the masthead behind all else
        let mast = t.legacy.body.remove(0);
        t.legacy.body.push(mast);
        n == 0
    }),
    ("STORY-LOST", |t, n| {
        t.legacy.notes.clear();
        t.legacy.body.iter_mut().for_each(|p| p.notes.clear());
        t.canonical.body.iter_mut().for_each(|p| p.notes.clear());
        n == 0 && !t.canonical.notes.is_empty()
    }),
    ("STORY-LOST", |t, n| {
        t.legacy.running.clear();
        n == 0
    }),
    ("RUNNING-EXTRA", |t, n| {
        let text = ["".into(), "Printed by the night shift".into(), "".into()];
        t.legacy.running.push(Running {
            at: RunningAt::First(n),
            footer: true,
            text,
        });
        n < 2
    }),
    ("FIELD-STALE", |t, n| {
        let is_symbol = |running: &&mut Running| !running.text[0].is_empty();
        t.legacy
            .running
            .iter_mut()
            .filter(is_symbol)
            .for_each(|r| r.text[0] = r.text[0].replace('0', "1"));
        n == 0
    }),
    ("FIELD-STALE", |t, n| {
        let links = t.legacy.body.iter_mut().filter_map(|p| {
            let figure = |link: &&engross::transcript::LinkRange| {
                link.target.starts_with('#')
                    && p.text[link.range.clone()]
                        .bytes()
                        .all(|b| b.is_ascii_digit())
            };
            let range = p.links.iter().find(figure)?.range.clone();
            Some((p, range))
        });
        let mut links: Vec<_> = links.collect();
        let Some((paragraph, range)) = links.get_mut(n) else {
            return false;
        };
        super::replace(paragraph, range.start, range.end, "77");
        true
    }),
    ("TEXTBOX-MOVED", |t, n| {
        let Some(at) = long(t, n) else { return false };
        let paragraph = t.legacy.body.remove(at);
        t.legacy.boxes.push(TextBox {
            paragraphs: vec![paragraph],
        });
        true
    }),
    ("NOTE-MOVED", |t, n| {
        if n >= t.legacy.notes.len() || t.legacy.notes[n].paragraphs.len() > 1 {
            return false;
        }
        let note = t.legacy.notes.remove(n);
        let calls = |p: &Paragraph| p.notes.iter().any(|call| call.marker == note.marker);
        let Some(at) = t.legacy.body.iter().position(calls) else {
            return false;
        };
        let mut paragraph = note.paragraphs[0].clone();
        paragraph.label = Some(note.marker);
        t.legacy.body.insert(at + 1, paragraph);
        true
    }),
    ("NOTE-MOVED", |t, n| {
        // a paragraph of the body in a note
        let Some(at) = long(t, n).filter(|at| t.legacy.body[*at].label.is_none()) else {
            return false;
        };
        let paragraph = t.legacy.body.remove(at);
        t.legacy.notes.push(Note {
            marker: String::new(),
            paragraphs: vec![paragraph],
        });
        true
    }),
    ("NOTE-CALL", |t, n| {
        let mut calls = t.legacy.body.iter_mut().flat_map(|p| &mut p.notes);
        calls.nth(n).map(|call| call.at = 3).is_some()
    }),
    ("NOTE-CALL", |t, n| {
        let mut calls = t.legacy.body.iter_mut().filter(|p| !p.notes.is_empty());
        calls.nth(n).map(|p| p.notes.clear()).is_some()
    }),
    ("TABLE-RENDERED", |t, n| {
        let between = ["\t", " | ", "    "];
        let rows = rows(t);
        if rows.is_empty() || n >= between.len() {
            return false;
        }
        for cells in rows.iter().rev() {
            join(t, cells, between[n]);
        }
        true
    }),
    ("CELLS-MERGED", |t, n| {
        let rows = rows(t);
        let Some(cells) = rows.get(2 * n) else {
            return false;
        };
        join(t, &cells[..2], "");
        true
    }),
    ("CELLS-MERGED", |t, n| {
        let rows = rows(t);
        let Some(cells) = rows.get(2 * n + 1) else {
            return false;
        };
        join(t, cells, " ");
        true
    }),
];
