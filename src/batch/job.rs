//! One document: read, checked, set, written twice, read back twice, and released only if nothing differs.

use super::proof::{self, Medium};
use crate::attached::Attached;
use crate::diag::{Finding, Outcome, Rule, Severity};
use crate::model::{Document, NodeId};
use crate::sheet::Sheet;
use crate::symbol::file_stem;
use crate::text::FontBook;
use crate::verify::Edits;
use crate::{accept, check, docx, expect, flow, layout, pages, pdf, read, transcript};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A picture that the document names cannot be had.
pub static PICTURE_UNREADABLE: Rule = Rule {
    code: "PICTURE-UNREADABLE",
    severity: Severity::Error,
    summary: "A picture that the document names cannot be read",
    explanation: "An `img` names a file that is missing, too large, or outside the document's folder. Nothing is \
                  released, since a document without its picture would not be the document. Put the picture beside \
                  the XML and name it by a relative path.",
};

/// engross itself is at fault.
pub static INTERNAL_FAULT: Rule = Rule {
    code: "INTERNAL-FAULT",
    severity: Severity::Error,
    summary: "engross failed on this document by a fault of its own",
    explanation: "Nothing is released and other documents of the run are not affected. Please report it with the \
                  document, or with the part of it that still shows the fault.",
};

/// What is needed to engross any number of documents in one layout.
#[derive(Clone, Copy, Debug)]
pub struct Press<'a> {
    /// The layout.
    pub sheet: &'a Sheet,
    /// The fonts.
    pub book: &'a FontBook,
}

/// The two outputs of a document, proved.
#[derive(Clone, Debug)]
pub struct Engrossed {
    /// The file symbol, which names the files.
    pub symbol: String,
    /// The PDF.
    pub pdf: Vec<u8>,
    /// The DOCX.
    pub docx: Vec<u8>,
    /// Pages of the PDF, a blank verso counted.
    pub pages: usize,
}

/// A document that is read, checked and laid out.
pub(super) struct Set {
    pub(super) document: Document,
    pub(super) flow: flow::Flow,
    pub(super) pages: pages::Pages,
    pub(super) pictures: BTreeMap<String, Vec<u8>>,
}

/// Does the work on one file. A panic in it, which would be a fault of engross, is a finding on this file, and the
/// others go on.
pub fn isolated<T>(name: &str, work: impl FnOnce() -> T) -> Result<T, Finding> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let why = panic
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| panic.downcast_ref::<&str>().copied())
            .unwrap_or("no reason given");
        Finding::new(
            &INTERNAL_FAULT,
            format!("engross failed on {name}: {why}"),
            "report it with this file",
        )
    })
}

/// Reads a document; a panic in it is a finding on this document.
pub fn read_isolated(name: &str, bytes: &[u8]) -> Outcome<Document> {
    isolated(name, || read::read(name, bytes))
        .unwrap_or_else(|finding| Outcome::failed(vec![finding]))
}

/// Loads a picture by its name in the document, or says why it cannot.
pub type Pictures<'a> = &'a (dyn Fn(&str) -> Result<Vec<u8>, String> + Sync);

