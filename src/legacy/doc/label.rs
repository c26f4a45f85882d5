//! Labels as Word computes them: counts that run through a story.

use super::document::Document;
use super::inline::list_number;
use super::list::{LEVELS, Level, Used};
use super::numeral::numeral;
use super::old_number::OldCounter;
use super::props::Shape;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// The counts of the levels of one list: `None` for a level not used since it was started anew.
type Counts = [Option<i64>; LEVELS];

/// The use of a list that stands for a number of the old kind.
const OLD: u16 = 2047;

/// The running counts of a story.
#[derive(Debug, Default)]
pub(super) struct Counter {
    counts: BTreeMap<i32, Counts>,
    used: BTreeSet<u16>,
    lists: BTreeMap<u16, Option<Rc<Used>>>,
    old: OldCounter,
    auto: [i64; LEVELS],
    inline: [i64; LEVELS],
}

/// Which list a paragraph is in, and on which level: its own, or that of its style.
pub(super) fn place(shape: &Shape, document: &Document<'_>) -> Option<(u16, usize)> {
    // a negative number says that the indents were set by hand; 0xF801 that there is no label
    let list = match shape.list {
        0 | 0xF801 => return None,
        list @ 1..=0x7FFF => list,
        list => list.wrapping_neg(),
    };
    // a style that is linked to a level of the list has that level, whatever else it says ([MS-DOC] 2.9.150)
    let linked = || {
        let styles = document.lists.styles(list)?;
        styles.iter().position(|style| *style == shape.style)
    };
    let own = shape.own_list || shape.own_level;
    let level = match shape.level {
        Some(level) if own => usize::from(level),
        level => linked().unwrap_or_else(|| level.map_or(0, usize::from)),
    };
    Some((list, level.min(LEVELS - 1)))
}

impl Counter {
    /// Counts a paragraph, the `number`th of its story, and gives its label; `None` where it has none.
    pub fn label(
        &mut self,
        shape: &Shape,
        number: usize,
        document: &Document<'_>,
        language: &str,
    ) -> Option<String> {
        match place(shape, document) {
            Some((OLD, _)) => self.old.label(shape, number, document, language),
            Some((list, level)) => self.listed(list, level, document, language),
            None if shape.old_level != 0 => self.old.label(shape, number, document, language),
            None => None,
        }
    }

    fn listed(
        &mut self,
        list: u16,
        level: usize,
        document: &Document<'_>,
        language: &str,
    ) -> Option<String> {
        let found = self.lists.entry(list);
        let used = found
            .or_insert_with(|| document.lists.used(list).map(Rc::new))
            .clone()?;
        let level = level.min(used.levels.len() - 1);
        let counts = self.counts.entry(used.counts).or_default();
        if self.used.insert(list) {
            // the first use of a list starts the levels that it overrides anew; one above goes on from its start
            for (at, (count, start)) in counts.iter_mut().zip(&used.starts).enumerate() {
                if let Some(start) = start {
                    *count = count.filter(|_| at < level).map(|_| i64::from(*start));
                }
            }
        }
        let start = used.starts[level].unwrap_or(used.levels[level].start);
        counts[level] = Some(counts[level].map_or(i64::from(start), |count| count + 1));
        for (count, shape) in counts.iter_mut().zip(&used.levels).skip(level + 1) {
            if shape.restart.is_none_or(|after| level < usize::from(after)) {
                *count = None;
            }
        }
        let now = *counts;
        write(&used, level, &now, document, language)
    }

    /// The number of an AUTONUM field in a paragraph on a level of the outline.
    pub fn auto(&mut self, level: u8, legal: bool, separator: &str) -> String {
        let level = usize::from(level).min(LEVELS - 1);
        self.auto[level] += 1;
        for deeper in self.auto.iter_mut().skip(level + 1) {
            *deeper = 0;
        }
        let shown = match (legal, level) {
            (true, 0..=7) => self.auto[..=level].to_vec(),
            _ => vec![self.auto[level]],
        };
        let numbers: Vec<String> = shown.iter().map(i64::to_string).collect();
        format!("{}{separator}", numbers.join("."))
    }

    /// The number of a LISTNUM field at a level, from 1; with `start` it begins anew.
    pub fn inline(&mut self, level: Option<u8>, start: Option<i64>) -> String {
        let level = usize::from(level.unwrap_or(1)).clamp(1, LEVELS);
        let count = &mut self.inline[level - 1];
        *count = start.unwrap_or(count.saturating_add(1)).clamp(0, 32_767);
        let now = *count;
        for deeper in self.inline.iter_mut().skip(level) {
            *deeper = 0;
        }
        list_number(level, now)
    }
}

fn write(
    used: &Used,
    level: usize,
    now: &Counts,
    document: &Document<'_>,
    language: &str,
) -> Option<String> {
    let shape = &used.levels[level];
    if shape.hidden {
        return None;
    }
    if shape.form == 23 {
        let label: String = shape
            .template
            .chars()
            .map(|c| document.meaning(c, shape.font))
            .collect();
        return (!label.is_empty()).then_some(label);
    }
    let mut label = String::new();
    for c in shape.template.chars() {
        match used.levels.get(c as usize) {
            Some(place) => label.push_str(&number(place, c as usize, shape, now, language)),
            None if (c as usize) < LEVELS => {}
            None => label.push(document.meaning(c, shape.font)),
        }
    }
    (!label.is_empty()).then_some(label)
}

/// The number of a level in the label of another.
fn number(place: &Level, at: usize, shape: &Level, now: &Counts, language: &str) -> String {
    let form = match place.form {
        255 | 23 => 255,
        // a leading zero stays in legal numbers
        _ if shape.legal && place.form != 22 => 0,
        form => form,
    };
    // a level not used yet shows the number that it would start with
    let count = now[at].unwrap_or(i64::from(place.start));
    numeral(form, count, language).unwrap_or_else(|| count.to_string())
}
