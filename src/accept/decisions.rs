//! Which edits are chosen: all, those of named paragraphs, or as a decisions file says.

use super::rules::DECISIONS;
use crate::diag::Finding;
use crate::verify::{Change, Edit, marked};
use serde::{Deserialize, Serialize};

/// What is chosen.
#[derive(Clone, Debug)]
pub enum Choice {
    /// Every edit.
    All,
    /// Those of the paragraphs with these labels or names.
    Paragraphs(Vec<String>),
    /// As the text of a decisions file says.
    Decisions(String),
}

/// A decisions file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    edit: Vec<Decision>,
}

/// What is decided about a paragraph.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Decision {
    /// Its name in the report.
    paragraph: String,
    /// For people.
    #[serde(default)]
    what: String,
    decision: Verdict,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Verdict {
    Accept,
    Reject,
}

const HELP: &str = "`engross verify` names the edited paragraphs; `engross accept FILE --write-decisions D.toml` writes a \
                    decisions file to fill in";

/// For each edit, whether it is chosen.
///
/// # Errors
/// Findings where what was chosen does not fit the edits.
pub(super) fn chosen(edits: &[Edit], choice: &Choice) -> Result<Vec<bool>, Vec<Finding>> {
    let mut chosen = vec![matches!(choice, Choice::All); edits.len()];
    let mut wrong = Vec::new();
    match choice {
        Choice::All => {}
        Choice::Paragraphs(named) => {
            for name in named {
                let found = named_edits(edits, name);
                match found.as_slice() {
                    [] => wrong.push(misfit(format!("no edited paragraph is called {name}"))),
                    [first, rest @ ..]
                        if rest.iter().any(|i| edits[*i].key != edits[*first].key) =>
                    {
                        let keys: Vec<&str> =
                            found.iter().map(|i| edits[*i].key.as_str()).collect();
                        wrong.push(misfit(format!(
                            "{name} is the label of several edited paragraphs: {}",
                            keys.join(", ")
                        )));
                    }
                    found => found.iter().for_each(|i| chosen[*i] = true),
                }
            }
        }
        Choice::Decisions(text) => match toml::from_str::<File>(text) {
            Err(error) => wrong.push(misfit(format!(
                "the decisions file cannot be read: {error}"
            ))),
            Ok(file) => {
                for decision in file.edit {
                    let mut known = false;
                    for (edit, chosen) in edits.iter().zip(&mut chosen) {
                        if edit.key == decision.paragraph {
                            known = true;
                            *chosen = decision.decision == Verdict::Accept;
                        }
                    }
                    if !known {
                        let name = decision.paragraph;
                        wrong.push(misfit(format!("no edited paragraph is called {name}")));
                    }
                }
            }
        },
    }
    if wrong.is_empty() {
        Ok(chosen)
    } else {
        Err(wrong)
    }
}

/// The edits with this name, or else with this label.
fn named_edits(edits: &[Edit], name: &str) -> Vec<usize> {
    let by = |test: &dyn Fn(&Edit) -> bool| -> Vec<usize> {
        (0..edits.len()).filter(|i| test(&edits[*i])).collect()
    };
    let exact = by(&|edit| edit.key == name);
    match exact.is_empty() {
        true => by(&|edit| edit.label.as_deref() == Some(name)),
        false => exact,
    }
}

fn misfit(message: String) -> Finding {
    Finding::new(&DECISIONS, message, HELP)
}

/// A decisions file that rejects every edit, to be filled in.
pub fn template(edits: &[Edit]) -> String {
    let mut out = String::from(
        "# Write \"accept\" where an edit is to be taken into the canonical XML; the others stay out of it.\n\
         # Numbers that moved on follow the paragraphs put in or taken out before them.\n",
    );
    let mut last = None;
    for edit in edits {
        // one decision for each name
        if last == Some(&edit.key) {
            continue;
        }
        last = Some(&edit.key);
        let decision = Decision {
            paragraph: edit.key.clone(),
            what: format!("{}: {}", edit.name(), said(edit)),
            decision: Verdict::Reject,
        };
        // three strings always serialise
        if let Ok(text) = toml::to_string(&File {
            edit: vec![decision],
        }) {
            out.push('\n');
            out.push_str(&text);
        }
    }
    out
}

fn said(edit: &Edit) -> String {
    let said: Vec<String> = edit
        .changes
        .iter()
        .map(|change| match change {
            Change::Text { from, to } => format!("text {}", marked(from, to)),
            Change::Number { from, to } => format!(
                "number {} → {}",
                from.as_deref().unwrap_or("none"),
                to.as_deref().unwrap_or("none")
            ),
            Change::Style { from, to } => format!("style {from} → {to}"),
            Change::Other(finding) => finding.message.clone(),
            change => change.word().to_owned(),
        })
        .collect();
    said.join("; ")
}
