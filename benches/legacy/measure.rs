//! How far a reading of a .doc file agrees with LibreOffice's text export of it.
//!
//! The export is no truth: it leaves out headers, notes and text boxes, and keeps text that is tracked as deleted. So a
//! word of the reference counts as read where the body, a note or a box has it, or had it before the tracked changes;
//! and a word of the body (with labels, and the marks of notes where they are called) counts as true where the
//! reference has it, or it is in a table there that the body has elsewhere.

use engross::legacy::{Reading, doc};
use engross::reread::View;
use engross::transcript::{Paragraph, Role, Transcript};
use imara_diff::{Algorithm, Diff, InternedInput};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The corpus, beside the checkout.
pub fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus")
}

/// The .doc files of the corpus, by name.
pub fn files() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(corpus().join("doc"))
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    files.sort();
    files
}

/// The reference of a file, where there is one.
pub fn reference(file: &Path) -> Option<String> {
    let name = format!("{}.txt", file.file_name()?.to_str()?);
    let text = std::fs::read_to_string(corpus().join("doc-reference").join(name)).ok()?;
    Some(text.trim_start_matches('\u{FEFF}').to_owned())
}

/// Words, each as often as it stands there: runs of letters and digits.
pub type Words = BTreeMap<String, usize>;

/// The words of a text, in order.
fn in_order(text: &str) -> Vec<String> {
    // what shows no ink joins a word
    let text = text.replace(['\u{AD}', '\u{200B}'], "");
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// The words of a text.
pub fn words(text: &str) -> Words {
    let mut words = Words::new();
    for word in in_order(text) {
        *words.entry(word).or_default() += 1;
    }
    words
}

/// The words of a text and those of what it was before, that it has no more.
fn words_of_both(now: &str, before: &str) -> Words {
    let (before, after) = (in_order(before), in_order(now));
    let (lines_before, lines_after) = (before.join("\n"), after.join("\n"));
    let input = InternedInput::new(lines_before.as_str(), lines_after.as_str());
    let diff = Diff::compute(Algorithm::Histogram, &input);
    let mut all = words(now);
    for (index, word) in before.into_iter().enumerate() {
        if diff.is_removed(index as u32) {
            *all.entry(word).or_default() += 1;
        }
    }
    all
}

fn total(words: &Words) -> usize {
    words.values().sum()
}

/// How many words of one are in the other, each as often.
pub fn common(one: &Words, other: &Words) -> usize {
    let count =
        |(word, count): (&String, &usize)| other.get(word).map_or(0, |there| *count.min(there));
    one.iter().map(count).sum()
}

/// What the body says, with labels, and with the marks of notes where they are called.
pub fn body(reading: &Reading) -> String {
    said(reading.transcript.body.iter())
}

/// What body, notes and boxes say.
pub fn everything(reading: &Reading) -> String {
    let Transcript { notes, boxes, .. } = &reading.transcript;
    let notes = notes.iter().flat_map(|note| &note.paragraphs);
    let boxes = boxes.iter().flat_map(|text_box| &text_box.paragraphs);
    body(reading) + &said(notes.chain(boxes))
}

fn said<'p>(paragraphs: impl Iterator<Item = &'p Paragraph>) -> String {
    let mut text = String::new();
    // the reference has no alternative texts
    for paragraph in paragraphs.filter(|paragraph| paragraph.role != Role::Figure) {
        text.push_str(paragraph.label.as_deref().unwrap_or_default());
        text.push(' ');
        let mut at = 0;
        for call in &paragraph.notes {
            text.push_str(&paragraph.text[at..call.at]);
            text.push_str(&call.marker);
            at = call.at;
        }
        text.push_str(&paragraph.text[at..]);
        text.push('\n');
    }
    text
}

/// Automatic labels against the reference.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// The same as the reference prints.
    pub right: usize,
    /// Another than the reference prints: paragraph, ours, theirs.
    pub wrong: Vec<(String, String, String)>,
    /// Printed by the reference before a paragraph that has no label here.
    pub missing: Vec<(String, String)>,
    /// Here, and not in the reference.
    pub extra: Vec<(String, String)>,
}

