//! Cuts content streams, CMaps and packed objects into operands and operators (ISO 32000-1, 7.2 and 7.8.2), without
//! copying more than strings.

/// An operand. Arrays and dictionaries stay flat, between their brackets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Operand<'a> {
    /// A number.
    Number(f64),
    /// A name, as written, without `/`.
    Name(&'a [u8]),
    /// A string: a stretch of [`Lexer::strings`].
    Text(usize, usize),
    /// `[`, or `<<`.
    Open(Bracket),
    /// `]`, or `>>`.
    Close(Bracket),
}

/// The next thing in the bytes.
pub(super) enum Token<'a> {
    /// An operand, and the bytes that it is written with.
    Operand(Operand<'a>, &'a [u8]),
    /// An operator, or another word.
    Word(&'a [u8]),
}

/// The two kinds of brackets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Bracket {
    Array,
    Dictionary,
}

/// Reads one operator with its operands after the other.
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
    /// The operands of the last operator.
    pub(super) operands: Vec<Operand<'a>>,
    /// The bytes of the strings among the operands.
    pub(super) strings: Vec<u8>,
}

/// So many operands no operator has; a stream with more is not read on.
const MOST_OPERANDS: usize = 100_000;

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Lexer<'a> {
        Lexer {
            bytes,
            at: 0,
            operands: Vec::new(),
            strings: Vec::new(),
        }
    }

    /// The bytes of a string operand.
    pub(super) fn text(&self, operand: Operand<'a>) -> Option<&[u8]> {
        match operand {
            Operand::Text(start, end) => self.strings.get(start..end),
            _ => None,
        }
    }

    /// The next operator; its operands are in [`Lexer::operands`]. `None` at the end, or where there is no sense.
    pub(super) fn operator(&mut self) -> Option<&'a [u8]> {
        self.operands.clear();
        self.strings.clear();
        loop {
            match self.token()? {
                Token::Operand(operand, _) => self.operands.push(operand),
                Token::Word(word) => return Some(word),
            }
            if self.operands.len() > MOST_OPERANDS {
                return None;
            }
        }
    }

    /// The next operand or word. `None` at the end. The bytes of a string are added to [`Lexer::strings`].
    #[inline]
    pub(super) fn token(&mut self) -> Option<Token<'a>> {
        loop {
            self.skip_space();
            let start = self.at;
            let operand = match *self.bytes.get(start)? {
                b'0'..=b'9' | b'+' | b'-' | b'.' => self.number(),
                b'/' => {
                    self.at += 1;
                    Operand::Name(self.regular())
                }
                b'(' => self.literal(),
                b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => {
                    self.at += 2;
                    Operand::Open(Bracket::Dictionary)
                }
                b'<' => self.hexadecimal(),
                b'>' => {
                    self.at += 2;
                    Operand::Close(Bracket::Dictionary)
                }
                b'[' => {
                    self.at += 1;
                    Operand::Open(Bracket::Array)
                }
                b']' => {
                    self.at += 1;
                    Operand::Close(Bracket::Array)
                }
                b'{' | b'}' | b')' => {
                    self.at += 1;
                    continue;
                }
                _ => return Some(Token::Word(self.regular())),
            };
            let written = self.bytes.get(start..self.at).unwrap_or_default();
            return Some(Token::Operand(operand, written));
        }
    }

    /// Leaves an inline image (`ID` ... `EI`) behind.
    pub(super) fn skip_image(&mut self) {
        while self.at < self.bytes.len() {
            let rest = &self.bytes[self.at..];
            if rest.starts_with(b"EI")
                && rest.get(2).is_none_or(u8::is_ascii_whitespace)
                && (self.at == 0 || self.bytes[self.at - 1].is_ascii_whitespace())
            {
                self.at += 2;
                return;
            }
            self.at += 1;
        }
    }

    fn skip_space(&mut self) {
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b'%' => {
                    let rest = &self.bytes[self.at..];
                    self.at += rest
                        .iter()
                        .position(|b| matches!(b, b'\n' | b'\r'))
                        .unwrap_or(rest.len());
                }
                0 | b' ' | b'\t' | b'\n' | b'\r' | 12 => self.at += 1,
                _ => return,
            }
        }
    }

    /// Regular characters: a name or an operator. Never nothing, so that the reader always gets on.
    fn regular(&mut self) -> &'a [u8] {
        let start = self.at;
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                0 | b' ' | b'\t' | b'\n' | b'\r' | 12 | b'(' | b')' | b'<' | b'>' | b'[' | b']'
                | b'{' | b'}' | b'/' | b'%' => break,
                _ => self.at += 1,
            }
        }
        &self.bytes[start..self.at]
    }

    fn number(&mut self) -> Operand<'a> {
        let negative = self.bytes[self.at] == b'-';
        let mut whole: f64 = 0.0;
        let mut scale: f64 = 0.0;
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b'0'..=b'9' => {
                    whole = whole * 10.0 + f64::from(byte - b'0');
                    scale *= 10.0;
                }
                b'.' => scale = 1.0,
                b'+' | b'-' => {}
                _ => break,
            }
            self.at += 1;
        }
        let number = if scale > 1.0 { whole / scale } else { whole };
        Operand::Number(if negative { -number } else { number })
    }

    fn hexadecimal(&mut self) -> Operand<'a> {
        let start = self.strings.len();
        let mut high = None;
        self.at += 1;
        while let Some(byte) = self.bytes.get(self.at) {
            self.at += 1;
            if *byte == b'>' {
                break;
            }
            let Some(digit) = char::from(*byte).to_digit(16) else {
                continue;
            };
            match high.take() {
                None => high = Some(digit as u8),
                Some(high) => self.strings.push(high << 4 | digit as u8),
            }
        }
        if let Some(high) = high {
            self.strings.push(high << 4);
        }
        Operand::Text(start, self.strings.len())
    }

    fn literal(&mut self) -> Operand<'a> {
        let start = self.strings.len();
        let mut depth = 0;
        while let Some(byte) = self.bytes.get(self.at) {
            if !matches!(byte, b'(' | b')' | b'\\') {
                let rest = &self.bytes[self.at..];
                let plain = rest
                    .iter()
                    .position(|byte| matches!(byte, b'(' | b')' | b'\\'))
                    .unwrap_or(rest.len());
                self.strings.extend_from_slice(&rest[..plain]);
                self.at += plain;
                continue;
            }
            self.at += 1;
            match byte {
                b'(' => {
                    depth += 1;
                    if depth > 1 {
                        self.strings.push(b'(');
                    }
                }
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                    self.strings.push(b')');
                }
                _ => self.escape(),
            }
        }
        Operand::Text(start, self.strings.len())
    }

    fn escape(&mut self) {
        let Some(byte) = self.bytes.get(self.at) else {
            return;
        };
        self.at += 1;
        match byte {
            b'n' => self.strings.push(b'\n'),
            b'r' => self.strings.push(b'\r'),
            b't' => self.strings.push(b'\t'),
            b'b' => self.strings.push(8),
            b'f' => self.strings.push(12),
            b'\n' => {}
            b'\r' => {
                if self.bytes.get(self.at) == Some(&b'\n') {
                    self.at += 1;
                }
            }
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    match self.bytes.get(self.at) {
                        Some(digit @ b'0'..=b'7') => {
                            code = code * 8 + u32::from(digit - b'0');
                            self.at += 1;
                        }
                        _ => break,
                    }
                }
                self.strings.push(code as u8);
            }
            byte => self.strings.push(*byte),
        }
    }
}

