//! `engross verify`: files against the canonical text, at any time.

use super::args;
use super::layout;
use super::report::{self, Ending, Entry};
use engross::batch::{Medium, Press, medium_unknown};
use engross::diag::Finding;
use engross::model::Document;
use engross::text::FontBook;
use std::path::Path;
use std::process::ExitCode;

/// Verifies all files against one canonical XML.
pub fn run(args: &args::Verify) -> ExitCode {
    let (sheet, mut findings) = layout::load(&args.layout.layout);
    let against = args.against.display().to_string();
    let document = layout::read_input(&args.against).map(|bytes| {
        let outcome = engross::read::read(&against, &bytes);
        findings.extend(outcome.findings);
        outcome.value
    });
    let document = document.unwrap_or_else(|finding| {
        findings.push(finding);
        None
    });
    let (Some(sheet), Some(document)) = (&sheet, &document) else {
        let entry = Entry {
            input: against,
            symbol: None,
            ending: Ending::Failed,
            made: Vec::new(),
            findings,
        };
        return report::finish(&[entry], &args.reporting, |_| None);
    };
    let press = Press {
        sheet,
        book: FontBook::shared(),
    };
    let entries: Vec<Entry> = args
        .files
        .iter()
        .map(|file| verify(file, &press, document))
        .collect();
    report::finish(&entries, &args.reporting, |entry| {
        Some(match report::tally(&entry.findings) {
            Some(tally) => format!("{}: {tally}", entry.input),
            None => format!("{}: equal to the canonical text", entry.input),
        })
    })
}

fn verify(file: &Path, press: &Press, document: &Document) -> Entry {
    let input = file.display().to_string();
    let (findings, ending) = match layout::read_input(file) {
        Ok(bytes) => {
            let findings: Vec<Finding> = match Medium::of(&bytes) {
                Some(medium) => press.verify(document, medium, &bytes),
                None => vec![medium_unknown(&input)],
            };
            let ending = Ending::of(&findings);
            (findings, ending)
        }
        Err(finding) => (vec![finding], Ending::Failed),
    };
    Entry {
        input,
        symbol: None,
        ending,
        made: Vec::new(),
        findings,
    }
}
