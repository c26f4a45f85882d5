//! The order of work: names and lists first, then the body, then the parts around it, the check, the bytes.

use super::anchors::Anchors;
use super::faults::of_package;
use super::names::Names;
use super::notes::automatic;
use super::numbering::{Lists, count};
use super::package::{Element, Kind, NotXml, Package, zipped};
use super::paragraph::{Blank, spacer};
use super::rules::fault;
use super::running::{Bears, Edge};
use super::stamp::CopyStamp;
use super::{card, fixed, source, styles};
use crate::attached::Attached;
use crate::diag::{Finding, Outcome};
use crate::flow::{Block, Flow, Paragraph};
use crate::model::NodeId;
use std::collections::{BTreeMap, BTreeSet};

/// The part of the body.
pub const DOCUMENT: &str = "word/document.xml";
/// The part of the notes.
pub const FOOTNOTES: &str = "word/footnotes.xml";

/// What is at hand while a file is being written.
pub struct Writer<'a> {
    /// The document.
    pub flow: &'a Flow,
    /// Style names.
    pub names: Names,
    /// Native lists.
    pub lists: Lists,
    /// Bookmarks.
    pub anchors: Anchors,
    /// Pictures by the name that the document calls them.
    pub pictures: &'a BTreeMap<String, Vec<u8>>,
    /// Parts already made.
    pub package: Package,
    /// Findings so far.
    pub findings: Vec<Finding>,
    /// Notes that Word numbers by itself.
    pub automatic: BTreeSet<usize>,
    /// Notes already called.
    pub called: BTreeSet<usize>,
    /// Headers and footers already made.
    pub running: Vec<(Edge, Bears, Vec<[String; 3]>)>,
    /// What the copy bears, if it is one.
    pub stamp: Option<CopyStamp<'a>>,
    /// Part names of pictures already taken in.
    pub media: BTreeMap<String, String>,
    /// Content controls so far.
    pub controls: usize,
    /// Tracked changes so far.
    pub changes: usize,
    /// Drawings so far.
    pub drawings: usize,
    /// Paragraphs without words, as docx-rs has built them, each once.
    pub blanks: BTreeMap<Blank, Element>,
    /// The folios that contents lines name.
    pub folios: &'a BTreeMap<NodeId, u32>,
}

/// The DOCX of `flow`, with `source` inside. `pictures` holds the bytes of every picture by its `src`, `folios` the page
/// of each place that a contents line names, until Word counts its own.
///
/// The same arguments give the same bytes. A file that would break the format is not given (`DOCX-FAULT`).
///
/// # Errors
/// `DOCX-NUMBER`, `DOCX-TARGET` and `DOCX-PICTURE` are errors of the document; the value is there to be looked at, but
/// not to be released.
pub fn write(
    flow: &Flow,
    source: &Attached<'_>,
    pictures: &BTreeMap<String, Vec<u8>>,
    folios: &BTreeMap<NodeId, u32>,
) -> Outcome<Vec<u8>> {
    written(flow, Some(source), pictures, folios, None)
}

/// The DOCX of a copy: as [`write()`] makes it, with its stamp, and with `source` inside or not.
///
/// # Errors
/// Those of [`write()`].
pub fn write_copy(
    flow: &Flow,
    source: Option<&Attached<'_>>,
    pictures: &BTreeMap<String, Vec<u8>>,
    folios: &BTreeMap<NodeId, u32>,
    stamp: CopyStamp<'_>,
) -> Outcome<Vec<u8>> {
    written(flow, source, pictures, folios, Some(stamp))
}

fn written(
    flow: &Flow,
    source: Option<&Attached<'_>>,
    pictures: &BTreeMap<String, Vec<u8>>,
    folios: &BTreeMap<NodeId, u32>,
    stamp: Option<CopyStamp<'_>>,
) -> Outcome<Vec<u8>> {
    let mut findings = count(flow);
    let anchors = Anchors::of(flow, &mut findings);
    let mut writer = Writer {
        flow,
        names: Names::of(flow),
        lists: Lists::of(flow),
        anchors,
        pictures,
        package: Package::default(),
        findings,
        automatic: automatic(flow),
        called: BTreeSet::new(),
        running: Vec::new(),
        stamp,
        media: BTreeMap::new(),
        controls: 0,
        changes: 0,
        drawings: 0,
        blanks: BTreeMap::new(),
        folios,
    };
    if let Err(NotXml(why)) = writer.parts(source) {
        writer.findings.push(fault(format!(
            "An element was built that is no XML: {why}."
        )));
        return Outcome::failed(writer.findings);
    }
    let sealed = writer.package.seal();
    let faults = of_package(&sealed);
    if !faults.is_empty() {
        writer.findings.extend(faults);
        return Outcome::failed(writer.findings);
    }
    match zipped(&sealed) {
        Ok(bytes) => Outcome::new(bytes, writer.findings),
        Err(why) => {
            writer
                .findings
                .push(fault(format!("The package cannot be packed: {why}.")));
            Outcome::failed(writer.findings)
        }
    }
}

