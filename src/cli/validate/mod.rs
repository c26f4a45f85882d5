//! `engross validate`: legacy files against the canonical text.

mod page;
mod say;
mod shelf;
mod stream;

use super::args::{self, Format};
use super::extract;
use super::layout;
use super::messages;
use super::out;
use super::report::{self, Ending, Entry};
use engross::batch::{crew::in_order, isolated};
use engross::collate::Verdict;
use engross::diag::Finding;
use engross::store;
use engross::validate::{Checked, Decisions, Ledger, Matter, Summary, Validated, Validator, html};
use indicatif::{ProgressBar, ProgressStyle};
use page::Page;
use shelf::Shelf;
use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::num::NonZero;
use std::path::Path;
use std::process::ExitCode;
use std::thread;
use stream::Stream;

/// Endings of files that can be legacy documents. Old extractions often have none.
const LEGACY: [&str; 8] = ["doc", "dot", "docx", "pdf", "rtf", "txt", "text", ""];

/// The largest legacy file that is read, in bytes: a Word file with scans in it can be large.
const LARGEST: u64 = 256 << 20;

/// Validates all files.
pub fn run(args: &args::Validate) -> ExitCode {
    match work(args) {
        Ok(ending) => ending.exit_code(),
        Err(findings) => {
            let entry = Entry::failed(args.against.display().to_string(), findings);
            report::finish(&[entry], &args.reporting, |_| None)
        }
    }
}

/// What is kept of one file until its turn comes.
struct Ready {
    validated: Validated,
    section: Option<String>,
}

/// Does the work.
///
/// # Errors
/// Findings where it cannot begin.
fn work(args: &args::Validate) -> Result<Ending, Vec<Finding>> {
    let (sheet, mut faults) = layout::load(&args.layout, Some(&args.against));
    let Some(sheet) = sheet else {
        return Err(faults);
    };
    let decisions = decisions(args)?;
    let (shelf, unusable) = Shelf::open(&args.against, &sheet)?;
    faults.extend(unusable);
    let (files, missing) = store::gather(&args.legacy, &LEGACY);
    let ending = match missing.is_empty() {
        true => Ending::of(&faults),
        false => Ending::Failed,
    };
    faults.extend(missing.into_iter().map(Finding::from));
    let whole = html::Scale::of(files.len()) == html::Scale::Few;
    let mut page = match &args.report {
        Some(path) => Some(Page::begin(path).map_err(|finding| vec![finding])?),
        None => None,
    };
    let take = |number| shelf.take(number);
    let validator = Validator {
        index: &shelf.index,
        shelf: &take,
        given: shelf.given,
        decisions: &decisions,
    };
    let mut teller = Teller {
        args,
        bar: bar(files.len(), args),
        summary: Summary::default(),
        ledger: Ledger::new(&decisions, args.write_decisions.is_some()),
        used: vec![false; shelf.index.len()],
        remarked: BTreeSet::new(),
        stream: (args.reporting.format == Format::Json).then(|| Stream::begin(&args.against)),
        ending,
    };
    let wants_page = page.is_some();
    let one = |number: usize| {
        let path = files.get(number)?;
        let validated = one(&validator, path);
        let section = wants_page.then(|| {
            html::section(
                &validated.checked,
                validated.held.as_ref(),
                number + 1,
                whole,
            )
        });
        let validated = Validated {
            held: None,
            ..validated
        };
        Some(Ready { validated, section })
    };
    let mut broken = None;
    let cores = thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN);
    in_order(files.len(), cores, &|| true, &one, &mut |_,
                                                       ready: Option<
        Ready,
    >| {
        let Some(ready) = ready else {
            return;
        };
        teller.tell(&ready.validated);
        if let (Some(page), Some(section)) = (&mut page, &ready.section)
            && let Err(finding) = page.add(section)
        {
            broken = Some(finding);
        }
    });
    faults.extend(broken);
    teller.end(faults, page, &shelf)
}

/// What people and programs are told, file by file, and at the end.
struct Teller<'a> {
    args: &'a args::Validate,
    bar: ProgressBar,
    summary: Summary,
    ledger: Ledger<'a>,
    /// Which canonical documents a legacy file belongs to.
    used: Vec<bool>,
    remarked: BTreeSet<String>,
    stream: Option<Stream>,
    ending: Ending,
}

