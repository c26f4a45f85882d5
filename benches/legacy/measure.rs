//! How far a reading of a .doc file agrees with LibreOffice's text export of it.
//!
//! The export is no truth: it leaves headers and footers out and keeps text that is tracked as deleted. So headers are
//! left out here too, and a word counts as read where either view of the tracked changes has it.

use engross::legacy::{Reading, doc};
use engross::reread::View;
use engross::transcript::{Paragraph, Transcript};
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

/// The words of a text.
pub fn words(text: &str) -> Words {
    let mut words = Words::new();
    // what shows no ink joins a word
    let text = text.replace(['\u{AD}', '\u{200B}'], "");
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        if !word.is_empty() {
            *words.entry(word.to_owned()).or_default() += 1;
        }
    }
    words
}

fn total(words: &Words) -> usize {
    words.values().sum()
}

/// How many words of one are in the other, each as often.
pub fn common(one: &Words, other: &Words) -> usize {
    let count = |(word, count): (&String, &usize)| other.get(word).map_or(0, |there| *count.min(there));
    one.iter().map(count).sum()
}

/// The paragraphs of body, notes and boxes.
fn paragraphs(transcript: &Transcript) -> impl Iterator<Item = (Option<&str>, &Paragraph)> {
    let body = transcript.body.iter().map(|p| (None, p));
    let notes = transcript.notes.iter().flat_map(|note| {
        let marker = std::iter::once(Some(note.marker.as_str())).chain(std::iter::repeat(None));
        marker.zip(&note.paragraphs)
    });
    let boxes = transcript.boxes.iter().flat_map(|b| &b.paragraphs);
    body.chain(notes).chain(boxes.map(|p| (None, p)))
}

/// All that a reading says in body, notes and boxes, labels and note marks where the reference prints them.
pub fn said(reading: &Reading) -> String {
    let mut text = String::new();
    for (marker, paragraph) in paragraphs(&reading.transcript) {
        text.push_str(marker.unwrap_or_default());
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
        let first = paragraph.text.trim_start().lines().next().unwrap_or_default();
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
        let found = within.clone().find(|(_, line)| **line == whole || (label.is_empty() && **line == text));
        let found = found.or_else(|| {
            within.clone().find(|(_, line)| {
                line.strip_suffix(text.as_str()).is_some_and(|before| {
                    let before = before.trim();
                    before.len() <= 24 && (before.is_empty() || (text.len() > 2 && !before.contains(' ')))
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
    /// Whether field codes stand in the text.
    pub leaks: bool,
    /// Words of the reference that are not here, and words here that the reference lacks.
    pub lost: [Vec<String>; 2],
}

/// Measures the reading of a file; `None` where the reference holds no words.
pub fn measure(bytes: &[u8], reading: &Reading, reference: &str) -> Option<Measured> {
    let theirs = words(reference);
    let ours = words(&said(reading));
    let mut either = ours.clone();
    if let Some(before) = doc::read_view(bytes, View::Original).value {
        for (word, count) in words(&said(&before)) {
            let now = either.entry(word).or_default();
            *now = count.max(*now);
        }
    }
    if theirs.is_empty() {
        return None;
    }
    let missing = |one: &Words, other: &Words| {
        let lacks = |(word, count): (&String, &usize)| {
            let lost = count.saturating_sub(other.get(word).copied().unwrap_or(0));
            (lost > 0).then(|| format!("{word}×{lost}"))
        };
        one.iter().filter_map(lacks).collect::<Vec<_>>()
    };
    Some(Measured {
        recall: common(&theirs, &either) as f64 / total(&theirs) as f64,
        precision: match total(&ours) {
            0 => 0.0,
            all => common(&ours, &theirs) as f64 / all as f64,
        },
        labels: labels(reading, reference),
        leaks: leaks(reading),
        lost: [missing(&theirs, &either), missing(&ours, &theirs)],
    })
}

/// Whether a field's code stands in the text of a reading.
pub fn leaks(reading: &Reading) -> bool {
    const CODES: [&str; 9] = [
        "MERGEFORMAT", "HYPERLINK \"", "PAGEREF _", "EMBED ", "INCLUDEPICTURE ", "FORMTEXT", "TOC \\o", "\u{13}", "\u{15}",
    ];
    let running = reading.transcript.running.iter().flat_map(|line| line.text.clone());
    let text = said(reading) + &running.collect::<Vec<_>>().join("\n");
    CODES.iter().any(|code| text.contains(code))
}
