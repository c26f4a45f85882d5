//! Every way in which a file can differ, made once: each must be found, by its own rule.

use super::compare;
use crate::transcript::{
    Cell, Emphasis, EmphasisKind, LanguageRange, LinkRange, Note, NoteCall, Paragraph, Role,
    Running, RunningAt, Sees, TextBox, Transcript,
};

fn item(label: &str, text: &str) -> Paragraph {
    Paragraph::plain(Role::Item, Some(label.into()), text)
}

fn cell(row: usize, column: usize, header: bool, text: &str) -> Paragraph {
    let mut paragraph = Paragraph::plain(Role::Cell, None, text);
    paragraph.cell = Some(Cell {
        table: 0,
        row,
        column,
        columns: 1,
        rows: 1,
        header,
    });
    paragraph
}

fn line(at: RunningAt, footer: bool, text: [&str; 3]) -> Running {
    Running {
        at,
        footer,
        text: text.map(String::from),
    }
}

/// A transcript with something of everything.
fn whole() -> Transcript {
    let mut title = Paragraph::plain(Role::Heading(1), None, "DRAFT DECLARATION\nON LIGHTS");
    title.style = vec![EmphasisKind::Bold];
    let mut noted = item(
        "1.",
        "RECOGNIZING\u{A0}the  lights, [shall/should] and “boya”;",
    );
    noted.notes = vec![
        NoteCall {
            at: 17,
            marker: "1".into(),
        },
        NoteCall {
            at: 25,
            marker: "2".into(),
        },
    ];
    noted.emphasis = vec![Emphasis {
        start: 0,
        end: 11,
        kind: EmphasisKind::Italic,
    }];
    let boya = noted.text.find('“').unwrap();
    noted.languages = vec![LanguageRange {
        range: boya..noted.text.len() - 1,
        language: "es".into(),
    }];
    let mut linked = item("2.", "See paragraph 1, and the almanac.");
    linked.links = vec![
        LinkRange {
            range: 4..15,
            target: "#".into(),
        },
        LinkRange {
            range: 25..32,
            target: "https://example.org/".into(),
        },
    ];
    let note = |marker: &str, text: &str| Note {
        marker: marker.into(),
        paragraphs: vec![Paragraph::plain(Role::Note, None, text)],
    };
    Transcript {
        title: Some("DRAFT DECLARATION ON LIGHTS".into()),
        language: Some("en".into()),
        symbol: Some("AG09999E01".into()),
        body: vec![
            title,
            Paragraph::plain(Role::Text, None, "crime and violence crime impair"),
            noted,
            linked,
            cell(0, 0, true, "Light"),
            cell(0, 1, true, "Height"),
            cell(1, 0, true, "Alder Point"),
            cell(1, 1, false, "21"),
            item("3.", "That every light be kept."),
        ],
        notes: vec![note("1", "First note."), note("2", "Second note.")],
        running: vec![
            line(RunningAt::First(0), true, ["AG09999E01", "", ""]),
            line(RunningAt::Following(0), false, ["AG09999E01", "- {} -", ""]),
        ],
        ..Transcript::default()
    }
}

/// The codes that `change` makes `compare` find.
fn codes(change: impl FnOnce(&mut Transcript)) -> Vec<&'static str> {
    let mut found = whole();
    change(&mut found);
    compare(&whole(), &found)
        .iter()
        .map(|finding| finding.rule.code)
        .collect()
}

#[test]
fn equal_transcripts_have_no_findings() {
    assert_eq!(codes(|_| {}), [""; 0]);
}

#[test]
fn every_change_of_text_is_found() {
    let text = |from: &str, to: &str| {
        codes(|t| {
            let hit = t.body.iter_mut().find(|p| p.text.contains(from)).unwrap();
            hit.text = hit.text.replacen(from, to, 1);
        })
    };
    assert_eq!(text("\u{A0}", " "), ["PROOF-TEXT"]);
    assert_eq!(text("  ", " "), ["PROOF-TEXT"]);
    assert_eq!(text("crime impair", "impair"), ["PROOF-TEXT"]);
    assert_eq!(text("“boya”", "\"boya\""), ["PROOF-TEXT"]);
    assert_eq!(text("DECLARATION\n", "DECLARATION "), ["PROOF-TEXT"]);
    assert_eq!(text("kept.", "kept. "), ["PROOF-TEXT"]);
    assert_eq!(text("light be", "li\u{AD}ght be"), ["PROOF-TEXT"]);
}

