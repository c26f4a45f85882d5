//! The fixtures and the writer's documents with bytes changed, from a fixed seed: whatever the file says, a reader
//! gives a value or a finding, and never panics. A longer search is in `tests/fuzz`.

use super::{characters, lists, pieces, stories, tables};
use engross::legacy::doc;
use std::fs;
use std::path::Path;

/// A row of numbers that is the same on every machine (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit.max(1)
    }
}

/// Changes a few places: a bit, a byte, a number of two or four bytes, a stretch copied from elsewhere, the end cut off.
fn change(bytes: &mut Vec<u8>, numbers: &mut Numbers) {
    const EDGES: [u32; 8] = [
        0,
        1,
        0xFF,
        0x7FFF,
        0xFFFF,
        0x7FFF_FFFF,
        0x8000_0000,
        u32::MAX,
    ];
    for _ in 0..1 + numbers.below(6) {
        let length = bytes.len();
        if length < 8 {
            return;
        }
        let at = numbers.below(length - 4);
        match numbers.below(12) {
            0..=3 => bytes[at] ^= 1 << numbers.below(8),
            4..=6 => bytes[at] = numbers.below(256) as u8,
            7 | 8 => {
                let value = EDGES[numbers.below(EDGES.len())].to_le_bytes();
                let width = [2, 4][numbers.below(2)];
                bytes[at..at + width].copy_from_slice(&value[..width]);
            }
            9 | 10 => {
                let from = numbers.below(length - 4);
                let count = numbers.below(64).min(length - at).min(length - from);
                bytes.copy_within(from..from + count, at);
            }
            _ => bytes.truncate(length - numbers.below(length / 4)),
        }
    }
}

/// Half of the changes go where a Word file says what it is: the first kilobyte of the stream, and the tables.
#[test]
fn changed_word_files_are_read_or_refused() {
    let mut numbers = Numbers(0x0527_9E04);
    let mut count = 0;
    let made = [
        pieces::cases(),
        lists::cases(),
        stories::cases(),
        tables::cases(),
        characters::cases(),
    ];
    for case in made.iter().flatten() {
        let made = case.doc.make();
        for _ in 0..12 {
            let mut changed = made.clone();
            match numbers.below(3) {
                0 => change(&mut changed.main, &mut numbers),
                1 => {
                    // the beginning of the table stream, where it is not padding
                    let mut table = changed.table.clone();
                    table.truncate(1500);
                    change(&mut table, &mut numbers);
                    changed.table[..table.len()].copy_from_slice(&table);
                }
                _ => {
                    let mut head = changed.main[..1024].to_vec();
                    change(&mut head, &mut numbers);
                    changed.main[..head.len()].copy_from_slice(&head);
                }
            }
            read(&changed.bytes());
            count += 1;
        }
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/legacy");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "doc"))
        .collect();
    files.sort();
    for file in files {
        let bytes = fs::read(file).unwrap();
        for _ in 0..30 {
            let mut changed = bytes.clone();
            change(&mut changed, &mut numbers);
            read(&changed);
            count += 1;
        }
    }
    assert!(count > 500, "{count} files is no test");
}

fn read(bytes: &[u8]) {
    let outcome = doc::read(bytes);
    assert!(outcome.value.is_some() || !outcome.findings.is_empty());
}
