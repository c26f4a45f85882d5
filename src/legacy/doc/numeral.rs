//! Counts in the forms that Word numbers ([MS-OSHARED] 2.2.1.3).

use crate::reread;

/// `count` in a form; `None` where this reader does not know the form.
pub(super) fn numeral(form: u8, count: i64, language: &str) -> Option<String> {
    let name = match form {
        0 => "decimal",
        1 => "upperRoman",
        2 => "lowerRoman",
        3 => "upperLetter",
        4 => "lowerLetter",
        5 => "ordinal",
        6 => return english(language, count).map(|(words, _)| capital(&words)),
        7 => return english(language, count).map(|(_, words)| capital(&words)),
        8 => "hex",
        9 => "chicago",
        14 => return Some(count.to_string().chars().map(full_width).collect()),
        18 => return circled(count),
        22 => "decimalZero",
        23 | 255 => "none",
        57 => "numberInDash",
        58 => return Some(cyrillic(count)),
        59 => return Some(cyrillic(count).to_uppercase()),
        _ => return None,
    };
    reread::numeral(name, count, language).or_else(|| match name {
        // where no rule of the language is known, Word writes the point of German and its neighbours
        "ordinal" => Some(format!("{count}.")),
        _ => None,
    })
}

/// The cardinal and the ordinal in words, in English only: Word writes those of the text's language.
fn english(language: &str, count: i64) -> Option<(String, String)> {
    if !(language.is_empty() || language.starts_with("en")) || !(0..1_000_000).contains(&count) {
        return None;
    }
    Some(words(count as usize))
}

fn words(count: usize) -> (String, String) {
    const SMALL: [(&str, &str); 20] = [
        ("zero", "zeroth"),
        ("one", "first"),
        ("two", "second"),
        ("three", "third"),
        ("four", "fourth"),
        ("five", "fifth"),
        ("six", "sixth"),
        ("seven", "seventh"),
        ("eight", "eighth"),
        ("nine", "ninth"),
        ("ten", "tenth"),
        ("eleven", "eleventh"),
        ("twelve", "twelfth"),
        ("thirteen", "thirteenth"),
        ("fourteen", "fourteenth"),
        ("fifteen", "fifteenth"),
        ("sixteen", "sixteenth"),
        ("seventeen", "seventeenth"),
        ("eighteen", "eighteenth"),
        ("nineteen", "nineteenth"),
    ];
    const TENS: [&str; 10] = [
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    if let Some((cardinal, ordinal)) = SMALL.get(count) {
        return ((*cardinal).into(), (*ordinal).into());
    }
    if count < 100 {
        let tens = TENS[count / 10];
        return match count % 10 {
            0 => (tens.into(), format!("{}ieth", tens.trim_end_matches('y'))),
            rest => {
                let (cardinal, ordinal) = words(rest);
                (format!("{tens}-{cardinal}"), format!("{tens}-{ordinal}"))
            }
        };
    }
    let (unit, name) = if count < 1000 {
        (100, "hundred")
    } else {
        (1000, "thousand")
    };
    let head = format!("{} {name}", words(count / unit).0);
    match count % unit {
        0 => (head.clone(), format!("{head}th")),
        rest => {
            let (cardinal, ordinal) = words(rest);
            (format!("{head} {cardinal}"), format!("{head} {ordinal}"))
        }
    }
}

fn capital(words: &str) -> String {
    let mut characters = words.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(characters).collect()
}

fn full_width(digit: char) -> char {
    match digit.to_digit(10) {
        Some(digit) => char::from_u32(0xFF10 + digit).unwrap_or(' '),
        None => digit,
    }
}

fn circled(count: i64) -> Option<String> {
    match count {
        1..=20 => char::from_u32(0x2460 + count as u32 - 1).map(String::from),
        _ => Some(count.to_string()),
    }
}

/// The letters that Word counts with in Russian, then each twice, and so on.
fn cyrillic(count: i64) -> String {
    const LETTERS: &str = "абвгдежзиклмнопрстуфхцчшщыэюя";
    let count = count.clamp(0, 32_767) as usize;
    let Some(index) = count.checked_sub(1) else {
        return String::new();
    };
    let all = LETTERS.chars().count();
    let letter = LETTERS.chars().nth(index % all).unwrap_or('а');
    String::from(letter).repeat(index / all + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_written_as_word_writes_them() {
        for (form, count, text) in [
            (0, 15, "15"),
            (1, 14, "XIV"),
            (4, 28, "bb"),
            (5, 3, "3rd"),
            (6, 21, "Twenty-one"),
            (6, 342, "Three hundred forty-two"),
            (7, 20, "Twentieth"),
            (7, 12, "Twelfth"),
            (7, 1100, "One thousand one hundredth"),
            (18, 3, "③"),
            (22, 7, "07"),
            (255, 7, ""),
            (58, 2, "б"),
        ] {
            assert_eq!(
                numeral(form, count, "en").as_deref(),
                Some(text),
                "{form} {count}"
            );
        }
        assert_eq!(numeral(6, 1, "de"), None);
        assert_eq!(numeral(5, 3, "de").as_deref(), Some("3."));
        assert_eq!(numeral(99, 1, "en"), None);
    }
}
