//! Compares the stamp of a copy with what it was to bear.

use super::rules;
use super::words::shown;
use crate::diag::Finding;
use crate::transcript::{RunningAt, StampLine, Transcript};
use std::collections::BTreeMap;

/// Compares the stamp found with the lines of the first page and the line of all others. Every page must bear it, and
/// the first page's lines must be read to those who do not see them.
pub fn stamped(first: &[String], following: &str, found: &Transcript) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut by_place: BTreeMap<RunningAt, Vec<&StampLine>> = match found.pages {
        Some(pages) => (1..=pages as u32)
            .map(|page| (RunningAt::Page(page), Vec::new()))
            .collect(),
        None => [(RunningAt::First(0), Vec::new())].into(),
    };
    if found.pages.is_none() {
        let places = found.stamps.iter().map(|line| line.at);
        by_place.extend(places.map(|at| (at, Vec::new())));
    }
    for line in &found.stamps {
        by_place.entry(line.at).or_default().push(line);
    }
    for (at, lines) in by_place {
        let is_first = matches!(at, RunningAt::Page(1) | RunningAt::First(0));
        let told: Vec<&str> = lines.iter().map(|line| line.text.trim()).collect();
        let same = if is_first {
            told == first && lines.iter().all(|line| line.read)
        } else {
            told == [following]
        };
        if !same {
            let expected = if is_first {
                first.join(" / ")
            } else {
                following.to_owned()
            };
            let place = match at {
                RunningAt::Page(page) => format!("page {page}"),
                RunningAt::First(section) => format!("the first page of section {}", section + 1),
                RunningAt::Following(section) => format!("section {}", section + 1),
            };
            findings.push(Finding::new(
                &rules::STAMP,
                format!(
                    "{place} is stamped “{}” and ought to be “{}”",
                    shown(&told.join(" / ")),
                    shown(&expected)
                ),
                rules::HELP,
            ));
        }
    }
    findings
}
