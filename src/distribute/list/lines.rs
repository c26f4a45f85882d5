//! The list in CSV: its first line names the columns.

use super::{COLUMNS, REQUIRED, Reading};
use std::collections::BTreeMap;
use std::ops::Range;

impl Reading<'_> {
    /// Reads all lines.
    pub(super) fn csv(&mut self, text: &str) {
        let head = text.lines().next().unwrap_or_default();
        // what Excel writes where the comma is the decimal sign
        let delimiter = if head.contains(';') && !head.contains(',') {
            b';'
        } else {
            b','
        };
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let mut columns: Option<Vec<String>> = None;
        let mut record = csv::StringRecord::new();
        // text is read from memory and is UTF-8: what cannot be read as CSV does not exist
        while let Ok(true) = reader.read_record(&mut record) {
            let start = record_start(text, record.position());
            let places = places(text, start, delimiter);
            let span = start..places.last().map_or(start, |last| last.end);
            if record.iter().all(str::is_empty)
                || record.get(0).is_some_and(|first| first.starts_with('#'))
            {
                continue;
            }
            let Some(columns) = &columns else {
                let named: Vec<String> = record.iter().map(str::to_lowercase).collect();
                self.heads(&named, &places, span);
                columns = Some(named);
                continue;
            };
            if record.len() != columns.len() {
                let message = format!(
                    "The line has {} fields, and the first line names {}.",
                    record.len(),
                    columns.len()
                );
                self.wrong(
                    span,
                    &message,
                    "Put a text with a comma in it between quotation marks.",
                );
                continue;
            }
            let fields: BTreeMap<&str, (&str, std::ops::Range<usize>)> = columns
                .iter()
                .zip(record.iter().zip(&places))
                .map(|(column, (field, place))| (column.as_str(), (field, place.clone())))
                .collect();
            self.order(&fields, span);
        }
    }

    fn heads(&mut self, named: &[String], places: &[Range<usize>], span: Range<usize>) {
        let columns = COLUMNS.join(", ");
        for (name, place) in named.iter().zip(places) {
            if !COLUMNS.contains(&name.as_str()) {
                let message = format!("The list has a column “{name}”, which means nothing.");
                self.wrong(
                    place.clone(),
                    &message,
                    &format!("The columns are {columns}."),
                );
            } else if named.iter().filter(|other| *other == name).count() > 1 {
                self.wrong(
                    place.clone(),
                    &format!("The column {name} is there twice."),
                    "Leave one.",
                );
                return;
            }
        }
        for name in REQUIRED {
            if !named.iter().any(|other| other == name) {
                let message = format!("The list has no column “{name}”.");
                let help = format!("The first line names the columns: {columns}.");
                self.wrong(span.clone(), &message, &help);
            }
        }
    }
}

/// Where a record begins. The reader counts the empty lines before it, and the second byte of a line end, to it.
pub(in crate::distribute) fn record_start(text: &str, at: Option<&csv::Position>) -> usize {
    let at = at.map_or(0, |at| at.byte() as usize);
    let rest = text.get(at..).unwrap_or_default();
    text.len() - rest.trim_start_matches(['\r', '\n']).len()
}

/// Where the fields of a record stand, their quotation marks included.
fn places(text: &str, start: usize, delimiter: u8) -> Vec<Range<usize>> {
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    let mut places = Vec::new();
    let (mut begun, mut quoted) = (0, false);
    for (at, byte) in rest.iter().enumerate() {
        match byte {
            b'"' if rest.get(begun) == Some(&b'"') => quoted = !quoted,
            byte if !quoted && [delimiter, b'\r', b'\n'].contains(byte) => {
                places.push(start + begun..start + at);
                begun = at + 1;
                if *byte != delimiter {
                    return places;
                }
            }
            _ => {}
        }
    }
    places.push(start + begun..text.len());
    places
}
