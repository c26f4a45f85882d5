//! The XML laid out for work: which element each expected paragraph stands in, and what its edits are called.

use super::xml::Tree;
use crate::model::Document;
use crate::transcript::{Paragraph, Transcript};
use crate::verify::{Edit, Story};
use std::collections::BTreeMap;

/// Elements that are one numbered or unnumbered unit of text.
pub(super) const UNITS: [&str; 6] = [
    "paragraph",
    "subparagraph",
    "recital",
    "citation",
    "item",
    "authorialNote",
];

/// The XML with the paragraphs that are expected of it.
pub(super) struct Desk<'a> {
    /// Its elements.
    pub tree: Tree<'a>,
    /// What is expected of it.
    pub expected: &'a Transcript,
    /// The element of each paragraph, by line and column of its start tag.
    elements: BTreeMap<(u32, u32), usize>,
}

impl<'a> Desk<'a> {
    /// Lays out the XML of a document.
    pub fn new(document: &'a Document, expected: &'a Transcript) -> Option<Desk<'a>> {
        let tree = Tree::read(document.source.text())?;
        let elements = document
            .nodes
            .iter()
            .filter_map(|node| {
                let place = document.source.place(node.span);
                let element = tree.starting_at(node.span.start as usize)?;
                Some(((place.line, place.column), element))
            })
            .collect();
        Some(Desk {
            tree,
            expected,
            elements,
        })
    }

    /// The expected paragraphs of a story.
    pub fn story(&self, story: Story) -> &'a [Paragraph] {
        match story {
            Story::Body => &self.expected.body,
            Story::Note(Some(note), _) => self
                .expected
                .notes
                .get(note)
                .map_or(&[], |note| note.paragraphs.as_slice()),
            _ => &[],
        }
    }

    /// The element of a paragraph.
    pub fn element(&self, story: Story, index: usize) -> Option<usize> {
        let place = self.story(story).get(index)?.source.as_ref()?;
        self.elements.get(&(place.line, place.column)).copied()
    }

    /// The nearest unit around an element that has an eId, else the nearest element that has one.
    fn identified(&self, element: usize) -> Option<&'a str> {
        let tree = &self.tree;
        tree.around(element)
            .filter(|at| UNITS.contains(&tree.local(*at)))
            .chain(tree.around(element))
            .find_map(|at| tree.attribute(at, "eId"))
    }

    /// What an expected paragraph is called: the eId of its unit; `/2` for the second paragraph of that unit.
    fn name(&self, story: Story, index: usize) -> String {
        let eid = |index| {
            self.element(story, index)
                .and_then(|element| self.identified(element))
        };
        let own = eid(index);
        let before = (0..index).filter(|i| eid(*i) == own).count();
        let own = own.unwrap_or("document");
        match before {
            0 => own.to_owned(),
            n => format!("{own}/{}", n + 1),
        }
    }
}

/// Names all edits: by eId and, of new paragraphs, by the name of the paragraph before them and `+1`, `+2`.
pub(super) fn name_edits(desk: &Desk<'_>, pairs: &[(usize, usize)], edits: &mut [Edit]) {
    let mut last = (String::new(), 0);
    for edit in edits {
        edit.key = match (edit.story, edit.expected, edit.found) {
            (Story::Boxes, _, index) => format!("box/{}", index.unwrap_or(0) + 1),
            (story, Some(index), _) => desk.name(story, index),
            (Story::Body, None, Some(found)) => {
                let before = pairs.iter().rev().find(|(_, f)| *f < found);
                let before = before.map_or("start".into(), |(e, _)| desk.name(Story::Body, *e));
                let count = if last.0 == before { last.1 + 1 } else { 1 };
                last = (before, count);
                format!("{}+{count}", last.0)
            }
            (_, _, index) => format!("note+{}", index.unwrap_or(0) + 1),
        };
    }
}