impl Teller<'_> {
    fn tell(&mut self, validated: &Validated) {
        let checked = &validated.checked;
        if let Some(used) = validated
            .document
            .and_then(|number| self.used.get_mut(number))
        {
            *used = true;
        }
        self.summary.enter(checked);
        self.ledger.enter(checked);
        let unreachable = checked.sha256.is_empty();
        let ending = match (unreachable, checked.is_open()) {
            (true, _) => Ending::Failed,
            (false, true) => Ending::Findings,
            (false, false) => Ending::Clean,
        };
        self.ending = self.ending.max(ending);
        match &mut self.stream {
            Some(stream) => self.ending = self.ending.max(stream.file(checked)),
            None => {
                let told = say::file(checked, self.args.all, &mut self.remarked);
                self.bar.suspend(|| {
                    messages::print_noted(&told.noted);
                    told.rest.iter().for_each(|line| messages::print_line(line));
                });
            }
        }
        self.bar.inc(1);
    }

    fn end(
        mut self,
        mut faults: Vec<Finding>,
        page: Option<Page>,
        shelf: &Shelf,
    ) -> Result<Ending, Vec<Finding>> {
        self.bar.finish_and_clear();
        if self.args.against.is_dir() {
            self.summary.without_partner = shelf.without(&self.used);
        }
        faults.extend(self.ledger.findings());
        let mut outputs = Vec::new();
        if let Some(path) = &self.args.write_decisions {
            let (text, open) = self.ledger.template();
            match extract::put(text.as_bytes(), Some(path)) {
                Ok(()) => outputs.push(format!(
                    "{}: {} to decide on",
                    path.display(),
                    super::edits::counted(open, "finding")
                )),
                Err(finding) => {
                    faults.push(finding);
                    self.ending = Ending::Failed;
                }
            }
        }
        if let Some(page) = page {
            let against = self.args.against.display().to_string();
            match page.finish(&html::head(&self.summary, &against, &faults)) {
                Ok(name) => outputs.push(format!("{name}: the texts side by side")),
                Err(finding) => {
                    faults.push(finding);
                    self.ending = Ending::Failed;
                }
            }
        }
        self.ending = self.ending.max(Ending::of(&faults));
        let printed = match self.stream.take() {
            Some(stream) => stream.finish(&self.summary, &faults),
            None => {
                messages::print(&faults);
                let said: String = outputs.iter().map(|line| format!("{line}\n")).collect();
                match self.args.reporting.quiet {
                    true => Ending::Clean,
                    false => out::print(&format!("{}{said}", self.summary.text())),
                }
            }
        };
        Ok(self.ending.max(printed))
    }
}

/// One file from its path. A panic, which would be a fault of engross, ends this file alone.
fn one(validator: &Validator, path: &Path) -> Validated {
    let name = path.display().to_string();
    let bytes = match store::read_bounded(path, LARGEST) {
        Ok(bytes) => bytes,
        Err(error) => return failed(name, String::new(), error.into()),
    };
    isolated(&name, || validator.validate(&name, &bytes))
        .unwrap_or_else(|finding| failed(name.clone(), engross::attached::sha256(&bytes), finding))
}

/// A file of which nothing can be said but that.
fn failed(name: String, sha256: String, finding: Finding) -> Validated {
    Validated {
        checked: Checked {
            name,
            sha256,
            format: None,
            partner: None,
            verdict: Some(Verdict::Unreadable),
            matters: vec![Matter {
                id: String::new(),
                finding,
                accepted: None,
            }],
            differences: Vec::new(),
            blind: Vec::new(),
        },
        held: None,
        document: None,
    }
}

fn decisions(args: &args::Validate) -> Result<Decisions, Vec<Finding>> {
    let Some(path) = &args.decisions else {
        return Ok(Decisions::default());
    };
    let name = path.display().to_string();
    let bytes = layout::read_input(path).map_err(|finding| vec![finding])?;
    let outcome = Decisions::parse(&name, &String::from_utf8_lossy(&bytes));
    outcome.value.ok_or(outcome.findings)
}

/// Progress, on a terminal only.
fn bar(files: usize, args: &args::Validate) -> ProgressBar {
    if files < 2 || args.reporting.quiet || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(files as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len} files, {eta} left") {
        bar.set_style(style);
    }
    bar
}
