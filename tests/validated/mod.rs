//! A document of any length held against a legacy text with hundreds of differences of all gravities, made by hand: what
//! the report must stand, and what the judge of the page opens.

pub mod schema;

use super::press;
use engross::attached;
use engross::collate::{Certainty, Collation, Difference, Row, Verdict};
use engross::diag::{Finding, Rule, Severity};
use engross::legacy::{Class, Format, Gravity, Reading, Site, Story};
use engross::sheet;
use engross::transcript::{Paragraph, Role, Transcript};
use engross::validate::{Acceptance, Canonical, Checked, Decisions, Held, Matter, Partner, Way};
use std::sync::Arc;

macro_rules! class {
    ($code:literal, $severity:ident, $gravity:ident) => {
        Class {
            rule: Rule {
                code: $code,
                severity: Severity::$severity,
                summary: concat!("Made for tests: <", $code, ">."),
                explanation: "It occurs in tests only.",
            },
            gravity: Gravity::$gravity,
        }
    };
}

/// Classes of all gravities.
pub static CLASSES: [Class; 6] = [
    class!("MADE-WORD", Warning, Text),
    class!("MADE-LOST", Warning, Text),
    class!("MADE-NUMBER", Warning, Number),
    class!("MADE-FORM", Remark, Form),
    class!("MADE-ADDED", Warning, Text),
    class!("MADE-NOISE", Remark, Noise),
];

static MADE_REMARK: Rule = Rule {
    code: "MADE-REMARK",
    severity: Severity::Remark,
    summary: "Made for tests.",
    explanation: "It occurs in tests only.",
};

/// What each canonical paragraph says; the markup is part of the text.
fn said(number: usize) -> String {
    format!(
        "That matter {number} is <script>alert({number})</script> & \"urgent\", as everybody knows;"
    )
}

/// A canonical document of so many operative paragraphs.
pub fn canonical(paragraphs: usize) -> Canonical {
    let source = std::fs::read_to_string(press::path("fixtures/minimal/source.xml")).unwrap();
    let begin = source.find("<mainBody").unwrap();
    let end = source.find("</mainBody>").unwrap();
    let mut body = String::from("<mainBody eId=\"body\">\n");
    for number in 1..=paragraphs {
        let text = said(number).replace('&', "&amp;").replace('<', "&lt;");
        body.push_str(&format!(
            "<paragraph eId=\"para_{number}\"><num>{number}.</num><content><p>{text}</p></content></paragraph>\n"
        ));
    }
    let xml = format!("{}{body}{}", &source[..begin], &source[end..]);
    let document = engross::read::read("made.xml", xml.as_bytes())
        .value
        .unwrap();
    let layout = sheet::load("ag.toml", sheet::builtin("ag").unwrap())
        .value
        .unwrap();
    Canonical::new(&document, &layout, xml.as_bytes())
}

/// The canonical document held against a legacy text with two differences in most of its paragraphs, so many in all.
pub fn held(wanted: usize) -> Held {
    let canonical = canonical(wanted);
    let mut made = Made {
        canonical: &canonical.transcript,
        legacy: Vec::new(),
        differences: Vec::new(),
        rows: Vec::new(),
    };
    for at in 0..canonical.transcript.body.len() {
        made.row(at, wanted);
    }
    let (legacy, differences, rows) = (made.legacy, made.differences, made.rows);
    assert_eq!(differences.len(), wanted);
    Held {
        reading: Reading {
            format: Format::Text("windows-1252".into()),
            transcript: Transcript {
                body: legacy,
                ..Transcript::default()
            },
            damage: Vec::new(),
            symbols: Vec::new(),
            blind: vec!["Labels of lists that the extraction did not write out cannot be seen."],
        },
        collation: Collation {
            rows,
            differences,
            remarks: vec![Finding::new(
                &MADE_REMARK,
                "\"crime\" <b>twice</b>",
                "nothing is to be done",
            )],
            verdict: Verdict::Differs,
        },
        canonical: Arc::new(canonical),
    }
}

