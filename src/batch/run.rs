//! A batch: any number of documents on all cores, each isolated from the others, skipped where it is up to date, and
//! reported in order.
//!
//! Killed at any moment, the output folder holds only whole files, and the next run over the same inputs completes it.

use super::crew;
use super::job::read_isolated;
use super::line::{Ending, Line, Made};
use super::survey::{self, Surveyed};
use super::{Engrossed, INPUT_CHANGED, Naming, Press};
use crate::attached::sha256;
use crate::diag::{Finding, Outcome, Told};
use crate::model::Document;
use crate::read::Limits;
use crate::sheet::Sheet;
use crate::store::{self, DISK_FULL, Folder, Lock, Records, StoreError};
use crate::text::FontBook;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// What a batch does and how.
pub struct Batch<'a> {
    /// Fonts.
    pub book: &'a FontBook,
    /// The layout of an input, from its document, where it could be read.
    pub choose: Chooser<'a>,
    /// A hash of all that the outputs of an input depend on but for its bytes: the layouts that it may take, fonts, version.
    pub making: &'a (dyn Fn(&Path) -> String + Sync),
    /// Where the files go.
    pub folder: &'a Folder,
    /// What they are called.
    pub naming: &'a Naming,
    /// Make even what is up to date.
    pub force: bool,
    /// Begin no further document once one is not released.
    pub fail_fast: bool,
    /// How many threads.
    pub threads: NonZero<usize>,
    /// Set from outside: begin no further document.
    pub stop: &'a AtomicBool,
    /// A clock that runs on, for [`Done::took`] and nothing else: the library has none.
    pub clock: &'a (dyn Fn() -> Duration + Sync),
}

/// Chooses the layout of an input, or says why there is none.
pub type Chooser<'a> =
    &'a (dyn Fn(&Path, Option<&Document>) -> Result<Arc<Sheet>, Vec<Finding>> + Sync);

/// What became of one document.
#[derive(Debug)]
pub struct Done {
    /// Its line of the report.
    pub line: Line,
    /// What was found, with the lines to show. Empty for a document that was skipped: [`Line::findings`] tells.
    pub findings: Vec<Finding>,
    /// Whether it was up to date.
    pub skipped: bool,
    /// How long the work took, by [`Batch::clock`].
    pub took: Duration,
}

/// What a batch tells while it goes on.
#[derive(Debug)]
pub enum News<'a> {
    /// Once, before anything is written: which inputs the survey refused, by their index, and why.
    Surveyed(&'a BTreeMap<usize, Finding>),
    /// Of each document, in the order of the inputs.
    Done(Box<Done>),
}

/// What is kept of a document that was made.
#[derive(Debug, Serialize, Deserialize)]
struct Record {
    name: String,
    /// The pictures that it was made with, and their hashes.
    pictures: BTreeMap<String, String>,
    line: Line,
}

/// What the jobs of a batch share.
struct Shared<'a> {
    batch: &'a Batch<'a>,
    records: Mutex<Records>,
    refused: BTreeMap<usize, Finding>,
    names: Vec<Option<String>>,
    /// The disk is full, or a document was not released and that ends the run.
    halted: AtomicBool,
}

