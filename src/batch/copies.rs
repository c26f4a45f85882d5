//! The copies of one document: read, checked and laid out once, stamped and proved one by one.

use super::job::{Pictures, Press, has_error, read_isolated};
use super::proof::{self, Medium};
use crate::attached::Attached;
use crate::diag::{Finding, Outcome};
use crate::docx::{self, CopyStamp};
use crate::flow::{Flow, StampText};
use crate::model::NodeId;
use crate::pages::Page;
use crate::sheet::Distribution;
use crate::symbol::file_stem;
use crate::text::FontBook;
use crate::transcript::Transcript;
use crate::{expect, layout, pdf, reread, verify};
use std::collections::BTreeMap;

/// What a copy bears and carries.
#[derive(Clone, Debug)]
pub struct Bearing {
    /// Its stamp.
    pub stamp: StampText,
    /// Whether it carries the canonical XML.
    pub source: bool,
    /// The lines of the sheet that is put before it in a pile of printed copies.
    pub separator: Vec<String>,
}

/// Everything that the copies of one document are made from.
pub struct CopyPress<'a> {
    book: &'a FontBook,
    distribution: &'a Distribution,
    copies: Vec<Bearing>,
    source: Vec<u8>,
    flow: Flow,
    folios: BTreeMap<NodeId, u32>,
    pictures: BTreeMap<String, Vec<u8>>,
    expected: Transcript,
    edition: pdf::Edition,
    /// The file symbol.
    pub symbol: String,
    /// Pages, a blank verso counted.
    pub pages: usize,
}

impl<'a> Press<'a> {
    /// Sets up the copies of a document. There is a value only where every stage is without error.
    pub fn copies(
        &self,
        name: &str,
        bytes: &[u8],
        pictures: Pictures,
        distribution: &'a Distribution,
        copies: Vec<Bearing>,
    ) -> Outcome<CopyPress<'a>> {
        let mut all = Vec::new();
        let value = self.edition(name, bytes, pictures, distribution, copies, &mut all);
        Outcome {
            value: value.filter(|_| !has_error(&all)),
            findings: all,
        }
    }

    fn edition(
        &self,
        name: &str,
        bytes: &[u8],
        pictures: Pictures,
        distribution: &'a Distribution,
        copies: Vec<Bearing>,
        all: &mut Vec<Finding>,
    ) -> Option<CopyPress<'a>> {
        let set = self.set(read_isolated(name, bytes), pictures, all)?;
        let mut stamps = Vec::with_capacity(copies.len());
        let mut separators: Vec<Page> = Vec::with_capacity(copies.len());
        for copy in &copies {
            match layout::stamp(self.sheet, distribution, self.book, &copy.stamp) {
                Ok(stamp) => stamps.push(stamp),
                Err(findings) => all.extend(findings),
            }
            match layout::separator(self.sheet, distribution, self.book, &copy.separator) {
                Ok(page) => separators.push(page),
                Err(findings) => all.extend(findings),
            }
        }
        if has_error(all) {
            return None;
        }
        let symbol = set.flow.card.symbol.clone();
        let source_name = format!("{}.xml", file_stem(&symbol));
        let source = Attached::new(&source_name, bytes);
        let edition = pdf::edition(
            &set.pages,
            self.book,
            &source,
            &set.pictures,
            &stamps,
            &separators,
        )
        .collect(all)?;
        Some(CopyPress {
            book: self.book,
            distribution,
            copies,
            source: bytes.to_vec(),
            folios: set.pages.folios,
            pages: set.pages.pages.len(),
            pictures: set.pictures,
            expected: expect::expect(&set.document, self.sheet),
            flow: set.flow,
            edition,
            symbol,
        })
    }
}

impl CopyPress<'_> {
    /// Makes a copy by its place in the list, and proves it: its text is the canonical text, its stamp is its own.
    pub fn copy(&self, index: usize, medium: Medium) -> Outcome<Vec<u8>> {
        let mut findings = Vec::new();
        let Some(copy) = self.copies.get(index) else {
            return Outcome::failed(findings);
        };
        let made = match medium {
            Medium::Pdf => self.edition.copy(index, copy.source),
            Medium::Docx => self.word(copy).collect(&mut findings),
        };
        let Some(bytes) = made else {
            return Outcome::failed(findings);
        };
        if let Some(found) = proof::reread(medium, &bytes, self.book).collect(&mut findings) {
            findings.extend(verify::compare(&self.expected, &found));
            let stamp = &copy.stamp;
            findings.extend(verify::stamped(&stamp.first, &stamp.following, &found));
        }
        Outcome {
            value: (!has_error(&findings)).then_some(bytes),
            findings,
        }
    }

    fn word(&self, copy: &Bearing) -> Outcome<Vec<u8>> {
        let name = format!("{}.xml", self.symbol);
        let source = Attached::new(&name, &self.source);
        let stamp = CopyStamp {
            text: &copy.stamp,
            distribution: self.distribution,
        };
        let source = copy.source.then_some(&source);
        docx::write_copy(&self.flow, source, &self.pictures, &self.folios, stamp)
    }

    /// One file for the press: these copies, each on sheets of its own behind its separator sheet. It is read back and
    /// compared with the copies, page for page; there is a value only where it is the same.
    pub fn pile(&self, copies: &[usize]) -> Outcome<Vec<u8>> {
        let made: Option<Vec<(Vec<u8>, &Bearing)>> = copies
            .iter()
            .map(|index| {
                let copy = self.copies.get(*index)?;
                Some((self.edition.copy(*index, copy.source)?, copy))
            })
            .collect();
        let (Some(made), Some(bytes)) = (made, self.edition.pile(copies)) else {
            return Outcome::failed(Vec::new());
        };
        let piled: Vec<reread::Piled> = made
            .iter()
            .map(|(bytes, copy)| reread::Piled {
                copy: bytes,
                separator: &copy.separator,
            })
            .collect();
        let findings = reread::pdf_pile(&bytes, &piled, &proof::known(self.book));
        Outcome {
            value: (!has_error(&findings)).then_some(bytes),
            findings,
        }
    }
}
