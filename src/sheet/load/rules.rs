//! What can be wrong with a layout file.

use crate::diag::{Rule, Severity};

/// All rules of this module.
pub const RULES: &[&Rule] = &[&SYNTAX, &VALUE, &KEY, &MISSING, &BASE, &EXTENDS, &ROOM];

/// The file is no TOML.
pub static SYNTAX: Rule = Rule {
    code: "LAYOUT-SYNTAX",
    severity: Severity::Error,
    summary: "a layout file is not well-formed TOML",
    explanation: "A layout file is TOML (https://toml.io). Where a line cannot be read, nothing of the layout is used, \
        since a layout with guessed values would set every page wrongly. Correct the line that the message names.",
};

/// A value of the wrong kind, or out of bounds.
pub static VALUE: Rule = Rule {
    code: "LAYOUT-VALUE",
    severity: Severity::Error,
    summary: "a value in a layout file has the wrong form",
    explanation: "Measures are written as a number and a unit in one string: `1.18in`, `11pt`, `5mm`. Other values are \
        words from a fixed list, `true` or `false`, or whole numbers, as the comments in `layouts/ag.toml` say.",
};

/// A key that means nothing.
pub static KEY: Rule = Rule {
    code: "LAYOUT-KEY",
    severity: Severity::Error,
    summary: "a layout file has a key that no layout knows",
    explanation: "A misspelt key would be without effect, and nobody would notice on the page. Correct or remove it; \
        `layouts/ag.toml` shows every key.",
};

/// Something that every layout must say.
pub static MISSING: Rule = Rule {
    code: "LAYOUT-MISSING",
    severity: Severity::Error,
    summary: "a layout file leaves out something that every layout must say",
    explanation: "A layout says everything about the look: paper and margins, a style for every role of text, numbering, \
        running text, composition. Nothing is filled in silently. Copy the missing entry from `layouts/ag.toml`.",
};

/// Inheritance that leads nowhere.
pub static BASE: Rule = Rule {
    code: "LAYOUT-BASE",
    severity: Severity::Error,
    summary: "a style is based on one that does not exist, or on itself",
    explanation: "Each style takes what it does not say from the style that `based-on` names, at last from `base`. The \
        chain must end at `base`.",
};

/// A layout that is not there to be extended.
pub static EXTENDS: Rule = Rule {
    code: "LAYOUT-EXTENDS",
    severity: Severity::Error,
    summary: "a layout extends one that there is not",
    explanation: "A layout may take what it does not say itself from one that the program carries: `extends = \"ag\"`. \
        `engross layout list` tells which there are. Tables are taken together key by key; any other value replaces that \
        of the layout below as a whole.",
};

/// Margins that leave no room.
pub static ROOM: Rule = Rule {
    code: "LAYOUT-ROOM",
    severity: Severity::Error,
    summary: "the measures of a layout leave no room for the text",
    explanation: "Text needs a measure of at least an inch and ten lines. Running headers must fit between `page.header` \
        and the top margin, footers between `page.footer` and the bottom margin: where they do not, Word moves the \
        text of those pages and the PDF would not agree with it.",
};
