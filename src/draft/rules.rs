//! What can be uncertain in a draft.

use super::line::Line;
use crate::diag::{Finding, Rule, Severity};
use crate::legacy::{Reading, Story};

/// All rules of drafts.
pub const RULES: &[&Rule] = &[
    &NOTHING,
    &SYMBOL,
    &GUESSED,
    &LEFT_OUT,
    &PICTURE,
    &CONTENTS,
    &REFERENCE,
    &CHARACTER,
    &OUTPUT_EXISTS,
];

macro_rules! rule {
    ($name:ident, $code:literal, $severity:ident, $summary:literal, $explanation:literal) => {
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
    NOTHING,
    "DRAFT-NOTHING",
    Error,
    "The legacy file holds no text to make a draft of.",
    "No paragraph with text was found in the body of the file. Look at it in the program that made it."
);
rule!(
    SYMBOL,
    "DRAFT-SYMBOL",
    Warning,
    "The file symbol of the document is not known.",
    "Neither the file's name, nor a FILENAME field, nor running text gives a file symbol such as AG05279E04. The draft has \
     a stand-in. Put the right one in FRBRnumber, and its parts in the IRIs, the language and the version."
);
rule!(
    GUESSED,
    "DRAFT-GUESSED",
    Remark,
    "What paragraphs are was told by their text.",
    "The file has no styles that the layout knows, so that titles, recitals, operative paragraphs and signatures were told \
     by their words, capitals and numbers. Read the draft through; text is never changed by this, only what it is marked as."
);
rule!(
    LEFT_OUT,
    "DRAFT-LEFT-OUT",
    Remark,
    "A paragraph that is damage and no text was left out.",
    "The paragraph holds nothing but the code of a field, or a mark that stands for a picture. It is no text of the \
     document. If it is, put it back."
);
rule!(
    PICTURE,
    "DRAFT-PICTURE",
    Warning,
    "A picture must be put beside the draft.",
    "The draft names a picture by a file name and has its alternative text; the picture itself is not taken out of the \
     legacy file. Save it beside the XML under the name that the img element gives."
);
rule!(
    CONTENTS,
    "DRAFT-CONTENTS",
    Remark,
    "A line of the contents leads to no heading that bears its words.",
    "Each line of a contents list leads to a heading. For this one no heading with the same words was found, so that it \
     leads to the text as a whole. Let its href name the right eId."
);
rule!(
    REFERENCE,
    "DRAFT-REFERENCE",
    Remark,
    "A document that is issued elsewhere has an address that was made up.",
    "A documentRef needs the IRI of the document that it stands for, which no page shows. Put the right one in its href."
);

rule!(
    CHARACTER,
    "DRAFT-CHARACTER",
    Warning,
    "Characters that no XML file can hold stand as U+FFFD in the draft.",
    "XML forbids control characters other than tab and line feed. They are no text; where the legacy file has them, \
     something was lost or a field was left open. Each stands as U+FFFD in the draft, so that its place is not lost: look \
     what the document says there, and put that in its place."
);

rule!(
    OUTPUT_EXISTS,
    "DRAFT-EXISTS",
    Error,
    "The file that a draft would be written to exists.",
    "A draft may have been worked on since it was made, so that it is never written over unless --force says so."
);

/// Tells how many characters XML could not hold.
pub(super) fn tell_barred(count: usize, findings: &mut Vec<Finding>) {
    if count > 0 {
        let message = match count {
            1 => "1 control character stands as U+FFFD in the draft.".to_owned(),
            count => format!("{count} control characters stand as U+FFFD in the draft."),
        };
        findings.push(Finding::new(
            &CHARACTER,
            message,
            "Look for U+FFFD in the draft, and put in what the document says there.",
        ));
    }
}

/// Tells the damage that the legacy file shows: it stands in the draft as it stood there.
pub(super) fn tell_damage(reading: &Reading, findings: &mut Vec<Finding>) {
    for damage in &reading.damage {
        let body = damage
            .site
            .as_ref()
            .filter(|site| site.story == Story::Body);
        let paragraph = body.and_then(|site| reading.transcript.body.get(site.paragraph));
        let place = paragraph
            .map(|paragraph| format!("{}: ", paragraph.place))
            .unwrap_or_default();
        let help = match damage.repair.as_deref() {
            None => "Look at another copy of the document.".to_owned(),
            Some("") => "Take it out of the draft, if it is there.".to_owned(),
            Some(repair) => format!("Put {repair:?} in its place, if that is right."),
        };
        findings.push(Finding::new(
            &damage.class.rule,
            format!("{place}{}", damage.message),
            help,
        ));
    }
}

/// Tells the lines of contents that found no heading.
pub(super) fn tell_contents(lines: &[String], findings: &mut Vec<Finding>) {
    for line in lines {
        let message = format!("The line {line:?} of the contents leads to no heading.");
        findings.push(Finding::new(
            &CONTENTS,
            message,
            "Let its href name the right eId.",
        ));
    }
}

/// Says how much was told by text alone.
pub(super) fn tell_guesses(lines: &[Line<'_>], findings: &mut Vec<Finding>) {
    let guessed = lines.iter().filter(|line| !line.sure).count();
    if guessed > 0 {
        let message = format!(
            "What {guessed} of {} paragraphs are was told by their text.",
            lines.len()
        );
        findings.push(Finding::new(&GUESSED, message, "Read the draft through."));
    }
}
