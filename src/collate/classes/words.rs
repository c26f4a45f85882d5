//! Words.

use crate::diag::{Rule, Severity};
use crate::legacy::{Class, Gravity};

pub(in crate::collate) static PUNCTUATION_CHANGED: Class = Class {
    rule: Rule {
        code: "PUNCTUATION-CHANGED",
        severity: Severity::Warning,
        summary: "A punctuation mark is lost, is another, or is too many.",
        explanation: "No word differs, but a comma can change what a sentence says.",
    },
    gravity: Gravity::Text,
};

pub(in crate::collate) static WORD_ADDED: Class = Class {
    rule: Rule {
        code: "WORD-ADDED",
        severity: Severity::Warning,
        summary: "There are words that the canonical text does not have.",
        explanation: "Words stand in this file that the canonical text does not have at this place.",
    },
    gravity: Gravity::Text,
};

pub(in crate::collate) static WORD_BROKEN: Class = Class {
    rule: Rule {
        code: "WORD-BROKEN",
        severity: Severity::Warning,
        summary: "A space stands inside a word.",
        explanation: "The letters are the same, but what is one word in the canonical text is two here.",
    },
    gravity: Gravity::Text,
};

pub(in crate::collate) static WORD_CHANGED: Class = Class {
    rule: Rule {
        code: "WORD-CHANGED",
        severity: Severity::Warning,
        summary: "Words are others.",
        explanation: "Other words stand here than in the canonical text.",
    },
    gravity: Gravity::Text,
};

pub(in crate::collate) static WORD_DUPLICATED: Class = Class {
    rule: Rule {
        code: "WORD-DUPLICATED",
        severity: Severity::Warning,
        summary: "Words stand twice in a row.",
        explanation: "Words are repeated that stand once in the canonical text; a slip of copying, or of an extraction \
            that reads a line twice.",
    },
    gravity: Gravity::Text,
};

pub(in crate::collate) static WORD_LOST: Class = Class {
    rule: Rule {
        code: "WORD-LOST",
        severity: Severity::Warning,
        summary: "Words are missing.",
        explanation: "Words of the canonical text are not in this file.",
    },
    gravity: Gravity::Text,
};

pub(in crate::collate) static WORDS_JOINED: Class = Class {
    rule: Rule {
        code: "WORDS-JOINED",
        severity: Severity::Warning,
        summary: "Two words are joined.",
        explanation: "The space between two words is lost, so that they read as one.",
    },
    gravity: Gravity::Text,
};
