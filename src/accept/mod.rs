//! Takes edits of a returned Word file back into the canonical XML, by changing no byte but those that they concern.
//!
//! It stands after `verify`, whose edits it takes, and knows no output format. The model keeps start tags only, so the
//! elements are walked anew in `xml`. What is made is read, checked and compared again before anyone gets it: exactly
//! the edits that were not taken may remain.
//!
//! Numbers that moved on because a paragraph was put in or taken out belong to that edit: they are taken when all
//! paragraphs put in or taken out among the same siblings are, and left when not.

mod decisions;
mod desk;
mod plan;
mod rules;
mod units;
mod words;
mod xml;

pub use decisions::{Choice, template};
pub use rules::{DECISIONS, RULES};

use crate::diag::{Finding, Outcome, Severity};
use crate::model::Document;
use crate::sheet::Sheet;
use crate::transcript::Transcript;
use crate::verify::{self, Change, Edit, Edits, Story};
use crate::{check, expect, read};
use desk::Desk;
use std::collections::BTreeSet;

/// The canonical XML with edits taken.
#[derive(Clone, Debug)]
pub struct Accepted {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How many changes were taken.
    pub taken: usize,
    /// The edits by which the file still differs from it.
    pub left: Edits,
}

/// The edits by which `found` differs from a document, each with its name ([`Edit::key`]).
pub fn edits(document: &Document, expected: &Transcript, found: &Transcript) -> Edits {
    let mut edits = verify::edits(expected, found);
    if let Some(desk) = Desk::new(document, expected) {
        desk::name_edits(&desk, &edits.pairs, &mut edits.paragraphs);
    }
    edits
}

/// Takes the chosen edits of `found` into the canonical XML `bytes` named `name`.
///
/// # Errors
/// There is no value where the XML cannot be read, the choice does not fit, or the result is not sound. Edits that
/// cannot be expressed are findings beside a value.
pub fn accept(
    name: &str,
    bytes: &[u8],
    sheet: &Sheet,
    found: &Transcript,
    choice: &Choice,
) -> Outcome<Accepted> {
    let mut findings = Vec::new();
    let value = take(name, bytes, sheet, found, choice, &mut findings);
    Outcome { value, findings }
}

fn take(
    name: &str,
    bytes: &[u8],
    sheet: &Sheet,
    found: &Transcript,
    choice: &Choice,
    findings: &mut Vec<Finding>,
) -> Option<Accepted> {
    let outcome = read::read(name, bytes);
    let Some(document) = outcome.value else {
        findings.extend(outcome.findings);
        return None;
    };
    let text = document.source.text();
    let mark = bytes.strip_suffix(text.as_bytes());
    let (Some(mark), Some(expected)) = (mark, Some(expect::expect(&document, sheet))) else {
        findings.push(Finding::new(
            &rules::ENCODING,
            format!("{name} is not in UTF-8"),
            "convert it to UTF-8, check it, and accept the edits then",
        ));
        return None;
    };
    let before = edits(&document, &expected, found);
    let chosen = match decisions::chosen(&before.paragraphs, choice) {
        Ok(chosen) => chosen,
        Err(wrong) => {
            findings.extend(wrong);
            return None;
        }
    };
    let desk = Desk::new(&document, &expected)?;
    let plan = plan::plan(&desk, found, &before, &chosen);
    findings.extend(plan.findings);
    let made = words::patched(text, plan.patches);
    let bytes = [mark, made.as_bytes()].concat();

    let known: BTreeSet<(&str, String)> = outcome
        .findings
        .iter()
        .chain(&check::check(&document))
        .map(|finding| (finding.rule.code, finding.message.clone()))
        .collect();
    let again = read::read(name, &bytes);
    let mut new = again.findings;
    if let Some(document) = &again.value {
        new.extend(check::check(document));
    }
    new.retain(|finding| !known.contains(&(finding.rule.code, finding.message.clone())));
    let sound = new
        .iter()
        .all(|finding| finding.severity() < Severity::Error);
    findings.extend(new);
    let (Some(document), true) = (again.value, sound) else {
        findings.push(unsound(
            "the new XML would have faults that the old one has not".into(),
        ));
        return None;
    };
    let left = edits(&document, &expect::expect(&document, sheet), found);
    if let Some(difference) = difference(&before, &plan.taken, &left) {
        findings.push(unsound(difference));
        return None;
    }
    Some(Accepted {
        bytes,
        taken: plan.taken.len(),
        left,
    })
}

