//! What earlier runs made in a folder, so that a later one can skip what is up to date: a log to which lines are added,
//! read again by the hash of what they were made from.
//!
//! A run that was killed leaves at most one line unfinished; that line is cut off and its document made again.

use super::lock::Lock;
use super::{OUTPUT_UNWRITABLE, StoreError};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;

/// The log of a folder. It holds a place for each key in memory, not the lines, so that 100,000 documents cost a few
/// megabytes.
#[derive(Debug)]
pub struct Records {
    file: File,
    path: PathBuf,
    end: u64,
    /// Half of each key, and where its newest line starts.
    places: BTreeMap<u128, u64>,
}

/// Digits of a key: a SHA-256 in hexadecimal.
const KEY: usize = 64;

impl Records {
    /// Opens the log of a folder that this run has taken.
    pub fn open(lock: &Lock) -> Result<Records, StoreError> {
        let path = lock.state().join("records");
        let read = || -> io::Result<Records> {
            let file = File::options()
                .create(true)
                .truncate(false)
                .read(true)
                .write(true)
                .open(&path)?;
            let mut places = BTreeMap::new();
            let mut end = 0;
            let mut lines = BufReader::new(&file);
            let mut line = Vec::new();
            while lines.read_until(b'\n', &mut line)? > 0 && line.ends_with(b"\n") {
                // a line that is none of ours is passed over: its document is made again
                if let Some(key) = line.get(..KEY).and_then(half) {
                    places.insert(key, end);
                }
                end += line.len() as u64;
                line.clear();
            }
            file.set_len(end)?;
            Ok(Records {
                file,
                path: path.clone(),
                end,
                places,
            })
        };
        read().map_err(|error| unwritable(&path, &error))
    }

    /// The text that was recorded last under a key.
    pub fn find(&self, key: &str) -> Option<String> {
        let place = *self.places.get(&half(key.as_bytes())?)?;
        let mut file = &self.file;
        file.seek(SeekFrom::Start(place)).ok()?;
        let mut line = String::new();
        let mut lines = BufReader::new(file.take(self.end - place));
        lines.read_line(&mut line).ok()?;
        let text = line.strip_prefix(key)?.strip_prefix(' ')?;
        Some(text.trim_end_matches('\n').to_owned())
    }

    /// Records a text, in one line, under a key.
    pub fn add(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        let line = format!("{key} {text}\n");
        self.file
            .seek(SeekFrom::Start(self.end))
            .and_then(|_| self.file.write_all(line.as_bytes()))
            .map_err(|error| unwritable(&self.path, &error))?;
        if let Some(key) = half(key.as_bytes()) {
            self.places.insert(key, self.end);
        }
        self.end += line.len() as u64;
        Ok(())
    }
}

/// The first half of a key: enough to tell documents apart; the whole key is compared when the line is read.
fn half(key: &[u8]) -> Option<u128> {
    u128::from_str_radix(std::str::from_utf8(key.get(..KEY / 2)?).ok()?, 16).ok()
}

fn unwritable(path: &std::path::Path, error: &io::Error) -> StoreError {
    StoreError {
        rule: &OUTPUT_UNWRITABLE,
        path: path.to_owned(),
        doing: "keep the records in",
        why: error.to_string(),
        help: "check the disk and the permissions of the output folder, or name another with -o",
    }
}

#[cfg(test)]
mod tests {
    use super::super::Folder;
    use super::*;
    use crate::attached::sha256;

    #[test]
    fn the_newest_text_under_a_key_is_found_by_a_later_run() {
        let temporary = tempfile::tempdir().unwrap();
        let folder = Folder::open(temporary.path()).unwrap();
        let (a, b) = (sha256(b"a"), sha256(b"b"));
        {
            let mut records = Records::open(&folder.lock().unwrap()).unwrap();
            records.add(&a, "one").unwrap();
            records.add(&b, "two").unwrap();
            records.add(&a, "three").unwrap();
            assert_eq!(records.find(&a).as_deref(), Some("three"));
        }
        let records = Records::open(&folder.lock().unwrap()).unwrap();
        assert_eq!(records.find(&a).as_deref(), Some("three"));
        assert_eq!(records.find(&b).as_deref(), Some("two"));
        assert_eq!(records.find(&sha256(b"c")), None);
    }

    #[test]
    fn a_line_that_was_not_finished_is_cut_off() {
        let temporary = tempfile::tempdir().unwrap();
        let folder = Folder::open(temporary.path()).unwrap();
        let (a, b) = (sha256(b"a"), sha256(b"b"));
        let log = temporary.path().join(".engross/records");
        {
            let mut records = Records::open(&folder.lock().unwrap()).unwrap();
            records.add(&a, "one").unwrap();
            records.add(&b, "two").unwrap();
        }
        let whole = std::fs::read(&log).unwrap();
        std::fs::write(&log, &whole[..whole.len() - 2]).unwrap();
        let mut records = Records::open(&folder.lock().unwrap()).unwrap();
        assert_eq!(records.find(&b), None);
        records.add(&b, "again").unwrap();
        assert_eq!(records.find(&a).as_deref(), Some("one"));
        assert_eq!(records.find(&b).as_deref(), Some("again"));
    }
}
