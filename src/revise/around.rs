//! What two versions have otherwise outside of their paragraphs: metadata and running text.

use super::rules::AROUND;
use crate::diag::Finding;
use crate::transcript::{Running, RunningAt, Transcript};

/// The differences, each once.
pub fn around(old: &Transcript, new: &Transcript) -> Vec<Finding> {
    let mut told: Vec<String> = Vec::new();
    let mut tell = |what: &str, from: Option<&str>, to: Option<&str>| {
        if from == to {
            return;
        }
        let shown = |text: Option<&str>| text.map_or("none".to_owned(), |text| format!("“{text}”"));
        let line = format!("{what}: {} → {}", shown(from), shown(to));
        if !told.contains(&line) {
            told.push(line);
        }
    };
    tell("symbol", old.symbol.as_deref(), new.symbol.as_deref());
    tell("title", old.title.as_deref(), new.title.as_deref());
    tell("language", old.language.as_deref(), new.language.as_deref());
    for (before, now) in old.running.iter().zip(&new.running) {
        if (before.at, before.footer) != (now.at, now.footer) {
            break;
        }
        tell(place(now), Some(&line(before)), Some(&line(now)));
    }
    if old.running.len() != new.running.len() {
        let count = |running: &[Running]| format!("{} lines", running.len());
        let (from, to) = (count(&old.running), count(&new.running));
        tell("running text", Some(&from), Some(&to));
    }
    let help = "nothing, where the change is meant";
    told.into_iter()
        .map(|line| Finding::new(&AROUND, line, help))
        .collect()
}

fn place(running: &Running) -> &'static str {
    match (running.at, running.footer) {
        (RunningAt::Following(_), false) => "head of following pages",
        (RunningAt::Following(_), true) => "foot of following pages",
        (_, false) => "head of first pages",
        (_, true) => "foot of first pages",
    }
}

fn line(running: &Running) -> String {
    let parts: Vec<&str> = running
        .text
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" | ")
}
