//! What can be wrong with a .doc file, besides what stops its reader.

use crate::diag::{Rule, Severity};

/// Comments.
pub(super) static COMMENTS: Rule = Rule {
    code: "DOC-COMMENTS",
    severity: Severity::Remark,
    summary: "The .doc file holds comments, which are not part of its text.",
    explanation: "Comments are left out of what is compared. Open the file in Word to read them.",
};

/// A field without end.
pub(super) static FIELD_UNCLOSED: Rule = Rule {
    code: "DOC-FIELD-UNCLOSED",
    severity: Severity::Warning,
    summary: "A field of the .doc file has no end.",
    explanation: "A field is a begin, a separator and an end, in one story. Where the end is missing, what follows may be \
                  taken for its instruction and be lost. Open the file in Word, delete the field and insert it again.",
};

/// All rules of this reader.
pub const RULES: &[&Rule] = &[&COMMENTS, &FIELD_UNCLOSED];
