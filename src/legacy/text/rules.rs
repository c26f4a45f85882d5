//! What can be said of a text extraction as a whole.

use crate::diag::{Rule, Severity};
use crate::legacy::{Class, Gravity};

/// The encoding was found by trial, and the evidence is clear.
pub static ENCODING_ASSUMED: Rule = Rule {
    code: "ENCODING-ASSUMED",
    severity: Severity::Remark,
    summary: "The encoding of a text file was told by its words.",
    explanation: "A text file does not say in which encoding it is written. What is neither marked nor UTF-8 is read in \
        windows-1252, Mac OS Roman and the DOS code pages 850 and 437, and the reading with the most words of the \
        canonical text (or, without one, of words that English, Spanish, French and Portuguese may have) is taken.",
};

/// The encoding was found by trial, and another is as good.
pub static ENCODING_UNSURE: Rule = Rule {
    code: "ENCODING-UNSURE",
    severity: Severity::Warning,
    summary: "The encoding of a text file cannot be told.",
    explanation: "Two encodings explain the bytes of the file about as well as each other, so that its accents, quotes \
        and dashes may have been read wrong. Look at them; where they are wrong, save the file in UTF-8 with a program \
        that knows what it is, and give that.",
};

/// The text has more lines than its size allows memory for.
pub static TOO_MANY_LINES: Rule = Rule {
    code: "FILE-TOO-MANY-LINES",
    severity: Severity::Error,
    summary: "The file has more lines than text.",
    explanation: "The file holds so many lines with hardly a character in each that it is no text of a document. Memory \
        is bounded by the file's size, so it is refused rather than read. Look at what it is.",
};

/// The text is in a code page of DOS.
pub static OEM_ENCODING: Class = Class {
    rule: Rule {
        code: "OEM-ENCODING",
        severity: Severity::Remark,
        summary: "The file is written in a code page of DOS.",
        explanation: "Code pages 437 and 850 lack typographic quotes, dashes and some capitals, so that what the \
            document had of these was flattened when the file was made. The words can be read; for the rest look at \
            another copy.",
    },
    gravity: Gravity::Form,
};
