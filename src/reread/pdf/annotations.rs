//! Annotations: links in the structure tree, and nothing else.

use super::name_of;
use super::rules::{self, Troubles};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeSet;

/// Looks at the annotations of a page. `held` are those that structure elements name.
pub(super) fn check(
    document: &Document,
    page: &Dictionary,
    number: u32,
    held: &BTreeSet<ObjectId>,
    troubles: &mut Troubles,
) {
    let Ok(Object::Array(list)) = page.get_deref(b"Annots", document) else {
        return;
    };
    for entry in list {
        let Ok((id, Object::Dictionary(annotation))) = document.dereference(entry) else {
            troubles.add(&rules::ANNOTATION, number, || {
                "An annotation is not in the file".into()
            });
            continue;
        };
        let kind = name_of(document, annotation, b"Subtype");
        if kind != "Link" || annotation.has(b"AP") {
            troubles.add(&rules::ANNOTATION, number, || {
                format!("An annotation of the kind {kind} can draw over the text")
            });
        } else if !id.is_some_and(|id| held.contains(&id)) {
            troubles.add(&rules::ANNOTATION, number, || {
                "A link is in no structure element".into()
            });
        }
    }
}
