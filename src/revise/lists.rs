//! Lists of two versions: a list of the old one that became one of the new one is the same native list, so that numbers
//! move on by themselves as changes are accepted or rejected. Any other list of the old version stays beside it.

use crate::flow::{Block, Flow, ListForm, Paragraph};
use std::collections::{BTreeMap, BTreeSet};

/// Gives `flow` the lists of both versions. Until now those of the old one count from the last of the new one on.
pub(super) fn settle(flow: &mut Flow, old: &Flow, new: &Flow) {
    let first = new.lists.len();
    // for each old list the new ones that its paragraphs are in, and the other way
    let mut to: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let mut from: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let mut apart: BTreeSet<usize> = BTreeSet::new();
    each_paragraph(flow, &mut |paragraph| {
        let was = paragraph
            .label
            .as_ref()
            .and_then(|label| label.was.as_ref());
        if let (Some(was), Some(is)) = (was.and_then(|was| was.list), paragraph.list) {
            to.entry(was.list).or_default().insert(is.list);
            from.entry(is.list).or_default().insert(was.list);
            if was.level != is.level {
                apart.insert(was.list);
            }
        }
    });
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    let mut beside: Vec<ListForm> = Vec::new();
    for (index, form) in old.lists.iter().enumerate() {
        let old_list = first + index;
        let one = |lists: Option<&BTreeSet<usize>>| {
            let lists = lists?;
            lists.first().copied().filter(|_| lists.len() == 1)
        };
        let same = one(to.get(&old_list)).filter(|is| {
            one(from.get(is)) == Some(old_list)
                && !apart.contains(&old_list)
                && new
                    .lists
                    .get(*is)
                    .is_some_and(|new| new.levels == form.levels)
        });
        let place = same.unwrap_or_else(|| {
            beside.push(form.clone());
            first + beside.len() - 1
        });
        places.insert(old_list, place);
    }
    for form in &mut beside {
        let kin = places.get(&(first + form.kin)).copied();
        form.kin = kin.unwrap_or(first);
    }
    flow.lists.extend(beside);
    each_paragraph(flow, &mut |paragraph| {
        if let Some(at) = &mut paragraph.list
            && let Some(place) = places.get(&at.list)
        {
            at.list = *place;
        }
        let list = paragraph.list;
        let Some(label) = &mut paragraph.label else {
            return;
        };
        let Some(was) = &mut label.was else {
            return;
        };
        if let Some(at) = &mut was.list
            && let Some(place) = places.get(&at.list)
        {
            at.list = *place;
        }
        if was.list == list {
            was.list = None;
        }
        if was.list.is_none() && was.text == label.text {
            label.was = None;
        }
    });
}

/// Shows every paragraph, those of notes last.
pub(super) fn each_paragraph(flow: &mut Flow, see: &mut dyn FnMut(&mut Paragraph)) {
    fn blocks(blocks_of: &mut [Block], see: &mut dyn FnMut(&mut Paragraph)) {
        for block in blocks_of {
            match block {
                Block::Paragraph(paragraph) => see(paragraph),
                Block::Table(table) => {
                    if let Some(caption) = &mut table.caption {
                        see(caption);
                    }
                    for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                        blocks(&mut cell.blocks, see);
                    }
                }
            }
        }
    }
    for section in &mut flow.sections {
        blocks(&mut section.blocks, see);
    }
    for paragraph in flow.notes.iter_mut().flat_map(|note| &mut note.paragraphs) {
        see(paragraph);
    }
}
