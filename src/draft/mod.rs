//! A draft of the canonical XML from a legacy file: this is how canonical sources are born.
//!
//! Every paragraph of the reading stands in the draft, in its order and with its label; what is a recital, an operative
//! paragraph or an annotation is told by the names of styles where the file has them from a layout, else by the text.
//! The draft is for a person to finish: what is uncertain is a finding.

mod annotation;
mod body;
mod element;
mod fields;
mod guess;
mod identity;
mod ids;
mod inline;
mod label;
mod line;
mod lists;
mod part;
mod preamble;
mod preface;
mod rules;
mod table;
mod words;
mod write;

pub use rules::{OUTPUT_EXISTS, RULES};

use crate::diag::{Finding, Outcome};
use crate::legacy::Reading;
use crate::sheet::Sheet;
use inline::Notes;

/// A draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The name that the file ought to have: `AG05279E04.xml`.
    pub name: String,
    /// Canonical XML, UTF-8.
    pub xml: String,
}

/// Makes a draft from what a legacy reader made of a file. `name` is the file's name; `sheet` the layout whose names of
/// styles are known. There is always a draft, unless the file holds no text.
pub fn draft(name: &str, reading: &Reading, sheet: &Sheet) -> Outcome<Draft> {
    let mut findings = Vec::new();
    let lines = line::lines(reading, sheet, &mut findings);
    if lines.is_empty() {
        let message = format!("The file {name:?} holds no paragraph.");
        findings.push(Finding::new(&rules::NOTHING, message, "Look at the file."));
        return Outcome::failed(findings);
    }
    let identity = identity::Identity::of(name, reading, &lines, &mut findings);
    let mut maker = Maker {
        sheet,
        notes: Notes::of(&reading.transcript),
        language: identity.language_tag(),
        places: Vec::new(),
        pictures: 0,
        findings,
    };
    let parts = part::parts(&lines);
    let mut root = maker.document(&parts, &identity);
    let found = ids::assign(&mut root);
    identity::fill(&mut root, &identity, &parts, &found, &maker.places);
    let mut findings = maker.findings;
    rules::tell_guesses(&lines, &mut findings);
    rules::tell_contents(&found.astray, &mut findings);
    rules::tell_damage(reading, &mut findings);
    rules::tell_barred(write::barred(&root), &mut findings);
    let draft = Draft {
        name: format!("{}.xml", identity.symbol),
        xml: write::write(&root),
    };
    Outcome::new(draft, findings)
}

/// What the makers of elements share.
struct Maker<'a> {
    sheet: &'a Sheet,
    notes: Notes<'a>,
    language: &'static str,
    /// Names of places that the masthead gives, in the order of their references.
    places: Vec<String>,
    pictures: usize,
    findings: Vec<Finding>,
}
