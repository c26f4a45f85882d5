//! Compares what the files say about themselves.

use super::{normal, rules, words};
use crate::diag::Finding;
use crate::transcript::Transcript;

/// Compares title, language and symbol.
pub(super) fn compare(expected: &Transcript, found: &Transcript, findings: &mut Vec<Finding>) {
    let language = match (&expected.language, &found.language) {
        (Some(e), Some(f)) => normal::is_language(f, e),
        (e, f) => e == f,
    };
    for (what, e, f, same) in [
        (
            "title",
            &expected.title,
            &found.title,
            expected.title == found.title,
        ),
        ("language", &expected.language, &found.language, language),
        (
            "symbol",
            &expected.symbol,
            &found.symbol,
            expected.symbol == found.symbol,
        ),
    ] {
        if same {
            continue;
        }
        let message = match (e, f) {
            (Some(e), Some(f)) => format!(
                "The {what} in the file's metadata should be “{}”, but is “{}”.",
                words::shown(e),
                words::shown(f)
            ),
            (Some(e), None) => format!(
                "The {what} is missing from the file's metadata; it should be “{}”.",
                words::shown(e)
            ),
            (_, f) => format!(
                "The file's metadata should give no {what}, but give “{}”.",
                words::shown(f.as_deref().unwrap_or_default())
            ),
        };
        findings.push(Finding::new(&rules::METADATA, message, rules::HELP));
    }
}
