//! What an editor changed since a file was issued, paragraph by paragraph: the proof's comparison, told as edits.
//!
//! Every difference of the body, the notes and text boxes that the proof would report is here, under the code that the
//! proof gives it. In addition the paragraphs' styles are compared: two styles are the same if they have a name in
//! common, whatever the case ([`Paragraph::style_names`]).

use super::align::Step;
use super::{Sides, body, diff, metadata, notes, rules, running, words};
use crate::diag::Finding;
use crate::transcript::{Cell, Paragraph, Transcript};

/// All edits, in reading order.
#[derive(Clone, Debug, Default)]
pub struct Edits {
    /// Those of paragraphs: the body's, then the notes', then those of text boxes.
    pub paragraphs: Vec<Edit>,
    /// The paragraphs of the body that stand at the same place, changed or not: expected and found.
    pub pairs: Vec<(usize, usize)>,
    /// Differences outside of paragraphs: metadata and running text.
    pub around: Vec<Finding>,
}

/// Where the paragraphs stand that an edit is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Story {
    /// The body.
    Body,
    /// A note, by its index on either side.
    Note(Option<usize>, Option<usize>),
    /// Text boxes.
    Boxes,
}

/// What was done to one paragraph.
#[derive(Clone, Debug)]
pub struct Edit {
    /// What it is called where edits are chosen; empty until it is named ([`crate::accept::edits`]).
    pub key: String,
    /// Where.
    pub story: Story,
    /// The paragraph as it ought to be, as an index in its story; `None` where it is new.
    pub expected: Option<usize>,
    /// The paragraph as it is, as an index in its story; `None` where it is gone.
    pub found: Option<usize>,
    /// The label of the paragraph, or what stands for it.
    pub label: Option<String>,
    /// Its text: as it ought to be, or as it is where it is new.
    pub text: String,
    /// Where it stands in a table.
    pub cell: Option<Cell>,
    /// The canonical XML's place, or the file's where the paragraph is new.
    pub place: String,
    /// What was done.
    pub changes: Vec<Change>,
}

/// One change.
#[derive(Clone, Debug)]
pub enum Change {
    /// The paragraph is gone.
    Deleted,
    /// The paragraph is new.
    Inserted {
        /// The paragraph before it in the file, named.
        after: Option<String>,
    },
    /// The paragraph stands elsewhere.
    Moved {
        /// The paragraph before it in the file, named.
        after: Option<String>,
    },
    /// The text was changed.
    Text {
        /// What it ought to be.
        from: String,
        /// What it is.
        to: String,
    },
    /// The number was changed.
    Number {
        /// What it ought to be.
        from: Option<String>,
        /// What it is.
        to: Option<String>,
    },
    /// Another style was given.
    Style {
        /// The name of the style that it ought to have.
        from: String,
        /// The name of the style that it has.
        to: String,
    },
    /// Any other difference that the proof reports.
    Other(Finding),
}

impl Change {
    /// The code: that of the proof, where the proof knows this difference.
    pub fn code(&self) -> &'static str {
        match self {
            Change::Deleted => rules::MISSING.code,
            Change::Inserted { .. } => rules::EXTRA.code,
            Change::Moved { .. } => rules::MOVED.code,
            Change::Text { .. } => rules::TEXT.code,
            Change::Number { .. } => rules::LABEL.code,
            Change::Style { .. } => rules::STYLE.code,
            Change::Other(finding) => finding.rule.code,
        }
    }

    /// What was done, in one word.
    pub fn word(&self) -> &'static str {
        match self {
            Change::Deleted => "deleted",
            Change::Inserted { .. } => "inserted",
            Change::Moved { .. } => "moved",
            Change::Text { .. } => "text",
            Change::Number { .. } => "number",
            Change::Style { .. } => "style",
            Change::Other(_) => "other",
        }
    }
}

/// The edits that lead from `expected` to `found`.
pub fn edits(expected: &Transcript, found: &Transcript) -> Edits {
    let mut edits = Edits::default();
    metadata::compare(expected, found, &mut edits.around);
    running::compare(expected, found, &mut edits.around);
    running::figures(expected, found, &mut edits.around);
    let sides = Sides { expected, found };
    edits.pairs = body::aligned(sides, &expected.body, &found.body)
        .into_iter()
        .filter_map(|step| match step {
            Step::Pair(i, j) => Some((i, j)),
            _ => None,
        })
        .collect();
    let all = &mut edits.paragraphs;
    story(sides, Story::Body, &expected.body, &found.body, all);
    for step in notes::aligned(expected, found) {
        note(sides, step, all);
    }
    let boxes = |t: &Transcript| -> Vec<Paragraph> {
        t.boxes.iter().flat_map(|b| b.paragraphs.clone()).collect()
    };
    story(sides, Story::Boxes, &boxes(expected), &boxes(found), all);
    edits
}

fn story(
    sides: Sides<'_>,
    story: Story,
    expected: &[Paragraph],
    found: &[Paragraph],
    edits: &mut Vec<Edit>,
) {
    let header_rows = body::header_rows(expected);
    let after = |j: usize| found[..j].last().map(words::name);
    for step in body::aligned(sides, expected, found) {
        let (i, j, changes) = match step {
            Step::Pair(i, j) => {
                let (e, f) = (&expected[i], &found[j]);
                let mut findings = Vec::new();
                body::pair(sides, e, f, &header_rows, &mut findings);
                let mut changes: Vec<Change> = findings
                    .into_iter()
                    .map(|finding| change(e, f, finding))
                    .collect();
                changes.extend(style(e, f));
                (Some(i), Some(j), changes)
            }
            Step::Moved(i, j) => {
                let mut changes = vec![Change::Moved { after: after(j) }];
                changes.extend(style(&expected[i], &found[j]));
                (Some(i), Some(j), changes)
            }
            Step::Missing(i) => (Some(i), None, vec![Change::Deleted]),
            Step::Extra(j) => (None, Some(j), vec![Change::Inserted { after: after(j) }]),
        };
        let known = i.map(|i| &expected[i]).or(j.map(|j| &found[j]));
        if let (Some(known), false) = (known, changes.is_empty()) {
            edits.push(Edit {
                key: String::new(),
                story,
                expected: i,
                found: j,
                label: known.label.clone(),
                text: known.text.clone(),
                cell: known.cell,
                place: known.place.clone(),
                changes,
            });
        }
    }
}

