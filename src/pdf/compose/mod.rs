//! Pages to printpdf: fonts and pictures as its resources, every page as a list of its operations.
//!
//! The first document that printpdf writes is the specimen: it holds the resources and one page, which shows each
//! glyph once with its text. printpdf draws the fonts' `W` and `ToUnicode` from the glyphs that it sees shown; the
//! pages proper show theirs as `TJ` with one string for many glyphs, which printpdf has no operation for. They are
//! written some at a time, each lot a document of which only the contents are kept, deflated at once: the memory for
//! operations stays the same however long the document.

mod page;
mod text;

use super::census::Census;
use super::deflate::Deflater;
use super::faces::Subset;
use super::pictures::Samples;
use super::rules::fault;
use crate::diag::Finding;
use crate::pages::Pages;
use crate::unit::Length;
use lopdf::{Document, Object, Stream};
use printpdf::{
    Codepoint, DictItem, ExternalStream, ExternalXObject, FontId, Mm, Op, PdfDocument, PdfFont,
    PdfFontHandle, PdfPage, PdfSaveOptions, Pt, TextItem, XObject, XObjectId,
};
use std::collections::BTreeMap;

/// What `compose` hands to `finish`.
pub(super) struct Composed {
    /// The specimen: a document with all resources and one page that is of no more use.
    pub(super) document: Document,
    /// The contents of the pages, deflated.
    pub(super) contents: Vec<Stream>,
    /// Marked content in the order of the pages.
    pub(super) chunks: Vec<Chunk>,
    /// What deflated them, for the streams that follow.
    pub(super) deflater: Deflater,
}

/// So many pages are written at a time.
const LOT: usize = 4;

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
    ((length.to_points() * 1000.0).round() / 1000.0) as f32
}

/// Composes all pages.
///
/// # Errors
/// A finding where printpdf wrote a page without its contents.
pub(super) fn compose(
    pages: &Pages,
    census: &Census,
    subsets: &[Option<Subset>],
    pictures: BTreeMap<&str, Samples>,
) -> Result<Composed, Box<Finding>> {
    let mut specimen = PdfDocument::new("");
    for subset in subsets.iter().flatten() {
        specimen.resources.fonts.map.insert(
            FontId(subset.resource.clone()),
            PdfFont::new(subset.font.clone()),
        );
    }
    let mut images = BTreeMap::new();
    for (number, (src, samples)) in pictures.into_iter().enumerate() {
        let id = XObjectId(format!("I{number}"));
        specimen
            .resources
            .xobjects
            .map
            .insert(id.clone(), XObject::External(image(samples)));
        images.insert(src, id);
    }
    specimen.pages.push(sheet(every_glyph(subsets)));
    let mut composed = Composed {
        document: written_out(&specimen),
        contents: Vec::with_capacity(pages.pages.len()),
        chunks: Vec::new(),
        deflater: Deflater::new(),
    };
    let mut first = 0;
    for lot in pages.pages.chunks(LOT) {
        let mut document = PdfDocument::new("");
        for (page, index) in lot.iter().zip(first..) {
            let mut composer = page::Composer::new(page, pages, census, subsets, &images);
            document.pages.push(sheet(composer.compose()));
            let numbered = (0..).zip(composer.elements);
            composed
                .chunks
                .extend(numbered.map(|(mcid, element)| Chunk {
                    element,
                    page: index,
                    mcid,
                }));
        }
        first += lot.len();
        for content in contents(written_out(&document)) {
            let content = content.ok_or_else(|| fault("page contents"))?;
            let deflated = composed.deflater.stream(content);
            composed.contents.push(deflated);
        }
    }
    if composed.contents.len() != pages.pages.len() {
        return Err(fault("pages"));
    }
    Ok(composed)
}

/// The document as printpdf writes it.
fn written_out(document: &PdfDocument) -> Document {
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        // operations that printpdf has no name for are written as they are
        secure: false,
        image_optimization: None,
    };
    document.to_lopdf_document(&options, &mut Vec::new())
}

/// The contents of a document's pages in order.
fn contents(mut document: Document) -> Vec<Option<Stream>> {
    let pages: Vec<_> = document.page_iter().collect();
    pages
        .into_iter()
        .map(|page| {
            let page = document.get_dictionary(page).ok()?;
            let content = page.get(b"Contents").and_then(Object::as_reference).ok()?;
            match document.objects.remove(&content) {
                Some(Object::Stream(stream)) => Some(stream),
                _ => None,
            }
        })
        .collect()
}

/// A page of printpdf. Its paper is of no account: `finish` states that of the page.
fn sheet(ops: Vec<Op>) -> PdfPage {
    PdfPage::new(Mm(0.0), Mm(0.0), ops)
}

/// Every glyph of every font once, with its text.
fn every_glyph(subsets: &[Option<Subset>]) -> Vec<Op> {
    let mut ops = vec![Op::StartTextSection];
    for subset in subsets.iter().flatten() {
        ops.push(Op::SetFont {
            font: PdfFontHandle::External(FontId(subset.resource.clone())),
            size: Pt(1.0),
        });
        let glyphs = subset
            .glyphs
            .iter()
            .map(|(number, text)| Codepoint::with_cid(*number, 0.0, text.clone()))
            .collect();
        ops.push(Op::ShowText {
            items: vec![TextItem::GlyphIds(glyphs)],
        });
    }
    ops.push(Op::EndTextSection);
    ops
}

/// A picture as an image object (ISO 32000-1, 8.9.5), its opacity as a soft mask.
fn image(samples: Samples) -> ExternalXObject {
    let mask = samples.alpha.map(|alpha| {
        let dict = image_dict(samples.width, samples.height, false);
        DictItem::Stream {
            stream: ExternalStream {
                dict,
                content: alpha,
                compress: true,
            },
        }
    });
    let mut dict = image_dict(samples.width, samples.height, samples.colour);
    if let Some(mask) = mask {
        dict.insert("SMask".to_string(), mask);
    }
    ExternalXObject {
        stream: ExternalStream {
            dict,
            content: samples.bytes,
            compress: true,
        },
        width: None,
        height: None,
        dpi: None,
    }
}

fn image_dict(width: u32, height: u32, colour: bool) -> BTreeMap<String, DictItem> {
    let space = if colour { "DeviceRGB" } else { "DeviceGray" };
    [
        ("Type", DictItem::Name(b"XObject".to_vec())),
        ("Subtype", DictItem::Name(b"Image".to_vec())),
        ("Width", DictItem::Int(i64::from(width))),
        ("Height", DictItem::Int(i64::from(height))),
        ("BitsPerComponent", DictItem::Int(8)),
        ("ColorSpace", DictItem::Name(space.as_bytes().to_vec())),
    ]
    .into_iter()
    .map(|(key, value)| (key.to_string(), value))
    .collect()
}
