//! One run at a time in an output folder, and what a run that was killed left there.

use super::output::{Folder, UNFINISHED, UNFINISHED_END};
use super::{FOLDER_BUSY, OUTPUT_UNWRITABLE, StoreError};
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

/// Where a folder keeps what engross needs to know of it, hidden from people who look for documents.
const STATE: &str = ".engross";

/// The right to write into a folder. It ends when it is dropped, and when the process ends in whatever way: the
/// system holds the lock, not a file that could be left behind.
#[derive(Debug)]
pub struct Lock {
    _file: File,
    state: PathBuf,
}

impl Folder {
    /// Takes the folder for this run, and removes what a killed run left unfinished in it.
    ///
    /// # Errors
    /// FOLDER-BUSY where another run has it; OUTPUT-UNWRITABLE where nothing can be written.
    pub fn lock(&self) -> Result<Lock, StoreError> {
        let state = self.path().join(STATE);
        let fail = |path: &Path, why: String| StoreError {
            rule: &OUTPUT_UNWRITABLE,
            path: path.to_owned(),
            doing: "write into",
            why,
            help: "ask for write permission, or name another output folder with -o",
        };
        fs::create_dir_all(&state).map_err(|error| fail(self.path(), error.to_string()))?;
        let path = state.join("lock");
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(|error| fail(&path, error.to_string()))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(StoreError {
                    rule: &FOLDER_BUSY,
                    path: self.path().to_owned(),
                    doing: "write into",
                    why: "another run of engross is writing there".into(),
                    help: "wait until it has ended and run the same command again, or name another folder with -o",
                });
            }
            Err(TryLockError::Error(error)) => return Err(fail(&path, error.to_string())),
        }
        self.sweep()
            .map_err(|error| fail(self.path(), error.to_string()))?;
        Ok(Lock { _file: file, state })
    }

    /// Removes unfinished files: nobody writes here now, so nobody will finish them.
    fn sweep(&self) -> std::io::Result<()> {
        for entry in fs::read_dir(self.path())? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with(UNFINISHED) && name.ends_with(UNFINISHED_END) {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }
}

impl Lock {
    /// Where the records of this folder are.
    pub(super) fn state(&self) -> &Path {
        &self.state
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_taken_by_one_run_at_a_time() {
        let temporary = tempfile::tempdir().unwrap();
        let folder = Folder::open(temporary.path()).unwrap();
        let first = folder.lock().unwrap();
        let error = folder.lock().unwrap_err();
        assert_eq!(error.rule.code, "FOLDER-BUSY");
        drop(first);
        folder.lock().unwrap();
    }

    #[test]
    fn what_a_killed_run_left_unfinished_is_removed_and_nothing_else() {
        let temporary = tempfile::tempdir().unwrap();
        for name in [".engross-abc.tmp", "AG05279E04.pdf", ".engrossed"] {
            fs::write(temporary.path().join(name), b"x").unwrap();
        }
        let folder = Folder::open(temporary.path()).unwrap();
        let _lock = folder.lock().unwrap();
        assert!(!temporary.path().join(".engross-abc.tmp").exists());
        assert!(temporary.path().join("AG05279E04.pdf").exists());
        assert!(temporary.path().join(".engrossed").exists());
    }
}
