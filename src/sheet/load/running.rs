//! `[running.first]` and `[running.following]`: headers and footers.

use super::Value;
use super::page::section;
use super::rules::MISSING;
use super::table::{Findings, Table};
use super::values::{list, table_of, text, wrong};
use crate::diag::Source;
use crate::sheet::{Running, RunningField, RunningLine, RunningSide, Sheet};

/// Reads `[running]`.
pub(super) fn read(mut table: Table, findings: &mut Findings) -> Running {
    let first = table.required_table("first", findings);
    let following = table.required_table("following", findings);
    table.finish(findings);
    Running {
        first: first.map(|table| side(table, findings)).unwrap_or_default(),
        following: following
            .map(|table| side(table, findings))
            .unwrap_or_default(),
    }
}

fn side(mut table: Table, findings: &mut Findings) -> RunningSide {
    let header = table.optional("header", findings, lines);
    let footer = table.optional("footer", findings, lines);
    table.finish(findings);
    RunningSide {
        header: header.unwrap_or_default(),
        footer: footer.unwrap_or_default(),
    }
}

fn lines(value: Value, findings: &mut Findings) -> Option<Vec<RunningLine>> {
    let lines = list(value, findings)?;
    Some(
        lines
            .iter()
            .filter_map(|value| line(value, findings))
            .collect(),
    )
}

fn line(value: Value, findings: &mut Findings) -> Option<RunningLine> {
    let mut table = table_of("running line", value, findings)?;
    let left = table.optional("left", findings, fields);
    let center = table.optional("center", findings, fields);
    let right = table.optional("right", findings, fields);
    table.finish(findings);
    let line = RunningLine {
        left: left.unwrap_or_default(),
        center: center.unwrap_or_default(),
        right: right.unwrap_or_default(),
    };
    let folios = [&line.left, &line.center, &line.right]
        .into_iter()
        .flatten()
        .filter(|field| matches!(field, RunningField::Folio(_)))
        .count();
    if folios > 1 {
        wrong(
            value,
            findings,
            "a running line has the folio twice",
            "Leave one {folio} in the line.",
        );
        return None;
    }
    Some(line)
}

/// `- {folio} -`, `{symbol}`, `{term:draft}`: words in braces stand for something, all else for itself.
fn fields(value: Value, findings: &mut Findings) -> Option<Vec<RunningField>> {
    let template = text(value, findings)?;
    let mut fields = Vec::new();
    let mut rest = template.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        push_fixed(&mut fields, before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        match name.split_once(':') {
            None if name == "symbol" => fields.push(RunningField::Symbol),
            None if name == "folio" => fields.push(RunningField::Folio("{}".to_owned())),
            Some(("term", key)) => fields.push(RunningField::Term(key.to_owned())),
            _ => {
                let message = format!("`{{{name}}}` stands for nothing");
                wrong(
                    value,
                    findings,
                    &message,
                    "Write {symbol}, {folio}, or {term:KEY} with a key of [terms].",
                );
                return None;
            }
        }
        rest = after;
    }
    push_fixed(&mut fields, rest);
    Some(around_folio(fields))
}

fn push_fixed(fields: &mut Vec<RunningField>, text: &str) {
    if !text.is_empty() {
        fields.push(RunningField::Fixed(text.to_owned()));
    }
}

/// Fixed text beside the folio belongs to it: `- {} -`.
fn around_folio(fields: Vec<RunningField>) -> Vec<RunningField> {
    let mut joined: Vec<RunningField> = Vec::new();
    for field in fields {
        match (joined.last_mut(), field) {
            (Some(RunningField::Folio(folio)), RunningField::Fixed(text)) => folio.push_str(&text),
            (Some(RunningField::Fixed(text)), RunningField::Folio(folio)) => {
                let folio = format!("{text}{folio}");
                joined.pop();
                joined.push(RunningField::Folio(folio));
            }
            (_, field) => joined.push(field),
        }
    }
    joined
}

/// Every `{term:KEY}` has its words in every language that the layout knows.
pub(super) fn check_terms(sheet: &Sheet, source: &Source, findings: &mut Findings) {
    let sides = [&sheet.running.first, &sheet.running.following];
    let lines = sides
        .into_iter()
        .flat_map(|side| side.header.iter().chain(&side.footer));
    for field in lines.flat_map(|line| line.left.iter().chain(&line.center).chain(&line.right)) {
        let RunningField::Term(key) = field else {
            continue;
        };
        for (language, _) in sheet
            .terms
            .iter()
            .filter(|(_, words)| !words.contains_key(key))
        {
            findings.add(
                &MISSING,
                section(source, &format!("terms.{language}")),
                format!("`terms.{language}.{key}` is missing, which a running line prints"),
                "Add the words in this language.",
            );
        }
    }
}
