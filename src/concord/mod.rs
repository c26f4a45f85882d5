//! Concordance: proves that the language versions of a document correspond, as language sections do by hand.
//!
//! Words cannot be compared across languages; all else can: which paragraphs there are and how they are numbered,
//! annotations, notes, references, dates, figures, symbols, names, brackets, emphasis, tables, pictures. Reading order of the
//! folder: `unit` takes a version apart into paragraphs, with the `facts` that each holds, some found by their marks and some
//! in the text (`scan`, `months`); `align` puts two versions beside each other and `rows` all of them; `differ` says where
//! they do not agree and `whole` what the metadata have otherwise; `family` finds which files are versions of one document;
//! `page` shows all versions side by side.

mod align;
mod differ;
mod facts;
mod family;
mod months;
mod page;
mod rows;
mod rules;
mod scan;
mod unit;
mod whole;

pub use facts::{Aspect, Fact};
pub use family::{Family, families};
pub use page::page;
pub use rows::Row;
pub use rules::{ALONE, RULES};
pub use unit::Unit;

use crate::diag::{Finding, Place, Rule};
use crate::model::Document;

/// One version of a document.
#[derive(Clone, Copy, Debug)]
pub struct Version<'a> {
    /// What the user calls it.
    pub name: &'a str,
    /// The document.
    pub document: &'a Document,
}

impl Version<'_> {
    /// Its language (BCP 47).
    pub fn language(&self) -> &str {
        self.document.root.identity.expression.language_tag()
    }
}

/// Versions side by side, and where they do not agree.
#[derive(Clone, Debug)]
pub struct Concordance {
    /// The paragraphs, one row for those that correspond.
    pub rows: Vec<Row>,
    /// Where they do not agree, in reading order.
    pub discords: Vec<Discord>,
}

/// That versions do not agree.
#[derive(Clone, Debug)]
pub struct Discord {
    /// What is broken.
    pub rule: &'static Rule,
    /// What it is about: the paragraph, or a part of the metadata.
    pub about: String,
    /// The row; `None` for what is in the metadata.
    pub row: Option<usize>,
    /// What each version has, in their order.
    pub sides: Vec<Side>,
    /// What to do.
    pub help: &'static str,
    /// What is not agreed on, of a paragraph.
    pub aspect: Option<Aspect>,
}

/// What one version has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// In words; empty where it has nothing.
    pub says: String,
    /// Where it stands, or where it ought to stand.
    pub place: Option<Place>,
}

/// Holds versions against each other; alignment starts from the first. At least two are needed to find anything.
pub fn concord(versions: &[Version<'_>]) -> Concordance {
    let units: Vec<Vec<Unit>> = versions
        .iter()
        .map(|version| unit::units(version))
        .collect();
    let rows = rows::rows(&units);
    let mut discords = whole::discords(versions);
    discords.extend(differ::discords(versions, &rows));
    Concordance { rows, discords }
}

impl Discord {
    /// The discord as a finding, at the place of the version that stands against the others.
    pub fn finding(&self, versions: &[Version<'_>]) -> Finding {
        let told: Vec<String> = versions
            .iter()
            .zip(&self.sides)
            .map(|(version, side)| {
                let says = match side.says.as_str() {
                    "" => "nothing",
                    says => says,
                };
                match &side.place {
                    Some(place) => format!("{} {says} ({place})", version.language()),
                    None => format!("{} {says}", version.language()),
                }
            })
            .collect();
        let mut finding = Finding::new(
            self.rule,
            format!("{}: {}", self.about, told.join("; ")),
            self.help,
        );
        finding.place = self.odd_one().and_then(|side| side.place.clone());
        finding
    }

    /// The side that stands against the others: the first whose words fewest share, later versions before the first.
    fn odd_one(&self) -> Option<&Side> {
        let share = |side: &Side| self.sides.iter().filter(|s| s.says == side.says).count();
        self.sides
            .iter()
            .rev()
            .min_by_key(|side| (share(side), side.place.is_none()))
    }
}
