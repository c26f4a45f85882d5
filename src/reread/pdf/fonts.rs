//! The fonts of a file, each read once.

use super::faces::Known;
use super::font::Font;
use super::remembered;
use super::rules::Troubles;
use lopdf::{Dictionary, Document, ObjectId};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The fonts read so far.
pub(super) struct Fonts<'a> {
    /// The faces that engross sets from.
    pub(super) known: Vec<Known<'a>>,
    pub(super) list: Vec<Arc<Font>>,
    by_id: BTreeMap<ObjectId, usize>,
}

impl<'a> Fonts<'a> {
    pub(super) fn new(known: Vec<Known<'a>>) -> Fonts<'a> {
        Fonts {
            known,
            list: Vec::new(),
            by_id: BTreeMap::new(),
        }
    }

    /// The font of this name among the resources.
    pub(super) fn find(
        &mut self,
        document: &Document,
        resources: Option<&Dictionary>,
        name: &[u8],
        troubles: &mut Troubles,
    ) -> Option<usize> {
        let fonts = resources?
            .get_deref(b"Font", document)
            .ok()?
            .as_dict()
            .ok()?;
        let entry = fonts.get(name).ok()?;
        if let Ok(id) = entry.as_reference()
            && let Some(index) = self.by_id.get(&id)
        {
            return Some(*index);
        }
        let font = document.dereference(entry).ok()?.1.as_dict().ok()?;
        let index = self.list.len();
        self.list
            .push(remembered::font(document, font, &self.known, troubles));
        if let Ok(id) = entry.as_reference() {
            self.by_id.insert(id, index);
        }
        Some(index)
    }
}
