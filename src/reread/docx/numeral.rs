//! Counts in the forms of ST_NumberFormat (ECMA-376 part 1, 17.18.59).

/// `count` in the form that Word calls `form`; `None` where this reader does not know it.
pub fn numeral(form: &str, count: i64, language: &str) -> Option<String> {
    Some(match form {
        "none" | "bullet" => String::new(),
        "decimal" => count.to_string(),
        "decimalZero" => format!("{count:02}"),
        "numberInDash" => format!("- {count} -"),
        "hex" => format!("{count:X}"),
        "upperRoman" => roman(count),
        "lowerRoman" => roman(count).to_lowercase(),
        "upperLetter" => letters(count),
        "lowerLetter" => letters(count).to_lowercase(),
        "ordinal" => ordinal(count, language)?,
        "chicago" => chicago(count),
        _ => return None,
    })
}

/// I, II, III; from 4000 on more Ms, as Word prints it; nothing for 0.
fn roman(count: i64) -> String {
    const SIGNS: [(i64, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    // Word's counts are at most 32767
    let mut left = count.clamp(0, 32_767);
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            text.push_str(sign);
            left -= value;
        }
    }
    text
}

/// A to Z, then AA, BB to ZZ, then AAA; nothing for 0.
fn letters(count: i64) -> String {
    let count = count.clamp(0, 32_767);
    if count == 0 {
        return String::new();
    }
    let letter = char::from(b'A' + ((count - 1) % 26) as u8);
    String::from(letter).repeat(((count - 1) / 26 + 1) as usize)
}

/// 1st, 2nd; `1º` in Spanish and Portuguese; `1er`, `2e` in French.
fn ordinal(count: i64, language: &str) -> Option<String> {
    let primary = language.split('-').next().unwrap_or_default();
    Some(match primary {
        "en" => {
            let ending = match (count % 10, count % 100) {
                (_, 11..=13) => "th",
                (1, _) => "st",
                (2, _) => "nd",
                (3, _) => "rd",
                _ => "th",
            };
            format!("{count}{ending}")
        }
        "es" | "pt" => format!("{count}º"),
        "fr" if count == 1 => "1er".into(),
        "fr" => format!("{count}e"),
        _ => return None,
    })
}

/// *, †, ‡, §, then each twice, and so on.
fn chicago(count: i64) -> String {
    const SIGNS: [char; 4] = ['*', '†', '‡', '§'];
    let count = count.clamp(0, 32_767);
    if count == 0 {
        return String::new();
    }
    let sign = SIGNS[((count - 1) % 4) as usize];
    String::from(sign).repeat(((count - 1) / 4 + 1) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_written_as_word_writes_them() {
        for (form, count, text) in [
            ("decimal", 15, "15"),
            ("decimalZero", 7, "07"),
            ("decimalZero", 10, "10"),
            ("upperRoman", 1994, "MCMXCIV"),
            ("lowerRoman", 4, "iv"),
            ("lowerRoman", 0, ""),
            ("upperLetter", 26, "Z"),
            ("lowerLetter", 27, "aa"),
            ("lowerLetter", 28, "bb"),
            ("lowerLetter", 53, "aaa"),
            ("ordinal", 11, "11th"),
            ("ordinal", 22, "22nd"),
            ("ordinal", 103, "103rd"),
            ("numberInDash", 2, "- 2 -"),
            ("chicago", 5, "**"),
            ("bullet", 9, ""),
        ] {
            assert_eq!(
                numeral(form, count, "en-US").as_deref(),
                Some(text),
                "{form} {count}"
            );
        }
        assert_eq!(numeral("ordinal", 1, "fr").as_deref(), Some("1er"));
        assert_eq!(numeral("ordinal", 1, "de"), None);
        assert_eq!(numeral("japaneseCounting", 1, "en"), None);
        assert_eq!(
            numeral("lowerLetter", i64::MAX, "en").map(|t| t.len()),
            Some(1261)
        );
    }
}
