//! ToUnicode CMaps (ISO 32000-1, 9.10.3): which text each character code stands for.

use super::lexer::{Lexer, Operand};

/// What a CMap maps.
#[derive(Debug, Default)]
pub(super) struct Unicode {
    /// All texts, one after the other.
    texts: String,
    /// By code: where its text stands.
    codes: Vec<Option<(u32, u32)>>,
    /// Whether something in it could not be read, or a code has two texts.
    pub(super) is_faulty: bool,
}

/// So much text a CMap may hold; more is an attack.
const MOST_TEXT: usize = 4 << 20;

impl Unicode {
    /// The text of a code.
    pub(super) fn text(&self, code: u16) -> Option<&str> {
        let (start, end) = (*self.codes.get(usize::from(code))?)?;
        self.texts.get(start as usize..end as usize)
    }

    /// Whether a code has a text.
    pub(super) fn has(&self, code: u16) -> bool {
        matches!(self.codes.get(usize::from(code)), Some(Some(_)))
    }

    /// One more than the highest code.
    pub(super) fn len(&self) -> usize {
        self.codes.len()
    }

    /// Reads a CMap.
    pub(super) fn read(bytes: &[u8]) -> Unicode {
        let mut map = Unicode::default();
        let mut lexer = Lexer::new(bytes);
        while let Some(operator) = lexer.operator() {
            match operator {
                b"endbfchar" => map.characters(&lexer),
                b"endbfrange" => map.ranges(&lexer),
                _ => {}
            }
        }
        map
    }

    fn characters(&mut self, lexer: &Lexer<'_>) {
        for pair in lexer.operands.chunks(2) {
            match pair {
                [code, text] => {
                    let code = lexer.text(*code).and_then(code_of);
                    let text = lexer.text(*text).map(utf16);
                    self.set(code, text);
                }
                _ => self.is_faulty = true,
            }
        }
    }

    fn ranges(&mut self, lexer: &Lexer<'_>) {
        let operands = &lexer.operands;
        let mut at = 0;
        while at + 2 < operands.len() {
            let first = lexer.text(operands[at]).and_then(code_of);
            let last = lexer.text(operands[at + 1]).and_then(code_of);
            let (Some(first), Some(last)) = (first, last) else {
                self.is_faulty = true;
                return;
            };
            at += 2;
            if let Operand::Open(_) = operands[at] {
                at += 1;
                for code in first..=last {
                    let Some(text) = operands.get(at).and_then(|o| lexer.text(*o)) else {
                        self.is_faulty = true;
                        return;
                    };
                    self.set(Some(code), Some(utf16(text)));
                    at += 1;
                }
            } else {
                let base = lexer.text(operands[at]).unwrap_or_default().to_vec();
                for (step, code) in (first..=last).enumerate() {
                    let mut text = base.clone();
                    if let Some(byte) = text.last_mut() {
                        // a range stays within the last byte (9.10.3)
                        match u8::try_from(usize::from(*byte) + step) {
                            Ok(next) => *byte = next,
                            Err(_) => self.is_faulty = true,
                        }
                    }
                    self.set(Some(code), Some(utf16(&text)));
                    if self.texts.len() > MOST_TEXT {
                        return;
                    }
                }
            }
            at += 1;
        }
    }

    fn set(&mut self, code: Option<u16>, text: Option<Option<String>>) {
        let (Some(code), Some(Some(text))) = (code, text) else {
            self.is_faulty = true;
            return;
        };
        if self.texts.len() > MOST_TEXT {
            self.is_faulty = true;
            return;
        }
        let code = usize::from(code);
        if self.codes.len() <= code {
            self.codes.resize(code + 1, None);
        }
        self.is_faulty |= self.codes[code].is_some() || text.is_empty();
        let start = self.texts.len() as u32;
        self.texts.push_str(&text);
        self.codes[code] = Some((start, self.texts.len() as u32));
    }
}

/// A code of two bytes.
fn code_of(bytes: &[u8]) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.try_into().ok()?))
}

/// UTF-16 with the high byte first; `None` where it is none.
pub(super) fn utf16(bytes: &[u8]) -> Option<String> {
    let units = bytes.chunks(2).map(|pair| match pair {
        [high, low] => u16::from_be_bytes([*high, *low]),
        // half a unit is no text
        _ => 0xDC00,
    });
    char::decode_utf16(units)
        .collect::<Result<String, _>>()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_and_ranges_are_mapped() {
        let map = Unicode::read(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n2 beginbfchar\n<0001> <0041>\n<0002> <00660069>\n\
              endbfchar 2 beginbfrange <0003> <0005> <0061> <0006> <0007> [<00E9> <D83DDE00>] endbfrange",
        );
        let texts: Vec<_> = (0..9).map(|code| map.text(code)).collect();
        assert_eq!(
            texts,
            [
                None,
                Some("A"),
                Some("fi"),
                Some("a"),
                Some("b"),
                Some("c"),
                Some("é"),
                Some("😀"),
                None
            ]
        );
        assert!(!map.is_faulty);
    }

    #[test]
    fn faults_are_told() {
        for text in [
            &b"<0001> <0041> <0001> <0042> endbfchar"[..],
            b"<01> <0041> endbfchar",
            b"<0001> <> endbfchar",
            b"<0001> <DC00> endbfchar",
            b"<0001> <00FE> <00FF> endbfrange <0001> <0003> <00FE> endbfrange",
            b"<0001> endbfchar",
        ] {
            assert!(
                Unicode::read(text).is_faulty,
                "{}",
                String::from_utf8_lossy(text)
            );
        }
    }
}
