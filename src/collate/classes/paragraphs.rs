//! Paragraphs and lines as wholes.

use crate::diag::{Rule, Severity};
use crate::legacy::{Class, Gravity};

pub(in crate::collate) static LINE_ORPHANED: Class = Class {
    rule: Rule {
        code: "LINE-ORPHANED",
        severity: Severity::Warning,
        summary: "A piece of a neighbouring line stands again by itself.",
        explanation: "A line repeats the end, the start or a part of a line beside it: an extraction wrote a part twice, \
            or text that was corrected stayed behind.",
    },
    gravity: Gravity::Text,
};

pub(in crate::collate) static PARA_DUPLICATED: Class = Class {
    rule: Rule {
        code: "PARA-DUPLICATED",
        severity: Severity::Warning,
        summary: "A paragraph stands twice.",
        explanation: "The same paragraph stands again close to where it belongs.",
    },
    gravity: Gravity::Text,
};

pub(in crate::collate) static PARA_EXTRA: Class = Class {
    rule: Rule {
        code: "PARA-EXTRA",
        severity: Severity::Warning,
        summary: "A paragraph is not in the canonical text.",
        explanation: "The file has a paragraph of its own, and nothing in the canonical text resembles it.",
    },
    gravity: Gravity::Text,
};

pub(in crate::collate) static PARA_MERGED: Class = Class {
    rule: Rule {
        code: "PARA-MERGED",
        severity: Severity::Remark,
        summary: "Paragraphs of the canonical text stand in one.",
        explanation: "The end of a paragraph is lost. The words are the same.",
    },
    gravity: Gravity::Form,
};

pub(in crate::collate) static PARA_MISSING: Class = Class {
    rule: Rule {
        code: "PARA-MISSING",
        severity: Severity::Warning,
        summary: "A paragraph of the canonical text is missing.",
        explanation: "Nothing in the file resembles this paragraph.",
    },
    gravity: Gravity::Text,
};

pub(in crate::collate) static PARA_MOVED: Class = Class {
    rule: Rule {
        code: "PARA-MOVED",
        severity: Severity::Warning,
        summary: "A paragraph stands at another place.",
        explanation: "The paragraph is there, but not in the order of the canonical text.",
    },
    gravity: Gravity::Text,
};

pub(in crate::collate) static PARA_SPLIT: Class = Class {
    rule: Rule {
        code: "PARA-SPLIT",
        severity: Severity::Remark,
        summary: "A paragraph of the canonical text is cut in two.",
        explanation: "A paragraph ends where the canonical text goes on. The words are the same. Lines of titles and \
            signatures are not meant: their breaks are layout.",
    },
    gravity: Gravity::Form,
};

pub(in crate::collate) static STRAY_TEXT: Class = Class {
    rule: Rule {
        code: "STRAY-TEXT",
        severity: Severity::Warning,
        summary: "A word or two stand by themselves that belong to nothing.",
        explanation: "Letters left over from a picture, a stamp or a slip of the keyboard.",
    },
    gravity: Gravity::Text,
};

pub(in crate::collate) static TWIN_AMBIGUOUS: Class = Class {
    rule: Rule {
        code: "TWIN-AMBIGUOUS",
        severity: Severity::Warning,
        summary: "Which of two nearly equal paragraphs is missing cannot be told.",
        explanation: "The canonical text has two paragraphs that resemble each other, and the file has one that resembles \
            both as much.",
    },
    gravity: Gravity::Text,
};
