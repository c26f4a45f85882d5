//! Pictures: PNG files decoded to the samples that a PDF holds.

use super::rules::{PICTURE_MISSING, PICTURE_UNREADABLE};
use crate::diag::Finding;
use crate::pages::{Item, Pages};
use png::{BitDepth, ColorType, Decoder, Limits, Transformations};
use std::collections::BTreeMap;
use std::io::Cursor;

/// No picture may decode to more: a small file can claim any size.
const LARGEST: usize = 128 << 20;

/// A picture's samples, eight bits each, rows from the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Samples {
    /// Columns.
    pub(super) width: u32,
    /// Rows.
    pub(super) height: u32,
    /// Whether there are three samples (red, green, blue) for each pixel, or one (grey).
    pub(super) colour: bool,
    /// The samples.
    pub(super) bytes: Vec<u8>,
    /// How opaque each pixel is, where not all are.
    pub(super) alpha: Option<Vec<u8>>,
}

/// Decodes every picture that the pages show, once, by its name.
pub(super) fn decode<'a>(
    pages: &'a Pages,
    files: &BTreeMap<String, Vec<u8>>,
    findings: &mut Vec<Finding>,
) -> BTreeMap<&'a str, Samples> {
    let mut decoded = BTreeMap::new();
    let shown = pages
        .pages
        .iter()
        .flat_map(|page| &page.items)
        .filter_map(|item| match item {
            Item::Picture(picture) => Some(picture.src.as_str()),
            _ => None,
        });
    for src in shown.collect::<std::collections::BTreeSet<_>>() {
        match files.get(src).map(|bytes| read(bytes)) {
            None => findings.push(Finding::new(
                &PICTURE_MISSING,
                format!("the picture {src} was not given"),
                "put the file beside the document under that name",
            )),
            Some(Err(why)) => findings.push(Finding::new(
                &PICTURE_UNREADABLE,
                format!("the picture {src} cannot be read: {why}"),
                "convert it to PNG, or replace it by a whole file",
            )),
            Some(Ok(samples)) => {
                decoded.insert(src, samples);
            }
        }
    }
    decoded
}

/// Decodes a PNG file; palettes and bit depths other than eight are brought to eight bits.
fn read(bytes: &[u8]) -> Result<Samples, String> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: LARGEST });
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|e| e.to_string())?;
    let size = reader
        .output_buffer_size()
        .filter(|size| *size <= LARGEST)
        .ok_or("it is too large")?;
    let mut all = vec![0; size];
    let frame = reader.next_frame(&mut all).map_err(|e| e.to_string())?;
    all.truncate(frame.buffer_size());
    if frame.bit_depth != BitDepth::Eight {
        return Err(format!("{:?} bits a sample", frame.bit_depth));
    }
    let (colours, with_alpha) = match frame.color_type {
        ColorType::Grayscale => (1, false),
        ColorType::GrayscaleAlpha => (1, true),
        ColorType::Rgb => (3, false),
        ColorType::Rgba => (3, true),
        ColorType::Indexed => return Err("a palette without colours".to_string()),
    };
    let (bytes, alpha) = if with_alpha {
        split(&all, colours)
    } else {
        (all, None)
    };
    Ok(Samples {
        width: frame.width,
        height: frame.height,
        colour: colours == 3,
        bytes,
        alpha,
    })
}

/// Parts colours from opacity, which is left out where every pixel is opaque.
fn split(all: &[u8], colours: usize) -> (Vec<u8>, Option<Vec<u8>>) {
    let mut samples = Vec::with_capacity(all.len());
    let mut alpha = Vec::with_capacity(all.len() / (colours + 1));
    for pixel in all.chunks_exact(colours + 1) {
        samples.extend_from_slice(&pixel[..colours]);
        alpha.push(pixel[colours]);
    }
    let opaque = alpha.iter().all(|a| *a == u8::MAX);
    (samples, (!opaque).then_some(alpha))
}
