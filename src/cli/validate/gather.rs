//! Which files are meant: those named, and those of the folders named, in order.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// Endings of files that can be legacy documents. Files without an ending are taken too: old extractions have none.
const LEGACY: [&str; 7] = ["doc", "dot", "docx", "pdf", "rtf", "txt", "text"];

/// What was named: files to be read, and paths that could not be looked into.
#[derive(Debug, Default)]
pub struct Gathered {
    pub files: Vec<PathBuf>,
    /// Folders that could not be listed, and why.
    pub closed: Vec<(PathBuf, io::Error)>,
    /// Files of the folders that were passed over for their ending.
    pub passed: usize,
}

/// The legacy files among these paths. A file that is named is taken whatever its ending.
pub fn legacy(paths: &[PathBuf]) -> Gathered {
    let mut gathered = Gathered::default();
    for path in paths {
        walk(path, true, &is_legacy, &mut gathered);
    }
    gathered
}

/// The XML files of a folder.
pub fn canonical(folder: &Path) -> Gathered {
    let mut gathered = Gathered::default();
    walk(
        folder,
        true,
        &|name| ending(name).as_deref() == Some("xml"),
        &mut gathered,
    );
    gathered
}

fn walk(path: &Path, named: bool, takes: &dyn Fn(&str) -> bool, gathered: &mut Gathered) {
    // a link to a folder is followed only where it was named: links can lead in circles
    let is_folder = match named {
        true => path.is_dir(),
        false => fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir()),
    };
    if !is_folder {
        if named || takes(&path.file_name().unwrap_or_default().to_string_lossy()) {
            gathered.files.push(path.to_owned());
        } else {
            gathered.passed += 1;
        }
        return;
    }
    match fs::read_dir(path).and_then(|entries| {
        entries
            .map(|entry| Ok(entry?.path()))
            .collect::<io::Result<Vec<_>>>()
    }) {
        Ok(mut entries) => {
            entries.sort();
            for entry in entries {
                walk(&entry, false, takes, gathered);
            }
        }
        Err(error) => gathered.closed.push((path.to_owned(), error)),
    }
}

fn ending(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.')?;
    (!stem.is_empty()).then(|| ending.to_ascii_lowercase())
}

/// Whether a file of a folder is taken. Hidden files, and the locks that Word leaves (`~$name.doc`), are not.
fn is_legacy(name: &str) -> bool {
    if name.starts_with('.') || name.starts_with("~$") {
        return false;
    }
    ending(name).is_none_or(|ending| LEGACY.contains(&ending.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_its_legacy_files_in_order() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("b")).unwrap();
        for name in [
            "c.txt", "b/z.doc", "b/a.DOC", "a", "x.png", ".hidden", "~$c.doc", "d.xml",
        ] {
            fs::write(folder.path().join(name), b"x").unwrap();
        }
        let gathered = legacy(&[folder.path().to_owned(), folder.path().join("x.png")]);
        let names: Vec<String> = gathered
            .files
            .iter()
            .map(|path| {
                path.strip_prefix(folder.path())
                    .unwrap()
                    .to_string_lossy()
                    .replace('\\', "/")
            })
            .collect();
        assert_eq!(names, ["a", "b/a.DOC", "b/z.doc", "c.txt", "x.png"]);
        assert_eq!(gathered.passed, 4);
        assert_eq!(canonical(folder.path()).files.len(), 1);
    }
}
