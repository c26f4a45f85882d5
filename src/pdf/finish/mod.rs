//! The finishing pass: what printpdf cannot write, added to what it wrote.
//!
//! By file: `sheets` (pages and their resources), `fonts` (exact widths and measures), `structure` (the tree of
//! tags), `links`, `outline`, `metadata` (XMP and Info), `icc` (the output intent's profile), `source` (the attached
//! canonical XML), `trees` (name and number trees), `objects` (what all of it is made of), `file` (objects to bytes).

pub(super) mod file;
mod fonts;
mod icc;
mod links;
mod metadata;
pub(super) mod objects;
mod outline;
mod sheets;
mod source;
mod structure;
mod trees;

use super::compose::Composed;
use super::faces::Subset;
use super::master::Master;
use super::rules::fault;
use crate::attached::Attached;
use crate::diag::Finding;
use crate::pages::Pages;
use crate::text::FontBook;
use lopdf::dictionary;
use objects::{Objects, bytes, name, reference, text};

/// Finishes a composed document.
///
/// # Errors
/// A finding where printpdf did not write what this pass builds upon.
pub(super) fn finish(
    composed: Composed,
    pages: &Pages,
    book: &FontBook,
    subsets: &[Option<Subset>],
    source: &Attached<'_>,
) -> Result<Master, Box<Finding>> {
    let Composed {
        document,
        contents,
        chunks,
        deflater,
    } = composed;
    let root = document
        .trailer
        .get(b"Root")
        .ok()
        .and_then(|root| root.as_reference().ok())
        .ok_or_else(|| fault("catalog"))?
        .0;
    let info = document
        .trailer
        .get(b"Info")
        .ok()
        .and_then(|info| info.as_reference().ok())
        .ok_or_else(|| fault("information dictionary"))?
        .0;
    let mut objects = Objects::of(document);

    let mut sheets = sheets::take(&mut objects, root, contents)?;
    fonts::mend(&mut objects, sheets.fonts, book, subsets)?;
    let links = links::add(&mut objects, pages, &mut sheets);
    let tree = structure::add(&mut objects, pages, &chunks, &links, &sheets);
    let outline = outline::add(&mut objects, pages, &sheets);
    let intent = icc::output_intent(&mut objects);
    let attached = source::add(&mut objects, source, &pages.card.symbol);
    let metadata = metadata::add(&mut objects, info, pages);
    sheets.put(&mut objects, pages);

    let mut catalog = dictionary! {
        "Type" => "Catalog",
        "Pages" => reference(sheets.node),
        "StructTreeRoot" => reference(tree),
        "MarkInfo" => dictionary! { "Marked" => true },
        "Lang" => text(&pages.card.language),
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        "Metadata" => reference(metadata),
        "OutputIntents" => vec![intent],
        "AF" => vec![reference(attached)],
        "Names" => dictionary! {
            "EmbeddedFiles" => dictionary! { "Names" => vec![bytes(source.name), reference(attached)] },
        },
    };
    if let Some(outline) = outline {
        catalog.set("Outlines", reference(outline));
        catalog.set("PageMode", name("UseOutlines"));
    }
    objects.set(root, catalog);
    Ok(Master::new(objects.into_map(), root, info, deflater))
}
