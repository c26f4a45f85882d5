//! Links as annotations (ISO 32000-1, 12.5.6.5): printed, without a border, saying where they lead.

use super::objects::{Objects, bytes, name, reference, text};
use super::sheets::Sheets;
use crate::pages::{Destination, Pages, Target};
use crate::pdf::compose::written;
use lopdf::{Object, dictionary};

/// An annotation, for the structure tree.
pub(super) struct Annotation {
    /// Its object.
    pub(super) number: u32,
    /// The structure element that it belongs to.
    pub(super) element: usize,
    /// Its page.
    pub(super) page: usize,
    /// Its key in the parent tree.
    pub(super) key: usize,
}

/// Adds the links of all pages. Their keys in the parent tree follow those of the pages.
pub(super) fn add(objects: &mut Objects, pages: &Pages, sheets: &mut Sheets) -> Vec<Annotation> {
    let mut added = Vec::new();
    for (index, page) in pages.pages.iter().enumerate() {
        for link in &page.links {
            let key = pages.pages.len() + added.len();
            let top = page.height - link.y;
            let rectangle: Vec<Object> = [link.x, top - link.height, link.x + link.width, top]
                .into_iter()
                .map(|edge| written(edge).into())
                .collect();
            let mut annotation = dictionary! {
                "Type" => "Annot",
                "Subtype" => "Link",
                "Rect" => rectangle,
                "Border" => vec![0.into(), 0.into(), 0.into()],
                // printed (ISO 19005-3, 6.3.2)
                "F" => 4,
                "Contents" => text(&link.description),
                "StructParent" => key as i64,
            };
            match &link.target {
                Target::Address(address) => annotation.set(
                    "A",
                    dictionary! { "S" => name("URI"), "URI" => bytes(ascii(address)) },
                ),
                Target::Place(place) => annotation.set("Dest", destination(place, pages, sheets)),
            }
            let number = objects.add(annotation);
            sheets.annotations[index].push(reference(number));
            added.push(Annotation {
                number,
                element: link.structure,
                page: index,
                key,
            });
        }
    }
    added
}

/// A place in the document: its page, and the height that comes to the top of the window.
pub(super) fn destination(place: &Destination, pages: &Pages, sheets: &Sheets) -> Vec<Object> {
    let top = pages.pages[place.page].height - place.y;
    vec![
        reference(sheets.pages[place.page]),
        name("XYZ"),
        Object::Null,
        written(top).into(),
        Object::Null,
    ]
}

/// An address in ASCII, as an URI action wants it (ISO 32000-1, 12.6.4.7): other bytes in per cent.
fn ascii(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for byte in address.bytes() {
        if (0x21..0x7f).contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
