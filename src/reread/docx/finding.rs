//! What can be wrong with a DOCX, seen by one who only reads it.

use crate::diag::{Rule, Severity};

macro_rules! rules {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal, $severity:ident, $summary:literal, $explanation:literal;)+) => {
        $($(#[doc = $doc])+ pub static $name: Rule = Rule {
            code: $code,
            severity: Severity::$severity,
            summary: $summary,
            explanation: $explanation,
        };)+
        /// All rules of this reader, in the order of their explanation.
        pub const RULES: &[&Rule] = &[$(&$name),+];
    };
}

rules! {
    /// The bytes are no DOCX.
    NOT_A_DOCX = "DOCX-NOT-A-PACKAGE", Error, "The file is no DOCX.",
        "A DOCX is a zip archive whose relations lead to a main document part (ECMA-376 part 2). This file is not, or it \
         is damaged or encrypted, so nothing of it can be read. Ask for the file again, or save it anew as .docx.";
    /// More data than a document can need.
    TOO_LARGE = "DOCX-TOO-LARGE", Error, "The parts of the file inflate to more than 256 MiB.",
        "A small archive can hold parts that inflate without end. The reader stops at 256 MiB for all parts together. \
         No official document comes near that; if this one truly does, split it.";
    /// A relation leads nowhere.
    PART_MISSING = "DOCX-PART-MISSING", Error, "A part that the file names is not in it.",
        "A relation or a reference in the file names a part that is absent or that [Content_Types].xml does not declare. \
         Word would ask to repair such a file and may drop text. Make the file again.";
    /// A part is not well-formed.
    BAD_XML = "DOCX-XML", Error, "A part of the file is not well-formed XML.",
        "Each part must be well-formed XML without a document type, nested at most 200 elements deep. The part is damaged \
         or was written by a faulty program. Make the file again.";
    /// Content that this reader does not know.
    UNREAD = "DOCX-UNREAD", Error, "The file holds something whose text cannot be read.",
        "What cannot be read cannot be proved equal to the canonical text: a formula, an embedded object, a part that Word \
         imports on opening, or an element of an extension. Replace it with plain text, or take it out.";
    /// A field without end.
    FIELD_UNCLOSED = "FIELD-UNCLOSED", Error, "A field is not closed, or an end stands without its field.",
        "A complex field is a begin, a separator and an end, in one story (ECMA-376 part 1, 17.16.18). Where one is \
         missing, Word may show the instruction as text or swallow what follows. Delete the field and insert it again.";
    /// Text that Word does not show.
    HIDDEN_TEXT = "HIDDEN-TEXT", Warning, "The file holds hidden text.",
        "Text formatted as hidden is neither shown nor printed, and is not part of what a reader sees. An official file \
         should hold none: select it with Find, Font, Hidden, and delete it or make it visible.";
    /// Revisions.
    TRACKED_CHANGES = "TRACKED-CHANGES", Remark, "The file holds tracked changes.",
        "Insertions are read as made and deletions as gone, unless the original view is asked for. Accept or reject the \
         changes in Word to settle them.";
    /// Comments.
    COMMENTS = "DOCX-COMMENTS", Remark, "The file holds comments, which are not part of its text.",
        "Comments are left out of what is compared and of what is accepted. Each is named with its author, the words that it \
         is about and what it says. Settle them before you release the file.";
    /// A list that is not defined.
    LIST_UNDEFINED = "LIST-UNDEFINED", Error, "A paragraph belongs to a list that the file does not define.",
        "The paragraph's numId has no definition in the numbering part, so that Word shows no number. Apply the list \
         again.";
    /// A number form that is not supported.
    NUMBER_FORM = "NUMBER-FORM-UNREAD", Error, "A list counts in a form that cannot be read.",
        "Labels are computed as Word does for decimal, roman, letter, ordinal, bullet and some other forms. This list uses \
         another, so that its labels are unknown. Choose one of the usual forms.";
    /// A label on which programs disagree.
    LABEL_UNCERTAIN = "LABEL-UNCERTAIN", Warning, "Programs disagree on the label of a paragraph.",
        "The label shows the count of a higher level that has not been used yet: one program prints 0, another 1. Put the \
         paragraph on its proper level, or number the higher level first.";
    /// A style that is not defined.
    STYLE_UNDEFINED = "STYLE-UNDEFINED", Warning, "A paragraph or run names a style that the file does not define.",
        "Word falls back to the default style, so that numbering, headings and emphasis may be lost. Apply the style \
         again.";
    /// A note whose mark is not in its text.
    NOTE_MARK = "NOTE-MARK", Error, "A note does not begin with the mark that calls it.",
        "The text of a note repeats its mark, by a reference mark or in the words of a custom mark. Without it, the printed \
         note cannot be told from the next. Insert the note again.";
    /// Call and notes disagree.
    NOTE_UNDEFINED = "NOTE-UNDEFINED", Error, "A note is called that the file does not hold, or held but never called.",
        "Each call of a note leads to one note and each note is called. Otherwise text is lost on the page. Insert the note \
         again, or delete it.";
    /// Note numbers that depend on pages.
    NOTE_NUMBER = "NOTE-NUMBER-UNKNOWN", Warning, "Notes are numbered anew on each page.",
        "Which page a note is on is known only to the program that prints the file, so that the numbers of notes are not \
         known here. Number notes continuously or anew in each section.";
    /// A character of a symbol font.
    SYMBOL_UNKNOWN = "SYMBOL-UNKNOWN", Error, "A character of a symbol font has no known meaning.",
        "Characters of fonts such as Symbol and Wingdings are numbers without meaning to a reader. The usual ones are known \
         here; this one is not. Replace it with a Unicode character.";
    /// Even pages differ.
    RUNNING_EVEN = "RUNNING-EVEN", Warning, "Even pages bear other running text than odd pages.",
        "The transcript knows first and following pages only; that of the odd pages is taken. Make the running text of \
         even and odd pages alike.";
    /// A picture without words.
    FIGURE_ALT = "FIGURE-ALT", Warning, "A picture has no alternative text.",
        "Who cannot see the picture is told nothing. Write its alternative text (Picture, View Alt Text), or mark it as \
         decorative.";
}
