//! What printpdf makes: the resources of the pages, fonts and pictures, each in a document that shows them.
//!
//! printpdf draws a font's `W` and `ToUnicode` from the glyphs that it sees shown: the specimen of a font shows each
//! glyph once with its text.

use super::pictures::Samples;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use printpdf::{
    Codepoint, DictItem, ExternalStream, ExternalXObject, FontId, Mm, Op, ParsedFont, PdfDocument,
    PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, TextItem, XObject, XObjectId,
};
use std::collections::BTreeMap;

/// The one font of a specimen.
const FONT: &str = "F";

/// The objects of a composite font (ISO 32000-1, 9.7).
pub(super) struct FontObjects {
    /// The Type 0 font with its descendant in it.
    pub(super) font: Dictionary,
    /// The `ToUnicode` map.
    pub(super) unicode: Stream,
    /// The font descriptor.
    pub(super) descriptor: Dictionary,
    /// The font file.
    pub(super) program: Stream,
}

/// A font with so many glyphs in use, each with its text; `None` where printpdf wrote another thing.
pub(super) fn font(font: ParsedFont, glyphs: &[(u16, String)]) -> Option<FontObjects> {
    let mut specimen = PdfDocument::new("");
    let id = FontId(FONT.to_string());
    specimen
        .resources
        .fonts
        .map
        .insert(id.clone(), PdfFont::new(font));
    let shown = glyphs
        .iter()
        .map(|(number, text)| Codepoint::with_cid(*number, 0.0, text.clone()))
        .collect();
    specimen.pages.push(sheet(vec![
        Op::StartTextSection,
        Op::SetFont {
            font: PdfFontHandle::External(id),
            size: Pt(1.0),
        },
        Op::ShowText {
            items: vec![TextItem::GlyphIds(shown)],
        },
        Op::EndTextSection,
    ]));
    let mut document = written_out(&specimen);
    let fonts = resource(&document, b"Font")?;
    let fonts = document.get_dictionary(fonts).ok()?;
    let font = fonts.get(FONT.as_bytes()).and_then(Object::as_reference);
    let mut font = take_dictionary(&mut document, font.ok()?)?;
    let unicode = font.get(b"ToUnicode").and_then(Object::as_reference).ok()?;
    let unicode = take_stream(&mut document, unicode)?;
    let descriptor = descendant(&mut font)?
        .get(b"FontDescriptor")
        .and_then(Object::as_reference);
    let descriptor = take_dictionary(&mut document, descriptor.ok()?)?;
    let program = descriptor.get(b"FontFile2").and_then(Object::as_reference);
    let program = take_stream(&mut document, program.ok()?)?;
    Some(FontObjects {
        font,
        unicode,
        descriptor,
        program,
    })
}

/// The one descendant of a composite font, which printpdf writes into its array.
pub(super) fn descendant(font: &mut Dictionary) -> Option<&mut Dictionary> {
    let array = font.get_mut(b"DescendantFonts").ok()?.as_array_mut().ok()?;
    array.first_mut()?.as_dict_mut().ok()
}

/// The pictures as image objects, called `I0`, `I1` ... in the order of their names: the document that holds them, and
/// the number of the dictionary that names them. `None` where printpdf wrote another thing.
pub(super) fn pictures(pictures: BTreeMap<&str, Samples>) -> Option<(Document, u32)> {
    let mut specimen = PdfDocument::new("");
    for (number, samples) in pictures.into_values().enumerate() {
        let id = XObjectId(format!("I{number}"));
        let image = XObject::External(image(samples));
        specimen.resources.xobjects.map.insert(id, image);
    }
    specimen.pages.push(sheet(Vec::new()));
    let mut document = written_out(&specimen);
    let named = resource(&document, b"XObject")?;
    // the images stay, and what names them: the rest is the specimen's own
    let scaffold: Vec<ObjectId> = document
        .objects
        .iter()
        .filter(|(id, object)| **id != named && !is_image(object))
        .map(|(id, _)| *id)
        .collect();
    for id in scaffold {
        document.objects.remove(&id);
    }
    Some((document, named.0))
}

fn is_image(object: &Object) -> bool {
    let Object::Stream(stream) = object else {
        return false;
    };
    stream.dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Image")
}

/// A page of printpdf. Its paper is of no account: no reader sees it.
fn sheet(ops: Vec<Op>) -> PdfPage {
    PdfPage::new(Mm(0.0), Mm(0.0), ops)
}

/// The document as printpdf writes it.
fn written_out(document: &PdfDocument) -> Document {
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        secure: true,
        image_optimization: None,
    };
    document.to_lopdf_document(&options, &mut Vec::new())
}

/// What the resources of the first page refer to under a name.
fn resource(document: &Document, name: &[u8]) -> Option<ObjectId> {
    let page = document.page_iter().next()?;
    let resources = document.get_dictionary(page).ok()?;
    let resources = resources.get_deref(b"Resources", document).ok()?;
    resources
        .as_dict()
        .ok()?
        .get(name)
        .ok()?
        .as_reference()
        .ok()
}

fn take_dictionary(document: &mut Document, id: ObjectId) -> Option<Dictionary> {
    match document.objects.remove(&id)? {
        Object::Dictionary(dictionary) => Some(dictionary),
        _ => None,
    }
}

fn take_stream(document: &mut Document, id: ObjectId) -> Option<Stream> {
    match document.objects.remove(&id)? {
        Object::Stream(stream) => Some(stream),
        _ => None,
    }
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
