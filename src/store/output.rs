//! Writing outputs: whole or not at all.
//!
//! A file is written under a temporary name in the folder it will live in, synced, and renamed. Killed at any moment
//! the folder holds the old file or the new one, never half of one.

use super::{OUTPUT_UNWRITABLE, StoreError};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use tempfile::{Builder, NamedTempFile};

/// How the names of unfinished files start; a later run may remove them.
const UNFINISHED: &str = ".engross-";

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
        self.stage_from(name, &mut &bytes[..])
    }

    /// The same for an output that is too large to be held in memory.
    pub fn stage_from(&self, name: &str, from: &mut dyn Read) -> Result<Staged, StoreError> {
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
        let fail = |error: io::Error| StoreError {
            rule: &OUTPUT_UNWRITABLE,
            path: target.clone(),
            doing: "write",
            why: error.to_string(),
            help: match error.kind() {
                io::ErrorKind::StorageFull => {
                    "free space on that disk, or name another output folder with -o"
                }
                io::ErrorKind::PermissionDenied => {
                    "ask for write permission, or name another output folder with -o"
                }
                _ => "check the disk of the output folder, or name another with -o",
            },
        };
        let mut file = unfinished(&self.path).map_err(fail)?;
        io::copy(from, &mut file)
            .and_then(|_| file.as_file().sync_all())
            .map_err(fail)?;
        Ok(Staged { file, target })
    }
}

/// A file that is whole but has no name yet. Dropped, it is gone.
#[derive(Debug)]
pub struct Staged {
    file: NamedTempFile,
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
}

/// A file that is not yet finished. Temporary files are private; an official document has the permissions of any
/// other new file.
fn unfinished(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(UNFINISHED).suffix(".tmp");
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