#[test]
fn labels_and_roles_are_compared() {
    assert_eq!(
        codes(|t| t.body[2].label = Some("1".into())),
        ["PROOF-LABEL"]
    );
    assert_eq!(codes(|t| t.body[2].label = None), ["PROOF-LABEL"]);
    assert_eq!(
        codes(|t| t.body[1].label = Some("1.".into())),
        ["PROOF-LABEL"]
    );
    assert_eq!(codes(|t| t.body[0].role = Role::Heading(2)), ["PROOF-ROLE"]);
    assert_eq!(codes(|t| t.body[8].role = Role::Text), ["PROOF-ROLE"]);
}

#[test]
fn lost_added_and_moved_paragraphs_are_one_finding_each() {
    assert_eq!(codes(|t| drop(t.body.remove(3))), ["PROOF-MISSING"]);
    assert_eq!(codes(|t| drop(t.body.drain(4..8))), ["PROOF-MISSING"]);
    assert_eq!(codes(|t| t.body.clear()), ["PROOF-MISSING"]);
    let twice = |t: &mut Transcript| t.body.insert(4, t.body[3].clone());
    assert_eq!(codes(twice), ["PROOF-EXTRA"]);
    assert_eq!(codes(|t| t.body.swap(1, 3)), ["PROOF-MOVED", "PROOF-MOVED"]);
    let to_end = |t: &mut Transcript| {
        let first = t.body.remove(1);
        t.body.push(first);
    };
    assert_eq!(codes(to_end), ["PROOF-MOVED"]);
    let boxed = |t: &mut Transcript| {
        t.boxes.push(TextBox {
            paragraphs: vec![Paragraph::plain(Role::Text, None, "DRAFT")],
        })
    };
    assert_eq!(codes(boxed), ["PROOF-EXTRA"]);
}

#[test]
fn notes_are_compared_with_their_calls() {
    assert_eq!(codes(|t| t.notes.swap(0, 1)), ["PROOF-NOTE"]);
    assert_eq!(codes(|t| drop(t.notes.pop())), ["PROOF-NOTE"]);
    assert_eq!(codes(|t| t.notes[0].marker = "*".into()), ["PROOF-NOTE"]);
    assert_eq!(codes(|t| t.body[2].notes[0].at += 1), ["PROOF-NOTE"]);
    assert_eq!(
        codes(|t| t.body[2].notes[1].marker = "1".into()),
        ["PROOF-NOTE"]
    );
    assert_eq!(codes(|t| drop(t.body[2].notes.pop())), ["PROOF-NOTE"]);
    let text = |t: &mut Transcript| t.notes[1].paragraphs[0].text = "Second nota.".into();
    assert_eq!(codes(text), ["PROOF-TEXT"]);
}

#[test]
fn what_is_set_off_is_compared() {
    assert_eq!(codes(|t| t.body[2].emphasis.clear()), ["PROOF-EMPHASIS"]);
    assert_eq!(
        codes(|t| t.body[2].emphasis[0].end = 10),
        ["PROOF-EMPHASIS"]
    );
    let bold = |t: &mut Transcript| t.body[2].emphasis[0].kind = EmphasisKind::Bold;
    assert_eq!(codes(bold), ["PROOF-EMPHASIS"]);
    let split = |t: &mut Transcript| {
        t.body[2].emphasis[0].end = 5;
        let rest = Emphasis {
            start: 5,
            end: 11,
            kind: EmphasisKind::Italic,
        };
        t.body[2].emphasis.push(rest);
    };
    assert_eq!(codes(split), [""; 0], "two runs that touch are one stretch");
    let broken = |t: &mut Transcript| {
        t.body[0].emphasis.push(Emphasis {
            start: 17,
            end: 18,
            kind: EmphasisKind::Italic,
        })
    };
    assert_eq!(codes(broken), [""; 0], "a line break has no look");
}

#[test]
fn a_reader_without_styles_is_given_absolute_emphasis() {
    let sees = Sees {
        breaks: false,
        styles: false,
        ..Sees::default()
    };
    let pdf = |t: &mut Transcript| {
        t.sees = sees;
        t.body[0].text = "DRAFT DECLARATIONON LIGHTS".into();
        t.body[0].lines = vec![17];
        t.body[0].emphasis = vec![Emphasis {
            start: 0,
            end: 26,
            kind: EmphasisKind::Bold,
        }];
    };
    assert_eq!(codes(pdf), [""; 0]);
    let light = |t: &mut Transcript| {
        pdf(t);
        t.body[0].emphasis.clear();
    };
    assert_eq!(codes(light), ["PROOF-EMPHASIS"]);
    let unbroken = |t: &mut Transcript| {
        pdf(t);
        t.body[0].lines = vec![6];
    };
    assert_eq!(codes(unbroken), ["PROOF-TEXT"]);
}

