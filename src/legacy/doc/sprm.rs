//! Property lists: codes with operands ([MS-DOC] 2.6). Those of Word 6 and 95, of one byte, are given as those that
//! took their place.

use super::bytes::{slice, u8_at, u16_at, u32_at};
use super::fib::Generation;

/// A property: what it sets, and to what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Property<'a> {
    /// Its code, as of Word 97.
    pub code: u16,
    /// Its operand, without the length of one that varies.
    pub operand: &'a [u8],
}

impl Property<'_> {
    /// The operand's first byte.
    pub fn byte(&self) -> u8 {
        self.operand.first().copied().unwrap_or_default()
    }

    /// The operand as a 16-bit number; one of a single byte counts as such.
    pub fn word(&self) -> u16 {
        u16_at(self.operand, 0).unwrap_or_else(|| u16::from(self.byte()))
    }

    /// The operand as a 32-bit number.
    pub fn long(&self) -> u32 {
        u32_at(self.operand, 0).unwrap_or_default()
    }
}

/// The properties of a list, in order.
#[derive(Clone, Debug)]
pub(super) struct Properties<'a> {
    list: &'a [u8],
    generation: Generation,
}

impl<'a> Properties<'a> {
    /// The properties of a list of a generation.
    pub fn new(list: &'a [u8], generation: Generation) -> Properties<'a> {
        Properties { list, generation }
    }

    fn next97(&mut self) -> Option<Property<'a>> {
        let code = u16_at(self.list, 0)?;
        let rest = &self.list[2..];
        let (skip, length) = match code >> 13 {
            0 | 1 => (0, 1),
            2 | 4 | 5 => (0, 2),
            3 => (0, 4),
            7 => (0, 3),
            _ => match code {
                code::TABLE | 0xD606 => (2, usize::from(u16_at(rest, 0)?).saturating_sub(1)),
                code::TABS if u8_at(rest, 0)? == 255 => {
                    let deleted = usize::from(u8_at(rest, 1)?) * 4;
                    let added = usize::from(u8_at(rest, 2 + deleted)?) * 3;
                    (1, 2 + deleted + added)
                }
                _ => (1, usize::from(u8_at(rest, 0)?)),
            },
        };
        let operand = slice(rest, skip, length)?;
        self.list = &rest[skip + length..];
        Some(Property { code, operand })
    }

    fn next95(&mut self) -> Option<Property<'a>> {
        let old = u8_at(self.list, 0)?;
        let rest = &self.list[1..];
        let (length, code) = of_word95(old)?;
        let (skip, length) = match length {
            Length::Fixed(length) => (0, usize::from(length)),
            Length::Byte => (1, usize::from(u8_at(rest, 0)?)),
            Length::Word => (2, usize::from(u16_at(rest, 0)?).saturating_sub(1)),
            Length::Tabs if u8_at(rest, 0)? == 255 => {
                let deleted = usize::from(u8_at(rest, 1)?) * 4;
                let added = usize::from(u8_at(rest, 2 + deleted)?) * 3;
                (1, 2 + deleted + added)
            }
            Length::Tabs => (1, usize::from(u8_at(rest, 0)?)),
        };
        let operand = slice(rest, skip, length)?;
        self.list = &rest[skip + length..];
        Some(Property { code, operand })
    }
}

impl<'a> Iterator for Properties<'a> {
    type Item = Property<'a>;

    fn next(&mut self) -> Option<Property<'a>> {
        let property = match self.generation {
            Generation::Word97 => self.next97(),
            Generation::Word95 => self.next95(),
        };
        if property.is_none() {
            // what follows a list that cannot be followed is not known
            self.list = &[];
        }
        property
    }
}

/// How long the operand of a property of Word 6 is.
enum Length {
    Fixed(u8),
    /// A byte tells it.
    Byte,
    /// Two bytes tell it, and one more.
    Word,
    /// A byte tells it, or 255 that its contents do.
    Tabs,
}