/// Pairs paragraphs that have text with the lines of the reference, in order, and compares what stands before it there.
/// Only labels with a letter or a digit count: a bullet is no number.
pub fn labels(reading: &Reading, reference: &str) -> Labels {
    let lines: Vec<String> = reference.lines().map(flat).collect();
    let mut labels = Labels::default();
    let mut at = 0;
    for paragraph in &reading.transcript.body {
        let first = paragraph
            .text
            .trim_start()
            .lines()
            .next()
            .unwrap_or_default();
        let text = flat(first);
        if text.is_empty() {
            continue;
        }
        let label = paragraph.label.as_deref().unwrap_or_default();
        let label = flat(label);
        let numbered = label.contains(char::is_alphanumeric);
        // the line that says exactly what is said here, else the next that ends so
        let within = lines.iter().enumerate().skip(at).take(400);
        let whole = format!("{label} {text}");
        let found = within
            .clone()
            .find(|(_, line)| **line == whole || (label.is_empty() && **line == text));
        let found = found.or_else(|| {
            within.clone().find(|(_, line)| {
                line.strip_suffix(text.as_str()).is_some_and(|before| {
                    let before = before.trim();
                    before.len() <= 24
                        && (before.is_empty() || (text.len() > 2 && !before.contains(' ')))
                })
            })
        });
        let Some((index, line)) = found else {
            continue;
        };
        at = index + 1;
        let before = line.strip_suffix(text.as_str()).unwrap_or_default().trim();
        let theirs = before.contains(char::is_alphanumeric);
        let text: String = text.chars().take(40).collect();
        match (numbered, theirs) {
            (true, true) if before == label => labels.right += 1,
            (true, true) => labels.wrong.push((text, label, before.to_owned())),
            (false, true) => labels.missing.push((text, before.to_owned())),
            (true, false) => labels.extra.push((text, label)),
            (false, false) => {}
        }
    }
    labels
}

/// Text with each white space one blank.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A file against its reference.
pub struct Measured {
    /// How many of the reference's words are here.
    pub recall: f64,
    /// How many of the words here are in the reference.
    pub precision: f64,
    /// Labels.
    pub labels: Labels,
}

/// Measures the reading of a file; `None` where the reference holds no words.
pub fn measure(bytes: &[u8], reading: &Reading, reference: &str) -> Option<Measured> {
    let theirs = words(reference);
    if theirs.is_empty() {
        return None;
    }
    let both = words_here(bytes, reading);
    let ours = words(&body(reading));
    Some(Measured {
        recall: common(&theirs, &both) as f64 / total(&theirs) as f64,
        precision: match total(&ours) {
            0 => 1.0,
            all => common(&ours, &theirs) as f64 / all as f64,
        },
        labels: labels(reading, reference),
    })
}

/// The words of body, notes and boxes, now or before the tracked changes.
pub fn words_here(bytes: &[u8], reading: &Reading) -> Words {
    let now = everything(reading);
    match doc::read_view(bytes, View::Original).value {
        Some(before) => words_of_both(&now, &everything(&before)),
        None => words(&now),
    }
}

/// Whether a field's code stands in the text of a reading.
pub fn leaks(reading: &Reading) -> bool {
    const CODES: [&str; 9] = [
        "MERGEFORMAT",
        "HYPERLINK \"",
        "PAGEREF _",
        "EMBED ",
        "INCLUDEPICTURE ",
        "FORMTEXT",
        "TOC \\o",
        "\u{13}",
        "\u{15}",
    ];
    let running = reading
        .transcript
        .running
        .iter()
        .flat_map(|line| line.text.clone());
    let text = everything(reading) + &running.collect::<Vec<_>>().join("\n");
    CODES.iter().any(|code| text.contains(code))
}
