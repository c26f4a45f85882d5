//! The pages as objects: one dictionary of resources for all, and a key into the structure tree each.

use super::objects::{Objects, name, reference, referred};
use crate::diag::Finding;
use crate::pages::Pages;
use crate::pdf::compose::written;
use crate::pdf::rules::fault;
use lopdf::{Dictionary, Object, Stream, dictionary};

/// So many pages stand in one node of the page tree.
const FAN: usize = 64;

/// The pages.
pub(super) struct Sheets {
    /// The root of the page tree.
    pub(super) node: u32,
    /// The page objects in order.
    pub(super) pages: Vec<u32>,
    /// The dictionary that names the fonts.
    pub(super) fonts: u32,
    /// The links on each page.
    pub(super) annotations: Vec<Vec<Object>>,
    pictures: u32,
    contents: Vec<u32>,
}

/// Takes the one page that printpdf wrote, the specimen, away, and puts the contents of the pages proper among the
/// objects.
pub(super) fn take(
    objects: &mut Objects,
    root: u32,
    contents: Vec<Stream>,
) -> Result<Sheets, Box<Finding>> {
    let catalog = objects
        .take_dictionary(root)
        .ok_or_else(|| fault("catalog"))?;
    let node = referred(&catalog, b"Pages").ok_or_else(|| fault("page tree"))?;
    let specimen = objects
        .take_dictionary(node)
        .and_then(|tree| {
            let kids = tree.get(b"Kids").and_then(Object::as_array).ok()?;
            let (number, _) = kids.first()?.as_reference().ok()?;
            objects.take_dictionary(number)
        })
        .ok_or_else(|| fault("specimen"))?;
    if let Some(shown) = referred(&specimen, b"Contents") {
        objects.take(shown);
    }
    let resources: Dictionary = referred(&specimen, b"Resources")
        .and_then(|number| objects.take_dictionary(number))
        .ok_or_else(|| fault("resources"))?;
    for empty in [b"ExtGState".as_slice(), b"Shading"] {
        if let Some(number) = referred(&resources, empty) {
            objects.take(number);
        }
    }
    Ok(Sheets {
        node,
        annotations: vec![Vec::new(); contents.len()],
        pages: contents.iter().map(|_| objects.reserve()).collect(),
        contents: contents
            .into_iter()
            .map(|content| objects.add(content))
            .collect(),
        fonts: referred(&resources, b"Font").ok_or_else(|| fault("font resources"))?,
        pictures: referred(&resources, b"XObject").ok_or_else(|| fault("picture resources"))?,
    })
}

impl Sheets {
    /// Puts the pages and their tree among the objects. The key of a page's marks is its index.
    pub(super) fn put(&mut self, objects: &mut Objects, pages: &Pages) {
        let mut resources = dictionary! { "Font" => reference(self.fonts) };
        match objects.take_dictionary(self.pictures) {
            Some(pictures) if !pictures.is_empty() => {
                objects.set(self.pictures, pictures);
                resources.set("XObject", reference(self.pictures));
            }
            _ => {}
        }
        let resources = objects.add(resources);
        let mut parents = Vec::with_capacity(self.pages.len().div_ceil(FAN));
        for (group, numbers) in self.pages.chunks(FAN).enumerate() {
            // a tree of one node needs no branches
            let parent = if self.pages.len() <= FAN {
                self.node
            } else {
                objects.reserve()
            };
            for (at, number) in numbers.iter().enumerate() {
                let index = group * FAN + at;
                let page = &pages.pages[index];
                let mut sheet = dictionary! {
                    "Type" => "Page",
                    "Parent" => reference(parent),
                    "MediaBox" => vec![
                        0.into(), 0.into(), written(page.width).into(), written(page.height).into(),
                    ],
                    "Resources" => reference(resources),
                    "Contents" => reference(self.contents[index]),
                    "StructParents" => index as i64,
                    "Tabs" => name("S"),
                };
                let annotations = std::mem::take(&mut self.annotations[index]);
                if !annotations.is_empty() {
                    sheet.set("Annots", annotations);
                }
                objects.set(*number, sheet);
            }
            parents.push((parent, numbers.len()));
            let mut branch = node(numbers.iter().copied(), numbers.len());
            if parent != self.node {
                branch.set("Parent", reference(self.node));
            }
            objects.set(parent, branch);
        }
        if self.pages.len() > FAN {
            let root = node(
                parents.into_iter().map(|(number, _)| number),
                self.pages.len(),
            );
            objects.set(self.node, root);
        }
    }
}

fn node(kids: impl Iterator<Item = u32>, count: usize) -> Dictionary {
    dictionary! {
        "Type" => "Pages",
        "Kids" => kids.map(reference).collect::<Vec<_>>(),
        "Count" => count as i64,
    }
}
