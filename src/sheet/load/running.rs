//! `[running.first]` and `[running.following]`: headers and footers.

use super::Value;
use super::page::section;
use super::rules::MISSING;
use super::table::{Findings, Table};
use super::template::{Piece, pieces};
use super::values::{distance, extent, list, table_of, wrong};
use crate::diag::Source;
use crate::sheet::{
    BarCodeForm, MastheadPiece, Running, RunningField, RunningLine, RunningSide, Sheet,
};

/// Reads `[running]`.
pub(super) fn read(mut table: Table, findings: &mut Findings) -> Running {
    let first = table.required_table("first", findings);
    let following = table.required_table("following", findings);
    table.finish(findings);
    let mut code = None;
    let first = first.map(|mut table| {
        code = table.optional("bar-code", findings, bar_code);
        side(table, findings)
    });
    Running {
        first: first.unwrap_or_default(),
        bar_code: code,
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

/// The fields, as messages tell them.
const NAMES: &str = "{symbol}, {official}, {bar-code}, {folio}";

/// `- {folio} -`, `{symbol}`, `{term:draft}`.
fn fields(value: Value, findings: &mut Findings) -> Option<Vec<RunningField>> {
    let known = |name: &str| {
        Some(match name {
            "symbol" => RunningField::Symbol,
            "official" => RunningField::Official,
            "bar-code" => RunningField::BarCode,
            "folio" => RunningField::Folio("{}".to_owned()),
            _ => return None,
        })
    };
    let fields = pieces(value, findings, NAMES, known)?
        .into_iter()
        .map(|piece| match piece {
            Piece::Field(field) => field,
            Piece::Term(key) => RunningField::Term(key),
            Piece::Fixed(text) => RunningField::Fixed(text),
        });
    Some(around_folio(fields.collect()))
}

/// `bar-code = { bar = "0.25mm", ... }`
fn bar_code(value: Value, findings: &mut Findings) -> Option<BarCodeForm> {
    let mut table = table_of("running.first.bar-code", value, findings)?;
    let bar = table.required("bar", findings, extent);
    let height = table.required("height", findings, extent);
    let left = table.required("left", findings, distance);
    let bottom = table.required("bottom", findings, distance);
    let words = table.required("words", findings, |value, findings| {
        let words = fields(value, findings)?;
        if words.is_empty()
            || words
                .iter()
                .any(|field| matches!(field, RunningField::Folio(_)))
        {
            wrong(
                value,
                findings,
                "these are no words for a bar code",
                "Say what it is, without {folio}: \"Bar code of {symbol}\".",
            );
            return None;
        }
        Some(words)
    });
    table.finish(findings);
    Some(BarCodeForm {
        bar: bar?,
        height: height?,
        left: left?,
        bottom: bottom?,
        words: words?,
    })
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
    let running = &sheet.running;
    let lines = [&running.first, &running.following]
        .into_iter()
        .flat_map(|side| side.header.iter().chain(&side.footer));
    let fields = lines
        .flat_map(|line| line.left.iter().chain(&line.center).chain(&line.right))
        .chain(running.bar_code.iter().flat_map(|code| &code.words));
    let printed = fields.filter_map(|field| match field {
        RunningField::Term(key) => Some((key, "a running line")),
        _ => None,
    });
    let heads = sheet.masthead.iter().flat_map(|masthead| &masthead.lines);
    let pieces = heads.flat_map(|line| line.cells.iter().flatten());
    let headed = pieces.filter_map(|piece| match piece {
        MastheadPiece::Term(key) => Some((key, "the masthead")),
        _ => None,
    });
    for (key, place) in printed.chain(headed) {
        for (language, _) in sheet
            .terms
            .iter()
            .filter(|(_, words)| !words.contains_key(key))
        {
            findings.add(
                &MISSING,
                section(source, &format!("terms.{language}")),
                format!("`terms.{language}.{key}` is missing, which {place} prints"),
                "Add the words in this language.",
            );
        }
    }
}
