//! The canonical documents of a run: read once to be known by symbol and words, then again when a legacy file needs one,
//! so that memory does not grow with the archive.

use super::super::layout;
use super::super::order::in_order;
use super::gather::{self, Gathered};
use engross::diag::{Finding, Severity};
use engross::sheet::Sheet;
use engross::store::INPUT_UNREADABLE;
use engross::validate::{CANONICAL_UNUSABLE, Canonical, Index};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// So many documents are kept for the next legacy file: the .doc, .txt and .pdf of a document come one after another.
const KEPT: usize = 8;

/// The canonical documents of a run.
pub struct Shelf<'a> {
    sheet: &'a Sheet,
    /// Paths by their number in the index.
    paths: Vec<PathBuf>,
    /// What they are known by.
    pub index: Index,
    /// Whether the user named one document.
    pub given: bool,
    kept: Mutex<Vec<(usize, Arc<Canonical>)>>,
}

impl<'a> Shelf<'a> {
    /// The document at this path, or those in this folder, with what is wrong with some of them.
    ///
    /// # Errors
    /// Findings where there is nothing to hold a file against.
    pub fn open(
        against: &Path,
        sheet: &'a Sheet,
    ) -> Result<(Shelf<'a>, Vec<Finding>), Vec<Finding>> {
        let given = !against.is_dir();
        let mut shelf = Shelf {
            sheet,
            paths: Vec::new(),
            index: Index::default(),
            given,
            kept: Mutex::new(Vec::new()),
        };
        if given {
            let canonical = read(against, sheet)?;
            let number = shelf.index.add(&canonical);
            shelf.paths.push(against.to_owned());
            shelf.keep(number, Arc::new(canonical));
            return Ok((shelf, Vec::new()));
        }
        let Gathered { files, closed, .. } = gather::canonical(against);
        let mut faults: Vec<Finding> = closed
            .iter()
            .map(|(path, error)| super::closed(path, error))
            .collect();
        let known = |_, path: &PathBuf| {
            let canonical = read(path, sheet)?;
            let mut alone = Index::default();
            alone.add(&canonical);
            Ok(alone)
        };
        let mut paths = files.iter();
        in_order(&files, known, |known: Result<Index, Vec<Finding>>| {
            let Some(path) = paths.next() else {
                return;
            };
            match known {
                Ok(alone) => {
                    shelf.index.append(alone);
                    shelf.paths.push(path.clone());
                }
                Err(found) => faults.push(unusable(path, &found)),
            }
        });
        if shelf.index.is_empty() {
            faults.push(Finding::new(
                &INPUT_UNREADABLE,
                format!("there is no canonical XML in {}", against.display()),
                "name a canonical XML file, or a folder that holds some",
            ));
            return Err(faults);
        }
        Ok((shelf, faults))
    }

    /// The document of this number.
    pub fn take(&self, number: usize) -> Result<Arc<Canonical>, Vec<Finding>> {
        if let Some((_, found)) = self.lock().iter().find(|(kept, _)| *kept == number) {
            return Ok(found.clone());
        }
        let path = self.paths.get(number).ok_or_else(Vec::new)?;
        let canonical = Arc::new(read(path, self.sheet)?);
        self.keep(number, canonical.clone());
        Ok(canonical)
    }

    /// The names of the documents that no legacy file belongs to.
    pub fn without(&self, used: &[bool]) -> Vec<String> {
        let unused = self.paths.iter().zip(used).filter(|(_, used)| !**used);
        unused.map(|(path, _)| path.display().to_string()).collect()
    }

    fn keep(&self, number: usize, canonical: Arc<Canonical>) {
        let mut kept = self.lock();
        if kept.len() >= KEPT {
            kept.remove(0);
        }
        kept.push((number, canonical));
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<(usize, Arc<Canonical>)>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reads a canonical document. One with errors is none: text could be missing in it.
fn read(path: &Path, sheet: &Sheet) -> Result<Canonical, Vec<Finding>> {
    let bytes = layout::read_input(path).map_err(|finding| vec![finding])?;
    let outcome = engross::read::read(&path.display().to_string(), &bytes);
    let wrong = outcome.worst() == Some(Severity::Error);
    match outcome.value {
        Some(document) if !wrong => Ok(Canonical::new(&document, sheet, &bytes)),
        _ => Err(outcome.findings),
    }
}

fn unusable(path: &Path, found: &[Finding]) -> Finding {
    let worst = found.iter().max_by_key(|finding| finding.severity());
    let why = worst.map(|finding| format!(": {} ({})", finding.message, finding.rule.code));
    Finding::new(
        &CANONICAL_UNUSABLE,
        format!(
            "{} is no canonical document{}",
            path.display(),
            why.unwrap_or_default()
        ),
        "`engross check` says what is wrong with it; no legacy file is held against it",
    )
}