fn unsound(message: String) -> Finding {
    Finding::new(
        &rules::PROOF,
        message,
        "choose all edits that belong together, or make this one in the XML by hand; nothing was written",
    )
}

/// What an edit is, whatever XML it is told against.
fn identity(edit: &Edit, change: &Change) -> (u8, usize, &'static str, String) {
    let (story, note) = match edit.story {
        Story::Body => (0, 0),
        Story::Note(_, note) => (1, note.unwrap_or(usize::MAX)),
        Story::Boxes => (2, 0),
    };
    let what = match (edit.found, change) {
        (_, Change::Deleted) | (None, _) => {
            format!(
                "{} {}",
                edit.label.as_deref().unwrap_or_default(),
                edit.text
            )
        }
        (Some(found), _) => found.to_string(),
    };
    (story, note, change.word(), what)
}

/// Where the edits that remain are not exactly those that were not taken. Differences of look, links and notes are told
/// only where the words are the same, so that they may come up, or go with what holds them: they are not counted.
fn difference(before: &Edits, taken: &BTreeSet<(usize, usize)>, left: &Edits) -> Option<String> {
    let mut wanted = BTreeSet::new();
    for (e, edit) in before.paragraphs.iter().enumerate() {
        for (c, change) in edit.changes.iter().enumerate() {
            if !taken.contains(&(e, c)) && !matches!(change, Change::Other(_)) {
                wanted.insert(identity(edit, change));
            }
        }
    }
    let remaining: BTreeSet<_> = left
        .paragraphs
        .iter()
        .flat_map(|edit| edit.changes.iter().map(move |change| (edit, change)))
        .filter(|(_, change)| !matches!(change, Change::Other(_)))
        .map(|(edit, change)| identity(edit, change))
        .collect();
    let say = |(_, _, word, what): &(u8, usize, &str, String)| format!("{word} ({what})");
    if let Some(extra) = remaining.difference(&wanted).next() {
        return Some(format!(
            "the file would differ from the new XML in an edit that was not there before: {}",
            say(extra)
        ));
    }
    wanted
        .difference(&remaining)
        .next()
        .map(|gone| format!("an edit that was not chosen would be taken: {}", say(gone)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transcript::{Paragraph, Role};

    fn transcript(texts: &[&str]) -> Transcript {
        let plain = |text: &&str| Paragraph::plain(Role::Text, None, *text);
        Transcript {
            body: texts.iter().map(plain).collect(),
            ..Transcript::default()
        }
    }

    #[test]
    fn exactly_the_edits_that_were_not_taken_may_remain() {
        let found = transcript(&["one thing", "and two", "three"]);
        let before = verify::edits(&transcript(&["one", "two", "three"]), &found);
        let taken = BTreeSet::from([(0, 0)]);
        let told = |after: &[&str]| {
            let left = verify::edits(&transcript(after), &found);
            difference(&before, &taken, &left)
        };
        assert_eq!(told(&["one thing", "two", "three"]), None);
        let more = told(&["one thing", "and two", "three"]).unwrap();
        assert!(more.contains("not chosen would be taken"), "{more}");
        let other = told(&["one thing", "two", "four"]).unwrap();
        assert!(other.contains("not there before"), "{other}");
        assert!(told(&["one", "two", "three"]).is_some());
    }
}
