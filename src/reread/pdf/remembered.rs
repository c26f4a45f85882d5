//! Fonts that were read and proved before, found by all that their file says of them.
//!
//! Documents of one session are set from the same letters more often than not, and so carry the same font. To unpack it
//! and to hold its outlines against the face is a tenth of the reading of a PDF, and says the same every time.

use super::faces::Known;
use super::font::Font;
use super::rules::Troubles;
use lopdf::{Dictionary, Document, Object, Stream};
use std::sync::{Arc, Mutex, PoisonError};

/// A font without a fault.
struct Sound {
    /// Its dictionary with everything that it leads to.
    whole: Dictionary,
    /// The faces that it was held against.
    faces: Vec<usize>,
    font: Arc<Font>,
}

/// So many fonts are remembered, of some 60 KB each; the one that was not asked for longest goes first.
const MOST: usize = 32;
/// A font leads to its descendant, that to its descriptor, and that to the font file; more is none of ours.
const DEEPEST: usize = 12;
/// A font is so many objects at most: as many widths as it can have glyphs.
const LARGEST: usize = 70_000;

/// The fonts read last, the latest at the end.
static KNOWN: Mutex<Vec<Sound>> = Mutex::new(Vec::new());

/// Reads a font, or remembers what came of it.
pub(super) fn font(
    document: &Document,
    font: &Dictionary,
    known: &[Known<'_>],
    troubles: &mut Troubles,
) -> Arc<Font> {
    let faces: Vec<usize> = known.iter().map(Known::place).collect();
    let mut gathering = Gathering {
        document,
        left: LARGEST,
    };
    let Some(whole) = gathering.dictionary(font, DEEPEST) else {
        return Arc::new(Font::read(document, font, known, troubles));
    };
    if let Some(font) = recall(&whole, &faces) {
        return font;
    }
    let before = troubles.count();
    let font = Arc::new(Font::read(document, font, known, troubles));
    if troubles.count() == before {
        let font = font.clone();
        remember(Sound { whole, faces, font });
    }
    font
}

/// Puts together what an object leads to.
struct Gathering<'d> {
    document: &'d Document,
    /// How many objects may still be taken in.
    left: usize,
}

impl Gathering<'_> {
    /// An object with all references in it replaced by what they lead to; `None` where that is too deep, too much, or
    /// nothing.
    fn whole(&mut self, object: &Object, depth: usize) -> Option<Object> {
        let depth = depth.checked_sub(1)?;
        self.left = self.left.checked_sub(1)?;
        Some(match object {
            Object::Reference(id) => self.whole(self.document.objects.get(id)?, depth)?,
            Object::Array(list) => {
                let whole = list.iter().map(|object| self.whole(object, depth));
                Object::Array(whole.collect::<Option<_>>()?)
            }
            Object::Dictionary(inside) => Object::Dictionary(self.dictionary(inside, depth)?),
            Object::Stream(stream) => {
                let dictionary = self.dictionary(&stream.dict, depth)?;
                Object::Stream(Stream::new(dictionary, stream.content.clone()))
            }
            other => other.clone(),
        })
    }

    fn dictionary(&mut self, inside: &Dictionary, depth: usize) -> Option<Dictionary> {
        let mut whole = Dictionary::new();
        for (key, value) in inside {
            whole.set(key.clone(), self.whole(value, depth)?);
        }
        Some(whole)
    }
}

fn recall(whole: &Dictionary, faces: &[usize]) -> Option<Arc<Font>> {
    // fonts are put in and taken out whole: a thread that died left nothing half done
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let place = known
        .iter()
        .rposition(|sound| sound.faces == faces && sound.whole == *whole)?;
    let sound = known.remove(place);
    let font = sound.font.clone();
    known.push(sound);
    Some(font)
}

fn remember(sound: Sound) {
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if known.len() == MOST {
        known.remove(0);
    }
    known.push(sound);
}
