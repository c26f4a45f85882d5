//! Mojibake of which a byte was lost: those that windows-1252 leaves open, the soft hyphen of í, the space of à.

/// What a broken sequence at the start of a text stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lost {
    /// Bytes of the text that it takes.
    pub length: usize,
    /// The character that was meant, as far as can be told.
    pub meant: char,
    /// Whether nothing else explains it.
    pub certain: bool,
}

/// The broken sequence at the start of a text.
pub(super) fn lost(text: &str, before: Option<char>) -> Option<Lost> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let rest = chars.as_str();
    let next = chars.next();
    let small_before = before.is_some_and(char::is_lowercase);
    let space_before = before.is_none_or(|c| c.is_whitespace() || "(«“¿¡".contains(c));
    let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_lowercase());
    let gap = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation());
    let found = |more: usize, meant, certain| {
        Some(Lost {
            length: first.len_utf8() + more,
            meant,
            certain,
        })
    };
    // one of two spaces was the second byte
    let spaces = usize::from(rest.starts_with("  "));
    match first {
        // the soft hyphen of í
        'Ã' if small_before && word(next) => found(0, 'í', true),
        'Ã' if small_before && gap(next) => found(spaces, 'à', true),
        'Ã' if space_before && next.is_none_or(char::is_whitespace) => found(spaces, 'à', false),
        // 0x81 of Á and 0x8D of Í are no characters of windows-1252
        'Ã' if space_before && word(next) => found(0, capital(rest), false),
        'Ã' if next == Some('\u{FFFD}') => {
            let after = rest.get('\u{FFFD}'.len_utf8()..).unwrap_or_default();
            found('\u{FFFD}'.len_utf8(), capital(after), true)
        }
        'Ã' if next == Some('?') && space_before && word(chars.next()) => {
            found(1, capital(rest.get(1..).unwrap_or_default()), false)
        }
        // 0x9D of the closing quote
        'â' if next == Some('€') => {
            let after = rest.get('€'.len_utf8()..).unwrap_or_default();
            let more = match after.chars().next() {
                Some('\u{FFFD}') => '\u{FFFD}'.len_utf8(),
                Some('?') => 1,
                _ => 0,
            };
            found('€'.len_utf8() + more, '”', true)
        }
        // the space that does not break became one that does
        'Â' if before.is_some_and(|c| c.is_lowercase() || c.is_ascii_digit())
            && next == Some(' ') =>
        {
            found(1, '\u{A0}', true)
        }
        // all letters were made small
        'ã' if small_before && next.is_some_and(|c| "©³±¡¶§¼¢¤¨".contains(c)) => {
            let tail = next?;
            // U+00A1 and on are the bytes themselves; the letter is 0x40 further on
            let meant = char::from_u32(tail as u32 + 0x40)?;
            found(tail.len_utf8(), meant, true)
        }
        _ => None,
    }
}

/// Á or Í before the rest of a word.
fn capital(rest: &str) -> char {
    let starts = ["nd", "nt", "ns", "co", "do", "ri", "ta"];
    match starts.iter().any(|start| rest.starts_with(start)) {
        true => 'Í',
        false => 'Á',
    }
}
