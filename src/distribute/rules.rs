//! What can be wrong with a distribution.

use crate::diag::{Rule, Severity};

/// All rules of this module.
pub const RULES: &[&Rule] = &[
    &LIST,
    &LANGUAGE,
    &CLASS,
    &SILENT,
    &VERSIONS,
    &REGISTER,
    &COPY,
    &EXISTS,
    &OVERWRITTEN,
    &DATE,
];

macro_rules! rule {
    ($name:ident, $code:literal, $summary:literal, $explanation:literal) => {
        #[doc = $summary]
        pub static $name: Rule = Rule {
            code: $code,
            severity: Severity::Error,
            summary: $summary,
            explanation: $explanation,
        };
    };
}

rule!(
    LIST,
    "DISTRIBUTION-LIST",
    "A line of the list of recipients cannot be understood.",
    "The list is CSV with the columns recipient, language, medium, and where wanted kind, copies, marking; or TOML with a \
     [[recipient]] for each line, and the same keys. Nothing is made before every line is right, since a copy that goes to \
     the wrong desk cannot be called back. Correct the line that the message names."
);
rule!(
    LANGUAGE,
    "DISTRIBUTION-LANGUAGE",
    "A recipient ought to get a language version that is not there.",
    "Every language that the list asks for needs its canonical XML among the sources. Nothing is made until all are there. \
     Add the missing version, or correct the language in the list."
);
rule!(
    CLASS,
    "DISTRIBUTION-CLASS",
    "There is no such class of distribution.",
    "The classes are those of `[distribution.classes]` in the layout. The marking of a line of the list, or `--class` where \
     it has none, must be one of them."
);
rule!(
    SILENT,
    "DISTRIBUTION-LAYOUT",
    "The layout does not say what copies bear.",
    "A layout from which copies are made has a section `[distribution]` with the words of the stamp in the language of the \
     document. `layouts/ag.toml` has an example."
);
rule!(
    VERSIONS,
    "DISTRIBUTION-VERSIONS",
    "Two sources are the same version of a document.",
    "Each recipient gets one version in each language. With two sources of one work and one language it would be chance \
     which of them is sent. Name one of them."
);
rule!(
    REGISTER,
    "REGISTER-DAMAGED",
    "A line of the register of copies is not as it was written.",
    "The register only grows: each line says what became of one copy, and none is ever changed. Where a line cannot be read, \
     or does not follow from those before it, no copy is made, since its number might be given twice. Put the register back \
     from where it is kept."
);
rule!(
    COPY,
    "REGISTER-COPY",
    "The register has no such copy to reissue or withdraw.",
    "A copy is named by its number as it stands on it. One that was withdrawn cannot be issued again under its number."
);
rule!(
    EXISTS,
    "REGISTER-EXISTS",
    "The folder holds copies of this document already.",
    "Numbers that were given stay. Say what is to be done: `--add` with a list of those that came late, `--reissue` or \
     `--withdraw` with a number; or make a new distribution in another folder."
);
rule!(
    OVERWRITTEN,
    "COPY-OVERWRITTEN",
    "A new copy would take the place of a file that the register does not know.",
    "The folder has a file under the name of a copy that is now made, with other content, and no line of the register speaks \
     of it: the register was lost or set back, or a run was killed and its list changed since. The file may be in somebody's \
     hands, so it stays, and nothing is made. Put the register back, or take the file away if it was never sent."
);
rule!(
    DATE,
    "DISTRIBUTION-DATE",
    "This is no date.",
    "Dates are written YYYY-MM-DD: 2011-06-07."
);
