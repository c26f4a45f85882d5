//! The piece table ([MS-DOC] 2.9.38, Clx): which characters stand where in the file, and in which width.

/// What a piece adds to the properties of its characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Prm {
    /// Nothing.
    None,
    /// Prm0: one modifier by its short number, with its operand.
    Short(u8, u8),
    /// Prm1: modifiers of any length, in an RgPrc entry.
    Long(Vec<u8>),
}

/// A piece: how many characters, how wide, with what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Characters.
    pub length: usize,
    /// UTF-16; if not, one byte each of windows-1252.
    pub wide: bool,
    /// Further properties.
    pub prm: Prm,
}

/// A piece in its place.
#[derive(Clone, Debug)]
pub struct Placed {
    /// First character and one past the last.
    pub cps: (usize, usize),
    /// Where its bytes begin in the main stream.
    pub at: usize,
    /// UTF-16.
    pub wide: bool,
    /// Further properties.
    pub prm: Prm,
}

impl Placed {
    /// Where a character's bytes begin.
    pub fn offset(&self, cp: usize) -> usize {
        self.at + (cp - self.cps.0) * if self.wide { 2 } else { 1 }
    }
}

/// The byte of windows-1252 for a character, if it has one.
pub fn narrow(unit: u16) -> Option<u8> {
    let text = char::from_u32(u32::from(unit))?.to_string();
    let (bytes, _, failed) = encoding_rs::WINDOWS_1252.encode(&text);
    match bytes.as_ref() {
        [byte] if !failed => Some(*byte),
        _ => None,
    }
}

/// Places pieces from `start` on in the given order of the file; gives them in the order of the text, and the bytes.
/// A piece that is to be narrow and has a character that is not is an error of the test.
pub fn place(
    characters: &[u16],
    cuts: &[Cut],
    order: &[usize],
    start: usize,
) -> (Vec<Placed>, Vec<u8>) {
    let mut placed = Vec::new();
    let mut cp = 0;
    for cut in cuts {
        placed.push(Placed {
            cps: (cp, cp + cut.length),
            at: 0,
            wide: cut.wide,
            prm: cut.prm.clone(),
        });
        cp += cut.length;
    }
    assert_eq!(cp, characters.len(), "the pieces do not cover the text");
    let mut bytes = Vec::new();
    for index in order {
        let piece = &mut placed[*index];
        if piece.wide && bytes.len() % 2 == 1 {
            bytes.push(0);
        }
        piece.at = start + bytes.len();
        for unit in &characters[piece.cps.0..piece.cps.1] {
            match piece.wide {
                true => bytes.extend(unit.to_le_bytes()),
                false => bytes.push(narrow(*unit).expect("the character is not in windows-1252")),
            }
        }
    }
    (placed, bytes)
}

/// The Clx: the long modifiers, then the pieces.
pub fn clx(pieces: &[Placed]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut long = 0_u16;
    let mut records = Vec::new();
    for piece in pieces {
        let prm = match &piece.prm {
            Prm::None => 0,
            Prm::Short(isprm, value) => u16::from(*isprm) << 1 | u16::from(*value) << 8,
            Prm::Long(sprms) => {
                out.push(1);
                out.extend((sprms.len() as u16).to_le_bytes());
                out.extend(sprms);
                long += 1;
                1 | (long - 1) << 1
            }
        };
        let fc = match piece.wide {
            true => piece.at as u32,
            false => (piece.at as u32 * 2) | 0x4000_0000,
        };
        records.extend(0_u16.to_le_bytes());
        records.extend(fc.to_le_bytes());
        records.extend(prm.to_le_bytes());
    }
    let mut plc = 0_u32.to_le_bytes().to_vec();
    plc.extend(
        pieces
            .iter()
            .flat_map(|piece| (piece.cps.1 as u32).to_le_bytes()),
    );
    plc.extend(records);
    out.push(2);
    out.extend((plc.len() as u32).to_le_bytes());
    out.extend(plc);
    out
}
