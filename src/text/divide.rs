//! Where a word may be divided, by the patterns of its language.

use hypher::{Lang, hyphenate_bounded};

/// Shortest word that is divided, in letters.
const SHORTEST: usize = 5;

/// The bytes of `word` before which a hyphen may stand at a line's end, in order. Empty where the language has no
/// patterns here, and for a word with anything but lower-case letters after its first: names in capitals, numbers
/// and symbols are never divided. Of a word with an apostrophe, what follows it is divided.
pub fn divisions(word: &str, language: &str) -> Vec<usize> {
    let Some((lang, before, after)) = patterns(language) else {
        return Vec::new();
    };
    // what is elided before a word (l’administration) is no part of it
    let from = word
        .char_indices()
        .rfind(|(_, c)| matches!(c, '’' | '\''))
        .map_or(0, |(at, c)| at + c.len_utf8());
    let word = &word[from..];
    let mut chars = word.chars();
    let first = chars.next().is_some_and(char::is_alphabetic);
    if !first || !chars.all(char::is_lowercase) || word.chars().count() < SHORTEST {
        return Vec::new();
    }
    let mut at = from;
    let mut places: Vec<usize> = hyphenate_bounded(word, lang, before, after)
        .map(|syllable| {
            at += syllable.len();
            at
        })
        .collect();
    places.pop();
    places
}

/// The patterns of a language (BCP 47), and the letters that stay together before and after a hyphen.
fn patterns(language: &str) -> Option<(Lang, usize, usize)> {
    match language.split('-').next()? {
        "en" => Some((Lang::English, 2, 3)),
        "es" => Some((Lang::Spanish, 2, 2)),
        "fr" => Some((Lang::French, 2, 3)),
        "pt" => Some((Lang::Portuguese, 2, 3)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(word: &str, language: &str) -> String {
        let mut word = word.to_string();
        for at in divisions(&word.clone(), language).into_iter().rev() {
            word.insert(at, '-');
        }
        word
    }

    #[test]
    fn words_are_divided_by_their_language() {
        assert_eq!(divided("secretariat", "en"), "sec-re-tariat");
        assert_eq!(divided("operative", "en"), "op-er-a-tive");
        assert_eq!(divided("delegación", "es"), "de-le-ga-ción");
        assert_eq!(divided("delegación", "es-SV"), "de-le-ga-ción");
        assert_eq!(divided("délégation", "fr"), "dé-lé-ga-tion");
        assert_eq!(divided("delegação", "pt"), "de-le-ga-ção");
        assert_eq!(divided("l’administration", "fr"), "l’ad-mi-nis-tra-tion");
    }

    #[test]
    fn names_in_capitals_and_short_words_stay_whole() {
        for word in [
            "OAS",
            "AG05279E04",
            "states’",
            "open",
            "RECOGNIZING",
            "3rd",
            "",
            "Ωμεγαλη",
        ] {
            assert_eq!(divided(word, "en"), word);
        }
        assert_eq!(divided("declaration", "de"), "declaration");
    }
}