impl Batch<'_> {
    /// Makes all documents, and tells of them while it goes on.
    ///
    /// # Errors
    /// A [`StoreError`] where the records of the folder cannot be kept.
    pub fn run(
        &self,
        lock: &Lock,
        inputs: &[PathBuf],
        tell: &mut dyn FnMut(News),
    ) -> Result<(), StoreError> {
        let records = Mutex::new(Records::open(lock)?);
        let mut all = Vec::with_capacity(inputs.len());
        let go_on = || !self.stop.load(Ordering::Relaxed);
        let look = |index: usize| self.look(&inputs[index], &records);
        crew::in_order(inputs.len(), self.threads, &go_on, &look, &mut |_, one| {
            all.push(one);
        });
        let can_be_read = |input: &Path| {
            let name = input.display().to_string();
            bytes_of(input).is_ok_and(|bytes| read_isolated(&name, &bytes).value.is_some())
        };
        let refused = survey::clashes(inputs, &all, &can_be_read);
        tell(News::Surveyed(&refused));
        let shared = Shared {
            batch: self,
            records,
            refused,
            names: all.into_iter().map(|one| one.map(|one| one.name)).collect(),
            halted: AtomicBool::new(false),
        };
        let go_on = || go_on() && !shared.halted.load(Ordering::Relaxed);
        let job = |index: usize| {
            let begun = (self.clock)();
            let mut done = shared.job(index, &inputs[index]);
            done.took = (self.clock)().saturating_sub(begun);
            done
        };
        let begun = crew::in_order(inputs.len(), self.threads, &go_on, &job, &mut |_, one| {
            if self.fail_fast && one.line.made.is_empty() {
                shared.halted.store(true, Ordering::Relaxed);
            }
            tell(News::Done(Box::new(one)));
        });
        for input in inputs.iter().skip(begun) {
            tell(News::Done(Box::new(untouched(input))));
        }
        Ok(())
    }

    /// What the input will be called.
    fn look(&self, input: &Path, records: &Mutex<Records>) -> Option<Surveyed> {
        let bytes = bytes_of(input).ok()?;
        let known = record(records, &self.key(input, &bytes)).and_then(|record| record.line.symbol);
        match known {
            Some(symbol) => survey::named(symbol, input, self.naming),
            None => survey::survey(input, &bytes, self.naming),
        }
    }

    /// The hash of everything that the outputs of an input depend on, but for its pictures.
    fn key(&self, input: &Path, bytes: &[u8]) -> String {
        sha256(format!("{} {}", (self.making)(input), sha256(bytes)).as_bytes())
    }
}

impl Shared<'_> {
    fn job(&self, index: usize, input: &Path) -> Done {
        let name = input.display().to_string();
        if let Some(finding) = self.refused.get(&index) {
            return finished(
                name,
                None,
                Ending::Findings,
                Vec::new(),
                vec![finding.clone()],
            );
        }
        let bytes = match bytes_of(input) {
            Ok(bytes) => bytes,
            Err(error) => {
                return finished(name, None, Ending::Failed, Vec::new(), vec![error.into()]);
            }
        };
        let key = self.batch.key(input, &bytes);
        if !self.batch.force
            && let Some(record) = record(&self.records, &key)
            && self.is_current(&record, index, input)
        {
            return Done {
                line: record.line.renamed(&name),
                findings: Vec::new(),
                skipped: true,
                took: Duration::ZERO,
            };
        }
        let pictures = Mutex::new(BTreeMap::new());
        let load = |src: &str| {
            let bytes = store::read_picture(input, src).map_err(|error| error.to_string())?;
            let mut pictures = pictures.lock().unwrap_or_else(PoisonError::into_inner);
            pictures.insert(src.to_owned(), sha256(&bytes));
            Ok(bytes)
        };
        let read = read_isolated(&name, &bytes);
        let sheet = match (self.batch.choose)(input, read.value.as_ref()) {
            Ok(sheet) => sheet,
            Err(findings) => return finished(name, None, Ending::Failed, Vec::new(), findings),
        };
        let press = Press {
            sheet: &sheet,
            book: self.batch.book,
        };
        let outcome = press.engross_read(&name, &bytes, read, &load);
        let pictures = pictures
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        self.release(index, name, &key, pictures, outcome)
    }

    /// What the survey called the input.
    fn name(&self, index: usize) -> Option<&str> {
        self.names.get(index)?.as_deref()
    }

    /// Whether everything that was made is still there, and would be called and illustrated the same.
    fn is_current(&self, record: &Record, index: usize, input: &Path) -> bool {
        let picture_is = |(src, hash): (&String, &String)| {
            store::read_picture(input, src).is_ok_and(|bytes| sha256(&bytes) == *hash)
        };
        self.name(index) == Some(record.name.as_str())
            && !record.line.made.is_empty()
            && record.pictures.iter().all(picture_is)
            && record
                .line
                .made
                .iter()
                .all(|made| self.batch.folder.holds(&made.file, &made.sha256))
    }

    fn release(
        &self,
        index: usize,
        input: String,
        key: &str,
        pictures: BTreeMap<String, String>,
        outcome: Outcome<Engrossed>,
    ) -> Done {
        let mut findings = outcome.findings;
        let ending = Ending::of(&findings);
        let Some(engrossed) = outcome.value else {
            return finished(input, None, ending, Vec::new(), findings);
        };
        let symbol = Some(engrossed.symbol.clone());
        let name = match self.batch.naming.name(&engrossed.symbol, Path::new(&input)) {
            Ok(name) => name,
            Err(finding) => {
                findings.push(finding);
                return finished(input, symbol, Ending::Findings, Vec::new(), findings);
            }
        };
        if self.name(index) != Some(name.as_str()) {
            findings.push(changed(&input));
            return finished(input, symbol, Ending::Failed, Vec::new(), findings);
        }
        match put(self.batch.folder, &name, &engrossed) {
            Ok(made) => {
                let done = finished(input, symbol, ending, made, findings);
                let record = Record {
                    name,
                    pictures,
                    line: done.line.clone(),
                };
                self.keep(key, &record, done)
            }
            Err(error) => {
                if error.rule == &DISK_FULL {
                    self.halted.store(true, Ordering::Relaxed);
                }
                findings.push(error.into());
                finished(input, symbol, Ending::Failed, Vec::new(), findings)
            }
        }
    }

    /// Records what was made. Where that fails the files are there all the same, and a later run makes them again.
    fn keep(&self, key: &str, record: &Record, mut done: Done) -> Done {
        let text = serde_json::to_string(record).unwrap_or_default();
        let mut records = self.records.lock().unwrap_or_else(PoisonError::into_inner);
        if let Err(error) = records.add(key, &text) {
            if error.rule == &DISK_FULL {
                self.halted.store(true, Ordering::Relaxed);
            }
            let finding = Finding::from(error);
            done.line.findings.push(Told::of(&finding));
            done.line.ending = Ending::Failed;
            done.findings.push(finding);
        }
        done
    }
}

