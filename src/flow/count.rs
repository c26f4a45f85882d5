//! Counts and how they are written: 4 is `4`, `d`, `D`, `iv` or `IV`.

use crate::sheet::{NumberForm, NumberLevel};

/// The greatest count that letters and roman numerals are read for; Word writes none above either.
const MOST: u32 = 3999;

/// A count in its form. A bullet has none.
pub(super) fn write(form: NumberForm, count: u32) -> String {
    match form {
        NumberForm::Decimal => count.to_string(),
        NumberForm::LowerLetter => letters(count),
        NumberForm::UpperLetter => letters(count).to_ascii_uppercase(),
        NumberForm::LowerRoman => roman(count),
        NumberForm::UpperRoman => roman(count).to_ascii_uppercase(),
        NumberForm::Bullet => String::new(),
    }
}

/// The count that is written so in this form, and only in exactly this way.
pub(super) fn parse(form: NumberForm, text: &str) -> Option<u32> {
    let count = match form {
        NumberForm::Decimal => text.parse().ok()?,
        NumberForm::LowerLetter | NumberForm::UpperLetter => {
            let first = text.chars().next()?.to_ascii_lowercase();
            let place = u32::from(first).checked_sub(u32::from('a'))?;
            let times = u32::try_from(text.len()).ok().filter(|n| *n <= MOST / 26)?;
            (times - 1) * 26 + place + 1
        }
        NumberForm::LowerRoman | NumberForm::UpperRoman => roman_value(text)?,
        NumberForm::Bullet => return None,
    };
    (write(form, count) == text).then_some(count)
}

/// a ... z, aa, bb ... as Word repeats letters.
fn letters(count: u32) -> String {
    let Some(index) = count.checked_sub(1) else {
        return String::new();
    };
    let letter = char::from(b'a' + (index % 26) as u8);
    std::iter::repeat_n(letter, (index.min(MOST) / 26 + 1) as usize).collect()
}

