//! `engross check`: the reader's findings and the editorial rules.

use super::args;
use super::layout;
use super::report::{self, Entry};
use std::path::Path;
use std::process::ExitCode;

/// Checks all files.
pub fn run(args: &args::Check) -> ExitCode {
    let entries: Vec<Entry> = args.files.iter().map(|file| check(file)).collect();
    report::finish(&entries, &args.reporting, |entry| {
        Some(match report::tally(&entry.findings) {
            Some(tally) => format!("{}: {tally}", entry.input),
            None => format!("{}: nothing found", entry.input),
        })
    })
}

fn check(file: &Path) -> Entry {
    let input = file.display().to_string();
    match layout::read_input(file) {
        Ok(bytes) => {
            let outcome = engross::read::read(&input, &bytes);
            let mut findings = outcome.findings;
            if let Some(document) = &outcome.value {
                findings.extend(engross::check::check(document));
            }
            Entry::found(input, findings)
        }
        Err(finding) => Entry::failed(input, vec![finding]),
    }
}
