//! Fonts: their names, and the encoding of 8-bit text in them ([MS-DOC] 2.9.290, 2.9.85).

use super::bytes::{slice, u8_at, utf16};
use super::fib::Generation;
use encoding_rs::{
    BIG5, EUC_KR, Encoding, GBK, MACINTOSH, SHIFT_JIS, WINDOWS_874, WINDOWS_1250, WINDOWS_1251,
    WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257,
    WINDOWS_1258,
};

/// A font.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Font {
    /// Its name.
    pub name: String,
    /// The number of its character set.
    pub charset: u8,
}

/// The character set of fonts whose characters have no meaning.
pub(super) const SYMBOLS: u8 = 2;

/// More fonts than any document has.
const MOST: usize = 8192;

/// The font table, in order.
pub(super) fn fonts(table: &[u8], generation: Generation) -> Vec<Font> {
    let (mut at, name_at) = match generation {
        Generation::Word97 => (4, 40),
        Generation::Word95 => (2, 6),
    };
    let mut fonts = Vec::new();
    while let (Some(length), true) = (u8_at(table, at), fonts.len() < MOST) {
        let length = usize::from(length) + 1;
        let Some(font) = slice(table, at, length) else {
            break;
        };
        let name = font.get(name_at..).unwrap_or_default();
        let name = match generation {
            Generation::Word97 => utf16(name, 0, name.len() / 2),
            Generation::Word95 => name.iter().map(|byte| char::from(*byte)).collect(),
        };
        fonts.push(Font {
            // another name may follow
            name: name.split('\0').next().unwrap_or_default().to_owned(),
            charset: u8_at(font, 4).unwrap_or_default(),
        });
        at += length;
    }
    fonts
}

/// The encoding of 8-bit text in a character set; `None` for those that say nothing of it.
pub(super) fn of_charset(charset: u8) -> Option<&'static Encoding> {
    Some(match charset {
        77 => MACINTOSH,
        128 => SHIFT_JIS,
        129 => EUC_KR,
        134 => GBK,
        136 => BIG5,
        161 => WINDOWS_1253,
        162 => WINDOWS_1254,
        163 => WINDOWS_1258,
        177 => WINDOWS_1255,
        178 => WINDOWS_1256,
        186 => WINDOWS_1257,
        204 => WINDOWS_1251,
        222 => WINDOWS_874,
        238 => WINDOWS_1250,
        _ => return None,
    })
}

/// The encoding of 8-bit text in a language, by its number.
pub(super) fn of_language(language: u16) -> &'static Encoding {
    match language & 0x3FF {
        0x01 | 0x20 | 0x29 => WINDOWS_1256,
        0x02 | 0x19 | 0x22 | 0x23 | 0x2F => WINDOWS_1251,
        0x04 if matches!(language, 0x0404 | 0x0C04 | 0x1404) => BIG5,
        0x04 => GBK,
        0x05 | 0x0E | 0x15 | 0x18 | 0x1B | 0x1C | 0x24 => WINDOWS_1250,
        0x1A if matches!(language, 0x0C1A | 0x1C1A) => WINDOWS_1251,
        0x1A => WINDOWS_1250,
        0x08 => WINDOWS_1253,
        0x0D => WINDOWS_1255,
        0x11 => SHIFT_JIS,
        0x12 => EUC_KR,
        0x1E => WINDOWS_874,
        0x1F => WINDOWS_1254,
        0x25..=0x27 => WINDOWS_1257,
        0x2A => WINDOWS_1258,
        _ => WINDOWS_1252,
    }
}

/// The font of a number, where there is one.
pub(super) fn named(fonts: &[Font], number: u16) -> Option<&Font> {
    fonts.get(usize::from(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str, charset: u8) -> Vec<u8> {
        let mut entry = vec![0; 40];
        entry[4] = charset;
        entry.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        entry.extend([0, 0]);
        entry[0] = (entry.len() - 1) as u8;
        entry
    }

    #[test]
    fn fonts_have_names_and_character_sets() {
        let mut table = vec![1, 0, 0, 0];
        table.extend(entry("Symbol", SYMBOLS));
        table.extend(entry("Times", 204));
        let found = fonts(&table, Generation::Word97);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].name.as_str(), found[0].charset), ("Symbol", 2));
        assert_eq!(of_charset(found[1].charset), Some(WINDOWS_1251));
        assert!(named(&found, 2).is_none());
    }
}
