//! Scan: symbols, dates and figures in the text of a paragraph. What is part of a symbol is no date, and what is part of a
//! date no figure.

use super::facts::{Aspect, Fact};
use super::months::month;
use crate::ordinal;
use crate::symbol::{Symbol, roman_number};
use std::ops::Range;

/// No symbol is longer, in bytes.
const LONGEST: usize = 48;
/// Ordinals in words are figures from this one on: one language has “twenty-first century” where another has “siglo XXI”.
const LEAST_ORDINAL: u16 = 11;
/// The largest day of a month.
const DAYS: u32 = 31;

/// All that is found in `text`, which is in `language`.
pub(super) fn scan(text: &str, language: &str) -> Vec<Fact> {
    let mut found = Vec::new();
    symbols(text, &mut found);
    let tokens: Vec<Token<'_>> = tokens(text)
        .filter(|token| {
            !found
                .iter()
                .any(|fact: &Fact| touch(&fact.range, &token.range))
        })
        .collect();
    let mut taken = vec![false; tokens.len()];
    dates(&tokens, language, &mut taken, &mut found);
    for (ordinal, range) in ordinal::each_in_words(text) {
        // “first” and “second” are also words that order an argument, or a part of time
        let told = ordinal >= LEAST_ORDINAL && !found.iter().any(|fact| touch(&fact.range, &range));
        found.extend(told.then(|| Fact {
            aspect: Aspect::Figure,
            value: ordinal.to_string(),
            range,
        }));
    }
    for (token, taken) in tokens.iter().zip(taken) {
        let value = match taken {
            true => None,
            false => figure(token.text, language),
        };
        found.extend(value.map(|value| Fact {
            aspect: Aspect::Figure,
            value,
            range: token.range.clone(),
        }));
    }
    found
}

fn touch(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// The symbols of documents: the longest stretch from a word on that is one.
fn symbols(text: &str, found: &mut Vec<Fact>) {
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let letters = rest.bytes().take_while(u8::is_ascii_uppercase).count();
        let next = rest.as_bytes().get(letters);
        let begins = text[..at]
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric());
        let may_be = begins
            && letters > 0
            && next.is_some_and(|b| *b == b'/' || letters > 1 && b.is_ascii_digit());
        if let Some((symbol, length)) = may_be.then(|| longest(rest)).flatten() {
            found.push(Fact {
                aspect: Aspect::Symbol,
                value: same_in_all(&symbol),
                range: at..at + length,
            });
            at += length;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
}

fn longest(text: &str) -> Option<(Symbol, usize)> {
    let ends = text
        .char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .take_while(|end| *end <= LONGEST);
    let ends: Vec<usize> = ends.collect();
    ends.into_iter().rev().find_map(|end| {
        let whole = text[end..]
            .chars()
            .next()
            .is_none_or(|c| !c.is_alphanumeric());
        let symbol = text[..end].parse::<Symbol>().ok().filter(|_| whole)?;
        Some((symbol, end))
    })
}

/// A symbol without what depends on the language.
fn same_in_all(symbol: &Symbol) -> String {
    match symbol {
        Symbol::File(file) => format!("{}{}", file.body(), file.job()),
        other => other.to_string(),
    }
}

/// A word or number of a text.
struct Token<'t> {
    text: &'t str,
    range: Range<usize>,
    /// What stands between it and the one before.
    before: &'t str,
}

/// Words and numbers: letters and digits in a row, with the separators that stand between two digits.
fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let end = at;
        at += text[at..].find(char::is_alphanumeric)?;
        let start = at;
        let mut before_is_digit = false;
        loop {
            let mut rest = text[at..].chars();
            let Some(c) = rest.next() else { break };
            let next_is_digit = rest.next().is_some_and(|c| c.is_ascii_digit());
            let inside = c.is_alphanumeric()
                || before_is_digit
                    && next_is_digit
                    && matches!(c, '.' | ',' | '\u{a0}' | '\u{202f}');
            if !inside {
                break;
            }
            before_is_digit = c.is_ascii_digit();
            at += c.len_utf8();
        }
        Some(Token {
            text: &text[start..at],
            range: start..at,
            before: &text[end..start],
        })
    })
}

/// Words between the parts of a date.
const BETWEEN: [&str; 6] = ["de", "del", "of", "du", "le", "the"];
/// Words between the first and the last day of several.
const TO: [&str; 9] = ["to", "al", "a", "au", "à", "and", "y", "et", "e"];

