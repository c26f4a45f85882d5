//! PLCs ([MS-DOC] 2.2.2): n + 1 positions, then n records of one size.

/// A PLC being written.
pub struct Plc {
    size: usize,
    positions: Vec<u32>,
    records: Vec<u8>,
}

impl Plc {
    /// One whose records have this many bytes.
    pub fn new(size: usize) -> Plc {
        Plc {
            size,
            positions: Vec::new(),
            records: Vec::new(),
        }
    }

    /// Adds a position with its record.
    pub fn push(&mut self, at: usize, record: &[u8]) {
        assert_eq!(record.len(), self.size);
        self.positions.push(at as u32);
        self.records.extend(record);
    }

    /// The bytes, with the last position; none if there are no records.
    pub fn end(mut self, at: usize) -> Vec<u8> {
        if self.positions.is_empty() {
            return Vec::new();
        }
        self.positions.push(at as u32);
        let mut out = positions(&self.positions);
        out.extend(self.records);
        out
    }
}

/// Positions alone, as bytes.
pub fn positions(positions: &[u32]) -> Vec<u8> {
    positions.iter().flat_map(|cp| cp.to_le_bytes()).collect()
}
