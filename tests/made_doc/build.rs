//! The document, and how its streams are put together.

use super::container::Made;
use super::fib::{Fib, index};
use super::fkp::{self, Stretch};
use super::lists::{self, List, Override};
use super::paragraph::{Anchor, Para, Run};
use super::pieces::{self, Cut, Placed, Prm};
use super::plc::{Plc, positions};
use super::sections::Section;
use super::stories::Text;
use super::styles::{self, Style};
use super::{drawing, fields, fonts, sprm};

/// Where the text begins in the main stream.
const START: usize = 1024;

/// A document to be written.
#[derive(Clone)]
pub struct Doc {
    /// The main story; its last paragraph ends it.
    pub body: Vec<Para>,
    /// Footnotes in the order of their anchors.
    pub footnotes: Vec<Vec<Para>>,
    /// Endnotes in the order of their anchors.
    pub endnotes: Vec<Vec<Para>>,
    /// Comments in the order of their anchors.
    pub comments: Vec<Vec<Para>>,
    /// Text boxes in the order of their anchors.
    pub boxes: Vec<Vec<Para>>,
    /// Text boxes of the headers in the order of their anchors.
    pub header_boxes: Vec<Vec<Para>>,
    /// Sections; one that is missing has no header.
    pub sections: Vec<Section>,
    /// fFacingPages: even pages have headers of their own.
    pub facing: bool,
    /// Styles; without any there is Normal.
    pub styles: Vec<Style>,
    /// List definitions.
    pub lists: Vec<List>,
    /// What paragraphs point at, from 1.
    pub overrides: Vec<Override>,
    /// Authors of tracked changes.
    pub authors: Vec<&'static str>,
    /// Language of the program that wrote it.
    pub lid: u16,
    /// Cuts the characters into pieces.
    pub cut: fn(&[u16]) -> Vec<Cut>,
    /// In which order so many pieces stand in the file.
    pub order: fn(usize) -> Vec<usize>,
    /// It was saved by appending.
    pub fast_saved: bool,
    /// The flag of encryption.
    pub encrypted: bool,
    /// The stream of pictures.
    pub data: Vec<u8>,
}

impl Doc {
    /// One UTF-16 piece, Normal alone, English.
    pub fn new(body: Vec<Para>) -> Doc {
        Doc {
            body,
            footnotes: Vec::new(),
            endnotes: Vec::new(),
            comments: Vec::new(),
            boxes: Vec::new(),
            header_boxes: Vec::new(),
            sections: Vec::new(),
            facing: false,
            styles: vec![Style::normal()],
            lists: Vec::new(),
            overrides: Vec::new(),
            authors: vec!["Unknown"],
            lid: 0x0409,
            cut: wide,
            order: in_order,
            fast_saved: false,
            encrypted: false,
            data: Vec::new(),
        }
    }

    /// The streams.
    pub fn make(&self) -> Made {
        Maker::new(self).make()
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        self.make().bytes()
    }
}

/// One piece of UTF-16.
pub fn wide(units: &[u16]) -> Vec<Cut> {
    vec![Cut {
        length: units.len(),
        wide: true,
        prm: Prm::None,
    }]
}

/// Pieces as they are in the text.
pub fn in_order(count: usize) -> Vec<usize> {
    (0..count).collect()
}

/// The positions and the length of the stories of one kind.
struct Stories {
    starts: Vec<u32>,
    range: (usize, usize),
    anchors: Vec<(usize, Anchor)>,
}

struct Maker<'a> {
    doc: &'a Doc,
    text: Text,
    fib: Fib,
    table: Vec<u8>,
}

