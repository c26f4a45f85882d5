//! What a PDF can hold that its readers see and its page does not show, or the other way round.

use crate::diag::{Finding, Rule, Severity};
use std::collections::BTreeMap;

/// All rules of the PDF reader.
pub const RULES: &[&Rule] = &[
    &UNREADABLE,
    &ACTUALTEXT,
    &GLYPH,
    &UNICODE,
    &WIDTH,
    &FONT,
    &UNTAGGED,
    &STRUCTURE,
    &HIDDEN,
    &OFF_PAGE,
    &OVERPRINT,
    &COVERED,
    &FORM,
    &ANNOTATION,
    &ARTIFACT,
    &PILE,
    &REVISED,
    &REVISION,
];

/// What to do about a PDF that does not show what it says.
const HELP: &str = "Do not issue the file: what it shows and what it says are not the same; make it again from the \
     canonical XML, and report the fault if it comes back.";

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
    REVISION,
    "PROOF-REVISION",
    "A word is told as inserted or deleted, and the page does not show it.",
    "In a marked-up file the structure says which words only one of the versions has, and people see it by lines: inserted \
     words are underlined, deleted ones struck. Here a word has the name and not the line, so that those who see the page \
     read another text than those who listen to it."
);

/// A file that shows two versions of its text.
pub(in crate::reread) static REVISED: Rule = Rule {
    code: "PDF-REVISED",
    severity: Severity::Remark,
    summary: "The file shows two versions of its text.",
    explanation: "It is a marked-up version, made by `engross compare`: what was inserted is underlined and what was deleted \
                  is struck, and the structure says so besides. It is read as the new version.",
};

/// A remark that a file has so many stretches which only one of two versions has.
pub(super) fn revised(stretches: usize) -> Finding {
    Finding::new(
        &REVISED,
        format!("The file is marked up: {stretches} stretches of it are inserted or deleted."),
        "Take the file without marks where the official text is meant.",
    )
}

rule!(
    UNREADABLE,
    "PDF-UNREADABLE",
    "The PDF cannot be read.",
    "The file is no PDF, is cut off, encrypted, without pages or structure tree, or larger than any document that \
     engross issues. Nothing can be said about its text."
);
rule!(
    ACTUALTEXT,
    "PROOF-ACTUALTEXT",
    "A replacement text (ActualText) is not what the glyphs under it show.",
    "Readers copy and speak the replacement text, people see the glyphs. It may stand over one word at most, and only \
     where a glyph cannot say its text by itself: a space that does not break, small capitals, a hyphen that the line \
     end made (with empty text). Anything else could put any words into readers' mouths."
);
rule!(
    GLYPH,
    "PROOF-GLYPH",
    "A glyph in the file does not look like the character that it stands for.",
    "The outline of every glyph that the file maps to a character is compared with that character's outline in the \
     fonts that engross sets from. A glyph with another outline shows one thing and is copied as another."
);
rule!(
    UNICODE,
    "PROOF-UNICODE",
    "A glyph has no character, or more than one, in the file's Unicode map.",
    "Without it the text cannot be copied, searched or spoken."
);
rule!(
    WIDTH,
    "PROOF-WIDTH",
    "The width that the file gives for a glyph is not that of its font.",
    "Viewers place text by the widths in the file; where they differ from those of the font, letters overlap or drift \
     apart, and PDF/A (ISO 19005-3, 6.2.11.5) forbids it."
);
rule!(
    FONT,
    "PROOF-FONT",
    "A font is not embedded, or not of the kind that engross makes.",
    "Text in such a font cannot be proved: what it looks like depends on the machine that shows it."
);
rule!(
    UNTAGGED,
    "PROOF-UNTAGGED",
    "Something is drawn that no structure element holds.",
    "Text outside marked content, or in marked content that the structure tree does not name, is seen on the page and \
     skipped by every reader. What is decoration must be marked so."
);
rule!(
    STRUCTURE,
    "PROOF-STRUCTURE",
    "The structure tree is damaged: content is named twice, or does not exist, or elements are unknown.",
    "The structure tree gives the reading order. Content that stands in it twice is read twice; an element that is its \
     own ancestor has no end."
);
rule!(
    HIDDEN,
    "PROOF-HIDDEN",
    "Text is in the file that nobody can see.",
    "Invisible, transparent, white, very small, mirrored or clipped text is read and copied but not seen on the page."
);
rule!(
    OFF_PAGE,
    "PROOF-OFF-PAGE",
    "Text stands outside its page.",
    "It is read and copied but not seen, or cut off at the edge of the paper."
);
rule!(
    OVERPRINT,
    "PROOF-OVERPRINT",
    "Two glyphs are drawn on the same place.",
    "Neither can be read on the page, though both are read from the file."
);
rule!(
    COVERED,
    "PROOF-COVERED",
    "Text is painted over, or stands on a ground from which it cannot be told.",
    "It is read and copied but not seen on the page."
);
rule!(
    FORM,
    "PROOF-FORM",
    "Text is drawn by a form XObject outside any artifact.",
    "engross draws the document's text in the page itself; text from elsewhere is not part of the canonical text."
);
rule!(
    ANNOTATION,
    "PROOF-ANNOTATION",
    "An annotation draws something, or is a link that no structure element holds.",
    "Annotations lie over the page and can show any text. Only links without an appearance of their own belong into an \
     official PDF, each in the structure tree."
);
rule!(
    ARTIFACT,
    "PROOF-ARTIFACT",
    "Text is marked as decoration.",
    "Readers skip what is marked as an artifact. Only running headers and footers, leaders, and the header rows of a \
     table that are repeated on its further pages may be."
);
rule!(
    PILE,
    "PROOF-PILE",
    "The file for the press is not what its copies are.",
    "Every page of it must draw what the same page of the copy draws, which was read back and compared with the canonical \
     text, with the same fonts and pictures; and the sheet before each copy must say whose it is. The file was not released."
);

/// Findings on the way, the same fault of one page told once.
#[derive(Default)]
pub(super) struct Troubles {
    seen: BTreeMap<(&'static str, u32), usize>,
    list: Vec<(&'static Rule, u32, String, usize)>,
}

/// So many findings are enough to know that a file is bad.
const MOST: usize = 200;

impl Troubles {
    /// Notes a fault on a page (0: of the file).
    pub(super) fn add(&mut self, rule: &'static Rule, page: u32, what: impl FnOnce() -> String) {
        if let Some(index) = self.seen.get(&(rule.code, page)) {
            self.list[*index].3 += 1;
            return;
        }
        if self.list.len() < MOST {
            self.seen.insert((rule.code, page), self.list.len());
            self.list.push((rule, page, what(), 1));
        }
    }

    /// How many faults were noted.
    pub(super) fn count(&self) -> usize {
        self.list.iter().map(|(.., times)| times).sum()
    }

    /// The findings.
    pub(super) fn into_findings(self) -> Vec<Finding> {
        self.list
            .into_iter()
            .map(|(rule, page, what, count)| {
                let at = match page {
                    0 => String::new(),
                    page => format!("Page {page}: "),
                };
                let more = match count {
                    1 => String::new(),
                    2 => " (and once more)".into(),
                    n => format!(" (and {} times more)", n - 1),
                };
                Finding::new(rule, format!("{at}{what}{more}."), HELP)
            })
            .collect()
    }
}
