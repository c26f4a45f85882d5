//! The number of a copy in the words of a stamp.

use crate::sheet::StampWords;

/// The numbers that some texts say of copies, `Copy 7 of 35`, in the words of a language.
pub fn numbers<'t>(texts: impl IntoIterator<Item = &'t str>, words: &StampWords) -> Vec<u32> {
    let Some((before, rest)) = words.copy.split_once("{number}") else {
        return Vec::new();
    };
    let Some((between, _)) = rest.split_once("{total}") else {
        return Vec::new();
    };
    let mut numbers = Vec::new();
    for text in texts {
        for (at, _) in text.match_indices(before) {
            let said = &text[at + before.len()..];
            let digits = said.len() - said.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let goes_on = said[digits..].strip_prefix(between);
            let total = goes_on.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            if let Ok(number) = said[..digits].parse()
                && total
                && !numbers.contains(&number)
            {
                numbers.push(number);
            }
        }
    }
    numbers
}
