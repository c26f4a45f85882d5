//! CONTROL-CHAR: a character that no one can see.

use super::passage::Passage;
use crate::diag::{Finding, Rule, Severity};
use crate::model::Document;

pub(super) static RULE: Rule = Rule {
    code: "CONTROL-CHAR",
    severity: Severity::Error,
    summary: "The text holds a character that cannot be seen or has no meaning.",
    explanation: "Control characters (U+0080 to U+009F are most often quotes and dashes of another encoding), zero-width \
        characters, marks of direction in a text that runs from left to right, and private characters change what is \
        searched, compared and spoken, and nothing on the page. Replace the character by the one that was meant, or take \
        it out.",
};

pub(super) fn check(document: &Document, passages: &[Passage<'_>], findings: &mut Vec<Finding>) {
    let plain = |byte: u8| matches!(byte, b'\n' | b'\t' | b' '..=b'~');
    for passage in passages {
        // most passages hold nothing but the plain characters of ASCII
        if passage.text.bytes().all(plain) {
            continue;
        }
        let rightward = passage.text.chars().any(is_rightward);
        let mut before = ' ';
        for (at, c) in passage.text.char_indices() {
            if let Some(what) = unseen(c, before, rightward) {
                let message = format!("The text holds U+{:04X}, {what}.", c as u32);
                let help = "Replace it by the character that was meant, or take it out.";
                let place = passage.place(document, at..at + c.len_utf8());
                findings.push(Finding::new(&RULE, message, help).at(place));
            }
            before = c;
        }
    }
}

/// What is wrong with a character, if anything is.
fn unseen(c: char, before: char, rightward: bool) -> Option<&'static str> {
    Some(match c {
        '\n' | '\t' | ' '..='~' => return None,
        '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}' => "a control character",
        // joiners shape the letters of Arabic and of the scripts of India
        '\u{200C}' | '\u{200D}' if before >= '\u{590}' => return None,
        '\u{200B}'..='\u{200D}' | '\u{FEFF}' | '\u{2061}'..='\u{2064}' | '\u{180E}' => {
            "which has no width"
        }
        '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            if rightward {
                return None;
            }
            "a mark of direction in a text from left to right"
        }
        '\u{2028}' | '\u{2029}' => "a line or paragraph separator: lines are broken with <br/>",
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => {
            "a private character, of which only its font knows the meaning"
        }
        '\u{FDD0}'..='\u{FDEF}' => "which is no character",
        _ if c as u32 & 0xFFFE == 0xFFFE => "which is no character",
        _ => return None,
    })
}

/// Whether a letter runs from right to left: Hebrew, Arabic and their neighbours.
fn is_rightward(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_text_needs_pass() {
        for c in [
            'a', '\u{A0}', '\u{2011}', '\u{2060}', '\u{2009}', '\n', '\t', '\u{AD}', '😀',
        ] {
            assert_eq!(unseen(c, 'a', false), None, "U+{:04X}", c as u32);
        }
        assert_eq!(unseen('\u{200D}', 'क', false), None);
        assert_eq!(unseen('\u{200F}', 'a', true), None);
    }

    #[test]
    fn characters_that_cannot_be_seen_do_not() {
        for c in [
            '\u{1}',
            '\u{96}',
            '\u{200B}',
            '\u{FEFF}',
            '\u{202E}',
            '\u{E000}',
            '\u{FFFE}',
            '\u{1FFFF}',
        ] {
            assert!(unseen(c, 'a', false).is_some(), "U+{:04X}", c as u32);
        }
    }
}
