//! How a difference is put into words: which paragraph, which character, and what stands around it.

use crate::transcript::Paragraph;

/// How many characters of a paragraph name it.
const NAME: usize = 40;

/// How many characters are shown on either side of a difference.
const AROUND: usize = 24;

/// Names a paragraph by its label, its first words, and where it is.
pub(super) fn name(paragraph: &Paragraph) -> String {
    let mut name = String::new();
    if let Some(label) = &paragraph.label {
        name.push_str(label);
        name.push(' ');
    }
    name.push_str(&quote(&paragraph.text));
    name.push_str(&place(paragraph));
    name
}

/// A text in quotation marks, shortened.
pub(super) fn quote(text: &str) -> String {
    match text.char_indices().nth(NAME) {
        Some((cut, _)) => format!("“{}…”", shown(&text[..cut])),
        None => format!("“{}”", shown(text)),
    }
}

/// ` (page 3)`, where a place is known.
pub(super) fn place(paragraph: &Paragraph) -> String {
    if paragraph.place.is_empty() {
        String::new()
    } else {
        format!(" ({})", paragraph.place)
    }
}

/// A text with what no one can see made visible: `‹U+00A0›`. Plain spaces stay.
pub fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_plain(c) {
            out.push(c);
        } else {
            out.push_str(&format!("‹U+{:04X}›", c as u32));
        }
    }
    out
}

/// Whether a character shows what it is: not a control, format or odd space character.
fn is_plain(c: char) -> bool {
    c == ' '
        || !(c.is_whitespace()
            || c.is_control()
            || matches!(c as u32, 0xAD | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2064 | 0x2011 | 0xFEFF
                | 0x300..=0x36F | 0xE000..=0xF8FF | 0xFFFD))
}

/// A character by its code point, and as it looks where that helps.
fn code(c: Option<char>) -> String {
    match c {
        None => "the end of the text".into(),
        Some(' ') => "a space (U+0020)".into(),
        Some('\u{A0}') => "a non-breaking space (U+00A0)".into(),
        Some('\n') => "a line break".into(),
        Some('\t') => "a tab".into(),
        Some(c) if is_plain(c) => format!("“{c}” (U+{:04X})", c as u32),
        Some(c) => format!("U+{:04X}", c as u32),
    }
}

/// The first difference of two texts in words; they are not equal.
pub(super) fn difference(expected: &str, found: &str) -> String {
    let mut index = 0;
    let mut at = 0;
    let mut left = expected.chars();
    let mut right = found.chars();
    let (e, f) = loop {
        let (e, f) = (left.next(), right.next());
        if e != f || e.is_none() {
            break (e, f);
        }
        index += 1;
        at += e.map_or(0, char::len_utf8);
    };
    format!(
        "character {} should be {}, in {}, but is {}, in {}",
        index + 1,
        code(e),
        around(expected, at),
        code(f),
        around(found, at)
    )
}

/// What stands around byte `at`.
fn around(text: &str, at: usize) -> String {
    let from = text[..at]
        .char_indices()
        .rev()
        .nth(AROUND - 1)
        .map_or(0, |(i, _)| i);
    let to = text[at..]
        .char_indices()
        .nth(AROUND)
        .map_or(text.len(), |(i, _)| at + i);
    format!(
        "“{}{}{}”",
        if from > 0 { "…" } else { "" },
        shown(&text[from..to]),
        if to < text.len() { "…" } else { "" }
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_named_by_code_points() {
        assert_eq!(
            difference("RECOGNIZING\u{A0}the", "RECOGNIZING the"),
            "character 12 should be a non-breaking space (U+00A0), in “RECOGNIZING‹U+00A0›the”, but is a space \
             (U+0020), in “RECOGNIZING the”"
        );
        assert!(difference("ab", "a").contains("but is the end of the text"));
    }

    #[test]
    fn long_texts_are_cut_at_characters() {
        let text = "é".repeat(100);
        assert_eq!(quote(&text), format!("“{}…”", "é".repeat(40)));
        let other = format!("{}x{}", "é".repeat(50), "é".repeat(49));
        assert!(difference(&text, &other).contains(&format!(
            "“…{}x{}…”",
            "é".repeat(24),
            "é".repeat(23)
        )));
    }
}
