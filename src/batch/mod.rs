//! The work on documents from their bytes to proved outputs: on one ([`Press`]), and on any number ([`Batch`]), each
//! isolated from the others.

mod choice;
mod copies;
pub mod crew;
mod job;
mod line;
mod marked;
mod naming;
mod proof;
mod run;
mod stale;
mod survey;

pub use choice::{Candidate, layout_of};
pub use copies::{Bearing, CopyPress};
pub use job::{Engrossed, Pictures, Press, isolated};
pub use line::{Ending, Line, Made};
pub use marked::{Marked, Version};
pub use naming::Naming;
pub use proof::{Medium, medium_unknown, reread};
pub use run::{Batch, Chooser, Done, News};
pub use stale::{SOURCE_STALE, source_not_compared};

use crate::diag::{Rule, Severity};

/// The codes of this module.
pub const RULES: &[&Rule] = &[
    &job::PICTURE_UNREADABLE,
    &job::INTERNAL_FAULT,
    &proof::MEDIUM_UNKNOWN,
    &proof::COPY_STAMP,
    &SOURCE_STALE,
    &LAYOUT_UNKNOWN,
    &LAYOUT_TWICE,
    &SYMBOL_TAKEN,
    &INPUT_CHANGED,
    &naming::NAME_TEMPLATE,
];

/// There is no such layout.
pub static LAYOUT_UNKNOWN: Rule = Rule {
    code: "LAYOUT-UNKNOWN",
    severity: Severity::Error,
    summary: "There is no such layout",
    explanation: "`--layout` takes the name of a layout or the path of a layout file, which ends in .toml; a document may \
                  name its layout itself. Names are looked for in the folder that `--layouts` names, in the folder \
                  `layouts` beside the document, and among the layouts of the program. The exit code is 2.",
};

/// Two layouts have one name.
pub static LAYOUT_TWICE: Rule = Rule {
    code: "LAYOUT-TWICE",
    severity: Severity::Remark,
    summary: "Two layouts have one name",
    explanation: "A layout is looked for by its name in the folder that `--layouts` names, then in the folder `layouts` \
                  beside the document, then among those of the program. Of two with one name the first is taken, which \
                  the message names.",
};

/// Inputs would be written to the same files.
pub static SYMBOL_TAKEN: Rule = Rule {
    code: "SYMBOL-TAKEN",
    severity: Severity::Error,
    summary: "Two inputs of one run would be written to the same files",
    explanation: "Files are named after the symbol (or as --name says), so one document would replace the other. It is \
                  reported before anything is written, and none of the documents concerned is released: which of them \
                  is the right one, only their office knows.",
};

/// An input is not what it was.
pub static INPUT_CHANGED: Rule = Rule {
    code: "INPUT-CHANGED",
    severity: Severity::Error,
    summary: "An input was changed while the batch was running",
    explanation: "Before anything is written engross reads which symbol each input has. This one had another symbol, or \
                  could not be read, when its turn came. It is not released; run the same command again.",
};
