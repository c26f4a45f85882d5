//! IDENTITY-LANGUAGE: symbol, metadata and IRIs name different languages.

use super::identity_symbol::{file_symbol, job_number, number_node, version_segment};
use crate::diag::{Finding, Rule, Severity};
use crate::model::Document;

pub(super) static RULE: Rule = Rule {
    code: "IDENTITY-LANGUAGE",
    severity: Severity::Error,
    summary: "The file symbol, the metadata and the IRIs do not name one language.",
    explanation: "The letter of the file symbol (E, S, F, P; T for any), FRBRlanguage, and the segment of the IRIs before \
        the @ (eng@04) say in which language this file is. Everything that speaks, divides or corrects the text believes \
        FRBRlanguage. Find out which is right, and correct the others.",
};

pub(super) fn check(document: &Document, findings: &mut Vec<Finding>) {
    for part in document.parts() {
        let identity = &part.identity;
        let Some((node, language)) = identity.expression.languages.first() else {
            continue;
        };
        let help = "Find out which is right, and correct the other.";
        if let Some(symbol) = file_symbol(part)
            && let Some(code) = symbol.language().code()
            && code != language
        {
            let place = number_node(part).unwrap_or(*node);
            let message =
                format!("The symbol {symbol} says {code:?}, and FRBRlanguage {language:?}.");
            findings.push(Finding::new(&RULE, message, help).at(document.place(place)));
            continue;
        }
        if let Some(letter) = job_number(part).and_then(|job| job.language)
            && language_of(letter) != Some(language)
        {
            let place = number_node(part).unwrap_or(*node);
            let message = format!(
                "The job number is of the language {letter}, and FRBRlanguage is {language:?}."
            );
            findings.push(Finding::new(&RULE, message, help).at(document.place(place)));
            continue;
        }
        for (level, uri) in [
            (identity.expression.node, &identity.expression.uri),
            (identity.manifestation.node, &identity.manifestation.uri),
        ] {
            if let Some((named, _)) = version_segment(&identity.work.uri, uri)
                && named != language
            {
                let message =
                    format!("The IRI {uri:?} says {named:?}, and FRBRlanguage {language:?}.");
                findings.push(Finding::new(&RULE, message, help).at(document.place(level)));
            }
        }
    }
}

/// The code of the language that a letter in a job number of the United Nations stands for.
fn language_of(letter: char) -> Option<&'static str> {
    Some(match letter {
        'A' => "ara",
        'C' => "zho",
        'E' => "eng",
        'F' => "fra",
        'R' => "rus",
        'S' => "spa",
        _ => return None,
    })
}
