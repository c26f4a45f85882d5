//! Numbers and labels.

use crate::diag::{Rule, Severity};
use crate::legacy::{Class, Gravity};

pub(in crate::collate) static BULLET_CHANGED: Class = Class {
    rule: Rule {
        code: "BULLET-CHANGED",
        severity: Severity::Remark,
        summary: "The mark of a list item is another, or is gone.",
        explanation: "A list item has a bullet in one text and another mark, or none, in the other. No number hangs on it.",
    },
    gravity: Gravity::Form,
};

pub(in crate::collate) static NOTE_CALL: Class = Class {
    rule: Rule {
        code: "NOTE-CALL",
        severity: Severity::Warning,
        summary: "The mark that calls a note is lost, is another, or stands elsewhere.",
        explanation: "A note belongs to the word behind which its mark stands. Look at the original where the mark stands.",
    },
    gravity: Gravity::Number,
};

pub(in crate::collate) static NUM_ADDED: Class = Class {
    rule: Rule {
        code: "NUM-ADDED",
        severity: Severity::Warning,
        summary: "A paragraph has a number that the canonical text does not have.",
        explanation: "Automatic numbers run on where a paragraph was meant to have none, and readers count what Word \
            hides. The canonical text has no number here.",
    },
    gravity: Gravity::Number,
};

pub(in crate::collate) static NUM_FORMAT: Class = Class {
    rule: Rule {
        code: "NUM-FORMAT",
        severity: Severity::Warning,
        summary: "A number has the right value in another form.",
        explanation: "The paragraph is counted right, but its number is written otherwise: `15)` for `15.`, `II` for `2`. \
            Whoever cites the paragraph cites it in the canonical form.",
    },
    gravity: Gravity::Number,
};

pub(in crate::collate) static NUM_LOST: Class = Class {
    rule: Rule {
        code: "NUM-LOST",
        severity: Severity::Warning,
        summary: "The number of a paragraph is lost.",
        explanation: "Automatic numbers are no text: they are computed from lists when a file is shown, and extractions \
            often leave them out. The paragraph stands here without the number by which it is cited.",
    },
    gravity: Gravity::Number,
};

pub(in crate::collate) static NUM_WRONG: Class = Class {
    rule: Rule {
        code: "NUM-WRONG",
        severity: Severity::Warning,
        summary: "The number of a paragraph is another.",
        explanation: "The paragraph has a number, but not that of the canonical text: a list was not restarted, or counts \
            paragraphs that it should not.",
    },
    gravity: Gravity::Number,
};

pub(in crate::collate) static NUMBER_CHANGED: Class = Class {
    rule: Rule {
        code: "NUMBER-CHANGED",
        severity: Severity::Warning,
        summary: "A number inside the text is another.",
        explanation: "Figures differ inside a sentence: a date, an amount, a reference. Nothing in the sentence tells \
            which is right; look at the original.",
    },
    gravity: Gravity::Number,
};
