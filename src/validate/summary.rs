//! Totals over all files of a run: by file, by class, by verdict. A line for each file is all that is kept of it.

use super::{Checked, Counts, words};
use crate::legacy::{Class, Gravity};
use std::collections::BTreeMap;
use std::fmt::Write;

/// A class leads to so many of its differences; the others are counted.
pub(super) const LINKS: usize = 100;

/// Totals over a run.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// The files, in order.
    pub files: Vec<Line>,
    /// The classes by gravity and code.
    classes: BTreeMap<(std::cmp::Reverse<Gravity>, &'static str), ClassTotal>,
    /// Canonical documents that no legacy file belongs to.
    pub without_partner: Vec<String>,
}

/// What is kept of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its name.
    pub name: String,
    /// What it is worth, in words.
    pub verdict: &'static str,
    /// Its differences.
    pub counts: Counts,
    /// Whether something is left that nobody has accepted.
    pub open: bool,
}

/// The total of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassTotal {
    /// Which class.
    pub class: &'static Class,
    /// In how many files.
    pub files: usize,
    /// How often; what is accepted is not counted.
    pub count: usize,
    /// File and difference, both counted from 1, of the first occurrences.
    pub first: Vec<(usize, usize)>,
}

impl Summary {
    /// Enters a file. Files are entered in the order of the report.
    pub fn enter(&mut self, checked: &Checked) {
        self.files.push(Line {
            name: checked.name.clone(),
            verdict: words::verdict(checked),
            counts: checked.counts(),
            open: checked.is_open(),
        });
        if !checked.counts_as_damage() {
            return;
        }
        let file = self.files.len();
        let mut seen: Vec<&str> = Vec::new();
        for (number, shown) in checked.differences.iter().enumerate() {
            if shown.accepted.is_some() {
                continue;
            }
            let class = shown.difference.class;
            let key = (std::cmp::Reverse(class.gravity), class.code());
            let total = self.classes.entry(key).or_insert(ClassTotal {
                class,
                files: 0,
                count: 0,
                first: Vec::new(),
            });
            total.count += shown.difference.count;
            if !seen.contains(&class.code()) {
                seen.push(class.code());
                total.files += 1;
            }
            if total.first.len() < LINKS {
                total.first.push((file, number + 1));
            }
        }
    }

    /// The classes that occur, the gravest first, then by code.
    pub fn classes(&self) -> impl Iterator<Item = &ClassTotal> {
        self.classes.values()
    }

    /// How many files have each verdict, the most frequent first.
    pub fn verdicts(&self) -> Vec<(&'static str, usize)> {
        let mut counts: Vec<(&str, usize)> = Vec::new();
        for line in &self.files {
            match counts
                .iter_mut()
                .find(|(verdict, _)| *verdict == line.verdict)
            {
                Some((_, count)) => *count += 1,
                None => counts.push((line.verdict, 1)),
            }
        }
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        counts
    }

    /// `3 files: 2 identical, 1 differs`.
    pub fn sentence(&self) -> String {
        let verdicts = self.verdicts();
        let counted: Vec<String> = verdicts
            .iter()
            .map(|(verdict, count)| format!("{count} {verdict}"))
            .collect();
        match (self.files.as_slice(), counted.as_slice()) {
            ([], _) => "no legacy file was found".to_owned(),
            ([line], _) => format!("{}: {}", line.name, line.verdict),
            (files, counted) => format!("{} files: {}", files.len(), counted.join(", ")),
        }
    }

    /// The summary as tables for people, in text.
    pub fn text(&self) -> String {
        let mut out = String::new();
        // writing to a String cannot fail
        if self.files.len() > 1 {
            let width = widest(self.files.iter().map(|line| line.name.as_str()), "file");
            let verdicts = widest(self.files.iter().map(|line| line.verdict), "verdict");
            let _ = writeln!(
                out,
                "{}  {:verdicts$}  {:>6} {:>6} {:>6} {:>6} {:>8}",
                padded("file", width),
                "verdict",
                "text",
                "number",
                "form",
                "noise",
                "accepted"
            );
            for line in &self.files {
                let counts = &line.counts;
                let _ = writeln!(
                    out,
                    "{}  {:verdicts$}  {:>6} {:>6} {:>6} {:>6} {:>8}",
                    padded(&line.name, width),
                    line.verdict,
                    counts.text,
                    counts.number,
                    counts.form,
                    counts.noise,
                    counts.accepted
                );
            }
            out.push('\n');
        }
        if !self.classes.is_empty() {
            let width = widest(self.classes().map(|total| total.class.code()), "class");
            let _ = writeln!(
                out,
                "{:width$}  {:7}  {:>6}  {:>6}",
                "class", "touches", "files", "times"
            );
            for total in self.classes() {
                let _ = writeln!(
                    out,
                    "{:width$}  {:7}  {:>6}  {:>6}",
                    total.class.code(),
                    words::gravity(total.class.gravity),
                    total.files,
                    total.count
                );
            }
            out.push('\n');
        }
        if !self.without_partner.is_empty() {
            let _ = writeln!(out, "canonical, without a legacy file:");
            for name in &self.without_partner {
                let _ = writeln!(out, "  {name}");
            }
            out.push('\n');
        }
        let _ = writeln!(out, "{}", self.sentence());
        out
    }
}

/// The width of a column in characters.
fn widest<'a>(cells: impl Iterator<Item = &'a str>, head: &'a str) -> usize {
    cells
        .chain([head])
        .map(|cell| cell.chars().count())
        .max()
        .unwrap_or(0)
}

/// A cell filled up with spaces.
fn padded(cell: &str, width: usize) -> String {
    let spaces = width.saturating_sub(cell.chars().count());
    format!("{cell}{}", " ".repeat(spaces))
}
