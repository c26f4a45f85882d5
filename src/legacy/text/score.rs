//! How well a single-byte encoding explains the bytes of a text: held against the words of the canonical text, or,
//! without one, against what English, Spanish, French and Portuguese are written with.

use super::codepage::Codepage;
use crate::transcript::Transcript;
use std::collections::BTreeSet;

/// How well an encoding explains a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Score {
    /// The encoding.
    pub page: Codepage,
    /// Words with letters outside ASCII that are words of the canonical text, or look like words of the languages.
    pub known: usize,
    /// All words with bytes outside ASCII.
    pub words: usize,
    /// What decides: higher is better.
    pub points: i64,
}

/// What an encoding is held against.
pub(super) struct Measure {
    /// Words of the canonical text with characters outside ASCII, in small letters.
    words: BTreeSet<String>,
    /// Its characters outside ASCII.
    characters: BTreeSet<char>,
}

impl Measure {
    /// The measure by a canonical text; `None` where it has no character outside ASCII, and so tells nothing.
    pub fn of(canonical: &Transcript) -> Option<Measure> {
        let mut measure = Measure {
            words: BTreeSet::new(),
            characters: BTreeSet::new(),
        };
        let notes = canonical.notes.iter().flat_map(|note| &note.paragraphs);
        for paragraph in canonical.body.iter().chain(notes) {
            measure
                .characters
                .extend(paragraph.text.chars().filter(|c| !c.is_ascii()));
            let words = paragraph.text.split(|c: char| !is_word(c));
            let accented = words.filter(|word| !word.is_ascii());
            measure.words.extend(accented.map(str::to_lowercase));
        }
        (!measure.characters.is_empty()).then_some(measure)
    }
}

/// Holds an encoding against the bytes.
pub(super) fn score(bytes: &[u8], page: Codepage, measure: Option<&Measure>) -> Score {
    let mut score = Score {
        page,
        known: 0,
        words: 0,
        points: 0,
    };
    // a word is decoded by itself, so that no second copy of the text is made
    let mut word = String::new();
    let mut before = ' ';
    let mut start = ' ';
    for &byte in bytes.iter().chain(b"\n") {
        let c = page.decode(byte);
        if is_word(c) {
            if word.is_empty() {
                start = before;
            }
            // no word of a language is longer, and hostile text is not gathered
            if word.len() < 120 {
                word.push(c);
            }
        } else {
            close(&mut word, start, c, measure, &mut score);
            if !c.is_ascii() {
                score.points += mark(c, before, measure);
            }
        }
        before = c;
    }
    score
}

fn is_word(c: char) -> bool {
    c.is_alphabetic()
}

/// Scores a word that is at its end. `start` and `end` are the characters around it.
fn close(word: &mut String, start: char, end: char, measure: Option<&Measure>, score: &mut Score) {
    if word.is_empty() {
        return;
    }
    if !word.is_ascii() {
        score.words += 1;
        let lower = word.to_lowercase();
        if measure.is_some_and(|measure| measure.words.contains(&lower)) {
            score.known += 1;
            score.points += 10;
        } else {
            let (points, plausible) = plausible(word);
            score.points += points;
            score.known += usize::from(measure.is_none() && plausible);
        }
    } else if start == '’' && end == '’' {
        // letters between two closing quotes are what another encoding's accents look like
        score.points -= 2;
    }
    word.clear();
}

/// Letters outside ASCII of English, Spanish, French and Portuguese text, the commonest first.
const LETTERS: &str = "éóáíñãçõêúâàèôüîûëïùœöäÉÓÁÍÑÃÇÕÊÚÂÀÈÔÜÎÛŒ";

/// How a word that is not in the canonical text looks: points, and whether it may be a word.
fn plausible(word: &str) -> (i64, bool) {
    let mut points = 0;
    let mut before = None;
    for c in word.chars() {
        if !c.is_ascii() {
            points += match LETTERS.contains(c) {
                true => 2,
                false => -3,
            };
        }
        // a capital after a small letter
        if c.is_uppercase() && before.is_some_and(char::is_lowercase) {
            points -= 4;
        }
        // a small accented letter amid capitals
        if c.is_lowercase()
            && !c.is_ascii()
            && word.chars().filter(|c| c.is_ascii_uppercase()).count() > 1
        {
            points -= 4;
        }
        before = Some(c);
    }
    let ending = [
        "ción", "sión", "ções", "ção", "são", "ão", "é", "és", "ía", "ías", "ité", "ités", "ência",
        "ância",
    ];
    if points > 0 && ending.iter().any(|ending| word.ends_with(ending)) {
        points += 2;
    }
    (points, points > 0)
}

/// What a sign outside ASCII that is no letter is worth where it stands.
fn mark(c: char, before: char, measure: Option<&Measure>) -> i64 {
    if measure.is_some_and(|measure| measure.characters.contains(&c)) {
        return 4;
    }
    let outside = before.is_whitespace() || "(«“‘—–¡¿".contains(before);
    match c {
        // box drawing, and control characters of the upper half
        '\u{2500}'..='\u{259F}' => -3,
        '\u{80}'..='\u{9F}' => -8,
        '“' | '‘' | '«' | '¡' | '¿' if outside => 2,
        '”' | '»' if !outside => 2,
        '’' | '–' | '—' | '…' | '\u{A0}' | 'º' | 'ª' | '°' | '§' | '€' | '•' => 1,
        _ => -2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_in_words_are_worth_more_than_signs_in_them() {
        // Joaquín as a Mac wrote it
        let bytes = b"Joaqu\x92n Mart\x92nez";
        let points = |page| score(bytes, page, None).points;
        assert!(points(Codepage::MacRoman) > points(Codepage::Windows1252));
        assert!(points(Codepage::MacRoman) > points(Codepage::Cp850));
    }
}
