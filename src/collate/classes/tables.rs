//! Tables.

use crate::diag::{Rule, Severity};
use crate::legacy::{Class, Gravity};

pub(in crate::collate) static CELLS_MERGED: Class = Class {
    rule: Rule {
        code: "CELLS-MERGED",
        severity: Severity::Warning,
        summary: "Cells of a table run together.",
        explanation: "The texts of several cells stand in one with nothing that parts them: which figure belongs to which \
            column can no longer be told.",
    },
    gravity: Gravity::Text,
};

pub(in crate::collate) static TABLE_RENDERED: Class = Class {
    rule: Rule {
        code: "TABLE-RENDERED",
        severity: Severity::Remark,
        summary: "A table is written as lines of text.",
        explanation: "Each row is a line, its cells parted by tabs, bars or spaces. The words are there; the table is not.",
    },
    gravity: Gravity::Form,
};
