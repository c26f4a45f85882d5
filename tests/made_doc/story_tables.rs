//! The tables that say which stretch of a story is which note, comment or text box, and the list tables.

use super::document::Doc;
use super::drawing;
use super::fib::index;
use super::lists;
use super::maker::{Maker, Stories};
use super::paragraph::{Anchor, Para, Run, p};
use super::plc::{Plc, positions};
use super::sections::Section;
use super::sprm;

impl Maker<'_> {
    /// References with whether they are automatic, and where the notes begin.
    pub fn notes(&mut self, index: usize, main: &Stories, notes: &Stories, kinds: &[Anchor]) {
        let mut plc = Plc::new(2);
        for (count, (at, anchor)) in anchored(main, kinds).into_iter().enumerate() {
            let automatic = match anchor {
                Anchor::FootnoteMark => 0,
                _ => count as u16 + 1,
            };
            plc.push(at, &automatic.to_le_bytes());
        }
        let references = plc.end(main.range.1);
        if !references.is_empty() {
            self.put(index, &references);
            self.put(index + 1, &positions(&notes.starts));
        }
    }

    /// References with the initials AB and the author, and where the comments begin.
    pub fn comments(&mut self, main: &Stories, comments: &Stories) {
        let mut plc = Plc::new(30);
        for (at, _) in anchored(main, COMMENTS) {
            let mut record = vec![2, 0, b'A', 0, b'B', 0];
            record.resize(26, 0);
            record.extend([0xFF; 4]);
            plc.push(at, &record);
        }
        let references = plc.end(main.range.1);
        if !references.is_empty() {
            self.put(index::COMMENT_REF, &references);
            self.put(index::COMMENT_TEXT, &positions(&comments.starts));
            self.put(index::COMMENT_AUTHORS, &[2, 0, b'A', 0, b'B', 0]);
        }
    }

    /// Where the shapes of text boxes are, and which stretch of the text is in which.
    pub fn boxes(&mut self, header: bool, anchors: &Stories, boxes: &Stories) {
        let mut places = Plc::new(26);
        let mut texts = Plc::new(22);
        let mut stretches = Plc::new(6);
        let anchored = anchored(anchors, &[Anchor::TextBox]);
        for (index, (at, _)) in anchored.iter().enumerate() {
            places.push(*at, &drawing::place(header, index));
            texts.push(
                boxes.starts[index] as usize,
                &drawing::text(header, Some(index)),
            );
            stretches.push(boxes.starts[index] as usize, &drawing::stretch(Some(index)));
        }
        if anchored.is_empty() {
            return;
        }
        let guard = boxes.starts[anchored.len()] as usize;
        texts.push(guard, &drawing::text(header, None));
        stretches.push(guard, &drawing::stretch(None));
        let end = boxes.range.1 - boxes.range.0;
        let tables = match header {
            false => [index::SHAPES_MAIN, index::BOX_TEXT, index::BOX_BREAKS],
            true => [
                index::SHAPES_HEADER,
                index::HEADER_BOX_TEXT,
                index::HEADER_BOX_BREAKS,
            ],
        };
        let length = anchors.range.1 - anchors.range.0;
        self.put(tables[0], &places.end(length));
        self.put(tables[1], &texts.end(end));
        self.put(tables[2], &stretches.end(end));
    }

    pub fn lists(&mut self) {
        if self.doc.lists.is_empty() {
            return;
        }
        let (table, levels) = lists::lists(&self.doc.lists);
        // the levels follow the table at once, and its length in the FIB does not count them
        self.fib.pairs[index::LISTS] = (self.table.len() as u32, table.len() as u32);
        self.table.extend(table);
        self.table.extend(levels);
        let overrides = lists::overrides(&self.doc.overrides);
        self.put(index::OVERRIDES, &overrides);
    }
}

pub const FOOTNOTES: &[Anchor] = &[Anchor::Footnote, Anchor::FootnoteMark];
pub const ENDNOTES: &[Anchor] = &[Anchor::Endnote];
pub const COMMENTS: &[Anchor] = &[Anchor::Comment];

fn anchored(stories: &Stories, kinds: &[Anchor]) -> Vec<(usize, Anchor)> {
    let all = stories.anchors.iter().copied();
    all.filter(|(_, anchor)| kinds.contains(anchor)).collect()
}

/// Notes that begin with their mark, where it is automatic.
pub fn marked(notes: &[Vec<Para>], mark: &str, main: &Stories, kinds: &[Anchor]) -> Vec<Vec<Para>> {
    let anchors = anchored(main, kinds);
    assert_eq!(anchors.len(), notes.len(), "as many notes as anchors");
    let mut notes = notes.to_vec();
    for (note, (_, anchor)) in notes.iter_mut().zip(anchors) {
        if anchor != Anchor::FootnoteMark {
            let run = Run {
                text: mark.to_owned(),
                sprms: sprm::special(),
                anchor: None,
            };
            note[0].runs.insert(0, run);
        }
    }
    notes
}

/// The stories of the header document: six of notes' separators, none here, then six a section, each with its guard.
pub fn header_stories(doc: &Doc, sections: usize) -> Vec<Vec<Para>> {
    if doc.sections.is_empty() {
        return Vec::new();
    }
    let mut stories = vec![Vec::new(); 6];
    let none = Section::default();
    for section in 0..sections {
        for story in doc.sections.get(section).unwrap_or(&none).stories() {
            let mut story = story.clone();
            if !story.is_empty() {
                story.push(p(""));
            }
            stories.push(story);
        }
    }
    stories
}
