//! Words and signs of a text, each with a number that equal ones share.

use super::fold;
use std::collections::HashMap;

/// A word, or a sign that stands for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// The number of its loosest fold.
    pub key: u32,
    /// The number of it as it is written.
    pub exact: u32,
    /// First byte of the text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Whether it has letters or figures.
    pub is_word: bool,
}

/// The numbers of words. They count from 0 in the order of the words' first appearance, so that nothing depends on
/// how they are looked up.
#[derive(Default)]
pub(super) struct Lexicon {
    keys: HashMap<String, u32>,
    written: HashMap<String, u32>,
}

impl Lexicon {
    /// How many different words there are.
    pub fn len(&self) -> u32 {
        self.keys.len() as u32
    }

    /// The words and signs of a text; white space parts them and is none.
    pub fn tokens(&mut self, text: &str) -> Vec<Token> {
        let mut tokens = Vec::with_capacity(text.len() / 5);
        let mut open: Option<usize> = None;
        for (at, c) in text.char_indices() {
            if is_of_word(c) {
                open.get_or_insert(at);
                continue;
            }
            if let Some(start) = open.take() {
                tokens.push(self.token(text, start, at));
            }
            if !c.is_whitespace() {
                tokens.push(self.token(text, at, at + c.len_utf8()));
            }
        }
        if let Some(start) = open {
            tokens.push(self.token(text, start, text.len()));
        }
        tokens
    }

    fn key(&mut self, folded: String) -> u32 {
        let next = self.len();
        *self.keys.entry(folded).or_insert(next)
    }

    fn exact(&mut self, word: &str) -> u32 {
        let next = self.written.len() as u32;
        if let Some(number) = self.written.get(word) {
            return *number;
        }
        self.written.insert(word.to_owned(), next);
        next
    }

    fn token(&mut self, text: &str, start: usize, end: usize) -> Token {
        let word = &text[start..end];
        let key = self.key(fold::loose(word));
        Token {
            key,
            exact: self.exact(word),
            start,
            end,
            is_word: word.chars().any(char::is_alphanumeric),
        }
    }
}

/// Whether a character is part of a word: letters, figures, what stands on them, what is not seen between them, and
/// what stands in the place of a letter that was lost.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric()
        || fold::is_invisible(c)
        || unicode_normalization::char::is_combining_mark(c)
        || c == '\u{FFFD}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_signs_part_and_equal_ones_share_a_number() {
        let mut lexicon = Lexicon::default();
        let text = "Agustín’s 2,000\u{A0}  agustin";
        let tokens = lexicon.tokens(text);
        let shown: Vec<&str> = tokens.iter().map(|t| &text[t.start..t.end]).collect();
        assert_eq!(shown, ["Agustín", "’", "s", "2", ",", "000", "agustin"]);
        assert_eq!(tokens[0].key, tokens[6].key);
        assert!(tokens[0].is_word && !tokens[1].is_word);
    }
}
