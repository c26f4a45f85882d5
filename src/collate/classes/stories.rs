//! Text that stands in another story than its own: notes, running text, text boxes, tracked changes.

use crate::diag::{Rule, Severity};
use crate::legacy::{Class, Gravity};

pub(in crate::collate) static DELETED_TEXT_KEPT: Class = Class {
    rule: Rule {
        code: "DELETED-TEXT-KEPT",
        severity: Severity::Warning,
        summary: "Text that was deleted stands among the words.",
        explanation: "With tracked changes a deleted passage stays in the file until the change is accepted, and \
            extractions write it as if it counted. It is struck through, and the canonical text does not have \
            it.",
    },
    gravity: Gravity::Text,
};

pub(in crate::collate) static NOTE_MOVED: Class = Class {
    rule: Rule {
        code: "NOTE-MOVED",
        severity: Severity::Remark,
        summary: "The text of a note stands in the body, or text of the body in a note.",
        explanation: "The words are there, but where a reader takes them for something else. Extractions append notes to \
            the paragraph that calls them, or to the end.",
    },
    gravity: Gravity::Form,
};

pub(in crate::collate) static RUNNING_EXTRA: Class = Class {
    rule: Rule {
        code: "RUNNING-EXTRA",
        severity: Severity::Remark,
        summary: "Headers or footers hold text that the canonical document does not print there.",
        explanation: "Letterheads, file names and stamps in the margin are no part of the text. They are named once, so \
            that nothing is passed over in silence.",
    },
    gravity: Gravity::Form,
};

pub(in crate::collate) static STORY_DUMPED: Class = Class {
    rule: Rule {
        code: "STORY-DUMPED",
        severity: Severity::Remark,
        summary: "Running text, masthead or text box was written into the body.",
        explanation: "A Word file holds headers, footers and text boxes apart from the body. Extractions write them where \
            they happen to be stored, most often at the end.",
    },
    gravity: Gravity::Form,
};

pub(in crate::collate) static STORY_LOST: Class = Class {
    rule: Rule {
        code: "STORY-LOST",
        severity: Severity::Warning,
        summary: "The notes, or the running text, are not in the file.",
        explanation: "A story of the document that has a text of its own is missing altogether. What it said is not in \
            this file.",
    },
    gravity: Gravity::Text,
};

pub(in crate::collate) static TEXTBOX_MOVED: Class = Class {
    rule: Rule {
        code: "TEXTBOX-MOVED",
        severity: Severity::Remark,
        summary: "Text of the body stands in a text box.",
        explanation: "The words are there, in a frame that floats over the page; where it is read depends on the program.",
    },
    gravity: Gravity::Form,
};
