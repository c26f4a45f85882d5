//! What can be wrong with the canonical XML as XML and as a document of the profile: all rules of the reader.

use crate::diag::{Rule, Severity};

const fn rule(
    code: &'static str,
    severity: Severity,
    summary: &'static str,
    explanation: &'static str,
) -> Rule {
    Rule {
        code,
        severity,
        summary,
        explanation,
    }
}

/// The file, or what it holds, is larger than the reader takes.
pub static FILE_TOO_LARGE: Rule = rule(
    "FILE-TOO-LARGE",
    Severity::Error,
    "The file is larger than engross reads.",
    "A canonical document of 5,000 pages has about 20 MiB; engross takes files of 64 MiB, and XML of 4,000,000 elements \
     and texts. A larger file is refused before it is read, with exit code 2. Check that it is the right file; split \
     a document into documents of their own and name them by documentRef.",
);

/// The declared encoding is not known.
pub static ENCODING_UNKNOWN: Rule = rule(
    "ENCODING-UNKNOWN",
    Severity::Error,
    "The encoding of the file is not one that engross knows.",
    "The reader takes UTF-8, UTF-16 and the encodings of the WHATWG Encoding Standard that the XML declaration names. \
     Save the file as UTF-8.",
);

/// What the file declares and what its first bytes say differ.
pub static ENCODING_CONTRADICTION: Rule = rule(
    "ENCODING-CONTRADICTION",
    Severity::Error,
    "The XML declaration names another encoding than the file's first bytes show.",
    "One of the two is wrong, and a wrong guess would change the text. Correct the declaration, or save the file in \
     the encoding that it declares.",
);

/// Bytes that stand for no character.
pub static ENCODING_BYTES: Rule = rule(
    "ENCODING-BYTES",
    Severity::Error,
    "The file holds bytes that stand for no character in its encoding.",
    "Such bytes are never replaced: nobody could say which text was lost. Find out in which encoding the file was \
     written, and declare it or save the file as UTF-8.",
);

/// The file is no XML at all.
pub static NOT_XML: Rule = rule(
    "NOT-XML",
    Severity::Error,
    "The file is not XML.",
    "It does not begin with a tag, a comment or an XML declaration, or it is empty. Name the canonical XML; a Word \
     file or a text is no input of this command.",
);

/// The file breaks the grammar of XML.
pub static XML_SYNTAX: Rule = rule(
    "XML-SYNTAX",
    Severity::Error,
    "The file breaks the grammar of XML.",
    "XML 1.0 (Fifth Edition) does not allow what stands at the place named; the message says what. Nothing after it \
     is read, so there may be more findings once it is mended.",
);

/// The file ends before its root element does.
pub static XML_TRUNCATED: Rule = rule(
    "XML-TRUNCATED",
    Severity::Error,
    "The file ends in the middle of the document.",
    "Elements are still open at the end of the file: it was cut off on its way. Get a whole copy.",
);

/// An end tag does not close the element that is open.
pub static XML_TAG_MISMATCH: Rule = rule(
    "XML-TAG-MISMATCH",
    Severity::Error,
    "An end tag closes an element that is not the one open.",
    "Elements must close in the reverse order in which they open. Nothing after the place named is read.",
);

/// An attribute is given twice.
pub static XML_DUPLICATE_ATTRIBUTE: Rule = rule(
    "XML-DUPLICATE-ATTRIBUTE",
    Severity::Error,
    "An attribute is given twice in one tag.",
    "XML allows each attribute once; of two values nobody can say which one holds. Remove one of them.",
);

/// A character that XML does not allow.
pub static XML_CHARACTER: Rule = rule(
    "XML-CHARACTER",
    Severity::Error,
    "The file holds a character that XML does not allow.",
    "Control characters other than tab and line end, U+FFFE and U+FFFF are not allowed, not even as references \
     (XML 1.0, clause 2.2). They are remains of a conversion: remove them.",
);

/// A document type declaration.
pub static XML_DOCTYPE: Rule = rule(
    "XML-DOCTYPE",
    Severity::Error,
    "The file has a document type declaration.",
    "A DOCTYPE can define entities that read other files or grow without bound. engross refuses it whatever it holds. \
     Remove it, and write the characters themselves instead of entities.",
);

