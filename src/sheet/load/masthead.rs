//! `[masthead]`: the head of the first page, line by line.

use super::Value;
use super::table::{Findings, Table};
use super::template::{Piece, pieces};
use super::values::{list, parse_word, table_of, word, wrong};
use crate::sheet::{Masthead, MastheadField, MastheadLine, MastheadPiece, Role};

/// The roles that a line may have.
pub(in crate::sheet) const ROLES: [Role; 4] = [
    Role::MastheadHead,
    Role::Masthead,
    Role::MastheadLine,
    Role::MastheadItem,
];

/// The fields, as messages tell them.
const NAMES: &str = "{body}, {session}, {series}, {dates}, {symbol}, {place}, {date}, {original}, {distribution}, {agenda}";

/// Reads `[masthead]`.
pub(super) fn read(mut table: Table, findings: &mut Findings) -> Option<Masthead> {
    let lines = table.required("lines", findings, |value, findings| {
        let lines = list(value, findings)?;
        let mut seen = Vec::new();
        let lines: Option<Vec<MastheadLine>> = lines
            .iter()
            .map(|value| line(value, &mut seen, findings))
            .collect();
        lines
    });
    table.finish(findings);
    Some(Masthead { lines: lines? })
}

fn line(
    value: Value,
    seen: &mut Vec<MastheadField>,
    findings: &mut Findings,
) -> Option<MastheadLine> {
    let mut table = table_of("masthead line", value, findings)?;
    let role = table.required("style", findings, |value, findings| {
        let role = word::<Role>(value, findings)?;
        if !ROLES.contains(&role) {
            wrong(
                value,
                findings,
                "this style is none of the masthead",
                "Write \"masthead-head\", \"masthead\", \"masthead-line\" or \"masthead-item\".",
            );
            return None;
        }
        Some(role)
    });
    let cells = table.required("cells", findings, |value, findings| {
        let cells = list(value, findings)?;
        cells
            .iter()
            .map(|value| cell(value, seen, findings))
            .collect::<Option<Vec<_>>>()
    });
    table.finish(findings);
    Some(MastheadLine {
        role: role?,
        cells: cells?,
    })
}

fn cell(
    value: Value,
    seen: &mut Vec<MastheadField>,
    findings: &mut Findings,
) -> Option<Vec<MastheadPiece>> {
    let known = |name: &str| parse_word::<MastheadField>(name).ok();
    let read = pieces(value, findings, NAMES, known)?;
    let mut cell = Vec::with_capacity(read.len());
    for piece in read {
        cell.push(match piece {
            Piece::Field(field) => {
                if seen.contains(&field) {
                    wrong(
                        value,
                        findings,
                        "the masthead prints this field twice",
                        "A field of the document stands on the page once: leave one of the two.",
                    );
                    return None;
                }
                seen.push(field);
                MastheadPiece::Field(field)
            }
            Piece::Term(key) => MastheadPiece::Term(key),
            Piece::Fixed(text) => MastheadPiece::Fixed(text),
        });
    }
    Some(cell)
}
