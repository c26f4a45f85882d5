//! Issue: the files of one run, which are all whole before the first of them gets its name.

use super::super::report::{Entry, Made};
use super::{Stopped, refused, stopped};
use engross::attached::sha256;
use engross::diag::Finding;
use engross::distribute::COPY_OVERWRITTEN;
use engross::store::{self, Folder, Staged};
use std::path::Path;

/// The files of one run that have no names yet. Dropped, they are gone.
pub(super) struct Issue<'a> {
    folder: &'a Folder,
    files: Vec<Waiting>,
}

struct Waiting {
    staged: Staged,
    name: String,
    /// Whether it bears a number that no other file of the name may have.
    numbered: bool,
    entry: Entry,
}

impl<'a> Issue<'a> {
    pub(super) fn new(folder: &'a Folder) -> Issue<'a> {
        Issue {
            folder,
            files: Vec::new(),
        }
    }

    /// Adds a numbered copy, with what is told of it.
    pub(super) fn copy(
        &mut self,
        name: &str,
        bytes: &[u8],
        pages: Option<usize>,
        entry: Entry,
    ) -> Result<(), Stopped> {
        self.put(name, bytes, pages, true, entry)
    }

    /// Adds another file, which may take the place of an older one.
    pub(super) fn add(
        &mut self,
        name: &str,
        bytes: &[u8],
        pages: Option<usize>,
        entry: Entry,
    ) -> Result<(), Stopped> {
        self.put(name, bytes, pages, false, entry)
    }

    fn put(
        &mut self,
        name: &str,
        bytes: &[u8],
        pages: Option<usize>,
        numbered: bool,
        mut entry: Entry,
    ) -> Result<(), Stopped> {
        let staged = self
            .folder
            .stage(name, bytes)
            .map_err(|error| stopped(&entry.input, vec![error.into()]))?;
        entry.made.push(Made {
            file: name.to_owned(),
            sha256: sha256(bytes),
            pages,
        });
        self.files.push(Waiting {
            staged,
            name: name.to_owned(),
            numbered,
            entry,
        });
        Ok(())
    }

    /// Where the bytes of a file are that has no name yet.
    pub(super) fn whereabouts(&self, name: &str) -> Option<&Path> {
        let waiting = self.files.iter().find(|waiting| waiting.name == name)?;
        Some(waiting.staged.path())
    }

    /// Gives all their names, in the order in which they came.
    ///
    /// A run that was killed here leaves whole copies that no register speaks of. The next run makes the same bytes again;
    /// were they others, a copy that somebody may have would lose its place, so nothing is named then.
    pub(super) fn release(self, entries: &mut Vec<Entry>) -> Result<(), Stopped> {
        let mut findings = Vec::new();
        for waiting in self.files.iter().filter(|waiting| waiting.numbered) {
            let there = store::traits(&self.folder.path().join(&waiting.name)).is_some();
            let own = waiting.entry.made.iter().map(|made| &made.sha256);
            if there
                && !own
                    .clone()
                    .all(|hash| self.folder.holds(&waiting.name, hash))
            {
                findings.push(Finding::new(
                    &COPY_OVERWRITTEN,
                    format!(
                        "the folder has another {}, of which its register does not speak",
                        waiting.name
                    ),
                    "put the register back, or take the file away if it was never sent",
                ));
            }
        }
        if !findings.is_empty() {
            let folder = self.folder.path().display().to_string();
            return Err(refused(&folder, findings));
        }
        for waiting in self.files {
            let input = waiting.entry.input.clone();
            waiting
                .staged
                .release()
                .map_err(|error| stopped(&input, vec![error.into()]))?;
            entries.push(waiting.entry);
        }
        Ok(())
    }
}
