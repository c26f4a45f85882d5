//! IDENTITY-DATE: metadata, IRI and text date the document differently.

use super::identity_printed::printed;
use crate::diag::{Finding, Rule, Severity};
use crate::model::{Document, InlineKind};

pub(super) static RULE: Rule = Rule {
    code: "IDENTITY-DATE",
    severity: Severity::Error,
    summary: "The date in the metadata, in the Work's IRI and on the page is not one date.",
    explanation: "FRBRdate of the Work is the date of the document: it stands in the Work's IRI, and on the page as docDate. It \
        goes into the metadata of the files. Where it is not known, both FRBRdate and the IRI bear the editorial value \
        0001-01-01. Find out which is right, and correct the others.",
};

const HELP: &str = "Find out which is right, and correct the other.";

pub(super) fn check(document: &Document, findings: &mut Vec<Finding>) {
    for part in document.parts() {
        let work = &part.identity.work;
        let Some(first) = work.dates.first() else {
            continue;
        };
        let dates = || work.dates.iter().map(|dated| day(&dated.date));
        let mut segments = work.uri.split('/');
        if let Some(named) = segments.find(|segment| is_date(segment))
            && !dates().any(|date| date == named)
        {
            let message = format!("The Work's IRI says {named}, and FRBRdate {}.", first.date);
            findings.push(Finding::new(&RULE, message, HELP).at(document.place(work.node)));
        }
        if work.dates.iter().all(|dated| dated.known().is_none()) {
            continue;
        }
        printed(part, &mut |node, kind, _| {
            if let InlineKind::DocDate(date) = kind
                && !dates().any(|known| known == day(date))
            {
                let message = format!(
                    "The page is dated {date}, and FRBRdate says {}.",
                    first.date
                );
                findings.push(Finding::new(&RULE, message, HELP).at(document.place(node)));
            }
        });
    }
}

/// The day of a date that may have a time.
fn day(date: &str) -> &str {
    date.split('T').next().unwrap_or(date)
}

/// Whether a segment of an IRI is a date, `YYYY-MM-DD`.
fn is_date(segment: &str) -> bool {
    segment.len() == 10
        && segment.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}
