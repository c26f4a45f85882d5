//! The list tables: levels with their templates, and the uses of lists with what these override ([MS-DOC] 2.9.131,
//! 2.9.147, 2.9.150).

use super::bytes::{i32_at, slice, u8_at, u16_at, u32_at, utf16};
use super::fib::{Fib, Generation, Table};
use super::props::Look;
use super::sprm::Properties;
use std::rc::Rc;

/// How many levels a list has at most.
pub(super) const LEVELS: usize = 9;

/// The longest template that is read.
const LONGEST: usize = 128;
/// More lists, and uses of lists, than Word allows (2,047 of each).
const MOST: usize = 4096;

/// A level of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Level {
    /// The first number.
    pub start: i32,
    /// The form of the number ([MS-OSHARED] 2.2.1.3).
    pub form: u8,
    /// Whether numbers of higher levels are written as 1, 2, 3 whatever their own form.
    pub legal: bool,
    /// Where it does not start anew after every higher level: only after those below this one.
    pub restart: Option<u8>,
    /// The template: characters 0 to 8 stand for the numbers of these levels.
    pub template: String,
    /// The font of the label, by its number.
    pub font: Option<u16>,
    /// Whether the label is hidden.
    pub hidden: bool,
}

/// A list.
#[derive(Clone, Debug)]
struct List {
    id: i32,
    levels: Vec<Rc<Level>>,
    /// For each level, the style that is linked to it.
    styles: [u16; LEVELS],
}

/// What a use of a list overrides on a level.
#[derive(Clone, Debug, Default)]
struct Override {
    start: Option<i32>,
    level: Option<Rc<Level>>,
}

/// A use of a list.
#[derive(Clone, Debug)]
struct Use {
    list: i32,
    overrides: Vec<(usize, Override)>,
}

/// A list as one of its uses has it.
#[derive(Clone, Debug)]
pub(super) struct Used {
    /// Uses with the same number count together.
    pub counts: i32,
    /// Levels.
    pub levels: Vec<Rc<Level>>,
    /// For each level, the number that this use starts anew with.
    pub starts: [Option<i32>; LEVELS],
}

/// All lists.
#[derive(Debug, Default)]
pub(super) struct Lists {
    lists: Vec<List>,
    uses: Vec<Use>,
}

impl Lists {
    /// Reads the tables. What is cut off is missing.
    pub fn read(fib: &Fib, tables: &[u8]) -> Lists {
        let mut lists = Lists::default();
        if fib.generation == Generation::Word97 {
            lists.lists(fib, tables);
            lists.uses(fib.table(tables, Table::ListUses));
        }
        lists
    }

    fn lists(&mut self, fib: &Fib, tables: &[u8]) -> Option<()> {
        let (at, length) = fib.place(Table::Lists);
        if length < 2 {
            return None;
        }
        let count = usize::from(u16_at(tables, at)?);
        // the levels follow the table, outside of the length that is given for it
        let mut level_at = at + 2 + count * 28;
        for index in 0..count.min(MOST) {
            let entry = slice(tables, at + 2 + index * 28, 28)?;
            let simple = u8_at(entry, 26)? & 1 != 0;
            let mut styles = [0x0FFF; LEVELS];
            for (level, style) in styles.iter_mut().enumerate() {
                *style = u16_at(entry, 8 + level * 2)?;
            }
            let mut list = List {
                id: i32_at(entry, 0)?,
                levels: Vec::new(),
                styles,
            };
            for _ in 0..if simple { 1 } else { LEVELS } {
                let Some((level, length)) = level(tables.get(level_at..)?) else {
                    break;
                };
                list.levels.push(Rc::new(level));
                level_at += length;
            }
            self.lists.push(list);
        }
        self.lists.sort_by_key(|list| list.id);
        Some(())
    }

