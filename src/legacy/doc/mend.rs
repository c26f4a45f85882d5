//! What is mended in the directory of a damaged compound file so that its crate opens it ([MS-CFB] 2.6.1): entries that
//! the document does not need are taken out, and those that it needs are linked anew.

use super::bytes::{u16_at, u32_at};

/// The streams that a reader of Word documents asks for, in the order of a directory: by length, then by letter.
const WANTED: [&str; 5] = [
    "Data",
    "0Table",
    "1Table",
    "WordDocument",
    "\u{5}SummaryInformation",
];
/// The size of an entry.
const ENTRY: usize = 128;
/// The end of a chain, and no entry.
const END: u32 = 0xFFFF_FFFE;
const NONE: u32 = 0xFFFF_FFFF;
/// Numbers of sectors are below this.
const SPECIAL: u32 = 0xFFFF_FFFA;

/// A copy of a file with its directory mended; `tables` are the sectors of its sector table, `size` is that of a
/// sector. `None` where there is no document in its directory.
pub(super) fn mended(bytes: &[u8], tables: &[u32], size: usize) -> Option<Vec<u8>> {
    let mut copy = bytes.to_vec();
    let directory = chain(bytes, tables, size, u32_at(bytes, 48)?);
    let entries: Vec<usize> = directory
        .iter()
        .flat_map(|sector| (0..size / ENTRY).map(move |entry| sector + entry * ENTRY))
        .filter(|at| at + ENTRY <= bytes.len())
        .collect();
    let root = *entries.first()?;
    let mut next = NONE;
    // from the last to the first, each leads to the one after it
    for wanted in WANTED.iter().rev() {
        let name: Vec<u8> = wanted.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let found = entries.iter().enumerate().skip(1).find(|(_, at)| {
            bytes[**at..].starts_with(&name) && u16_at(bytes, **at + name.len()) == Some(0)
        });
        let Some((index, at)) = found else {
            continue;
        };
        put(&mut copy, at + 64, &[(name.len() + 2) as u8, 0, 2, 1]);
        put(&mut copy, at + 68, &NONE.to_le_bytes());
        put(&mut copy, at + 72, &next.to_le_bytes());
        put(&mut copy, at + 76, &NONE.to_le_bytes());
        // a stream has neither class nor times
        put(&mut copy, at + 80, &[0; 36]);
        next = index as u32;
    }
    let has_document =
        |at: &&usize| bytes[**at..].starts_with(b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0");
    entries.iter().find(has_document)?;
    let kept: Vec<usize> = follow(&copy, &entries, next);
    for at in entries.iter().skip(1).filter(|at| !kept.contains(at)) {
        put(&mut copy, *at, &[0; ENTRY]);
        put(&mut copy, at + 68, &[0xFF; 12]);
    }
    let name: Vec<u8> = "Root Entry\0"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    put(&mut copy, root, &[0; 64]);
    put(&mut copy, root, &name);
    put(&mut copy, root + 64, &[name.len() as u8, 0, 5, 1]);
    put(&mut copy, root + 68, &[0xFF; 8]);
    put(&mut copy, root + 76, &next.to_le_bytes());
    mend_small(&mut copy, bytes, tables, size)?;
    Some(copy)
}

/// The entries that are linked, by where they stand.
fn follow(copy: &[u8], entries: &[usize], first: u32) -> Vec<usize> {
    let mut kept = Vec::new();
    let mut at = first;
    while let Some(entry) = entries
        .get(at as usize)
        .filter(|_| kept.len() < WANTED.len())
    {
        kept.push(*entry);
        at = u32_at(copy, entry + 72).unwrap_or(NONE);
    }
    kept
}

/// Ends the chains of small sectors that lead nowhere.
fn mend_small(copy: &mut [u8], bytes: &[u8], tables: &[u32], size: usize) -> Option<()> {
    let sectors = chain(bytes, tables, size, u32_at(bytes, 60)?);
    let count = sectors.len() * (size / 4);
    for sector in sectors {
        for entry in 0..size / 4 {
            let at = sector + entry * 4;
            match u32_at(bytes, at) {
                Some(next) if next < SPECIAL && next as usize >= count => {
                    put(copy, at, &END.to_le_bytes());
                }
                _ => {}
            }
        }
    }
    Some(())
}

/// The bytes at which the sectors of a chain begin.
fn chain(bytes: &[u8], tables: &[u32], size: usize, first: u32) -> Vec<usize> {
    let most = bytes.len() / size + 1;
    let mut found = Vec::new();
    let mut sector = first;
    while sector < SPECIAL && found.len() < most {
        found.push((sector as usize + 1).saturating_mul(size));
        let table = tables.get(sector as usize / (size / 4));
        let next = table.and_then(|table| {
            let at = (*table as usize + 1).checked_mul(size)?;
            u32_at(bytes, at + (sector as usize % (size / 4)) * 4)
        });
        sector = next.unwrap_or(END);
    }
    found
}

/// Writes bytes, as far as they lie in the file.
fn put(copy: &mut [u8], at: usize, bytes: &[u8]) {
    let end = at.saturating_add(bytes.len());
    if let Some(place) = copy.get_mut(at..end) {
        place.copy_from_slice(bytes);
    }
}
