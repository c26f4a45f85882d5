//! METADATA-MISSING: the outputs need a value that the metadata do not give.

use crate::diag::{Finding, Rule, Severity};
use crate::model::Document;

pub(super) static RULE: Rule = Rule {
    code: "METADATA-MISSING",
    severity: Severity::Error,
    summary: "The metadata lack the title or the file symbol.",
    explanation: "The files are named after the file symbol (FRBRnumber showAs) and bear it on every page; their metadata \
        need a title (PDF/UA-1, clause 7.1): FRBRalias officialTitle, the title as it stands on the page, or \
        editorialTitle where the page has none, which is never printed.",
};

pub(super) fn check(document: &Document, findings: &mut Vec<Finding>) {
    let work = &document.root.identity.work;
    let mut missing = |message: &str, help: &str| {
        findings.push(Finding::new(&RULE, message, help).at(document.place(work.node)));
    };
    let title = work.aliases.iter().any(|alias| {
        matches!(alias.name.as_str(), "officialTitle" | "editorialTitle")
            && !alias.value.trim().is_empty()
    });
    if !title {
        missing(
            "The document has no title in its metadata.",
            "Add <FRBRalias name=\"officialTitle\" value=\"…\"/>, or editorialTitle where the page has no title.",
        );
    }
    if !work.numbers.iter().any(|(_, _, shown)| shown.is_some()) {
        missing(
            "The document has no file symbol.",
            "Add <FRBRnumber value=\"AG05279\" showAs=\"AG05279E04\"/> with its own values.",
        );
    }
}
