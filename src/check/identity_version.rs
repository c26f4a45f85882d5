//! IDENTITY-VERSION: symbol, metadata and IRIs name different working versions.

use super::identity_symbol::{file_symbol, number_node, version_segment};
use crate::diag::{Finding, Rule, Severity};
use crate::model::Document;

pub(super) static RULE: Rule = Rule {
    code: "IDENTITY-VERSION",
    severity: Severity::Error,
    summary: "The file symbol, the metadata and the IRIs do not name one working version.",
    explanation: "The last two digits of the file symbol, FRBRversionNumber, and the segment of the IRIs after the @ \
        (eng@04) say which working version this is. Where they disagree, an old version may be issued for a new one. Find \
        out which is right, and correct the others.",
};

pub(super) fn check(document: &Document, findings: &mut Vec<Finding>) {
    for part in document.parts() {
        let identity = &part.identity;
        let Some((node, version)) = &identity.expression.version else {
            continue;
        };
        let help = "Find out which is right, and correct the other.";
        if let Some(symbol) = file_symbol(part)
            && symbol.version() != *version
        {
            let place = number_node(part).unwrap_or(*node);
            let message = format!(
                "The symbol {symbol} says version {}, and FRBRversionNumber {version:?}.",
                symbol.version()
            );
            findings.push(Finding::new(&RULE, message, help).at(document.place(place)));
            continue;
        }
        for (level, uri) in [
            (identity.expression.node, &identity.expression.uri),
            (identity.manifestation.node, &identity.manifestation.uri),
        ] {
            if let Some((_, named)) = version_segment(&identity.work.uri, uri)
                && named != version
            {
                let message = format!(
                    "The IRI {uri:?} says version {named:?}, and FRBRversionNumber {version:?}."
                );
                findings.push(Finding::new(&RULE, message, help).at(document.place(level)));
            }
        }
    }
}
