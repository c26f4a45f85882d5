//! How the streams of a document are put together.

use super::container::Made;
use super::document::Doc;
use super::fib::{Fib, index};
use super::fkp::{self, Stretch};
use super::paragraph::{Anchor, Para};
use super::pieces::{self, Placed};
use super::plc::{Plc, positions};
use super::stories::Text;
use super::story_tables::{COMMENTS, ENDNOTES, FOOTNOTES, header_stories, marked};
use super::{drawing, fields, fonts, properties, styles};

/// Where the text begins in the main stream.
const START: usize = 1024;

/// The positions and the length of the stories of one kind.
pub struct Stories {
    /// Where each begins, and where the last ends.
    pub starts: Vec<u32>,
    /// First character and one past the last, of the whole text.
    pub range: (usize, usize),
    /// Anchors in it, from its own start.
    pub anchors: Vec<(usize, Anchor)>,
}

/// The streams under way.
pub struct Maker<'a> {
    pub doc: &'a Doc,
    pub fib: Fib,
    pub table: Vec<u8>,
    text: Text,
}

impl<'a> Maker<'a> {
    /// For a document.
    pub fn new(doc: &'a Doc) -> Maker<'a> {
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
    pub fn put(&mut self, index: usize, bytes: &[u8]) {
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

    /// All streams.
    pub fn make(mut self) -> Made {
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
        self.put(index::DOP, &properties::dop(doc.facing));
        self.put(index::CLX, &pieces::clx(&placed));
        self.put(index::AUTHORS, &properties::authors(&doc.authors));
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
