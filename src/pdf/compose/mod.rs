//! Pages to content streams, deflated: every page as the operators that draw it, inside marked content.
//!
//! By file: `operators` (what a stream is made of), `page` (items and their marks), `text` (glyphs at their places).

mod operators;
mod page;
mod text;

use super::census::Census;
use super::deflate::deflated;
use super::faces::Subset;
use super::pictures::Samples;
use crate::pages::{Page, Pages, Structure, StructureRole};
use crate::unit::Length;
use lopdf::{Dictionary, Stream};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What `compose` hands to `finish`.
pub(super) struct Composed {
    /// The contents of the pages, deflated.
    pub(super) contents: Vec<Stream>,
    /// Marked content in the order of the pages.
    pub(super) chunks: Vec<Chunk>,
}

/// A marked-content sequence: a piece of one structure element on one page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Chunk {
    /// Its structure element.
    pub(super) element: usize,
    /// Its page.
    pub(super) page: usize,
    /// Its number on the page, from 0.
    pub(super) mcid: i64,
}

/// A length in points as it is written: to a thousandth.
pub(super) fn written(length: Length) -> f32 {
    (thousandths(length) as f64 / 1000.0) as f32
}

/// A length in thousandths of a point, the nearest.
fn thousandths(length: Length) -> i64 {
    (length.to_points() * 1000.0).round() as i64
}

/// Composes all pages. One buffer serves them all: what a document needs stays the same however long it is.
pub(super) fn compose(
    pages: &Pages,
    census: &Census,
    subsets: &[Option<Arc<Subset>>],
    pictures: &BTreeMap<&str, Samples>,
) -> Composed {
    let images: BTreeMap<&str, usize> = pictures.keys().copied().zip(0..).collect();
    let mut composed = Composed {
        contents: Vec::with_capacity(pages.pages.len()),
        chunks: Vec::new(),
    };
    let mut content = operators::Content::default();
    for (page, index) in pages.pages.iter().zip(0..) {
        let mut composer = page::Composer::new(
            page,
            &pages.structure,
            census,
            subsets,
            &images,
            &mut content,
        );
        composer.compose();
        let numbered = (0..).zip(composer.elements);
        composed
            .chunks
            .extend(numbered.map(|(mcid, element)| Chunk {
                element,
                page: index,
                mcid,
            }));
        let stream = Stream::new(Dictionary::new(), content.bytes().to_vec());
        composed.contents.push(deflated(stream));
        content.clear();
    }
    composed
}

/// Composes what a stamp adds to a page that bears `marks` marked-content sequences already; lines of it that are read
/// go on counting from there.
pub(super) fn stamp(
    page: &Page,
    marks: usize,
    census: &Census,
    subsets: &[Option<Arc<Subset>>],
) -> Stream {
    let lines = page.items.len();
    let line = Structure {
        role: StructureRole::Stamp,
        parent: None,
        node: None,
        language: None,
        alt: None,
        expansion: None,
    };
    let (structure, images) = (vec![line; lines], BTreeMap::new());
    let mut content = operators::Content::default();
    let mut composer =
        page::Composer::new(page, &structure, census, subsets, &images, &mut content);
    composer.elements = vec![0; marks];
    composer.compose();
    Stream::new(Dictionary::new(), content.bytes().to_vec())
}