impl<'a> Maker<'a> {
    fn new(doc: &'a Doc) -> Maker<'a> {
        let mut fib = Fib::new(doc.lid);
        fib.encrypted = doc.encrypted;
        fib.fast_saved = doc.fast_saved;
        Maker {
            doc,
            text: Text::default(),
            fib,
            table: Vec::new(),
        }
    }

    /// Writes a structure to the table stream and its pair into the FIB.
    fn put(&mut self, index: usize, bytes: &[u8]) {
        self.fib.pairs[index] = (self.table.len() as u32, bytes.len() as u32);
        self.table.extend(bytes);
        self.table.resize(self.table.len().next_multiple_of(4), 0);
    }

    /// Adds stories of one kind, and the guard that ends them.
    fn add(&mut self, kind: usize, stories: &[Vec<Para>], guarded: bool) -> Stories {
        let origin = self.text.units.len();
        self.text.anchors.clear();
        let mut starts = Vec::new();
        for story in stories {
            starts.push((self.text.units.len() - origin) as u32);
            self.text.add(story, origin);
        }
        if guarded && !stories.is_empty() {
            starts.push((self.text.units.len() - origin) as u32);
            self.text.guard();
        }
        let end = self.text.units.len();
        self.fib.counts[kind] = (end - origin) as u32;
        starts.push((end - origin) as u32);
        Stories {
            starts,
            range: (origin, end),
            anchors: self.text.anchors.clone(),
        }
    }

    fn make(mut self) -> Made {
        let doc = self.doc;
        let main = self.add(0, std::slice::from_ref(&doc.body), false);
        let footnotes = self.add(1, &marked(&doc.footnotes, "\u{2}", &main, FOOTNOTES), true);
        let sections = self.sections();
        let headers = self.add(2, &header_stories(doc, sections.len()), true);
        let comments = self.add(3, &marked(&doc.comments, "\u{5}", &main, COMMENTS), true);
        let endnotes = self.add(4, &marked(&doc.endnotes, "\u{2}", &main, ENDNOTES), true);
        let boxes = self.add(5, &doc.boxes, true);
        let header_boxes = self.add(6, &doc.header_boxes, true);
        if self.text.units.len() > main.range.1 {
            self.text.guard();
        }
        let cuts = (doc.cut)(&self.text.units);
        let order = (doc.order)(cuts.len());
        let (placed, bytes) = pieces::place(&self.text.units, &cuts, &order, START);
        let mut stream = vec![0; START];
        stream.extend(bytes);
        self.fib.text = (START as u32, stream.len() as u32, 0);

        self.put(index::STSH, &styles::table(&doc.styles));
        self.notes(index::FOOTNOTE_REF, &main, &footnotes, FOOTNOTES);
        self.notes(index::ENDNOTE_REF, &main, &endnotes, ENDNOTES);
        self.comments(&main, &comments);
        self.section_table(&sections, &mut stream);
        if !doc.sections.is_empty() {
            self.put(index::HEADERS, &positions(&headers.starts));
        }
        let (chpx, papx) = self.stretches(&placed);
        let table = fkp::pages(&mut stream, &chpx, 1);
        self.put(index::CHPX, &table);
        let table = fkp::pages(&mut stream, &papx, 13);
        self.put(index::PAPX, &table);
        self.put(index::FONTS, &fonts::table());
        for (index, stories) in [
            (index::FIELDS_MAIN, &main),
            (index::FIELDS_HEADER, &headers),
            (index::FIELDS_FOOTNOTE, &footnotes),
            (index::FIELDS_COMMENT, &comments),
            (index::FIELDS_ENDNOTE, &endnotes),
            (index::FIELDS_BOX, &boxes),
            (index::FIELDS_HEADER_BOX, &header_boxes),
        ] {
            let table = fields::table(&self.text.units[stories.range.0..stories.range.1]);
            self.put(index, &table);
        }
        self.boxes(false, &main, &boxes);
        self.boxes(true, &headers, &header_boxes);
        let count = |boxes: &[Vec<Para>]| boxes.len();
        let drawings = drawing::content(count(&doc.boxes), count(&doc.header_boxes));
        self.put(index::DRAWINGS, &drawings);
        self.put(index::DOP, &properties(doc.facing));
        self.put(index::CLX, &pieces::clx(&placed));
        self.put(index::AUTHORS, &authors(&doc.authors));
        self.lists();

        self.fib.text.2 = stream.len() as u32;
        stream[..900].copy_from_slice(&self.fib.bytes());
        // a stream of less than 4096 bytes would be put among the small ones, as Word never does
        stream.resize(stream.len().max(4096), 0);
        let mut table = self.table;
        table.resize(table.len().max(4096), 0);
        Made {
            main: stream,
            table,
            data: doc.data.clone(),
            more: Vec::new(),
        }
    }

    /// Where each section ends.
    fn sections(&self) -> Vec<u32> {
        let mut ends = Vec::new();
        let mut at = 0;
        for para in &self.doc.body {
            at += para
                .runs
                .iter()
                .map(|run| run.text.encode_utf16().count())
                .sum::<usize>()
                + 1;
            if para.mark == '\u{C}' {
                ends.push(at as u32);
            }
        }
        ends.push(at as u32);
        ends
    }

    fn section_table(&mut self, ends: &[u32], stream: &mut Vec<u8>) {
        let mut plc = Plc::new(12);
        let mut start = 0;
        for (section, end) in ends.iter().enumerate() {
            let sprms = self.doc.sections.get(section).map_or(&[][..], |s| &s.sprms);
            stream.resize(stream.len().next_multiple_of(2), 0);
            let mut record = vec![0, 0];
            record.extend((stream.len() as u32).to_le_bytes());
            record.extend([0, 0, 0xFF, 0xFF, 0xFF, 0xFF]);
            plc.push(start as usize, &record);
            stream.extend((sprms.len() as u16).to_le_bytes());
            stream.extend(sprms);
            start = *end;
        }
        let table = plc.end(start as usize);
        self.put(index::SECTIONS, &table);
    }

    /// References with whether they are automatic, and where the notes begin.
    fn notes(&mut self, index: usize, main: &Stories, notes: &Stories, kinds: &[Anchor]) {
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
    fn comments(&mut self, main: &Stories, comments: &Stories) {
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
    fn boxes(&mut self, header: bool, anchors: &Stories, boxes: &Stories) {
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

    fn lists(&mut self) {
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

    /// Properties of characters and of paragraphs, in the order of the file.
    fn stretches(&self, placed: &[Placed]) -> (Vec<Stretch>, Vec<Stretch>) {
        let mut sorted: Vec<&Placed> = placed.iter().filter(|p| p.cps.0 < p.cps.1).collect();
        sorted.sort_by_key(|piece| piece.at);
        let mut chpx: Vec<Stretch> = Vec::new();
        let mut papx: Vec<(usize, Stretch)> = Vec::new();
        for piece in sorted {
            for cp in piece.cps.0..piece.cps.1 {
                let (start, end) = (piece.offset(cp), piece.offset(cp + 1));
                let record = fkp::chpx(&self.text.chpx[cp]);
                match chpx.last_mut() {
                    Some(last) if last.record == record && last.end == start => last.end = end,
                    _ => chpx.push(Stretch { start, end, record }),
                }
                let paragraph = self.text.paragraph[cp];
                match papx.last_mut() {
                    Some((same, last)) if *same == paragraph && last.end == start => {
                        last.end = end;
                    }
                    _ => {
                        let (style, sprms) = &self.text.paragraphs[paragraph];
                        let record = fkp::papx(*style, sprms);
                        papx.push((paragraph, Stretch { start, end, record }));
                    }
                }
            }
        }
        (chpx, papx.into_iter().map(|(_, stretch)| stretch).collect())
    }
}

const FOOTNOTES: &[Anchor] = &[Anchor::Footnote, Anchor::FootnoteMark];
const ENDNOTES: &[Anchor] = &[Anchor::Endnote];
const COMMENTS: &[Anchor] = &[Anchor::Comment];

fn anchored(stories: &Stories, kinds: &[Anchor]) -> Vec<(usize, Anchor)> {
    let all = stories.anchors.iter().copied();
    all.filter(|(_, anchor)| kinds.contains(anchor)).collect()
}

/// Notes that begin with their mark, where it is automatic.
fn marked(notes: &[Vec<Para>], mark: &str, main: &Stories, kinds: &[Anchor]) -> Vec<Vec<Para>> {
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
fn header_stories(doc: &Doc, sections: usize) -> Vec<Vec<Para>> {
    if doc.sections.is_empty() {
        return Vec::new();
    }
    let mut stories = vec![Vec::new(); 6];
    let none = Section::default();
    for section in 0..sections {
        for story in doc.sections.get(section).unwrap_or(&none).stories() {
            let mut story = story.clone();
            if !story.is_empty() {
                story.push(super::paragraph::p(""));
            }
            stories.push(story);
        }
    }
    stories
}

/// DOP (2.7.4): footnotes in arabic numbers from 1, endnotes in small roman from 1 at the end of the document.
fn properties(facing: bool) -> Vec<u8> {
    let mut out = vec![0; 500];
    out[0] = u8::from(facing) | 1 << 5;
    out[2] = 1 << 2;
    // widow control and the default tab
    out[10..12].copy_from_slice(&720_u16.to_le_bytes());
    out[52] = 1 << 2;
    out[54..56].copy_from_slice(&(3_u16 | 2 << 6).to_le_bytes());
    out[494] = 2;
    out
}

/// SttbfRMark (2.9.283).
fn authors(names: &[&str]) -> Vec<u8> {
    let mut out = vec![0xFF, 0xFF];
    out.extend((names.len() as u16).to_le_bytes());
    out.extend([0, 0]);
    for name in names {
        let units: Vec<u16> = name.encode_utf16().collect();
        out.extend((units.len() as u16).to_le_bytes());
        out.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    }
    out
}
