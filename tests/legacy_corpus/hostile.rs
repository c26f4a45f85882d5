//! Word files that ask for more than they are: each is small to write down and would be large to read.

use std::io::{Cursor, Write};

/// Numbers of tables in the file information block ([MS-DOC] 2.5.6).
const STYLES: usize = 1;
const CHARACTER_PAGES: usize = 12;
const PIECES: usize = 33;
/// Tables that a reader has a use for.
const TABLES: [usize; 14] = [1, 2, 3, 6, 11, 15, 40, 46, 47, 50, 51, 56, 73, 74];

/// A file under way.
struct Maker {
    document: Vec<u8>,
    tables: Vec<u8>,
    places: Vec<(u32, u32)>,
    length: u32,
}

impl Maker {
    fn new() -> Maker {
        Maker {
            document: vec![0; 2048],
            tables: Vec::new(),
            places: vec![(0, 0); 93],
            length: 0,
        }
    }

    /// Adds 8-bit text; where it stands.
    fn text(&mut self, text: &[u8]) -> u32 {
        let at = self.document.len() as u32;
        self.document.extend_from_slice(text);
        at
    }

    fn table(&mut self, number: usize, bytes: &[u8]) {
        self.places[number] = (self.tables.len() as u32, bytes.len() as u32);
        self.tables.extend_from_slice(bytes);
    }

    /// The same stretch of text, again and again.
    fn pieces(&mut self, at: u32, length: u32, count: u32) {
        let mut plc: Vec<u8> = (0..=count)
            .flat_map(|index| (index * length).to_le_bytes())
            .collect();
        for _ in 0..count {
            plc.extend([0, 0]);
            plc.extend(((at * 2) | 0x4000_0000).to_le_bytes());
            plc.extend([0, 0]);
        }
        let mut clx = vec![2];
        clx.extend((plc.len() as u32).to_le_bytes());
        clx.extend(plc);
        self.length = length * count;
        self.table(PIECES, &clx);
    }

    fn file(mut self) -> Vec<u8> {
        let mut put = |at: usize, bytes: &[u8]| {
            self.document[at..at + bytes.len()].copy_from_slice(bytes);
        };
        put(0, &[0xEC, 0xA5, 0xC1, 0]);
        put(32, &[14]);
        put(62, &[22]);
        put(76, &self.length.to_le_bytes());
        put(152, &[93]);
        for (index, (at, length)) in self.places.iter().enumerate() {
            put(154 + index * 8, &at.to_le_bytes());
            put(158 + index * 8, &length.to_le_bytes());
        }
        self.tables.resize(self.tables.len().max(8192), 0);
        let made =
            cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new()));
        let mut file = made.unwrap();
        let mut stream = |name: &str, bytes: &[u8]| {
            file.create_stream(name).unwrap().write_all(bytes).unwrap();
        };
        stream("WordDocument", &self.document);
        stream("0Table", &self.tables);
        file.flush().unwrap();
        file.into_inner().into_inner()
    }
}

/// Some text, as often as it fits into a quarter of a megabyte.
fn repeated(text: &[u8]) -> Vec<u8> {
    let mut maker = Maker::new();
    let text = text.repeat((1 << 18) / text.len());
    let at = maker.text(&text);
    maker.pieces(at, text.len() as u32, 1);
    maker.file()
}

