//! What is known of a document before its first paragraph, and the look-ups that every story makes.

use super::bytes::{slice, u16_at};
use super::fib::{Fib, Generation};
use super::fkp::{Pages, Run};
use super::font::{self, Font};
use super::language;
use super::list::Lists;
use super::note::Call;
use super::pieces::{Piece, Pieces};
use super::props::{Look, Shape};
use super::section::Section;
use super::sprm::{Properties, Property, code, of_modifier};
use super::style::Styles;
use crate::reread::{self, View};
use encoding_rs::Encoding;
use std::cell::{Cell, OnceCell};
use std::collections::BTreeMap;

/// A document, ready to be read.
#[derive(Debug)]
pub(super) struct Document<'a> {
    /// The stream that holds the text.
    pub stream: &'a [u8],
    /// The stream that holds the tables.
    pub tables: &'a [u8],
    /// The stream that holds pictures and long property lists.
    pub data: &'a [u8],
    /// The file information block.
    pub fib: Fib,
    /// The piece table.
    pub pieces: Pieces<'a>,
    /// Character properties.
    pub characters: Pages<'a>,
    /// Paragraph properties.
    pub paragraphs: Pages<'a>,
    /// Styles.
    pub styles: Styles,
    /// Lists.
    pub lists: Lists,
    /// Fonts.
    pub fonts: Vec<Font>,
    /// Sections.
    pub sections: Vec<Section>,
    /// Calls of notes, in the order of the text.
    pub calls: Vec<Call>,
    /// The document's language.
    pub language: Option<&'static str>,
    /// Which view of tracked changes is read.
    pub view: View,
    /// How many bytes of property lists and pictures may still be gone through: many characters can share a long one.
    pub work: Cell<usize>,
    /// The alternative texts of drawings, by their shapes; found when the first is asked for.
    pub drawings: OnceCell<BTreeMap<u32, String>>,
}

/// Text of one look that stands together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    /// Its first character.
    pub from: u32,
    /// One past its last.
    pub to: u32,
    /// The piece that it is in.
    pub piece: Piece,
    /// Its look.
    pub look: Look,
}

impl<'a> Document<'a> {
    /// Whether so many bytes more may be gone through; after the first that may not, none may.
    pub fn may_read(&self, bytes: usize) -> bool {
        let left = self.work.get().checked_sub(bytes);
        self.work.set(left.unwrap_or(0));
        left.is_some()
    }

    /// How many bytes of memory the tables take, about.
    pub fn weight(&self) -> usize {
        self.stream.len()
            + self.tables.len()
            + self.data.len()
            + self.pieces.weight()
            + self.styles.weight()
            + self.lists.weight()
            + self.sections.capacity() * size_of::<Section>()
            // sorting takes half of it again
            + self.calls.capacity() * size_of::<Call>() * 2
            + self.fonts.len() * 2 * size_of::<Font>()
    }

    /// The code of a character.
    pub fn code(&self, piece: &Piece, position: u32) -> u16 {
        let at = piece.byte(position);
        let found = match piece.wide {
            true => u16_at(self.stream, at),
            false => self.stream.get(at).map(|byte| u16::from(*byte)),
        };
        // a piece never leads out of the stream
        found.unwrap_or_default()
    }

    /// One past the mark that ends the paragraph at `from`: `limit` where none does.
    pub fn paragraph_end(&self, from: u32, limit: u32) -> u32 {
        let mut at = from;
        while at < limit {
            let Some(piece) = self.pieces.find(at).map(|index| self.pieces.list[index]) else {
                return limit;
            };
            let end = piece.to.min(limit);
            for position in at..end {
                let ends = match self.code(&piece, position) {
                    0x0D | 0x07 => true,
                    0x0C => self.ends_section(position + 1),
                    _ => false,
                };
                if ends {
                    return position + 1;
                }
            }
            at = end;
        }
        limit
    }

    /// How many paragraphs with text there are between two positions, about.
    pub fn paragraphs_with_text(&self, from: u32, to: u32) -> usize {
        let mut at = from;
        let mut count = 0;
        let mut text = false;
        while let Some(piece) = self.pieces.find(at).map(|index| self.pieces.list[index]) {
            let end = piece.to.min(to);
            if at >= end {
                break;
            }
            for position in at..end {
                match self.code(&piece, position) {
                    0x0D | 0x07 => {
                        count += usize::from(text);
                        text = false;
                    }
                    code => text |= code > 0x20,
                }
            }
            at = end;
        }
        count + usize::from(text)
    }

    /// Whether a section ends before a position.
    pub fn ends_section(&self, position: u32) -> bool {
        self.sections
            .binary_search_by_key(&position, |section| section.end)
            .is_ok()
    }

    /// The index of the section that holds a position of the main text.
    pub fn section_of(&self, position: u32) -> usize {
        self.sections
            .partition_point(|section| section.end <= position)
            .min(self.sections.len().saturating_sub(1))
    }

