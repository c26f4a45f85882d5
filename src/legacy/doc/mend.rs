//! What is mended in a damaged compound file so that its crate opens it ([MS-CFB] 2.3, 2.6.1): chains end where the file
//! ends, and in the directory the entries that the document does not need are taken out, and those that it needs are
//! linked anew.

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

/// A mended copy of a file.
pub(super) struct Mended {
    /// The copy.
    pub bytes: Vec<u8>,
    /// Whether a stream that is asked for is longer than what is left of it.
    pub cut: bool,
}

/// A copy of a file whose chains end where the file does. `tables` are the sectors of its sector table, `size` is that
/// of a sector.
pub(super) fn trimmed(bytes: &[u8], tables: &[u32], size: usize) -> Option<Mended> {
    let mut copy = bytes.to_vec();
    copy.resize(bytes.len().div_ceil(size) * size, 0);
    let there = (copy.len() / size).checked_sub(1)?;
    for (index, table) in tables.iter().enumerate() {
        let start = (*table as usize + 1).checked_mul(size)?;
        for entry in 0..size / 4 {
            let at = start + entry * 4;
            match u32_at(&copy, at)? {
                _ if index * (size / 4) + entry >= there => put(&mut copy, at, &NONE.to_le_bytes()),
                next if next < SPECIAL && next as usize >= there => {
                    put(&mut copy, at, &END.to_le_bytes());
                }
                _ => {}
            }
        }
    }
    let mut cut = false;
    for at in entries(&copy, tables, size)? {
        let length = u32_at(&copy, at + 120)? as usize;
        // shorter ones stand in the stream of the root
        let root = copy.get(at + 66) == Some(&5);
        if root || (length >= 4096 && WANTED.iter().any(|name| is_named(&copy, at, name))) {
            let left = chain(&copy, tables, size, u32_at(&copy, at + 116)?).len() * size;
            if left < length {
                cut |= !root;
                put(&mut copy, at + 120, &(left as u32).to_le_bytes());
            }
        }
    }
    Some(Mended { bytes: copy, cut })
}

/// The bytes at which the entries of the directory begin.
fn entries(bytes: &[u8], tables: &[u32], size: usize) -> Option<Vec<usize>> {
    let directory = chain(bytes, tables, size, u32_at(bytes, 48)?);
    let entries = directory
        .iter()
        .flat_map(|sector| (0..size / ENTRY).map(move |entry| sector + entry * ENTRY))
        .filter(|at| at + ENTRY <= bytes.len());
    Some(entries.collect())
}

/// Whether the entry at a byte has a name.
fn is_named(bytes: &[u8], at: usize, name: &str) -> bool {
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let entry = bytes.get(at..).unwrap_or_default();
    entry.starts_with(&name) && u16_at(entry, name.len()) == Some(0)
}

/// The same with its directory mended. `None` where there is no document in it.
pub(super) fn mended(trimmed: &Mended, tables: &[u32], size: usize) -> Option<Vec<u8>> {
    let bytes = &trimmed.bytes;
    let mut copy = bytes.clone();
    let entries = entries(bytes, tables, size)?;
    let root = *entries.first()?;
    let mut next = NONE;
    // from the last to the first, each leads to the one after it
    for wanted in WANTED.iter().rev() {
        let mut found = entries.iter().enumerate().skip(1);
        let Some((index, at)) = found.find(|(_, at)| is_named(bytes, **at, wanted)) else {
            continue;
        };
        // the end of the name counts
        let length = (wanted.encode_utf16().count() + 1) * 2;
        put(&mut copy, at + 64, &[length as u8, 0, 2, 1]);
        put(&mut copy, at + 68, &NONE.to_le_bytes());
        put(&mut copy, at + 72, &next.to_le_bytes());
        put(&mut copy, at + 76, &NONE.to_le_bytes());
        // a stream has neither class nor times
        put(&mut copy, at + 80, &[0; 36]);
        next = index as u32;
    }
    entries
        .iter()
        .find(|at| is_named(bytes, **at, "WordDocument"))?;
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
