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
use crate::pages::{Pages, Stamp};
use crate::text::FontBook;
use lopdf::{Dictionary, Object, Stream, dictionary};
use std::collections::BTreeMap;

/// A PDF and the stamps of its copies.
#[derive(Debug)]
pub struct Edition {
    master: Master,
    stamps: Vec<Stamped>,
}

/// A stamp, composed.
#[derive(Debug)]
struct Stamped {
    first: Stream,
    following: Stream,
    lines: usize,
}

/// Makes an edition: the master (see [`super::master`]), and what each stamp adds to its pages.
pub fn edition(
    pages: &Pages,
    book: &FontBook,
    source: &Attached<'_>,
    pictures: &BTreeMap<String, Vec<u8>>,
    stamps: &[Stamp],
) -> Outcome<Edition> {
    let mut findings = Vec::new();
    preflight::check(pages, book, &mut findings);
    let stamped = stamps
        .iter()
        .flat_map(|stamp| [&stamp.first, &stamp.following]);
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
    Outcome::new(Edition { master, stamps }, findings)
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
        tree.set("RoleMap", dictionary! { role::STAMP => name("P") });
        if with_source {
            return Some(self.master.joined(&objects, &bodies, None));
        }
        let catalog = dictionary(&mut objects, self.master.root)?;
        // the source is all that the names lead to
        catalog.remove(b"AF");
        catalog.remove(b"Names");
        objects.remove(&seam.attached);
        Some(self.master.joined(&objects, &bodies, Some(seam.embedded)))
    }
}

fn dictionary(objects: &mut BTreeMap<u32, Object>, number: u32) -> Option<&mut Dictionary> {
    objects.get_mut(&number)?.as_dict_mut().ok()
}
