//! Little-endian numbers and arrays at places that a file names, which may lie outside of it.

/// The byte at `at`.
pub(super) fn u8_at(bytes: &[u8], at: usize) -> Option<u8> {
    bytes.get(at).copied()
}

/// The 16-bit number at `at`.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let found = slice(bytes, at, 2)?;
    Some(u16::from_le_bytes(found.try_into().ok()?))
}

/// The 32-bit number at `at`.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let found = slice(bytes, at, 4)?;
    Some(u32::from_le_bytes(found.try_into().ok()?))
}

/// The signed 32-bit number at `at`.
pub(super) fn i32_at(bytes: &[u8], at: usize) -> Option<i32> {
    u32_at(bytes, at).map(|number| number as i32)
}

/// `length` bytes from `at`.
pub(super) fn slice(bytes: &[u8], at: usize, length: usize) -> Option<&[u8]> {
    bytes.get(at..at.checked_add(length)?)
}

/// UTF-16 text of `count` units at `at`, as far as it is there.
pub(super) fn utf16(bytes: &[u8], at: usize, count: usize) -> String {
    let end = at.saturating_add(count.saturating_mul(2)).min(bytes.len());
    let found = bytes.get(at..end).unwrap_or_default();
    let units = found
        .chunks_exact(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    char::decode_utf16(units)
        .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

/// A PLC: positions in ascending order, and after them an array of data, one for each stretch between two positions
/// ([MS-DOC] 2.2.2).
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Plc<'a> {
    bytes: &'a [u8],
    width: usize,
    count: usize,
}

impl<'a> Plc<'a> {
    /// A PLC whose data are `width` bytes each.
    pub fn new(bytes: &'a [u8], width: usize) -> Plc<'a> {
        Plc {
            bytes,
            width,
            count: bytes.len().saturating_sub(4) / (4 + width),
        }
    }

    /// How many stretches it has.
    pub fn len(&self) -> usize {
        self.count
    }

    /// The position that stretch `index` begins at; that of index [`Plc::len`] ends the last.
    pub fn at(&self, index: usize) -> Option<u32> {
        (index <= self.count)
            .then(|| u32_at(self.bytes, index * 4))
            .flatten()
    }

    /// The data of stretch `index`.
    pub fn data(&self, index: usize) -> Option<&'a [u8]> {
        if index >= self.count {
            return None;
        }
        slice(
            self.bytes,
            (self.count + 1) * 4 + index * self.width,
            self.width,
        )
    }

    /// The stretch that holds a position.
    pub fn find(&self, position: u32) -> Option<usize> {
        let (mut low, mut high) = (0, self.count);
        while low < high {
            let middle = (low + high) / 2;
            match self.at(middle)? <= position {
                true => low = middle + 1,
                false => high = middle,
            }
        }
        let index = low.checked_sub(1)?;
        (position < self.at(index + 1)?).then_some(index)
    }
}
