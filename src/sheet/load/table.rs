//! A table of the layout file under reading: which keys were asked for, and what is wrong with it.

use super::Value;
use super::rules::{KEY, MISSING};
use super::values::table_of;
use crate::diag::{Finding, Rule, Source, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use toml::de::DeTable;

/// The findings of one layout file.
pub(super) struct Findings<'a> {
    source: &'a Source,
    list: Vec<(usize, Finding)>,
    asked: Asked,
}

/// The keys that were asked for, by the path of their table.
type Asked = BTreeMap<String, BTreeSet<&'static str>>;

impl<'a> Findings<'a> {
    /// None yet.
    pub(super) fn new(source: &'a Source) -> Findings<'a> {
        Findings {
            source,
            list: Vec::new(),
            asked: Asked::new(),
        }
    }

    /// Adds a finding at some bytes of the file.
    pub(super) fn add(
        &mut self,
        rule: &'static Rule,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let place = self.source.place(Span::new(span.start, span.end));
        let finding = Finding::new(rule, message, help).at(place);
        self.list.push((span.start, finding));
    }

    /// The keys that were asked for in the tables that were read.
    pub(super) fn into_asked(self) -> Asked {
        self.asked
    }

    /// Whether nothing is wrong so far.
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// All findings, in the order of the file.
    pub(super) fn into_list(mut self) -> Vec<Finding> {
        self.list.sort_by_key(|(start, _)| *start);
        self.list.into_iter().map(|(_, finding)| finding).collect()
    }
}

/// A table of the layout file. [`Table::finish`] reports the keys that nobody asked for.
pub(super) struct Table<'a, 'i> {
    path: String,
    span: Range<usize>,
    entries: &'a DeTable<'i>,
    asked: BTreeSet<&'static str>,
}

impl<'a, 'i> Table<'a, 'i> {
    /// The table at `path` (empty for the whole file).
    pub(super) fn new(path: &str, span: Range<usize>, entries: &'a DeTable<'i>) -> Table<'a, 'i> {
        Table {
            path: path.to_owned(),
            span,
            entries,
            asked: BTreeSet::new(),
        }
    }

    /// Where it stands.
    pub(super) fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Its keys and values, whatever the keys.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&'a str, Value<'a, 'i>)> + use<'a, 'i> {
        self.entries
            .iter()
            .map(|(key, value)| (key.get_ref().as_ref(), value))
    }

    /// Whether a key is there.
    pub(super) fn holds(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// The value of a key, where it is there.
    pub(super) fn value(&mut self, key: &'static str) -> Option<Value<'a, 'i>> {
        self.asked.insert(key);
        self.entries.get(key)
    }

    /// The value of a key read by `read`; `None` where it is absent, or wrong (then reported).
    pub(super) fn optional<T>(
        &mut self,
        key: &'static str,
        findings: &mut Findings,
        read: impl FnOnce(Value<'a, 'i>, &mut Findings) -> Option<T>,
    ) -> Option<T> {
        read(self.value(key)?, findings)
    }

    /// The same, reporting a missing key.
    pub(super) fn required<T>(
        &mut self,
        key: &'static str,
        findings: &mut Findings,
        read: impl FnOnce(Value<'a, 'i>, &mut Findings) -> Option<T>,
    ) -> Option<T> {
        let Some(value) = self.value(key) else {
            self.report_missing(key, findings);
            return None;
        };
        read(value, findings)
    }

    /// A table that must be there.
    pub(super) fn required_table(
        &mut self,
        key: &'static str,
        findings: &mut Findings,
    ) -> Option<Table<'a, 'i>> {
        let path = self.path_of(key);
        self.required(key, findings, |value, findings| {
            table_of(&path, value, findings)
        })
    }

    /// Reports a key that is not there.
    pub(super) fn require(&self, key: &str, findings: &mut Findings) {
        if !self.entries.contains_key(key) {
            self.report_missing(key, findings);
        }
    }

    /// Reports that a key is missing here.
    pub(super) fn report_missing(&self, key: &str, findings: &mut Findings) {
        let path = self.path_of(key);
        findings.add(
            &MISSING,
            self.span(),
            format!("`{path}` is missing"),
            format!("Say `{path}`; `layouts/ag.toml` has an example."),
        );
    }

    /// Reports every key that was not asked for.
    pub(super) fn finish(self, findings: &mut Findings) {
        let asked = findings.asked.entry(self.path.clone()).or_default();
        asked.extend(&self.asked);
        for key in self.entries.keys() {
            let name: &str = key.get_ref();
            if self.asked.contains(name) {
                continue;
            }
            let known: Vec<&str> = self.asked.iter().copied().collect();
            findings.add(
                &KEY,
                key.span(),
                format!("`{}` is no key of a layout", self.path_of(name)),
                format!("Here stand: {}.", known.join(", ")),
            );
        }
    }

    /// `page.width`
    pub(super) fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        }
    }
}
