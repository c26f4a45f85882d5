//! The single-byte encodings in which text extractions were written.

use std::sync::LazyLock;

/// An encoding with one byte for a character, of which the lower half is ASCII.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::legacy) enum Codepage {
    /// Windows, western Europe; also what files called ISO 8859-1 hold.
    Windows1252,
    /// Mac OS Roman.
    MacRoman,
    /// DOS, western Europe.
    Cp850,
    /// DOS, as the first PC had it.
    Cp437,
}

impl Codepage {
    /// All, the likeliest first.
    pub const ALL: [Codepage; 4] = [
        Codepage::Windows1252,
        Codepage::MacRoman,
        Codepage::Cp850,
        Codepage::Cp437,
    ];

    /// The name of the encoding in the IANA registry.
    pub fn name(self) -> &'static str {
        match self {
            Codepage::Windows1252 => "windows-1252",
            Codepage::MacRoman => "macintosh",
            Codepage::Cp850 => "IBM850",
            Codepage::Cp437 => "IBM437",
        }
    }

    /// Whether it is a code page of DOS.
    pub fn is_oem(self) -> bool {
        matches!(self, Codepage::Cp850 | Codepage::Cp437)
    }

    /// The characters of the bytes 0x80 to 0xFF. Bytes that windows-1252 leaves open are control characters, as the
    /// WHATWG encoding standard has it.
    pub fn upper(self) -> &'static [char; 128] {
        match self {
            Codepage::Windows1252 => &WINDOWS_1252,
            Codepage::MacRoman => &MAC_ROMAN,
            Codepage::Cp850 => &oem_cp::code_table::DECODING_TABLE_CP850,
            Codepage::Cp437 => &oem_cp::code_table::DECODING_TABLE_CP437,
        }
    }

    /// The character of a byte.
    pub fn decode(self, byte: u8) -> char {
        match byte.checked_sub(0x80) {
            // the index is below 128, as a byte less 128 is
            Some(high) => self.upper()[usize::from(high)],
            None => char::from(byte),
        }
    }

    /// The byte of a character of the upper half.
    pub fn encode_upper(self, c: char) -> Option<u8> {
        let inverse = match self {
            Codepage::Windows1252 => &INVERSE[0],
            Codepage::MacRoman => &INVERSE[1],
            Codepage::Cp850 => &INVERSE[2],
            Codepage::Cp437 => &INVERSE[3],
        };
        let at = inverse.binary_search_by_key(&c, |(c, _)| *c).ok()?;
        inverse.get(at).map(|(_, byte)| *byte)
    }
}

static WINDOWS_1252: LazyLock<[char; 128]> = LazyLock::new(|| upper(encoding_rs::WINDOWS_1252));
static MAC_ROMAN: LazyLock<[char; 128]> = LazyLock::new(|| upper(encoding_rs::MACINTOSH));

/// For each of [`Codepage::ALL`], characters with their bytes, in the order of characters.
static INVERSE: LazyLock<[Vec<(char, u8)>; 4]> = LazyLock::new(|| {
    Codepage::ALL.map(|page| {
        let mut all: Vec<(char, u8)> = (0x80..=0xFF)
            .map(|byte| (page.decode(byte), byte))
            .collect();
        all.sort_unstable();
        all
    })
});

fn upper(encoding: &'static encoding_rs::Encoding) -> [char; 128] {
    let mut table = ['\u{FFFD}'; 128];
    for (slot, byte) in table.iter_mut().zip(0x80..=0xFF_u8) {
        let bytes = [byte];
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        *slot = text.chars().next().unwrap_or('\u{FFFD}');
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_page_reads_the_same_letter_from_another_byte() {
        for (page, byte) in [
            (Codepage::Windows1252, 0xE9),
            (Codepage::MacRoman, 0x8E),
            (Codepage::Cp850, 0x82),
            (Codepage::Cp437, 0x82),
        ] {
            assert_eq!(page.decode(byte), 'é');
            assert_eq!(page.encode_upper('é'), Some(byte));
        }
        assert_eq!(Codepage::Cp850.decode(0xC6), 'ã');
        assert_eq!(Codepage::Cp437.decode(0xC6), '╞');
        assert_eq!(Codepage::Windows1252.decode(0x81), '\u{81}');
    }

    #[test]
    fn every_byte_goes_there_and_back() {
        for page in Codepage::ALL {
            for byte in 0x80..=0xFF {
                assert_eq!(
                    page.encode_upper(page.decode(byte)),
                    Some(byte),
                    "{page:?} {byte:02X}"
                );
            }
        }
    }
}
