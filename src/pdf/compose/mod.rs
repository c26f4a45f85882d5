//! Pages to printpdf: fonts and pictures as its resources, every page as a list of its operations.
//!
//! One page more than there are is composed, the specimen: it shows each glyph once, with its text. printpdf draws
//! the fonts' `W` and `ToUnicode` from the glyphs that it sees shown; the pages proper show theirs as `TJ` with one
//! string for many glyphs, which printpdf has no operation for. `finish` takes the specimen away again.

mod page;
mod text;

use super::census::Census;
use super::faces::Subset;
use super::pictures::Samples;
use crate::pages::Pages;
use crate::unit::Length;
use printpdf::{
    Codepoint, DictItem, ExternalStream, ExternalXObject, FontId, Op, PdfDocument, PdfFont,
    PdfFontHandle, PdfPage, PdfSaveOptions, Pt, Rect, TextItem, XObject, XObjectId,
};
use std::collections::BTreeMap;

/// What `compose` hands to `finish`.
pub(super) struct Composed {
    /// The document as printpdf writes it. Its last page is the specimen.
    pub(super) document: lopdf::Document,
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
    ((length.to_points() * 1000.0).round() / 1000.0) as f32
}

/// Composes all pages.
pub(super) fn compose(
    pages: &Pages,
    census: &Census,
    subsets: &[Option<Subset>],
    pictures: BTreeMap<&str, Samples>,
) -> Composed {
    let mut pdf = PdfDocument::new("");
    for subset in subsets.iter().flatten() {
        pdf.resources.fonts.map.insert(
            FontId(subset.resource.clone()),
            PdfFont::new(subset.font.clone()),
        );
    }
    let mut images = BTreeMap::new();
    for (number, (src, samples)) in pictures.into_iter().enumerate() {
        let id = XObjectId(format!("I{number}"));
        pdf.resources
            .xobjects
            .map
            .insert(id.clone(), XObject::External(image(samples)));
        images.insert(src, id);
    }
    let mut chunks = Vec::new();
    for (index, page) in pages.pages.iter().enumerate() {
        let mut composer = page::Composer::new(page, pages, census, subsets, &images);
        let ops = composer.compose();
        chunks.extend((0..).zip(composer.elements).map(|(mcid, element)| Chunk {
            element,
            page: index,
            mcid,
        }));
        pdf.pages.push(sheet(page.width, page.height, ops));
    }
    pdf.pages
        .push(sheet(Length::ZERO, Length::ZERO, specimen(subsets)));
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        // operations that printpdf has no name for are written as they are
        secure: false,
        image_optimization: None,
    };
    Composed {
        document: pdf.to_lopdf_document(&options, &mut Vec::new()),
        chunks,
    }
}

/// A page of printpdf.
fn sheet(width: Length, height: Length, ops: Vec<Op>) -> PdfPage {
    let paper = Rect::from_wh(Pt(written(width)), Pt(written(height)));
    PdfPage {
        media_box: paper.clone(),
        trim_box: paper.clone(),
        crop_box: paper,
        ops,
    }
}

/// Every glyph of every font once, with its text.
fn specimen(subsets: &[Option<Subset>]) -> Vec<Op> {
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
