//! What can keep versions from being the same document.

use super::facts::Aspect;
use crate::diag::{Rule, Severity};

/// All rules of this module.
pub const RULES: &[&Rule] = &[
    &WORK,
    &LANGUAGE,
    &TRANSLATION,
    &ALONE,
    &IDENTITY,
    &STEP,
    &MISSING,
    &NUMBER,
    &KIND,
    &TABLE,
    &ANNOTATION,
    &NOTE,
    &REFERENCE,
    &DATE,
    &FIGURE,
    &SYMBOL,
    &SESSION,
    &EMPHASIS,
    &BRACKET,
    &NAME,
    &QUANTITY,
    &FIELD,
    &PASSAGE,
    &PICTURE,
];

macro_rules! rule {
    ($name:ident, $severity:ident, $code:literal, $summary:literal, $explanation:literal) => {
        #[doc = $summary]
        pub static $name: Rule = Rule {
            code: $code,
            severity: Severity::$severity,
            summary: $summary,
            explanation: $explanation,
        };
    };
}

rule!(
    WORK,
    Error,
    "CONCORD-WORK",
    "The files are not versions of one document.",
    "Language versions have one FRBRWork: its FRBRuri is the same in all of them. Hold versions of one document against each \
     other, or correct the identity of the one that is wrong."
);
rule!(
    LANGUAGE,
    Error,
    "CONCORD-LANGUAGE",
    "Two versions are in the same language.",
    "Each version bears its language in FRBRlanguage. Two of one language are two states of a text, which `engross compare` \
     tells apart."
);
rule!(
    TRANSLATION,
    Warning,
    "CONCORD-TRANSLATION",
    "A version was translated from another version than the one at hand.",
    "FRBRtranslation names the expression that a version was made from. Where the original has moved on since, the translation \
     may lack its changes. Bring the translation up to date, and its FRBRtranslation with it."
);
rule!(
    ALONE,
    Remark,
    "CONCORD-ALONE",
    "A document has no other version here.",
    "Versions are found by their FRBRWork, and by the expression that FRBRtranslation names, never by their numbers. This file \
     has none to be held against. Name the folder where the others are, or correct the metadata."
);
rule!(
    IDENTITY,
    Warning,
    "CONCORD-IDENTITY",
    "Versions have other dates or official symbols in their metadata.",
    "The dates and the official symbol of the work are those of the document and not of a language. Correct the version that is \
     wrong."
);
rule!(
    STEP,
    Warning,
    "CONCORD-STEP",
    "The workflows of the versions are not the same.",
    "What a delegation agreed to holds for every language. A step of the workflow is missing in a version, or says another \
     outcome or place. Bring them into agreement."
);
rule!(
    MISSING,
    Warning,
    "CONCORD-MISSING",
    "A paragraph does not stand in every version.",
    "The versions must have the same paragraphs. Add the one that is missing, or take out the one that is too many."
);
rule!(
    NUMBER,
    Warning,
    "CONCORD-NUMBER",
    "A paragraph is numbered otherwise in a version.",
    "Delegations cite paragraphs by their numbers, in whatever language they read. Correct the number that is wrong."
);
rule!(
    KIND,
    Warning,
    "CONCORD-KIND",
    "What is one kind of text in one version is another in the other.",
    "A heading is a heading in every language, a sub-item a sub-item of the same depth. Mark the text alike in all versions."
);
rule!(
    TABLE,
    Warning,
    "CONCORD-TABLE",
    "A table has another shape in a version.",
    "Rows, columns and cells that span several must be the same in every language. Look for the row or cell that is missing."
);
rule!(
    ANNOTATION,
    Warning,
    "CONCORD-ANNOTATION",
    "An annotation ad referendum does not stand in every version, or names another delegation.",
    "Agreement that is pending is pending in every language. Add the annotation, lift it everywhere, or correct the delegation."
);
rule!(
    NOTE,
    Warning,
    "CONCORD-NOTE",
    "Notes are not called at the same places or by the same marks.",
    "Every version has the same notes, called in the same paragraphs by the same marks. Add the call, or move it."
);
rule!(
    REFERENCE,
    Warning,
    "CONCORD-REFERENCE",
    "A reference leads elsewhere in a version.",
    "References lead to the same paragraph or document in every language; languages of other documents are not regarded. Correct the \
     href, or mark the words as a reference."
);
rule!(
    DATE,
    Warning,
    "CONCORD-DATE",
    "A paragraph has other dates in a version.",
    "Dates are read in the form of each language (7 June 2011, 7 juin 2011) and from the marks of the XML. Correct the one that is wrong."
);
rule!(
    FIGURE,
    Warning,
    "CONCORD-FIGURE",
    "A paragraph has other figures in a version.",
    "Figures are read in the form of each language (1,000.5 and 1.000,5), Roman numerals as numbers; those of dates and symbols are \
     regarded there. Correct the one that is wrong; where a language writes a figure as a word, leave it."
);
rule!(
    SYMBOL,
    Warning,
    "CONCORD-SYMBOL",
    "A paragraph names other documents by their symbols in a version.",
    "Symbols are the same in every language, but for the language letter and version of file symbols. Correct the one that is wrong."
);
rule!(
    SESSION,
    Warning,
    "CONCORD-SESSION",
    "A session is another one in a version.",
    "Ordinals of sessions are read in words in four languages, and in Roman numerals. Correct the one that is wrong."
);
rule!(
    EMPHASIS,
    Warning,
    "CONCORD-EMPHASIS",
    "Lead-ins or other emphasis are not the same in every version.",
    "The words that begin a recital are set off in every language. Mark them alike in all versions."
);
rule!(
    BRACKET,
    Warning,
    "CONCORD-BRACKET",
    "Brackets, alternatives or struck text are not the same in every version.",
    "Text that is not agreed is bracketed in every language. Mark it in all versions, or lift it in all."
);
rule!(
    NAME,
    Warning,
    "CONCORD-NAME",
    "A version refers to other organizations, persons or concepts.",
    "refersTo names who or what is meant, in whatever words. Correct the reference, or mark the name in all versions."
);
rule!(
    QUANTITY,
    Warning,
    "CONCORD-QUANTITY",
    "A quantity has another value in a version.",
    "quantity gives the value of words such as “two points”. Correct the text or its normalized value."
);
rule!(
    FIELD,
    Warning,
    "CONCORD-FIELD",
    "A field of the document is not marked in every version.",
    "Title, number, type, status, dates and places are marked in every version, so that layouts and rules find them. Mark them alike."
);
rule!(
    PASSAGE,
    Warning,
    "CONCORD-PASSAGE",
    "A passage in a third language is not marked in every version.",
    "Words in a language that is not the version’s are marked with xml:lang, for hyphenation and for readers that speak. Mark \
     them in all versions but that of their own language."
);
rule!(
    PICTURE,
    Warning,
    "CONCORD-PICTURE",
    "A picture does not stand in every version.",
    "Pictures are the same in every version, or have a version of their own for a language under another name. Add the one that is missing."
);

impl Aspect {
    /// The rule that versions break which do not agree on this.
    pub fn rule(self) -> &'static Rule {
        match self {
            Aspect::Annotation => &ANNOTATION,
            Aspect::Note => &NOTE,
            Aspect::Reference => &REFERENCE,
            Aspect::Date => &DATE,
            Aspect::Figure => &FIGURE,
            Aspect::Symbol => &SYMBOL,
            Aspect::Session => &SESSION,
            Aspect::Emphasis => &EMPHASIS,
            Aspect::Bracket => &BRACKET,
            Aspect::Name => &NAME,
            Aspect::Quantity => &QUANTITY,
            Aspect::Field => &FIELD,
            Aspect::Passage => &PASSAGE,
            Aspect::Picture => &PICTURE,
            Aspect::Shape => &TABLE,
        }
    }
}
