//! What can be wrong with pages that are to become a PDF.

use crate::diag::{Finding, Rule, Severity};

/// All rules of this stage, for `engross rule`.
pub const RULES: &[&Rule] = &[
    &NO_TITLE,
    &NO_LANGUAGE,
    &NO_ALTERNATIVE,
    &NO_DESCRIPTION,
    &HEADING_GAP,
    &NESTING,
    &PICTURE_MISSING,
    &PICTURE_UNREADABLE,
    &FACE_UNUSABLE,
    &TEXT_WITHOUT_GLYPH,
    &GLYPH_MISSING,
    &COMPOSER_FAULT,
];

/// ISO 14289-1, 7.1.
pub static NO_TITLE: Rule = Rule {
    code: "PDF-NO-TITLE",
    severity: Severity::Error,
    summary: "the document has no title for the PDF's metadata",
    explanation: "PDF/UA-1 (7.1) wants a title that a viewer shows in place of the file's name. Give the XML an official or an editorial title.",
};

/// ISO 14289-1, 7.2.
pub static NO_LANGUAGE: Rule = Rule {
    code: "PDF-NO-LANGUAGE",
    severity: Severity::Error,
    summary: "the document or a part of it has no usable language",
    explanation: "PDF/A-3a (6.7.4) and PDF/UA-1 (7.2) want the language of all text as a BCP 47 tag: without it a speech program reads Spanish with English sounds. Declare the language in the XML.",
};

/// ISO 14289-1, 7.3.
pub static NO_ALTERNATIVE: Rule = Rule {
    code: "PDF-NO-ALTERNATIVE",
    severity: Severity::Error,
    summary: "a picture has no alternative text",
    explanation: "PDF/UA-1 (7.3) wants words in place of every picture for those who do not see it. Give the image in the XML its alt attribute.",
};

/// ISO 14289-1, 7.18.5.
pub static NO_DESCRIPTION: Rule = Rule {
    code: "PDF-NO-DESCRIPTION",
    severity: Severity::Error,
    summary: "a link does not say where it leads",
    explanation: "PDF/UA-1 (7.18.5) wants a description on every link. Give the link in the XML some text or a title.",
};

/// ISO 14289-1, 7.4.2.
pub static HEADING_GAP: Rule = Rule {
    code: "PDF-HEADING-GAP",
    severity: Severity::Error,
    summary: "a heading skips a level",
    explanation: "PDF/UA-1 (7.4.2) wants headings to descend one level at a time, from 1: readers who jump from heading to heading would look for a chapter that is not there. Mend the nesting of the parts in the XML.",
};

/// ISO 32000-1, 14.8.4, as ISO 14289-1, 7.2 to 7.9 demand it.
pub static NESTING: Rule = Rule {
    code: "PDF-NESTING",
    severity: Severity::Error,
    summary: "a structure element stands where its kind may not",
    explanation: "The structure tree of the pages is malformed: a row outside a table, a label outside an item, an item on a page that belongs to no element. No document can cause this; it is a fault of engross. Please report it with the document.",
};

/// A picture is not there.
pub static PICTURE_MISSING: Rule = Rule {
    code: "PDF-PICTURE-MISSING",
    severity: Severity::Error,
    summary: "a picture that the document shows was not given",
    explanation: "The image's file was not found beside the document. Put it there under the name that the XML uses.",
};

/// A picture cannot be read.
pub static PICTURE_UNREADABLE: Rule = Rule {
    code: "PDF-PICTURE-UNREADABLE",
    severity: Severity::Error,
    summary: "a picture is no PNG file that can be read",
    explanation: "Pictures are PNG files (grey, RGB, with or without transparency, or indexed). Convert the picture to PNG, or replace a damaged file.",
};

/// A font cannot be cut down.
pub static FACE_UNUSABLE: Rule = Rule {
    code: "PDF-FACE-UNUSABLE",
    severity: Severity::Error,
    summary: "a font cannot be embedded",
    explanation: "The font is damaged or of a kind that cannot be cut down to the glyphs in use. Replace the font file.",
};

/// ISO 19005-3, 6.2.11.7: every glyph has its text; and no text is without a glyph.
pub static TEXT_WITHOUT_GLYPH: Rule = Rule {
    code: "PDF-TEXT-WITHOUT-GLYPH",
    severity: Severity::Error,
    summary: "text on a page has no glyph that stands for it",
    explanation: "A stretch of text would not be drawn and could not be copied out: the pages and their text disagree. No document can cause this; it is a fault of engross. Please report it with the document.",
};

/// ISO 19005-3, 6.2.11.8.
pub static GLYPH_MISSING: Rule = Rule {
    code: "PDF-GLYPH-MISSING",
    severity: Severity::Error,
    summary: "a page shows the box that stands for a missing glyph",
    explanation: "A character has no glyph in the font, and a box would be drawn in its place. The layout names the character and its place; use a character that the font has.",
};

/// What `finish` builds upon is not there.
pub static COMPOSER_FAULT: Rule = Rule {
    code: "PDF-COMPOSER-FAULT",
    severity: Severity::Error,
    summary: "the PDF library did not write what the finishing pass builds upon",
    explanation: "The composed document lacks a part that it always has. No document can cause this; it is a fault of engross. Please report it with the document.",
};

/// That printpdf left something out.
pub(super) fn fault(what: &str) -> Box<Finding> {
    Box::new(Finding::new(
        &COMPOSER_FAULT,
        format!("the composed document lacks its {what}"),
        "report this with the document: it is a fault of engross",
    ))
}
