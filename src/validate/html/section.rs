//! The section of one file: what it is, what was found of the whole, and its paragraphs side by side.

use super::super::{Checked, Held, Shown, words};
use super::difference::{self, difference};
use super::escape::Text;
use super::side::{Side, side};
use crate::collate::{Row, Verdict};
use crate::legacy::Format;
use std::fmt::Write;

/// So many rows on either side of a difference are shown as they are.
const CONTEXT: usize = 1;

/// The section of a file. `number` counts the files of the page from 1; `whole` says whether paragraphs that are the same
/// are given too, behind a click.
pub fn section(checked: &Checked, held: Option<&Held>, number: usize, whole: bool) -> String {
    let mut out = String::new();
    let open = checked.is_open();
    // writing to a String cannot fail
    let _ = write!(
        out,
        "<section class=\"file\" id=\"f{number}\" aria-labelledby=\"f{number}h\"><details{}><summary><h2 id=\"f{number}h\">\
         {} <span class=\"verdict {}\">{}</span></h2></summary>",
        if open && whole { " open" } else { "" },
        Text(&checked.name),
        if open { "bad" } else { "good" },
        words::verdict(checked)
    );
    facts(&mut out, checked);
    if !checked.matters.is_empty() {
        out.push_str("<h3>Of the file as a whole</h3><ul class=\"matters\">");
        for matter in &checked.matters {
            difference::matter(&mut out, matter);
        }
        out.push_str("</ul>");
    }
    match held {
        Some(held) => rows(&mut out, checked, held, number, whole),
        None => list(&mut out, checked, number),
    }
    out.push_str("</details></section>\n");
    out
}

fn facts(out: &mut String, checked: &Checked) {
    out.push_str("<dl class=\"facts\">");
    let mut fact = |term: &str, text: &str| {
        let _ = write!(out, "<div><dt>{term}</dt><dd>{}</dd></div>", Text(text));
    };
    if let Some(partner) = &checked.partner {
        let symbol = partner
            .symbol
            .as_ref()
            .map(|symbol| format!(" ({symbol})"))
            .unwrap_or_default();
        fact(
            "Canonical text",
            &format!("{}{symbol}, {}", partner.name, words::paired(partner)),
        );
    }
    if let Some(format) = &checked.format {
        fact("Legacy file", &described(format));
    }
    if !checked.sha256.is_empty() {
        fact("SHA-256 of the legacy file", &checked.sha256);
    }
    let counts = checked.counts();
    let total = checked.differences.len();
    if checked.verdict == Some(Verdict::OtherVersion) && total > 0 {
        fact(
            "Differences",
            &format!("{total}, those of another version: none is counted as damage"),
        );
    } else {
        fact(
            "Differences",
            &format!(
                "{} text, {} number, {} form, {} noise; {} accepted",
                counts.text, counts.number, counts.form, counts.noise, counts.accepted
            ),
        );
    }
    for blind in &checked.blind {
        fact("Not seen", blind);
    }
    out.push_str("</dl>");
}

fn described(format: &Format) -> String {
    match format {
        Format::Doc => "Word 97 to 2003".to_owned(),
        Format::Doc95 => "Word 6 or 95".to_owned(),
        Format::Docx => "Office Open XML (.docx)".to_owned(),
        Format::Rtf => "Rich Text Format".to_owned(),
        Format::Pdf => "PDF".to_owned(),
        Format::Text(encoding) => format!("text in {encoding}"),
    }
}

/// Differences without the two texts beside them.
fn list(out: &mut String, checked: &Checked, number: usize) {
    let total = checked.differences.len();
    for (at, shown) in checked.differences.iter().enumerate() {
        difference(out, number, at + 1, total, shown);
    }
}

fn rows(out: &mut String, checked: &Checked, held: &Held, number: usize, whole: bool) {
    let rows = &held.collation.rows;
    let total = checked.differences.len();
    let mut in_rows = vec![false; total];
    for at in rows.iter().flat_map(|row| &row.differences) {
        if let Some(seen) = in_rows.get_mut(*at) {
            *seen = true;
        }
    }
    if rows.iter().any(|row| !row.differences.is_empty()) {
        table(out, checked, held, number, whole);
    } else {
        out.push_str("<p>All paragraphs are the same.</p>");
    }
    if in_rows.contains(&false) {
        out.push_str("<h3>Differences that belong to no paragraph</h3>");
        for (at, shown) in checked.differences.iter().enumerate() {
            if !in_rows[at] {
                difference(out, number, at + 1, total, shown);
            }
        }
    }
}

/// The paragraphs side by side.
fn table(out: &mut String, checked: &Checked, held: &Held, number: usize, whole: bool) {
    let rows = &held.collation.rows;
    let total = checked.differences.len();
    let of = |row: &Row| -> Vec<(usize, &Shown)> {
        let shown = row.differences.iter();
        shown
            .filter_map(|at| Some((at + 1, checked.differences.get(*at)?)))
            .collect()
    };
    let near = |at: usize| {
        let from = at.saturating_sub(CONTEXT);
        rows.get(from..(at + CONTEXT + 1).min(rows.len()))
            .is_some_and(|rows| rows.iter().any(|row| !row.differences.is_empty()))
    };
    let _ = write!(
        out,
        "<table><caption>Paragraphs of {} side by side with the canonical text</caption><thead><tr>\
         <th scope=\"col\">Canonical text</th><th scope=\"col\">Legacy text</th><th scope=\"col\">Differences</th></tr></thead>\
         <tbody>",
        Text(&checked.name)
    );
    let mut at = 0;
    while let Some(row) = rows.get(at) {
        if !near(at) {
            let end = (at..rows.len()).find(|at| near(*at)).unwrap_or(rows.len());
            same(out, held, &rows[at..end], whole);
            at = end;
            continue;
        }
        at += 1;
        let differences = of(row);
        let class = if differences.is_empty() {
            "context"
        } else {
            "has"
        };
        let _ = write!(out, "<tr class=\"{class}\"><td>");
        side(
            out,
            Side::Canonical,
            &held.canonical.transcript,
            &row.canonical,
            &differences,
            number,
        );
        out.push_str("</td><td>");
        side(
            out,
            Side::Legacy,
            &held.reading.transcript,
            &row.legacy,
            &differences,
            number,
        );
        out.push_str("</td><td>");
        if differences.is_empty() {
            out.push_str("<p class=\"none\">The same.</p>");
        }
        for (at, shown) in differences {
            difference(out, number, at, total, shown);
        }
        out.push_str("</td></tr>\n");
    }
    out.push_str("</tbody></table>");
}

/// Rows in which both texts are the same: given once, behind a click.
fn same(out: &mut String, held: &Held, rows: &[Row], whole: bool) {
    let paragraphs: usize = rows.iter().map(|row| row.canonical.len()).sum();
    let says = match paragraphs {
        1 => "1 paragraph is the same".to_owned(),
        count => format!("{count} paragraphs are the same"),
    };
    out.push_str("<tr class=\"same\"><td colspan=\"3\">");
    if whole {
        let _ = write!(out, "<details><summary>{says}</summary>");
        for site in rows.iter().flat_map(|row| &row.canonical) {
            side(
                out,
                Side::Canonical,
                &held.canonical.transcript,
                std::slice::from_ref(site),
                &[],
                0,
            );
        }
        out.push_str("</details>");
    } else {
        let _ = write!(out, "{says}");
    }
    out.push_str("</td></tr>\n");
}