/// Takes the dates out of the tokens.
fn dates(tokens: &[Token<'_>], language: &str, taken: &mut [bool], found: &mut Vec<Fact>) {
    for (at, token) in tokens.iter().enumerate() {
        let name = token.text.to_lowercase();
        let Some(month) = month(&name, language) else {
            continue;
        };
        let mut used = vec![at];
        let mut days = days_before(tokens, at, &mut used);
        if days.is_empty() {
            days = days_after(tokens, at, &mut used);
        }
        let last = used.iter().copied().max().unwrap_or(at);
        let year = year_after(tokens, last, &mut used);
        if days.is_empty() && year.is_none() {
            // a word that is no month here: “may”
            continue;
        }
        let start = used
            .iter()
            .filter_map(|i| tokens.get(*i))
            .map(|t| t.range.start)
            .min();
        let end = used
            .iter()
            .filter_map(|i| tokens.get(*i))
            .map(|t| t.range.end)
            .max();
        for index in used {
            if let Some(taken) = taken.get_mut(index) {
                *taken = true;
            }
        }
        let year = year.map_or("-".to_owned(), |year| year.to_string());
        let days: Vec<String> = days.iter().map(|day| format!("{day:02}")).collect();
        let day = match days.is_empty() {
            true => String::new(),
            false => format!("-{}", days.join("/")),
        };
        found.push(Fact {
            aspect: Aspect::Date,
            value: format!("{year}-{month:02}{day}"),
            range: start.unwrap_or_default()..end.unwrap_or_default(),
        });
    }
}

/// A day as it is written: `7`, `1er`, `1º`, `5th`.
fn day(text: &str) -> Option<u32> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let ending = &text[digits..];
    let fits = ["", "er", "º", "o", "st", "nd", "rd", "th"].contains(&ending);
    let day = text[..digits].parse().ok().filter(|_| fits)?;
    (1..=DAYS).contains(&day).then_some(day)
}

fn is_one_of(words: &[&str], token: Option<&Token<'_>>) -> bool {
    token.is_some_and(|token| words.contains(&token.text.to_lowercase().as_str()))
}

