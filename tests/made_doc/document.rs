//! The document that is to be written.

use super::container::Made;
use super::lists::{List, Override};
use super::maker::Maker;
use super::paragraph::Para;
use super::pieces::{Cut, Prm};
use super::sections::Section;
use super::styles::Style;

/// A document to be written.
#[derive(Clone)]
pub struct Doc {
    /// The main story; its last paragraph ends it.
    pub body: Vec<Para>,
    /// Footnotes in the order of their anchors.
    pub footnotes: Vec<Vec<Para>>,
    /// Endnotes in the order of their anchors.
    pub endnotes: Vec<Vec<Para>>,
    /// Comments in the order of their anchors.
    pub comments: Vec<Vec<Para>>,
    /// Text boxes in the order of their anchors.
    pub boxes: Vec<Vec<Para>>,
    /// Text boxes of the headers in the order of their anchors.
    pub header_boxes: Vec<Vec<Para>>,
    /// Sections; one that is missing has no header.
    pub sections: Vec<Section>,
    /// fFacingPages: even pages have headers of their own.
    pub facing: bool,
    /// Styles; without any there is Normal.
    pub styles: Vec<Style>,
    /// List definitions.
    pub lists: Vec<List>,
    /// What paragraphs point at, from 1.
    pub overrides: Vec<Override>,
    /// Authors of tracked changes.
    pub authors: Vec<&'static str>,
    /// Language of the program that wrote it.
    pub lid: u16,
    /// Cuts the characters into pieces.
    pub cut: fn(&[u16]) -> Vec<Cut>,
    /// In which order so many pieces stand in the file.
    pub order: fn(usize) -> Vec<usize>,
    /// It was saved by appending.
    pub fast_saved: bool,
    /// The flag of encryption.
    pub encrypted: bool,
    /// The stream of pictures.
    pub data: Vec<u8>,
}

impl Doc {
    /// One UTF-16 piece, Normal alone, English.
    pub fn new(body: Vec<Para>) -> Doc {
        Doc {
            body,
            footnotes: Vec::new(),
            endnotes: Vec::new(),
            comments: Vec::new(),
            boxes: Vec::new(),
            header_boxes: Vec::new(),
            sections: Vec::new(),
            facing: false,
            styles: vec![Style::normal()],
            lists: Vec::new(),
            overrides: Vec::new(),
            authors: vec!["Unknown"],
            lid: 0x0409,
            cut: wide,
            order: in_order,
            fast_saved: false,
            encrypted: false,
            data: Vec::new(),
        }
    }

    /// The streams.
    pub fn make(&self) -> Made {
        Maker::new(self).make()
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        self.make().bytes()
    }
}

/// One piece of UTF-16.
pub fn wide(units: &[u16]) -> Vec<Cut> {
    vec![Cut {
        length: units.len(),
        wide: true,
        prm: Prm::None,
    }]
}

/// Pieces as they are in the text.
pub fn in_order(count: usize) -> Vec<usize> {
    (0..count).collect()
}
