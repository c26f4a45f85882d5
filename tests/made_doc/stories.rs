//! All stories as one row of characters, each with its properties and its paragraph.

use super::paragraph::{Anchor, Para};

/// The document's characters from story to story.
#[derive(Default)]
pub struct Text {
    /// UTF-16 units.
    pub units: Vec<u16>,
    /// Character properties of each unit.
    pub chpx: Vec<Vec<u8>>,
    /// Index into `paragraphs` of each unit.
    pub paragraph: Vec<usize>,
    /// Style and properties of each paragraph.
    pub paragraphs: Vec<(u16, Vec<u8>)>,
    /// Anchors: position in the story being written, and kind.
    pub anchors: Vec<(usize, Anchor)>,
}

impl Text {
    /// Adds paragraphs; positions of anchors count from `origin`.
    pub fn add(&mut self, paragraphs: &[Para], origin: usize) {
        for para in paragraphs {
            let index = self.paragraphs.len();
            self.paragraphs.push((para.style, para.sprms.clone()));
            for run in &para.runs {
                if let Some(anchor) = run.anchor {
                    self.anchors.push((self.units.len() - origin, anchor));
                }
                for unit in run.text.encode_utf16() {
                    self.put(unit, &run.sprms, index);
                }
            }
            let mut mark = [0; 2];
            for unit in para.mark.encode_utf16(&mut mark).iter() {
                self.put(*unit, &para.mark_sprms, index);
            }
        }
    }

    /// Adds an empty paragraph: the guard that ends a story.
    pub fn guard(&mut self) {
        let index = self.paragraphs.len();
        self.paragraphs.push((0, Vec::new()));
        self.put(0x0D, &[], index);
    }

    fn put(&mut self, unit: u16, chpx: &[u8], paragraph: usize) {
        self.units.push(unit);
        self.chpx.push(chpx.to_vec());
        self.paragraph.push(paragraph);
    }
}
