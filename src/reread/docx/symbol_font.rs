//! What the characters of Symbol and Wingdings mean in Unicode, as far as documents use them.

/// The meaning of `c` in `font`: itself where it is no private-use character; `None` where it is not known.
pub fn meaning(font: Option<&str>, c: char) -> Option<char> {
    let code = c as u32;
    if !(0xE000..=0xF8FF).contains(&code) {
        return Some(c);
    }
    // such fonts put their characters at U+F000 and up
    let code = u8::try_from(code.checked_sub(0xF000)?).ok()?;
    match font.unwrap_or_default() {
        "Symbol" | "" => symbol(code),
        "Wingdings" => wingdings(code),
        _ => None,
    }
}

/// The meaning of the character that a `w:sym` names by font and hexadecimal code.
pub fn named(font: Option<&str>, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code, 16).ok()?;
    match font {
        // fonts of symbols may be named with the byte alone
        Some("Symbol" | "Wingdings") if code < 0x100 => {
            meaning(font, char::from_u32(0xF000 + code)?)
        }
        _ => meaning(font, char::from_u32(code)?),
    }
}

fn symbol(code: u8) -> Option<char> {
    const UPPER: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    const LOWER: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    Some(match code {
        b'A'..=b'Z' => UPPER.chars().nth(usize::from(code - b'A'))?,
        b'a'..=b'z' => LOWER.chars().nth(usize::from(code - b'a'))?,
        b' '
        | b'!'
        | b'#'
        | b'%'
        | b'&'
        | b'('..=b')'
        | b'+'..=b','
        | b'.'..=b'?'
        | b'['
        | b']'
        | b'_'
        | b'{'..=b'}' => char::from(code),
        b'-' => '−',
        b'*' => '∗',
        b'~' => '∼',
        0xA2 => '′',
        0xA3 => '≤',
        0xA4 => '⁄',
        0xA5 => '∞',
        0xA7 => '♣',
        0xA8 => '♦',
        0xA9 => '♥',
        0xAA => '♠',
        0xAB => '↔',
        0xAC => '←',
        0xAD => '↑',
        0xAE => '→',
        0xAF => '↓',
        0xB0 => '°',
        0xB1 => '±',
        0xB2 => '″',
        0xB3 => '≥',
        0xB4 => '×',
        0xB6 => '∂',
        0xB7 => '•',
        0xB8 => '÷',
        0xB9 => '≠',
        0xBA => '≡',
        0xBB => '≈',
        0xBC => '…',
        0xC6 => '∅',
        0xC7 => '∩',
        0xC8 => '∪',
        0xCE => '∈',
        0xD2 => '®',
        0xD3 => '©',
        0xD4 => '™',
        0xD5 => '∏',
        0xD6 => '√',
        0xD7 => '⋅',
        0xE2 => '®',
        0xE3 => '©',
        0xE4 => '™',
        0xE5 => '∑',
        0xF2 => '∫',
        _ => return None,
    })
}

fn wingdings(code: u8) -> Option<char> {
    Some(match code {
        0x6C => '●',
        0x6E => '■',
        0x6F => '□',
        0x71 => '❑',
        0x75 => '◆',
        0x76 => '❖',
        0x9F => '•',
        0xA7 => '▪',
        0xA8 => '◻',
        0xD8 => '➢',
        0xDF => '←',
        0xE0 => '→',
        0xE8 => '➔',
        0xF0 => '⇨',
        0xFB => '✗',
        0xFC => '✓',
        0xFD => '☒',
        0xFE => '☑',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_characters_have_a_meaning_and_others_none() {
        assert_eq!(meaning(Some("Symbol"), '\u{F0B7}'), Some('•'));
        assert_eq!(meaning(Some("Wingdings"), '\u{F0A7}'), Some('▪'));
        assert_eq!(meaning(Some("Courier New"), 'o'), Some('o'));
        assert_eq!(meaning(Some("Webdings"), '\u{F0B7}'), None);
        assert_eq!(meaning(None, '\u{E000}'), None);
        assert_eq!(named(Some("Symbol"), "F061"), Some('α'));
        assert_eq!(named(Some("Symbol"), "61"), Some('α'));
        assert_eq!(named(Some("Times New Roman"), "20AC"), Some('€'));
        assert_eq!(named(None, "zz"), None);
    }
}
