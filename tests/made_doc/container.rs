//! The compound file around the streams.

use std::io::{Cursor, Write};

/// The streams of a Word file, open to damage before they are put together.
#[derive(Clone, Debug)]
pub struct Made {
    /// The stream `WordDocument`.
    pub main: Vec<u8>,
    /// The stream `1Table`.
    pub table: Vec<u8>,
    /// The stream `Data`.
    pub data: Vec<u8>,
    /// Further streams: name and content.
    pub more: Vec<(String, Vec<u8>)>,
}

impl Made {
    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut file =
            cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new()))
                .unwrap();
        let mut put = |name: &str, content: &[u8]| {
            file.create_stream(format!("/{name}"))
                .unwrap()
                .write_all(content)
                .unwrap();
        };
        put("WordDocument", &self.main);
        put("1Table", &self.table);
        if !self.data.is_empty() {
            put("Data", &self.data);
        }
        for (name, content) in &self.more {
            put(name, content);
        }
        file.flush().unwrap();
        file.into_inner().into_inner()
    }

    /// The pair of this index in the FIB: offset in the table stream and length.
    pub fn pair(&self, index: usize) -> (usize, usize) {
        let at = 154 + 8 * index;
        let long = |at: usize| u32::from_le_bytes(self.main[at..at + 4].try_into().unwrap());
        (long(at) as usize, long(at + 4) as usize)
    }

    /// Sets the pair of this index in the FIB.
    pub fn set_pair(&mut self, index: usize, offset: u32, length: u32) {
        let at = 154 + 8 * index;
        self.main[at..at + 4].copy_from_slice(&offset.to_le_bytes());
        self.main[at + 4..at + 8].copy_from_slice(&length.to_le_bytes());
    }
}