impl Writer<'_> {
    fn parts(&mut self, source: Option<&Attached<'_>>) -> Result<(), NotXml> {
        let flow = self.flow;
        self.package.relate("", Kind::Document, DOCUMENT);
        let body = self.body()?;
        let mut root = fixed::story("w:document");
        root.push(body);
        self.package.add(Kind::Document, DOCUMENT, root);
        let styles = styles::styles(flow, &self.names)?;
        self.package
            .add_sorted(Kind::Styles, "word/styles.xml", styles);
        self.package
            .relate(DOCUMENT, Kind::Styles, "word/styles.xml");
        if let Some(numbering) = self.lists.part(flow)? {
            self.part(Kind::Numbering, "word/numbering.xml", numbering);
        }
        let notes = self.footnotes(&flow.card.language)?;
        self.part(Kind::Footnotes, FOOTNOTES, notes);
        self.part(Kind::Settings, "word/settings.xml", fixed::settings(flow));
        self.part(Kind::FontTable, "word/fontTable.xml", fixed::fonts(flow));
        self.part(Kind::Theme, "word/theme/theme1.xml", fixed::theme(flow));
        card::add(&mut self.package, &flow.card);
        if let Some(source) = source {
            source::attach(&mut self.package, source);
        }
        Ok(())
    }

    /// Adds a part that the body leads to.
    fn part(&mut self, kind: Kind, name: &str, root: Element) {
        self.package.add(kind, name, root);
        self.package.relate(DOCUMENT, kind, name);
    }

    /// `w:body`: the properties of a section stand in its last paragraph, those of the last section at the end.
    fn body(&mut self) -> Result<Element, NotXml> {
        let flow = self.flow;
        let mut body = Element::new("w:body");
        for (index, section) in flow.sections.iter().enumerate() {
            let mut blocks = self.blocks(&section.blocks, &section.language, DOCUMENT)?;
            let last = index + 1 == flow.sections.len();
            if !ends_in_text(&section.blocks, true) {
                self.close_blocks(&section.blocks, &mut blocks)?;
            }
            let property = self.section(section, index == 0)?;
            if last {
                body.extend(blocks);
                body.push(property);
            } else {
                if let Some(paragraph) = blocks.last_mut() {
                    paragraph.child_or_new("w:pPr").push(property);
                }
                body.extend(blocks);
            }
        }
        Ok(body)
    }

    /// The elements of some blocks. Two tables that follow each other are kept apart, else Word joins them.
    pub fn blocks(
        &mut self,
        blocks: &[Block],
        language: &str,
        part: &str,
    ) -> Result<Vec<Element>, NotXml> {
        let mut all: Vec<Element> = Vec::new();
        let mut after_table = false;
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    all.push(self.paragraph(paragraph, language, part)?);
                    after_table &= paragraph.revision.is_some();
                }
                Block::Table(table) => {
                    let stays = |caption: &Paragraph| caption.revision.is_none();
                    if after_table && !table.caption.as_ref().is_some_and(stays) {
                        all.push(spacer()?);
                    }
                    all.extend(self.table(table, language, part)?);
                    after_table = true;
                }
            }
        }
        Ok(all)
    }
}

/// Whether blocks end in a paragraph, and where what is around them `stays` whichever version is chosen, in one that
/// stays with it: Word demands one at the end of a cell and of a section.
pub fn ends_in_text(blocks: &[Block], stays: bool) -> bool {
    let fits = |last: &Paragraph| !stays || last.revision.is_none();
    matches!(blocks.last(), Some(Block::Paragraph(last)) if fits(last))
}