    fn uses(&mut self, table: &[u8]) -> Option<()> {
        let count = (u32_at(table, 0)? as usize).min(table.len() / 16).min(MOST);
        let mut at = 4 + count * 16;
        for index in 0..count {
            let entry = slice(table, 4 + index * 16, 16)?;
            self.uses.push(Use {
                list: i32_at(entry, 0)?,
                overrides: Vec::new(),
            });
        }
        for index in 0..count {
            let overrides = u8_at(table, 4 + index * 16 + 12)?;
            // a number of no use stands before the overrides
            at += 4;
            for _ in 0..overrides {
                let start = i32_at(table, at)?;
                let flags = u32_at(table, at + 4)?;
                at += 8;
                let mut found = Override::default();
                if flags & 0x20 != 0 {
                    let (level, length) = level(table.get(at..)?)?;
                    at += length;
                    found.start = (flags & 0x10 != 0).then_some(level.start);
                    found.level = Some(Rc::new(level));
                } else if flags & 0x10 != 0 {
                    found.start = Some(start);
                }
                let level = (flags & 0xF) as usize;
                if level < LEVELS {
                    self.uses[index].overrides.push((level, found));
                }
            }
        }
        Some(())
    }

    /// How many bytes of memory they take, about.
    pub fn weight(&self) -> usize {
        const LEVEL: usize = size_of::<Level>() + 3 * LONGEST;
        let lists = self.lists.iter();
        let uses = self.uses.iter();
        lists
            .map(|list| size_of::<List>() * 2 + list.levels.len() * LEVEL)
            .chain(uses.map(|one| {
                let overrides = one.overrides.len() * (2 * size_of::<(usize, Override)>() + LEVEL);
                size_of::<Use>() * 2 + overrides
            }))
            .sum()
    }

    /// The list that the use of this number, from 1, is of.
    fn find(&self, number: u16) -> Option<(&Use, &List)> {
        let found = self.uses.get(usize::from(number).checked_sub(1)?)?;
        let at = self
            .lists
            .binary_search_by_key(&found.list, |list| list.id)
            .ok()?;
        Some((found, &self.lists[at]))
    }

    /// For each level of the list that the use of this number is of, the style that is linked to it.
    pub fn styles(&self, number: u16) -> Option<&[u16; LEVELS]> {
        self.find(number).map(|(_, list)| &list.styles)
    }

    /// A list as the use of this number, from 1, has it.
    pub fn used(&self, number: u16) -> Option<Used> {
        let (found, list) = self.find(number)?;
        let mut used = Used {
            counts: list.id,
            levels: list.levels.clone(),
            starts: [None; LEVELS],
        };
        for (level, change) in &found.overrides {
            if let (Some(place), Some(new)) = (used.levels.get_mut(*level), &change.level) {
                *place = new.clone();
            }
            used.starts[*level] = change.start.or(used.starts[*level]);
        }
        (!used.levels.is_empty()).then_some(used)
    }
}

/// A level, and how many bytes it takes.
fn level(bytes: &[u8]) -> Option<(Level, usize)> {
    let flags = u8_at(bytes, 5)?;
    let characters = usize::from(u8_at(bytes, 24)?);
    let paragraph = usize::from(u8_at(bytes, 25)?);
    let at = 28 + paragraph;
    let mut look = Look {
        font: 0xFFFF,
        ..Look::default()
    };
    let own = look;
    for property in Properties::new(slice(bytes, at, characters)?, Generation::Word97) {
        look.apply(&property, &own);
    }
    let at = at + characters;
    let count = usize::from(u16_at(bytes, at)?);
    slice(bytes, at + 2, count * 2)?;
    Some((
        Level {
            start: i32_at(bytes, 0)?,
            form: u8_at(bytes, 4)?,
            legal: flags & 0x04 != 0,
            restart: (flags & 0x08 != 0).then(|| u8_at(bytes, 26)).flatten(),
            // a label is short; a false one of 65,535 signs would be written for every paragraph
            template: utf16(bytes, at + 2, count.min(LONGEST)),
            font: (look.font != 0xFFFF).then_some(look.font),
            hidden: look.hidden,
        },
        at + 2 + count * 2,
    ))
}
