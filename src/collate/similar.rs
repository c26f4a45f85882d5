//! How much two short texts resemble each other by their letters, where words are too few to say it.

use std::collections::BTreeMap;

/// Longer texts are not compared by letters.
const SHORT: usize = 400;

/// How many pairs of letters in a row agree, in hundredths of their mean number; 0 where a text is long.
pub(super) fn by_letters(one: &str, other: &str) -> usize {
    if one.len() > SHORT || other.len() > SHORT {
        return 0;
    }
    let (a, b) = (pairs(one), pairs(other));
    let same: usize = a
        .iter()
        .map(|(pair, count)| b.get(pair).map_or(0, |other| *count.min(other)))
        .sum();
    let total: usize = a.values().chain(b.values()).sum();
    (200 * same).checked_div(total).unwrap_or(0)
}

fn pairs(text: &str) -> BTreeMap<(char, char), usize> {
    let letters = text.chars().filter(|c| !c.is_whitespace());
    let letters: Vec<char> = letters.flat_map(char::to_lowercase).collect();
    let mut pairs = BTreeMap::new();
    // the edges count as letters, so that a single letter has pairs too
    let edged = std::iter::once('\0').chain(letters.iter().copied());
    for pair in edged.zip(letters.iter().copied().chain(['\0'])) {
        *pairs.entry(pair).or_default() += 1;
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::by_letters;

    #[test]
    fn letters_tell_a_changed_word_from_another() {
        assert_eq!(by_letters("DECLARE:", "Declare:"), 100);
        assert!(by_letters("DECLARE:", "DECLARES:") > 70);
        assert!(by_letters("DECLARE:", "RESOLVES:") < 50);
        assert_eq!(by_letters("", "a"), 0);
    }
}
