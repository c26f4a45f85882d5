//! The list in TOML: a `[[recipient]]` for each line.

use super::{COLUMNS, Reading};
use std::collections::BTreeMap;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

impl Reading<'_> {
    /// Reads all tables.
    pub(super) fn toml(&mut self, text: &str) {
        let (root, faults) = DeTable::parse_recoverable(text);
        for fault in faults {
            let span = fault.span().unwrap_or(0..0);
            let message = format!("This is not TOML: {}.", fault.message());
            self.wrong(
                span,
                &message,
                "Correct the line; https://toml.io describes the form.",
            );
        }
        for (key, value) in root.get_ref() {
            let name: &str = key.get_ref();
            let list = match value.get_ref() {
                DeValue::Array(list) if name == "recipient" => list,
                _ => {
                    self.wrong(
                        key.span(),
                        &format!("“{name}” means nothing here."),
                        "Write a [[recipient]] for each line.",
                    );
                    continue;
                }
            };
            for entry in list {
                let Some(table) = entry.get_ref().as_table() else {
                    self.wrong(
                        entry.span(),
                        "This is no recipient.",
                        "Write [[recipient]].",
                    );
                    continue;
                };
                self.entry(table, entry.span());
            }
        }
    }

    fn entry(&mut self, table: &DeTable<'_>, span: Range<usize>) {
        let mut fields: BTreeMap<&str, (String, Range<usize>)> = BTreeMap::new();
        for (key, value) in table {
            let name: &str = key.get_ref();
            if !COLUMNS.contains(&name) {
                let message = format!("A recipient has a key “{name}”, which means nothing.");
                let help = format!("The keys are {}.", COLUMNS.join(", "));
                self.wrong(key.span(), &message, &help);
                continue;
            }
            let said = match value.get_ref() {
                DeValue::String(text) => text.to_string(),
                DeValue::Integer(number) => number.to_string(),
                _ => {
                    self.wrong(
                        value.span(),
                        "A text or a number is wanted here.",
                        "Put it in quotes.",
                    );
                    continue;
                }
            };
            fields.insert(name, (said, value.span()));
        }
        let fields = fields
            .iter()
            .map(|(name, (said, span))| (*name, (said.trim(), span.clone())))
            .collect();
        self.order(&fields, span);
    }
}