/// The operand's length of a property of Word 6 and 95, and the code that took its place; 0 for one that nothing here
/// asks for. `None` for a code that does not exist.
fn of_word95(old: u8) -> Option<(Length, u16)> {
    use Length::{Byte, Fixed, Tabs, Word};
    Some(match old {
        0 => (Fixed(0), 0),
        2 => (Fixed(2), code::STYLE),
        3 => (Byte, 0),
        4 => (Fixed(1), 0),
        5 => (Fixed(1), code::ALIGN_80),
        6..=11 => (Fixed(1), 0),
        12 => (Byte, code::OLD_NUMBER),
        13 => (Fixed(1), code::OLD_LEVEL),
        14 => (Fixed(1), 0),
        15 => (Byte, code::TABS_PARAGRAPH),
        16..=19 => (Fixed(2), 0),
        20 => (Fixed(4), 0),
        21 | 22 => (Fixed(2), 0),
        23 => (Tabs, code::TABS),
        24 => (Fixed(1), code::IN_TABLE),
        25 => (Fixed(1), code::ROW_END),
        26 => (Fixed(2), code::FRAME_X),
        27 | 28 => (Fixed(2), 0),
        29 => (Fixed(1), 0),
        30..=36 => (Fixed(2), 0),
        37 => (Fixed(1), 0),
        38..=43 => (Fixed(2), 0),
        44 => (Fixed(1), 0),
        45 => (Fixed(2), 0),
        46 => (Fixed(2), code::DROP_CAP),
        47..=49 => (Fixed(2), 0),
        50 | 51 => (Fixed(1), 0),
        52 => (Byte, 0),
        65 => (Fixed(1), code::DELETED),
        66 => (Fixed(1), code::INSERTED),
        67 => (Fixed(1), 0),
        68 => (Byte, code::PICTURE),
        69 => (Fixed(2), code::AUTHOR),
        70 => (Fixed(4), 0),
        71 => (Fixed(1), code::DATA),
        72 => (Fixed(2), 0),
        73 => (Fixed(3), 0),
        74 => (Byte, code::SYMBOL),
        75 => (Fixed(1), 0),
        80 => (Fixed(2), code::CHARACTER_STYLE),
        81 | 82 => (Byte, 0),
        83 => (Fixed(0), code::PLAIN),
        85 => (Fixed(1), code::BOLD),
        86 => (Fixed(1), code::ITALIC),
        87 => (Fixed(1), code::STRIKE),
        88 | 89 => (Fixed(1), 0),
        90 => (Fixed(1), code::SMALL_CAPS),
        91 => (Fixed(1), 0),
        92 => (Fixed(1), code::HIDDEN),
        93 => (Fixed(2), code::FONT),
        94 => (Fixed(1), code::UNDERLINE),
        95 => (Fixed(3), 0),
        96 => (Fixed(2), 0),
        97 => (Fixed(2), code::LANGUAGE_80),
        98..=102 => (Fixed(1), 0),
        103 => (Byte, 0),
        104 => (Fixed(1), code::POSITION),
        105 | 106 => (Byte, 0),
        107 => (Fixed(2), 0),
        108 => (Byte, 0),
        109 | 110 => (Fixed(2), 0),
        111..=116 => (Fixed(1), 0),
        117 => (Fixed(1), code::SPECIAL),
        118 => (Fixed(1), code::OBJECT),
        119 => (Fixed(1), 0),
        120 => (Byte, 0),
        121..=124 => (Fixed(2), 0),
        131 | 132 => (Fixed(1), 0),
        133 => (Byte, 0),
        136 | 137 => (Fixed(3), 0),
        138 | 139 => (Fixed(1), 0),
        140 | 141 => (Fixed(2), 0),
        142 => (Fixed(1), 0),
        143 => (Fixed(1), code::TITLE_PAGE),
        144 | 145 => (Fixed(2), 0),
        146 | 147 => (Fixed(1), 0),
        148 | 149 => (Fixed(2), 0),
        150..=153 => (Fixed(1), 0),
        154..=157 => (Fixed(2), 0),
        158 | 159 => (Fixed(1), 0),
        160 | 161 => (Fixed(2), 0),
        162 => (Fixed(1), 0),
        164..=171 => (Fixed(2), 0),
        182..=184 => (Fixed(2), 0),
        185 => (Fixed(1), 0),
        186 => (Fixed(1), code::HEADER_ROW),
        187 => (Fixed(12), 0),
        188 => (Word, 0),
        189 => (Fixed(2), 0),
        190 => (Word, code::TABLE),
        191 => (Byte, 0),
        192 => (Fixed(4), 0),
        193 => (Fixed(5), 0),
        194 => (Fixed(4), 0),
        195 => (Fixed(2), 0),
        196 => (Fixed(4), 0),
        197 | 198 => (Fixed(2), 0),
        199 => (Fixed(5), 0),
        200 => (Fixed(4), 0),
        _ => return None,
    })
}

/// Codes, by what they set.
pub(super) mod code {
    pub const DELETED: u16 = 0x0800;
    pub const INSERTED: u16 = 0x0801;
    pub const DATA: u16 = 0x0806;
    pub const PICTURE: u16 = 0x6A03;
    pub const AUTHOR: u16 = 0x4804;
    pub const AUTHOR_DELETED: u16 = 0x4863;
    pub const SYMBOL: u16 = 0x6A09;
    pub const CHARACTER_STYLE: u16 = 0x4A30;
    pub const PLAIN: u16 = 0x2A33;
    pub const BOLD: u16 = 0x0835;
    pub const ITALIC: u16 = 0x0836;
    pub const STRIKE: u16 = 0x0837;
    pub const SMALL_CAPS: u16 = 0x083A;
    pub const HIDDEN: u16 = 0x083C;
    pub const UNDERLINE: u16 = 0x2A3E;
    pub const POSITION: u16 = 0x2A48;
    pub const FONT: u16 = 0x4A4F;
    pub const DOUBLE_STRIKE: u16 = 0x2A53;
    pub const SPECIAL: u16 = 0x0855;
    pub const OBJECT: u16 = 0x0856;
    pub const LANGUAGE_80: u16 = 0x486D;
    pub const LANGUAGE: u16 = 0x4873;

