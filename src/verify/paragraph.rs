//! Compares two paragraphs that are meant to be the same one.

use super::{Sides, emphasis, normal, rules, words};
use crate::diag::{Finding, Rule};
use crate::transcript::{Cell, LinkRange, Paragraph, Role};

/// A finding about an expected paragraph.
pub(super) fn finding(rule: &'static Rule, expected: &Paragraph, message: String) -> Finding {
    let finding = Finding::new(rule, message, rules::HELP);
    match &expected.source {
        Some(place) => finding.at(place.clone()),
        None => finding,
    }
}

/// Compares everything but cells, which need their table: see [`cell`].
pub(super) fn compare(
    sides: Sides<'_>,
    expected: &Paragraph,
    found: &Paragraph,
    findings: &mut Vec<Finding>,
) {
    let breaks = sides.found.sees.breaks;
    let (e, f) = (
        &*normal::normal(expected, breaks),
        &*normal::normal(found, breaks),
    );
    let mut say = |rule, what: String| {
        let (name, at) = (words::name(expected), words::place(found));
        findings.push(finding(rule, expected, format!("{name}{at}: {what}.")));
    };
    if e.label != f.label {
        say(&rules::LABEL, label(e, f));
    }
    if e.role != f.role {
        say(
            &rules::ROLE,
            format!("should be {}, but is {}", role(e.role), role(f.role)),
        );
    }
    if e.text != f.text {
        // every place in the text is off from here on: what depends on places would only repeat this
        say(&rules::TEXT, words::difference(&e.text, &f.text));
        return;
    }
    if let Some(lost) = e.lines.iter().find(|at| !breaks && !f.lines.contains(at)) {
        say(
            &rules::TEXT,
            format!(
                "no new line starts after {}",
                words::quote(&e.text[..*lost])
            ),
        );
    }
    if let Some(what) = language(sides, e, f) {
        say(&rules::LANGUAGE, what);
    }
    if let Some(what) = emphasis::difference(sides, e, f) {
        say(&rules::EMPHASIS, what);
    }
    if let Some(what) = links(e, f) {
        say(&rules::LINK, what);
    }
    if e.notes != f.notes {
        say(&rules::NOTE, calls(e, f));
    }
}

fn label(e: &Paragraph, f: &Paragraph) -> String {
    match (&e.label, &f.label) {
        (Some(e), Some(f)) => format!(
            "the label should be “{}”, but is “{}”",
            words::shown(e),
            words::shown(f)
        ),
        (Some(e), None) => format!("the label “{}” is missing", words::shown(e)),
        (_, f) => format!(
            "there should be no label, but there is “{}”",
            words::shown(f.as_deref().unwrap_or_default())
        ),
    }
}

/// A role in words.
fn role(role: Role) -> String {
    match role {
        Role::Heading(level) => format!("a heading of level {level}"),
        Role::Text => "plain text".into(),
        Role::Item => "part of a labelled paragraph".into(),
        Role::Cell => "text in a table".into(),
        Role::Caption => "a table's caption".into(),
        Role::Note => "text of a note".into(),
        Role::Contents => "a line of a contents list".into(),
        Role::Figure => "a picture".into(),
    }
}

fn language(sides: Sides<'_>, e: &Paragraph, f: &Paragraph) -> Option<String> {
    let wanted = normal::languages(e, sides.expected.language.as_deref());
    let got = normal::languages(f, sides.found.language.as_deref());
    let (mut i, mut j) = (0, 0);
    // both lists cover the same text without gaps
    while let (Some((er, el)), Some((fr, fl))) = (wanted.get(i), got.get(j)) {
        let range = er.start.max(fr.start)..er.end.min(fr.end);
        let text = e.text.get(range).unwrap_or_default();
        if !normal::is_language(fl, el) && !normal::is_bare(text) {
            return Some(format!(
                "the language of {} should be “{el}”, but is “{fl}”",
                words::quote(text)
            ));
        }
        i += usize::from(er.end <= fr.end);
        j += usize::from(fr.end <= er.end);
    }
    None
}

fn links(e: &Paragraph, f: &Paragraph) -> Option<String> {
    let (wanted, got) = (normal::links(e), normal::links(f));
    let say = |link: &LinkRange, text: &str| {
        format!(
            "{} to {}",
            words::quote(text.get(link.range.clone()).unwrap_or_default()),
            if link.target == "#" {
                "a place in the document"
            } else {
                &link.target
            }
        )
    };
    let lost = wanted.iter().find(|link| !got.contains(link));
    let extra = got.iter().find(|link| !wanted.contains(link));
    match (lost, extra) {
        (Some(lost), Some(extra)) => Some(format!(
            "the link from {} is missing, and there is one from {}",
            say(lost, &e.text),
            say(extra, &f.text)
        )),
        (Some(lost), None) => Some(format!("the link from {} is missing", say(lost, &e.text))),
        (None, Some(extra)) => Some(format!(
            "there should be no link from {}",
            say(extra, &f.text)
        )),
        (None, None) => None,
    }
}

fn calls(e: &Paragraph, f: &Paragraph) -> String {
    let say = |p: &Paragraph| {
        if p.notes.is_empty() {
            return "none".into();
        }
        let calls: Vec<String> = p
            .notes
            .iter()
            .map(|call| {
                let before = p.text.get(..call.at).unwrap_or(&p.text);
                format!(
                    "“{}” at character {}",
                    call.marker,
                    before.chars().count() + 1
                )
            })
            .collect();
        calls.join(", ")
    };
    format!("notes called should be: {}; but are: {}", say(e), say(f))
}

/// Compares the places in a table. `in_header_rows` says whether the row is repeated on every page.
pub(super) fn cell(
    sides: Sides<'_>,
    expected: &Paragraph,
    found: &Paragraph,
    in_header_rows: bool,
    findings: &mut Vec<Finding>,
) {
    let mut wanted = expected.cell;
    if let (Some(wanted), Some(found)) = (&mut wanted, found.cell)
        && !sides.found.sees.row_headers
        && !in_header_rows
    {
        wanted.header = found.header;
    }
    if wanted == found.cell {
        return;
    }
    let say = |cell: Option<Cell>| match cell {
        None => "outside any table".into(),
        Some(cell) => format!(
            "in table {}, row {}, column {}, {} by {} cells{}",
            cell.table + 1,
            cell.row + 1,
            cell.column + 1,
            cell.columns,
            cell.rows,
            if cell.header { ", a header" } else { "" }
        ),
    };
    findings.push(finding(
        &rules::TABLE,
        expected,
        format!(
            "{}{} should stand {}, but stands {}.",
            words::name(expected),
            words::place(found),
            say(expected.cell),
            say(found.cell)
        ),
    ));
}
