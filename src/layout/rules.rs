//! What can be wrong on the way from `Flow` to `Pages`.

use crate::diag::{Rule, Severity};

/// All rules of the layout.
pub const RULES: &[&Rule] = &[
    &GLYPH_MISSING,
    &TEXT_DIRECTION,
    &FONT_UNKNOWN,
    &LINE_OVERFULL,
    &LINE_STRETCHED,
    &KEEP_BROKEN,
    &TABLE_ROW_SPLIT,
    &PAGE_OVERFULL,
    &LINK_LOST,
    &CONTENTS_UNSETTLED,
    &STAMP_ROOM,
];

/// A character that the face has no glyph for.
pub static GLYPH_MISSING: Rule = Rule {
    code: "GLYPH-MISSING",
    severity: Severity::Error,
    summary: "A character has no glyph in the font.",
    explanation: "The page would show a box, or nothing, in its place. Check the character in the XML: it may be a \
                  damaged accent, a symbol of another program's font, or a letter of a script that the shipped fonts \
                  do not hold.",
};

/// A letter that is written from right to left.
pub static TEXT_DIRECTION: Rule = Rule {
    code: "TEXT-DIRECTION",
    severity: Severity::Error,
    summary: "A letter of a script that is written from right to left.",
    explanation: "engross sets lines from left to right only; such a word would stand on the page in the wrong order. \
                  Give the passage in transliteration, or as a picture with alternative text.",
};

/// A style names a font that is not shipped.
pub static FONT_UNKNOWN: Rule = Rule {
    code: "FONT-UNKNOWN",
    severity: Severity::Error,
    summary: "A style names a font that no shipped font stands for.",
    explanation: "The PDF embeds its fonts, so each family of the layout needs a font in `fonts` with the same widths. \
                  Name a shipped family in the layout file.",
};

/// A line is wider than its measure.
pub static LINE_OVERFULL: Rule = Rule {
    code: "LINE-OVERFULL",
    severity: Severity::Error,
    summary: "A line is wider than the measure.",
    explanation: "A word, picture or label is wider than its line and nothing in it may be broken. Shorten it, widen \
                  the column, or allow a break in the text.",
};

/// A justified line has wider spaces than the layout allows.
pub static LINE_STRETCHED: Rule = Rule {
    code: "LINE-STRETCHED",
    severity: Severity::Warning,
    summary: "The spaces of a justified line are wider than the layout allows.",
    explanation: "No way of breaking the paragraph keeps all its lines within `space-stretch` and `space-shrink` of \
                  the layout. Look at the line; allow more, allow the language to be divided, or leave it.",
};

/// A page ends where a style asks that it does not.
pub static KEEP_BROKEN: Rule = Rule {
    code: "KEEP-BROKEN",
    severity: Severity::Remark,
    summary: "A page ends where the layout would keep lines together.",
    explanation: "What is to stay together does not fit on one page: a heading and what follows it, a block, or the \
                  first or last lines of a paragraph. Nothing is lost; look at the page.",
};

/// A table row had to be divided.
pub static TABLE_ROW_SPLIT: Rule = Rule {
    code: "TABLE-ROW-SPLIT",
    severity: Severity::Remark,
    summary: "A table row is taller than a page and goes on on the next.",
    explanation: "Rows are not divided between pages unless one does not fit on a page of its own. Nothing is lost; \
                  look at the page.",
};

/// Something is taller than a page.
pub static PAGE_OVERFULL: Rule = Rule {
    code: "PAGE-OVERFULL",
    severity: Severity::Error,
    summary: "Something is taller than the page's text area.",
    explanation: "It would run over the foot of the page. Make it smaller, or the margins of the layout.",
};

/// A link leads to something that stands on no page.
pub static LINK_LOST: Rule = Rule {
    code: "LINK-LOST",
    severity: Severity::Warning,
    summary: "A link leads to something that stands on no page.",
    explanation: "The link's text is set, but it cannot be followed. Let it lead to a paragraph, a heading or a part.",
};

/// The page numbers of a contents list do not come to rest.
pub static CONTENTS_UNSETTLED: Rule = Rule {
    code: "CONTENTS-UNSETTLED",
    severity: Severity::Error,
    summary: "The page numbers of the contents list do not come to rest.",
    explanation: "A page number changes the length of its line, and with it the pages that follow, so that another number \
                  would have to stand there. Change the text of the contents list or the layout a little.",
};

/// The stamp of a copy does not fit on its page.
pub static STAMP_ROOM: Rule = Rule {
    code: "STAMP-ROOM",
    severity: Severity::Error,
    summary: "The stamp of a copy does not fit where the layout puts it.",
    explanation: "A line is wider than the text, or the lines reach down to the text or to the running header, or the \
                  squares of the mark are too small to be read from a scan. Shorten the recipient's name, or change \
                  `[distribution]` in the layout.",
};