struct Made<'a> {
    canonical: &'a Transcript,
    legacy: Vec<Paragraph>,
    differences: Vec<Difference>,
    rows: Vec<Row>,
}

impl Made<'_> {
    /// A row for the canonical paragraph; every third has no difference.
    fn row(&mut self, at: usize, wanted: usize) {
        let canonical = &self.canonical.body[at];
        let text = canonical.text.clone();
        let whole = site(at, 0, text.len());
        let first = self.differences.len();
        let lacks = at.is_multiple_of(3) || first + 2 > wanted || !text.starts_with("That matter");
        let mut legacy = text.clone();
        let mut both = Vec::new();
        if !lacks {
            for which in [first % CLASSES.len(), (first + 1) % CLASSES.len()] {
                let (from, to) = match CLASSES[which].gravity {
                    Gravity::Text if which == 0 => ("urgent", "<i>old</i>"),
                    Gravity::Text if which == 1 => (", as everybody knows", ""),
                    Gravity::Text => ("", " indeed"),
                    Gravity::Number => ("matter", "matters"),
                    Gravity::Form => ("That ", "That\u{A0}"),
                    Gravity::Noise => (" is ", " is  "),
                };
                let start = match from {
                    "" => legacy.len() - 1,
                    _ => legacy.find(from).unwrap(),
                };
                let in_canonical = match from {
                    "" => text.len() - 1,
                    _ => text.find(from).unwrap(),
                };
                legacy.replace_range(start..start + from.len(), to);
                both.push((which, in_canonical, from, to));
            }
        }
        let number = self.legacy.len();
        let mut differences = Vec::new();
        for (which, start, from, to) in both {
            differences.push(self.differences.len());
            let there = match to {
                "" => legacy.len() - 1,
                to => legacy.rfind(to).unwrap(),
            };
            self.differences.push(Difference {
                id: attached::sha256(format!("{at} {which}").as_bytes())[..12].to_owned(),
                class: &CLASSES[which],
                certainty: [Certainty::Certain, Certainty::Likely, Certainty::Possible][at % 3],
                canonical: Some(site(at, start, start + from.len())),
                legacy: Some(site(number, there, there + to.len())),
                canonical_text: from.to_owned(),
                legacy_text: to.to_owned(),
                message: format!("Paragraph {at} says <{to}> for <{from}>."),
                help: "Look at the file & decide.".to_owned(),
                count: if which == 5 { 3 } else { 1 },
            });
        }
        let mut paragraph = Paragraph::plain(Role::Item, canonical.label.clone(), legacy);
        paragraph.place = format!("line {}", number + 1);
        self.rows.push(Row {
            canonical: vec![whole],
            legacy: vec![site(number, 0, paragraph.text.len())],
            differences,
        });
        self.legacy.push(paragraph);
    }
}

fn site(paragraph: usize, start: usize, end: usize) -> Site {
    Site {
        story: Story::Body,
        paragraph,
        range: start..end,
    }
}

/// What was found of it, under a name that must be escaped.
pub fn checked(held: &Held, name: &str, decisions: &Decisions) -> Checked {
    let sha256 = attached::sha256(name.as_bytes());
    let remarks = held.collation.remarks.iter().cloned();
    Checked {
        name: name.to_owned(),
        format: Some(held.reading.format.clone()),
        partner: Some(Partner {
            name: held.canonical.name.clone(),
            sha256: held.canonical.sha256.clone(),
            symbol: held.canonical.symbol.clone(),
            way: Way::Given,
        }),
        verdict: Some(held.collation.verdict),
        matters: remarks
            .map(|finding| Matter {
                id: "0123456789ab".into(),
                finding,
                accepted: Some(Acceptance {
                    by: "A. <Clerk>".into(),
                    reason: "as printed".into(),
                }),
            })
            .collect(),
        differences: held.shown(name, &sha256, decisions),
        blind: held.reading.blind.clone(),
        sha256,
    }
}
