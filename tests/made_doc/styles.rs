//! The style sheet ([MS-DOC] 2.9.271, STSH).

/// A style.
#[derive(Clone, Debug)]
pub struct Style {
    /// Its index.
    pub istd: u16,
    /// Built-in identifier: 0 Normal, 1 to 9 headings; 0xFFE of one's own.
    pub sti: u16,
    /// Name.
    pub name: &'static str,
    /// Style that it is based on.
    pub base: Option<u16>,
    /// Whether it is a character style.
    pub of_characters: bool,
    /// Paragraph properties.
    pub papx: Vec<u8>,
    /// Character properties.
    pub chpx: Vec<u8>,
}

impl Style {
    /// A paragraph style of one's own.
    pub fn new(istd: u16, name: &'static str, base: Option<u16>) -> Style {
        Style {
            istd,
            sti: 0xFFE,
            name,
            base,
            of_characters: false,
            papx: Vec::new(),
            chpx: Vec::new(),
        }
    }

    /// Normal.
    pub fn normal() -> Style {
        Style {
            sti: 0,
            ..Style::new(0, "Normal", None)
        }
    }

    /// A heading of this level, from 1.
    pub fn heading(level: u16) -> Style {
        const NAMES: [&str; 3] = ["heading 1", "heading 2", "heading 3"];
        Style {
            sti: level,
            ..Style::new(level, NAMES[level as usize - 1], Some(0))
        }
    }

    /// A character style.
    pub fn characters(istd: u16, name: &'static str) -> Style {
        Style {
            of_characters: true,
            ..Style::new(istd, name, None)
        }
    }

    /// Adds paragraph properties.
    pub fn papx(mut self, sprms: Vec<u8>) -> Style {
        self.papx.extend(sprms);
        self
    }

    /// Adds character properties.
    pub fn chpx(mut self, sprms: Vec<u8>) -> Style {
        self.chpx.extend(sprms);
        self
    }

    /// LPStd: its length, StdfBase, the name, the properties.
    fn bytes(&self) -> Vec<u8> {
        let words = |values: &[u16]| -> Vec<u8> {
            values
                .iter()
                .flat_map(|value| value.to_le_bytes())
                .collect()
        };
        let (stk, count) = if self.of_characters { (2, 1) } else { (1, 2) };
        let mut properties = Vec::new();
        let mut put = |upx: &[u8]| {
            properties.extend((upx.len() as u16).to_le_bytes());
            properties.extend(upx);
            if properties.len() % 2 == 1 {
                properties.push(0);
            }
        };
        if !self.of_characters {
            put(&[&self.istd.to_le_bytes()[..], &self.papx].concat());
        }
        put(&self.chpx);
        let name: Vec<u16> = self.name.encode_utf16().collect();
        let mut name_bytes = words(&[name.len() as u16]);
        name_bytes.extend(words(&name));
        name_bytes.extend([0, 0]);
        let length = 10 + name_bytes.len() + properties.len();
        let next = if self.of_characters { 0 } else { self.istd };
        let mut out = words(&[
            length as u16,
            self.sti,
            stk | self.base.unwrap_or(0xFFF) << 4,
            count | next << 4,
            length as u16,
            0,
        ]);
        out.extend(name_bytes);
        out.extend(properties);
        out
    }
}

/// The style sheet's bytes. Indices without a style are empty.
pub fn table(styles: &[Style]) -> Vec<u8> {
    let count = styles.iter().map(|style| style.istd + 1).max().unwrap_or(0);
    let count = count.max(15);
    let mut out = Vec::new();
    // Stshi of 18 bytes; StdfBase has 10; names written; the fonts of the three scripts are font 0
    for value in [18, count, 10, 1, 0x5B, 15, 0, 0, 0, 0_u16] {
        out.extend(value.to_le_bytes());
    }
    for istd in 0..count {
        match styles.iter().find(|style| style.istd == istd) {
            Some(style) => {
                out.extend(style.bytes());
                if out.len() % 2 == 1 {
                    out.push(0);
                }
            }
            None => out.extend([0, 0]),
        }
    }
    out
}
