//! Tracing: from which copy a file or a scanned page came, and whether the folder of a register is complete and unaltered.
//!
//! By file: `picture` (a scan as grey values), `ink`, `blob`, `square`, `scan` (marks in a scan), `drawn` (marks that a PDF
//! draws), `file` (what a file bears), `words` (what a stamp says), `origin` (from which copy it came), `folder` (the proof
//! of a folder).

mod blob;
mod drawn;
mod file;
mod folder;
mod ink;
mod origin;
mod picture;
mod scan;
mod square;
mod words;

pub use file::{Borne, borne};
pub use folder::{Held, prove};
pub use origin::{Evidence, Origin, origin};
pub use picture::Picture;
pub use scan::codes;

use crate::diag::{Rule, Severity};

/// The codes of this module.
pub const RULES: &[&Rule] = &[
    &MISSING, &ALTERED, &EXTRA, &WITHDRAWN, &UNKNOWN, &SEVERAL, &RESAVED, &BLIND,
];

/// A copy of the register is not there.
pub static MISSING: Rule = Rule {
    code: "COPY-MISSING",
    severity: Severity::Error,
    summary: "A copy that the register names is not in the folder",
    explanation: "The folder of a register holds every copy that was issued and not withdrawn. Put the file back, or take it \
                  from the recipient's packet; its SHA-256 in the register tells the right one.",
};

/// A copy is not as it was issued.
pub static ALTERED: Rule = Rule {
    code: "COPY-ALTERED",
    severity: Severity::Error,
    summary: "A copy in the folder is not the file that was issued",
    explanation: "Its bytes have another SHA-256 than the register says. Somebody opened and saved it, or put another file in \
                  its place. Put the issued file back, or reissue the copy.",
};

/// A file that no register knows.
pub static EXTRA: Rule = Rule {
    code: "COPY-EXTRA",
    severity: Severity::Warning,
    summary: "A file in the folder is in no line of the register",
    explanation: "Besides the copies, the folder of a register holds the register itself, files for the press and packets. \
                  Another file does not belong there: it might be taken for a copy.",
};

/// A copy that was withdrawn is still there.
pub static WITHDRAWN: Rule = Rule {
    code: "COPY-WITHDRAWN",
    severity: Severity::Remark,
    summary: "A copy that was withdrawn or replaced is still in the folder",
    explanation: "The register keeps its line for ever; the file may stay for the record or be removed. It must not be sent.",
};

/// No copy was found.
pub static UNKNOWN: Rule = Rule {
    code: "TRACE-UNKNOWN",
    severity: Severity::Warning,
    summary: "It cannot be told from which copy a file came",
    explanation: "Neither its bytes, nor a mark on a page, nor the words of a stamp lead to a line of the register. Of a \
                  scan, the corner with the mark must be on the picture, at 200 dpi or more; only classes of distribution \
                  that demand it bear one.",
};

/// Several copies were found.
pub static SEVERAL: Rule = Rule {
    code: "TRACE-SEVERAL",
    severity: Severity::Warning,
    summary: "A file bears the signs of several copies",
    explanation: "It was put together from pages of more than one copy. All of them are named.",
};

/// The file is not the one that was issued.
pub static RESAVED: Rule = Rule {
    code: "TRACE-RESAVED",
    severity: Severity::Remark,
    summary: "The file came from this copy, but is not the file that was issued",
    explanation: "Its bytes are others: it was saved anew, printed, or scanned. What of its text was changed, `engross verify \
                  --against` tells for a PDF or DOCX.",
};

/// Part of a file could not be looked at.
pub static BLIND: Rule = Rule {
    code: "TRACE-BLIND",
    severity: Severity::Remark,
    summary: "A part of the file could not be looked at",
    explanation: "A mark on that part is not found. Save the page as PNG or JPEG and trace that.",
};
