//! Defects inside paragraphs: characters, white space, words, numbers.

use super::{Defect, Texts, replace};
use engross::transcript::{Emphasis, EmphasisKind};

/// The middle of a text: between two words of at least four letters, of a text long enough to stay itself.
fn between_words(text: &str) -> Option<(usize, usize)> {
    if text.split(' ').count() < 9 || text.contains('\n') {
        return None;
    }
    let middle = text.len() / 2;
    text.match_indices(' ')
        .map(|(at, _)| at)
        .find(|at| *at > middle && is_word(&text[..*at], true) && is_word(&text[at + 1..], false))
        .map(|at| (at, at + 1))
}

/// Whether a text ends (or begins) with a word of at least four letters.
fn is_word(text: &str, end: bool) -> bool {
    let letters = |c: &char| c.is_ascii_lowercase();
    match end {
        true => text.chars().rev().take_while(letters).count() > 3,
        false => text.chars().take_while(letters).count() > 3,
    }
}

/// The word behind that place.
fn word(text: &str) -> Option<(usize, usize)> {
    let (_, start) = between_words(text)?;
    let length = text[start..].find(|c: char| !c.is_ascii_lowercase())?;
    Some((start, start + length))
}

/// The first of some characters that stands inside a long text.
fn first(text: &str, of: &[char]) -> Option<(usize, usize)> {
    if text.split(' ').count() < 6 {
        return None;
    }
    let at = text.find(of)?;
    let c = text[at..].chars().next()?;
    Some((at, at + c.len_utf8()))
}

fn hyphen(text: &str) -> Option<(usize, usize)> {
    let (start, end) = first(text, &['-'])?;
    let letters = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    (letters(text[..start].chars().next_back()) && letters(text[end..].chars().next()))
        .then_some((start, end))
}

fn figure(text: &str) -> Option<(usize, usize)> {
    if text.split(' ').count() < 9 {
        return None;
    }
    let at = text
        .find(" 20")
        .filter(|at| text[at + 1..].starts_with(|c: char| c.is_ascii_digit()))?
        + 1;
    let length = text[at..].bytes().take_while(u8::is_ascii_digit).count();
    (length == 4).then_some((at, at + length))
}

fn at_word(texts: &mut Texts, n: usize, change: fn(&str) -> String) -> bool {
    let mut places = texts
        .legacy
        .body
        .iter_mut()
        .filter_map(|p| word(&p.text).map(|place| (p, place)));
    let Some((paragraph, (start, end))) = places.nth(n) else {
        return false;
    };
    let put = change(&paragraph.text[start..end]);
    replace(paragraph, start, end, &put);
    true
}

pub const DEFECTS: &[Defect] = &[
    ("SPACE-DOUBLED", |t, n| t.at(n, between_words, "  ")),
    ("SPACE-CHANGED", |t, n| {
        t.at(n, |text| text.find(" (").map(|at| (at, at + 1)), "")
    }),
    ("NBSP-ADDED", |t, n| t.at(n, between_words, "\u{A0}")),
    ("NBSP-LOST", |t, n| {
        t.at(n, |text| first(text, &['\u{A0}']), " ")
    }),
    ("QUOTES-FLATTENED", |t, n| {
        t.at(n, |text| first(text, &['“']), "\"")
    }),
    ("QUOTES-FLATTENED", |t, n| {
        t.at(n, |text| first(text, &['’']), "'")
    }),
    ("QUOTES-CHANGED", |t, n| {
        t.at(n, |text| first(text, &['“']), "«")
    }),
    ("DASH-CHANGED", |t, n| t.at(n, hyphen, "\u{2010}")),
    ("HYPHEN-CHANGED", |t, n| t.at(n, hyphen, "")),
    ("ACCENT-CHANGED", |t, n| {
        t.at(n, |text| first(text, &['í']), "i")
    }),
    ("COMPOSITION-CHANGED", |t, n| {
        t.at(n, |text| first(text, &['í']), "i\u{301}")
    }),
    ("CHARACTER-LOST", |t, n| {
        t.at(n, |text| first(text, &['í', '’', '“']), "?")
    }),
    ("LIGATURE-CHANGED", |t, n| {
        t.at(n, |text| text.find("fi").map(|at| (at, at + 2)), "\u{FB01}")
    }),
    ("CASE-CHANGED", |t, n| at_word(t, n, str::to_uppercase)),
    ("WORDS-JOINED", |t, n| t.at(n, between_words, "")),
    ("WORD-BROKEN", |t, n| {
        at_word(t, n, |word| format!("{} {}", &word[..2], &word[2..]))
    }),
    ("WORD-CHANGED", |t, n| at_word(t, n, |_| "otherwise".into())),
    ("WORD-LOST", |t, n| {
        t.at(
            n,
            |text| word(text).map(|(start, end)| (start - 1, end)),
            "",
        )
    }),
    ("WORD-ADDED", |t, n| t.at(n, between_words, " entirely ")),
    ("WORD-DUPLICATED", |t, n| {
        at_word(t, n, |word| format!("{word} {word}"))
    }),
    ("PUNCTUATION-CHANGED", |t, n| {
        t.at(n, |text| first(text, &[',']), "")
    }),
    ("PUNCTUATION-CHANGED", |t, n| {
        t.at(n, |text| first(text, &[',']), ";")
    }),
    ("NUMBER-CHANGED", |t, n| t.at(n, figure, "1999")),
    ("SOFT-HYPHEN", |t, n| {
        at_word(t, n, |word| format!("{}\u{AD}{}", &word[..2], &word[2..]))
    }),
    ("SOFT-HYPHEN-LOST", |t, n| {
        // the canonical text has one, the legacy text not
        std::mem::swap(&mut t.canonical, &mut t.legacy);
        let done = at_word(t, n, |word| format!("{}\u{AD}{}", &word[..2], &word[2..]));
        std::mem::swap(&mut t.canonical, &mut t.legacy);
        done
    }),
    ("DELETED-TEXT-KEPT", |t, n| {
        let mut places = t
            .legacy
            .body
            .iter_mut()
            .filter_map(|p| between_words(&p.text).map(|place| (p, place)));
        let Some((paragraph, (start, end))) = places.nth(n) else {
            return false;
        };
        let old = " formerly adopted ";
        replace(paragraph, start, end, old);
        paragraph.emphasis.push(Emphasis {
            start: start + 1,
            end: start + old.len() - 1,
            kind: EmphasisKind::Strike,
        });
        true
    }),
    ("EDGE-SPACE", |t, n| {
        t.at(n, |text| (!text.is_empty()).then_some((0, 0)), " ")
    }),
];
