//! The file information block: of which generation the file is, how long its stories are, and where its tables stand
//! ([MS-DOC] 2.5).

use super::bytes::{u16_at, u32_at};
use super::container::{corrupt, encrypted, not_word};
use crate::diag::Finding;

/// The generations of the format that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Generation {
    /// Word 6 and 95: 8-bit text, property codes of one byte, all tables in the document's own stream.
    Word95,
    /// Word 97 to 2003, and what later versions write as .doc.
    Word97,
}

/// A table that the block leads to, by its index in FibRgFcLcb97 ([MS-DOC] 2.5.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Table {
    /// Style sheet.
    Styles = 1,
    /// Calls of footnotes.
    FootnoteCalls = 2,
    /// Texts of footnotes.
    FootnoteTexts = 3,
    /// Sections.
    Sections = 6,
    /// Headers and footers.
    Running = 11,
    /// Pages of character properties.
    CharacterPages = 12,
    /// Pages of paragraph properties.
    ParagraphPages = 13,
    /// Fonts.
    Fonts = 15,
    /// Document properties.
    Document = 31,
    /// Piece table.
    Pieces = 33,
    /// Shapes anchored in the main text.
    Shapes = 40,
    /// Calls of endnotes.
    EndnoteCalls = 46,
    /// Texts of endnotes.
    EndnoteTexts = 47,
    /// Drawings.
    Drawings = 50,
    /// Authors of tracked changes.
    Authors = 51,
    /// Texts of text boxes.
    BoxTexts = 56,
    /// Texts of text boxes in headers.
    HeaderBoxTexts = 58,
    /// Lists.
    Lists = 73,
    /// Uses of lists, with overrides.
    ListUses = 74,
}

/// How many characters each story has, in the order in which they follow each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Lengths {
    /// Main text.
    pub main: u32,
    /// Footnotes.
    pub footnotes: u32,
    /// Headers and footers.
    pub running: u32,
    /// A story that only old versions had.
    pub macros: u32,
    /// Comments.
    pub comments: u32,
    /// Endnotes.
    pub endnotes: u32,
    /// Text boxes.
    pub boxes: u32,
    /// Text boxes in headers.
    pub header_boxes: u32,
}

impl Lengths {
    /// Where the endnotes start: stories stand in the order of these fields.
    pub fn endnotes_start(&self) -> u32 {
        [self.footnotes, self.running, self.macros, self.comments]
            .iter()
            .fold(self.main, |sum, length| sum.saturating_add(*length))
    }

    /// Where the text boxes start.
    pub fn boxes_start(&self) -> u32 {
        self.endnotes_start().saturating_add(self.endnotes)
    }

    /// Where the text boxes in headers start.
    pub fn header_boxes_start(&self) -> u32 {
        self.boxes_start().saturating_add(self.boxes)
    }

    /// Where the last story ends.
    pub fn end(&self) -> u32 {
        self.header_boxes_start().saturating_add(self.header_boxes)
    }
}

/// The file information block.
#[derive(Clone, Debug)]
pub(super) struct Fib {
    /// Generation.
    pub generation: Generation,
    /// Language of the installation that wrote the file.
    pub language: u16,
    /// Whether the tables are in `1Table`, not `0Table`.
    pub second_table: bool,
    /// Whether the text has a piece table.
    pub complex: bool,
    /// Whether plain text is of 16-bit characters, in Word 95.
    pub wide: bool,
    /// Where text begins in a file without piece table.
    pub text: usize,
    /// Lengths of the stories.
    pub lengths: Lengths,
    /// Pages of character and of paragraph properties in Word 6 and 95: the first, and how many.
    pub pages: [(u16, u16); 2],
    tables: Vec<(u32, u32)>,
}

const ENCRYPTED: u16 = 0x0100;
const SECOND_TABLE: u16 = 0x0200;
const COMPLEX: u16 = 0x0004;
const EXTENDED: u16 = 0x1000;

