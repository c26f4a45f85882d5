//! What can keep an edit out of the canonical XML.

use crate::diag::{Rule, Severity};

/// All rules of this module.
pub const RULES: &[&Rule] = &[&INEXPRESSIBLE, &ENCODING, &DECISIONS, &PROOF];

/// An edit that was chosen cannot be written into the XML.
pub(super) static INEXPRESSIBLE: Rule = Rule {
    code: "EDIT-INEXPRESSIBLE",
    severity: Severity::Warning,
    summary: "An edit that was chosen cannot be taken into the canonical XML.",
    explanation: "`engross accept` changes text, numbers, and whole numbered or unnumbered paragraphs. It does not guess: \
                  words that replace others across the border of an inline element, line breaks, moved paragraphs, \
                  styles, emphasis, links, and the structure of tables and notes are left as they are in the XML, and \
                  named. Make such an edit in the XML by hand.",
};

/// The bytes of the XML are not plain UTF-8.
pub(super) static ENCODING: Rule = Rule {
    code: "EDIT-ENCODING",
    severity: Severity::Error,
    summary: "Edits can be taken only into canonical XML in UTF-8.",
    explanation: "All bytes of the XML but those edited stay as they are. In another encoding the new words might not be \
                  written at all, so that nothing is done. Convert the file to UTF-8 first.",
};

/// The decisions do not fit.
pub static DECISIONS: Rule = Rule {
    code: "EDIT-DECISIONS",
    severity: Severity::Error,
    summary: "What was chosen does not fit the edits of the file.",
    explanation: "A decisions file is TOML: one [[edit]] for each paragraph with `paragraph` (as in the report of `engross \
                  verify`) and `decision`, which is \"accept\" or \"reject\". `engross accept FILE --write-decisions D.toml` \
                  writes one to fill in. A label must belong to one edited paragraph only; where it belongs to several, \
                  name the paragraph by its eId.",
};

/// The result is not what it should be.
pub(super) static PROOF: Rule = Rule {
    code: "EDIT-PROOF",
    severity: Severity::Error,
    summary: "The accepted XML is not sound, or differs from the file in more or less than the edits left out.",
    explanation: "Before it is written, the new XML is read and checked again, and compared with the file: exactly the \
                  edits that were not chosen may remain. Where that is not so, nothing is written. Often an edit was \
                  chosen without one that it depends on, such as a new number without the paragraph inserted before it.",
};
