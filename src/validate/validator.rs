//! One legacy file through pairing, reading and collation.

use super::context::{self, legacy_line, legacy_place};
use super::pair::{Index, Pairing, Relation, symbols_in};
use super::rules::{
    DOCUMENT_OTHER, LANGUAGE_OTHER, LEGACY_UNPAIRED, PAIRED_BY_LIKENESS, VERSION_OTHER,
};
use super::{Canonical, Checked, Decisions, Likeness, Matter, Partner, Shown, Way};
use crate::attached;
use crate::collate::{self, Collation, Difference, Verdict};
use crate::diag::Finding;
use crate::legacy::{self, Format, Hints, Reading};
use crate::symbol::FileSymbol;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Gives the canonical document of a number in the index; findings where it cannot be had any more.
pub type Shelf<'a> = &'a (dyn Fn(usize) -> Result<Arc<Canonical>, Vec<Finding>> + Sync);

/// Below this likeness, in percent, a symbol in the text is believed when it says that the file is another document.
const ANOTHER: u8 = 15;

/// All that is needed to validate any number of legacy files.
#[derive(Clone, Copy)]
pub struct Validator<'a> {
    /// What the canonical documents are known by.
    pub index: &'a Index,
    /// Where they are.
    pub shelf: Shelf<'a>,
    /// Whether the user named one canonical document for all files.
    pub given: bool,
    /// What people have decided.
    pub decisions: &'a Decisions,
}

/// The result for one file.
#[derive(Debug)]
pub struct Validated {
    /// What was found.
    pub checked: Checked,
    /// The two texts, for who shows them; `None` where nothing was compared.
    pub held: Option<Held>,
    /// Which document of the index it belongs to.
    pub document: Option<usize>,
}

/// Two texts and how they stand to each other.
#[derive(Debug)]
pub struct Held {
    /// The canonical document.
    pub canonical: Arc<Canonical>,
    /// The legacy file.
    pub reading: Reading,
    /// What is different.
    pub collation: Collation,
}

impl Held {
    /// The differences with the places that a person can open, those accepted marked. `name` is that of the legacy
    /// file, `sha256` its hash.
    pub fn shown(&self, name: &str, sha256: &str, decisions: &Decisions) -> Vec<Shown> {
        let differences = self.collation.differences.iter();
        differences
            .map(|difference| self.one(difference, name, sha256, decisions))
            .collect()
    }

    fn one(
        &self,
        difference: &Difference,
        name: &str,
        sha256: &str,
        decisions: &Decisions,
    ) -> Shown {
        let (canonical, legacy) = (&self.canonical.transcript, &self.reading.transcript);
        let around = |transcript, site: &Option<_>, marks, text: &str| match site {
            Some(site) => context::around(transcript, site, marks, text),
            None => String::new(),
        };
        Shown {
            canonical_place: difference
                .canonical
                .as_ref()
                .and_then(|site| self.canonical.place(site)),
            legacy_place: difference
                .legacy
                .as_ref()
                .map(|site| legacy_place(name, legacy, site)),
            legacy_line: difference
                .legacy
                .as_ref()
                .and_then(|site| legacy_line(name, legacy, site)),
            canonical_around: around(
                canonical,
                &difference.canonical,
                ["[-", "-]"],
                &difference.canonical_text,
            ),
            legacy_around: around(
                legacy,
                &difference.legacy,
                ["{+", "+}"],
                &difference.legacy_text,
            ),
            accepted: decisions.acceptance(sha256, &difference.id),
            difference: difference.clone(),
        }
    }
}

/// Where a legacy file was led to.
enum Led {
    To(Pairing),
    /// To nothing, and why.
    Astray(Finding),
}

