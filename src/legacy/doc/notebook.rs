//! What grows while the stories of a document are read, and how much of it there may be.

use super::section::NoteKind;
use crate::diag::{Finding, Rule};
use crate::reread::TRACKED_CHANGES;
use std::collections::BTreeMap;

/// What grows while stories are read.
#[derive(Debug)]
pub(super) struct Notebook {
    /// Findings in reading order.
    pub findings: Vec<Finding>,
    /// Names of the file that its fields show.
    pub symbols: Vec<String>,
    /// How far the numbers of notes have come: the section of the last one, and how many.
    pub tally: BTreeMap<NoteKind, (usize, i64)>,
    /// How many tables there are so far.
    pub tables: usize,
    /// How many tracked changes were met, by the number of who made them.
    pub changes: BTreeMap<u16, usize>,
    /// How many comments were met.
    pub comments: usize,
    /// How many bytes of memory may still be taken.
    left: usize,
    /// How many characters may still be read: stories that overlap would be read again and again.
    characters: u64,
    /// Whether more was asked for than may be taken.
    pub full: bool,
}

impl Notebook {
    /// A notebook that may take some bytes of memory, and read some characters.
    pub fn new(left: usize, characters: u64) -> Notebook {
        Notebook {
            findings: Vec::new(),
            symbols: Vec::new(),
            tally: BTreeMap::new(),
            tables: 0,
            changes: BTreeMap::new(),
            comments: 0,
            left,
            characters,
            full: false,
        }
    }

    /// Takes memory; false where no more may be taken. A small file can claim a text without end: of empty
    /// paragraphs, or the same bytes again and again.
    pub fn take(&mut self, bytes: usize) -> bool {
        match self.left.checked_sub(bytes) {
            Some(left) => self.left = left,
            None => self.full = true,
        }
        !self.full
    }

    /// How many bytes of memory may still be taken.
    pub fn left(&self) -> usize {
        self.left
    }

    /// Gives memory back.
    pub fn give(&mut self, bytes: usize) {
        self.left = self.left.saturating_add(bytes);
    }

    /// Reads characters; false where no more may be read.
    pub fn read(&mut self, characters: u32) -> bool {
        match self.characters.checked_sub(u64::from(characters)) {
            Some(left) => self.characters = left,
            None => self.full = true,
        }
        !self.full
    }

    /// Notes a finding.
    pub fn find(&mut self, rule: &'static Rule, message: String, help: &str) {
        if self.take(message.len() + help.len() + 2 * size_of::<Finding>()) {
            self.findings.push(Finding::new(rule, message, help));
        }
    }

    /// Notes a name of the file that it shows itself.
    pub fn name(&mut self, name: &str) {
        let name = name.trim();
        let known = self.symbols.iter().any(|symbol| symbol == name);
        if !name.is_empty() && !known && self.symbols.len() < 64 {
            self.symbols.push(name.to_owned());
        }
    }

    /// Says how many tracked changes there are, and by whom.
    pub fn report_changes(&mut self, authors: &[String]) {
        let total: usize = self.changes.values().sum();
        if total == 0 {
            return;
        }
        let by: Vec<String> = self
            .changes
            .iter()
            .map(|(number, count)| {
                let author = authors.get(usize::from(*number)).map(String::as_str);
                let author = author.filter(|author| !author.is_empty());
                format!("{count} by {}", author.unwrap_or("an unnamed author"))
            })
            .collect();
        let message = format!(
            "The file holds {total} tracked change{}: {}.",
            if total == 1 { "" } else { "s" },
            by.join(", ")
        );
        let help =
            "It is read as if all were accepted; accept or reject them in Word to settle them.";
        self.find(&TRACKED_CHANGES, message, help);
    }
}