/// A reference to an entity that is not one of the five.
pub static XML_ENTITY: Rule = rule(
    "XML-ENTITY",
    Severity::Error,
    "The text refers to an entity that XML does not define.",
    "Without a DOCTYPE there are only &amp;, &lt;, &gt;, &quot; and &apos;. Write the character itself, or a character \
     reference such as &#160;.",
);

/// A prefix that no namespace is declared for.
pub static XML_NAMESPACE: Rule = rule(
    "XML-NAMESPACE",
    Severity::Error,
    "A name has a prefix that is not declared, or a namespace is declared wrongly.",
    "Declare the prefix with xmlns:prefix=\"...\", or remove it (Namespaces in XML 1.0).",
);

/// Elements nested too deep.
pub static XML_TOO_DEEP: Rule = rule(
    "XML-TOO-DEEP",
    Severity::Error,
    "Elements are nested more than 256 deep.",
    "No official document needs such depth; the file was damaged or made to do harm. Nothing of it is taken.",
);

/// The root is no `akomaNtoso`.
pub static WRONG_ROOT: Rule = rule(
    "WRONG-ROOT",
    Severity::Error,
    "The file is XML, but no Akoma Ntoso document of the profile.",
    "The outermost element of canonical XML is akomaNtoso, and in it stands one debateReport, statement, doc or \
     documentCollection. Name the right file.",
);

/// The namespace is not that of Akoma Ntoso 3.0.
pub static WRONG_NAMESPACE: Rule = rule(
    "WRONG-NAMESPACE",
    Severity::Error,
    "The elements are not in the namespace of Akoma Ntoso 3.0.",
    "The namespace is http://docs.oasis-open.org/legaldocml/ns/akn/3.0, to the letter. Drafts of the standard used \
     others: convert the file to 3.0.",
);

/// A processing instruction.
pub static PROCESSING_INSTRUCTION: Rule = rule(
    "PROCESSING-INSTRUCTION",
    Severity::Remark,
    "A processing instruction has no effect.",
    "It speaks to another program (xml-stylesheet to a browser, for instance); engross passes over it.",
);

/// An element that the profile does not have.
pub static UNKNOWN_ELEMENT: Rule = rule(
    "UNKNOWN-ELEMENT",
    Severity::Error,
    "An element is not in the profile.",
    "The canonical profile has 137 elements of Akoma Ntoso 3.0 (src/read/PROFILE.md). What another element means on \
     the page nobody has said, so it is not passed through as plain text. Use the element of the profile that says \
     what is meant.",
);

/// An element where it may not stand.
pub static MISPLACED_ELEMENT: Rule = rule(
    "MISPLACED-ELEMENT",
    Severity::Error,
    "An element stands where it may not stand.",
    "The profile says of each element what it may hold (src/read/PROFILE.md). Move the element to its place.",
);

/// An element out of order, or once too often.
pub static ELEMENT_ORDER: Rule = rule(
    "ELEMENT-ORDER",
    Severity::Error,
    "An element stands in the wrong order, or once too often.",
    "The schema fixes the order of elements in most places, and how often each may stand. Move the element, or remove \
     the one too many.",
);

/// A required element is missing.
pub static MISSING_ELEMENT: Rule = rule(
    "MISSING-ELEMENT",
    Severity::Error,
    "An element that must be there is missing.",
    "The schema demands it. Where the document gives no value for it, src/read/PROFILE.md names an editorial value.",
);

/// An attribute that the element does not have.
pub static UNKNOWN_ATTRIBUTE: Rule = rule(
    "UNKNOWN-ATTRIBUTE",
    Severity::Error,
    "An element bears an attribute that it does not have.",
    "The schema does not allow it there. It may be misspelt, or belong to another element.",
);

/// An attribute, or a value of one, that the schema allows and that has no effect here.
pub static IGNORED_ATTRIBUTE: Rule = rule(
    "IGNORED-ATTRIBUTE",
    Severity::Warning,
    "An attribute or its value has no effect.",
    "The schema allows it, but the profile gives it no meaning: the look comes from the layout alone. Remove it, so \
     that nobody relies on it.",
);