fn bytes_of(input: &Path) -> Result<Vec<u8>, StoreError> {
    store::read_bounded(input, Limits::default().bytes as u64)
}

fn record(records: &Mutex<Records>, key: &str) -> Option<Record> {
    let records = records.lock().unwrap_or_else(PoisonError::into_inner);
    // a record of another form than this version's is as none
    serde_json::from_str(&records.find(key)?).ok()
}

fn finished(
    input: String,
    symbol: Option<String>,
    ending: Ending,
    made: Vec<Made>,
    findings: Vec<Finding>,
) -> Done {
    Done {
        line: Line {
            input,
            symbol,
            ending,
            made,
            findings: findings.iter().map(Told::of).collect(),
        },
        findings,
        skipped: false,
        took: Duration::ZERO,
    }
}

fn untouched(input: &Path) -> Done {
    let input = input.display().to_string();
    finished(input, None, Ending::Untouched, Vec::new(), Vec::new())
}

fn changed(input: &str) -> Finding {
    Finding::new(
        &INPUT_CHANGED,
        format!("{input} was changed while the batch was running"),
        "run the same command again",
    )
}

/// Writes both files before either gets its name.
fn put(folder: &Folder, name: &str, engrossed: &Engrossed) -> Result<Vec<Made>, StoreError> {
    let outputs = [
        (format!("{name}.pdf"), &engrossed.pdf, Some(engrossed.pages)),
        (format!("{name}.docx"), &engrossed.docx, None),
    ];
    let staged = outputs
        .iter()
        .map(|(name, bytes, _)| folder.stage(name, bytes))
        .collect::<Result<Vec<_>, StoreError>>()?;
    let mut made = Vec::new();
    for (file, (name, bytes, pages)) in staged.into_iter().zip(outputs) {
        file.release()?;
        made.push(Made {
            file: name,
            sha256: sha256(bytes),
            pages,
        });
    }
    Ok(made)
}
