//! The piece table: where in the stream the characters stand, and in how many bits ([MS-DOC] 2.4.1, 2.8.35, 2.9.38).

use super::bytes::{Plc, slice, u16_at, u32_at};
use super::fib::{Fib, Generation, Table};
use std::ops::Range;

/// A stretch of text that stands together in the stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// The position of its first character.
    pub from: u32,
    /// One past that of its last.
    pub to: u32,
    /// The byte of the stream where it begins.
    pub at: usize,
    /// Whether its characters are of 16 bits.
    pub wide: bool,
    /// The property modifier: what a fast save changed.
    pub modifier: u16,
}

impl Piece {
    /// The byte of the stream where a character of the piece stands.
    pub fn byte(&self, position: u32) -> usize {
        self.at + (position.saturating_sub(self.from) as usize) * self.unit()
    }

    /// Bytes per character.
    pub fn unit(&self) -> usize {
        if self.wide { 2 } else { 1 }
    }
}

/// The piece table.
#[derive(Debug, Default)]
pub(super) struct Pieces<'a> {
    /// Pieces in the order of the text.
    pub list: Vec<Piece>,
    /// Whether a piece leads out of the stream, or the pieces claim more text than can be.
    pub cut: bool,
    clx: &'a [u8],
    modifiers: Vec<u32>,
}

impl<'a> Pieces<'a> {
    /// Reads the table; without one, the text is one piece. `None` where there is no text to be found.
    pub fn read(fib: &Fib, stream: &[u8], tables: &'a [u8]) -> Option<Pieces<'a>> {
        let clx = fib.table(tables, Table::Pieces);
        let mut pieces = Pieces {
            clx,
            ..Pieces::default()
        };
        match pieces.table(clx) {
            Some(plc) => pieces.fill(fib, stream, plc),
            None if fib.generation == Generation::Word95 && !fib.complex => {
                pieces.add(stream, 0..fib.lengths.end(), fib.text, fib.wide, 0);
            }
            None => return None,
        }
        (!pieces.list.is_empty()).then_some(pieces)
    }

    /// Passes the property lists that come first; the table of pieces itself.
    fn table(&mut self, clx: &'a [u8]) -> Option<Plc<'a>> {
        let mut at = 0;
        loop {
            match clx.get(at)? {
                1 => {
                    self.modifiers.push(at as u32);
                    at += 3 + u16_at(clx, at + 1)? as usize;
                }
                2 => {
                    let length = (u32_at(clx, at + 1)? as usize).min(clx.len() - at - 5);
                    return Some(Plc::new(slice(clx, at + 5, length)?, 8));
                }
                _ => return None,
            }
        }
    }

    fn fill(&mut self, fib: &Fib, stream: &[u8], plc: Plc<'_>) {
        self.list.reserve_exact(plc.len());
        // pieces may share their bytes; but text many times the file's length would be endless work
        let mut left = stream.len() as u64 * 2;
        for index in 0..plc.len() {
            let (Some(from), Some(to), Some(data)) =
                (plc.at(index), plc.at(index + 1), plc.data(index))
            else {
                break;
            };
            let next = self.list.last().map_or(0, |last| last.to);
            if from != next || to < from || u64::from(to - from) > left {
                self.cut = true;
                break;
            }
            left -= u64::from(to - from);
            let (Some(fc), Some(modifier)) = (u32_at(data, 2), u16_at(data, 6)) else {
                break;
            };
            let narrow = fc & 0x4000_0000 != 0;
            let (at, wide) = match fib.generation {
                Generation::Word97 if narrow => (((fc & 0x3FFF_FFFF) / 2) as usize, false),
                Generation::Word97 => ((fc & 0x3FFF_FFFF) as usize, true),
                Generation::Word95 => (fc as usize, fib.wide),
            };
            if to > from && !self.add(stream, from..to, at, wide, modifier) {
                break;
            }
        }
    }

    /// Adds a piece as far as the stream holds it; false where it does not hold all.
    fn add(
        &mut self,
        stream: &[u8],
        range: Range<u32>,
        at: usize,
        wide: bool,
        modifier: u16,
    ) -> bool {
        let mut piece = Piece {
            from: range.start,
            to: range.end,
            at,
            wide,
            modifier,
        };
        let there = stream.len().saturating_sub(at) / piece.unit();
        let whole = there >= (range.end - range.start) as usize;
        if !whole {
            self.cut = true;
            piece.to = range.start + there as u32;
        }
        if piece.to > piece.from {
            self.list.push(piece);
        }
        whole
    }

    /// How many bytes of memory it takes.
    pub fn weight(&self) -> usize {
        self.list.capacity() * size_of::<Piece>() + self.modifiers.capacity() * size_of::<u32>()
    }

    /// One past the last character that is there.
    pub fn end(&self) -> u32 {
        self.list.last().map_or(0, |piece| piece.to)
    }

    /// The index of the piece that holds a position.
    pub fn find(&self, position: u32) -> Option<usize> {
        let index = self.list.partition_point(|piece| piece.to <= position);
        (index < self.list.len()).then_some(index)
    }

    /// The property list that a modifier of the second kind names ([MS-DOC] 2.9.215).
    pub fn modifiers(&self, modifier: u16) -> &'a [u8] {
        let found = || {
            let at = *self.modifiers.get(usize::from(modifier >> 1))? as usize;
            slice(self.clx, at + 3, u16_at(self.clx, at + 1)? as usize)
        };
        found().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A block of version 193 with a piece table at the start of the tables.
    fn fib(table: usize) -> Fib {
        let mut stream = vec![0; 1000];
        stream[..4].copy_from_slice(&[0xEC, 0xA5, 0xC1, 0]);
        stream[32] = 14;
        stream[62] = 22;
        stream[152] = 93;
        stream[154 + 33 * 8 + 4] = table as u8;
        Fib::read(&stream).unwrap()
    }

    fn table(pieces: &[(u32, u32)]) -> Vec<u8> {
        // a property list comes first
        let mut clx = vec![1, 2, 0, 0xAA, 0xBB, 2];
        clx.extend((4 + 12 * pieces.len() as u32).to_le_bytes());
        clx.extend([0; 4]);
        clx.extend(pieces.iter().flat_map(|(end, _)| end.to_le_bytes()));
        for (_, place) in pieces {
            clx.extend([0, 0]);
            clx.extend(place.to_le_bytes());
            clx.extend([1, 0]);
        }
        clx
    }

    #[test]
    fn pieces_of_both_widths_stand_anywhere_in_the_stream() {
        let clx = table(&[(3, 20), (7, 0x4000_0000 | 4)]);
        let stream = [0; 40];
        let pieces = Pieces::read(&fib(clx.len()), &stream, &clx).unwrap();
        assert!(!pieces.cut);
        assert_eq!(pieces.list[0].byte(2), 24);
        assert_eq!(pieces.list[1].byte(5), 4);
        assert_eq!(
            (pieces.find(2), pieces.find(3), pieces.find(7)),
            (Some(0), Some(1), None)
        );
        assert_eq!(pieces.modifiers(1), &[0xAA_u8, 0xBB]);
        assert!(pieces.modifiers(3).is_empty());
    }

    #[test]
    fn a_piece_ends_where_the_stream_does() {
        let clx = table(&[(3, 20), (7, 22)]);
        let pieces = Pieces::read(&fib(clx.len()), &[0; 26], &clx).unwrap();
        assert!(pieces.cut);
        assert_eq!(pieces.end(), 5);
        assert!(Pieces::read(&fib(clx.len()), &[0; 20], &clx).is_none());
    }
}