impl Validator<'_> {
    /// Validates one file: `name` as the user wrote it, and its bytes.
    pub fn validate(&self, name: &str, bytes: &[u8]) -> Validated {
        let mut checked = Checked {
            name: name.to_owned(),
            sha256: attached::sha256(bytes),
            format: None,
            partner: None,
            verdict: None,
            matters: Vec::new(),
            differences: Vec::new(),
            blind: Vec::new(),
        };
        let mut document = None;
        let mut findings = Vec::new();
        let held = self.hold(name, bytes, &mut checked, &mut document, &mut findings);
        if let Some(held) = &held {
            findings.extend(held.collation.remarks.iter().cloned());
        }
        self.enter(&mut checked, findings);
        Validated {
            checked,
            held,
            document,
        }
    }

    fn hold(
        &self,
        name: &str,
        bytes: &[u8],
        checked: &mut Checked,
        document: &mut Option<usize>,
        findings: &mut Vec<Finding>,
    ) -> Option<Held> {
        let named = self.named(name);
        let mut canonical = match &named {
            Some(Led::To(pairing)) => Some(self.fetch(pairing, findings)?),
            _ => None,
        };
        let Some(mut reading) = read(name, bytes, canonical.as_deref()).collect(findings) else {
            checked.verdict = Some(Verdict::Unreadable);
            return None;
        };
        checked.format = Some(reading.format.clone());
        checked.blind = reading.blind.clone();
        let pairing = match named.unwrap_or_else(|| self.inside(name, &reading)) {
            Led::To(pairing) => pairing,
            Led::Astray(finding) => {
                findings.push(finding);
                return None;
            }
        };
        *document = Some(pairing.document);
        if canonical.is_none() {
            let found = self.fetch(&pairing, findings)?;
            if guessed(&reading.format) {
                // the canonical text tells the encoding
                let mut again = Vec::new();
                if let Some(better) = read(name, bytes, Some(&found)).collect(&mut again) {
                    reading = better;
                    checked.format = Some(reading.format.clone());
                    checked.blind = reading.blind.clone();
                    *findings = again;
                }
            }
            canonical = Some(found);
        }
        let canonical = canonical?;
        checked.partner = Some(Partner {
            name: canonical.name.clone(),
            sha256: canonical.sha256.clone(),
            symbol: canonical.symbol.clone(),
            way: pairing.way.clone(),
        });
        if let Way::Likeness(percent) = pairing.way
            && !self.given
        {
            findings.push(Finding::new(
                &PAIRED_BY_LIKENESS,
                format!(
                    "{name} was paired with {} by the likeness of the words alone ({percent} %)",
                    canonical.name
                ),
                "give the file its symbol as its name to be sure",
            ));
        }
        if let Relation::Language(symbol) = &pairing.relation {
            findings.push(language_other(name, symbol, &canonical));
            checked.verdict = Some(Verdict::OtherVersion);
            return None;
        }
        let collation = collate::collate(&canonical.transcript, &reading);
        let equal = matches!(
            collation.verdict,
            Verdict::Identical | Verdict::IdenticalButForm
        );
        checked.verdict = Some(collation.verdict);
        if let Relation::Version(symbol) = &pairing.relation {
            // a FILENAME field can be stale; a file's name is what the archive goes by
            let by_name = matches!(pairing.way, Way::FileName(_));
            if by_name || !equal {
                findings.push(version_other(name, symbol, &canonical, &collation));
                checked.verdict = Some(Verdict::OtherVersion);
            }
        }
        let held = Held {
            canonical,
            reading,
            collation,
        };
        checked.differences = held.shown(name, &checked.sha256, self.decisions);
        Some(held)
    }

    /// Where the file's name leads; `None` where it says nothing.
    fn named(&self, name: &str) -> Option<Led> {
        if let Some(pairing) = self.index.by_name(name) {
            return Some(Led::To(pairing));
        }
        let symbol = symbols_in(super::pair::stem(name)).into_iter().next()?;
        self.given.then(|| self.another(name, &symbol))?
    }

    /// That a file is another document than the one that was named; `None` where that one has no symbol.
    fn another(&self, name: &str, symbol: &FileSymbol) -> Option<Led> {
        let canonical = (self.shelf)(0).ok()?;
        let own = canonical.symbol.as_ref()?;
        Some(Led::Astray(Finding::new(
            &DOCUMENT_OTHER,
            format!(
                "{name} is {symbol}, and {} is {own}: nothing was compared",
                canonical.name
            ),
            "name the XML of that document, or a folder with the XML of every document",
        )))
    }

    /// Where what stands in the file leads.
    fn inside(&self, name: &str, reading: &Reading) -> Led {
        let symbols: Vec<FileSymbol> = reading
            .symbols
            .iter()
            .flat_map(|text| symbols_in(text))
            .collect();
        if let Some(pairing) = self.index.by_symbols(&symbols) {
            return Led::To(pairing);
        }
        let likeness = Likeness::of(&reading.transcript);
        let alike = self.index.by_likeness(&likeness);
        if self.given {
            let percent = self.index.likeness(0, &likeness);
            let another = symbols.first().filter(|_| percent < ANOTHER);
            return another
                .and_then(|symbol| self.another(name, symbol))
                .unwrap_or(Led::To(Pairing {
                    document: 0,
                    way: Way::Given,
                    relation: Relation::Same,
                }));
        }
        alike.map_or_else(|| Led::Astray(unpaired(name)), Led::To)
    }

    fn fetch(&self, pairing: &Pairing, findings: &mut Vec<Finding>) -> Option<Arc<Canonical>> {
        (self.shelf)(pairing.document)
            .map_err(|faults| findings.extend(faults))
            .ok()
    }

    /// Gives what was found of the whole its ids.
    fn enter(&self, checked: &mut Checked, findings: Vec<Finding>) {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for finding in findings {
            let count = counts.entry(finding.rule.code).or_default();
            *count += 1;
            let key = format!("{}\n{}\n{count}", finding.rule.code, checked.sha256);
            let mut id = attached::sha256(key.as_bytes());
            id.truncate(12);
            checked.matters.push(Matter {
                accepted: self.decisions.acceptance(&checked.sha256, &id),
                id,
                finding,
            });
        }
    }
}

