//! Notes: each is set once, as strips for the foot of the page of its first call, its mark linked back to the call.

use super::Composer;
use super::paragraph::{Frame, Lead};
use super::strip::{Landmark, Strip};
use crate::flow::{Inline, Note};
use crate::pages::StructureRole;

/// At least so many lines of a divided note stand on either page.
pub(super) const LEAST: usize = 2;
/// So many characters of a note are told beside a link to it.
const EXCERPT: usize = 120;

impl<'f> Composer<'f> {
    /// Sets the notes that `strips` call.
    pub(super) fn set_notes(&mut self, strips: &[Strip], parent: usize) {
        let frame = self.frame;
        for number in strips.iter().flat_map(|strip| strip.notes.iter().copied()) {
            if let Some(note) = self.flow.notes.get(number) {
                self.notes[number] = self.note(note, number, frame, parent);
            }
        }
    }

    fn note(&mut self, note: &'f Note, number: usize, frame: Frame, parent: usize) -> Vec<Strip> {
        let element = self.tree.add(StructureRole::Note, parent, Some(note.node));
        let label = self.tree.add(StructureRole::Lbl, element, None);
        let link = self.tree.add(StructureRole::Link, label, None);
        let mut strips: Vec<Strip> = Vec::new();
        for (index, paragraph) in note.paragraphs.iter().enumerate() {
            let body = self
                .tree
                .add(StructureRole::P, element, Some(paragraph.node));
            self.tree.elements[body].language = paragraph.language.clone();
            let lead = match (index, &paragraph.label) {
                (0, _) => Lead::Mark(note, number, link),
                (_, Some(words)) => {
                    let label = self.tree.add(StructureRole::Lbl, body, Some(words.node));
                    Lead::Label(words, label)
                }
                _ => Lead::None,
            };
            let mut more = self.paragraph(paragraph, frame, body, lead);
            if let (Some(first), false) = (more.first_mut(), strips.is_empty()) {
                let style = &self.flow.styles[&paragraph.role];
                first.before += style.space_after;
            }
            strips.append(&mut more);
        }
        if let Some(first) = strips.first_mut() {
            first.landmarks.push(Landmark::Note(number));
            first.landmarks.push(Landmark::Node(note.node));
        }
        strips
    }

    /// What a link to a note says: the note's mark and first words, in its own language.
    pub(super) fn note_description(&self, number: usize) -> String {
        let Some(note) = self.flow.notes.get(number) else {
            return String::new();
        };
        let mut words = note.marker.clone();
        for inline in note.paragraphs.iter().flat_map(|p| &p.inlines) {
            match inline {
                Inline::Text { text, .. } if words.len() < EXCERPT => {
                    words.push(' ');
                    words.push_str(text);
                }
                _ => break,
            }
        }
        match words.char_indices().nth(EXCERPT) {
            Some((end, _)) => format!("{}…", words[..end].trim_end()),
            None => words,
        }
    }
}
