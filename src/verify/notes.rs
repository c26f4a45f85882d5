//! Compares the notes, in the order of their calls.

use super::align::{Step, align};
use super::{Sides, body, paragraph, rules, words};
use crate::diag::Finding;
use crate::transcript::{Note, Transcript};

/// Compares the notes.
pub(super) fn compare(expected: &Transcript, found: &Transcript, findings: &mut Vec<Finding>) {
    let texts = |notes: &[Note]| -> Vec<String> { notes.iter().map(text).collect() };
    let (left, right) = (texts(&expected.notes), texts(&found.notes));
    let steps = align(
        &left.iter().map(String::as_str).collect::<Vec<_>>(),
        &right.iter().map(String::as_str).collect::<Vec<_>>(),
    );
    for step in steps {
        match step {
            Step::Pair(i, j) => {
                let (e, f) = (&expected.notes[i], &found.notes[j]);
                if e.marker != f.marker {
                    say(
                        e,
                        format!(
                            "The note {} should have the mark “{}”, but has “{}”.",
                            name(e),
                            words::shown(&e.marker),
                            words::shown(&f.marker)
                        ),
                        findings,
                    );
                }
                let sides = Sides { expected, found };
                body::story(sides, &e.paragraphs, &f.paragraphs, findings);
            }
            Step::Moved(i, j) => {
                let e = &expected.notes[i];
                let message = format!(
                    "The note {} should be the {}, but is the {}, counted by their calls.",
                    name(e),
                    ordinal(i + 1),
                    ordinal(j + 1)
                );
                say(e, message, findings);
            }
            Step::Missing(i) => {
                let e = &expected.notes[i];
                say(e, format!("The note {} is missing.", name(e)), findings);
            }
            Step::Extra(j) => findings.push(Finding::new(
                &rules::NOTE,
                format!(
                    "The note {} is not in the canonical text.",
                    name(&found.notes[j])
                ),
                rules::HELP,
            )),
        }
    }
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

fn say(expected: &Note, message: String, findings: &mut Vec<Finding>) {
    findings.push(match expected.paragraphs.first() {
        Some(first) => paragraph::finding(&rules::NOTE, first, message),
        None => Finding::new(&rules::NOTE, message, rules::HELP),
    });
}
