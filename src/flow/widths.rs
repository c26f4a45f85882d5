//! Rough widths of text, for decisions that both outputs share: columns of tables, room for labels.
//!
//! Word and the composer of the PDF measure with their own fonts; what is decided here must only be the same for both.
//! The widths are those of a Times face, rounded up.

use crate::unit::Length;

/// About how wide `text` is when set at `size`.
pub(super) fn of(text: &str, size: Length, bold: bool) -> Length {
    let units: i64 = text.chars().map(units).sum();
    let units = if bold { units * 107 / 100 } else { units };
    size.scale(units, 1000)
}

/// About how wide the widest part of `text` is that cannot be broken.
pub(super) fn of_longest_word(text: &str, size: Length, bold: bool) -> Length {
    text.split([' ', '\n', '\t'])
        .map(|word| of(word, size, bold))
        .max()
        .unwrap_or_default()
}

/// The width of a character in thousandths of an em.
fn units(c: char) -> i64 {
    match c {
        'i' | 'j' | 'l' | 't' | '\'' | '’' | '‘' | '.' | ',' | ';' | ':' | '/' | '|' | '!' => {
            290
        }
        ' ' | '\u{a0}' => 250,
        'f' | 'r' | 's' | 'I' | 'J' | '(' | ')' | '[' | ']' | '-' | '‑' | '°' | '′' => 390,
        'M' | 'W' => 940,
        'm' | 'w' | '—' | '%' | '&' => 840,
        'c' | 'e' | 'z' => 450,
        'E' | 'F' | 'L' | 'P' | 'S' | 'T' | 'Z' => 640,
        'a'..='z' | '0'..='9' | '“' | '”' | '–' | '•' | '$' => 500,
        'A'..='Z' => 730,
        c if c.is_uppercase() => 740,
        c if c.is_alphabetic() && u32::from(c) < 0x250 => 510,
        _ => 1000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_grow_with_text_size_and_weight() {
        let size = Length::from_points(10);
        assert_eq!(of("000", size, false), Length::from_points(15));
        assert!(of("000", size, true) > of("000", size, false));
        assert_eq!(
            of_longest_word("a bb ccc", size, false),
            of("ccc", size, false)
        );
        assert_eq!(of_longest_word("", size, false), Length::ZERO);
    }
}
