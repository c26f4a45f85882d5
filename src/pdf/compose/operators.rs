//! Operators and operands of a content stream (ISO 32000-1, 7.8.2 and annex A) as the bytes that they are.
//!
//! printpdf has no operation that shows many glyphs with one string, and makes several objects of every operator
//! that it does have; they took a quarter of the time of a PDF. So contents are written here, straight into the
//! buffer that is deflated.

use super::super::number;
use crate::unit::Length;

/// A content stream in the making.
#[derive(Default)]
pub(super) struct Content {
    out: Vec<u8>,
    /// Whether a text object is open.
    in_text: bool,
}

impl Content {
    /// What is written so far.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.out
    }

    /// Forgets the page, and keeps the buffer for the next.
    pub(super) fn clear(&mut self) {
        self.out.clear();
    }

    /// Operators with fixed operands, as they stand.
    pub(super) fn raw(&mut self, operators: &str) {
        self.out.extend_from_slice(operators.as_bytes());
    }

    /// Opens or closes the text object (9.4.1), as what follows needs it.
    pub(super) fn text(&mut self, wanted: bool) {
        if wanted != self.in_text {
            self.raw(if wanted { "BT\n" } else { "ET\n" });
            self.in_text = wanted;
        }
    }

    /// A whole number.
    pub(super) fn integer(&mut self, value: i64) {
        number::integer(&mut self.out, value);
    }

    /// A number of so many thousandths.
    pub(super) fn thousandths(&mut self, value: i64) {
        number::thousandths(&mut self.out, value);
    }

    /// A length in points, to a thousandth, and a space.
    pub(super) fn length(&mut self, length: Length) {
        self.thousandths(super::thousandths(length));
        self.out.push(b' ');
    }

    /// A character code of two bytes in a literal string.
    #[inline]
    pub(super) fn code(&mut self, code: u16) {
        let bytes = code.to_be_bytes();
        if bytes.iter().any(|byte| SPECIAL[usize::from(*byte)]) {
            bytes.iter().for_each(|byte| self.string_byte(*byte));
        } else {
            self.out.extend_from_slice(&bytes);
        }
    }

    /// A byte of a literal string (7.3.4.2).
    pub(super) fn string_byte(&mut self, byte: u8) {
        match byte {
            b'(' | b')' | b'\\' => self.out.extend_from_slice(&[b'\\', byte]),
            // a bare line end would be read as another one
            b'\r' => self.out.extend_from_slice(b"\\r"),
            _ => self.out.push(byte),
        }
    }

    /// A text string in UTF-16 with its mark, which is all there is of an empty one (7.9.2.2).
    pub(super) fn utf16(&mut self, text: &str) {
        self.raw("<FEFF");
        for unit in text.encode_utf16() {
            for byte in unit.to_be_bytes() {
                for digit in [byte >> 4, byte & 15] {
                    self.out.push(b"0123456789ABCDEF"[usize::from(digit)]);
                }
            }
        }
        self.raw(">");
    }
}

/// Whether a byte cannot stand as it is in a literal string.
const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    special[b'(' as usize] = true;
    special[b')' as usize] = true;
    special[b'\\' as usize] = true;
    special[b'\r' as usize] = true;
    special
};

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl Fn(&mut Content)) -> String {
        let mut content = Content::default();
        write(&mut content);
        String::from_utf8(content.bytes().to_vec()).unwrap()
    }

    #[test]
    fn a_string_can_hold_any_byte() {
        let text = written(|content| b"a(b)\\\r\n".iter().for_each(|b| content.string_byte(*b)));
        assert_eq!(text, "a\\(b\\)\\\\\\r\n");
        let codes = written(|content| [0x28, 0x5C0D, 0x4142].iter().for_each(|c| content.code(*c)));
        assert_eq!(codes, "\0\\(\\\\\\rAB");
        assert_eq!(written(|content| content.utf16("fi")), "<FEFF00660069>");
    }
}
