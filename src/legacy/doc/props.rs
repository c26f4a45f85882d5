//! What paragraphs and characters are, by the properties laid on top of each other.

use super::bytes::{slice, u16_at};
use super::fib::Generation;
use super::sprm::{Properties, Property, code};

/// Where text of a running line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Align {
    /// Left.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// Right.
    Right,
}

/// Raised or lowered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Position {
    /// On the line.
    #[default]
    Base,
    /// Raised.
    Super,
    /// Lowered.
    Sub,
}

/// Properties of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Look {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Struck through.
    pub strike: bool,
    /// Struck through twice.
    pub double_strike: bool,
    /// Small capitals.
    pub small_caps: bool,
    /// Hidden.
    pub hidden: bool,
    /// Underlined in any way.
    pub underline: bool,
    /// Raised or lowered.
    pub position: Position,
    /// Language, by its number; 0 where nothing says.
    pub language: u16,
    /// Font of western text, by its number.
    pub font: u16,
    /// Tracked as inserted.
    pub inserted: bool,
    /// Tracked as deleted.
    pub deleted: bool,
    /// Who tracked the insertion, and the deletion, by number.
    pub authors: [u16; 2],
    /// Whether control characters have their special meaning.
    pub special: bool,
    /// Whether a picture's bytes are data of a form field.
    pub data: bool,
    /// An embedded object.
    pub object: bool,
    /// A character of a symbol font: font number and character.
    pub symbol: Option<(u16, u16)>,
    /// Where in the data stream a picture is.
    pub picture: Option<u32>,
    /// Its character style.
    pub style: u16,
}

impl Look {
    /// Lays a property on top. `style` is what the styles alone make: a toggle may ask for it or its opposite.
    pub fn apply(&mut self, property: &Property<'_>, style: &Look) {
        let toggle = |own: bool| match property.byte() {
            0x80 => own,
            0x81 => !own,
            value => value != 0,
        };
        match property.code {
            code::BOLD => self.bold = toggle(style.bold),
            code::ITALIC => self.italic = toggle(style.italic),
            code::STRIKE => self.strike = toggle(style.strike),
            code::DOUBLE_STRIKE => self.double_strike = toggle(style.double_strike),
            code::SMALL_CAPS => self.small_caps = toggle(style.small_caps),
            code::HIDDEN => self.hidden = toggle(style.hidden),
            code::UNDERLINE => self.underline = property.byte() != 0,
            code::POSITION => {
                self.position = match property.byte() {
                    1 => Position::Super,
                    2 => Position::Sub,
                    _ => Position::Base,
                }
            }
            code::LANGUAGE_80 | code::LANGUAGE => self.language = property.word(),
            code::FONT => self.font = property.word(),
            code::INSERTED => self.inserted = property.byte() != 0,
            code::DELETED => self.deleted = property.byte() != 0,
            code::AUTHOR => self.authors[0] = property.word(),
            code::AUTHOR_DELETED => self.authors[1] = property.word(),
            code::SPECIAL => self.special = property.byte() != 0,
            code::DATA => self.data = property.byte() != 0,
            code::OBJECT => self.object = property.byte() != 0,
            code::PICTURE => {
                self.picture = Some(property.long());
                self.special = true;
            }
            code::SYMBOL => {
                let character = match property.operand.len() {
                    // Word 6 writes a byte
                    3 => property.operand.get(2).map(|byte| u16::from(*byte)),
                    _ => u16_at(property.operand, 2),
                };
                self.symbol = character.map(|character| (property.word(), character));
                self.special = true;
            }
            _ => {}
        }
    }

    /// The same after direct formatting is taken off.
    pub fn plain(&self, style: &Look) -> Look {
        Look {
            special: self.special,
            inserted: self.inserted,
            deleted: self.deleted,
            authors: self.authors,
            symbol: self.symbol,
            picture: self.picture,
            data: self.data,
            object: self.object,
            ..*style
        }
    }
}

/// How many tab stops a paragraph has at most: Word's own limit.
const MOST_STOPS: usize = 64;

/// A tab stop: where, and what text does there.
pub(super) type Stop = (i16, Option<Align>);