const ROMAN: [(u32, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

fn roman(count: u32) -> String {
    let mut left = count.min(MOST);
    let mut text = String::new();
    for (value, sign) in ROMAN {
        while left >= value {
            text.push_str(sign);
            left -= value;
        }
    }
    text
}

/// The sum of the numerals, whatever their order; [`parse`] compares the result with the one right way to write it.
fn roman_value(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 15 {
        return None;
    }
    let values: Option<Vec<u32>> = text
        .chars()
        .map(|c| {
            let lower = c.to_ascii_lowercase().to_string();
            ROMAN
                .iter()
                .find(|(_, sign)| *sign == lower)
                .map(|(v, _)| *v)
        })
        .collect();
    let values = values?;
    let mut sum = 0;
    for (index, value) in values.iter().enumerate() {
        if values.get(index + 1).is_some_and(|next| next > value) {
            sum -= i64::from(*value);
        } else {
            sum += i64::from(*value);
        }
    }
    u32::try_from(sum).ok()
}

/// The label of a level: its text with the counts of all levels in the places of `%1` to `%9`.
pub(super) fn label(levels: &[NumberLevel], counts: &[u32], level: usize) -> String {
    let mut text = String::new();
    let mut pieces = levels[level].text.split('%');
    text.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let digit = piece.chars().next().and_then(|c| c.to_digit(10));
        match digit.map(|d| d as usize) {
            Some(place @ 1..=9) => {
                if let (Some(of), Some(count)) = (levels.get(place - 1), counts.get(place - 1)) {
                    text.push_str(&write(of.form, *count));
                }
                text.push_str(&piece[1..]);
            }
            _ => {
                text.push('%');
                text.push_str(piece);
            }
        }
    }
    text
}

/// A level's text with its own count where it has those of other levels.
pub(super) fn own_only(text: &str, level: usize) -> String {
    let mut own = text.to_owned();
    for other in (1..=9).filter(|other| *other != level + 1) {
        own = own.replace(&format!("%{other}"), &format!("%{}", level + 1));
    }
    own
}

/// The count of this level that makes its label `text`, the counts of the levels above given.
pub(super) fn count_in(
    levels: &[NumberLevel],
    counts: &[u32],
    level: usize,
    text: &str,
) -> Option<u32> {
    let own = format!("%{}", level + 1);
    let (before, after) = levels[level].text.split_once(&own)?;
    let outer = |part: &str| {
        let mut one = levels.to_vec();
        one[level].text = part.to_owned();
        label(&one, counts, level)
    };
    let middle = text
        .strip_prefix(outer(before).as_str())?
        .strip_suffix(outer(after).as_str())?;
    parse(levels[level].form, middle)
}

/// The form and text of a level that prints `text`, and the count there. Of several readings (`i` is one in roman
/// numerals and nine in letters) the one that `preferred` has comes first, then the one that begins a list.
pub(super) fn derive(
    preferred: NumberForm,
    level: usize,
    text: &str,
) -> Option<(NumberForm, String, u32)> {
    let forms = [
        preferred,
        NumberForm::Decimal,
        NumberForm::LowerLetter,
        NumberForm::LowerRoman,
        NumberForm::UpperLetter,
        NumberForm::UpperRoman,
    ];
    // the count is the last figure, or else the last word: `Programme 1`, `PART I`, `(a)`
    let token =
        last_run(text, |c| c.is_ascii_digit()).or_else(|| last_run(text, char::is_alphabetic))?;
    let readings = forms
        .into_iter()
        .filter_map(|form| Some((form, parse(form, &text[token.clone()])?)));
    let readings: Vec<(NumberForm, u32)> = readings.collect();
    let (form, count) = readings
        .iter()
        .find(|(form, count)| *form == preferred && *count == 1)
        .or_else(|| readings.iter().find(|(_, count)| *count == 1))
        .or_else(|| readings.first())
        .copied()?;
    let pattern = format!(
        "{}%{}{}",
        &text[..token.start],
        level + 1,
        &text[token.end..]
    );
    Some((form, pattern, count))
}

/// The last stretch of such characters.
fn last_run(text: &str, is: impl Fn(char) -> bool) -> Option<std::ops::Range<usize>> {
    let last = text.rfind(&is)?;
    let end = last + text[last..].chars().next().map_or(0, char::len_utf8);
    let start = text[..end].rfind(|c| !is(c)).map_or(0, |at| {
        at + text[at..].chars().next().map_or(0, char::len_utf8)
    });
    Some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_written_and_read_back() {
        for form in [
            NumberForm::Decimal,
            NumberForm::LowerLetter,
            NumberForm::UpperLetter,
            NumberForm::LowerRoman,
            NumberForm::UpperRoman,
        ] {
            for count in 1..200 {
                assert_eq!(parse(form, &write(form, count)), Some(count), "{form:?}");
            }
        }
        assert_eq!(write(NumberForm::LowerLetter, 28), "bb");
        assert_eq!(write(NumberForm::UpperRoman, 1994), "MCMXCIV");
        assert_eq!(parse(NumberForm::LowerRoman, "iiii"), None);
        assert_eq!(parse(NumberForm::LowerRoman, "I"), None);
        assert_eq!(parse(NumberForm::Decimal, "07"), None);
        assert_eq!(parse(NumberForm::LowerLetter, "ab"), None);
        assert_eq!(parse(NumberForm::LowerLetter, "é"), None);
    }

    #[test]
    fn a_level_is_derived_from_a_label() {
        let derived = |preferred, text| derive(preferred, 0, text);
        let letter = NumberForm::LowerLetter;
        assert_eq!(derived(letter, "(a)"), Some((letter, "(%1)".into(), 1)));
        assert_eq!(derived(letter, "a."), Some((letter, "%1.".into(), 1)));
        assert_eq!(
            derived(letter, "(i)"),
            Some((NumberForm::LowerRoman, "(%1)".into(), 1)),
            "a list seldom begins at nine"
        );
        assert_eq!(derived(letter, "(c)"), Some((letter, "(%1)".into(), 3)));
        assert_eq!(
            derived(letter, "PART I"),
            Some((NumberForm::UpperRoman, "PART %1".into(), 1))
        );
        assert_eq!(
            derived(letter, "Programme 12"),
            Some((NumberForm::Decimal, "Programme %1".into(), 12))
        );
        assert_eq!(derived(letter, "—"), None);
        assert_eq!(derived(letter, "Único"), None);
    }

    #[test]
    fn labels_hold_the_counts_of_outer_levels() {
        let level = |form, text: &str| NumberLevel {
            form,
            text: text.into(),
            start: 1,
            label_at: Default::default(),
            text_at: Default::default(),
        };
        let levels = [
            level(NumberForm::UpperRoman, "%1."),
            level(NumberForm::Decimal, "%1.%2 %"),
        ];
        assert_eq!(label(&levels, &[4, 12], 1), "IV.12 %");
        assert_eq!(count_in(&levels, &[4, 0], 1, "IV.12 %"), Some(12));
        assert_eq!(count_in(&levels, &[5, 0], 1, "IV.12 %"), None);
    }
}
