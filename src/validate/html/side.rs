//! One side of a row: whole paragraphs with the stretches that differ marked, by more than colour.

use super::super::{Shown, find};
use super::escape::Text;
use crate::legacy::{Gravity, Site};
use crate::transcript::Transcript;
use crate::verify::shown;
use std::fmt::Write;

/// Which side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Left.
    Canonical,
    /// Right.
    Legacy,
}

/// A difference on its side.
struct Mark<'a> {
    /// Its number, from 1.
    number: usize,
    site: &'a Site,
    /// What stands there where the stretch is empty: a number that is no part of the text.
    text: &'a str,
    gravity: Gravity,
}

/// Writes the paragraphs of one side. `differences` are those of the row with their numbers; `file` is the number of
/// the file on the page.
pub fn side(
    out: &mut String,
    which: Side,
    transcript: &Transcript,
    sites: &[Site],
    differences: &[(usize, &Shown)],
    file: usize,
) {
    if sites.is_empty() {
        let nothing = match which {
            Side::Canonical => "Nothing in the canonical text.",
            Side::Legacy => "Nothing in the legacy text.",
        };
        let _ = write!(out, "<p class=\"none\">{nothing}</p>");
    }
    for site in sites {
        let marks: Vec<Mark> = differences
            .iter()
            .filter_map(|(number, shown)| {
                let difference = &shown.difference;
                let (at, text) = match which {
                    Side::Canonical => (&difference.canonical, &difference.canonical_text),
                    Side::Legacy => (&difference.legacy, &difference.legacy_text),
                };
                let at = at.as_ref()?;
                let here = (at.story, at.paragraph) == (site.story, site.paragraph)
                    && at.range.start >= site.range.start
                    && at.range.start <= site.range.end;
                here.then_some(Mark {
                    number: *number,
                    site: at,
                    text,
                    gravity: difference.class.gravity,
                })
            })
            .collect();
        paragraph(out, which, transcript, site, &marks, file);
    }
}

fn paragraph(
    out: &mut String,
    which: Side,
    transcript: &Transcript,
    site: &Site,
    marks: &[Mark],
    file: usize,
) {
    let Some(text) = find::text(transcript, site) else {
        return;
    };
    let label = find::paragraph(transcript, site).and_then(|paragraph| paragraph.label.as_deref());
    out.push_str("<p>");
    // the mark of a number that is no part of the text stands on the label
    let on_label = |mark: &&Mark| {
        mark.gravity == Gravity::Number && mark.site.range.is_empty() && label == Some(mark.text)
    };
    if let Some(label) = label.filter(|_| site.range.start == 0) {
        out.push_str("<span class=\"label\">");
        match marks.iter().find(on_label) {
            Some(mark) => marked(out, which, mark, label, file),
            None => {
                let _ = write!(out, "{}", Text(label));
            }
        }
        out.push_str("</span> ");
    }
    let mut rest: Vec<&Mark> = marks
        .iter()
        .filter(|mark| label.is_none() || !on_label(mark))
        .collect();
    rest.sort_by_key(|mark| (mark.site.range.start, mark.site.range.end, mark.number));
    let mut at = site.range.start;
    for mark in rest {
        let start = mark.site.range.start.max(at);
        let end = mark.site.range.end.min(site.range.end).max(start);
        if let Some(before) = text.get(at..start) {
            let _ = write!(out, "{}", Text(before));
        }
        match text.get(start..end) {
            Some("") | None => marked(out, which, mark, "", file),
            Some(inside) => marked(out, which, mark, inside, file),
        }
        at = end;
    }
    if let Some(after) = text.get(at..site.range.end) {
        let _ = write!(out, "{}", Text(after));
    }
    out.push_str("</p>");
}

/// A stretch that differs: taken out on the left, put in on the right; where only the form differs, marked. Each leads
/// to what is said of it.
fn marked(out: &mut String, which: Side, mark: &Mark, text: &str, file: usize) {
    let (element, says) = match (mark.gravity, which, text.is_empty()) {
        (_, Side::Canonical, true) => ("mark", "here the legacy text has more"),
        (_, Side::Legacy, true) => ("mark", "here the canonical text has more"),
        (Gravity::Form | Gravity::Noise, _, false) => ("mark", "other form"),
        (_, Side::Canonical, false) => ("del", "not so in the legacy text"),
        (_, Side::Legacy, false) => ("ins", "not so in the canonical text"),
    };
    let empty = if text.is_empty() { " empty" } else { "" };
    let visible = match text.is_empty() {
        true => "‸".to_owned(),
        false => visible(text),
    };
    let number = mark.number;
    let _ = write!(
        out,
        "<{element} class=\"{}{empty}\" data-d=\"f{file}d{number}\"><span class=\"vh\">[{says}: </span>{}\
         <a href=\"#f{file}d{number}\"><span class=\"vh\">difference </span>{number}</a><span class=\"vh\">]</span></{element}>",
        super::difference::gravity_class(mark.gravity),
        Text(&visible)
    );
}

/// A stretch that differs with what no one can see made visible; spaces only, each is shown.
pub fn visible(text: &str) -> String {
    match !text.is_empty() && text.chars().all(|c| c == ' ') {
        true => "␣".repeat(text.len().min(40)),
        false => shown(text),
    }
}
