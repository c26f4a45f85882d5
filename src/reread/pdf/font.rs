//! The fonts of a PDF: Type 0, with an embedded TrueType font (ISO 32000-1, 9.7), as engross makes them.

use super::actual::NO_TEXT;
use super::cmap::Unicode;
use super::faces::{Face, Known};
use super::rules::{self, Troubles};
use super::{MOST_BYTES, name_of};
use lopdf::{Dictionary, Document, Object};

/// A font as its file describes it.
pub(super) struct Font {
    /// Its name without the subset's prefix.
    pub(super) name: String,
    /// Widths by code, in type sizes.
    widths: Vec<f64>,
    default_width: f64,
    pub(super) unicode: Unicode,
    /// The font file.
    program: Vec<u8>,
    /// Glyphs by code, where it is not the code itself.
    glyphs: Option<Vec<u8>>,
    /// The known face that it is a part of.
    pub(super) known: Option<usize>,
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// Whether it has glyphs that need a replacement text wherever they stand.
    pub(super) has_voiceless: bool,
}

impl Font {
    /// The width of a code, in type sizes.
    pub(super) fn width(&self, code: u16) -> f64 {
        self.widths
            .get(usize::from(code))
            .copied()
            .unwrap_or(self.default_width)
    }

    /// The glyph of a code.
    fn glyph(&self, code: u16) -> u16 {
        match &self.glyphs {
            None => code,
            Some(map) => {
                let at = usize::from(code) * 2;
                map.get(at..at + 2)
                    .map_or(0, |pair| u16::from_be_bytes([pair[0], pair[1]]))
            }
        }
    }

