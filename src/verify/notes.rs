//! Compares the notes, in the order of their calls.

use super::align::{Step, align};
use super::{Sides, body, paragraph, rules, words};
use crate::diag::Finding;
use crate::transcript::{Note, Transcript};

/// Compares the notes.
pub(super) fn compare(expected: &Transcript, found: &Transcript, findings: &mut Vec<Finding>) {
    for step in aligned(expected, found) {
        findings.extend(difference(expected, found, step));
        if let Step::Pair(i, j) = step {
            let (e, f) = (&expected.notes[i], &found.notes[j]);
            let sides = Sides { expected, found };
            body::story(sides, &e.paragraphs, &f.paragraphs, findings);
        }
    }
}

/// How the notes were aligned.
pub(super) fn aligned(expected: &Transcript, found: &Transcript) -> Vec<Step> {
    let texts = |notes: &[Note]| -> Vec<String> { notes.iter().map(text).collect() };
    let (left, right) = (texts(&expected.notes), texts(&found.notes));
    align(
        &left.iter().map(String::as_str).collect::<Vec<_>>(),
        &right.iter().map(String::as_str).collect::<Vec<_>>(),
    )
}

/// What a step says of the note as a whole: its mark, its place, or that it is lost or new.
pub(super) fn difference(expected: &Transcript, found: &Transcript, step: Step) -> Option<Finding> {
    let (e, message) = match step {
        Step::Pair(i, j) => {
            let (e, f) = (&expected.notes[i], &found.notes[j]);
            if e.marker == f.marker {
                return None;
            }
            let message = format!(
                "The note {} should have the mark “{}”, but has “{}”.",
                name(e),
                words::shown(&e.marker),
                words::shown(&f.marker)
            );
            (e, message)
        }
        Step::Moved(i, j) => {
            let e = &expected.notes[i];
            let message = format!(
                "The note {} should be the {}, but is the {}, counted by their calls.",
                name(e),
                ordinal(i + 1),
                ordinal(j + 1)
            );
            (e, message)
        }
        Step::Missing(i) => {
            let e = &expected.notes[i];
            (e, format!("The note {} is missing.", name(e)))
        }
        Step::Extra(j) => {
            let f = name(&found.notes[j]);
            let message = format!("The note {f} is not in the canonical text.");
            return Some(Finding::new(&rules::NOTE, message, rules::HELP));
        }
    };
    Some(match e.paragraphs.first() {
        Some(first) => paragraph::finding(&rules::NOTE, first, message),
        None => Finding::new(&rules::NOTE, message, rules::HELP),
    })
}

/// A number as a rank.
fn ordinal(number: usize) -> String {
    let ending = match (number % 10, number % 100) {
        (1, n) if n != 11 => "st",
        (2, n) if n != 12 => "nd",
        (3, n) if n != 13 => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// The text of a note without line breaks, by which notes are aligned.
fn text(note: &Note) -> String {
    let mut text = String::new();
    for paragraph in &note.paragraphs {
        text.extend(paragraph.text.chars().filter(|c| *c != '\n'));
        text.push('\u{2029}');
    }
    text
}

fn name(note: &Note) -> String {
    let first = note.paragraphs.first();
    format!(
        "{} {}",
        words::shown(&note.marker),
        first.map_or_else(|| "without text".into(), words::name)
    )
}
