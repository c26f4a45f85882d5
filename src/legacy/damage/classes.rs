//! The classes of damage that shows in a file alone.

use crate::diag::{Rule, Severity};
use crate::legacy::{Class, Gravity};

macro_rules! classes {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal, $severity:ident, $gravity:ident, $summary:literal, $explanation:literal;)+) => {
        $($(#[doc = $doc])+ pub static $name: Class = Class {
            rule: Rule {
                code: $code,
                severity: Severity::$severity,
                summary: $summary,
                explanation: $explanation,
            },
            gravity: Gravity::$gravity,
        };)+
    };
}

classes! {
    /// The code of a field stands in the text.
    FIELD_LEAK = "FIELD-LEAK", Warning, Text, "The code of a field of a word processor stands in the text.",
        "What Word keeps between its field marks (FILENAME \\* MERGEFORMAT, EMBED Word.Picture.8, HYPERLINK and an address) \
         is an instruction and no word of the document; only its result is shown. A program that took the text out of the \
         file left both. The marks themselves may be left as control characters, as U+FFFD, or not at all.";
    /// The result of a field is not what it should be.
    FIELD_STALE = "FIELD-STALE", Warning, Text, "The result of a field is out of date or an error message.",
        "A field shows what it gave when it was last updated: a file name from before the file was copied, a reference whose \
         target is gone (\"Error! Reference source not found.\"). What should stand there, the canonical text says.";
    /// A character that cannot be seen.
    CONTROL_CHAR = "CONTROL-CHAR", Remark, Form, "The text holds a character that cannot be seen or has no meaning.",
        "Control characters are left by Word's inner marks (cells, notes, fields) or by reading the text in another \
         encoding (U+0080 to U+009F are most often quotes and dashes of windows-1252).";
    /// A character was lost.
    REPLACEMENT_CHAR = "REPLACEMENT-CHAR", Warning, Text, "The text holds U+FFFD, which stands for a character that was lost.",
        "A program could not decode a character and put U+FFFD in its place. What stood there cannot be known from this \
         file alone.";
    /// Something stands for a picture or an embedded object.
    OBJECT_PLACEHOLDER = "OBJECT-PLACEHOLDER", Remark, Form, "Something in the text stands for a picture or an embedded object.",
        "Extractions put a mark where a picture stood ([pic], [image: image1.png], U+FFFC), or print the name of the stream \
         in which an embedded object is kept (_1208779139.doc). These are no words of the document. Where the picture bore \
         text, that text is not in the file.";
    /// A character that only a font knows.
    PRIVATE_USE_SYMBOL = "PRIVATE-USE-SYMBOL", Warning, Text, "The text holds a private character, of which only its font knows the meaning.",
        "Word keeps the characters of Symbol and Wingdings as U+F020 to U+F0FF. Without the font they mean nothing. The \
         proposal is what the font most often used shows at that place.";
    /// Text was decoded in the wrong encoding.
    MOJIBAKE = "MOJIBAKE", Warning, Text, "Text was decoded in another encoding than it was written in.",
        "UTF-8 that was read as windows-1252, Mac OS Roman or a DOS code page shows two or three odd characters for one \
         (Ã³ for ó, â€™ for an apostrophe). The proposal undoes this; it is never applied.";
    /// A soft hyphen.
    SOFT_HYPHEN = "SOFT-HYPHEN", Remark, Form, "The text holds a soft hyphen.",
        "A soft hyphen (U+00AD, or U+001F of Word) is seen at a line's end only. A text without it reads the same; the \
         place where an official word is divided is the layout's business.";
}
