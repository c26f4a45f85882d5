//! The pages as objects: one dictionary of resources for all, and a key into the structure tree each.

use super::objects::{Objects, name, reference};
use crate::pages::Pages;
use crate::pdf::compose::written;
use lopdf::{Dictionary, Object, Stream, dictionary};

/// So many pages stand in one node of the page tree.
const FAN: usize = 64;

/// The pages.
pub(super) struct Sheets {
    /// The root of the page tree.
    pub(super) node: u32,
    /// The page objects in order.
    pub(super) pages: Vec<u32>,
    /// The links on each page.
    pub(super) annotations: Vec<Vec<Object>>,
    resources: u32,
    contents: Vec<u32>,
}

/// Puts the contents of the pages among the objects, and keeps numbers for the pages.
pub(super) fn take(objects: &mut Objects, resources: u32, contents: Vec<Stream>) -> Sheets {
    Sheets {
        node: objects.reserve(),
        annotations: vec![Vec::new(); contents.len()],
        pages: contents.iter().map(|_| objects.reserve()).collect(),
        contents: contents
            .into_iter()
            .map(|content| objects.add(content))
            .collect(),
        resources,
    }
}

impl Sheets {
    /// Puts the pages and their tree among the objects. The key of a page's marks is its index.
    pub(super) fn put(&mut self, objects: &mut Objects, pages: &Pages) {
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
                    "Resources" => reference(self.resources),
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
