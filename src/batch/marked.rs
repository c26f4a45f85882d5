//! The marked-up files of two versions of a document: one PDF and one DOCX that show what became of the text, each read
//! back as the new version and as the old one, and released only if both are what they ought to be.

use super::job::{Pictures, Press, has_error, isolated, picture_unreadable};
use super::proof::{self, Medium};
use crate::attached::Attached;
use crate::diag::{Finding, Outcome};
use crate::flow::{self, Block, Flow, Inline};
use crate::model::{Document, NodeId};
use crate::reread::{View, docx_view, pdf_view};
use crate::transcript::Transcript;
use crate::{check, docx, expect, layout, pdf, read, reread, revise, verify};
use std::collections::BTreeMap;

/// One of two versions.
#[derive(Clone, Copy)]
pub struct Version<'a> {
    /// What it is called in findings.
    pub name: &'a str,
    /// Its canonical XML.
    pub bytes: &'a [u8],
    /// Loads the pictures beside it.
    pub pictures: Pictures<'a>,
}

/// The marked-up files.
#[derive(Clone, Debug)]
pub struct Marked {
    /// The file symbol of the new version, which names the files.
    pub symbol: String,
    /// The PDF: insertions underlined, deletions struck, both told in its structure.
    pub pdf: Vec<u8>,
    /// The DOCX: tracked changes.
    pub docx: Vec<u8>,
}

/// A version read, checked and styled.
struct Styled {
    document: Document,
    flow: Flow,
    pictures: BTreeMap<String, Vec<u8>>,
}

impl Press<'_> {
    /// Marks up what became of `old` in `new`. There is a value only where every stage and all proofs are without error.
    pub fn marked(&self, old: Version<'_>, new: Version<'_>) -> Outcome<Marked> {
        let mut findings = Vec::new();
        let made = isolated(new.name, || self.mark_up(old, new, &mut findings));
        match made {
            Ok(value) => Outcome {
                value: value.filter(|_| !has_error(&findings)),
                findings,
            },
            Err(fault) => {
                findings.push(fault);
                Outcome::failed(findings)
            }
        }
    }

    fn mark_up(
        &self,
        old: Version<'_>,
        new: Version<'_>,
        all: &mut Vec<Finding>,
    ) -> Option<Marked> {
        let before = self.styled(old, all)?;
        let now = self.styled(new, all)?;
        let mut pictures = now.pictures;
        let mut names = BTreeMap::new();
        for (name, bytes) in before.pictures {
            if pictures.get(&name) == Some(&bytes) {
                continue;
            }
            // its name may be that of another picture in the new version
            let called = format!("before/{name}");
            pictures.insert(called.clone(), bytes);
            names.insert(name, called);
        }
        let first_old = now.document.nodes.len() as u32;
        let flow = revise::revise(&before.flow, &now.flow, first_old, &names);
        let place = |node: NodeId| {
            Some(match node.0.checked_sub(first_old) {
                Some(node) => before.document.place(NodeId(node)),
                None => now.document.place(node),
            })
        };
        let pages = layout::layout(&flow, self.book, &place).collect(all)?;
        if has_error(all) {
            return None;
        }
        let symbol = flow.card.symbol.clone();
        let name = format!("{symbol}.xml");
        let source = Attached::new(&name, new.bytes);
        let pdf = pdf::master(&pages, self.book, &source, &pictures)
            .collect(all)?
            .bytes();
        let docx = docx::write(&flow, &source, &pictures, &pages.folios).collect(all)?;
        drop(pages);
        let of_new = expect::expect(&now.document, self.sheet);
        // metadata and running text are those of the new version in both views
        let of_old = Transcript {
            title: of_new.title.clone(),
            language: of_new.language.clone(),
            symbol: of_new.symbol.clone(),
            running: of_new.running.clone(),
            ..expect::expect(&before.document, self.sheet)
        };
        for (expected, view) in [(of_new, View::Final), (of_old, View::Original)] {
            for (medium, bytes) in [(Medium::Pdf, &pdf), (Medium::Docx, &docx)] {
                all.extend(self.prove_view(medium, bytes, view, &expected));
            }
        }
        Some(Marked { symbol, pdf, docx })
    }

    fn styled(&self, version: Version<'_>, all: &mut Vec<Finding>) -> Option<Styled> {
        let document = read::read(version.name, version.bytes).collect(all)?;
        all.extend(check::check(&document));
        if has_error(all) {
            return None;
        }
        let flow = flow::flow(&document, self.sheet).collect(all)?;
        let mut pictures = BTreeMap::new();
        for (name, node) in pictures_of(&flow) {
            match (version.pictures)(&name) {
                Ok(bytes) => {
                    pictures.insert(name, bytes);
                }
                Err(why) => all.push(picture_unreadable(why).at(document.place(node))),
            }
        }
        (!has_error(all)).then_some(Styled {
            document,
            flow,
            pictures,
        })
    }

    /// What is wrong with a marked-up file in one of its views.
    fn prove_view(
        &self,
        medium: Medium,
        bytes: &[u8],
        view: View,
        expected: &Transcript,
    ) -> Vec<Finding> {
        let outcome = match medium {
            Medium::Docx => docx_view(bytes, view),
            Medium::Pdf => pdf_view(bytes, &proof::known(self.book), view),
        };
        let mut findings: Vec<Finding> = outcome
            .findings
            .into_iter()
            .filter(|finding| !reread::is_of_revision(finding))
            .collect();
        if let Some(found) = outcome.value {
            findings.extend(verify::compare(expected, &found));
        }
        let version = match view {
            View::Final => "the new version",
            View::Original => "the old version",
        };
        for finding in &mut findings {
            finding.message = format!("marked up, read as {version}: {}", finding.message);
        }
        findings
    }
}

/// The pictures of a flow by name, with a node for each.
fn pictures_of(flow: &Flow) -> BTreeMap<String, NodeId> {
    fn inlines(all: &[Inline], found: &mut BTreeMap<String, NodeId>) {
        for inline in all {
            match inline {
                Inline::Figure(figure) => {
                    found.entry(figure.src.clone()).or_insert(figure.node);
                }
                Inline::Link { inlines: more, .. } | Inline::Tagged { inlines: more, .. } => {
                    inlines(more, found);
                }
                _ => {}
            }
        }
    }
    fn blocks(all: &[Block], found: &mut BTreeMap<String, NodeId>) {
        for block in all {
            match block {
                Block::Paragraph(paragraph) => inlines(&paragraph.inlines, found),
                Block::Table(table) => {
                    for cell in table.rows.iter().flat_map(|row| &row.cells) {
                        blocks(&cell.blocks, found);
                    }
                }
            }
        }
    }
    let mut found = BTreeMap::new();
    for section in &flow.sections {
        blocks(&section.blocks, &mut found);
    }
    for paragraph in flow.notes.iter().flat_map(|note| &note.paragraphs) {
        inlines(&paragraph.inlines, &mut found);
    }
    found
}