/// A required attribute is missing.
pub static MISSING_ATTRIBUTE: Rule = rule(
    "MISSING-ATTRIBUTE",
    Severity::Error,
    "An attribute that must be there is missing or empty.",
    "The schema demands it. Where the document gives no value for it, src/read/PROFILE.md names an editorial value.",
);

/// An attribute's value has not the form that it must have.
pub static ATTRIBUTE_VALUE: Rule = rule(
    "ATTRIBUTE-VALUE",
    Severity::Error,
    "The value of an attribute has not the form that it must have.",
    "Dates are YYYY-MM-DD, counts whole numbers, references to this file begin with #, languages are codes such as \
     eng. The message says what is expected here.",
);

/// A picture without alternative text.
pub static MISSING_ALT: Rule = rule(
    "MISSING-ALT",
    Severity::Warning,
    "A picture has no alternative text.",
    "Who cannot see the picture hears its alternative text instead; PDF/UA-1 demands one (clause 7.3). Say in alt \
     what the picture shows.",
);

/// A name that the profile does not list.
pub static UNKNOWN_NAME: Rule = rule(
    "UNKNOWN-NAME",
    Severity::Warning,
    "A name is not one of those that the profile lists for this element.",
    "name tells kinds of one element apart, and each kind is set in its own way (\"Names\" in src/read/PROFILE.md). \
     With another name the element is set plainly. It may be misspelt.",
);

/// An eId that another element bears already.
pub static EID_REPEATED: Rule = rule(
    "EID-REPEATED",
    Severity::Error,
    "Two elements bear the same eId.",
    "References could lead to either. Give one of them another identifier.",
);

/// Text where only elements may stand.
pub static MISPLACED_TEXT: Rule = rule(
    "MISPLACED-TEXT",
    Severity::Error,
    "Text stands where only elements may stand.",
    "Text stands in paragraphs, headings, numbers, list items: not between them, and not in metadata. Put it into a \
     paragraph.",
);

/// A line feed or tab inside a paragraph.
pub static TEXT_LINE_FEED: Rule = rule(
    "TEXT-LINE-FEED",
    Severity::Remark,
    "A paragraph has a line end or a tab in its text.",
    "White space inside a paragraph is text, exact, and a page can show neither: both read as a space. Most often the \
     XML was indented or wrapped by a program. Set each paragraph on one line of the XML.",
);

/// More findings than are shown.
pub static TOO_MANY_FINDINGS: Rule = rule(
    "TOO-MANY-FINDINGS",
    Severity::Error,
    "There are more findings than are shown.",
    "The reader shows the first 1,000. Mend those, and run it again.",
);

/// All rules of the reader.
pub const RULES: &[&Rule] = &[
    &FILE_TOO_LARGE,
    &ENCODING_UNKNOWN,
    &ENCODING_CONTRADICTION,
    &ENCODING_BYTES,
    &NOT_XML,
    &XML_SYNTAX,
    &XML_TRUNCATED,
    &XML_TAG_MISMATCH,
    &XML_DUPLICATE_ATTRIBUTE,
    &XML_CHARACTER,
    &XML_DOCTYPE,
    &XML_ENTITY,
    &XML_NAMESPACE,
    &XML_TOO_DEEP,
    &WRONG_ROOT,
    &WRONG_NAMESPACE,
    &PROCESSING_INSTRUCTION,
    &UNKNOWN_ELEMENT,
    &MISPLACED_ELEMENT,
    &ELEMENT_ORDER,
    &MISSING_ELEMENT,
    &UNKNOWN_ATTRIBUTE,
    &IGNORED_ATTRIBUTE,
    &MISSING_ATTRIBUTE,
    &ATTRIBUTE_VALUE,
    &MISSING_ALT,
    &UNKNOWN_NAME,
    &EID_REPEATED,
    &MISPLACED_TEXT,
    &TEXT_LINE_FEED,
    &TOO_MANY_FINDINGS,
];
