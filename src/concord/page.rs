//! All versions side by side, as one HTML page that needs nothing but itself: a column for each, a paragraph in each row,
//! and under a row what its versions do not agree on, with the places in every file.

use super::facts::Aspect;
use super::unit::Unit;
use super::{Concordance, Discord, Version};
use crate::validate::html::{Escaped, allowed};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

const STYLE: &str = include_str!("page.css");

/// The page of one or more documents, each with its versions.
pub fn page(documents: &[(Vec<Version<'_>>, Concordance)]) -> String {
    let mut sections = String::new();
    let mut number = 0;
    let mut links = String::new();
    for (versions, concordance) in documents {
        section(&mut sections, versions, concordance, &mut number);
    }
    // writing to a String cannot fail
    for number in 1..=number {
        let _ = write!(links, "<a href=\"#d{number}\">{number}</a> ");
    }
    let sentence = match number {
        0 => "The versions correspond.".to_owned(),
        1 => "The versions do not agree at 1 place.".to_owned(),
        count => format!("The versions do not agree at {count} places."),
    };
    let title = "Language versions side by side";
    let mut out = String::new();
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {}\">\n\
         <meta name=\"generator\" content=\"engross {}\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <main>\n<h1>{title}</h1>\n<p>{sentence}</p>\n",
        allowed(STYLE),
        env!("CARGO_PKG_VERSION"),
    );
    if number > 0 {
        let _ = writeln!(
            out,
            "<nav aria-label=\"Places\"><p>Places: {links}</p></nav>"
        );
    }
    out.push_str(&sections);
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn section(
    out: &mut String,
    versions: &[Version<'_>],
    concordance: &Concordance,
    number: &mut usize,
) {
    let work = versions.first().map_or("", |version| {
        version.document.root.identity.work.uri.as_str()
    });
    let _ = write!(
        out,
        "<section>\n<h2>{}</h2>\n<table>\n<thead><tr>",
        Escaped(work)
    );
    for version in versions {
        let _ = write!(
            out,
            "<th scope=\"col\">{} ({})</th>",
            Escaped(version.name),
            Escaped(version.language())
        );
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    let mut by_row: BTreeMap<Option<usize>, Vec<&Discord>> = BTreeMap::new();
    for discord in &concordance.discords {
        by_row.entry(discord.row).or_default().push(discord);
    }
    for discord in by_row.remove(&None).unwrap_or_default() {
        told(out, versions, discord, number);
    }
    for (index, row) in concordance.rows.iter().enumerate() {
        let discords = by_row.remove(&Some(index)).unwrap_or_default();
        let class = if discords.is_empty() {
            "same"
        } else {
            "differs"
        };
        let _ = write!(out, "<tr class=\"row {class}\">");
        for unit in &row.units {
            match unit {
                Some(unit) => cell(out, unit, &discords),
                None => out.push_str("<td><p class=\"none\">nothing</p></td>"),
            }
        }
        out.push_str("</tr>\n");
        for discord in discords {
            told(out, versions, discord, number);
        }
    }
    out.push_str("</tbody>\n</table>\n</section>\n");
}

fn cell(out: &mut String, unit: &Unit, discords: &[&Discord]) {
    let _ = write!(out, "<td lang=\"{}\"><p>", Escaped(&unit.language));
    if let Some(label) = &unit.label {
        let _ = write!(out, "<span class=\"label\">{}</span> ", Escaped(label));
    }
    let concerned = |aspect: Aspect| discords.iter().any(|d| d.aspect == Some(aspect));
    let mut ranges: Vec<Range<usize>> = unit
        .facts
        .iter()
        .filter(|fact| concerned(fact.aspect) && !fact.range.is_empty())
        .map(|fact| fact.range.clone())
        .collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut at = 0;
    for range in ranges {
        if range.start < at {
            continue;
        }
        let _ = write!(
            out,
            "{}<mark>{}</mark>",
            Escaped(&unit.text[at..range.start]),
            Escaped(&unit.text[range.clone()])
        );
        at = range.end;
    }
    let _ = write!(out, "{}</p></td>", Escaped(&unit.text[at..]));
}

fn told(out: &mut String, versions: &[Version<'_>], discord: &Discord, number: &mut usize) {
    *number += 1;
    let _ = write!(
        out,
        "<tr class=\"discord\" id=\"d{number}\"><td colspan=\"{}\"><span class=\"code\">{number}. {}</span> {} <dl>",
        versions.len(),
        discord.rule.code,
        Escaped(discord.rule.summary)
    );
    for (version, side) in versions.iter().zip(&discord.sides) {
        let says = match side.says.as_str() {
            "" => "nothing",
            says => says,
        };
        let _ = write!(
            out,
            "<dt>{}</dt><dd>{}",
            Escaped(version.language()),
            Escaped(says)
        );
        if let Some(place) = &side.place {
            let _ = write!(
                out,
                " <span class=\"where\">{}</span>",
                Escaped(&place.to_string())
            );
        }
        out.push_str("</dd>");
    }
    let _ = writeln!(out, "</dl>{}</td></tr>", Escaped(discord.help));
}
