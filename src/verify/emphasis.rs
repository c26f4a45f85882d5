//! Compares how stretches of text are set off.

use super::{Sides, normal, words};
use crate::transcript::{Emphasis, EmphasisKind, Paragraph, Sees};
use std::ops::Range;

/// What is set off in one paragraph and not in the other, in words; `None` where they agree.
pub(super) fn difference(sides: Sides<'_>, e: &Paragraph, f: &Paragraph) -> Option<String> {
    let sees = sides.found.sees;
    // the expected side makes its emphasis absolute where the found side's is
    let wanted = stretches(e, !sees.styles, sees);
    let got = stretches(f, false, sees);
    if wanted == got {
        return None;
    }
    let lost = wanted.iter().find(|stretch| !got.contains(stretch));
    let extra = got.iter().find(|stretch| !wanted.contains(stretch));
    let say = |stretch: &Emphasis, text: &str| {
        format!(
            "{} {}",
            adjective(stretch.kind),
            text.get(stretch.start..stretch.end)
                .map_or_else(|| "outside the text".into(), words::quote)
        )
    };
    Some(match (lost, extra) {
        (Some(lost), Some(extra)) => format!(
            "{} should be set off, but {} is",
            say(lost, &e.text),
            say(extra, &f.text)
        ),
        (Some(lost), None) => format!("{} is not set off", say(lost, &e.text)),
        (None, Some(extra)) => format!("{} should not be set off", say(extra, &f.text)),
        (None, None) => return None,
    })
}

fn adjective(kind: EmphasisKind) -> &'static str {
    match kind {
        EmphasisKind::Bold => "bold",
        EmphasisKind::Italic => "italic",
        EmphasisKind::Underline => "underlined",
        EmphasisKind::Strike => "struck",
        EmphasisKind::Superscript => "raised",
        EmphasisKind::Subscript => "lowered",
        EmphasisKind::SmallCaps => "small-capital",
    }
}

const KINDS: [EmphasisKind; 7] = [
    EmphasisKind::Bold,
    EmphasisKind::Italic,
    EmphasisKind::Underline,
    EmphasisKind::Strike,
    EmphasisKind::Superscript,
    EmphasisKind::Subscript,
    EmphasisKind::SmallCaps,
];

/// The stretches of a paragraph as both sides can see them, by kind and place, none touching another of its kind.
fn stretches(paragraph: &Paragraph, absolute: bool, sees: Sees) -> Vec<Emphasis> {
    if paragraph.emphasis.is_empty() && (!absolute || paragraph.style.is_empty()) {
        return Vec::new();
    }
    let text = paragraph.text.as_str();
    let mut all = Vec::new();
    for kind in KINDS {
        if !sees.underlines && matches!(kind, EmphasisKind::Underline | EmphasisKind::Strike) {
            continue;
        }
        let mut ranges = merged(paragraph, kind);
        if absolute && paragraph.style.contains(&kind) {
            ranges = complement(&ranges, text.len());
        }
        if !sees.styles && kind == EmphasisKind::SmallCaps {
            ranges = ranges
                .iter()
                .flat_map(|range| runs(text, range, char::is_lowercase))
                .collect();
        }
        all.extend(
            joined(text, ranges)
                .into_iter()
                .map(|Range { start, end }| Emphasis { start, end, kind }),
        );
    }
    all
}

/// The ranges of one kind, in order, none touching another.
fn merged(paragraph: &Paragraph, kind: EmphasisKind) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = paragraph
        .emphasis
        .iter()
        .filter(|stretch| stretch.kind == kind && stretch.start < stretch.end)
        .map(|stretch| stretch.start..stretch.end)
        .collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// What lies between the ranges.
fn complement(ranges: &[Range<usize>], len: usize) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = 0;
    for range in ranges {
        if at < range.start {
            out.push(at..range.start);
        }
        at = range.end;
    }
    if at < len {
        out.push(at..len);
    }
    out
}

/// The runs of characters in `range` for which `is` holds.
fn runs(text: &str, range: &Range<usize>, is: fn(char) -> bool) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.get(range.clone()).unwrap_or_default().char_indices() {
        let here = range.start + at..range.start + at + c.len_utf8();
        match runs.last_mut() {
            _ if !is(c) => {}
            Some(last) if last.end == here.start => last.end = here.end,
            _ => runs.push(here),
        }
    }
    runs
}

/// Takes breaks and tabs off the ends of the ranges, and joins ranges with nothing else between them.
fn joined(text: &str, ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        let bare = |c| matches!(c, '\n' | '\t');
        let inside = text.get(range.clone()).unwrap_or_default();
        let start = range.start + inside.len() - inside.trim_start_matches(bare).len();
        let end = start + inside.trim_matches(bare).len();
        match all.last_mut() {
            _ if start >= end && !inside.is_empty() => {}
            Some(last) if text.get(last.end..start).is_some_and(normal::is_bare) => last.end = end,
            _ => all.push(start..end),
        }
    }
    all
}
