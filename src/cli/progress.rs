//! How a run is told to people while it goes on, and to machines as one JSON object written bit by bit.

use super::args::{Format, Reporting};
use super::report::{Ending, Entry};
use super::{edits, messages, out, render};
use engross::batch::Done;
use engross::diag::Finding;
use indicatif::{ProgressBar, ProgressStyle};
use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The teller of one run.
pub struct Progress {
    format: Format,
    quiet: bool,
    folder: PathBuf,
    inputs: usize,
    /// On a terminal, for more than one document.
    bar: Option<ProgressBar>,
    /// Entries printed, for the commas between them.
    printed: usize,
    worst: Ending,
    released: usize,
    skipped: usize,
    refused: usize,
    untouched: usize,
}

impl Progress {
    /// Begins to tell of a run over so many inputs into a folder.
    pub fn new(reporting: &Reporting, inputs: usize, folder: &Path) -> Progress {
        let people = reporting.format == Format::Text && !reporting.quiet;
        let bar = (people && inputs > 1 && std::io::stderr().is_terminal()).then(|| {
            let style = "{bar:30} {pos}/{len}  {per_sec}  {eta} left  {msg}";
            let bar = ProgressBar::new(inputs as u64);
            // the template is a constant: that it is sound, the first run shows
            bar.with_style(
                ProgressStyle::with_template(style)
                    .unwrap_or_else(|_| ProgressStyle::default_bar()),
            )
        });
        let mut progress = Progress {
            format: reporting.format,
            quiet: reporting.quiet,
            folder: folder.to_owned(),
            inputs,
            bar,
            printed: 0,
            worst: Ending::Clean,
            released: 0,
            skipped: 0,
            refused: 0,
            untouched: 0,
        };
        if progress.format == Format::Json {
            progress.print("{\n  \"entries\": [");
        }
        progress
    }

    /// Tells of something that is no document: the layout, an input that names nothing, the output folder.
    pub fn around(&mut self, entry: &Entry) {
        self.count(entry.ending);
        match self.format {
            Format::Json => self.entry(entry),
            Format::Text => self.aside(|| messages::print(&entry.findings)),
        }
    }

    /// Tells what the survey refused, before anything is written.
    pub fn surveyed(&mut self, refused: &BTreeMap<usize, Finding>) {
        if self.format == Format::Text {
            let findings: Vec<Finding> = refused.values().cloned().collect();
            self.aside(|| messages::print(&findings));
        }
    }

    /// Tells of a document.
    pub fn done(&mut self, done: &Done) {
        self.count(done.line.ending);
        match done.line.ending {
            Ending::Untouched => self.untouched += 1,
            _ if done.line.made.is_empty() => self.refused += 1,
            _ if done.skipped => self.skipped += 1,
            _ => self.released += 1,
        }
        match self.format {
            Format::Json => {
                let mut line = done.line.clone();
                for made in &mut line.made {
                    made.file = self.folder.join(&made.file).display().to_string();
                }
                self.entry(&line);
            }
            Format::Text => self.tell(done),
        }
        if let Some(bar) = &self.bar {
            if self.refused > 0 {
                bar.set_message(format!("{} not released", self.refused));
            }
            bar.inc(1);
        }
    }

    fn tell(&mut self, done: &Done) {
        // what the survey refused was said before anything was written
        let said = done
            .findings
            .iter()
            .any(|f| f.rule == &engross::batch::SYMBOL_TAKEN);
        if !said {
            self.aside(|| messages::print(&done.findings));
        }
        // under a bar only what went wrong is worth a line
        let silent = self.bar.is_some() && !done.line.made.is_empty();
        if !self.quiet && !silent && done.line.ending != Ending::Untouched {
            let line = format!("{}\n", render::say(done, &self.folder));
            let printed = self.aside(|| out::print(&line));
            self.count(printed);
        }
    }

    /// Tells that Ctrl-C ended the run.
    pub fn interrupted(&mut self) {
        self.count(Ending::Failed);
        if !self.quiet {
            self.aside(|| {
                eprintln!("interrupted: run the same command again, and it goes on from here");
            });
        }
    }

    /// Ends the telling; the exit code is that of the worst outcome.
    pub fn end(mut self) -> ExitCode {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
        match self.format {
            Format::Json => self.print("\n  ]\n}\n"),
            Format::Text if !self.quiet && self.inputs > 1 => {
                let summary = self.summary();
                self.print(&summary);
            }
            Format::Text => {}
        }
        self.worst.exit_code()
    }

    fn summary(&self) -> String {
        let parts: Vec<String> = [
            (self.released, "released"),
            (self.skipped, "up to date"),
            (self.refused, "not released"),
            (self.untouched, "not begun"),
        ]
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
        format!(
            "{}: {}\n",
            edits::counted(self.inputs, "document"),
            parts.join(", ")
        )
    }

    fn entry(&mut self, entry: &impl serde::Serialize) {
        // strings, numbers and lists of them: there is nothing that JSON could not say
        let text = serde_json::to_string_pretty(entry).unwrap_or_default();
        let comma = if self.printed > 0 { "," } else { "" };
        self.printed += 1;
        self.print(&format!("{comma}\n    {}", text.replace('\n', "\n    ")));
    }

    fn print(&mut self, text: &str) {
        let printed = out::print(text);
        self.count(printed);
    }

    fn count(&mut self, ending: Ending) {
        if ending != Ending::Untouched {
            self.worst = self.worst.max(ending);
        }
    }

    /// Prints while the bar is out of the way.
    fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) => bar.suspend(print),
            None => print(),
        }
    }
}
