//! What the proof can find.

use crate::diag::{Rule, Severity};

/// All rules of the proof.
pub const RULES: &[&Rule] = &[
    &TEXT, &LABEL, &ROLE, &MISSING, &EXTRA, &MOVED, &NOTE, &RUNNING, &LANGUAGE, &EMPHASIS, &LINK,
    &TABLE, &METADATA, &STYLE, &STAMP,
];

/// What to do when an output is not what the canonical text says.
pub(super) const HELP: &str = "The file is not an official copy of the canonical XML: keep it back, and report the \
     fault with both files; if the file was edited after it was issued, this is what was changed.";

macro_rules! rule {
    ($name:ident, $code:literal, $summary:literal, $explanation:literal) => {
        #[doc = $summary]
        pub(super) static $name: Rule = Rule {
            code: $code,
            severity: Severity::Error,
            summary: $summary,
            explanation: $explanation,
        };
    };
}

rule!(
    TEXT,
    "PROOF-TEXT",
    "The text of a paragraph is not the canonical text.",
    "Every output is read back by code that knows nothing of its writer and compared with the canonical text, \
     character by character: spaces, non-breaking spaces, quotation marks and accents included. The message names the \
     first character that differs, by its Unicode code point. An output with such a difference is never released."
);
rule!(
    LABEL,
    "PROOF-LABEL",
    "The number or bullet before a paragraph is not the canonical one.",
    "The number in the XML is the truth. A Word file counts by itself, so its lists were set up to give the same \
     numbers; where the label read back differs, a citation of that paragraph would lead to the wrong place. An output \
     with such a difference is never released."
);
rule!(
    ROLE,
    "PROOF-ROLE",
    "A paragraph is not what it should be: heading, item, text, cell, caption.",
    "Readers who do not see the page, and tools that take the text over, tell headings, numbered items and cells apart \
     by what the file says they are. An output that says something else than the canonical XML is never released."
);
rule!(
    MISSING,
    "PROOF-MISSING",
    "A paragraph of the canonical text is not in the file.",
    "The paragraph could not be found anywhere in the file, neither changed nor moved. In a PDF this includes text \
     that is drawn but marked as decoration. An output with a lost paragraph is never released."
);
rule!(
    EXTRA,
    "PROOF-EXTRA",
    "The file has a paragraph that the canonical text has not.",
    "Something stands in the file that no one adopted: a paragraph too many, a paragraph twice, a text box. An output \
     with it is never released."
);
rule!(
    MOVED,
    "PROOF-MOVED",
    "A paragraph stands at another place than in the canonical text.",
    "The paragraph's text is right, its place in the reading order is not. An output with such a difference is never \
     released."
);
rule!(
    NOTE,
    "PROOF-NOTE",
    "A note, its mark or the place that calls it is not the canonical one.",
    "Each note is compared with the canonical note in the order of the calls: its mark, the place in the text that \
     calls it, and its paragraphs. An output with such a difference is never released."
);
rule!(
    RUNNING,
    "PROOF-RUNNING",
    "A running header or footer is not what the layout says.",
    "The layout says what stands at the edges of the first page and of the others: the file symbol, the page's number. \
     A blank page bears nothing. Every page of a PDF and every section of a Word file is compared."
);
rule!(
    LANGUAGE,
    "PROOF-LANGUAGE",
    "The language of a passage is not the canonical one.",
    "A screen reader speaks, and Word checks the spelling, in the language that the file gives. It is compared for \
     every character of the text. Where the XML names a language without a region, any region of it is right."
);
rule!(
    EMPHASIS,
    "PROOF-EMPHASIS",
    "Bold, italic, raised, lowered, underlined, struck or small-capital text is not set off as it should be.",
    "Emphasis can carry meaning (struck text, titles of works, exponents). It is derived from the XML and the layout \
     and compared for every character. Underlines and strikes of a PDF are lines beside the text and are not compared."
);
rule!(
    LINK,
    "PROOF-LINK",
    "A link is missing, too many, covers other words or leads elsewhere.",
    "Links are compared by the words that they cover and by their address; of links inside the document, that they \
     lead to a place in it."
);
rule!(
    TABLE,
    "PROOF-TABLE",
    "A cell stands at another place of its table, or spans or heads something else.",
    "Row, column, spans, and whether it is a header cell are compared for every paragraph in a table."
);
rule!(
    METADATA,
    "PROOF-METADATA",
    "Title, language or symbol in the file's metadata is not the canonical one.",
    "Archives, search engines and viewers identify a file by its metadata. An output that names itself wrongly is \
     never released."
);

/// A paragraph has another style than the one that the layout gives it.
pub(super) static STYLE: Rule = Rule {
    code: "EDIT-STYLE",
    severity: Severity::Warning,
    summary: "A paragraph has another style than the layout gives it.",
    explanation: "`engross verify` compares the styles of a Word file's paragraphs by their names: the layout's name, or \
                  the name of Word's own style that stands for it, upper and lower case alike. The text is not touched \
                  by it, but the paragraph looks otherwise and its automatic number may change. Give it its style again.",
};
rule!(
    STAMP,
    "PROOF-STAMP",
    "The stamp of a copy is not what the copy was to bear.",
    "Each page of a copy bears its class of distribution, its number and its recipient; on the first page they are read to \
     those who do not see them. The stamp is no part of the text and is compared by itself. A copy whose stamp is another \
     one could not be told from the copy that has that number, and is never released."
);
