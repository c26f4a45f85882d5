//! Labels as Word computes them: counts that run through a story in document order.

use super::finding::{LABEL_UNCERTAIN, LIST_UNDEFINED, NUMBER_FORM, SYMBOL_UNKNOWN};
use super::numbering::{LEVELS, List, Lists};
use super::numeral::numeral;
use super::symbol_font;
use crate::diag::Finding;
use std::collections::{BTreeMap, BTreeSet};

/// The counts of the levels of one abstract list: `None` for a level not used since it was started anew.
type Counts = [Option<i64>; LEVELS];

/// The running counts of a story.
#[derive(Debug, Default)]
pub(super) struct Counter {
    counts: BTreeMap<i64, Counts>,
    used: BTreeSet<i64>,
}

impl Counter {
    /// Counts a paragraph at `level` of list `id`, and gives its label; `None` where the label is empty.
    pub fn label(
        &mut self,
        lists: &Lists,
        (id, level): (i64, usize),
        language: &str,
        at: &str,
        findings: &mut Vec<Finding>,
    ) -> Option<String> {
        let Some(list) = lists.get(id) else {
            findings.push(Finding::new(
                &LIST_UNDEFINED,
                format!("{at} belongs to list {id}, which the numbering part does not define."),
                "Apply the list again.",
            ));
            return None;
        };
        let counts = self.counts.entry(list.counts).or_default();
        if self.used.insert(id) {
            // the first use of a list starts the levels that it overrides anew
            for (count, start) in counts.iter_mut().zip(&list.starts) {
                if start.is_some() {
                    *count = None;
                }
            }
        }
        let start = list.starts[level].unwrap_or(list.levels[level].start);
        counts[level] = Some(counts[level].map_or(start, |count| count.saturating_add(1)));
        for (count, shape) in counts.iter_mut().zip(list.levels.iter()).skip(level + 1) {
            // a level restarts after any higher one, or only after those up to the one it names
            if shape.restart.is_none_or(|after| level < usize::from(after)) {
                *count = None;
            }
        }
        let now = *counts;
        write(list, level, &now, language, at, findings)
    }
}

fn write(
    list: &List,
    level: usize,
    now: &Counts,
    language: &str,
    at: &str,
    findings: &mut Vec<Finding>,
) -> Option<String> {
    let shape = &list.levels[level];
    if shape.hidden {
        return None;
    }
    let mut label = String::new();
    let mut text = shape.text.chars().peekable();
    while let Some(c) = text.next() {
        let place = match (c, text.peek().and_then(|digit| digit.to_digit(10))) {
            ('%', Some(digit @ 1..=9)) => digit as usize - 1,
            _ => {
                label.push(c);
                continue;
            }
        };
        text.next();
        let form = match list.levels[place].form.as_str() {
            "none" => "none",
            _ if shape.legal => "decimal",
            form => form,
        };
        let count = now[place].unwrap_or_else(|| {
            findings.push(Finding::new(
                &LABEL_UNCERTAIN,
                format!(
                    "The label of {at} shows the count of level {}, which has not been used yet.",
                    place + 1
                ),
                "Number a paragraph of the higher level first.",
            ));
            list.levels[place].start - 1
        });
        match numeral(form, count, language) {
            Some(number) => label.push_str(&number),
            None => findings.push(Finding::new(
                &NUMBER_FORM,
                format!("The list of {at} counts in the form {form:?}."),
                "Choose one of the usual forms: 1, a, A, i, I.",
            )),
        }
    }
    if shape.form == "bullet" {
        let font = shape.font.as_deref();
        label = label
            .chars()
            .map(|c| {
                symbol_font::meaning(font, c).unwrap_or_else(|| {
                    findings.push(Finding::new(
                        &SYMBOL_UNKNOWN,
                        format!(
                            "The bullet of {at} is U+{:04X} of the font {:?}.",
                            c as u32,
                            font.unwrap_or("")
                        ),
                        "Choose a bullet that is a Unicode character.",
                    ));
                    c
                })
            })
            .collect();
    }
    (!label.is_empty()).then_some(label)
}
