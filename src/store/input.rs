//! Reading inputs, with a bound on their size before the first byte is read.

use super::{INPUT_UNREADABLE, StoreError};
use crate::read::FILE_TOO_LARGE;
use std::fs::File;
use std::io::Read;
use std::path::{Component, Path};

/// Reads a file of at most `limit` bytes.
///
/// A longer one is refused by its length, or, where it has none (a pipe), once the limit is passed.
pub fn read_bounded(path: &Path, limit: u64) -> Result<Vec<u8>, StoreError> {
    let fail = |why: String, help| StoreError {
        rule: &INPUT_UNREADABLE,
        path: path.to_owned(),
        doing: "read",
        why,
        help,
    };
    let from_system = |error: std::io::Error| {
        let help = match error.kind() {
            std::io::ErrorKind::NotFound => {
                "check the path; engross reads the files that it is given by name"
            }
            std::io::ErrorKind::PermissionDenied => {
                "ask for read permission, or copy the file where you have it"
            }
            _ => "check that it is a file and that its disk is reachable",
        };
        fail(error.to_string(), help)
    };
    let mut file = File::open(path).map_err(from_system)?;
    let metadata = file.metadata().map_err(from_system)?;
    if metadata.is_dir() {
        return Err(fail("it is a folder".into(), "name a file in it"));
    }
    let too_long = || {
        let why = format!("it is larger than {} MiB", limit >> 20);
        StoreError {
            rule: &FILE_TOO_LARGE,
            ..fail(
                why,
                "a canonical document of 5,000 pages has 20 MiB; check that this is the right file",
            )
        }
    };
    if metadata.len() > limit {
        return Err(too_long());
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize);
    file.by_ref()
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(from_system)?;
    if bytes.len() as u64 > limit {
        return Err(too_long());
    }
    Ok(bytes)
}

/// What tells that a file has changed: its size, and when it was last written.
pub type Traits = (u64, Option<std::time::SystemTime>);

/// The traits of a file; `None` where it is gone.
pub fn traits(path: &Path) -> Option<Traits> {
    let metadata = std::fs::metadata(path).ok()?;
    Some((metadata.len(), metadata.modified().ok()))
}

/// That a folder to watch is none.
pub fn no_folder(path: &Path) -> StoreError {
    StoreError {
        rule: &INPUT_UNREADABLE,
        path: path.to_owned(),
        doing: "watch",
        why: "it is no folder".into(),
        help: "make the folder, or name another",
    }
}

/// The largest picture that is read.
const PICTURE_LIMIT: u64 = 32 << 20;

/// Reads a picture that stands beside a document. Its name must stay below the document's folder: a canonical XML
/// from elsewhere must not be able to carry other files of this machine into an official PDF.
pub fn read_picture(document: &Path, src: &str) -> Result<Vec<u8>, StoreError> {
    let relative = Path::new(src);
    let inside = relative
        .components()
        .all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    if !inside || src.contains(':') {
        return Err(StoreError {
            rule: &INPUT_UNREADABLE,
            path: relative.to_owned(),
            doing: "read the picture",
            why: "it is not below the document's folder".into(),
            help: "put the picture beside the document and name it by a relative path",
        });
    }
    let folder = document.parent().unwrap_or(Path::new(""));
    read_bounded(&folder.join(relative), PICTURE_LIMIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_over_the_limit_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.xml");
        std::fs::write(&path, [b'x'; 11]).unwrap();
        assert_eq!(read_bounded(&path, 11).unwrap().len(), 11);
        assert!(
            read_bounded(&path, 10)
                .unwrap_err()
                .to_string()
                .contains("larger than")
        );
    }

    #[test]
    fn a_folder_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        assert!(read_bounded(folder.path(), 10).is_err());
    }

    #[test]
    fn a_picture_cannot_come_from_outside() {
        for outside in [
            "../secret.png",
            "/etc/passwd",
            "a/../../b.png",
            "file:///etc/passwd",
        ] {
            let error = read_picture(Path::new("folder/doc.xml"), outside).unwrap_err();
            assert!(error.why.contains("below"), "{outside}");
        }
    }
}
