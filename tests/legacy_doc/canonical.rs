//! A short canonical text, and files that carry it whole: the ground for seeded defects.

use crate::made_doc::{Anchor, Doc, Level, List, Override, Para, Run, Section, cell, p, row_end};
use engross::transcript::{Cell, Note, NoteCall, Paragraph, Role, Running, RunningAt, Transcript};

/// Indices of the paragraphs of the sound document's body.
pub mod at {
    pub const TITLE: usize = 1;
    pub const RECITAL: usize = 2;
    pub const DECLARE: usize = 6;
    pub const OPERATIVE: usize = 7;
    pub const TABLE: usize = 11;
    pub const LAST: usize = 17;
}

/// The preambular paragraphs.
pub const RECITALS: [&str; 4] = [
    "RECALLING the Declaration on Security in the Americas, adopted in Mexico City in 2003;",
    "CONVINCED that “public security” is a right of all persons, without distinction of any kind;",
    "RECOGNIZING that states have the obligation to protect persons, and that cooperation between them is essential;",
    "BEARING IN MIND the report of the Chair, distributed as document No.\u{A0}5279 in four languages; and",
];

/// The operative paragraphs.
pub const OPERATIVE: [&str; 4] = [
    "That it is essential to strengthen the capacity of states to prevent violence and crime;",
    "Their determination to foster measures of prevention, mediation, and rehabilitation;",
    "That the Permanent Council should prepare, before the end of the year, a plan of action;",
    "Their gratitude to the Government and people of El Salvador for their generous hospitality.",
];

const TITLE: &str = "DRAFT DECLARATION ON PUBLIC SECURITY";
const LAST: &str = "Adopted at the second plenary session, held on June 7.";
const NOTE: &str = "As amended by the General Committee at its third meeting.";
const CELLS: [[&str; 2]; 2] = [
    ["Member state", "Quota assessed for 2011"],
    ["Republic of Peru", "0.41 per cent"],
];

/// What a reader ought to find. Without stories: as a text extraction can carry it, neither note, table nor footer.
pub fn transcript(stories: bool) -> Transcript {
    let text = |text: &str| Paragraph::plain(Role::Text, None, text);
    let item = |(index, text): (usize, &&str)| {
        Paragraph::plain(Role::Item, Some(format!("{}.", index + 1)), *text)
    };
    let mut body = vec![text("GENERAL ASSEMBLY"), text(TITLE)];
    body.extend(RECITALS.iter().enumerate().map(item));
    body.push(text("DECLARE:"));
    body.extend(OPERATIVE.iter().enumerate().map(item));
    if stories {
        body[at::RECITAL].notes.push(NoteCall {
            at: RECITALS[0].len(),
            marker: "1".to_owned(),
        });
        for (row, cells) in CELLS.iter().enumerate() {
            for (column, words) in cells.iter().enumerate() {
                let mut paragraph = Paragraph::plain(Role::Cell, None, *words);
                paragraph.cell = Some(Cell {
                    table: 0,
                    row,
                    column,
                    columns: 1,
                    rows: 1,
                    header: false,
                });
                body.push(paragraph);
            }
        }
    }
    body.push(text(LAST));
    let mut transcript = Transcript {
        symbol: Some("AG05279E04".to_owned()),
        body,
        ..Transcript::default()
    };
    if stories {
        transcript.notes = vec![Note {
            marker: "1".to_owned(),
            paragraphs: vec![Paragraph::plain(Role::Note, None, NOTE)],
        }];
        transcript.running = vec![Running {
            at: RunningAt::Following(0),
            footer: true,
            text: ["AG05279E04".to_owned(), String::new(), String::new()],
        }];
    }
    transcript
}

/// A Word file that carries it, its numbers automatic, in pieces of both widths.
pub fn doc() -> Doc {
    let mut body = vec![p("GENERAL ASSEMBLY"), p(TITLE)];
    body.extend(RECITALS.iter().map(|text| p(text).list(1, 0)));
    body[at::RECITAL].runs.push(Run::anchor(Anchor::Footnote));
    body.push(p("DECLARE:"));
    body.extend(OPERATIVE.iter().map(|text| p(text).list(2, 0)));
    body.extend(table());
    body.push(p(LAST));
    let mut doc = Doc::new(body);
    doc.footnotes = vec![vec![p(&format!(" {NOTE}"))]];
    doc.sections = vec![Section {
        footer: vec![p("AG05279E04")],
        ..Section::default()
    }];
    doc.lists = vec![List::new(7, vec![Level::new(0, "%1.")])];
    doc.overrides = vec![Override::of(7), Override::starting(7, 0, 1)];
    doc.cut = |units| {
        let cut = |(index, chunk): (usize, &[u16])| crate::made_doc::Cut {
            length: chunk.len(),
            wide: index % 2 == 1 || chunk.iter().any(|unit| *unit > 0xFF),
            prm: crate::made_doc::Prm::None,
        };
        units.chunks(40).enumerate().map(cut).collect()
    };
    doc
}

fn table() -> Vec<Para> {
    CELLS
        .iter()
        .flat_map(|cells| [cell(cells[0]), cell(cells[1]), row_end(&[0, 0])])
        .collect()
}

/// A text extraction that carries it, without stories.
pub fn txt() -> String {
    let mut out = format!("GENERAL ASSEMBLY\n{TITLE}\n");
    for (index, text) in RECITALS.iter().enumerate() {
        out.push_str(&format!("{}. {text}\n", index + 1));
    }
    out.push_str("DECLARE:\n");
    for (index, text) in OPERATIVE.iter().enumerate() {
        out.push_str(&format!("{}. {text}\n", index + 1));
    }
    out + LAST + "\n"
}

/// Replaces words in a paragraph of the sound document.
pub fn replace(doc: &mut Doc, index: usize, from: &str, to: &str) {
    let text = &mut doc.body[index].runs[0].text;
    assert!(text.contains(from), "{text:?} has no {from:?}");
    *text = text.replacen(from, to, 1);
}
