//! The types of a validation: what was found of one legacy file.

use super::Acceptance;
use crate::collate::{Difference, Verdict};
use crate::diag::{Finding, Place, Severity};
use crate::legacy::{Format, Gravity};
use crate::symbol::FileSymbol;

/// How a legacy file found its canonical text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// The user named the one canonical document.
    Given,
    /// By the symbol in the file's name.
    FileName(FileSymbol),
    /// By a symbol that stands in the file.
    Inside(FileSymbol),
    /// By the likeness of the words, in percent.
    Likeness(u8),
}

/// The canonical document that a legacy file was held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partner {
    /// The file's name as the user wrote it.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Its file symbol, where it has one.
    pub symbol: Option<FileSymbol>,
    /// How the two were paired.
    pub way: Way,
}

/// Something found of the file as a whole, or of the canonical text: no difference between the two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matter {
    /// Stable over runs, as that of a difference: the first twelve hexadecimal digits of a SHA-256 over code, the
    /// file's hash and a count.
    pub id: String,
    /// What was found.
    pub finding: Finding,
    /// Who has accepted it, and why.
    pub accepted: Option<Acceptance>,
}

/// A difference with the places that a person can open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// What the collation found.
    pub difference: Difference,
    /// Where in the canonical XML: the very characters, or the paragraph where they cannot be told.
    pub canonical_place: Option<Place>,
    /// Where in the legacy file: `AG05279E04.txt:12:5`, `AG05279E04.doc, paragraph 12, character 5`.
    pub legacy_place: Option<String>,
    /// The line of the legacy file, to be shown; only of text files.
    pub legacy_line: Option<Place>,
    /// What the canonical text has there, `[-so-]`, and around it.
    pub canonical_around: String,
    /// What the legacy text has there, `{+so+}`, and around it.
    pub legacy_around: String,
    /// Who has accepted it, and why.
    pub accepted: Option<Acceptance>,
}

/// What was found of one legacy file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The file's name as the user wrote it.
    pub name: String,
    /// SHA-256 of its bytes; empty where it could not be read from the disk.
    pub sha256: String,
    /// How it was written, where it could be read.
    pub format: Option<Format>,
    /// What it was held against.
    pub partner: Option<Partner>,
    /// What it is worth; `None` where it has no canonical text.
    pub verdict: Option<Verdict>,
    /// What was found of the whole.
    pub matters: Vec<Matter>,
    /// The differences, in the order of the collation.
    pub differences: Vec<Shown>,
    /// What its reader cannot see.
    pub blind: Vec<&'static str>,
}

/// How many differences there are, by what they touch; what is accepted is counted apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Counts {
    /// In the words.
    pub text: usize,
    /// In numbers and labels.
    pub number: usize,
    /// In the form.
    pub form: usize,
    /// White space and the like.
    pub noise: usize,
    /// Accepted by a decision, matters included.
    pub accepted: usize,
}

impl Checked {
    /// Whether its differences are damage. Those of another version are not.
    pub fn counts_as_damage(&self) -> bool {
        self.verdict != Some(Verdict::OtherVersion)
    }

    /// How many differences there are. Those of another version are not counted.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts {
            accepted: self.matters.iter().filter(|m| m.accepted.is_some()).count(),
            ..Counts::default()
        };
        if !self.counts_as_damage() {
            return counts;
        }
        for shown in &self.differences {
            let difference = &shown.difference;
            let slot = match (&shown.accepted, difference.class.gravity) {
                (Some(_), _) => &mut counts.accepted,
                (None, Gravity::Text) => &mut counts.text,
                (None, Gravity::Number) => &mut counts.number,
                (None, Gravity::Form) => &mut counts.form,
                (None, Gravity::Noise) => &mut counts.noise,
            };
            *slot += difference.count;
        }
        counts
    }

    /// Whether errors or warnings are left that nobody has accepted.
    pub fn is_open(&self) -> bool {
        let weighs = |severity| severity > Severity::Remark;
        self.matters
            .iter()
            .any(|matter| matter.accepted.is_none() && weighs(matter.finding.severity()))
            || self.counts_as_damage()
                && self.differences.iter().any(|shown| {
                    shown.accepted.is_none() && weighs(shown.difference.class.rule.severity)
                })
    }
}
