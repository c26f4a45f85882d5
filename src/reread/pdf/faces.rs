//! The fonts that engross sets from, and the comparison of embedded outlines with theirs.

use super::KnownFace;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::TableProvider;
use skrifa::raw::types::Tag;
use skrifa::{FontRef, GlyphId, MetadataProvider};

/// A font, opened.
pub(super) struct Face<'a> {
    font: FontRef<'a>,
    /// Offsets and data of the outlines, where they are in a `glyf` table.
    glyphs: Option<Glyphs<'a>>,
    units: u16,
}

struct Glyphs<'a> {
    loca: skrifa::raw::tables::loca::Loca<'a>,
    data: &'a [u8],
}

impl<'a> Face<'a> {
    /// Opens a font file.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Face<'a>> {
        let font = FontRef::new(bytes).ok()?;
        let units = font.head().ok()?.units_per_em();
        let glyphs = match (font.loca(None), font.table_data(Tag::new(b"glyf"))) {
            (Ok(loca), Some(data)) => Some(Glyphs {
                loca,
                data: data.as_bytes(),
            }),
            _ => None,
        };
        Some(Face {
            font,
            glyphs,
            units,
        })
    }

    /// The advance of a glyph in thousandths of the type size.
    pub(super) fn advance(&self, glyph: u16) -> Option<f64> {
        let advance = self.font.hmtx().ok()?.advance(GlyphId::new(glyph.into()))?;
        Some(f64::from(advance) * 1000.0 / f64::from(self.units.max(1)))
    }

    /// Whether the font is bold, and whether italic, as it says itself.
    fn style(&self) -> (bool, bool) {
        use skrifa::raw::tables::head::MacStyle;
        self.font.head().map_or((false, false), |head| {
            let style = head.mac_style();
            (
                style.contains(MacStyle::BOLD),
                style.contains(MacStyle::ITALIC),
            )
        })
    }

    /// The bytes of a glyph's outline.
    fn raw(&self, glyph: u16) -> Option<&'a [u8]> {
        let glyphs = self.glyphs.as_ref()?;
        let start = glyphs.loca.get_raw(glyph.into())? as usize;
        let end = glyphs.loca.get_raw(usize::from(glyph) + 1)? as usize;
        glyphs.data.get(start..end)
    }

    fn drawn(&self, glyph: u16) -> Option<Vec<f32>> {
        let outline = self.font.outline_glyphs().get(GlyphId::new(glyph.into()))?;
        let mut pen = Pen(Vec::new());
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        outline.draw(settings, &mut pen).ok()?;
        Some(pen.0)
    }

    /// Whether two glyphs have the same outline.
    fn is_same(&self, glyph: u16, other: &Face<'_>, its: u16) -> bool {
        if let (Some(a), Some(b)) = (self.raw(glyph), other.raw(its)) {
            let is_composite = a.first().is_some_and(|high| high & 0x80 != 0);
            // all bytes count: instructions move points as well. Only the parts of a composite are numbered anew
            if !is_composite || a.len().abs_diff(b.len()) > 3 {
                return is_equal_but_for_padding(a, b);
            }
        }
        match (self.drawn(glyph), other.drawn(its)) {
            (Some(a), Some(b)) => a == b,
            _ => false,
        }
    }
}

/// Whether two outlines are the same bytes, but for zeros that fill the longer one up.
fn is_equal_but_for_padding(a: &[u8], b: &[u8]) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let rest = &long[short.len()..];
    long.starts_with(short) && rest.len() <= 3 && rest.iter().all(|byte| *byte == 0)
}

/// Records an outline.
struct Pen(Vec<f32>);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.extend([0.0, x, y]);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.0.extend([1.0, x, y]);
    }
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.extend([2.0, cx, cy, x, y]);
    }
    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.0.extend([3.0, ax, ay, bx, by, x, y]);
    }
    fn close(&mut self) {
        self.0.push(4.0);
    }
}

/// A font that engross sets from, opened.
pub(super) struct Known<'a> {
    pub(super) name: &'a str,
    pub(super) bold: bool,
    pub(super) italic: bool,
    bytes: &'static [u8],
    face: Face<'a>,
}

impl<'a> Known<'a> {
    /// Opens the known faces; what cannot be opened proves nothing and is left out.
    pub(super) fn open(faces: &[KnownFace<'a>]) -> Vec<Known<'a>> {
        faces
            .iter()
            .filter_map(|known| {
                let face = Face::open(known.bytes)?;
                let (bold, italic) = face.style();
                Some(Known {
                    name: known.name,
                    bold,
                    italic,
                    bytes: known.bytes,
                    face,
                })
            })
            .collect()
    }

    /// Where its font file is in memory, for good: no two files are at one place.
    pub(super) fn place(&self) -> usize {
        self.bytes.as_ptr().addr()
    }

    /// Whether a glyph of an embedded font looks like a text in this face.
    pub(super) fn shows(&self, embedded: &Face<'_>, glyph: u16, text: &str) -> bool {
        let Some(c) = one_character(text) else {
            return false;
        };
        let map = self.face.font.charmap();
        let Some(mine) = map.map(c).or_else(|| map.map(stand_in(c)?)) else {
            return false;
        };
        let Ok(mine) = u16::try_from(mine.to_u32()) else {
            return false;
        };
        embedded.units == self.face.units && embedded.is_same(glyph, &self.face, mine)
    }

    /// Whether the programs that move outlines at small sizes are this face's, or absent.
    pub(super) fn has_programs_of(&self, embedded: &Face<'_>) -> bool {
        [b"fpgm", b"prep", b"cvt "].iter().all(|tag| {
            let tag = Tag::new(tag);
            embedded.font.table_data(tag).is_none_or(|theirs| {
                let mine = self.face.font.table_data(tag);
                mine.is_some_and(|mine| mine.as_bytes() == theirs.as_bytes())
            })
        })
    }
}

/// What looks the same in a face that lacks a character: hyphens and spaces that only differ in where a line may end.
fn stand_in(c: char) -> Option<char> {
    match c {
        '\u{2011}' => Some('\u{2010}'),
        '\u{A0}' | '\u{2007}' | '\u{202F}' => Some(' '),
        _ => None,
    }
}

/// The character that a glyph for this text shows: itself, composed, or the ligature's own code point.
fn one_character(text: &str) -> Option<char> {
    let mut chars = text.chars();
    let first = chars.next()?;
    if chars.next().is_none() {
        return Some(first);
    }
    match text {
        "ff" => Some('\u{FB00}'),
        "fi" => Some('\u{FB01}'),
        "fl" => Some('\u{FB02}'),
        "ffi" => Some('\u{FB03}'),
        "ffl" => Some('\u{FB04}'),
        _ => {
            let composed: String = unicode_normalization::UnicodeNormalization::nfc(text).collect();
            let mut chars = composed.chars();
            chars.next().filter(|_| chars.next().is_none())
        }
    }
}
