//! List tables: PlfLst (2.9.192) with its levels, PlfLfo (2.9.190) with their overrides.

/// A level of a list.
#[derive(Clone, Debug)]
pub struct Level {
    /// First number.
    pub start: i32,
    /// Number format: 0 arabic, 1 roman, 2 small roman, 3 letter, 4 small letter, 5 ordinal, 22 padded, 23 bullet,
    /// 255 none.
    pub nfc: u8,
    /// The label; `%1` stands for the number of the first level, and so on.
    pub template: String,
    /// What follows the label: 0 tab, 1 space, 2 nothing.
    pub follow: u8,
    /// fLegal: the numbers of all levels in arabic.
    pub legal: bool,
    /// fNoRestart, and ilvlRestartLim: it restarts after a level less than this only.
    pub restart: Option<u8>,
    /// Paragraph properties.
    pub papx: Vec<u8>,
    /// Character properties of the label.
    pub chpx: Vec<u8>,
}

impl Level {
    /// A level from 1, followed by a tab.
    pub fn new(nfc: u8, template: &str) -> Level {
        Level {
            start: 1,
            nfc,
            template: template.to_owned(),
            follow: 0,
            legal: false,
            restart: None,
            papx: Vec::new(),
            chpx: Vec::new(),
        }
    }

    /// Starts at another number.
    pub fn from(mut self, start: i32) -> Level {
        self.start = start;
        self
    }

    /// LVL (2.9.150).
    fn bytes(&self) -> Vec<u8> {
        let (text, places) = placeholders(&self.template);
        let mut out = self.start.to_le_bytes().to_vec();
        let flags = u8::from(self.legal) << 2 | u8::from(self.restart.is_some()) << 3;
        out.extend([self.nfc, flags]);
        out.extend(places);
        out.push(self.follow);
        out.extend([0; 8]);
        out.extend([self.chpx.len() as u8, self.papx.len() as u8]);
        out.extend([self.restart.unwrap_or(0), 0]);
        out.extend(&self.papx);
        out.extend(&self.chpx);
        out.extend((text.len() as u16).to_le_bytes());
        out.extend(text.iter().flat_map(|unit| unit.to_le_bytes()));
        out
    }
}

/// The label as the file has it, and where its placeholders are, from 1.
fn placeholders(template: &str) -> (Vec<u16>, [u8; 9]) {
    let mut text = Vec::new();
    let mut places = [0; 9];
    let mut found = 0;
    let mut characters = template.chars().peekable();
    while let Some(character) = characters.next() {
        match characters.peek().and_then(|next| next.to_digit(10)) {
            Some(level) if character == '%' => {
                characters.next();
                text.push(level as u16 - 1);
                places[found] = text.len() as u8;
                found += 1;
            }
            _ => {
                let mut units = [0; 2];
                text.extend(character.encode_utf16(&mut units).iter());
            }
        }
    }
    (text, places)
}

/// A list definition, LSTF (2.9.148): one level if simple, else nine.
#[derive(Clone, Debug)]
pub struct List {
    /// Its identifier.
    pub lsid: i32,
    /// Its levels; what is missing of nine is empty.
    pub levels: Vec<Level>,
    /// Styles linked to levels.
    pub styles: [u16; 9],
}

impl List {
    /// A list without linked styles.
    pub fn new(lsid: i32, levels: Vec<Level>) -> List {
        List {
            lsid,
            levels,
            styles: [0xFFF; 9],
        }
    }
}

/// An override of a level, LFOLVL (2.9.132).
#[derive(Clone, Debug)]
pub struct LevelOverride {
    /// Which level, from 0.
    pub level: u8,
    /// It starts at this number.
    pub start: Option<i32>,
    /// It is replaced.
    pub format: Option<Level>,
}

/// What paragraphs point at, LFO (2.9.131): a list with overrides.
#[derive(Clone, Debug)]
pub struct Override {
    /// The list.
    pub lsid: i32,
    /// The overrides.
    pub levels: Vec<LevelOverride>,
}

impl Override {
    /// A list as it is.
    pub fn of(lsid: i32) -> Override {
        Override {
            lsid,
            levels: Vec::new(),
        }
    }

    /// A list that starts a level at another number.
    pub fn starting(lsid: i32, level: u8, start: i32) -> Override {
        let start = Some(start);
        Override {
            lsid,
            levels: vec![LevelOverride {
                level,
                start,
                format: None,
            }],
        }
    }
}

/// The list table: what its length in the FIB counts, and the levels, which it does not count.
pub fn lists(lists: &[List]) -> (Vec<u8>, Vec<u8>) {
    let mut table = (lists.len() as u16).to_le_bytes().to_vec();
    let mut levels = Vec::new();
    for list in lists {
        let simple = list.levels.len() == 1;
        table.extend(list.lsid.to_le_bytes());
        table.extend([0; 4]);
        table.extend(list.styles.iter().flat_map(|istd| istd.to_le_bytes()));
        table.extend([u8::from(simple), 0]);
        let empty = Level::new(0xFF, "");
        for level in 0..if simple { 1 } else { 9 } {
            levels.extend(list.levels.get(level).unwrap_or(&empty).bytes());
        }
    }
    (table, levels)
}

/// The table of overrides.
pub fn overrides(overrides: &[Override]) -> Vec<u8> {
    let mut out = (overrides.len() as u32).to_le_bytes().to_vec();
    for one in overrides {
        out.extend(one.lsid.to_le_bytes());
        out.extend([0; 8]);
        out.extend([one.levels.len() as u8, 0, 0, 0]);
    }
    for one in overrides {
        out.extend([0xFF; 4]);
        for level in &one.levels {
            out.extend(level.start.unwrap_or(0).to_le_bytes());
            let flags = u32::from(level.level)
                | u32::from(level.start.is_some()) << 4
                | u32::from(level.format.is_some()) << 5;
            out.extend(flags.to_le_bytes());
            if let Some(format) = &level.format {
                out.extend(format.bytes());
            }
        }
    }
    out
}
