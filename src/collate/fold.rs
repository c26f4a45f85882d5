//! Folds: what two spellings have in common. A word is compared by its loosest fold first; how much less loose a fold
//! still makes two words equal says what differs in them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The loosest fold, by which words are aligned: no capitals, no accents, no ligatures, no invisible hyphens; quotation
/// marks and dashes of one kind each.
pub(super) fn loose(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.chars()
        .filter(|c| !is_invisible(*c))
        .map(mark)
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Without characters that are not seen inside a word.
pub(super) fn visible(word: &str) -> String {
    word.chars().filter(|c| !is_invisible(*c)).collect()
}

/// Composed.
pub(super) fn composed(word: &str) -> String {
    word.nfc().collect()
}

/// With ligatures and other forms of characters taken apart, and composed.
pub(super) fn compatible(word: &str) -> String {
    word.nfkc().collect()
}

/// Without accents.
pub(super) fn bare(word: &str) -> String {
    word.nfd().filter(|c| !is_combining_mark(*c)).collect()
}

/// Whether a character inside a word is not seen: a soft hyphen, a space of no width, a joiner.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}'
    )
}

/// Whether a character is a quotation mark or an apostrophe.
pub(super) fn is_quote(c: char) -> bool {
    matches!(mark(c), '"' | '\'')
}

/// Whether a character is a dash or a hyphen that is seen.
pub(super) fn is_dash(c: char) -> bool {
    mark(c) == '-'
}

/// One mark for all of its kind.
fn mark(c: char) -> char {
    match c {
        '\u{201C}'..='\u{201F}' | '«' | '»' | '\u{2033}' | '\u{301D}'..='\u{301F}' => '"',
        '\u{2018}'..='\u{201B}' | '‹' | '›' | '\u{2032}' | '´' | '`' => '\'',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{1E}' => '-',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loosest_fold_keeps_letters_and_figures() {
        for (one, other) in [
            ("Agustín", "AGUSTIN"),
            ("o\u{FB03}ce", "office"),
            ("“", "\""),
            ("’", "'"),
            ("\u{2011}", "-"),
            ("se\u{AD}curity", "Security"),
            ("H₂O", "h2o"),
        ] {
            assert_eq!(loose(one), loose(other));
        }
        assert_ne!(loose("crime"), loose("crimes"));
    }
}
