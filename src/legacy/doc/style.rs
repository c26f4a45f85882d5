//! The style sheet: styles with what they inherit laid out ([MS-DOC] 2.9.271, 2.9.258).

use super::bytes::{slice, u8_at, u16_at, utf16};
use super::fib::Generation;
use super::props::{Look, Shape, Stop};
use super::sprm::{Properties, code};

/// The style that is based on none.
const NONE: u16 = 0x0FFF;
/// The longest name that is read.
const LONGEST: usize = 255;
/// Word has at most 4,095 styles, and lets a style stand on a handful of others.
const DEEPEST: usize = 32;

/// What a style is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Ordinary text, or what the user made of it.
    Text,
    /// A line of a contents list.
    Contents,
    /// A caption.
    Caption,
    /// A paragraph that goes on with a list.
    Continuation,
}

/// A style.
#[derive(Clone, Debug)]
pub(super) struct Style {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub purpose: Purpose,
    /// Properties of its paragraphs.
    pub shape: Shape,
    /// Properties of its characters; of a character style, laid on the default.
    pub look: Look,
    /// The property list of a character style.
    pub own: Vec<u8>,
}

/// All styles.
#[derive(Debug)]
pub(super) struct Styles {
    list: Vec<Option<Style>>,
    plain: Style,
}

/// A style as it stands in the file.
struct Raw<'a> {
    kind: u16,
    identity: u16,
    base: u16,
    name: String,
    parts: [&'a [u8]; 2],
}

impl Styles {
    /// Reads the style sheet. `language` is that of text of which nothing says it.
    pub fn read(sheet: &[u8], generation: Generation, language: u16) -> Styles {
        let look = Look {
            language,
            ..Look::default()
        };
        let plain = Style {
            name: String::new(),
            purpose: Purpose::Text,
            shape: Shape::new(),
            look,
            own: Vec::new(),
        };
        let raws = raws(sheet, generation).unwrap_or_default();
        let mut font = look;
        // the fonts of a document's text stand in the sheet's header
        font.font = u16_at(sheet, 14).unwrap_or_default();
        let mut list: Vec<Option<Style>> = Vec::with_capacity(raws.len());
        list.resize_with(raws.len(), || None);
        for index in 0..raws.len() {
            // from the style at the bottom upwards
            let mut chain = vec![index];
            while let Some(Some(raw)) = chain.last().map(|at| &raws[*at]) {
                let base = usize::from(raw.base);
                let known = list.get(base).is_none_or(|style| style.is_some());
                if raw.base == NONE || known || chain.len() > DEEPEST || chain.contains(&base) {
                    break;
                }
                chain.push(base);
            }
            for at in chain.into_iter().rev() {
                let Some(raw) = &raws[at] else { continue };
                if list[at].is_none() {
                    let base = list.get(usize::from(raw.base)).and_then(Option::as_ref);
                    list[at] = Some(laid_out(raw, base, at as u16, font, generation));
                }
            }
        }
        Styles { list, plain }
    }

    /// How many bytes of memory they take, about.
    pub fn weight(&self) -> usize {
        let styles = self.list.iter().flatten();
        let inner: usize = styles
            .map(|style| {
                let number = style.shape.old_number.as_ref().map_or(0, Vec::capacity);
                let stops = style.shape.stops.capacity() * size_of::<Stop>();
                style.name.capacity() + style.own.capacity() + number + stops
            })
            .sum();
        inner + self.list.capacity() * size_of::<Option<Style>>()
    }

    /// A style by its number; text without any where it does not exist.
    pub fn get(&self, number: u16) -> &Style {
        self.list
            .get(usize::from(number))
            .and_then(Option::as_ref)
            .or_else(|| self.list.first().and_then(Option::as_ref))
            .unwrap_or(&self.plain)
    }
}

fn raws(sheet: &[u8], generation: Generation) -> Option<Vec<Option<Raw<'_>>>> {
    let header = usize::from(u16_at(sheet, 0)?);
    let count = usize::from(u16_at(sheet, 2)?);
    let base = usize::from(u16_at(sheet, 4)?);
    let mut at = 2 + header;
    let mut list = Vec::new();
    for _ in 0..count.min(4096) {
        let Some(length) = u16_at(sheet, at).map(usize::from) else {
            break;
        };
        let end = (at + 2 + length).min(sheet.len());
        let style = sheet.get(at + 2..end).unwrap_or_default();
        list.push(raw(style, base, generation));
        at += 2 + length;
    }
    Some(list)
}

fn raw(style: &[u8], base: usize, generation: Generation) -> Option<Raw<'_>> {
    let (identity, kinds, counts) = (u16_at(style, 0)?, u16_at(style, 2)?, u16_at(style, 4)?);
    let (name, mut at) = match generation {
        Generation::Word97 => {
            let length = usize::from(u16_at(style, base)?);
            // names are short, and every paragraph bears one
            let name = utf16(style, base + 2, length.min(LONGEST));
            (name, base + 2 + length * 2 + 2)
        }
        Generation::Word95 => {
            let length = usize::from(u8_at(style, base)?);
            let name = slice(style, base + 1, length)?;
            let name = encoding_rs::WINDOWS_1252
                .decode_without_bom_handling(name)
                .0;
            (name.into_owned(), base + 1 + length + 1)
        }
    };
    let mut parts: [&[u8]; 2] = [&[], &[]];
    for part in parts.iter_mut().take(usize::from(counts & 0xF)) {
        // each begins at an even byte of the style
        at += at & 1;
        let Some(length) = u16_at(style, at).map(usize::from) else {
            break;
        };
        let end = (at + 2 + length).min(style.len());
        *part = style.get(at + 2..end).unwrap_or_default();
        at += 2 + length;
    }
    Some(Raw {
        kind: kinds & 0xF,
        identity: identity & 0x0FFF,
        base: kinds >> 4,
        name,
        parts,
    })
}

fn laid_out(
    raw: &Raw<'_>,
    base: Option<&Style>,
    number: u16,
    font: Look,
    generation: Generation,
) -> Style {
    let mut shape = base.map_or_else(Shape::new, |base| base.shape.clone());
    let mut look = base.map_or(font, |base| base.look);
    if let level @ 1..=9 = raw.identity {
        shape.outline = level as u8 - 1;
    }
    let mut own = Vec::new();
    match raw.kind {
        // its first two bytes name the style itself
        1 => {
            let list = raw.parts[0].get(2..).unwrap_or_default();
            shape.apply_all(list, generation);
            own = raw.parts[1].to_vec();
        }
        2 => {
            own = base.map(|base| base.own.clone()).unwrap_or_default();
            own.extend_from_slice(raw.parts[0]);
            // a chain of long styles, each holding those below it, must not grow without end
            own.truncate(512);
        }
        _ => {}
    }
    shape.style = number;
    shape.own_list = false;
    shape.own_level = false;
    let under = look;
    for property in Properties::new(&own, generation) {
        if property.code != code::CHARACTER_STYLE {
            look.apply(&property, &under);
        }
    }
    if raw.kind == 1 {
        own.clear();
    }
    Style {
        purpose: purpose(raw.identity),
        name: raw.name.clone(),
        shape,
        look,
        own,
    }
}

/// What a built-in style is for ([MS-DOC] 2.9.260).
fn purpose(identity: u16) -> Purpose {
    match identity {
        19..=27 => Purpose::Contents,
        34 => Purpose::Caption,
        68..=72 => Purpose::Continuation,
        _ => Purpose::Text,
    }
}
