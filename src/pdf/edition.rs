//! An edition: a master, and the stamps of its copies, composed with its fonts.
//!
//! Stamps are counted with the pages when fonts are cut down, so that a copy needs no font of its own. What a copy adds
//! are two small streams (for the first page, and for all others) and an element of the structure tree for each of its
//! lines on the first page; everything else is the master's.

use super::finish::file::body;
use super::finish::objects::{name, reference};
use super::master::Master;
use super::{census, compose, faces, finish, pictures, preflight, role};
use crate::attached::Attached;
use crate::diag::Outcome;
use crate::pages::{Page, Pages, Stamp};
use crate::text::FontBook;
use lopdf::{Dictionary, Object, Stream, dictionary};
use std::collections::{BTreeMap, BTreeSet};

/// A PDF and the stamps of its copies.
#[derive(Debug)]
pub struct Edition {
    master: Master,
    stamps: Vec<Stamped>,
    separators: Vec<Stream>,
}

/// A stamp, composed.
#[derive(Debug)]
struct Stamped {
    first: Stream,
    following: Stream,
    lines: usize,
}

/// Makes an edition: the master (see [`super::master`]), what each stamp adds to its pages, and the sheets that part copies
/// in a pile.
pub fn edition(
    pages: &Pages,
    book: &FontBook,
    source: &Attached<'_>,
    pictures: &BTreeMap<String, Vec<u8>>,
    stamps: &[Stamp],
    separators: &[Page],
) -> Outcome<Edition> {
    let mut findings = Vec::new();
    preflight::check(pages, book, &mut findings);
    let stamped = stamps
        .iter()
        .flat_map(|stamp| [&stamp.first, &stamp.following])
        .chain(separators);
    let census = census::take(pages.pages.iter().chain(stamped), book, &mut findings);
    let decoded = pictures::decode(pages, pictures, &mut findings);
    let subsets = faces::subset(book, &census, &mut findings);
    if !findings.is_empty() {
        return Outcome::failed(findings);
    }
    let composed = compose::compose(pages, &census, &subsets, &decoded);
    let master = match finish::finish(composed, pages, &subsets, decoded, source) {
        Ok(master) => master,
        Err(finding) => return Outcome::failed(vec![*finding]),
    };
    let stamps = stamps
        .iter()
        .map(|stamp| Stamped {
            first: compose::stamp(&stamp.first, master.seam.marks, &census, &subsets),
            following: compose::stamp(&stamp.following, 0, &census, &subsets),
            lines: stamp.lines,
        })
        .collect();
    let separators = separators
        .iter()
        .map(|page| compose::stamp(page, 0, &census, &subsets))
        .collect();
    Outcome::new(
        Edition {
            master,
            stamps,
            separators,
        },
        findings,
    )
}

impl Edition {
    /// The master alone.
    pub fn into_master(self) -> Master {
        self.master
    }

    /// The copy with the stamp of this place in the list, with or without the canonical XML inside; `None` where there
    /// is no such stamp.
    pub fn copy(&self, stamp: usize, with_source: bool) -> Option<Vec<u8>> {
        let stamp = self.stamps.get(stamp)?;
        let seam = &self.master.seam;
        let mut objects = self.master.objects.clone();
        let first = self.master.highest() + 1;
        let (following, lines) = (first + 1, first + 2);
        let bodies = vec![
            (first, body(first, stamp.first.clone())),
            (following, body(following, stamp.following.clone())),
        ];
        for (index, page) in seam.pages.iter().enumerate() {
            let added = if index == 0 { first } else { following };
            let page = dictionary(&mut objects, *page)?;
            let own = page.get(b"Contents").ok()?.clone();
            page.set("Contents", vec![own, reference(added)]);
        }
        let numbers: Vec<u32> = (lines..).take(stamp.lines).collect();
        for (number, mark) in numbers.iter().zip(seam.marks..) {
            let line = dictionary! {
                "S" => name(role::STAMP),
                "P" => reference(seam.tree.document),
                "Pg" => reference(*seam.pages.first()?),
                "K" => mark as i64,
            };
            objects.insert(*number, Object::Dictionary(line));
        }
        let elements = || numbers.iter().copied().map(reference);
        // the stamp is read before the document
        let document = dictionary(&mut objects, seam.tree.document)?;
        let kids = match document.remove(b"K") {
            Some(Object::Array(kids)) => kids,
            other => other.into_iter().collect(),
        };
        document.set("K", elements().chain(kids).collect::<Vec<_>>());
        if let Some(Object::Array(parents)) = objects.get_mut(&seam.tree.first_page) {
            parents.extend(elements());
        }
        let tree = dictionary(&mut objects, seam.tree.root)?;
        let mut roles = match tree.get(b"RoleMap") {
            Ok(Object::Dictionary(roles)) => roles.clone(),
            _ => Dictionary::new(),
        };
        roles.set(role::STAMP, name("P"));
        tree.set("RoleMap", roles);
        if with_source {
            return Some(self.master.joined(&objects, &bodies, |_| true));
        }
        let catalog = dictionary(&mut objects, self.master.root)?;
        // the source is all that the names lead to
        catalog.remove(b"AF");
        catalog.remove(b"Names");
        objects.remove(&seam.attached);
        let kept = |number| number != seam.embedded;
        Some(self.master.joined(&objects, &bodies, kept))
    }