#[test]
fn languages_are_those_of_the_characters() {
    assert_eq!(codes(|t| t.body[2].languages.clear()), ["PROOF-LANGUAGE"]);
    let french = |t: &mut Transcript| t.body[1].language = Some("fr".into());
    assert_eq!(codes(french), ["PROOF-LANGUAGE"]);
    let region = |t: &mut Transcript| {
        t.language = Some("en-US".into());
        t.body[2].languages[0].language = "es-SV".into();
    };
    assert_eq!(codes(region), [""; 0]);
    assert!(codes(|t| t.language = Some("fr".into())).contains(&"PROOF-METADATA"));
}

#[test]
fn links_are_compared_by_words_and_address() {
    assert_eq!(codes(|t| t.body[3].links.clear()), ["PROOF-LINK"]);
    assert_eq!(
        codes(|t| t.body[3].links[1].target.push('x')),
        ["PROOF-LINK"]
    );
    assert_eq!(codes(|t| t.body[3].links[0].range.end -= 2), ["PROOF-LINK"]);
    let extra = |t: &mut Transcript| {
        t.body[1].links.push(LinkRange {
            range: 0..5,
            target: "#".into(),
        })
    };
    assert_eq!(codes(extra), ["PROOF-LINK"]);
}

#[test]
fn cells_are_compared_with_their_place() {
    let set = |change: fn(&mut Cell)| codes(|t| change(t.body[7].cell.as_mut().unwrap()));
    assert_eq!(set(|c| c.row = 2), ["PROOF-TABLE"]);
    assert_eq!(set(|c| c.columns = 2), ["PROOF-TABLE"]);
    assert_eq!(set(|c| c.header = true), ["PROOF-TABLE"]);
    assert_eq!(codes(|t| t.body[7].cell = None), ["PROOF-TABLE"]);
    let blind = |row: usize| {
        codes(|t| {
            t.sees.row_headers = false;
            t.body[row].cell.as_mut().unwrap().header = false;
        })
    };
    assert_eq!(
        blind(6),
        [""; 0],
        "the heading of a row, which this reader cannot see"
    );
    assert_eq!(
        blind(5),
        ["PROOF-TABLE"],
        "the heading of a column, which every reader sees"
    );
}

#[test]
fn running_text_is_compared_by_section() {
    assert_eq!(
        codes(|t| t.running.clear()),
        ["PROOF-RUNNING", "PROOF-RUNNING"]
    );
    assert_eq!(
        codes(|t| t.running[1].text[1] = "{}".into()),
        ["PROOF-RUNNING"]
    );
    assert_eq!(codes(|t| t.running[0].text[0].push('5')), ["PROOF-RUNNING"]);
    let moved = |t: &mut Transcript| t.running[0].text.swap(0, 2);
    assert_eq!(codes(moved), ["PROOF-RUNNING"]);
    let cover = |text: &'static str| {
        codes(move |t| {
            t.running.push(line(
                RunningAt::Following(1),
                false,
                ["AG09999E01", text, ""],
            ))
        })
    };
    assert_eq!(
        cover("- {} -"),
        [""; 0],
        "one section more, as a cover makes"
    );
    assert_eq!(cover("{}"), ["PROOF-RUNNING"]);
}

#[test]
fn running_text_is_compared_page_by_page() {
    let pages = |change: fn(&mut Vec<Running>)| {
        codes(|t| {
            t.pages = Some(4);
            t.blank_pages = vec![2];
            t.running = super::on_pages(&whole().running, 4, &[2]);
            change(&mut t.running);
        })
    };
    assert_eq!(pages(|_| {}), [""; 0]);
    assert_eq!(pages(|r| r[1].text[1] = "- 2 -".into()), ["PROOF-RUNNING"]);
    assert_eq!(pages(|r| drop(r.pop())), ["PROOF-RUNNING"]);
    assert_eq!(
        pages(|r| r.push(line(RunningAt::Page(2), false, ["", "- 2 -", ""]))),
        ["PROOF-RUNNING"],
        "a blank page bears nothing"
    );
    assert_eq!(
        pages(|r| r.push(line(RunningAt::Page(1), false, ["", "- 1 -", ""]))),
        ["PROOF-RUNNING"],
        "no number on the first page"
    );
}

#[test]
fn metadata_is_compared() {
    assert_eq!(codes(|t| t.title = None), ["PROOF-METADATA"]);
    assert_eq!(
        codes(|t| t.symbol = Some("AG09999E02".into())),
        ["PROOF-METADATA"]
    );
}

#[test]
fn a_message_says_which_paragraph_and_which_character() {
    let mut found = whole();
    found.body[2].text = found.body[2].text.replace('\u{A0}', " ");
    found.body[2].place = "page 3".into();
    let findings = compare(&whole(), &found);
    let message = &findings[0].message;
    for part in [
        "1. “RECOGNIZING",
        "page 3",
        "character 12",
        "U+00A0",
        "U+0020",
    ] {
        assert!(message.contains(part), "{part} in {message}");
    }
}