fn read(name: &str, bytes: &[u8], canonical: Option<&Canonical>) -> crate::diag::Outcome<Reading> {
    let hints = Hints {
        canonical: canonical.map(|canonical| &canonical.transcript),
    };
    legacy::read(super::pair::file_name(name), bytes, &hints)
}

/// Whether the encoding was a guess that the canonical text can better.
fn guessed(format: &Format) -> bool {
    matches!(format, Format::Text(encoding) if encoding != "UTF-8")
}

fn unpaired(name: &str) -> Finding {
    Finding::new(
        &LEGACY_UNPAIRED,
        format!(
            "no canonical text was found for {name}: neither by its name, nor by symbols in it, nor by likeness"
        ),
        "add the XML of this document to the folder, or give the file its symbol as its name",
    )
}

fn language_other(name: &str, symbol: &FileSymbol, canonical: &Canonical) -> Finding {
    Finding::new(
        &LANGUAGE_OTHER,
        format!(
            "{name} is {symbol}: {} is in another language, nothing was compared",
            own(canonical)
        ),
        "hold the file against the canonical text in its own language",
    )
}

fn version_other(
    name: &str,
    symbol: &FileSymbol,
    canonical: &Canonical,
    collation: &Collation,
) -> Finding {
    let differs = match collation.verdict {
        Verdict::Identical | Verdict::IdenticalButForm => {
            "yet its words and numbers are the same".to_owned()
        }
        _ => {
            let count = collation.differences.len();
            format!(
                "it differs in {count} place{}",
                if count == 1 { "" } else { "s" }
            )
        }
    };
    Finding::new(
        &VERSION_OTHER,
        format!(
            "{name} is {symbol}, another version than {}: {differs}",
            own(canonical)
        ),
        "hold the file against the canonical text of its own version",
    )
}

fn own(canonical: &Canonical) -> String {
    match &canonical.symbol {
        Some(symbol) => format!("{symbol} ({})", canonical.name),
        None => canonical.name.clone(),
    }
}
