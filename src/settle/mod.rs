//! Settling: a delegation's reservation is lifted. Only the bytes that it concerns are changed.
//!
//! The annotation goes out of the text; its step in the workflow stays, as one that was lifted, and a step of the day says
//! that the delegation agrees. The working version advances to that of the new symbol, which the office gives.

mod edits;
mod rules;

pub use rules::RULES;

use crate::diag::{Finding, Outcome, Severity, Source, Span};
use crate::model::{Annotation, Document};
use crate::symbol::FileSymbol;
use crate::{check, read};
use edits::Edits;
use rules::{AGREED_BY_OTHERS, DELEGATION, SYMBOL, UNSOUND};

/// What is settled, and how the new version is called.
#[derive(Clone, Debug)]
pub struct Settlement<'a> {
    /// The delegation: its name as the document shows it, the end of that name (`Canada`), or its eId.
    pub delegation: &'a str,
    /// The day, `YYYY-MM-DD`.
    pub date: &'a str,
    /// The symbol of the new version.
    pub symbol: &'a str,
}

/// The new version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The canonical XML.
    pub xml: String,
    /// The annotations that were lifted, as they stood.
    pub lifted: Vec<String>,
}

/// Lifts the reservations of a delegation.
///
/// # Errors
/// There is no value where the document cannot be read, has no such reservation, or the new version would not be sound.
/// What the new version claims of pending points and is no longer so is a warning beside a value.
pub fn settle(name: &str, bytes: &[u8], settlement: &Settlement) -> Outcome<Settled> {
    let outcome = read::read(name, bytes);
    let Some(document) = outcome.value else {
        return Outcome::failed(outcome.findings);
    };
    let made = lift(&document, settlement);
    let (xml, lifted) = match made {
        Ok(made) => made,
        Err(finding) => return Outcome::failed(vec![*finding]),
    };
    let again = read::read(name, xml.as_bytes());
    let mut findings = again.findings;
    if let Some(document) = &again.value {
        findings.extend(check::check(document));
    }
    let sound = findings
        .iter()
        .all(|finding| finding.severity() < Severity::Error);
    if !sound {
        let message = "the new version would have errors, and is not written";
        findings.push(Finding::new(
            &UNSOUND,
            message,
            "mend what is told above in the old version first",
        ));
    }
    Outcome {
        value: sound.then_some(Settled { xml, lifted }),
        findings,
    }
}

fn lift(
    document: &Document,
    settlement: &Settlement,
) -> Result<(String, Vec<String>), Box<Finding>> {
    let (old, new) = symbols(document, settlement.symbol)?;
    let annotations = document.annotations();
    let delegation = delegation(document, &annotations, settlement.delegation)?;
    let mut edits = Edits::new(document);
    let mut lifted = Vec::new();
    for annotation in &annotations {
        if !annotation.delegations.contains(&delegation) {
            continue;
        }
        if annotation.delegations.len() > 1 {
            let finding = Finding::new(
                &AGREED_BY_OTHERS,
                format!(
                    "“{}” is the annotation of other delegations too",
                    annotation.text
                ),
                "take this delegation’s name out of the text by hand, and its step out of the workflow",
            );
            return Err(Box::new(finding.at(document.place(annotation.node))));
        }
        edits.take_out(annotation);
        edits.record(annotation, &delegation, settlement.date);
        lifted.push(annotation.text.clone());
    }
    edits.concepts();
    edits.version(&old, &new);
    Ok((edits.done(), lifted))
}

/// The file symbols of the old and the new version.
fn symbols(document: &Document, symbol: &str) -> Result<(FileSymbol, FileSymbol), Box<Finding>> {
    let shown = document
        .root
        .identity
        .work
        .numbers
        .iter()
        .find_map(|(_, _, shown)| shown.as_deref());
    let wrong = |message: String, help: &str| Err(Box::new(Finding::new(&SYMBOL, message, help)));
    let Some(Ok(old)) = shown.map(str::parse::<FileSymbol>) else {
        return wrong(
            "the document has no file symbol of which a new version could be made".into(),
            "give it one in FRBRnumber first",
        );
    };
    let new: FileSymbol = match symbol.parse() {
        Ok(new) => new,
        Err(error) => {
            let source = Source::new("--symbol", symbol.to_owned());
            let place = source.place(Span::new(0, symbol.len()));
            let message = format!("“{symbol}” is no file symbol: {error}");
            let finding = Finding::new(&SYMBOL, message, "give the symbol of the new version");
            return Err(Box::new(finding.at(place)));
        }
    };
    let same = (old.job(), old.language()) == (new.job(), new.language());
    if !same || new.version() <= old.version() {
        return wrong(
            format!("{new} is not a later version of {old}"),
            "keep job and language, and count the version on",
        );
    }
    Ok((old, new))
}

/// The eId of the delegation that is meant, among those with a reservation.
fn delegation(
    document: &Document,
    annotations: &[Annotation],
    named: &str,
) -> Result<String, Box<Finding>> {
    let parts = document.parts();
    let shown = |id: &str| {
        let mut references = parts.iter().flat_map(|part| &part.metadata.references);
        references
            .find(|reference| document.node(reference.node).e_id.as_deref() == Some(id))
            .map_or(id, |reference| reference.shown.as_str())
            .to_owned()
    };
    let mut pending: Vec<&String> = annotations
        .iter()
        .flat_map(|one| &one.delegations)
        .collect();
    pending.sort();
    pending.dedup();
    let wanted = named.to_lowercase();
    let meant: Vec<&&String> = pending
        .iter()
        .filter(|id| {
            let shown = shown(id).to_lowercase();
            ***id == named || shown == wanted || shown.ends_with(&format!(" {wanted}"))
        })
        .collect();
    if let [only] = meant[..] {
        return Ok((*only).clone());
    }
    let names: Vec<String> = pending.iter().map(|id| shown(id)).collect();
    let help = match names.is_empty() {
        true => "no reservation is pending in this document".to_owned(),
        false => format!("reservations are pending of: {}", names.join("; ")),
    };
    let message = match meant.len() {
        0 => format!("“{named}” has no reservation in this document"),
        _ => format!("“{named}” could be several delegations"),
    };
    Err(Box::new(Finding::new(&DELEGATION, message, help)))
}