/// Sixty characters, each of another look than the one before, again and again.
fn looks(odd: &[u8], even: &[u8]) -> Vec<u8> {
    let mut maker = Maker::new();
    let at = maker.text(&[b'a'; 60]);
    maker.document.resize(4096, 0);
    let mut page = vec![0; 512];
    for index in 0..=60_u32 {
        let place = index as usize * 4;
        page[place..place + 4].copy_from_slice(&(at + index).to_le_bytes());
    }
    let mut list_at = 510;
    for (parity, list) in [odd, even].into_iter().enumerate() {
        list_at = (list_at - list.len() - 1) & !1;
        page[list_at] = list.len() as u8;
        page[list_at + 1..list_at + 1 + list.len()].copy_from_slice(list);
        for index in (parity..60).step_by(2) {
            page[61 * 4 + index] = (list_at / 2) as u8;
        }
    }
    page[511] = 60;
    maker.document.extend(page);
    // text twice as long as the stream is allowed
    maker.document.resize(1 << 18, 0);
    let mut bins = Vec::new();
    for number in [at, at + 60, 8] {
        bins.extend(number.to_le_bytes());
    }
    maker.table(CHARACTER_PAGES, &bins);
    maker.pieces(at, 60, 8_000);
    maker.file()
}

/// Four thousand character styles, each on the one before.
fn styles() -> Vec<u8> {
    let mut sheet = vec![18, 0, 0xFF, 0x0F, 10, 0];
    sheet.resize(20, 0);
    for index in 0..4095_u16 {
        let base = if index == 0 { 0xFFF } else { index - 1 };
        let mut style = vec![0; 14];
        style[2..4].copy_from_slice(&(2 | (base << 4)).to_le_bytes());
        style[4] = 1;
        let list = [0x35, 8, 1].repeat(if index < 2 { 200 } else { 0 });
        style.extend((list.len() as u16).to_le_bytes());
        style.extend(list);
        sheet.extend((style.len() as u16).to_le_bytes());
        sheet.extend(style);
    }
    let mut maker = Maker::new();
    let at = maker.text(&b"a\r".repeat(1000));
    maker.pieces(at, 2000, 1);
    maker.table(STYLES, &sheet);
    maker.file()
}

/// One table that is taken for every other.
fn one_table_for_all() -> Vec<u8> {
    let mut maker = Maker::new();
    let at = maker.text(&b"a\r".repeat(1000));
    maker.pieces(at, 2000, 40_000);
    let (start, length) = maker.places[PIECES];
    for table in TABLES {
        maker.places[table] = (start + 5, length - 5);
    }
    maker.file()
}

/// A table of sectors that names one sector again and again.
fn sectors() -> Vec<u8> {
    let mut bytes = repeated(b"a\r");
    let first: [u8; 4] = bytes[76..80].try_into().unwrap();
    bytes[68..72].copy_from_slice(&1_u32.to_le_bytes());
    for sector in 1..bytes.len() / 512 - 2 {
        let at = (sector + 1) * 512;
        for entry in 0..127 {
            bytes[at + entry * 4..at + entry * 4 + 4].copy_from_slice(&first);
        }
        bytes[at + 508..at + 512].copy_from_slice(&(sector as u32 + 1).to_le_bytes());
    }
    bytes
}

/// All of them, with what each is.
pub fn files() -> Vec<(&'static str, Vec<u8>)> {
    let all = [
        0x35, 8, 1, 0x36, 8, 1, 0x37, 8, 1, 0x3A, 8, 1, 0x3E, 0x2A, 1, 0x48, 0x2A, 1,
    ];
    vec![
        ("paragraphs", repeated(b"a\r")),
        ("cells", repeated(b"\x07")),
        ("fields without end", repeated(b"\x13A\x14")),
        ("links", repeated(b"\x13 HYPERLINK x \x14a\x15")),
        (
            "links in each other",
            repeated(b"\x13HYPERLINK abcdefgh\x14\r"),
        ),
        ("numbers", repeated(b"\x13AUTONUM\x15\r")),
        ("pictures", repeated(b"\x01\x08")),
        ("looks", looks(&all, &[])),
        ("tracked changes", looks(&[0, 8, 1], &[1, 8, 1])),
        (
            "long lists",
            looks(&[0x35, 8, 1].repeat(39), &[0x36, 8, 1].repeat(39)),
        ),
        ("styles", styles()),
        ("one table for all", one_table_for_all()),
        ("sectors", sectors()),
    ]
}
