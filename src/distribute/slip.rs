//! The words on a copy: its stamp and its separator sheet.

use super::register::Line;
use crate::flow::StampText;
use crate::mark::Modules;
use crate::sheet::StampWords;

/// Between what the following pages say in one line.
const BETWEEN: &str = " · ";

/// The stamp of a copy. `total` is how many copies of the document there are, `embargo` the date in words.
pub(super) fn stamp(
    words: &StampWords,
    line: &Line,
    total: u32,
    embargo: Option<&str>,
    mark: Option<Modules>,
) -> StampText {
    let class = class_name(words, line);
    let copy = numbered(words, line, total);
    let mut first = vec![
        words.distribution.replace("{class}", class),
        copy.clone(),
        line.recipient.clone(),
    ];
    if let Some(date) = embargo {
        first.push(words.embargo.replace("{date}", date));
    }
    if line.issue > 1 {
        first.push(words.reissued.clone());
    }
    StampText {
        first,
        following: [class, &copy, &line.recipient].join(BETWEEN),
        mark,
    }
}

/// The lines of a copy's separator sheet.
pub(super) fn separator(words: &StampWords, line: &Line, total: u32) -> Vec<String> {
    vec![
        line.symbol.clone(),
        line.recipient.clone(),
        numbered(words, line, total),
        words
            .distribution
            .replace("{class}", class_name(words, line)),
    ]
}

fn numbered(words: &StampWords, line: &Line, total: u32) -> String {
    words
        .copy
        .replace("{number}", &line.copy.to_string())
        .replace("{total}", &total.to_string())
}

fn class_name<'w>(words: &'w StampWords, line: &'w Line) -> &'w str {
    // a layout names every class in every language, see `sheet`
    words.classes.get(&line.class).unwrap_or(&line.class)
}
