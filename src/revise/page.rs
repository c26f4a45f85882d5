//! Two versions side by side, as one HTML page that needs nothing but itself: old left, new right, a paragraph in each
//! row, changes told in words beside it and marked by more than colour.

use super::merge::aligned;
use crate::transcript::{Note, Paragraph, Role, Transcript};
use crate::validate::html::{Escaped, allowed};
use crate::verify::{Change, Edit, Edits, Story, phrases};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

const STYLE: &str = include_str!("page.css");

/// The page. `edits` lead from `old` to `new`; `names` are what the user calls the two.
pub fn page(old: &Transcript, new: &Transcript, edits: &Edits, names: [&str; 2]) -> String {
    let mut rows = Rows::default();
    let told = Told::of(edits, |story| story == Story::Body);
    rows.story(&old.body, &new.body, &edits.pairs, &told);
    let text = std::mem::take(&mut rows.out);
    rows.notes(old, new);
    let notes = rows.out;

    let title = format!("{} against {}", names[1], names[0]);
    let language = new.language.as_deref().unwrap_or("und");
    let mut out = String::new();
    // writing to a String cannot fail
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {}\">\n\
         <meta name=\"generator\" content=\"engross {}\">\n<title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <main>\n<h1>{}</h1>\n<p>{}</p>\n",
        allowed(STYLE),
        env!("CARGO_PKG_VERSION"),
        Escaped(&title),
        Escaped(&title),
        Escaped(&sentence(edits)),
    );
    if rows.changed > 0 {
        out.push_str("<nav aria-label=\"Changes\"><p>Changes: ");
        for number in 1..=rows.changed {
            let _ = write!(out, "<a href=\"#c{number}\">{number}</a> ");
        }
        out.push_str("</p></nav>\n");
    }
    if !edits.around.is_empty() {
        out.push_str("<h2>Outside of paragraphs</h2>\n<ul>\n");
        for finding in &edits.around {
            let _ = writeln!(out, "<li>{}</li>", Escaped(&finding.message));
        }
        out.push_str("</ul>\n");
    }
    out.push_str("<h2 id=\"text\">Text</h2>\n");
    table(&mut out, "text", names, language, &text);
    if !notes.is_empty() {
        out.push_str("<h2 id=\"notes\">Notes</h2>\n");
        table(&mut out, "notes", names, language, &notes);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// What was found, in a sentence.
fn sentence(edits: &Edits) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for change in edits.paragraphs.iter().flat_map(|edit| &edit.changes) {
        *counts.entry(change.word()).or_default() += 1;
    }
    if counts.is_empty() && edits.around.is_empty() {
        return "Both versions say the same.".into();
    }
    let parts: Vec<String> = counts
        .iter()
        .map(|(word, count)| format!("{count} {word}"))
        .collect();
    format!(
        "Paragraphs changed: {} ({}).",
        edits.paragraphs.len(),
        parts.join(", ")
    )
}

fn table(out: &mut String, labelled: &str, names: [&str; 2], language: &str, rows: &str) {
    let _ = write!(
        out,
        "<table aria-labelledby=\"{labelled}\">\n<colgroup><col class=\"what\"><col><col></colgroup>\n<thead><tr>\
         <th scope=\"col\">Change</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead>\n\
         <tbody lang=\"{}\">\n{rows}</tbody>\n</table>\n",
        Escaped(names[0]),
        Escaped(names[1]),
        Escaped(language)
    );
}

/// What is said of paragraphs, by their places in the old and in the new version.
struct Told<'a> {
    old: BTreeMap<usize, &'a Edit>,
    new: BTreeMap<usize, &'a Edit>,
}

impl<'a> Told<'a> {
    fn of(edits: &'a Edits, which: impl Fn(Story) -> bool) -> Told<'a> {
        let mut told = Told {
            old: BTreeMap::new(),
            new: BTreeMap::new(),
        };
        for edit in edits.paragraphs.iter().filter(|edit| which(edit.story)) {
            told.old.extend(edit.expected.map(|at| (at, edit)));
            told.new.extend(edit.found.map(|at| (at, edit)));
        }
        told
    }
}

/// Rows under way.
#[derive(Default)]
struct Rows {
    out: String,
    /// How many of them show a change.
    changed: usize,
}

impl Rows {
    /// The rows of a story: what stayed in both columns, what went and what came in its own.
    fn story(
        &mut self,
        old: &[Paragraph],
        new: &[Paragraph],
        pairs: &[(usize, usize)],
        told: &Told<'_>,
    ) {
        let (mut i, mut j) = (0, 0);
        for (next_i, next_j) in pairs.iter().copied().chain([(old.len(), new.len())]) {
            for (at, gone) in old.iter().enumerate().take(next_i).skip(i) {
                let edit = told.old.get(&at);
                let moved = edit.is_some_and(|edit| edit.found.is_some());
                let what = if moved { "moved away" } else { "deleted" };
                self.row(what, Some(gone), None, None);
            }
            for (at, come) in new.iter().enumerate().take(next_j).skip(j) {
                let edit = told.new.get(&at).copied();
                let moved = edit.is_some_and(|edit| edit.expected.is_some());
                let what = if moved { "moved here" } else { "inserted" };
                self.row(what, None, Some(come), edit);
            }
            if let (Some(before), Some(now)) = (old.get(next_i), new.get(next_j)) {
                let edit = told.old.get(&next_i).copied();
                let changes = edit.iter().flat_map(|edit| &edit.changes);
                let words: Vec<&str> = changes.map(Change::word).collect();
                self.row(&words.join(", "), Some(before), Some(now), edit);
            }
            (i, j) = (next_i + 1, next_j + 1);
        }
    }

