//! The resources that all pages share: the fonts under `F` and their number in the book, the pictures.

use super::objects::{Objects, reference};
use crate::diag::Finding;
use crate::pdf::faces::Subset;
use crate::pdf::pictures::Samples;
use crate::pdf::rules::fault;
use crate::pdf::specimen::{self, descendant};
use lopdf::Dictionary;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Adds all of them and tells the number of their dictionary. They come first among the objects.
///
/// # Errors
/// A finding where printpdf did not write them as it does.
pub(super) fn add(
    objects: &mut Objects,
    subsets: &[Option<Arc<Subset>>],
    pictures: BTreeMap<&str, Samples>,
) -> Result<u32, Box<Finding>> {
    let mut resources = Dictionary::new();
    if !pictures.is_empty() {
        let (document, named) =
            specimen::pictures(pictures).ok_or_else(|| fault("picture resources"))?;
        *objects = Objects::of(document);
        resources.set("XObject", reference(named));
    }
    let mut fonts = Dictionary::new();
    for (face, subset) in subsets.iter().enumerate() {
        if let Some(subset) = subset {
            let number = font(objects, subset).ok_or_else(|| fault("descendant font"))?;
            fonts.set(format!("F{face}"), reference(number));
        }
    }
    resources.set("Font", fonts);
    Ok(objects.add(resources))
}

/// Adds a font: its parts, and the references between them.
fn font(objects: &mut Objects, subset: &Subset) -> Option<u32> {
    let parts = &subset.objects;
    let mut descriptor = parts.descriptor.clone();
    descriptor.set("FontFile2", reference(objects.add(parts.program.clone())));
    let mut font = parts.font.clone();
    font.set("ToUnicode", reference(objects.add(parts.unicode.clone())));
    descendant(&mut font)?.set("FontDescriptor", reference(objects.add(descriptor)));
    Some(objects.add(font))
}
