//! A ZIP container (APPNOTE.TXT 6.3, 4.3) of parts that are deflated already: every time 1980-01-01, nothing that
//! depends on the machine. The `zip` crate, which reads the container back for the proof, deflates whatever it is given
//! to write, each part with tables of its own that cost more than most parts of a DOCX.

use crate::deflate::deflate;
use flate2::Crc;
use std::sync::Arc;

/// A part as it stands in a container.
#[derive(Clone)]
pub(super) struct Entry {
    method: u16,
    crc: u32,
    /// Length of the part itself.
    size: usize,
    bytes: Arc<[u8]>,
}

/// Compression methods (4.4.5).
const STORED: u16 = 0;
const DEFLATED: u16 = 8;
/// Read by version 2.0 (4.4.3), made on Unix by it (4.4.2).
const VERSION: u16 = 20;
const MADE_BY: u16 = 3 << 8 | VERSION;
/// 1980-01-01 (4.4.6), the earliest day that there is.
const DAY: u16 = 1 << 5 | 1;
/// A regular file that all may read and its owner may write (4.4.15).
const ATTRIBUTES: u32 = 0o100_644 << 16;

impl Entry {
    /// A part, deflated.
    pub(super) fn deflated(part: &[u8]) -> Entry {
        let zlib = deflate(part);
        // without zlib's head of two bytes and its sum of four
        Entry::of(DEFLATED, part, &zlib[2..zlib.len() - 4])
    }

    /// A part as it is.
    pub(super) fn stored(part: &[u8]) -> Entry {
        Entry::of(STORED, part, part)
    }

    fn of(method: u16, part: &[u8], bytes: &[u8]) -> Entry {
        let mut crc = Crc::new();
        crc.update(part);
        Entry {
            method,
            crc: crc.sum(),
            size: part.len(),
            bytes: bytes.into(),
        }
    }

    /// What a part's two headers share (4.3.7 and 4.3.12).
    fn header(&self, name: &str) -> Option<Vec<u8>> {
        let mut header = Vec::with_capacity(26);
        // flags and time are 0
        for short in [VERSION, 0, self.method, 0, DAY] {
            header.extend_from_slice(&short.to_le_bytes());
        }
        let lengths = [self.bytes.len(), self.size].map(u32::try_from);
        let [Ok(bytes), Ok(size)] = lengths else {
            return None;
        };
        for long in [self.crc, bytes, size] {
            header.extend_from_slice(&long.to_le_bytes());
        }
        for short in [u16::try_from(name.len()).ok()?, 0] {
            header.extend_from_slice(&short.to_le_bytes());
        }
        Some(header)
    }
}

/// A container in the making.
#[derive(Default)]
pub(super) struct Container {
    out: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

impl Container {
    /// Adds a part; its name is of ASCII.
    ///
    /// # Errors
    /// Says so where the part or what stands before it is longer than 4 GiB.
    pub(super) fn add(&mut self, name: &str, entry: &Entry) -> Result<(), String> {
        let too_long = || format!("{name} makes the file longer than 4 GiB");
        let header = entry.header(name).ok_or_else(too_long)?;
        let at = u32::try_from(self.out.len()).map_err(|_| too_long())?;
        self.out.extend_from_slice(b"PK\x03\x04");
        self.out.extend_from_slice(&header);
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(&entry.bytes);
        self.directory.extend_from_slice(b"PK\x01\x02");
        self.directory.extend_from_slice(&MADE_BY.to_le_bytes());
        self.directory.extend_from_slice(&header);
        // no comment, the first disk, no attributes of its own
        self.directory.extend_from_slice(&[0; 6]);
        self.directory.extend_from_slice(&ATTRIBUTES.to_le_bytes());
        self.directory.extend_from_slice(&at.to_le_bytes());
        self.directory.extend_from_slice(name.as_bytes());
        self.count = self.count.checked_add(1).ok_or_else(too_long)?;
        Ok(())
    }

    /// The whole container (4.3.16).
    ///
    /// # Errors
    /// Says so where it is longer than 4 GiB.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, String> {
        let places = [self.directory.len(), self.out.len()].map(u32::try_from);
        let [Ok(length), Ok(at)] = places else {
            return Err("the file is longer than 4 GiB".into());
        };
        self.out.extend_from_slice(&self.directory);
        self.out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
        for count in [self.count, self.count] {
            self.out.extend_from_slice(&count.to_le_bytes());
        }
        for long in [length, at] {
            self.out.extend_from_slice(&long.to_le_bytes());
        }
        self.out.extend_from_slice(&[0; 2]);
        Ok(self.out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Read};
    use zip::{CompressionMethod, ZipArchive};

    #[test]
    fn the_zip_crate_reads_what_is_written_here() {
        let long = "<a>words and words</a>".repeat(5000);
        let mut container = Container::default();
        container
            .add("a.xml", &Entry::deflated(long.as_bytes()))
            .unwrap();
        container.add("b/c.bin", &Entry::stored(b"PK\x01")).unwrap();
        container.add("empty", &Entry::deflated(b"")).unwrap();
        let bytes = container.finish().unwrap();
        let mut archive = ZipArchive::new(Cursor::new(&bytes)).unwrap();
        let mut seen = Vec::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).unwrap();
            let (name, method) = (file.name().unwrap().to_string(), file.compression());
            assert_eq!(file.unix_mode(), Some(0o100_644));
            let mut part = Vec::new();
            // compares the sum as well
            file.read_to_end(&mut part).unwrap();
            seen.push((name, method, part));
        }
        let deflated = CompressionMethod::Deflated;
        assert_eq!(seen.len(), 3);
        assert_eq!(seen[0], ("a.xml".into(), deflated, long.into_bytes()));
        let stored = CompressionMethod::Stored;
        assert_eq!(seen[1], ("b/c.bin".into(), stored, b"PK\x01".to_vec()));
        assert_eq!(seen[2].2, b"");
        assert!(bytes.len() < 2000);
    }
}
