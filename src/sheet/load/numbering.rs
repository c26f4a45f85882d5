//! `[[schemes.NAME]]`: the forms of numbers, level by level.

use super::Schemes;
use super::Value;
use super::table::{Findings, Table};
use super::values::{count, distance, list, table_of, text, word, wrong};
use crate::sheet::{NumberForm, NumberLevel, Scheme};

/// How many levels a native list has in Word.
const MOST_LEVELS: usize = 9;

/// Reads all schemes; none where one is faulty, so that styles do not report its levels as missing too.
pub(super) fn read(table: Table, findings: &mut Findings) -> Option<Schemes> {
    let mut schemes = Schemes::new();
    let mut whole = true;
    for (name, value) in table.entries() {
        let Some(entries) = list(value, findings) else {
            whole = false;
            continue;
        };
        if entries.is_empty() || entries.len() > MOST_LEVELS {
            let message = format!("`schemes.{name}` has {} levels", entries.len());
            wrong(
                value,
                findings,
                &message,
                "Give it at least one level and at most nine.",
            );
            whole = false;
            continue;
        }
        let levels: Vec<NumberLevel> = entries
            .iter()
            .enumerate()
            .filter_map(|(index, value)| level(name, index + 1, value, findings))
            .collect();
        whole &= levels.len() == entries.len();
        let name = name.to_owned();
        schemes.insert(name.clone(), Scheme { name, levels });
    }
    whole.then_some(schemes)
}

fn level(name: &str, number: usize, value: Value, findings: &mut Findings) -> Option<NumberLevel> {
    let mut table = table_of(&format!("schemes.{name}"), value, findings)?;
    let form = table.required("form", findings, word::<NumberForm>);
    let text = table.required("text", findings, |value, findings| {
        let pattern = text(value, findings)?;
        check_pattern(&pattern, form, number, value, findings).then_some(pattern)
    });
    let start = table
        .optional("start", findings, count(0, 9999))
        .unwrap_or(1);
    let label_at = table.required("label-at", findings, distance);
    let text_at = table.required("text-at", findings, distance);
    table.finish(findings);
    let (label_at, text_at) = (label_at?, text_at?);
    if text_at < label_at {
        wrong(
            value,
            findings,
            "the text stands before its label",
            "Make `text-at` at least as large as `label-at`.",
        );
        return None;
    }
    Some(NumberLevel {
        form: form?,
        text: text?,
        start: u32::from(start),
        label_at,
        text_at,
    })
}

/// A pattern names its own level, and no deeper one; a bullet names none.
fn check_pattern(
    pattern: &str,
    form: Option<NumberForm>,
    number: usize,
    value: Value,
    findings: &mut Findings,
) -> bool {
    let named: Vec<usize> = pattern
        .split('%')
        .skip(1)
        .map(|rest| {
            rest.chars()
                .next()
                .and_then(|c| c.to_digit(10))
                .unwrap_or(0) as usize
        })
        .collect();
    let right = match form {
        Some(NumberForm::Bullet) => !pattern.is_empty() && named.is_empty(),
        _ => named.contains(&number) && named.iter().all(|level| (1..=number).contains(level)),
    };
    if !right {
        let message = format!("`{pattern}` is no label of level {number}");
        let help =
            format!("Write %{number} where the count stands; a bullet has a character alone.");
        wrong(value, findings, &message, &help);
    }
    right
}
