//! Characters that no text has: lost ones, control characters, private ones, soft hyphens.

use super::Put;
use super::classes::{CONTROL_CHAR, PRIVATE_USE_SYMBOL, REPLACEMENT_CHAR, SOFT_HYPHEN};
use super::field::{self, Evidence, Field, stray};
use super::mojibake::Stretch;
use crate::legacy::text::codepage::Codepage;
use crate::reread::symbol_meaning;

/// Reports them, but for those that are part of mojibake.
pub(super) fn find(text: &str, fields: &[Field], mojibake: &[Stretch], put: &mut Put<'_>) {
    let told = |at: usize| {
        let after = mojibake.partition_point(|stretch| stretch.range.end <= at);
        mojibake
            .get(after)
            .is_some_and(|stretch| stretch.range.start <= at)
    };
    let rightward = text.chars().any(is_rightward);
    stray(text, fields, put);
    replacements(text, fields, &told, put);
    for (at, c) in text.char_indices() {
        if c.is_ascii() && !c.is_ascii_control() || told(at) {
            continue;
        }
        let range = at..at + c.len_utf8();
        match c {
            '\u{AD}' => {
                let message = "The text holds a soft hyphen (U+00AD).".into();
                put(&SOFT_HYPHEN, range, message, Some(String::new()));
            }
            '\u{1F}' => {
                let message = "The text holds Word's soft hyphen (U+001F).".into();
                put(&SOFT_HYPHEN, range, message, Some(String::new()));
            }
            '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => {
                let (message, repair) = private(c);
                put(&PRIVATE_USE_SYMBOL, range, message, repair);
            }
            c => {
                if let Some((what, repair)) = unseen(c) {
                    // letters of Arabic and Hebrew need marks of direction
                    if matches!(c, '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}') && rightward {
                        continue;
                    }
                    let message = format!("The text holds U+{:04X}, {what}.", c as u32);
                    put(&CONTROL_CHAR, range, message, Some(repair));
                }
            }
        }
    }
}

/// Reports U+FFFD, those that follow each other as one.
fn replacements(text: &str, fields: &[Field], told: &dyn Fn(usize) -> bool, put: &mut Put<'_>) {
    let mut at = 0;
    while let Some(start) = text
        .get(at..)
        .and_then(|rest| rest.find('\u{FFFD}'))
        .map(|found| at + found)
    {
        let rest = text.get(start..).unwrap_or_default();
        let length = rest.len() - rest.trim_start_matches('\u{FFFD}').len();
        at = start + length;
        if told(start) {
            continue;
        }
        let count = length / '\u{FFFD}'.len_utf8();
        let many = match count {
            1 => "U+FFFD stands".to_owned(),
            count => format!("{count} U+FFFD stand"),
        };
        let field = field::at(fields, start);
        let message = match field {
            Some(field) if field.evidence == Evidence::LostMarks => {
                format!("{many} where marks of a field were.")
            }
            _ => format!("{many} for what was lost."),
        };
        put(
            &REPLACEMENT_CHAR,
            start..at,
            message,
            field.map(|_| String::new()),
        );
    }
}

/// What a private character may mean.
fn private(c: char) -> (String, Option<String>) {
    let code = format!("U+{:04X}", c as u32);
    let (symbol, wingdings) = (
        symbol_meaning(Some("Symbol"), c),
        symbol_meaning(Some("Wingdings"), c),
    );
    let message = match (symbol, wingdings) {
        (Some(symbol), None) => {
            format!("The text holds the private character {code}: in Symbol it is {symbol:?}.")
        }
        (None, Some(wingdings)) => {
            format!(
                "The text holds the private character {code}: in Wingdings it is {wingdings:?}."
            )
        }
        (Some(symbol), Some(wingdings)) => format!(
            "The text holds the private character {code}: in Symbol it is {symbol:?}, in Wingdings {wingdings:?}."
        ),
        (None, None) => {
            format!("The text holds the private character {code}, whose meaning is not known.")
        }
    };
    (message, symbol.or(wingdings).map(String::from))
}

/// What a control character is, and what should stand there.
fn unseen(c: char) -> Option<(&'static str, String)> {
    let none = String::new();
    Some(match c {
        // white space, and what is told as field, placeholder or soft hyphen
        '\t' | '\n' | '\u{1}' | '\u{8}' | '\u{13}'..='\u{15}' | '\u{1F}' => return None,
        '\u{2}' => ("Word's mark of an automatic footnote number", none),
        '\u{3}' | '\u{4}' => ("Word's mark of a footnote separator", none),
        '\u{5}' => ("Word's mark of a comment", none),
        '\u{7}' => ("Word's end of a table cell", none),
        '\u{E}' => ("Word's column break", none),
        '\u{1E}' => ("Word's non-breaking hyphen", "\u{2011}".into()),
        '\u{0}'..='\u{1F}' | '\u{7F}' => ("a control character", none),
        '\u{80}'..='\u{9F}' => {
            let meant = Codepage::Windows1252.decode(c as u8);
            let repair = if meant == c { none } else { meant.into() };
            (
                "a control character, in windows-1252 a quote, dash or letter",
                repair,
            )
        }
        '\u{200B}'..='\u{200F}'
        | '\u{FEFF}'
        | '\u{2061}'..='\u{2064}'
        | '\u{180E}'
        | '\u{202A}'..='\u{202E}' => ("which cannot be seen", none),
        '\u{FDD0}'..='\u{FDEF}' => ("which is no character", none),
        c if c as u32 & 0xFFFE == 0xFFFE => ("which is no character", none),
        _ => return None,
    })
}

fn is_rightward(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

#[cfg(test)]
mod tests {
    use super::super::field::fields;
    use super::*;

    fn found(text: &str) -> Vec<(&'static str, &str, Option<String>)> {
        let mut all = Vec::new();
        find(text, &fields(text), &[], &mut |class, range, _, repair| {
            all.push((class.code(), range, repair))
        });
        all.into_iter()
            .map(|(code, range, repair)| (code, text.get(range).unwrap(), repair))
            .collect()
    }

    #[test]
    fn every_kind_is_told_with_its_repair() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            found("a\u{F0B7}b"),
            [("PRIVATE-USE-SYMBOL", "\u{F0B7}", some("•"))]
        );
        assert_eq!(
            found("coop\u{AD}eration"),
            [("SOFT-HYPHEN", "\u{AD}", some(""))]
        );
        assert_eq!(
            found("the OAS\u{92}s"),
            [("CONTROL-CHAR", "\u{92}", some("’"))]
        );
        assert_eq!(found("cell\u{7}"), [("CONTROL-CHAR", "\u{7}", some(""))]);
        assert_eq!(
            found("non\u{1E}breaking"),
            [("CONTROL-CHAR", "\u{1E}", some("\u{2011}"))]
        );
        assert_eq!(
            found("caf\u{FFFD}\u{FFFD}"),
            [("REPLACEMENT-CHAR", "\u{FFFD}\u{FFFD}", None)]
        );
        assert_eq!(found("x\u{15}"), [("CONTROL-CHAR", "\u{15}", some(""))]);
        assert!(found("Plain text,\u{A0}“quoted” – and\ttabbed\u{2011}out…").is_empty());
    }

    #[test]
    fn a_field_s_lost_marks_are_replacement_characters_as_well() {
        let codes = found("�EMBED Word.Picture.8���");
        assert_eq!(codes.len(), 2);
        assert!(codes.iter().all(|(code, ..)| *code == "REPLACEMENT-CHAR"));
    }
}