impl Fib {
    /// Reads the block at the start of the document's stream.
    pub fn read(stream: &[u8]) -> Result<Fib, Finding> {
        let cut = || corrupt("its first block is cut off");
        let signature = u16_at(stream, 0).ok_or_else(cut)?;
        let version = u16_at(stream, 2).ok_or_else(cut)?;
        let flags = u16_at(stream, 10).ok_or_else(cut)?;
        let generation = match (signature, version) {
            // East Asian versions of Word 6 and 95 have signatures of their own
            (0xA5EC | 0xA5DC | 0xA697..=0xA699, 101..=105) => Generation::Word95,
            (0xA5EC, 106..) => Generation::Word97,
            (0xA5DB | 0xA59B, _) => return Err(not_word("a document of Word 1 or 2 for Windows")),
            (0xA5DC | 0xA5EC | 0xA697..=0xA699, _) => {
                return Err(not_word(&format!(
                    "a document of a Word of another generation (version {version})"
                )));
            }
            _ => return Err(corrupt("its document stream does not begin as one")),
        };
        if flags & ENCRYPTED != 0 {
            return Err(encrypted());
        }
        let fib = match generation {
            Generation::Word95 => Fib::word95(stream, flags),
            Generation::Word97 => Fib::word97(stream, flags),
        };
        fib.ok_or_else(cut)
    }

    fn word97(stream: &[u8], flags: u16) -> Option<Fib> {
        // each part of the block tells its own length
        let words = u16_at(stream, 32)? as usize;
        let longs = 34 + words * 2;
        let count = u16_at(stream, longs)? as usize;
        let longs = longs + 2;
        let length = |index: usize| match index < count {
            true => u32_at(stream, longs + index * 4),
            false => Some(0),
        };
        let pairs = longs + count * 4;
        let count = u16_at(stream, pairs)? as usize;
        let pairs = pairs + 2;
        let tables = (0..count.min(256))
            .map_while(|index| {
                let at = pairs + index * 8;
                Some((u32_at(stream, at)?, u32_at(stream, at + 4)?))
            })
            .collect();
        Some(Fib {
            generation: Generation::Word97,
            language: u16_at(stream, 6)?,
            second_table: flags & SECOND_TABLE != 0,
            complex: true,
            wide: false,
            text: u32_at(stream, 24)? as usize,
            lengths: Lengths {
                main: length(3)?,
                footnotes: length(4)?,
                running: length(5)?,
                macros: length(6)?,
                comments: length(7)?,
                endnotes: length(8)?,
                boxes: length(9)?,
                header_boxes: length(10)?,
            },
            pages: [(0, 0); 2],
            tables,
        })
    }

    fn word95(stream: &[u8], flags: u16) -> Option<Fib> {
        let length = |index: usize| u32_at(stream, 52 + index * 4);
        let tables = (0..60)
            .map(|index| {
                let at = match index {
                    0..=37 => 88 + index * 8,
                    // ten bytes of another kind stand here, and two tables more
                    42.. => 434 + (index - 42) * 8,
                    _ => return (0, 0),
                };
                let pair = || Some((u32_at(stream, at)?, u32_at(stream, at + 4)?));
                pair().unwrap_or_default()
            })
            .collect();
        Some(Fib {
            generation: Generation::Word95,
            language: u16_at(stream, 6)?,
            second_table: false,
            complex: flags & COMPLEX != 0,
            wide: flags & EXTENDED != 0,
            text: u32_at(stream, 24)? as usize,
            lengths: Lengths {
                main: length(0)?,
                footnotes: length(1)?,
                running: length(2)?,
                macros: length(3)?,
                comments: length(4)?,
                endnotes: length(5)?,
                boxes: length(6)?,
                header_boxes: length(7)?,
            },
            pages: [
                (u16_at(stream, 394)?, u16_at(stream, 398)?),
                (u16_at(stream, 396)?, u16_at(stream, 400)?),
            ],
            tables,
        })
    }

    /// The bytes of a table in the stream that holds tables, as far as they are there.
    pub fn table<'t>(&self, stream: &'t [u8], table: Table) -> &'t [u8] {
        let (at, length) = self.place(table);
        let end = at.saturating_add(length).min(stream.len());
        stream.get(at..end).unwrap_or_default()
    }

    /// Where a table stands, and its length.
    pub fn place(&self, table: Table) -> (usize, usize) {
        let (at, length) = self.tables.get(table as usize).copied().unwrap_or_default();
        (at as usize, length as usize)
    }
}
