//! Which files the user means: names, folders and patterns, in an order that does not depend on the file system.

use super::{INPUT_UNREADABLE, StoreError};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The files that `named` stands for, each once, in the order of the names: a file for itself; a folder for all files
/// below it whose ending is among `endings` (in lower case, without the dot; "" for none), sorted by path; a pattern (`*`, `?`,
/// `[a-z]`, `**`) for what it matches, sorted. Hidden files and folders are passed over unless they are named.
///
/// A file that is named and missing is in the list: reading it will say what is wrong, and it counts as an input. A
/// folder that cannot be listed, a folder without any such file and a pattern without a match are errors.
pub fn gather(named: &[PathBuf], endings: &[&str]) -> (Vec<PathBuf>, Vec<StoreError>) {
    let mut seen = BTreeSet::new();
    let mut files = Vec::new();
    let mut errors = Vec::new();
    for name in named {
        match expand(name, endings) {
            Ok(found) => files.extend(found.into_iter().filter(|file| seen.insert(file.clone()))),
            Err(error) => errors.push(error),
        }
    }
    (files, errors)
}

/// The names of the files in a folder, sorted; hidden ones and folders are passed over.
pub fn names(folder: &Path) -> Result<Vec<String>, StoreError> {
    let fault = |why: std::io::Error| error(folder, why.to_string());
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(fault)? {
        let entry = entry.map_err(fault)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') && entry.path().is_file() {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

fn expand(name: &Path, endings: &[&str]) -> Result<Vec<PathBuf>, StoreError> {
    if name.is_dir() {
        let mut found = Vec::new();
        list(name, endings, &mut found)?;
        if found.is_empty() {
            let wanted: Vec<&str> = endings.iter().copied().filter(|e| !e.is_empty()).collect();
            let wanted = wanted.join(", .");
            return Err(error(name, format!("there is no .{wanted} file in it")));
        }
        return Ok(found);
    }
    let pattern = name.to_string_lossy();
    if name.exists() || !pattern.contains(['*', '?', '[']) {
        return Ok(vec![name.to_owned()]);
    }
    let options = glob::MatchOptions {
        require_literal_leading_dot: true,
        require_literal_separator: true,
        ..glob::MatchOptions::new()
    };
    let matches =
        glob::glob_with(&pattern, options).map_err(|fault| error(name, fault.to_string()))?;
    let mut found = Vec::new();
    for path in matches {
        let path = path.map_err(|fault| error(fault.path(), fault.error().to_string()))?;
        if path.is_dir() {
            list(&path, endings, &mut found)?;
        } else {
            found.push(path);
        }
    }
    found.sort();
    if found.is_empty() {
        return Err(error(name, "no file matches this pattern".into()));
    }
    Ok(found)
}

/// Adds the files below a folder, its own before those of the folders in it.
fn list(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) -> Result<(), StoreError> {
    let mut folders = Vec::new();
    let mut files = Vec::new();
    let fail = |fault: std::io::Error| error(folder, fault.to_string());
    for entry in std::fs::read_dir(folder).map_err(fail)? {
        let entry = entry.map_err(fail)?;
        // Word leaves the lock of an open document beside it: `~$report.doc`
        if entry.file_name().to_string_lossy().starts_with(['.', '~']) {
            continue;
        }
        // a link to a folder is not followed: it may lead back up
        if entry.file_type().map_err(fail)?.is_dir() {
            folders.push(entry.path());
        } else if endings.contains(&ending(&entry.path()).as_str()) {
            files.push(entry.path());
        }
    }
    files.sort();
    folders.sort();
    found.extend(files);
    folders
        .iter()
        .try_for_each(|below| list(below, endings, found))
}

fn ending(path: &Path) -> String {
    path.extension()
        .map(|own| own.to_string_lossy().to_lowercase())
        .unwrap_or_default()
}

fn error(path: &Path, why: String) -> StoreError {
    StoreError {
        rule: &INPUT_UNREADABLE,
        path: path.to_owned(),
        doing: "take inputs from",
        why,
        help: "check the path; name files, folders or patterns such as 'session/*.xml'",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "b.xml",
            "a.XML",
            "c.txt",
            ".hidden.xml",
            "sub/d.xml",
            "empty/x.txt",
        ] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, b"").unwrap();
        }
        folder
    }

    fn named(folder: &Path, names: &[&str]) -> (Vec<String>, usize) {
        let named: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
        let (files, errors) = gather(&named, &["xml"]);
        let inside = |file: PathBuf| file.strip_prefix(folder).unwrap().display().to_string();
        (files.into_iter().map(inside).collect(), errors.len())
    }

    #[test]
    fn a_folder_stands_for_its_files_in_order() {
        let tree = tree();
        let all = ["a.XML", "b.xml", "sub/d.xml"].map(String::from).to_vec();
        assert_eq!(named(tree.path(), &[""]), (all, 0));
        assert_eq!(named(tree.path(), &["empty"]), (vec![], 1));
    }

    #[test]
    fn files_without_an_ending_can_be_meant_and_locks_of_word_never_are() {
        let tree = tree();
        for name in ["old", "~$c.txt"] {
            std::fs::write(tree.path().join(name), b"").unwrap();
        }
        let (files, _) = gather(&[tree.path().to_owned()], &["txt", ""]);
        let names: Vec<_> = files.iter().filter_map(|file| file.file_name()).collect();
        assert_eq!(names, ["c.txt", "old", "x.txt"]);
    }

    #[test]
    fn a_pattern_stands_for_what_it_matches_and_each_file_comes_once() {
        let tree = tree();
        let (files, errors) = named(tree.path(), &["b.xml", "*.xml", "**/d.xml", "missing.xml"]);
        assert_eq!(files, ["b.xml", "sub/d.xml", "missing.xml"]);
        assert_eq!(errors, 0);
        assert_eq!(named(tree.path(), &["*.pdf"]), (vec![], 1));
    }
}
