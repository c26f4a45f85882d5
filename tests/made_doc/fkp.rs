//! Formatted disk pages ([MS-DOC] 2.9.33 ChpxFkp, 2.9.181 PapxFkp): properties by place in the file, 512 bytes a page.

/// A stretch of the main stream with its properties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The record as the page has it, its length first.
    pub record: Vec<u8>,
}

/// Chpx: length, modifiers.
pub fn chpx(sprms: &[u8]) -> Vec<u8> {
    if sprms.is_empty() {
        return Vec::new();
    }
    let mut out = vec![u8::try_from(sprms.len()).expect("a CHPX is shorter than 256")];
    out.extend(sprms);
    out
}

/// PapxInFkp: length in words, style, modifiers.
pub fn papx(style: u16, sprms: &[u8]) -> Vec<u8> {
    let length = 2 + sprms.len();
    // an odd number of bytes after one length byte, an even one after two
    let mut out = match length % 2 {
        1 => vec![length.div_ceil(2) as u8],
        _ => vec![0, (length / 2) as u8],
    };
    out.extend(style.to_le_bytes());
    out.extend(sprms);
    out
}

/// Writes the pages to the end of the main stream, at a multiple of 512; gives the table of pages. `width` is the size
/// of an entry of the page: 1 for characters, 13 for paragraphs.
pub fn pages(main: &mut Vec<u8>, stretches: &[Stretch], width: usize) -> Vec<u8> {
    let mut bounds = Vec::new();
    let mut numbers = Vec::new();
    let mut rest = stretches;
    while !rest.is_empty() {
        let mut count = 0;
        let mut used = 4 + 1;
        for stretch in rest.iter().take(255) {
            let record = stretch.record.len() + stretch.record.len() % 2;
            if used + 4 + width + record > 512 {
                break;
            }
            used += 4 + width + record;
            count += 1;
        }
        assert!(count > 0, "a record does not fit a page");
        let (page, after) = rest.split_at(count);
        main.resize(main.len().next_multiple_of(512), 0);
        bounds.push(page[0].start as u32);
        numbers.push((main.len() / 512) as u32);
        main.extend(one_page(page, width));
        rest = after;
    }
    bounds.push(stretches.last().map_or(0, |stretch| stretch.end) as u32);
    bounds
        .into_iter()
        .chain(numbers)
        .flat_map(u32::to_le_bytes)
        .collect()
}

fn one_page(stretches: &[Stretch], width: usize) -> [u8; 512] {
    let mut page = [0; 512];
    let count = stretches.len();
    let mut free = 511;
    for (index, stretch) in stretches.iter().enumerate() {
        page[4 * index..4 * index + 4].copy_from_slice(&(stretch.start as u32).to_le_bytes());
        if stretch.record.is_empty() {
            continue;
        }
        free = (free - stretch.record.len()) / 2 * 2;
        page[free..free + stretch.record.len()].copy_from_slice(&stretch.record);
        page[4 * (count + 1) + width * index] = (free / 2) as u8;
    }
    let end = stretches[count - 1].end as u32;
    page[4 * count..4 * count + 4].copy_from_slice(&end.to_le_bytes());
    page[511] = count as u8;
    page
}
