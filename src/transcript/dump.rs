//! The `Transcript` as text, for `engross dump --stage transcript` and accepted references.

use super::{Paragraph, RunningAt, Transcript};
use std::fmt::Write;

/// One line for each paragraph, note paragraph and running line.
pub fn dump(transcript: &Transcript) -> String {
    let mut out = String::new();
    // writing to a String cannot fail
    for (name, value) in [
        ("title", &transcript.title),
        ("language", &transcript.language),
        ("symbol", &transcript.symbol),
    ] {
        if let Some(value) = value {
            let _ = writeln!(out, "{name} {value:?}");
        }
    }
    for paragraph in &transcript.body {
        line(&mut out, "body", paragraph);
    }
    for note in &transcript.notes {
        for paragraph in &note.paragraphs {
            line(&mut out, &format!("note {:?}", note.marker), paragraph);
        }
    }
    for running in &transcript.running {
        let at = told(running.at);
        let edge = if running.footer { "footer" } else { "header" };
        let _ = writeln!(out, "{edge} {at} {:?}", running.text);
    }
    for figure in &transcript.page_figures {
        let at = told(figure.at);
        let _ = writeln!(out, "figure {at} {:?}", figure.alt);
    }
    for text_box in &transcript.boxes {
        for paragraph in &text_box.paragraphs {
            line(&mut out, "box", paragraph);
        }
    }
    out
}

fn told(at: RunningAt) -> String {
    match at {
        RunningAt::Page(page) => format!("page {page}"),
        RunningAt::First(section) => format!("first page of section {}", section + 1),
        RunningAt::Following(section) => format!("following pages of section {}", section + 1),
    }
}

fn line(out: &mut String, story: &str, paragraph: &Paragraph) {
    let _ = write!(out, "{story} {:?}", paragraph.role);
    if let Some(cell) = paragraph.cell {
        let _ = write!(out, " cell {}:{}:{}", cell.table, cell.row, cell.column);
        if (cell.columns, cell.rows) != (1, 1) {
            let _ = write!(out, " spanning {}x{}", cell.columns, cell.rows);
        }
        if cell.header {
            out.push_str(" header");
        }
    }
    if let Some(language) = &paragraph.language {
        let _ = write!(out, " in {language}");
    }
    if let Some(label) = &paragraph.label {
        let _ = write!(out, " [{label}]");
    }
    let _ = write!(out, " {:?}", paragraph.text);
    for range in &paragraph.languages {
        let _ = write!(out, " {}({:?})", range.language, range.range);
    }
    for emphasis in &paragraph.emphasis {
        let _ = write!(
            out,
            " {:?}({}..{})",
            emphasis.kind, emphasis.start, emphasis.end
        );
    }
    for link in &paragraph.links {
        let _ = write!(out, " link({:?} {})", link.range, link.target);
    }
    for call in &paragraph.notes {
        let _ = write!(out, " note({} {})", call.at, call.marker);
    }
    out.push('\n');
}
