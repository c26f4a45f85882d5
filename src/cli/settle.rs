//! `engross settle`: a reservation lifted, in a new version of the canonical XML.

use super::args;
use super::edits::{self, EditView};
use super::extract;
use super::layout;
use super::report::{self, Ending, Entry, Made};
use engross::attached::sha256;
use engross::diag::Finding;
use engross::distribute::Date;
use engross::draft::OUTPUT_EXISTS;
use engross::settle::{Settlement, settle};
use engross::{accept, expect};
use std::process::ExitCode;

/// Settles one document.
pub fn run(args: &args::Settle) -> ExitCode {
    let mut entry = Entry::new(args.file.display().to_string());
    let done = work(args, &mut entry);
    entry.ending = match (done, entry.findings.is_empty()) {
        (Some(()), _) => Ending::of(&entry.findings),
        (None, false) => Ending::of(&entry.findings).max(Ending::Findings),
        (None, true) => Ending::Failed,
    };
    report::finish(&[entry], &args.reporting, |entry| {
        Some(match entry.made.is_empty() {
            true => format!("{}: nothing was written", entry.input),
            false => format!(
                "{}{}: {}",
                edits::text(&entry.edits),
                entry.input,
                args.output.display()
            ),
        })
    })
}

fn work(args: &args::Settle, entry: &mut Entry) -> Option<()> {
    if args.output.exists() && !args.force {
        let message = format!("{} exists already", args.output.display());
        let help = "name another file with -o, or say --force to write over it";
        entry
            .findings
            .push(Finding::new(&OUTPUT_EXISTS, message, help));
        return None;
    }
    let (sheet, faults) = layout::load(&args.layout, Some(&args.file));
    entry.findings.extend(faults);
    let sheet = sheet?;
    let keep = |finding: Finding, entry: &mut Entry| entry.findings.push(finding);
    let date = match Date::read(&args.date) {
        Ok(date) => date,
        Err(finding) => {
            keep(finding, entry);
            return None;
        }
    };
    let bytes = match layout::read_input(&args.file) {
        Ok(bytes) => bytes,
        Err(finding) => {
            keep(finding, entry);
            return None;
        }
    };
    let name = entry.input.clone();
    let settlement = Settlement {
        delegation: &args.delegation,
        date: date.written(),
        symbol: &args.symbol,
    };
    let settled = settle(&name, &bytes, &settlement).collect(&mut entry.findings)?;
    let old = engross::read::read(&name, &bytes).value?;
    let new = engross::read::read(&name, settled.xml.as_bytes()).value?;
    let found = expect::expect(&new, &sheet);
    let changed = accept::edits(&old, &expect::expect(&old, &sheet), &found);
    entry.edits = changed.paragraphs.iter().map(EditView::of).collect();
    if let Err(finding) = extract::put(settled.xml.as_bytes(), Some(&args.output)) {
        keep(finding, entry);
        return None;
    }
    entry.symbol = Some(args.symbol.clone());
    entry.made.push(Made {
        file: args.output.display().to_string(),
        sha256: sha256(settled.xml.as_bytes()),
        pages: None,
    });
    Some(())
}