    /// One file for the press: the copies of these places in the list, each on sheets of its own (an even number of
    /// pages), its separator sheet before it. All share the bodies of the master.
    ///
    /// It is for paper alone: it has no structure, and claims no conformance.
    pub fn pile(&self, copies: &[usize]) -> Option<Vec<u8>> {
        let seam = &self.master.seam;
        let mut objects = self.master.objects.clone();
        let mut next = self.master.highest() + 1;
        let mut number = || {
            next += 1;
            next - 1
        };
        let (tree, mut bodies, mut kids) = (number(), Vec::new(), Vec::new());
        let first_page = objects.get(seam.pages.first()?)?.as_dict().ok()?.clone();
        for copy in copies {
            let stamp = self.stamps.get(*copy)?;
            let streams = [self.separators.get(*copy)?, &stamp.first, &stamp.following];
            let mut numbers = [0; 3];
            for (place, stream) in numbers.iter_mut().zip(streams) {
                *place = number();
                bodies.push((*place, body(*place, stream.clone())));
            }
            let mut sheets = vec![vec![reference(numbers[0])], Vec::new()];
            for (index, page) in seam.pages.iter().enumerate() {
                let page = objects.get(page)?.as_dict().ok()?;
                let added = numbers[if index == 0 { 1 } else { 2 }];
                sheets.push(vec![page.get(b"Contents").ok()?.clone(), reference(added)]);
            }
            if sheets.len() % 2 == 1 {
                sheets.push(Vec::new());
            }
            for contents in sheets {
                let page = dictionary! {
                    "Type" => "Page",
                    "Parent" => reference(tree),
                    "MediaBox" => first_page.get(b"MediaBox").ok()?.clone(),
                    "Resources" => first_page.get(b"Resources").ok()?.clone(),
                    "Contents" => contents,
                };
                let place = number();
                objects.insert(place, Object::Dictionary(page));
                kids.push(reference(place));
            }
        }
        let count = kids.len() as i64;
        let described = objects.get(&self.master.root)?.as_dict().ok()?;
        let metadata = described.get(b"Metadata").and_then(Object::as_reference);
        let dropped = [Some(seam.embedded), metadata.ok().map(|(number, _)| number)];
        let pages = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count };
        objects.insert(tree, Object::Dictionary(pages));
        let catalog = dictionary! {
            "Type" => "Catalog",
            "Pages" => reference(tree),
            "ViewerPreferences" => dictionary! { "Duplex" => name("DuplexFlipLongEdge") },
        };
        objects.insert(self.master.root, Object::Dictionary(catalog));
        let kept = reachable(&objects, [self.master.root, self.master.info]);
        objects.retain(|number, _| kept.contains(number));
        let joined = self
            .master
            .joined(&objects, &bodies, |number| !dropped.contains(&Some(number)));
        Some(joined)
    }
}

/// The numbers of all objects that these lead to, themselves included.
fn reachable(objects: &BTreeMap<u32, Object>, from: [u32; 2]) -> BTreeSet<u32> {
    let mut kept: BTreeSet<u32> = from.into();
    let mut open: Vec<u32> = from.to_vec();
    while let Some(number) = open.pop() {
        let mut values: Vec<&Object> = objects.get(&number).into_iter().collect();
        while let Some(value) = values.pop() {
            match value {
                Object::Reference((to, _)) if kept.insert(*to) => open.push(*to),
                Object::Array(list) => values.extend(list),
                Object::Dictionary(table) => values.extend(table.iter().map(|(_, value)| value)),
                _ => {}
            }
        }
    }
    kept
}

fn dictionary(objects: &mut BTreeMap<u32, Object>, number: u32) -> Option<&mut Dictionary> {
    objects.get_mut(&number)?.as_dict_mut().ok()
}
