//! Sequences that may be honest text: a capital Ã before a closing quote, a root of π, the frame of a table.

use super::sequence::Sequence;
use crate::legacy::text::codepage::Codepage;

/// Whether nothing but mojibake explains a sequence, seen with the characters on both sides.
pub(super) fn certain(
    sequence: Sequence,
    page: Codepage,
    before: Option<char>,
    after: Option<char>,
) -> bool {
    if sequence.bytes > 2 {
        return true;
    }
    // these come up in further rounds only
    if "ƒˆ˜Ωπ".contains(sequence.meant) {
        return false;
    }
    match page {
        Codepage::Windows1252 => windows(sequence, before, after),
        Codepage::MacRoman => mac(sequence, before, after),
        Codepage::Cp850 | Codepage::Cp437 => dos(sequence, before, after),
    }
}

fn letter(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphabetic)
}

fn small(c: Option<char>) -> bool {
    c.is_some_and(char::is_lowercase)
}

/// Ã, Â, Å, Ì before a sign.
fn windows(sequence: Sequence, before: Option<char>, after: Option<char>) -> bool {
    let quoted = before.is_some_and(|c| "«“‘„‚‹\"'([".contains(c));
    let capital = before.is_some_and(char::is_uppercase);
    match sequence.meant {
        // o with a combining accent
        '\u{300}'..='\u{36F}' => before.is_some_and(|c| c.is_ascii_lowercase()),
        // Å before a sign: Norwegian and Danish words end in it
        'Œ' | 'œ' | 'Š' | 'š' | 'Ž' | 'ž' | 'Ÿ' => {
            sequence.tail != '’' && (letter(after) || small(before))
        }
        _ => match sequence.tail {
            // a word in capitals ends in Ã before a quote that closes: then no letter follows
            '”' | '»' | '›' => !quoted && (!capital || letter(after)),
            '’' | '–' | '—' | '…' | '‰' | '\u{A0}' => !quoted && !capital,
            '“' | '‘' | '«' => !quoted,
            _ => true,
        },
    }
}

/// √, ¬, ≈ before a letter or sign.
fn mac(sequence: Sequence, before: Option<char>, after: Option<char>) -> bool {
    let mathematical = "π∑∏∫ΩµΔ∞∂".contains(sequence.tail);
    let in_word = !mathematical || before.is_some_and(char::is_alphanumeric);
    in_word && (letter(before) || letter(after) || !sequence.tail.is_alphabetic())
}

/// The corner pieces of a frame before a letter or another piece.
fn dos(sequence: Sequence, before: Option<char>, after: Option<char>) -> bool {
    let frame = |c: Option<char>| c.is_some_and(|c| matches!(c, '\u{2500}'..='\u{259F}'));
    if frame(before) {
        return false;
    }
    match frame(Some(sequence.tail)) {
        true => letter(before) && !frame(after) || letter(after) && letter(before),
        false => before.is_some_and(char::is_alphanumeric) || !sequence.tail.is_alphabetic(),
    }
}
