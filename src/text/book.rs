//! The font book: all faces that engross sets type from, parsed once in a process.

use super::Face;
use super::shape::Words;
use crate::attached;
use std::sync::{Mutex, OnceLock, PoisonError};

/// The faces of all families.
#[derive(Debug)]
pub struct FontBook {
    faces: Vec<Face>,
    /// What shapers have learned, one for each that was at work at the same time.
    words: Mutex<Vec<Words>>,
}

/// A font file with the family that it stands for, whether it is bold, whether italic.
type Shipped = (&'static str, bool, bool, &'static [u8]);

/// Liberation Serif has the widths of Times New Roman and stands for it.
const SHIPPED: [Shipped; 4] = [
    (
        "Times New Roman",
        false,
        false,
        include_bytes!("../../fonts/liberation/LiberationSerif-Regular.ttf"),
    ),
    (
        "Times New Roman",
        true,
        false,
        include_bytes!("../../fonts/liberation/LiberationSerif-Bold.ttf"),
    ),
    (
        "Times New Roman",
        false,
        true,
        include_bytes!("../../fonts/liberation/LiberationSerif-Italic.ttf"),
    ),
    (
        "Times New Roman",
        true,
        true,
        include_bytes!("../../fonts/liberation/LiberationSerif-BoldItalic.ttf"),
    ),
];

impl FontBook {
    /// The book of the shipped fonts, parsed at the first call.
    pub fn shared() -> &'static FontBook {
        static BOOK: OnceLock<FontBook> = OnceLock::new();
        BOOK.get_or_init(|| FontBook {
            // the files are part of the program: a test proves that each of them is read
            faces: SHIPPED
                .iter()
                .filter_map(|(family, bold, italic, bytes)| {
                    Face::read(family, *bold, *italic, bytes)
                })
                .collect(),
            words: Mutex::default(),
        })
    }

    /// Words that were shaped before, for one shaper at a time.
    pub(super) fn borrow_words(&self) -> Words {
        // words are put in and taken out whole: a thread that died left nothing half done
        let mut words = self.words.lock().unwrap_or_else(PoisonError::into_inner);
        words.pop().unwrap_or_default()
    }

    /// Takes words back.
    pub(super) fn return_words(&self, words: Words) {
        let mut all = self.words.lock().unwrap_or_else(PoisonError::into_inner);
        all.push(words);
    }

    /// A hash of all font files: what is set in other fonts is another document.
    pub fn fingerprint(&self) -> String {
        let files: Vec<String> = self
            .faces
            .iter()
            .map(|face| attached::sha256(face.bytes))
            .collect();
        attached::sha256(files.concat().as_bytes())
    }

    /// All faces; a face's place here is its number in `Pages`.
    pub fn faces(&self) -> &[Face] {
        &self.faces
    }

    /// The number of the face of a family, as Word names it; `None` where the book lacks it.
    pub fn face(&self, family: &str, bold: bool, italic: bool) -> Option<usize> {
        self.faces
            .iter()
            .position(|face| face.family == family && face.bold == bold && face.italic == italic)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_font_is_read() {
        let book = FontBook::shared();
        assert_eq!(book.faces().len(), SHIPPED.len());
        let name =
            |bold, italic| &book.faces()[book.face("Times New Roman", bold, italic).unwrap()].name;
        assert_eq!(name(false, false), "LiberationSerif");
        assert_eq!(name(true, true), "LiberationSerif-BoldItalic");
        assert_eq!(book.face("Comic Sans", false, false), None);
    }

    #[test]
    fn measures_are_those_of_times_new_roman() {
        let face = &FontBook::shared().faces()[0];
        assert_eq!(
            (face.units_per_em, face.ascent, face.descent),
            (2048, 1825, -443)
        );
        assert_eq!((face.space_advance, face.hyphen_advance), (512, 682));
        assert!(FontBook::shared().faces()[2].italic_angle < -10.0);
    }

    #[test]
    fn coverage_is_told() {
        let face = &FontBook::shared().faces()[0];
        for c in "Añçœ“”–—•½′\u{a0}\u{2011}".chars() {
            assert!(face.covers(c), "{c:?}");
        }
        assert!(!face.covers('日'));
    }
}
