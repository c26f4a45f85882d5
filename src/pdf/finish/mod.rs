//! The finishing pass: what printpdf cannot write, added to what it wrote.
//!
//! By file: `resources` (fonts and pictures), `sheets` (pages), `structure` (the tree of tags), `links`, `outline`, `metadata` (XMP and Info), `icc` (the output intent's profile), `source` (the attached
//! canonical XML), `trees` (name and number trees), `objects` (what all of it is made of), `file` (objects to bytes).

pub(super) mod file;
mod icc;
mod links;
mod metadata;
pub(super) mod objects;
mod outline;
mod resources;
mod sheets;
mod source;
pub(super) mod structure;
mod trees;

use super::compose::Composed;
use super::faces::Subset;
use super::master::{Master, Seam};
use super::pictures::Samples;
use crate::attached::Attached;
use crate::diag::Finding;
use crate::pages::Pages;
use lopdf::dictionary;
use objects::{Objects, bytes, name, reference, text};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Finishes a composed document.
///
/// # Errors
/// A finding where printpdf did not write what this pass builds upon.
pub(super) fn finish(
    composed: Composed,
    pages: &Pages,
    subsets: &[Option<Arc<Subset>>],
    pictures: BTreeMap<&str, Samples>,
    source: &Attached<'_>,
) -> Result<Master, Box<Finding>> {
    let Composed { contents, chunks } = composed;
    let mut objects = Objects::default();
    let resources = resources::add(&mut objects, subsets, pictures)?;
    let root = objects.reserve();
    let info = objects.reserve();
    let mut sheets = sheets::take(&mut objects, resources, contents);
    let links = links::add(&mut objects, pages, &mut sheets);
    let tree = structure::add(&mut objects, pages, &chunks, &links, &sheets);
    let outline = outline::add(&mut objects, pages, &sheets);
    let intent = icc::output_intent(&mut objects);
    let (attached, embedded) = source::add(&mut objects, source, &pages.card.symbol);
    let metadata = metadata::add(&mut objects, info, pages);
    sheets.put(&mut objects, pages);

    let mut catalog = dictionary! {
        "Type" => "Catalog",
        "Pages" => reference(sheets.node),
        "StructTreeRoot" => reference(tree.root),
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
    let seam = Seam {
        tree,
        marks: chunks.iter().filter(|chunk| chunk.page == 0).count(),
        pages: sheets.pages,
        attached,
        embedded,
    };
    Ok(Master::new(objects.into_map(), root, info, seam))
}
