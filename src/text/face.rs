//! One face of the font book: its bytes and measures.

use harfrust::font::Font;
use harfrust::font::name::NameId;
use harfrust::{Direction, Feature, Script, ShapePlan, Tag};

/// A face: one font file, with the family's name as Word knows it.
pub struct Face {
    /// The family that layouts and Word name: `Times New Roman`.
    pub family: &'static str,
    /// The PostScript name of the font that stands for it: `LiberationSerif-Bold`.
    pub name: String,
    /// Whether it is the bold of its family.
    pub bold: bool,
    /// Whether it is the italic of its family.
    pub italic: bool,
    /// The font file.
    pub bytes: &'static [u8],
    /// Font units to the em.
    pub units_per_em: u16,
    /// Height above the baseline (`hhea`), in font units.
    pub ascent: i32,
    /// Depth below the baseline (`hhea`), in font units, negative.
    pub descent: i32,
    /// Height of capitals, in font units.
    pub cap_height: i32,
    /// Lean to the right of the vertical, in degrees, negative for italics (`post`).
    pub italic_angle: f32,
    /// Box around all glyphs: left, bottom, right, top, in font units.
    pub bounds: [i32; 4],
    /// The number of the glyph of the space.
    pub space: u16,
    /// Width of the space, in font units.
    pub space_advance: i32,
    /// The number of the hyphen's glyph, for divided words.
    pub hyphen: u16,
    /// Width of the hyphen, in font units.
    pub hyphen_advance: i32,
    pub(super) font: Font,
    pub(super) latin: ShapePlan,
}

/// Ligatures are off: each letter keeps its own glyph, so that the text copies out exactly.
pub(super) fn features() -> [Feature; 3] {
    let off = |tag: &[u8; 4]| Feature::new(Tag::new(tag), 0, ..);
    [off(b"liga"), off(b"clig"), off(b"dlig")]
}

impl Face {
    /// Reads a font file; `None` where it is no font that can be read or lacks space or hyphen.
    pub(super) fn read(
        family: &'static str,
        bold: bool,
        italic: bool,
        bytes: &'static [u8],
    ) -> Option<Face> {
        let font = Font::new(bytes, 0)?;
        let glyph = |c: char| {
            font.charmap()
                .map_unicode(c)
                .map(|id| (id.to_u32() as u16, id))
        };
        let ((space, space_id), (hyphen, hyphen_id)) = (glyph(' ')?, glyph('-')?);
        let name = font
            .names()
            .get(NameId::POSTSCRIPT_NAME)?
            .english_or_first()?
            .name()
            .to_string();
        let metrics = *font.metrics();
        let line = metrics.hhea_line?;
        let advances = font.glyph_metrics();
        let [space_advance, hyphen_advance] =
            [space_id, hyphen_id].map(|id| advances.h_advance_exact(id).to_i32());
        let latin = ShapePlan::new(
            &font,
            Direction::LeftToRight,
            Some(Script::LATIN),
            None,
            &features(),
        );
        Some(Face {
            family,
            name,
            bold,
            italic,
            bytes,
            units_per_em: metrics.units_per_em,
            ascent: line.ascender.to_i32(),
            descent: line.descender.to_i32(),
            cap_height: metrics.cap_height.unwrap_or(line.ascender).to_i32(),
            italic_angle: font
                .style_metrics()
                .italic_angle
                .map_or(0.0, |angle| angle.to_f32()),
            bounds: [
                metrics.bounds.x_min.to_i32(),
                metrics.bounds.y_min.to_i32(),
                metrics.bounds.x_max.to_i32(),
                metrics.bounds.y_max.to_i32(),
            ],
            space,
            space_advance,
            hyphen,
            hyphen_advance,
            font,
            latin,
        })
    }

    /// Whether the face can set `c`. The shaper draws a non-breaking hyphen as a hyphen and spaces of other widths
    /// from the space, where the face has no glyph of their own.
    pub fn covers(&self, c: char) -> bool {
        let stand_in = match c {
            '\u{2011}' => '\u{2010}',
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
            other => other,
        };
        let map = self.font.charmap();
        map.map_unicode(c).is_some() || map.map_unicode(stand_in).is_some()
    }

    /// A character that the face draws with this glyph alone, the lowest where there are several.
    pub fn character(&self, glyph: u16) -> Option<char> {
        self.font
            .charmap()
            .unicodes()
            .filter(|(_, id)| id.to_u32() == u32::from(glyph))
            .filter_map(|(code, _)| char::from_u32(code))
            .min()
    }
}

impl std::fmt::Debug for Face {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Face({})", self.name)
    }
}
