//! Differ: where the versions of a row do not agree, one discord for each thing that they do not agree on.

use super::facts::Aspect;
use super::rows::Row;
use super::rules;
use super::unit::Unit;
use super::{Discord, Side, Version};
use crate::diag::Rule;
use std::collections::BTreeSet;

/// So many numbers moved on in a row are one discord.
const RUN: usize = 3;

/// All discords of the rows, in order.
pub(super) fn discords(versions: &[Version<'_>], rows: &[Row]) -> Vec<Discord> {
    let mut all: Vec<Discord> = Vec::new();
    let languages: Vec<&str> = versions.iter().map(Version::language).collect();
    let mut numbers: Vec<Discord> = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let missing = run_of_missing(rows, at);
        if missing > 0 {
            all.append(&mut told(&mut numbers));
            all.push(missing_discord(rows, at, missing));
            at += missing;
            continue;
        }
        let row = &rows[at];
        if let Some(number) = number(row, at) {
            numbers.push(number);
        } else if numbers.last().is_some_and(|last| is_like(rows, last, row)) {
            all.append(&mut told(&mut numbers));
        }
        let mut of_row = Vec::new();
        of_row.extend(kind(row, at));
        of_row.extend(
            Aspect::ALL
                .into_iter()
                .filter_map(|aspect| facts(row, at, aspect, &languages)),
        );
        // what a numbered run has besides stands after it
        all.append(&mut of_row);
        at += 1;
    }
    all.append(&mut told(&mut numbers));
    all.sort_by_key(|discord| discord.row);
    all
}

/// Whether a numbered row is of the kind whose number differed last: sub-items between paragraphs end no run.
fn is_like(rows: &[Row], last: &Discord, row: &Row) -> bool {
    let before = last.row.and_then(|at| rows.get(at)).and_then(Row::first);
    match (before, row.first()) {
        (Some(before), Some(unit)) => unit.label.is_some() && unit.class == before.class,
        _ => false,
    }
}

/// The numbers that differ in a row of rows; many are told as one.
fn told(numbers: &mut Vec<Discord>) -> Vec<Discord> {
    let run = std::mem::take(numbers);
    if run.len() < RUN {
        return run;
    }
    let (Some(first), Some(last)) = (run.first(), run.last()) else {
        return run;
    };
    let mut one = first.clone();
    one.about = format!(
        "{} paragraphs from {} to {}",
        run.len(),
        first.about,
        last.about
    );
    for (side, last) in one.sides.iter_mut().zip(&last.sides) {
        side.says = format!("{} to {}", side.says, last.says);
    }
    vec![one]
}

/// How many rows from this one on stand in the same versions and not in all.
fn run_of_missing(rows: &[Row], at: usize) -> usize {
    let has = |row: &Row| -> Vec<bool> { row.units.iter().map(Option::is_some).collect() };
    let here = has(&rows[at]);
    if here.iter().all(|has| *has) {
        return 0;
    }
    rows[at..].iter().take_while(|row| has(row) == here).count()
}

fn missing_discord(rows: &[Row], at: usize, count: usize) -> Discord {
    let about = match count {
        1 => name(&rows[at]),
        _ => format!(
            "{count} paragraphs from {} to {}",
            name(&rows[at]),
            name(&rows[at + count - 1])
        ),
    };
    let sides = (0..rows[at].units.len())
        .map(|column| match &rows[at].units[column] {
            Some(unit) => side("has it".into(), unit),
            None => Side {
                says: "has it not".into(),
                place: near(rows, at, column),
            },
        })
        .collect();
    Discord {
        rule: &rules::MISSING,
        about,
        row: Some(at),
        sides,
        help: "add what is missing, or take out what is too much",
        aspect: None,
    }
}

/// The place in a version that is nearest to a row: what stands before it, else what stands after it.
fn near(rows: &[Row], at: usize, column: usize) -> Option<crate::diag::Place> {
    let of = |row: &Row| row.units[column].as_ref().map(|unit| unit.place.clone());
    let before = rows[..at].iter().rev().find_map(of);
    before.or_else(|| rows[at..].iter().find_map(of))
}

