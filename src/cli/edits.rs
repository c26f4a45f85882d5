//! The report on what was changed in a file: for people, paragraph by paragraph, and as JSON.

use engross::verify::{Change, Edit, Story, marked};
use serde::Serialize;
use std::fmt::Write;

/// So many numbers changed in a row are told in one line.
const RUN: usize = 3;

/// An edit as JSON.
#[derive(Debug, Serialize)]
pub struct EditView {
    paragraph: String,
    story: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    name: String,
    text: String,
    place: String,
    changes: Vec<ChangeView>,
}

/// A change as JSON.
#[derive(Debug, Serialize)]
struct ChangeView {
    change: &'static str,
    code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    says: String,
}

impl EditView {
    /// The view of an edit.
    pub fn of(edit: &Edit) -> EditView {
        EditView {
            paragraph: edit.key.clone(),
            story: match edit.story {
                Story::Body => "body",
                Story::Note(..) => "note",
                Story::Boxes => "text box",
            },
            label: edit.label.clone(),
            name: edit.name(),
            text: edit.text.clone(),
            place: edit.place.clone(),
            changes: edit
                .changes
                .iter()
                .map(|change| ChangeView::of(change, &edit.text))
                .collect(),
        }
    }

    /// Old and new number, where nothing else was changed.
    fn number_only(&self) -> Option<(&str, &str)> {
        match self.changes.as_slice() {
            [only] if only.change == "number" => Some((only.from.as_deref()?, only.to.as_deref()?)),
            _ => None,
        }
    }
}

impl ChangeView {
    fn of(change: &Change, text: &str) -> ChangeView {
        let shown = |label: &Option<String>| label.clone().unwrap_or_else(|| "none".into());
        let place = |after: &Option<String>| match after {
            Some(after) => format!("after {after}"),
            None => "at the start".into(),
        };
        let (from, to, says) = match change {
            Change::Deleted => (Some(text.into()), None, format!("[-{text}-]")),
            Change::Inserted { after } => (
                None,
                Some(text.into()),
                format!("{}: {{+{text}+}}", place(after)),
            ),
            Change::Moved { after } => (None, None, format!("now {}", place(after))),
            Change::Text { from, to } => (Some(from.clone()), Some(to.clone()), marked(from, to)),
            Change::Number { from, to } => (
                from.clone(),
                to.clone(),
                format!("{} → {}", shown(from), shown(to)),
            ),
            Change::Style { from, to } => (
                Some(from.clone()),
                Some(to.clone()),
                format!("{from} → {to}"),
            ),
            Change::Other(finding) => (None, None, finding.message.clone()),
        };
        ChangeView {
            change: change.word(),
            code: change.code(),
            from,
            to,
            says,
        }
    }
}

/// The edits for people. Numbers that moved on together, as after an insertion, are one line.
pub fn text(edits: &[EditView]) -> String {
    let mut out = String::new();
    let mut at = 0;
    while at < edits.len() {
        let run: Vec<(&str, &str)> = edits[at..]
            .iter()
            .map_while(EditView::number_only)
            .collect();
        // writing to a String cannot fail
        if let ([first, .., last], true) = (run.as_slice(), run.len() >= RUN) {
            let _ = writeln!(
                out,
                "{} to {}\n    number    PROOF-LABEL    {} paragraphs: {} → {} to {} → {}\n",
                edits[at].name,
                edits[at + run.len() - 1].name,
                run.len(),
                first.0,
                first.1,
                last.0,
                last.1
            );
            at += run.len();
            continue;
        }
        let edit = &edits[at];
        let _ = writeln!(out, "{}  [{}]  ({})", edit.name, edit.paragraph, edit.place);
        for change in &edit.changes {
            let _ = writeln!(
                out,
                "    {:<9} {:<14} {}",
                change.change, change.code, change.says
            );
        }
        out.push('\n');
        at += 1;
    }
    out
}

/// `1 paragraph`, `2 paragraphs`.
pub fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

/// `2 text, 1 inserted`: how many paragraphs were edited in each way.
pub fn tally(edits: &[EditView]) -> String {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for change in edits.iter().flat_map(|edit| &edit.changes) {
        match counts.iter_mut().find(|(word, _)| *word == change.change) {
            Some((_, count)) => *count += 1,
            None => counts.push((change.change, 1)),
        }
    }
    let counts: Vec<String> = counts
        .iter()
        .map(|(word, count)| format!("{count} {word}"))
        .collect();
    counts.join(", ")
}
