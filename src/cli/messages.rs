//! Findings as people read them: the code, the sentence, the line, what to do.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use engross::diag::{Finding, Severity};
use std::io::{IsTerminal, Write};

/// The furthest column whose text is shown; the line of a file without line feeds is nothing for people to read.
const COLUMNS: u32 = 100_000;

/// So many findings are shown at a time: nobody reads more, and a file of rubbish has a million of them.
const SHOWN: usize = 1_000;

/// A finding with what else is to be said of it: a word and a sentence each.
pub struct Noted {
    pub finding: Finding,
    pub notes: Vec<(&'static str, String)>,
}

/// Prints findings to standard error, in colour where it is a terminal that wants it.
pub fn print(findings: &[Finding]) {
    print_all(findings.iter().map(|finding| (finding, &[][..])));
}

/// Prints findings and what else is to be said of them.
pub fn print_noted(noted: &[Noted]) {
    print_all(
        noted
            .iter()
            .map(|noted| (&noted.finding, noted.notes.as_slice())),
    );
}

/// Prints a line to standard error.
pub fn print_line(line: &str) {
    // a closed standard error is no reason to fail
    let _ = writeln!(std::io::stderr(), "{line}");
}

fn print_all<'a>(
    findings: impl ExactSizeIterator<Item = (&'a Finding, &'a [(&'static str, String)])>,
) {
    let renderer = if colour() {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let mut out = std::io::stderr().lock();
    let more = findings.len().saturating_sub(SHOWN);
    for (finding, notes) in findings.take(SHOWN) {
        // a closed standard error is no reason to fail
        let line = line(finding);
        let _ = writeln!(
            out,
            "{}\n",
            renderer.render(&[group(finding, notes, &line)])
        );
    }
    if more > 0 {
        let _ = writeln!(
            out,
            "{more} more findings are not shown; --format json gives all\n"
        );
    }
}

/// Colour only on a terminal, and never where NO_COLOR asks for none.
fn colour() -> bool {
    std::io::stderr().is_terminal()
        && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// The finding's line as far as it is known: what was left out before the excerpt is blank, so that the renderer, which
/// cuts blanks off, counts the right column.
fn line(finding: &Finding) -> String {
    match &finding.place {
        Some(place) if place.column <= COLUMNS => {
            let before = place.column.saturating_sub(place.excerpt_column) as usize;
            " ".repeat(before) + &place.excerpt
        }
        _ => String::new(),
    }
}

/// The finding with its line, what else is to be said of it, and what to do.
fn group<'a>(
    finding: &'a Finding,
    notes: &'a [(&'static str, String)],
    line: &'a str,
) -> Group<'a> {
    let mut group = placed(finding, line);
    for (word, sentence) in notes {
        group = group.element(Level::NOTE.with_name(*word).message(sentence.as_str()));
    }
    group.element(Level::HELP.message(finding.help.as_str()))
}

fn placed<'a>(finding: &'a Finding, line: &'a str) -> Group<'a> {
    let level = match finding.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Remark => Level::NOTE.with_name("remark"),
    };
    let title = level
        .primary_title(finding.message.as_str())
        .id(finding.rule.code);
    let Some(place) = &finding.place else {
        return Group::with_title(title);
    };
    if line.is_empty() {
        title.element(
            Origin::path(&*place.file)
                .line(place.line as usize)
                .char_column(place.column as usize),
        )
    } else {
        let start = byte_at(line, place.column as usize - 1);
        let end = byte_at(line, (place.column + place.length) as usize - 1);
        title.element(
            Snippet::source(line)
                .path(&*place.file)
                .line_start(place.line as usize)
                .annotation(AnnotationKind::Primary.span(start..end)),
        )
    }
}

/// The byte where the character of this index starts; the end where there is none.
fn byte_at(text: &str, character: usize) -> usize {
    text.char_indices()
        .nth(character)
        .map_or(text.len(), |(at, _)| at)
}