impl Press<'_> {
    /// Engrosses one document. There is a value only where every stage and both proofs are without error.
    ///
    /// A panic in any stage, which would be a fault of engross, ends this document alone.
    pub fn engross(&self, name: &str, bytes: &[u8], pictures: Pictures) -> Outcome<Engrossed> {
        self.engross_read(name, bytes, read_isolated(name, bytes), pictures)
    }

    /// The same for a document that was read from `bytes` already.
    pub fn engross_read(
        &self,
        name: &str,
        bytes: &[u8],
        read: Outcome<Document>,
        pictures: Pictures,
    ) -> Outcome<Engrossed> {
        isolated(name, || self.stages(bytes, read, pictures))
            .unwrap_or_else(|finding| Outcome::failed(vec![finding]))
    }

    fn stages(
        &self,
        bytes: &[u8],
        read: Outcome<Document>,
        pictures: Pictures,
    ) -> Outcome<Engrossed> {
        let mut findings = Vec::new();
        let value = self.make(bytes, read, pictures, &mut findings);
        let sound = findings
            .iter()
            .all(|finding| finding.severity() < Severity::Error);
        Outcome {
            value: value.filter(|_| sound),
            findings,
        }
    }

    fn make(
        &self,
        bytes: &[u8],
        read: Outcome<Document>,
        pictures: Pictures,
        all: &mut Vec<Finding>,
    ) -> Option<Engrossed> {
        let Set {
            document,
            flow,
            pages,
            pictures: loaded,
        } = self.set(read, pictures, all)?;
        let symbol = flow.card.symbol.clone();
        let source_name = format!("{}.xml", file_stem(&symbol));
        let source = Attached::new(&source_name, bytes);
        let pdf = pdf::master(&pages, self.book, &source, &loaded)
            .collect(all)?
            .bytes();
        let docx = docx::write(&flow, &source, &loaded, &pages.folios).collect(all)?;
        // a long document's glyphs are most of what it needs: they go before the files are read back
        let page_count = pages.pages.len();
        drop(pages);
        drop(flow);
        let expected = expect::expect(&document, self.sheet);
        for (medium, bytes) in [(Medium::Pdf, &pdf), (Medium::Docx, &docx)] {
            all.extend(proof::prove(medium, bytes, &expected, self.book));
        }
        Some(Engrossed {
            symbol,
            pdf,
            docx,
            pages: page_count,
        })
    }

    /// The stages that both outputs share.
    pub(super) fn set(
        &self,
        read: Outcome<Document>,
        pictures: Pictures,
        all: &mut Vec<Finding>,
    ) -> Option<Set> {
        let document = read.collect(all)?;
        all.extend(check::check(&document));
        if has_error(all) {
            return None;
        }
        let flow = flow::flow(&document, self.sheet).collect(all)?;
        let place = |node: NodeId| Some(document.place(node));
        let pages = layout::layout(&flow, self.book, &place).collect(all)?;
        let pictures = load_pictures(&document, &pages, pictures, all);
        if has_error(all) {
            return None;
        }
        Some(Set {
            document,
            flow,
            pages,
            pictures,
        })
    }

    /// Compares a file with the canonical text.
    pub fn verify(&self, document: &Document, medium: Medium, bytes: &[u8]) -> Vec<Finding> {
        proof::prove(
            medium,
            bytes,
            &expect::expect(document, self.sheet),
            self.book,
        )
    }

    /// What an editor changed in a file since it was issued, with what its reader found. There is a value where the
    /// file can be read.
    pub fn edits(&self, document: &Document, medium: Medium, bytes: &[u8]) -> Outcome<Edits> {
        let outcome = proof::reread(medium, bytes, self.book);
        let expected = expect::expect(document, self.sheet);
        Outcome {
            value: outcome
                .value
                .map(|found| accept::edits(document, &expected, &found)),
            findings: outcome.findings,
        }
    }

    /// What a reader ought to find in any output of the document.
    pub fn expected(&self, document: &Document) -> transcript::Transcript {
        expect::expect(document, self.sheet)
    }
}

pub(super) fn has_error(findings: &[Finding]) -> bool {
    findings
        .iter()
        .any(|finding| finding.severity() == Severity::Error)
}

/// A picture that cannot be had, as a finding.
pub(super) fn picture_unreadable(why: String) -> Finding {
    let help = "put the picture beside the document, or mend its `src`";
    Finding::new(&PICTURE_UNREADABLE, why, help)
}

/// The pictures that the pages bear, each once.
fn load_pictures(
    document: &Document,
    pages: &pages::Pages,
    load: Pictures,
    findings: &mut Vec<Finding>,
) -> BTreeMap<String, Vec<u8>> {
    let mut loaded = BTreeMap::new();
    for item in pages.pages.iter().flat_map(|page| &page.items) {
        let pages::Item::Picture(picture) = item else {
            continue;
        };
        if loaded.contains_key(&picture.src) {
            continue;
        }
        match load(&picture.src) {
            Ok(bytes) => {
                loaded.insert(picture.src.clone(), bytes);
            }
            Err(why) => findings.push(picture_unreadable(why).at(document.place(picture.node))),
        }
    }
    loaded
}