/// A difference that the proof found, as a change.
fn change(e: &Paragraph, f: &Paragraph, finding: Finding) -> Change {
    if finding.rule.code == rules::TEXT.code && e.text != f.text {
        Change::Text {
            from: e.text.clone(),
            to: f.text.clone(),
        }
    } else if finding.rule.code == rules::LABEL.code {
        Change::Number {
            from: e.label.clone(),
            to: f.label.clone(),
        }
    } else {
        Change::Other(finding)
    }
}

fn style(e: &Paragraph, f: &Paragraph) -> Option<Change> {
    let (from, to) = (e.style_names.first()?, f.style_names.first()?);
    let shared = e
        .style_names
        .iter()
        .any(|name| f.style_names.iter().any(|n| n.eq_ignore_ascii_case(name)));
    (!shared).then(|| Change::Style {
        from: from.clone(),
        to: to.clone(),
    })
}

fn note(sides: Sides<'_>, step: Step, edits: &mut Vec<Edit>) {
    let (expected, found) = (sides.expected, sides.found);
    let (i, j) = match step {
        Step::Pair(i, j) | Step::Moved(i, j) => (Some(i), Some(j)),
        Step::Missing(i) => (Some(i), None),
        Step::Extra(j) => (None, Some(j)),
    };
    let at = Story::Note(i, j);
    if let Some(finding) = notes::difference(expected, found, step) {
        let known = i
            .and_then(|i| expected.notes.get(i))
            .or(j.and_then(|j| found.notes.get(j)));
        let first = known.and_then(|note| note.paragraphs.first());
        edits.push(Edit {
            key: String::new(),
            story: at,
            expected: i.map(|_| 0),
            found: j.map(|_| 0),
            label: known.map(|note| note.marker.clone()),
            text: first.map(|p| p.text.clone()).unwrap_or_default(),
            cell: None,
            place: first.map(|p| p.place.clone()).unwrap_or_default(),
            changes: vec![Change::Other(finding)],
        });
    }
    if let Step::Pair(i, j) = step {
        let (e, f) = (&expected.notes[i], &found.notes[j]);
        let before = edits.len();
        story(sides, at, &e.paragraphs, &f.paragraphs, edits);
        for edit in &mut edits[before..] {
            edit.label.get_or_insert_with(|| e.marker.clone());
        }
    }
}

impl Edit {
    /// The paragraph's label and first words, after the note or the cell that it stands in.
    pub fn name(&self) -> String {
        let within = match (self.story, self.cell) {
            (Story::Note(..), _) => "note ".to_owned(),
            (Story::Boxes, _) => "text box, ".to_owned(),
            (Story::Body, Some(cell)) => format!(
                "table {}, row {}, column {}: ",
                cell.table + 1,
                cell.row + 1,
                cell.column + 1
            ),
            (Story::Body, None) => String::new(),
        };
        let own = match &self.label {
            Some(label) => format!("{} {}", words::shown(label), words::quote(&self.text)),
            None => words::quote(&self.text),
        };
        within + &own
    }

    /// A changed style as a finding: the one change that the proof does not report.
    pub fn style_finding(&self) -> Option<Finding> {
        self.changes.iter().find_map(|change| match change {
            Change::Style { from, to } => Some(Finding::new(
                &rules::STYLE,
                format!("{}: the style should be {from}, but is {to}.", self.name()),
                "Give the paragraph its style again, or leave it if the look is meant.",
            )),
            _ => None,
        })
    }
}

/// A changed text on one line: what was taken out as `[-words-]`, what was put in as `{+words+}`, and some words around.
pub fn marked(from: &str, to: &str) -> String {
    /// How many characters are shown on either side of a change.
    const AROUND: usize = 32;
    let mut out = String::new();
    let mut at = 0;
    let hunks = diff::phrases(from, to);
    for (number, hunk) in hunks.iter().enumerate() {
        let between = &from[at..hunk.old.start];
        out.push_str(&match number {
            0 => last(between, AROUND),
            _ if between.chars().count() > 2 * AROUND => {
                format!("{}{}", first(between, AROUND), last(between, AROUND))
            }
            _ => words::shown(between),
        });
        if !hunk.old.is_empty() {
            out.push_str(&format!("[-{}-]", words::shown(&from[hunk.old.clone()])));
        }
        if !hunk.new.is_empty() {
            out.push_str(&format!("{{+{}+}}", words::shown(&to[hunk.new.clone()])));
        }
        at = hunk.old.end;
    }
    out.push_str(&first(&from[at..], AROUND));
    out
}

/// The beginning of a text.
fn first(text: &str, characters: usize) -> String {
    match text.char_indices().nth(characters) {
        Some((cut, _)) => format!("{}…", words::shown(&text[..cut])),
        None => words::shown(text),
    }
}

/// The end of a text.
fn last(text: &str, characters: usize) -> String {
    match text.char_indices().rev().nth(characters) {
        Some((cut, c)) => format!("…{}", words::shown(&text[cut + c.len_utf8()..])),
        None => words::shown(text),
    }
}