    /// The properties of the paragraph whose mark stands at a position, and the list that sets what it does itself.
    pub fn shape(&self, mark: u32) -> (Shape, &'a [u8]) {
        let Some(piece) = self.pieces.find(mark).map(|index| self.pieces.list[index]) else {
            return (Shape::new(), &[]);
        };
        let run = self.paragraphs.find(piece.byte(mark)).unwrap_or(Run {
            end: 0,
            style: 0,
            properties: &[],
        });
        let mut shape = self.styles.get(run.style).shape.clone();
        shape.style = run.style;
        let generation = self.fib.generation;
        if self.may_read(run.properties.len() + 64) {
            for property in Properties::new(run.properties, generation) {
                match property.code {
                    // one in the long list would lead round in circles
                    code::HUGE | code::HUGE_97 => {
                        shape.apply_all(self.long(property.long()), generation);
                    }
                    _ => shape.apply(&property),
                }
            }
        }
        self.modify(piece.modifier, |property| shape.apply(property));
        (shape, run.properties)
    }

    /// The long property list at a place of the data stream ([MS-DOC] 2.9.210).
    pub fn long(&self, at: u32) -> &'a [u8] {
        let at = at as usize;
        let found = u16_at(self.data, at)
            .and_then(|length| slice(self.data, at.checked_add(2)?, usize::from(length)))
            .unwrap_or_default();
        match self.may_read(found.len()) {
            true => found,
            false => &[],
        }
    }

    /// The text from a position on, as far as it is of one look and before `limit`. `style` is the paragraph's.
    pub fn stretch(&self, from: u32, limit: u32, style: u16) -> Option<Stretch> {
        let piece = self.pieces.list[self.pieces.find(from)?];
        let byte = piece.byte(from);
        let mut to = piece.to.min(limit);
        let run = self.characters.find(byte);
        if let Some(run) = run {
            let count = (run.end.saturating_sub(byte) / piece.unit()).max(1);
            to = to.min(from.saturating_add(count as u32));
        }
        let list = run.map_or(&[][..], |run| run.properties);
        let list = match self.may_read(list.len()) {
            true => list,
            false => &[],
        };
        let look = self.look(list, &piece, style);
        Some(Stretch {
            from,
            to,
            piece,
            look,
        })
    }

    fn look(&self, list: &[u8], piece: &Piece, style: u16) -> Look {
        let paragraph = self.styles.get(style).look;
        let properties = Properties::new(list, self.fib.generation);
        let named = properties
            .clone()
            .filter(|property| property.code == code::CHARACTER_STYLE)
            .last()
            .map(|property| property.word());
        let mut look = paragraph;
        if let Some(number) = named {
            let own = match &self.styles.get(number).own {
                own if self.may_read(own.len()) => own.as_slice(),
                _ => &[],
            };
            for property in Properties::new(own, self.fib.generation) {
                look.apply(&property, &paragraph);
            }
            look.style = number;
        }
        let styled = look;
        for property in properties {
            match property.code {
                code::PLAIN => look = look.plain(&styled),
                _ => look.apply(&property, &styled),
            }
        }
        self.modify(piece.modifier, |property| look.apply(property, &styled));
        look
    }

    /// What a fast save changed in a piece.
    fn modify(&self, modifier: u16, mut apply: impl FnMut(&Property<'_>)) {
        if modifier == 0 {
            return;
        }
        match of_modifier(modifier) {
            Some((code, operand)) => apply(&Property {
                code,
                operand: &operand,
            }),
            None if modifier & 1 != 0 => {
                let list = self.pieces.modifiers(modifier);
                if !self.may_read(list.len()) {
                    return;
                }
                for property in Properties::new(list, self.fib.generation) {
                    apply(&property);
                }
            }
            None => {}
        }
    }

    /// The encoding of 8-bit text of a look.
    pub fn encoding(&self, look: &Look) -> &'static Encoding {
        if self.fib.generation == Generation::Word97 {
            // [MS-DOC] 2.9.73: a fixed table, which is that of windows-1252
            return encoding_rs::WINDOWS_1252;
        }
        font::named(&self.fonts, look.font)
            .and_then(|font| font::of_charset(font.charset))
            .unwrap_or_else(|| font::of_language(self.fib.language))
    }

    /// Whether a look's font is one of symbols.
    pub fn is_symbolic(&self, look: &Look) -> bool {
        font::named(&self.fonts, look.font).is_some_and(|font| font.charset == font::SYMBOLS)
    }

    /// What a character of a font means; itself where that is not known.
    pub fn meaning(&self, c: char, font: Option<u16>) -> char {
        self.known_meaning(c, font).unwrap_or(c)
    }

    /// What a character of a font means, where it is known.
    pub fn known_meaning(&self, c: char, font: Option<u16>) -> Option<char> {
        let name = font.and_then(|number| font::named(&self.fonts, number));
        reread::symbol_meaning(name.map(|font| font.name.as_str()), c)
    }

    /// The tag of a look's language.
    pub fn tag(&self, look: &Look) -> &'static str {
        language::tag(look.language)
            .or(self.language)
            .unwrap_or_default()
    }
}
