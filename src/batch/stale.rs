//! Whether a file's body is still what the canonical XML inside it says.

use super::{Medium, Press};
use crate::diag::{Finding, Rule, Severity};
use crate::model::Document;

/// The body of a file is not what the canonical XML inside it says.
pub static SOURCE_STALE: Rule = Rule {
    code: "SOURCE-STALE",
    severity: Severity::Warning,
    summary: "The file was edited: its body is not what the canonical XML inside it says",
    explanation: "A DOCX carries its canonical XML as it was issued. Whoever edits the file edits its body, not that XML. \
                  `engross extract` gives the XML all the same. `engross verify FILE --against XML` tells what was \
                  edited, and `engross accept FILE -o NEW.xml` takes the edits over. Only words, numbers, and paragraphs \
                  or notes that are new, gone or elsewhere count here, not the look.",
};

/// The differences that make the XML inside a file older than its body.
const COUNTED: [&str; 7] = [
    "PROOF-TEXT",
    "PROOF-LABEL",
    "PROOF-MISSING",
    "PROOF-EXTRA",
    "PROOF-MOVED",
    "PROOF-NOTE",
    "PROOF-TABLE",
];

const HELP: &str = "run `engross verify FILE --against XML` to see what was edited, `engross accept` to take it over";

/// The XML inside could not be compared with the body.
pub fn source_not_compared(name: &str) -> Finding {
    Finding::new(
        &SOURCE_STALE,
        format!(
            "{name} cannot be compared with the file's body: the XML or the layout is unreadable"
        ),
        "name the layout that the file was made in with --layout, and run `engross check` on the XML",
    )
}

impl Press<'_> {
    /// `SOURCE-STALE` where the body differs from the document that the file carries.
    pub fn stale(
        &self,
        document: &Document,
        medium: Medium,
        bytes: &[u8],
        file: &str,
    ) -> Option<Finding> {
        let differences = self
            .verify(document, medium, bytes)
            .iter()
            .filter(|finding| COUNTED.contains(&finding.rule.code))
            .count();
        let message = format!(
            "{file} was edited: its body differs from the canonical XML inside it in {differences} place{}",
            if differences == 1 { "" } else { "s" }
        );
        (differences > 0).then(|| Finding::new(&SOURCE_STALE, message, HELP))
    }
}
