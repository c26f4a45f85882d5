//! One character that was cut into two to four by reading its UTF-8 in a single-byte encoding.

use crate::legacy::text::codepage::Codepage;

/// A sequence at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sequence {
    /// Bytes of the text that it takes.
    pub length: usize,
    /// The character that was meant.
    pub meant: char,
    /// The character that stands for the last byte.
    pub tail: char,
    /// How many bytes of UTF-8.
    pub bytes: usize,
}

/// The sequence at the start of a text, if what it makes is a character that documents use.
pub(super) fn sequence(text: &str, page: Codepage) -> Option<Sequence> {
    let mut chars = text.chars();
    let lead = page.encode_upper(chars.next()?)?;
    let bytes = match lead {
        0xC2 | 0xC3 | 0xC5 | 0xC6 | 0xCB | 0xCC | 0xCE | 0xCF => 2,
        0xE2 | 0xEF => 3,
        0xF0 => 4,
        _ => return None,
    };
    let mut buffer = [lead, 0, 0, 0];
    let mut tail = '\0';
    for slot in buffer.get_mut(1..bytes)? {
        tail = chars.next()?;
        *slot = page
            .encode_upper(tail)
            .filter(|byte| (0x80..0xC0).contains(byte))?;
    }
    let meant = std::str::from_utf8(buffer.get(..bytes)?)
        .ok()?
        .chars()
        .next()?;
    usual(meant, page).then_some(Sequence {
        length: text.len() - chars.as_str().len(),
        meant,
        tail,
        bytes,
    })
}

/// Characters that documents of western languages use, and those that come up where UTF-8 was read wrong twice:
/// U+0080 to U+009F, and the odd ones of the upper halves.
fn usual(c: char, page: Codepage) -> bool {
    matches!(
        c,
        '\u{80}'..='\u{FF}'
            | 'Œ' | 'œ' | 'Š' | 'š' | 'Ž' | 'ž' | 'Ÿ'
            | 'ƒ' | 'ˆ' | '˜' | 'Ω' | 'π'
            | '\u{300}'..='\u{303}' | '\u{308}' | '\u{30A}' | '\u{327}'
            | '\u{2002}'..='\u{2027}' | '\u{202F}'..='\u{205F}'
            | '\u{2070}'..='\u{209F}' | '€'
            | '\u{2100}'..='\u{22FF}'
            | '\u{2500}'..='\u{27BF}'
            | '\u{FB00}'..='\u{FB06}' | '\u{FEFF}' | '\u{FFFD}'
            | '\u{1F300}'..='\u{1FAFF}'
    ) || page == Codepage::Windows1252 && matches!(c, '\u{F000}'..='\u{F0FF}')
}