    /// Whether the glyph of a code looks like a text.
    pub(super) fn shows(&self, known: &[Known<'_>], code: u16, text: &str) -> bool {
        match (
            self.known.and_then(|i| known.get(i)),
            Face::open(&self.program),
        ) {
            (Some(known), Some(face)) => known.shows(&face, self.glyph(code), text),
            _ => false,
        }
    }

    /// Reads a font and compares its outlines and widths with the known faces.
    pub(super) fn read(
        document: &Document,
        font: &Dictionary,
        known: &[Known<'_>],
        troubles: &mut Troubles,
    ) -> Font {
        let get = |dictionary: &Dictionary, key: &[u8]| -> Option<Object> {
            dictionary.get_deref(key, document).ok().cloned()
        };
        let stream = |dictionary: &Dictionary, key: &[u8]| -> Option<Vec<u8>> {
            let object = dictionary.get_deref(key, document).ok()?;
            let stream = object.as_stream().ok()?;
            stream.get_plain_content_with_limit(MOST_BYTES).ok()
        };
        let full_name = name_of(document, font, b"BaseFont");
        let name = match full_name.split_once('+') {
            Some((prefix, name)) if prefix.len() == 6 => name.to_string(),
            _ => full_name,
        };
        let mut out = Font {
            name,
            widths: Vec::new(),
            default_width: 1.0,
            unicode: Unicode::default(),
            program: Vec::new(),
            glyphs: None,
            known: None,
            bold: false,
            italic: false,
            has_voiceless: false,
        };
        if let Some(bytes) = stream(font, b"ToUnicode") {
            out.unicode = Unicode::read(&bytes);
        }
        let descendant = font
            .get_deref(b"DescendantFonts", document)
            .ok()
            .and_then(|list| list.as_array().ok()?.first())
            .and_then(|first| document.dereference(first).ok()?.1.as_dict().ok());
        let supported = name_of(document, font, b"Subtype") == "Type0"
            && name_of(document, font, b"Encoding") == "Identity-H";
        let Some(descendant) = descendant.filter(|_| supported) else {
            troubles.add(&rules::FONT, 0, || {
                format!(
                    "The font {} is not a Type 0 font with the encoding Identity-H",
                    out.name
                )
            });
            return out;
        };
        if let Some(width) = get(descendant, b"DW").and_then(|w| w.as_float().ok()) {
            out.default_width = f64::from(width) / 1000.0;
        }
        if let Some(Object::Array(list)) = get(descendant, b"W") {
            out.read_widths(document, &list);
        }
        if let Ok(Object::Stream(map)) = descendant.get_deref(b"CIDToGIDMap", document) {
            out.glyphs = map.get_plain_content_with_limit(MOST_BYTES).ok();
        }
        let descriptor = descendant
            .get_deref(b"FontDescriptor", document)
            .ok()
            .and_then(|d| d.as_dict().ok());
        out.program = descriptor
            .and_then(|d| stream(d, b"FontFile2").or_else(|| stream(d, b"FontFile3")))
            .unwrap_or_default();
        out.compare(known, troubles);
        out
    }

    fn read_widths(&mut self, document: &Document, list: &[Object]) {
        let number = |object: Option<&Object>| -> Option<f64> {
            let object = document.dereference(object?).ok()?.1;
            object.as_float().ok().map(f64::from)
        };
        let mut set = |code: f64, width: f64| {
            let code = code as usize;
            if code <= usize::from(u16::MAX) {
                if self.widths.len() <= code {
                    self.widths.resize(code + 1, self.default_width);
                }
                if width.is_finite() {
                    self.widths[code] = width / 1000.0;
                }
            }
        };
        let mut at = 0;
        while let Some(first) = number(list.get(at)) {
            let next = list.get(at + 1).and_then(|o| document.dereference(o).ok());
            if let Some((_, Object::Array(widths))) = next {
                for (step, width) in widths.iter().enumerate() {
                    set(first + step as f64, number(Some(width)).unwrap_or(f64::NAN));
                }
                at += 2;
            } else {
                let (Some(last), Some(width)) =
                    (number(list.get(at + 1)), number(list.get(at + 2)))
                else {
                    return;
                };
                for code in first as usize..=(last as usize).min(usize::from(u16::MAX)) {
                    set(code as f64, width);
                }
                at += 3;
            }
        }
    }

    /// Finds the known face that this font is a part of, and says what differs from it.
    fn compare(&mut self, known: &[Known<'_>], troubles: &mut Troubles) {
        let name = &self.name;
        let Some(face) = Face::open(&self.program) else {
            troubles.add(&rules::FONT, 0, || {
                format!("The font {name} is not embedded")
            });
            return;
        };
        if self.unicode.is_faulty {
            troubles.add(&rules::UNICODE, 0, || {
                format!("The Unicode map of the font {name} is damaged or gives a glyph two texts")
            });
        }
        let codes: Vec<u16> = (0..=u16::MAX)
            .take(self.unicode.len())
            .filter(|code| self.unicode.text(*code).is_some())
            .collect();
        let voiceless = |code: &u16| {
            self.unicode
                .text(*code)
                .is_some_and(|text| text.contains(NO_TEXT))
        };
        self.has_voiceless = codes.iter().any(voiceless);
        let unlike = |known: &Known<'_>| -> Vec<u16> {
            let differs = |code: &&u16| {
                let text = self.unicode.text(**code).unwrap_or_default();
                !voiceless(code) && !known.shows(&face, self.glyph(**code), text)
            };
            codes.iter().filter(differs).copied().collect()
        };
        // the face of the same name first: it is the right one in every good file
        let mut order: Vec<usize> = (0..known.len()).collect();
        order.sort_by_key(|i| known[*i].name != *name);
        let mut best: Option<(usize, Vec<u16>)> = None;
        for i in order {
            let wrong = unlike(&known[i]);
            if best
                .as_ref()
                .is_none_or(|(_, least)| wrong.len() < least.len())
            {
                let done = wrong.is_empty();
                best = Some((i, wrong));
                if done {
                    break;
                }
            }
        }
        let Some((i, wrong)) = best else {
            troubles.add(&rules::FONT, 0, || {
                format!("The font {name} is none that engross sets from")
            });
            return;
        };
        for code in &wrong {
            troubles.add(&rules::GLYPH, 0, || {
                format!(
                    "Glyph {} of the font {name} does not look like “{}” in {}",
                    self.glyph(*code),
                    self.unicode.text(*code).unwrap_or_default(),
                    known[i].name
                )
            });
        }
        if !known[i].has_programs_of(&face) {
            troubles.add(&rules::GLYPH, 0, || {
                format!("The font {name} has programs of its own that move its outlines")
            });
        }
        for code in codes {
            let (told, own) = (self.width(code) * 1000.0, face.advance(self.glyph(code)));
            if own.is_none_or(|own| (own - told).abs() > 1.0) {
                troubles.add(&rules::WIDTH, 0, || {
                    format!(
                        "The file gives glyph {} of the font {name} the width {told:.0}, the font has {:.0}",
                        self.glyph(code),
                        own.unwrap_or(0.0)
                    )
                });
            }
        }
        (self.known, self.bold, self.italic) = (Some(i), known[i].bold, known[i].italic);
    }
}