/// Properties of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Shape {
    /// Its style.
    pub style: u16,
    /// Its use of a list: 0 for none, 2047 for a number of the old kind.
    pub list: u16,
    /// Level in the list, from 0; `None` where nothing says.
    pub level: Option<u8>,
    /// Whether it says itself, not its style, which list it is in.
    pub own_list: bool,
    /// Whether it says itself, not its style, which level it is on.
    pub own_level: bool,
    /// Whether it is in a table.
    pub in_table: bool,
    /// How deep in tables, where it says so.
    pub depth: u32,
    /// Whether its mark ends a row.
    pub row_end: bool,
    /// Whether its mark ends a cell of an inner table.
    pub inner_cell: bool,
    /// Whether its mark ends a row of an inner table.
    pub inner_row_end: bool,
    /// Whether it is a large first letter of the paragraph after it.
    pub drop_cap: bool,
    /// Level in the outline, from 0; 9 for text.
    pub outline: u8,
    /// Alignment.
    pub align: Align,
    /// Alignment of the frame it stands in.
    pub frame: Option<Align>,
    /// Tab stops, by place.
    pub stops: Vec<Stop>,
    /// The number of the old kind ([MS-DOC] 2.9.1, and the same of Word 6).
    pub old_number: Option<Vec<u8>>,
    /// The level of the number of the old kind: 1 to 9 in an outline, 10 a number, 11 a bullet, 12 neither counts.
    pub old_level: u8,
}

impl Shape {
    /// A shape of which nothing is said.
    pub fn new() -> Shape {
        Shape {
            outline: 9,
            ..Shape::default()
        }
    }

    /// Lays a property on top.
    pub fn apply(&mut self, property: &Property<'_>) {
        match property.code {
            code::STYLE => self.style = property.word(),
            code::LIST => {
                self.list = property.word();
                self.own_list = true;
            }
            code::LIST_LEVEL => {
                self.level = Some(property.byte());
                self.own_level = true;
            }
            code::IN_TABLE => self.in_table = property.byte() != 0,
            code::ROW_END => self.row_end = property.byte() != 0,
            code::DEPTH => self.depth = property.long(),
            code::DEEPER => {
                self.depth = self.depth.wrapping_add(property.long());
            }
            code::INNER_CELL => self.inner_cell = property.byte() != 0,
            code::INNER_ROW_END => self.inner_row_end = property.byte() != 0,
            code::DROP_CAP => self.drop_cap = property.byte() & 7 != 0,
            code::OUTLINE => self.outline = property.byte(),
            code::ALIGN_80 | code::ALIGN => {
                self.align = match property.byte() {
                    1 => Align::Center,
                    2 => Align::Right,
                    _ => Align::Left,
                }
            }
            code::FRAME_X => {
                self.frame = match property.word() as i16 {
                    -4 => Some(Align::Center),
                    -8 => Some(Align::Right),
                    _ => Some(Align::Left),
                }
            }
            code::TABS_PARAGRAPH => self.tabs(property.operand, 2),
            code::TABS => self.tabs(property.operand, 4),
            code::OLD_NUMBER => {
                self.old_number = Some(property.operand.to_vec());
            }
            code::OLD_LEVEL => self.old_level = property.byte(),
            _ => {}
        }
    }

    /// Takes tab stops off and adds others; a stop that is taken off is `width` bytes ([MS-DOC] 2.9.180, 2.9.179).
    fn tabs(&mut self, operand: &[u8], width: usize) {
        let deleted = usize::from(operand.first().copied().unwrap_or_default());
        let gone = |index: usize| u16_at(operand, 1 + index * 2).map(|at| at as i16);
        for at in (0..deleted).filter_map(gone) {
            self.stops.retain(|stop| stop.0 != at);
        }
        let at = 1 + deleted * width;
        let added = usize::from(operand.get(at).copied().unwrap_or_default());
        let kinds = slice(operand, at + 1 + added * 2, added).unwrap_or_default();
        for (index, kind) in kinds.iter().enumerate() {
            let Some(place) = u16_at(operand, at + 1 + index * 2) else {
                break;
            };
            let align = match kind & 7 {
                0 | 3 => Some(Align::Left),
                1 => Some(Align::Center),
                2 => Some(Align::Right),
                // a bar is no stop
                _ => continue,
            };
            self.stops.retain(|stop| stop.0 != place as i16);
            if self.stops.len() < MOST_STOPS {
                self.stops.push((place as i16, align));
            }
        }
        self.stops.sort_by_key(|stop| stop.0);
    }

    /// Lays a property list on top.
    pub fn apply_all(&mut self, list: &[u8], generation: Generation) {
        for property in Properties::new(list, generation) {
            self.apply(&property);
        }
    }
}
