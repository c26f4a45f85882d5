//! Formatted disk pages: which properties the text at a byte of the stream has ([MS-DOC] 2.4.6.1, 2.9.33, 2.9.175).

use super::bytes::{Plc, slice, u8_at, u16_at, u32_at};
use super::fib::{Fib, Generation, Table};

/// The size of a page.
const PAGE: usize = 512;

/// The pages of one kind. Nothing of them is kept: each look-up is two searches.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pages<'a> {
    stream: &'a [u8],
    bins: Bins<'a>,
    generation: Generation,
    paragraphs: bool,
}

/// Which page holds which bytes.
#[derive(Clone, Copy, Debug)]
enum Bins<'a> {
    Table(Plc<'a>),
    /// Word 6 may leave its table short: the pages follow each other.
    Row(usize, usize),
}

/// Properties and the bytes of the stream that have them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run<'a> {
    /// One past the last byte.
    pub end: usize,
    /// The style: of paragraphs only.
    pub style: u16,
    /// The property list.
    pub properties: &'a [u8],
}

impl<'a> Pages<'a> {
    /// The pages of character properties.
    pub fn characters(fib: &Fib, stream: &'a [u8], tables: &'a [u8]) -> Pages<'a> {
        Pages::new(fib, stream, tables, false)
    }

    /// The pages of paragraph properties.
    pub fn paragraphs(fib: &Fib, stream: &'a [u8], tables: &'a [u8]) -> Pages<'a> {
        Pages::new(fib, stream, tables, true)
    }

    fn new(fib: &Fib, stream: &'a [u8], tables: &'a [u8], paragraphs: bool) -> Pages<'a> {
        let table = match paragraphs {
            true => Table::ParagraphPages,
            false => Table::CharacterPages,
        };
        let width = match fib.generation {
            Generation::Word97 => 4,
            Generation::Word95 => 2,
        };
        let plc = Plc::new(fib.table(tables, table), width);
        let (first, count) = fib.pages[usize::from(paragraphs)];
        let bins = match usize::from(count) > plc.len() {
            true => Bins::Row(usize::from(first), usize::from(count)),
            false => Bins::Table(plc),
        };
        Pages {
            stream,
            bins,
            generation: fib.generation,
            paragraphs,
        }
    }

    /// The properties of the byte at `at`; `None` where no page speaks of it.
    pub fn find(&self, at: usize) -> Option<Run<'a>> {
        let position = u32::try_from(at).ok()?;
        let page = match self.bins {
            Bins::Table(plc) => {
                let data = plc.data(plc.find(position)?)?;
                let number = match data.len() {
                    2 => u16_at(data, 0)? as usize,
                    _ => (u32_at(data, 0)? & 0x003F_FFFF) as usize,
                };
                self.page(number)?
            }
            Bins::Row(first, count) => {
                let (mut low, mut high) = (first, first + count);
                while low < high {
                    let middle = (low + high) / 2;
                    match u32_at(self.page(middle)?, 0)? <= position {
                        true => low = middle + 1,
                        false => high = middle,
                    }
                }
                self.page(low.checked_sub(1)?)?
            }
        };
        let count = usize::from(u8_at(page, PAGE - 1)?);
        let width = match (self.paragraphs, self.generation) {
            (false, _) => 1,
            (true, Generation::Word97) => 13,
            (true, Generation::Word95) => 7,
        };
        let edges = Plc::new(slice(page, 0, (count + 1) * 4 + count * width)?, width);
        let index = edges.find(position)?;
        let offset = usize::from(u8_at(edges.data(index)?, 0)?) * 2;
        let mut run = Run {
            end: edges.at(index + 1)? as usize,
            style: 0,
            properties: &[],
        };
        if offset == 0 {
            return Some(run);
        }
        let length = usize::from(u8_at(page, offset)?);
        if !self.paragraphs {
            run.properties = clipped(page, offset + 1, length);
            return Some(run);
        }
        // the length is in words; a zero says that the next byte tells it
        let (at, length) = match (self.generation, length) {
            (Generation::Word97, 0) => (offset + 2, usize::from(u8_at(page, offset + 1)?) * 2),
            (Generation::Word97, words) => (offset + 1, words * 2 - 1),
            (Generation::Word95, words) => (offset + 1, words * 2),
        };
        run.style = u16_at(page, at).unwrap_or_default();
        run.properties = clipped(page, at + 2, length.saturating_sub(2));
        Some(run)
    }

    fn page(&self, number: usize) -> Option<&'a [u8]> {
        slice(self.stream, number.checked_mul(PAGE)?, PAGE)
    }
}

/// As much of a property list as lies in its page.
fn clipped(page: &[u8], at: usize, length: usize) -> &[u8] {
    let end = (at + length).min(PAGE - 1);
    page.get(at..end).unwrap_or_default()
}
