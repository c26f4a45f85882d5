//! What validation itself can find, besides the differences of a collation.

use crate::diag::{Rule, Severity};

/// All rules of validation.
pub const RULES: &[&Rule] = &[
    &VERSION_OTHER,
    &LANGUAGE_OTHER,
    &DOCUMENT_OTHER,
    &LEGACY_UNPAIRED,
    &PAIRED_BY_LIKENESS,
    &CANONICAL_UNUSABLE,
    &DECISIONS_UNREADABLE,
    &DECISION_STALE,
    &DECISION_UNUSED,
];

/// A legacy file is another working version.
pub static VERSION_OTHER: Rule = Rule {
    code: "VERSION-OTHER",
    severity: Severity::Warning,
    summary: "The legacy file is another version of the document.",
    explanation: "Its symbol has the canonical document's job and language and another version, as AG05279E03 against \
                  AG05279E04. Versions are meant to differ, so that their differences are not counted as damage; the \
                  JSON and the HTML report list them. Hold the file against the canonical text of its own version.",
};

/// A legacy file is in another language.
pub static LANGUAGE_OTHER: Rule = Rule {
    code: "LANGUAGE-OTHER",
    severity: Severity::Warning,
    summary: "The legacy file is the document in another language.",
    explanation: "Its symbol has the canonical document's job and another language, as AG05279S04 against AG05279E04. \
                  Nothing was compared: every word would differ. Hold the file against the canonical text in its own \
                  language.",
};

/// A legacy file is another document.
pub static DOCUMENT_OTHER: Rule = Rule {
    code: "DOCUMENT-OTHER",
    severity: Severity::Warning,
    summary: "The legacy file is another document.",
    explanation: "Its symbol has another job number than the one canonical document that was named. Nothing was \
                  compared. Name the right XML, or a folder with the XML of every document. Where the file's name is \
                  wrong, give it its right name.",
};

/// A legacy file has no canonical text.
pub static LEGACY_UNPAIRED: Rule = Rule {
    code: "LEGACY-UNPAIRED",
    severity: Severity::Warning,
    summary: "No canonical text was found for a legacy file.",
    explanation: "A legacy file finds its canonical text by the symbol in its name, by the symbols that stand in it \
                  (FILENAME fields, properties, running text), and last by the likeness of the words. None led to a \
                  canonical text. Add the XML to the folder, or give the file its symbol as its name.",
};

/// A pair was made by likeness only.
pub static PAIRED_BY_LIKENESS: Rule = Rule {
    code: "PAIRED-BY-LIKENESS",
    severity: Severity::Remark,
    summary: "A legacy file was paired by the likeness of the words alone.",
    explanation: "No symbol in the file or its name leads to a canonical text, so that it was held against the one whose \
                  words are most like its own. The message says how much alike they are: groups of three words that \
                  both have, as a part of all. Give the file its symbol as its name to be sure.",
};

/// A canonical document cannot be used.
pub static CANONICAL_UNUSABLE: Rule = Rule {
    code: "CANONICAL-UNUSABLE",
    severity: Severity::Error,
    summary: "An XML file of the canonical folder is no canonical document.",
    explanation: "Every .xml file of the folder is read as canonical XML. This one has errors, so that no legacy file is \
                  held against it; `engross check` says what they are. The other files are not affected.",
};

/// A decisions file cannot be used.
pub static DECISIONS_UNREADABLE: Rule = Rule {
    code: "DECISIONS-UNREADABLE",
    severity: Severity::Error,
    summary: "The decisions file cannot be used.",
    explanation: "A decisions file is TOML: one [[decision]] for each finding with `id` and `sha256` as the report gives \
                  them, `decision`, which is \"accept\" or \"open\", and for what is accepted `by` and `reason`, which may \
                  not be empty. `engross validate ... --write-decisions FILE` writes one to fill in. The exit code is 2.",
};

/// The file was changed since a decision was made.
pub static DECISION_STALE: Rule = Rule {
    code: "DECISION-STALE",
    severity: Severity::Warning,
    summary: "A decision was made on a file that is no longer the same.",
    explanation: "A decision holds for the bytes that it was made on, by their SHA-256. A file of this name is there with \
                  other bytes: the decision is not applied, and what is found is shown again. Look at the file once \
                  more; `--write-decisions` writes a new decisions file that keeps what still holds.",
};

/// A decision matches nothing.
pub static DECISION_UNUSED: Rule = Rule {
    code: "DECISION-UNUSED",
    severity: Severity::Remark,
    summary: "A decision matches nothing that was found.",
    explanation: "The file of the decision is the same, but the finding that was accepted is no longer found in it: the \
                  canonical text has changed, or the tool knows better now. `--write-decisions` leaves it out. Decisions \
                  on files that are not in the run are counted in one remark.",
};
