//! Writing outputs: whole or not at all.
//!
//! A file is written under a temporary name in the folder it will live in, synced, and renamed. Killed at any moment
//! the folder holds the old file or the new one, never half of one.

use super::{DISK_FULL, OUTPUT_UNWRITABLE, StoreError};
use crate::attached;
use std::fs;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use tempfile::{Builder, NamedTempFile, TempPath};

/// How the names of unfinished files start; a later run removes them.
pub(super) const UNFINISHED: &str = ".engross-";
/// How they end.
pub(super) const UNFINISHED_END: &str = ".tmp";

/// A folder that outputs go into.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// Opens the folder, making it where it is missing.
    pub fn open(path: &Path) -> Result<Folder, StoreError> {
        let fail = |why: String, help| StoreError {
            rule: &OUTPUT_UNWRITABLE,
            path: path.to_owned(),
            doing: "write into",
            why,
            help,
        };
        match fs::metadata(path) {
            Ok(metadata) if !metadata.is_dir() => {
                return Err(fail(
                    "it is a file, not a folder".into(),
                    "name another folder with -o",
                ));
            }
            Ok(_) => {}
            Err(_) => fs::create_dir_all(path).map_err(|error| {
                fail(
                    error.to_string(),
                    "make the folder, or name another with -o",
                )
            })?,
        }
        Ok(Folder {
            path: path.to_owned(),
        })
    }

    /// Writes a file under a temporary name, synced to the disk. It has no final name yet.
    pub fn stage(&self, name: &str, bytes: &[u8]) -> Result<Staged, StoreError> {
        self.stage_by(name, |file| file.write_all(bytes))
    }

    /// The same for an output that is too large to be held in memory.
    pub fn stage_from(&self, name: &str, from: &mut dyn Read) -> Result<Staged, StoreError> {
        self.stage_by(name, |file| io::copy(from, file).map(drop))
    }

    fn stage_by(
        &self,
        name: &str,
        write: impl FnOnce(&mut NamedTempFile) -> io::Result<()>,
    ) -> Result<Staged, StoreError> {
        let target = self.path.join(name);
        if target.is_dir() {
            return Err(StoreError {
                rule: &OUTPUT_UNWRITABLE,
                path: target,
                doing: "write",
                why: "it is a folder".into(),
                help: "move the folder away, or name another output folder with -o",
            });
        }
        let fail = |error: io::Error| unwritable(&target, &error);
        let mut file = unfinished(&self.path).map_err(fail)?;
        write(&mut file)
            .and_then(|()| file.as_file().sync_all())
            .map_err(fail)?;
        Ok(Staged {
            file: file.into_temp_path(),
            target,
        })
    }

    /// Begins a file that is written bit by bit; see [`Writing::end`].
    pub fn begin(&self, name: &str) -> Result<Writing, StoreError> {
        let target = self.path.join(name);
        match unfinished(&self.path) {
            Ok(file) => Ok(Writing {
                file: BufWriter::new(file),
                target,
            }),
            Err(error) => Err(unwritable(&target, &error)),
        }
    }

    /// Whether the folder holds a file of this name with these contents (a SHA-256 in hexadecimal).
    pub fn holds(&self, name: &str, sha256: &str) -> bool {
        fs::read(self.path.join(name)).is_ok_and(|bytes| attached::sha256(&bytes) == sha256)
    }

    /// The folder's path, as the user wrote it.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Why an output could not be written.
fn unwritable(target: &Path, error: &io::Error) -> StoreError {
    let full = matches!(
        error.kind(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded
    );
    StoreError {
        rule: if full { &DISK_FULL } else { &OUTPUT_UNWRITABLE },
        path: target.to_owned(),
        doing: "write",
        why: error.to_string(),
        help: if full {
            "free space on that disk, or name another output folder with -o"
        } else if error.kind() == io::ErrorKind::PermissionDenied {
            "ask for write permission, or name another output folder with -o"
        } else {
            "check the disk of the output folder, or name another with -o"
        },
    }
}

/// A file under way that is written bit by bit. Dropped, it is gone.
#[derive(Debug)]
pub struct Writing {
    file: BufWriter<NamedTempFile>,
    target: PathBuf,
}

impl Writing {
    /// Adds some text.
    pub fn add(&mut self, text: &str) -> Result<(), StoreError> {
        self.file
            .write_all(text.as_bytes())
            .map_err(|error| unwritable(&self.target, &error))
    }

    /// Ends the file and gives it its name.
    pub fn end(self) -> Result<PathBuf, StoreError> {
        let Writing { file, target } = self;
        let written = file.into_inner().map_err(io::IntoInnerError::into_error);
        match written.and_then(|file| file.as_file().sync_all().map(|()| file)) {
            Ok(file) => Staged {
                file: file.into_temp_path(),
                target,
            }
            .release(),
            Err(error) => Err(unwritable(&target, &error)),
        }
    }
}

/// A file that is whole but has no name yet. Dropped, it is gone. It is not kept open, so that thousands may wait.
#[derive(Debug)]
pub struct Staged {
    file: TempPath,
    target: PathBuf,
}

impl Staged {
    /// Gives the file its name, in place of an older one, and returns it.
    pub fn release(self) -> Result<PathBuf, StoreError> {
        let Staged { file, target } = self;
        let fail = |error: io::Error| StoreError {
            rule: &OUTPUT_UNWRITABLE,
            path: target.clone(),
            doing: "name",
            why: error.to_string(),
            help: "check the permissions of the output folder, or name another with -o",
        };
        file.persist(&target).map_err(|error| fail(error.error))?;
        Ok(target)
    }

    /// Where its bytes are as long as it has no name.
    pub fn path(&self) -> &Path {
        &self.file
    }
}

/// A file that is not yet finished. Temporary files are private; an official document has the permissions of any
/// other new file.
fn unfinished(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(UNFINISHED).suffix(UNFINISHED_END);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_staged_file_that_is_dropped_leaves_the_old_one() {
        let temporary = tempfile::tempdir().unwrap();
        let folder = Folder::open(&temporary.path().join("new/out")).unwrap();
        folder.stage("a.pdf", b"old").unwrap().release().unwrap();
        drop(folder.stage("a.pdf", b"new").unwrap());
        assert_eq!(fs::read(folder.path.join("a.pdf")).unwrap(), b"old");
        assert_eq!(names(&folder.path), ["a.pdf"]);
    }

    #[test]
    fn a_released_file_takes_the_place_of_the_old_one() {
        let temporary = tempfile::tempdir().unwrap();
        let folder = Folder::open(temporary.path()).unwrap();
        folder.stage("a.pdf", b"old").unwrap().release().unwrap();
        folder.stage("a.pdf", b"new").unwrap().release().unwrap();
        assert_eq!(fs::read(temporary.path().join("a.pdf")).unwrap(), b"new");
        assert_eq!(names(temporary.path()), ["a.pdf"]);
    }

    #[test]
    fn a_file_is_no_output_folder_and_a_folder_no_output_file() {
        let temporary = tempfile::tempdir().unwrap();
        fs::write(temporary.path().join("file"), b"").unwrap();
        assert!(Folder::open(&temporary.path().join("file")).is_err());
        fs::create_dir(temporary.path().join("a.pdf")).unwrap();
        let error = Folder::open(temporary.path())
            .unwrap()
            .stage("a.pdf", b"x")
            .unwrap_err();
        assert!(error.to_string().contains("it is a folder"));
    }
}
