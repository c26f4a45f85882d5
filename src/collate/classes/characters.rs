//! Characters and white space: what differs without another word being said.

use crate::diag::{Rule, Severity};
use crate::legacy::{Class, Gravity};

pub(in crate::collate) static ACCENT_CHANGED: Class = Class {
    rule: Rule {
        code: "ACCENT-CHANGED",
        severity: Severity::Warning,
        summary: "A letter has lost its accent, or has another.",
        explanation: "The word is the same but for accents. In names and in most languages that is another word; \
            conversions to plain ASCII do this.",
    },
    gravity: Gravity::Text,
};

pub(in crate::collate) static CASE_CHANGED: Class = Class {
    rule: Rule {
        code: "CASE-CHANGED",
        severity: Severity::Warning,
        summary: "Capitals differ.",
        explanation: "The word is the same but for capitals. Small capitals and capitals that are only a style are often \
            written out by extractions.",
    },
    gravity: Gravity::Text,
};

pub(in crate::collate) static CHARACTER_LOST: Class = Class {
    rule: Rule {
        code: "CHARACTER-LOST",
        severity: Severity::Warning,
        summary: "A character became a question mark, or is gone.",
        explanation: "A conversion to a smaller character set writes ? or nothing for what it does not know. Every other \
            letter of the word is there.",
    },
    gravity: Gravity::Text,
};

pub(in crate::collate) static COMPOSITION_CHANGED: Class = Class {
    rule: Rule {
        code: "COMPOSITION-CHANGED",
        severity: Severity::Remark,
        summary: "An accented letter is written as two characters, or two as one.",
        explanation: "Unicode can write é as one character or as e with an accent. They look the same; a search finds only \
            one of them.",
    },
    gravity: Gravity::Form,
};

pub(in crate::collate) static DASH_CHANGED: Class = Class {
    rule: Rule {
        code: "DASH-CHANGED",
        severity: Severity::Remark,
        summary: "A dash or hyphen is another.",
        explanation: "An en dash stands for a hyphen, a plain hyphen for a non-breaking one, or the like.",
    },
    gravity: Gravity::Form,
};

pub(in crate::collate) static EDGE_SPACE: Class = Class {
    rule: Rule {
        code: "EDGE-SPACE",
        severity: Severity::Remark,
        summary: "Paragraphs begin or end with white space.",
        explanation: "White space at the edges of a paragraph is no text. It is counted, one total for the file.",
    },
    gravity: Gravity::Noise,
};

pub(in crate::collate) static HYPHEN_CHANGED: Class = Class {
    rule: Rule {
        code: "HYPHEN-CHANGED",
        severity: Severity::Warning,
        summary: "A hyphen inside a word is lost, or is too many.",
        explanation: "Word keeps non-breaking hyphens as characters of its own, and readers that do not know them join the \
            two halves; words that were divided at the end of a line keep a hyphen.",
    },
    gravity: Gravity::Text,
};

pub(in crate::collate) static LIGATURE_CHANGED: Class = Class {
    rule: Rule {
        code: "LIGATURE-CHANGED",
        severity: Severity::Remark,
        summary: "A character stands in another form of the same.",
        explanation: "A ligature for its letters, an ellipsis for three stops, a raised letter for a plain one: the text \
            reads the same.",
    },
    gravity: Gravity::Form,
};

pub(in crate::collate) static NBSP_ADDED: Class = Class {
    rule: Rule {
        code: "NBSP-ADDED",
        severity: Severity::Remark,
        summary: "A space is non-breaking that should not be.",
        explanation: "The line may not break here; nothing else differs.",
    },
    gravity: Gravity::Form,
};

pub(in crate::collate) static NBSP_LOST: Class = Class {
    rule: Rule {
        code: "NBSP-LOST",
        severity: Severity::Remark,
        summary: "A non-breaking space became an ordinary one.",
        explanation: "The line may now break where it should not: between a number and its unit, after an initial.",
    },
    gravity: Gravity::Form,
};

pub(in crate::collate) static QUOTES_CHANGED: Class = Class {
    rule: Rule {
        code: "QUOTES-CHANGED",
        severity: Severity::Remark,
        summary: "Quotation marks are of another kind.",
        explanation: "Curly for straight, double for single, or the marks of another language.",
    },
    gravity: Gravity::Form,
};

pub(in crate::collate) static QUOTES_FLATTENED: Class = Class {
    rule: Rule {
        code: "QUOTES-FLATTENED",
        severity: Severity::Remark,
        summary: "Typographic quotation marks or apostrophes became straight ones.",
        explanation: "Conversions to ASCII do this. The words are the same.",
    },
    gravity: Gravity::Form,
};

pub(in crate::collate) static SOFT_HYPHEN_LOST: Class = Class {
    rule: Rule {
        code: "SOFT-HYPHEN-LOST",
        severity: Severity::Remark,
        summary: "An invisible hyphen of a word is gone.",
        explanation: "A hyphen that shows at the end of a line only is not in this file. The word reads the same.",
    },
    gravity: Gravity::Form,
};

pub(in crate::collate) static SPACE_CHANGED: Class = Class {
    rule: Rule {
        code: "SPACE-CHANGED",
        severity: Severity::Remark,
        summary: "White space between two words or signs is lost, is too many or is another.",
        explanation: "The words are the same and still apart; only the space before or after a sign differs.",
    },
    gravity: Gravity::Form,
};

pub(in crate::collate) static SPACE_DOUBLED: Class = Class {
    rule: Rule {
        code: "SPACE-DOUBLED",
        severity: Severity::Remark,
        summary: "There are more spaces between two words than in the canonical text.",
        explanation: "Doubled spaces that the canonical text has too are none of these.",
    },
    gravity: Gravity::Form,
};
