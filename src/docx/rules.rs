//! What can be wrong when a DOCX is made.

use crate::diag::{Finding, Rule, Severity};

/// All rules of this module.
pub const RULES: &[&Rule] = &[&NUMBER, &TARGET, &PICTURE, &FAULT];

/// A native list prints another number than the document says.
pub static NUMBER: Rule = Rule {
    code: "DOCX-NUMBER",
    severity: Severity::Error,
    summary: "Word would print another number than the document says",
    explanation: "Numbers in the Word file come from its own lists, so that an editor's insertion renumbers what \
                  follows. Before release the lists are counted as Word counts them; here the count gives another \
                  number than the canonical one. Correct the number in the XML, or the numbering scheme in the layout.",
};

/// A cross-reference without target.
pub static TARGET: Rule = Rule {
    code: "DOCX-TARGET",
    severity: Severity::Error,
    summary: "a cross-reference leads to a place that no paragraph bears",
    explanation: "A cross-reference becomes a field or link on a bookmark; here no paragraph can hold the bookmark. \
                  Refer to a numbered paragraph, a heading or an attachment.",
};

/// A picture that cannot be taken in.
pub static PICTURE: Rule = Rule {
    code: "DOCX-PICTURE",
    severity: Severity::Error,
    summary: "a picture cannot be taken into the Word file",
    explanation: "Pictures are PNG or JPEG files beside the document. This one is missing, or is neither. Put the file \
                  in its place, or convert it.",
};

/// The file that was made breaks the format.
pub static FAULT: Rule = Rule {
    code: "DOCX-FAULT",
    severity: Severity::Error,
    summary: "the Word file breaks its own format",
    explanation: "Before release every DOCX is checked: fields closed, references and bookmarks in pairs, styles, \
                  lists, relationships and content types complete, children in schema order, tables rectangular. A \
                  file that fails would make Word ask to repair it. This is a fault of engross, not of the document: \
                  please report it with the document that shows it.",
};

/// A finding of [`FAULT`].
pub fn fault(message: String) -> Finding {
    Finding::new(
        &FAULT,
        message,
        "Report this to the makers of engross, with the document.",
    )
}