/// Days before the month: `7 de junio`, `5 al 7 de junio`.
fn days_before(tokens: &[Token<'_>], month: usize, used: &mut Vec<usize>) -> Vec<u32> {
    let Some(mut at) = month.checked_sub(1) else {
        return Vec::new();
    };
    if is_one_of(&BETWEEN, tokens.get(at)) {
        match at.checked_sub(1) {
            Some(before) => at = before,
            None => return Vec::new(),
        }
    }
    let Some(last) = tokens.get(at).and_then(|token| day(token.text)) else {
        return Vec::new();
    };
    used.extend(at..month);
    let first = at
        .checked_sub(2)
        .filter(|_| is_one_of(&TO, tokens.get(at - 1)))
        .or_else(|| at.checked_sub(1).filter(|_| goes_on(tokens, at - 1)))
        .and_then(|first| Some((first, day(tokens.get(first)?.text)?)));
    match first {
        Some((first, day)) => {
            used.extend(first..at);
            vec![day, last]
        }
        None => vec![last],
    }
}

/// Days after the month: `June 7`, `June 5 to 7`.
fn days_after(tokens: &[Token<'_>], month: usize, used: &mut Vec<usize>) -> Vec<u32> {
    let Some(first) = tokens.get(month + 1).and_then(|token| day(token.text)) else {
        return Vec::new();
    };
    used.push(month + 1);
    let last = match is_one_of(&TO, tokens.get(month + 2)) {
        true => Some(month + 3),
        false => Some(month + 2).filter(|_| goes_on(tokens, month + 1)),
    };
    match last.and_then(|last| Some((last, day(tokens.get(last)?.text)?))) {
        Some((last, day)) => {
            used.extend(month + 2..=last);
            vec![first, day]
        }
        None => vec![first],
    }
}

/// Whether only a hyphen or dash stands between this token and the next.
fn goes_on(tokens: &[Token<'_>], at: usize) -> bool {
    tokens
        .get(at + 1)
        .is_some_and(|next| ["-", "–"].contains(&next.before))
}

/// The year after the last part of a date.
fn year_after(tokens: &[Token<'_>], last: usize, used: &mut Vec<usize>) -> Option<u32> {
    let at = match is_one_of(&BETWEEN, tokens.get(last + 1)) {
        true => last + 2,
        false => last + 1,
    };
    let text = tokens.get(at)?.text;
    let is_year = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    let year = text.parse().ok().filter(|_| is_year)?;
    used.extend(last + 1..=at);
    Some(year)
}

/// The value of a number in the form of a language; a Roman numeral as a number. `None` for words.
fn figure(text: &str, language: &str) -> Option<String> {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        let end = text
            .rfind(|c: char| c.is_ascii_digit())
            .map_or(0, |at| at + 1);
        return Some(number(&text[..end], language.starts_with("en")));
    }
    let capitals = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let ending = &text[capitals..];
    let fits = ["", "e", "o", "a", "er"].contains(&ending);
    let numeral = text.get(..capitals).filter(|_| fits && capitals > 1)?;
    roman_number(numeral).map(|number| number.to_string())
}

/// A number without the separators of its language, with a point before its decimals.
fn number(text: &str, english: bool) -> String {
    let decimal = if english { '.' } else { ',' };
    let mut value: String = text
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == decimal)
        .map(|c| if c == decimal { '.' } else { c })
        .collect();
    let zeros = value.len() - value.trim_start_matches('0').len();
    let kept = value[zeros..].starts_with(|c: char| c.is_ascii_digit());
    value.drain(..if kept { zeros } else { zeros.saturating_sub(1) });
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, language: &str) -> Vec<(Aspect, String)> {
        let mut all: Vec<(Aspect, String)> = scan(text, language)
            .into_iter()
            .map(|fact| (fact.aspect, fact.value))
            .collect();
        all.sort();
        all
    }

    #[test]
    fn a_date_is_one_in_every_language() {
        for (text, language) in [
            ("held on 7 June 2011 in", "en"),
            ("held on June 7, 2011,", "en"),
            ("el 7 de junio de 2011", "es"),
            ("del 7 junio 2011", "es"),
            ("le 7 juin 2011", "fr"),
            ("em 7 de junho de 2011", "pt"),
        ] {
            assert_eq!(
                said(text, language),
                [(Aspect::Date, "2011-06-07".into())],
                "{text}"
            );
        }
        for (text, language) in [
            ("from June 5 to 7, 2011", "en"),
            ("del 5 al 7 de junio de 2011", "es"),
            ("du 5 au 7 juin 2011", "fr"),
            ("de 5 a 7 de junho de 2011", "pt"),
        ] {
            assert_eq!(
                said(text, language),
                [(Aspect::Date, "2011-06-05/07".into())],
                "{text}"
            );
        }
        assert_eq!(said("they may agree", "en"), []);
        // a quotation stands in its own language
        assert_eq!(said("7 June 2011", "fr"), said("7 juin 2011", "fr"));
        assert_eq!(said("le 1er mai", "fr"), [(Aspect::Date, "--05-01".into())]);
    }

    #[test]
    fn figures_are_read_in_the_form_of_their_language() {
        let one = |text, language| {
            let all = said(text, language);
            assert_eq!(all.len(), 1, "{all:?}");
            all[0].1.clone()
        };
        assert_eq!(one("1,000.5 tons", "en"), "1000.5");
        assert_eq!(one("1.000,5 toneladas", "es"), "1000.5");
        assert_eq!(one("1\u{a0}000,5 tonnes", "fr"), "1000.5");
        assert_eq!(one("the year 2011.", "en"), "2011");
        assert_eq!(one("siglo XXI", "es"), one("21st century", "en"));
        assert_eq!(one("0.5", "en"), "0.5");
        assert_eq!(one("siglo XXI", "es"), one("twenty-first century", "en"));
        assert_eq!(one("XLI sesión", "es"), one("quadragésima primeira", "pt"));
        assert_eq!(said("first, and in the second place", "en"), []);
    }

    #[test]
    fn symbols_are_the_same_but_for_the_language_of_the_file() {
        let one = |text| {
            let all = said(text, "en");
            assert_eq!(all.len(), 1, "{all:?}");
            all[0].clone()
        };
        assert_eq!(
            one("in resolution AG/RES. 2554 (XL-O/10), as"),
            (Aspect::Symbol, "AG/RES. 2554 (XL-O/10)".into())
        );
        assert_eq!(one("see AG05279E04"), one("véase AG05279S11"));
        assert_eq!(one("(AG/doc.5232/11 rev. 1)").1, "AG/doc.5232/11 rev. 1");
    }
}
