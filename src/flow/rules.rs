//! What can be wrong when a document is styled.

use crate::diag::{Rule, Severity};

/// All rules of this module.
pub const RULES: &[&Rule] = &[
    &NUMBER_FORM,
    &TABLE_RAGGED,
    &NOTE_TABLE,
    &LINK_TARGET,
    &NOTE_MISSING,
    &NOTE_UNCALLED,
    &FIGURE_SIZE,
    &BAR_CODE,
];

/// A number that the lists do not reproduce.
pub static NUMBER_FORM: Rule = Rule {
    code: "NUMBER-FORM",
    severity: Severity::Error,
    summary: "no list form of Word reproduces a number",
    explanation: "Numbers are copied from the document, and the Word file has native lists that count to the same. Where \
        counting would give another number than the document's, nothing is released. A number that holds a per cent \
        sign followed by a digit is the usual cause: Word reads it as a count. Change the number, or report the case.",
};

/// A table with rows of different widths.
pub static TABLE_RAGGED: Rule = Rule {
    code: "TABLE-RAGGED",
    severity: Severity::Error,
    summary: "a row of a table covers more or fewer columns than the first",
    explanation: "Every row of a table covers the same number of columns, the cells that span rows from above counted. \
        Correct `colspan` and `rowspan`, or add the missing cells.",
};

/// A table in a note.
pub static NOTE_TABLE: Rule = Rule {
    code: "NOTE-TABLE",
    severity: Severity::Error,
    summary: "a table stands in a footnote",
    explanation: "A footnote is divided between pages line by line, which a table cannot be. Put the table into the text, \
        or into an annex, and refer to it.",
};

/// A reference to something that is not printed.
pub static LINK_TARGET: Rule = Rule {
    code: "LINK-TARGET",
    severity: Severity::Error,
    summary: "a cross-reference leads to something that is not on a page",
    explanation: "A reference can be followed only where some paragraph bears its target: a paragraph, a unit, an item, \
        an attachment. Metadata and missing identifiers are on no page. Correct `href`.",
};

/// A call of a note that is not there.
pub static NOTE_MISSING: Rule = Rule {
    code: "NOTE-MISSING",
    severity: Severity::Error,
    summary: "a note is called that the document does not have",
    explanation: "`noteRef` names a note of the metadata of its part by `#eId`. Correct `href`, or add the note to `notes`.",
};

/// A note that nothing calls.
pub static NOTE_UNCALLED: Rule = Rule {
    code: "NOTE-UNCALLED",
    severity: Severity::Error,
    summary: "a note of the metadata is called nowhere",
    explanation: "A note stands at the foot of the page of its first `noteRef`; without one its text would be on no page. \
        Put a `noteRef` where its mark belongs, or remove the note.",
};

/// A picture without a size.
pub static FIGURE_SIZE: Rule = Rule {
    code: "FIGURE-SIZE",
    severity: Severity::Error,
    summary: "a picture does not say how large it is",
    explanation: "The size of a picture on the page is `width` and `height` in 1/96 inch, both above zero. A picture \
        wider than the text is made smaller in proportion.",
};

/// A bar code that cannot be drawn where the layout wants it.
pub static BAR_CODE: Rule = Rule {
    code: "BAR-CODE",
    severity: Severity::Error,
    summary: "the bar code that the layout wants cannot be drawn, or not be read",
    explanation: "A layout may put a bar code of the file symbol on the first page (`bar-code` in `[running.first]`). Code 39         says capital letters, digits, space and - . and needs ten widths of its narrow bars of white at both ends. Correct         the symbol, or the place and the width of the bars in the layout.",
};