fn number(row: &Row, at: usize) -> Option<Discord> {
    let differ = differs(row, Unit::number);
    differ.then(|| {
        discord(
            &rules::NUMBER,
            row,
            at,
            "correct the number that is wrong",
            |unit| unit.label.clone().unwrap_or_default(),
        )
    })
}

fn kind(row: &Row, at: usize) -> Option<Discord> {
    let differ = differs(row, |unit| unit.class.clone());
    let help = "mark the text as the same in every version";
    differ.then(|| {
        discord(&rules::KIND, row, at, help, |unit| {
            let steps: Vec<String> = unit.class.split(' ').map(str::to_lowercase).collect();
            let from = steps.len().saturating_sub(3);
            steps[from..].join(" ").trim_end_matches(" 0").to_owned()
        })
    })
}

fn facts(row: &Row, at: usize, aspect: Aspect, languages: &[&str]) -> Option<Discord> {
    let values = |unit: &Unit| -> Vec<String> {
        let mut values: Vec<String> = unit
            .facts
            .iter()
            .filter(|fact| fact.aspect == aspect)
            .map(|fact| fact.value.clone())
            .collect();
        // the order of figures and names follows the language; that of notes does not
        if aspect != Aspect::Note {
            values.sort();
        }
        values
    };
    let differ = match aspect {
        Aspect::Passage => passages_differ(row, &values, languages),
        _ => differs(row, values),
    };
    let help = "correct the version that is wrong";
    differ.then(|| Discord {
        aspect: Some(aspect),
        ..discord(aspect.rule(), row, at, help, |unit| {
            let parts: Vec<String> = values(unit)
                .chunk_by(|a, b| a == b)
                .map(|same| match same.len() {
                    1 => same[0].clone(),
                    count => format!("{count} × {}", same[0]),
                })
                .collect();
            parts.join(", ")
        })
    })
}

/// Passages in a language that is that of one of the versions are not marked in that version.
fn passages_differ(row: &Row, values: &dyn Fn(&Unit) -> Vec<String>, languages: &[&str]) -> bool {
    let all: BTreeSet<String> = row.units.iter().flatten().flat_map(values).collect();
    all.iter().any(|language| {
        let counts: BTreeSet<usize> = row
            .units
            .iter()
            .zip(languages)
            .filter(|(_, own)| **own != language.as_str())
            .filter_map(|(unit, _)| unit.as_ref())
            .map(|unit| values(unit).iter().filter(|it| *it == language).count())
            .collect();
        counts.len() > 1
    })
}

/// Whether the units of a row have not all the same.
fn differs<T: PartialEq>(row: &Row, of: impl Fn(&Unit) -> T) -> bool {
    let mut all = row.units.iter().flatten().map(of);
    match all.next() {
        Some(first) => all.any(|other| other != first),
        None => false,
    }
}

fn discord(
    rule: &'static Rule,
    row: &Row,
    at: usize,
    help: &'static str,
    says: impl Fn(&Unit) -> String,
) -> Discord {
    let sides = row
        .units
        .iter()
        .map(|unit| match unit {
            Some(unit) => side(says(unit), unit),
            None => Side {
                says: String::new(),
                place: None,
            },
        })
        .collect();
    Discord {
        rule,
        about: name(row),
        row: Some(at),
        sides,
        help,
        aspect: None,
    }
}

fn side(says: String, unit: &Unit) -> Side {
    Side {
        says,
        place: Some(unit.place.clone()),
    }
}

/// What a row is called: its number and first words, in the first version that has it.
fn name(row: &Row) -> String {
    /// So many characters are told.
    const LONG: usize = 40;
    let Some(unit) = row.first() else {
        return String::new();
    };
    let text = unit.text.replace('\n', " ");
    let words = match text.char_indices().nth(LONG) {
        Some((end, _)) => format!("“{}…”", text[..end].trim_end()),
        None if text.is_empty() => "a table".into(),
        None => format!("“{text}”"),
    };
    match &unit.label {
        Some(label) => format!("{label} {words}"),
        None => words,
    }
}
