//! What can be wrong with a carried source.

use crate::diag::{Rule, Severity};

/// All rules of this module.
pub const RULES: &[&Rule] = &[&NOT_A_PACKAGE, &NOT_A_PDF, &NO_SOURCE, &DAMAGED_SOURCE];

/// The file is no DOCX.
pub static NOT_A_PACKAGE: Rule = Rule {
    code: "EXTRACT-NOT-DOCX",
    severity: Severity::Error,
    summary: "the file is no readable DOCX",
    explanation: "A DOCX is a ZIP archive of XML parts (ECMA-376 part 2). This file cannot be opened as one. If it is \
                  a legacy .doc, save it as .docx first; if it was cut short, fetch it again.",
};

/// The file is no PDF.
pub static NOT_A_PDF: Rule = Rule {
    code: "EXTRACT-NOT-PDF",
    severity: Severity::Error,
    summary: "the file is no readable PDF",
    explanation: "This file cannot be opened as a PDF (ISO 32000-1): it is cut short, encrypted, or of another kind. \
                  Fetch it again.",
};

/// Nothing inside.
pub static NO_SOURCE: Rule = Rule {
    code: "EXTRACT-NO-SOURCE",
    severity: Severity::Error,
    summary: "the file carries no canonical XML",
    explanation: "engross puts the canonical XML into every official file that it makes. This file was made otherwise, \
                  or an editor has dropped the part. Ask for the file as it was issued.",
};

/// Inside, but not as it was.
pub static DAMAGED_SOURCE: Rule = Rule {
    code: "EXTRACT-DAMAGED",
    severity: Severity::Error,
    summary: "the canonical XML inside the file is damaged",
    explanation: "The carried bytes do not decode, or their SHA-256 is not the one that travels with them. Somebody or \
                  something has changed them; nothing is given back. Ask for the file as it was issued.",
};