/// The value of a key in a dictionary among flat operands, at the dictionary's own depth.
pub(super) fn value<'a>(operands: &[Operand<'a>], key: &[u8]) -> Option<Operand<'a>> {
    let mut depth = 0;
    let mut is_key = true;
    let mut hit = false;
    for operand in operands {
        if hit {
            return Some(*operand);
        }
        match operand {
            Operand::Open(_) => {
                depth += 1;
                is_key = depth == 1 || is_key;
                if depth == 1 {
                    continue;
                }
            }
            Operand::Close(_) => depth -= 1,
            _ => {}
        }
        if depth != 1 {
            continue;
        }
        if is_key {
            hit = *operand == Operand::Name(key);
        }
        is_key = !is_key;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operands_come_with_their_operator() {
        let mut lexer = Lexer::new(
            b"q 1 0 -.5 12.25 cm % note\n[<0041> -20(a\\(b\\051\\n)] TJ /P <</MCID 3>> BDC",
        );
        assert_eq!(lexer.operator(), Some(&b"q"[..]));
        assert_eq!(lexer.operator(), Some(&b"cm"[..]));
        let numbers: Vec<_> = [1.0, 0.0, -0.5, 12.25].map(Operand::Number).into();
        assert_eq!(lexer.operands, numbers);
        assert_eq!(lexer.operator(), Some(&b"TJ"[..]));
        assert_eq!(lexer.text(lexer.operands[1]), Some(&b"\0A"[..]));
        assert_eq!(lexer.text(lexer.operands[3]), Some(&b"a(b)\n"[..]));
        assert_eq!(lexer.operator(), Some(&b"BDC"[..]));
        assert_eq!(
            value(&lexer.operands[1..], b"MCID"),
            Some(Operand::Number(3.0))
        );
        assert_eq!(lexer.operator(), None);
    }

    #[test]
    fn values_are_found_at_their_own_depth() {
        let mut lexer = Lexer::new(b"<</A <</B 1>> /C [2 3] /B 4 /N /B>> X");
        lexer.operator();
        assert_eq!(value(&lexer.operands, b"B"), Some(Operand::Number(4.0)));
        assert_eq!(value(&lexer.operands, b"N"), Some(Operand::Name(b"B")));
        assert_eq!(value(&lexer.operands, b"Z"), None);
    }

    #[test]
    fn nonsense_ends_and_does_not_hang() {
        for text in [
            &b"<<<(((["[..],
            b")))>>>]]",
            b"((\\",
            b"<4",
            b"BI ID xx EI",
            b"1 2 3",
            b"\xff\xfe",
        ] {
            let mut lexer = Lexer::new(text);
            let mut count = 0;
            while lexer.operator().is_some() {
                count += 1;
                assert!(count < 100);
            }
        }
    }
}