    pub const STYLE: u16 = 0x4600;
    pub const ALIGN_80: u16 = 0x2403;
    pub const ALIGN: u16 = 0x2461;
    pub const LIST_LEVEL: u16 = 0x260A;
    pub const LIST: u16 = 0x460B;
    pub const OLD_LEVEL: u16 = 0x240D;
    pub const OLD_NUMBER: u16 = 0xC63E;
    pub const TABS_PARAGRAPH: u16 = 0xC60D;
    pub const TABS: u16 = 0xC615;
    pub const IN_TABLE: u16 = 0x2416;
    pub const ROW_END: u16 = 0x2417;
    pub const FRAME_X: u16 = 0x8418;
    pub const DROP_CAP: u16 = 0x442C;
    pub const OUTLINE: u16 = 0x2640;
    pub const HUGE: u16 = 0x6645;
    pub const HUGE_97: u16 = 0x6646;
    pub const DEPTH: u16 = 0x6649;
    pub const DEEPER: u16 = 0x664A;
    pub const INNER_CELL: u16 = 0x244B;
    pub const INNER_ROW_END: u16 = 0x244C;

    pub const TABLE: u16 = 0xD608;
    pub const TABLE_ELSEWHERE: u16 = 0x646B;
    pub const HEADER_ROW: u16 = 0x3404;
    pub const MERGE_ACROSS: u16 = 0x5624;
    pub const MERGE_DOWN: u16 = 0xD62B;

    pub const TITLE_PAGE: u16 = 0x300A;
    pub const FOOTNOTE_RESTART: u16 = 0x303C;
    pub const ENDNOTE_RESTART: u16 = 0x303E;
    pub const FOOTNOTE_START: u16 = 0x503F;
    pub const FOOTNOTE_FORM: u16 = 0x5040;
    pub const ENDNOTE_START: u16 = 0x5041;
    pub const ENDNOTE_FORM: u16 = 0x5042;
}

/// The code that the first kind of a piece's modifier sets ([MS-DOC] 2.9.214): 0 for one that nothing here asks for.
pub(super) fn of_modifier(modifier: u16) -> Option<(u16, [u8; 1])> {
    if modifier & 1 != 0 {
        return None;
    }
    let code = match (modifier >> 1) & 0x7F {
        0x05 => code::ALIGN_80,
        0x0C => code::LIST_LEVEL,
        0x0D => 0,
        0x18 => code::IN_TABLE,
        0x19 => code::ROW_END,
        0x41 => code::DELETED,
        0x42 => code::INSERTED,
        0x47 => code::DATA,
        0x53 => code::PLAIN,
        0x55 => code::BOLD,
        0x56 => code::ITALIC,
        0x57 => code::STRIKE,
        0x5A => code::SMALL_CAPS,
        0x5C => code::HIDDEN,
        0x5E => code::UNDERLINE,
        0x68 => code::POSITION,
        0x73 => code::DOUBLE_STRIKE,
        0x75 => code::SPECIAL,
        0x76 => code::OBJECT,
        _ => 0,
    };
    (code != 0).then_some((code, [(modifier >> 8) as u8]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(list: &[u8], generation: Generation) -> Vec<(u16, usize)> {
        Properties::new(list, generation)
            .map(|property| (property.code, property.operand.len()))
            .collect()
    }

    #[test]
    fn operands_are_as_long_as_their_codes_say() {
        let list = [
            0x35, 0x08, 1, // bold: a byte
            0x0B, 0x46, 3, 0, // list: two bytes
            0x3E, 0xC6, 2, 9, 9, // a length and its bytes
            0x08, 0xD6, 3, 0, 7, 7, // a table: one more than its length says
            0x03, 0x6A, 1, 2, 3, 4, // picture: four bytes
            0x35, 0x08, // cut off
        ];
        let expected = [
            (code::BOLD, 1),
            (code::LIST, 2),
            (code::OLD_NUMBER, 2),
            (code::TABLE, 2),
            (code::PICTURE, 4),
        ];
        assert_eq!(codes(&list, Generation::Word97), expected);
    }

    #[test]
    fn properties_of_word_6_are_those_that_took_their_place() {
        let list = [85, 1, 2, 7, 0, 12, 3, 1, 2, 3, 95, 0, 0, 0, 13, 10, 255, 1];
        let expected = [
            (code::BOLD, 1),
            (code::STYLE, 2),
            (code::OLD_NUMBER, 3),
            (0, 3),
            (code::OLD_LEVEL, 1),
        ];
        assert_eq!(codes(&list, Generation::Word95), expected);
    }

    #[test]
    fn a_modifier_of_a_piece_sets_one_property() {
        assert_eq!(of_modifier(0x01AA), Some((code::BOLD, [1])));
        assert_eq!(of_modifier(0xFE), None);
        assert_eq!(of_modifier(1), None);
    }
}
