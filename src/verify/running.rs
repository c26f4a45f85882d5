//! Compares running headers and footers, page by page or section by section.

use super::{rules, words};
use crate::diag::Finding;
use crate::transcript::{PageFigure, Running, RunningAt, Transcript};
use std::collections::BTreeMap;

/// The running text of every page of a document, from that of its kinds of page: the first page bears the first
/// section's first side, every other page the following side with its own number, a blank page nothing.
///
/// All sections of a document have the same following side, so that it does not matter where a section starts.
pub fn on_pages(kinds: &[Running], pages: usize, blank: &[u32]) -> Vec<Running> {
    let mut all = Vec::new();
    for page in (1..=pages as u32).filter(|page| !blank.contains(page)) {
        let kind = match page {
            1 => RunningAt::First(0),
            _ => RunningAt::Following(0),
        };
        all.extend(kinds.iter().filter(|line| line.at == kind).map(|line| {
            Running {
                at: RunningAt::Page(page),
                footer: line.footer,
                text: line
                    .text
                    .clone()
                    .map(|text| text.replace("{}", &page.to_string())),
            }
        }));
    }
    all
}

/// How many sections the running text speaks of.
fn sections(running: &[Running]) -> usize {
    let section = |line: &Running| match line.at {
        RunningAt::First(section) | RunningAt::Following(section) => section + 1,
        RunningAt::Page(_) => 0,
    };
    running.iter().map(section).max().unwrap_or(0)
}

/// The running text of at least so many sections: a file may need more of them than the document has parts (a cover,
/// a change of columns), and every one bears the following side.
fn in_sections(kinds: &[Running], count: usize) -> Vec<Running> {
    let mut all = kinds.to_vec();
    for section in sections(kinds)..count {
        let following = kinds
            .iter()
            .filter(|line| line.at == RunningAt::Following(0));
        all.extend(following.map(|line| Running {
            at: RunningAt::Following(section),
            ..line.clone()
        }));
    }
    all
}

/// The lines of one edge of one page or kind of page.
type Edges<'a> = BTreeMap<(RunningAt, bool), Vec<&'a [String; 3]>>;

fn edges(lines: &[Running]) -> Edges<'_> {
    let mut edges = Edges::new();
    for line in lines {
        if line.text.iter().any(|text| !text.is_empty()) {
            edges
                .entry((line.at, line.footer))
                .or_default()
                .push(&line.text);
        }
    }
    edges
}

/// Compares running text.
pub(super) fn compare(expected: &Transcript, found: &Transcript, findings: &mut Vec<Finding>) {
    let pages;
    let wanted = match found.pages {
        Some(count) => {
            pages = on_pages(&expected.running, count, &found.blank_pages);
            edges(&pages)
        }
        None => {
            pages = in_sections(&expected.running, sections(&found.running));
            edges(&pages)
        }
    };
    let got = edges(&found.running);
    let mut wrong: Vec<(RunningAt, bool)> = wanted
        .keys()
        .chain(got.keys())
        .filter(|edge| wanted.get(edge) != got.get(edge))
        .copied()
        .collect();
    wrong.sort_unstable();
    wrong.dedup();
    // a header that is wrong on every page is one fault: the first page is shown, the others are counted
    for footer in [false, true] {
        let places: Vec<_> = wrong.iter().filter(|edge| edge.1 == footer).collect();
        let Some(first) = places.first() else {
            continue;
        };
        let more = match places.len() {
            1 => String::new(),
            2 => "; it is wrong at one more place".into(),
            n => format!("; it is wrong at {} more places", n - 1),
        };
        findings.push(Finding::new(
            &rules::RUNNING,
            format!(
                "The {} of {} should be {}, but is {}{more}.",
                if footer { "footer" } else { "header" },
                place(first.0),
                lines(wanted.get(first)),
                lines(got.get(first)),
            ),
            rules::HELP,
        ));
    }
}

/// Compares the pictures that belong to pages.
pub(super) fn figures(expected: &Transcript, found: &Transcript, findings: &mut Vec<Finding>) {
    let first = |at: RunningAt| matches!(at, RunningAt::Page(1) | RunningAt::First(0));
    // the expected ones are of the first page; the reader of a Word file names pages by their kind
    let told = |all: &[PageFigure]| -> Vec<(bool, String)> {
        let figures = all
            .iter()
            .map(|figure| (first(figure.at), figure.alt.clone()));
        figures.collect()
    };
    let (wanted, got) = (told(&expected.page_figures), told(&found.page_figures));
    if found.sees.stories && wanted != got {
        let words = |all: &[(bool, String)]| match all {
            [] => "none".to_owned(),
            _ => all
                .iter()
                .map(|(_, alt)| format!("“{}”", words::shown(alt)))
                .collect::<Vec<_>>()
                .join(", "),
        };
        findings.push(Finding::new(
            &rules::RUNNING,
            format!(
                "The pictures outside of the text should be {}, but are {}.",
                words(&wanted),
                words(&got)
            ),
            rules::HELP,
        ));
    }
}

fn place(at: RunningAt) -> String {
    match at {
        RunningAt::Page(page) => format!("page {page}"),
        RunningAt::First(section) => format!("the first page of section {}", section + 1),
        RunningAt::Following(section) => format!("the following pages of section {}", section + 1),
    }
}

fn lines(lines: Option<&Vec<&[String; 3]>>) -> String {
    let Some(lines) = lines else {
        return "empty".into();
    };
    let mut parts = Vec::new();
    for line in lines {
        for (side, text) in ["left", "middle", "right"].iter().zip(*line) {
            if !text.is_empty() {
                parts.push(format!("{side} “{}”", words::shown(text)));
            }
        }
    }
    parts.join(", ")
}
