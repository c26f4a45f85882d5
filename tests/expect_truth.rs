//! What is expected of the outputs equals the truth of the fixtures, which no code has written: text and labels of
//! every paragraph, notes with their calls, running text.

use engross::sheet;
use engross::transcript::{Running, RunningAt, Transcript};
use std::path::PathBuf;

const FIXTURES: [&str; 5] = ["AG05279E04", "features", "collection", "un", "cp"];

fn folder(fixture: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(fixture)
}

fn expected(fixture: &str) -> Transcript {
    let bytes = std::fs::read(folder(fixture).join("source.xml")).unwrap();
    let document = engross::read::read("source.xml", &bytes).value.unwrap();
    // a fixture of a layout bears its name
    let layout = sheet::builtin(fixture).or(sheet::builtin("ag"));
    let layout = sheet::load("layout", layout.unwrap());
    engross::expect::expect(&document, &layout.value.unwrap())
}

/// The rows of a table of the truth, without its header line.
fn rows(fixture: &str, name: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(folder(fixture).join("truth").join(name)).unwrap();
    let rows: Vec<Vec<String>> = text
        .lines()
        .skip(1)
        .map(|line| line.split('\t').map(unescaped).collect())
        .collect();
    assert!(!rows.is_empty());
    rows
}

fn unescaped(cell: &str) -> String {
    cell.replace("\\n", "\n").replace("\\\\", "\\")
}

#[test]
fn the_body_is_the_truth() {
    for fixture in FIXTURES {
        // two fields of the masthead that share a line are two rows of the truth
        let found: Vec<(String, String)> = expected(fixture)
            .body
            .iter()
            .flat_map(|p| {
                let label = p.label.clone().unwrap_or_default();
                p.text
                    .split('\t')
                    .map(|half| (label.clone(), half.to_string()))
                    .collect::<Vec<_>>()
            })
            .collect();
        let truth: Vec<(String, String)> = rows(fixture, "body.tsv")
            .into_iter()
            .map(|row| (row[2].clone(), row[3].clone()))
            .collect();
        for (found, truth) in found.iter().zip(&truth) {
            assert_eq!(found, truth, "{fixture}");
        }
        assert_eq!(found.len(), truth.len(), "{fixture}");
    }
}

#[test]
fn the_notes_are_the_truth() {
    let transcript = expected("features");
    let truth = rows("features", "notes.tsv");
    let found: Vec<(String, String)> = transcript
        .notes
        .iter()
        .flat_map(|note| {
            note.paragraphs.iter().enumerate().map(|(index, p)| {
                let marker = if index == 0 {
                    note.marker.clone()
                } else {
                    String::new()
                };
                (marker, p.text.clone())
            })
        })
        .collect();
    let said: Vec<(String, String)> = truth
        .iter()
        .map(|row| (row[1].clone(), row[2].clone()))
        .collect();
    assert_eq!(found, said);
    // the rows of the body in which the calls stand, by their text
    let body = rows("features", "body.tsv");
    let calls: Vec<(String, String)> = transcript
        .body
        .iter()
        .flat_map(|p| {
            p.notes.iter().map(|call| {
                let offset = p.text[..call.at].chars().count();
                (format!("{offset} {}", p.text), call.marker.clone())
            })
        })
        .collect();
    let said: Vec<(String, String)> = truth
        .iter()
        .filter(|row| !row[1].is_empty())
        .map(|row| {
            let (line, offset) = row[0].split_once(':').unwrap();
            let line = &body[line.parse::<usize>().unwrap() - 1];
            (format!("{offset} {}", line[3]), row[1].clone())
        })
        .collect();
    assert_eq!(calls, said);
}

#[test]
fn the_running_text_is_the_truth() {
    for fixture in FIXTURES {
        let found: Vec<String> = expected(fixture)
            .running
            .iter()
            .filter(|line| line.at <= RunningAt::Following(0))
            .flat_map(pieces)
            .collect();
        let mut truth: Vec<String> = rows(fixture, "running.tsv")
            .iter()
            .map(|row| {
                let place = if row[0].starts_with("first") {
                    "first"
                } else {
                    "following"
                };
                format!("{place} {}", row[1].replace("{page}", "{}"))
            })
            .collect();
        let mut found = found;
        found.sort();
        truth.sort();
        assert_eq!(found, truth, "{fixture}");
    }
}

fn pieces(line: &Running) -> Vec<String> {
    let place = match line.at {
        RunningAt::First(_) => "first",
        _ => "following",
    };
    line.text
        .iter()
        .filter(|text| !text.is_empty())
        .map(|text| format!("{place} {text}"))
        .collect()
}
