//! What a command reports: its findings, its exit code, and both as JSON.

use super::args::{Format, Reporting};
use super::edits::{self, EditView};
use super::messages;
use super::out;
pub use engross::batch::{Ending, Made};
use engross::diag::{Finding, Severity, Told};
use engross::store::{Folder, StoreError};
use engross::trace::Evidence;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

/// A copy that a file came from.
#[derive(Debug, Serialize)]
pub struct CopyView {
    pub symbol: String,
    pub copy: u32,
    pub issue: u32,
    pub recipient: String,
    pub evidence: Evidence,
}

/// The report on one input.
#[derive(Debug, Serialize)]
pub struct Entry {
    pub input: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub symbol: Option<String>,
    pub ending: Ending,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub made: Vec<Made>,
    /// The copies that a file came from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<CopyView>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<EditView>,
    pub findings: Vec<Finding>,
}

impl Entry {
    /// The report on an input of which nothing is known yet: as long as nobody says otherwise, the work failed.
    pub fn new(input: impl Into<String>) -> Entry {
        Entry {
            input: input.into(),
            symbol: None,
            ending: Ending::Failed,
            made: Vec::new(),
            copies: Vec::new(),
            edits: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// Work that could not be done, and why.
    pub fn failed(input: impl Into<String>, findings: Vec<Finding>) -> Entry {
        Entry {
            findings,
            ..Entry::new(input)
        }
    }

    /// Work that was done, and what was found.
    pub fn found(input: impl Into<String>, findings: Vec<Finding>) -> Entry {
        Entry {
            ending: Ending::of(&findings),
            findings,
            ..Entry::new(input)
        }
    }
}

/// Reports all entries and gives the exit code of the worst.
pub fn finish(
    entries: &[Entry],
    reporting: &Reporting,
    say: impl Fn(&Entry) -> Option<String>,
) -> ExitCode {
    let mut worst = entries
        .iter()
        .map(|entry| entry.ending)
        .max()
        .unwrap_or(Ending::Clean);
    match reporting.format {
        Format::Json => worst = worst.max(print_json(&serde_json::json!({ "entries": entries }))),
        Format::Text => {
            for entry in entries {
                messages::print(&entry.findings);
                if !reporting.quiet
                    && let Some(line) = say(entry)
                {
                    worst = worst.max(out::print(&format!("{line}\n")));
                }
            }
        }
    }
    worst.exit_code()
}

/// Gives a report its name, once it is whole.
pub fn release(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let folder = Folder::open(folder.unwrap_or(Path::new(".")))?;
    folder.stage(&name, bytes)?.release()?;
    Ok(())
}

/// Prints JSON to standard output. Its keys come in a fixed order.
pub fn print_json(value: &serde_json::Value) -> Ending {
    out::print(&format!("{value:#}\n"))
}

/// `3 errors, 1 warning`; `None` where there is nothing to count.
pub fn tally(findings: &[Finding]) -> Option<String> {
    tally_of(findings.iter().map(Finding::severity))
}

/// The same of findings that were reported before.
pub fn tally_told(findings: &[Told]) -> Option<String> {
    tally_of(findings.iter().map(|told| told.severity))
}

fn tally_of(severities: impl Iterator<Item = Severity>) -> Option<String> {
    let mut counts = BTreeMap::new();
    for severity in severities {
        *counts.entry(Reverse(severity)).or_insert(0) += 1;
    }
    let parts: Vec<String> = counts
        .iter()
        .map(|(Reverse(severity), count)| edits::counted(*count, severity.word()))
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
