//! Notes, each once, in the order of their first call.

use super::form::{Block, Note, Paragraph};
use super::rules::{NOTE_TABLE, NOTE_UNCALLED};
use super::walk::{Above, Context, Story, Walk};
use crate::model;
use crate::sheet::Role;

impl<'a> Walk<'a> {
    /// The place of a note among the notes; it is made at its first call.
    pub(super) fn note(&mut self, note: &'a model::Note, language: &'a str) -> usize {
        if let Some(place) = self.called.get(&note.node) {
            return *place;
        }
        let place = self.notes.len();
        self.called.insert(note.node, place);
        self.notes.push(Note {
            node: note.node,
            marker: note.marker.clone(),
            paragraphs: Vec::new(),
            revision: None,
            was: None,
        });
        // a note is a story of its own: nothing of the text around its call goes on in it
        let text = std::mem::take(&mut self.out);
        let pending = self.pending.take();
        let opened = std::mem::take(&mut self.opened);
        let alone = self.alone.take();
        let lists = self.lists.enter();

        self.open(note.node);
        let context = Context::new(Role::NoteText, language, Above::default())
            .inside(&note.marks)
            .in_story(Story::Note);
        self.blocks(&note.blocks, context);
        self.close_label(note.node, context);

        self.lists.leave(lists);
        self.alone = alone;
        self.opened = opened;
        self.pending = pending;
        let blocks = std::mem::replace(&mut self.out, text);
        let mut paragraphs = Vec::new();
        self.flatten(blocks, note, &mut paragraphs);
        self.notes[place].paragraphs = paragraphs;
        place
    }

    /// Reports the notes of the metadata whose text would be on no page.
    pub(super) fn report_uncalled(&mut self, part: &'a model::Part) {
        for note in &part.notes {
            if !self.called.contains_key(&note.node) {
                self.report(
                    &NOTE_UNCALLED,
                    note.node,
                    format!("note {} is called nowhere", note.marker),
                    "Put a `noteRef` where its mark belongs, or remove the note.",
                );
            }
        }
    }

    /// The paragraphs of a note. A table cannot stand there; its text is kept, and the finding releases nothing.
    fn flatten(&mut self, blocks: Vec<Block>, note: &model::Note, paragraphs: &mut Vec<Paragraph>) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => paragraphs.push(paragraph),
                Block::Table(table) => {
                    self.report(
                        &NOTE_TABLE,
                        table.node,
                        format!("note {} holds a table", note.marker),
                        "Put the table into the text or an annex, and refer to it.",
                    );
                    paragraphs.extend(table.caption);
                    for cell in table.rows.into_iter().flat_map(|row| row.cells) {
                        self.flatten(cell.blocks, note, paragraphs);
                    }
                }
            }
        }
    }
}