    fn notes(&mut self, old: &Transcript, new: &Transcript) {
        let paragraph = |note: &Note| -> Paragraph {
            let texts: Vec<&str> = note.paragraphs.iter().map(|p| p.text.as_str()).collect();
            Paragraph::plain(Role::Note, Some(note.marker.clone()), texts.join("\n"))
        };
        let of = |t: &Transcript| -> Vec<Paragraph> { t.notes.iter().map(paragraph).collect() };
        let (old, new) = (of(old), of(new));
        let texts =
            |all: &[Paragraph]| -> Vec<String> { all.iter().map(|p| p.text.clone()).collect() };
        let pairs = aligned(&texts(&old), &texts(&new));
        let (mut i, mut j) = (0, 0);
        for (next_i, next_j) in pairs.into_iter().chain([(old.len(), new.len())]) {
            for gone in old.iter().take(next_i).skip(i) {
                self.row("deleted", Some(gone), None, None);
            }
            for come in new.iter().take(next_j).skip(j) {
                self.row("inserted", None, Some(come), None);
            }
            if let (Some(before), Some(now)) = (old.get(next_i), new.get(next_j)) {
                let mut words = Vec::new();
                words.extend((before.label != now.label).then_some("number"));
                words.extend((before.text != now.text).then_some("text"));
                self.row(&words.join(", "), Some(before), Some(now), None);
            }
            (i, j) = (next_i + 1, next_j + 1);
        }
    }

    fn row(
        &mut self,
        what: &str,
        old: Option<&Paragraph>,
        new: Option<&Paragraph>,
        edit: Option<&Edit>,
    ) {
        let out = &mut self.out;
        if what.is_empty() {
            out.push_str(
                "<tr class=\"same\"><th scope=\"row\"><span class=\"vh\">the same</span></th>",
            );
        } else {
            self.changed += 1;
            let number = self.changed;
            let _ = write!(
                out,
                "<tr id=\"c{number}\"><th scope=\"row\">{number}. {what}</th>"
            );
        }
        let [mut gone, mut come]: [Vec<Range<usize>>; 2] = Default::default();
        match (old, new) {
            (Some(old), Some(new)) => {
                for hunk in phrases(&old.text, &new.text) {
                    gone.push(hunk.old);
                    come.push(hunk.new);
                }
            }
            _ => {
                gone.extend(old.map(|old| 0..old.text.len()));
                come.extend(new.map(|new| 0..new.text.len()));
            }
        }
        for (mine, other, element, ranges) in [(old, new, "del", gone), (new, old, "ins", come)] {
            out.push_str("<td>");
            if let Some(mine) = mine {
                paragraph(out, mine, other, &ranges, element);
            }
            if let ("ins", Some(edit)) = (element, edit) {
                said(out, edit);
            }
            out.push_str("</td>");
        }
        out.push_str("</tr>\n");
    }
}

/// A paragraph with its label, what the other has not marked.
fn paragraph(
    out: &mut String,
    mine: &Paragraph,
    other: Option<&Paragraph>,
    ranges: &[Range<usize>],
    element: &str,
) {
    out.push_str("<p>");
    if let Some(label) = &mine.label {
        out.push_str("<span class=\"label\">");
        let same = other.is_some_and(|other| other.label.as_ref() == Some(label));
        let whole = 0..label.len();
        text(
            out,
            label,
            if same {
                &[]
            } else {
                std::slice::from_ref(&whole)
            },
            element,
        );
        out.push_str("</span> ");
    }
    text(out, &mine.text, ranges, element);
    out.push_str("</p>");
}

/// A text with stretches marked.
fn text(out: &mut String, text: &str, ranges: &[Range<usize>], element: &str) {
    let mut at = 0;
    for range in ranges.iter().filter(|range| !range.is_empty()) {
        let _ = write!(
            out,
            "{}<{element}>{}</{element}>",
            Escaped(&text[at..range.start]),
            Escaped(&text[range.clone()])
        );
        at = range.end;
    }
    let _ = write!(out, "{}", Escaped(&text[at..]));
}

/// What the columns do not show.
fn said(out: &mut String, edit: &Edit) {
    for change in &edit.changes {
        let words = match change {
            Change::Style { from, to } => format!("style: {from} → {to}"),
            Change::Other(finding) => finding.message.clone(),
            Change::Moved { after: Some(after) } => format!("stands after {after} now"),
            _ => continue,
        };
        let _ = write!(out, "<span class=\"said\">{}</span>", Escaped(&words));
    }
}
