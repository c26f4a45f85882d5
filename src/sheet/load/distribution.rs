//! `[distribution]`: what copies bear, by class and language.

use super::Value;
use super::table::{Findings, Table};
use super::values::{distance, flag, list, table_of, text, wrong};
use crate::sheet::{Distribution, DistributionClass, StampWords};
use std::collections::BTreeMap;

/// Reads `[distribution]`.
pub(super) fn read(mut table: Table, findings: &mut Findings) -> Option<Distribution> {
    let size = table.required("size", findings, distance);
    let line_height = table.required("line-height", findings, distance);
    let top = table.required("top", findings, distance);
    let mark_side = table.required("mark-side", findings, distance);
    let mark_left = table.required("mark-left", findings, distance);
    let mark_bottom = table.required("mark-bottom", findings, distance);
    let classes = table
        .required_table("classes", findings)
        .map(|table| classes(table, findings));
    let keys: Vec<String> = classes.iter().flat_map(BTreeMap::keys).cloned().collect();
    let words = table
        .required_table("words", findings)
        .map(|table| languages(table, &keys, findings));
    table.finish(findings);
    Some(Distribution {
        size: size?,
        line_height: line_height?,
        top: top?,
        mark_side: mark_side?,
        mark_left: mark_left?,
        mark_bottom: mark_bottom?,
        classes: classes?,
        words: words?,
    })
}

fn classes(table: Table, findings: &mut Findings) -> BTreeMap<String, DistributionClass> {
    let mut classes = BTreeMap::new();
    for (key, value) in table.entries() {
        let path = table.path_of(key);
        let Some(mut class) = table_of(&path, value, findings) else {
            continue;
        };
        let mark = class.required("mark", findings, flag);
        let source = class.required("source", findings, flag);
        class.finish(findings);
        if let (Some(mark), Some(source)) = (mark, source) {
            classes.insert(key.to_owned(), DistributionClass { mark, source });
        }
    }
    classes
}

fn languages(
    table: Table,
    classes: &[String],
    findings: &mut Findings,
) -> BTreeMap<String, StampWords> {
    let mut words = BTreeMap::new();
    for (language, value) in table.entries() {
        let path = table.path_of(language);
        if let Some(table) = table_of(&path, value, findings)
            && let Some(read) = stamp_words(table, classes, findings)
        {
            words.insert(language.to_owned(), read);
        }
    }
    words
}

fn stamp_words(mut table: Table, keys: &[String], findings: &mut Findings) -> Option<StampWords> {
    let distribution = table.required("distribution", findings, with(&["{class}"]));
    let copy = table.required("copy", findings, with(&["{number}", "{total}"]));
    let embargo = table.required("embargo", findings, with(&["{date}"]));
    let reissued = table.required("reissued", findings, text);
    let date = table.required("date", findings, with(&["{day}", "{month}", "{year}"]));
    let first_day = table.optional("first-day", findings, text);
    let months = table.required("months", findings, months);
    let classes = table.required_table("classes", findings).map(|table| {
        for key in keys {
            table.require(key, findings);
        }
        table
            .entries()
            .filter_map(|(key, value)| Some((key.to_owned(), text(value, findings)?)))
            .collect()
    });
    table.finish(findings);
    Some(StampWords {
        distribution: distribution?,
        copy: copy?,
        embargo: embargo?,
        reissued: reissued?,
        date: date?,
        first_day,
        months: months?,
        classes: classes?,
    })
}

/// A text in which each of these stands once.
fn with<'f>(fields: &'f [&'f str]) -> impl FnOnce(Value, &mut Findings) -> Option<String> + 'f {
    move |value, findings| {
        let text = text(value, findings)?;
        for field in fields {
            if text.matches(field).count() != 1 {
                let message = format!("`{text}` must have {field} once");
                wrong(
                    value,
                    findings,
                    &message,
                    "Say where it stands in the line.",
                );
                return None;
            }
        }
        Some(text)
    }
}

fn months(value: Value, findings: &mut Findings) -> Option<Vec<String>> {
    let names: Option<Vec<String>> = list(value, findings)?
        .iter()
        .map(|value| text(value, findings))
        .collect();
    let names = names?;
    if names.len() != 12 {
        wrong(
            value,
            findings,
            "these are not twelve months",
            "Name all, January first.",
        );
        return None;
    }
    Some(names)
}
