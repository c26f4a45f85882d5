//! `engross render`: official files from canonical XML, one or a night's work of them.

use super::args;
use super::progress::Progress;
use super::report::{self, Ending, Entry};
use super::workshop::{self, Workshop};
use engross::batch::{Done, News};
use engross::store::{self, StoreError, Writing};
use std::path::Path;
use std::process::ExitCode;

/// The report, and the times, which differ from run to run and so stand in a file of their own.
const REPORT: &str = "report.jsonl";
const TIMINGS: &str = "timings.jsonl";

/// Renders all inputs.
pub fn run(args: &args::Render) -> ExitCode {
    let workshop = match Workshop::open(&args.press, &args.inputs) {
        Ok(workshop) => workshop,
        Err(entry) => return report::finish(&[*entry], &args.reporting, |_| None),
    };
    let (inputs, missing) = store::gather(&args.inputs, &["xml"]);
    let mut progress = Progress::new(&args.reporting, inputs.len(), &args.press.output);
    if !workshop.findings.is_empty() {
        // what is wrong with the layout is said once
        let findings = workshop.findings.clone();
        progress.around(&Entry::found(args.press.layout.called(), findings));
    }
    for error in missing {
        let path = error.path.display().to_string();
        progress.around(&Entry::failed(path, vec![error.into()]));
    }
    let mut log = match Log::open(&workshop) {
        Ok(log) => log,
        Err(error) => {
            progress.around(&workshop.failed(error));
            return progress.end();
        }
    };
    let batch = workshop.batch(args.press.force, args.fail_fast);
    let ran = batch.run(&workshop.lock, &inputs, &mut |news| match news {
        News::Surveyed(refused) => progress.surveyed(refused),
        News::Done(done) => {
            log.add(&done);
            progress.done(&done);
        }
    });
    for error in ran.err().into_iter().chain(log.end().err()) {
        progress.around(&workshop.failed(error));
    }
    if workshop::interrupted() {
        progress.interrupted();
    }
    progress.end()
}

/// The two files that tell of a run, written while it goes on and named at its end.
struct Log {
    report: Writing,
    timings: Writing,
    trouble: Option<StoreError>,
}

impl Log {
    fn open(workshop: &Workshop) -> Result<Log, StoreError> {
        Ok(Log {
            report: workshop.folder.begin(REPORT)?,
            timings: workshop.folder.begin(TIMINGS)?,
            trouble: None,
        })
    }

    fn add(&mut self, done: &Done) {
        let line = format!("{}\n", done.line.json());
        let timing = serde_json::json!({
            "input": done.line.input,
            "milliseconds": done.took.as_micros() as f64 / 1000.0,
            "skipped": done.skipped,
        });
        let written = self
            .report
            .add(&line)
            .and_then(|()| self.timings.add(&format!("{timing}\n")));
        if let Err(error) = written {
            // one trouble is enough: the disk is full
            self.trouble.get_or_insert(error);
        }
    }

    fn end(self) -> Result<(), StoreError> {
        if let Some(error) = self.trouble {
            return Err(error);
        }
        self.report.end()?;
        self.timings.end()?;
        Ok(())
    }
}

/// One line for people.
pub fn say(done: &Done, folder: &Path) -> String {
    let line = &done.line;
    let tally = report::tally_told(&line.findings);
    if line.made.is_empty() {
        return match line.ending {
            Ending::Untouched => format!("{}: not begun", line.input),
            _ => format!(
                "{}: not released ({})",
                line.input,
                tally.unwrap_or_default()
            ),
        };
    }
    let files: Vec<String> = line
        .made
        .iter()
        .map(|made| {
            let file = folder.join(&made.file).display().to_string();
            match made.pages {
                Some(1) => format!("{file} (1 page)"),
                Some(pages) => format!("{file} ({pages} pages)"),
                None => file,
            }
        })
        .collect();
    let what = if done.skipped {
        "up to date"
    } else {
        "equal to the canonical text"
    };
    let tally = tally.map(|tally| format!(" ({tally})")).unwrap_or_default();
    format!("{}: {}, {what}{tally}", line.input, files.join(" and "))
}
