//! `engross import`: a draft of the canonical XML from a legacy file.

use super::args;
use super::extract;
use super::layout;
use super::report::{self, Ending, Entry, Made};
use engross::attached;
use engross::diag::Finding;
use engross::draft::{self, OUTPUT_EXISTS};
use engross::legacy::{self, Hints};
use std::process::ExitCode;

/// Makes the draft, reads and checks it as `check` does, and writes it even where that finds fault: it is a draft.
pub fn run(args: &args::Import) -> ExitCode {
    let mut entry = Entry::new(args.legacy.display().to_string());
    let output = args.output.display().to_string();
    entry.ending = match work(args, &mut entry) {
        Some(()) => Ending::of(&entry.findings),
        None => Ending::Failed,
    };
    report::finish(&[entry], &args.reporting, |entry| {
        Some(
            match (entry.made.is_empty(), report::tally(&entry.findings)) {
                (true, _) => format!("{}: nothing was written", entry.input),
                (false, None) => format!("{}: {output}, nothing found", entry.input),
                (false, Some(tally)) => format!("{}: {output}, a draft with {tally}", entry.input),
            },
        )
    })
}

fn work(args: &args::Import, entry: &mut Entry) -> Option<()> {
    if args.output.exists() && !args.force {
        let message = format!("{} exists already", args.output.display());
        let help = "name another file with -o, or say --force to write over it";
        entry
            .findings
            .push(Finding::new(&OUTPUT_EXISTS, message, help));
        return None;
    }
    let bytes = layout::read_input(&args.legacy)
        .map_err(|finding| entry.findings.push(finding))
        .ok()?;
    let (sheet, faults) = layout::load(&args.layout, Some(&args.output));
    entry.findings.extend(faults);
    let sheet = sheet?;
    let name = args
        .legacy
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let reading = legacy::read(&name, &bytes, &Hints::default()).collect(&mut entry.findings)?;
    let draft = draft::draft(&name, &reading, &sheet).collect(&mut entry.findings)?;
    let outcome = engross::read::read(&args.output.display().to_string(), draft.xml.as_bytes());
    entry.findings.extend(outcome.findings);
    if let Some(document) = &outcome.value {
        entry.findings.extend(engross::check::check(document));
    }
    match extract::put(draft.xml.as_bytes(), Some(&args.output)) {
        Ok(()) => {
            entry.symbol = draft.name.strip_suffix(".xml").map(str::to_owned);
            entry.made.push(Made {
                file: args.output.display().to_string(),
                sha256: attached::sha256(draft.xml.as_bytes()),
                pages: None,
            });
            Some(())
        }
        Err(finding) => {
            entry.findings.push(finding);
            None
        }
    }
}
