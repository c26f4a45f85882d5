//! The proof of a folder: every copy of its register is there as it was issued, and nothing else.

use super::{ALTERED, EXTRA, MISSING, WITHDRAWN};
use crate::diag::Finding;
use crate::distribute::{Line, Register, State};
use std::collections::BTreeMap;

/// A file of the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// Everything in which a folder is not what its register says.
pub fn prove(register: &Register, held: &[Held]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let by_name: BTreeMap<&str, &Held> =
        held.iter().map(|file| (file.name.as_str(), file)).collect();
    let current = register.current();
    let mut files: BTreeMap<&str, &Line> = BTreeMap::new();
    for line in &register.lines {
        files.insert(&line.file, line);
    }
    for (file, line) in &files {
        let last = current.get(&(line.work.as_str(), line.copy));
        let goes = last.is_some_and(|last| last.state != State::Withdrawn && last.file == *file);
        match by_name.get(file) {
            None if goes => findings.push(Finding::new(
                &MISSING,
                format!(
                    "copy {} for {} is missing: {file}",
                    line.copy, line.recipient
                ),
                "put the file back",
            )),
            None => {}
            Some(held) if held.sha256 != line.sha256 => findings.push(Finding::new(
                &ALTERED,
                format!(
                    "copy {} for {} is not the file that was issued: {file}",
                    line.copy, line.recipient
                ),
                "put the issued file back, or reissue the copy",
            )),
            Some(_) if !goes => {
                let what = match last.map(|last| last.state) {
                    Some(State::Withdrawn) => "was withdrawn",
                    _ => "was issued again under another name",
                };
                findings.push(Finding::new(
                    &WITHDRAWN,
                    format!("copy {} {what}: {file}", line.copy),
                    "keep it for the record, or remove it; do not send it",
                ));
            }
            Some(_) => {}
        }
    }
    for file in held {
        let by_the_way = file.name.starts_with("register.") || file.name.ends_with(".zip");
        let for_the_press = file.name.contains("-print") && file.name.ends_with(".pdf");
        if !files.contains_key(file.name.as_str()) && !by_the_way && !for_the_press {
            findings.push(Finding::new(
                &EXTRA,
                format!("{} is in no line of the register", file.name),
                "take it out of the folder",
            ));
        }
    }
    findings
}
