//! The canonical documents of a run: read once to be known by symbol and words, then again when a legacy file needs one,
//! so that memory does not grow with the archive.

use super::super::layout;
use engross::batch::crew::in_order;
use engross::diag::{Finding, Severity};
use engross::sheet::Sheet;
use engross::store::{self, INPUT_UNREADABLE};
use engross::validate::{CANONICAL_UNUSABLE, Canonical, Index};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

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
        let (files, missing) = store::gather(&[against.to_owned()], &["xml"]);
        let mut faults: Vec<Finding> = missing.into_iter().map(Finding::from).collect();
        let known = |number: usize| {
            let path = files.get(number)?;
            let canonical = match read(path, sheet) {
                Ok(canonical) => canonical,
                Err(found) => return Some((path, Err(unusable(path, &found)))),
            };
            let mut alone = Index::default();
            alone.add(&canonical);
            Some((path, Ok(alone)))
        };
        let cores = thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN);
        in_order(
            files.len(),
            cores,
            &|| true,
            &known,
            &mut |_, known| match known {
                Some((path, Ok(alone))) => {
                    shelf.index.append(alone);
                    shelf.paths.push(path.clone());
                }
                Some((_, Err(finding))) => faults.push(finding),
                None => {}
            },
        );
        if shelf.index.is_empty() {
            faults.push(Finding::new(
                &INPUT_UNREADABLE,
                format!("there is no usable canonical XML in {}", against.display()),
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
