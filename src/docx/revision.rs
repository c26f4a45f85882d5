//! Tracked changes (ECMA-376 part 1, 17.13.5): what a flow that shows two versions says of either, as Word tracks it, so
//! that accepting all gives the new version and rejecting all gives the old one.
//!
//! Word has no mark for a number that changed: a numbered paragraph that another list counted before says so in its
//! old properties. A paragraph that goes takes its mark with it, and so what follows it keeps its own style.

use super::package::{Element, Node, NotXml};
use super::paragraph::spacer;
use super::writer::Writer;
use crate::flow::{Block, Revision};

impl Writer<'_> {
    /// An element of this name that bears a number of its own, the symbol of the new version as its author, and the date of
    /// that version where it has one.
    pub fn change(&mut self, name: &'static str) -> Element {
        self.changes += 1;
        let card = &self.flow.card;
        let change = Element::new(name)
            .with("w:id", self.changes)
            .with("w:author", &card.symbol);
        match &card.date {
            Some(date) => change.with("w:date", format!("{date}T00:00:00Z")),
            None => change,
        }
    }

    /// Runs that only one of the versions has.
    pub fn revised(&mut self, revision: Revision, runs: Vec<Element>) -> Element {
        let mut change = self.change(name(revision));
        change.extend(runs);
        if revision == Revision::Deleted {
            deleted(&mut change);
        }
        change
    }

    /// Ends the elements of blocks with the small paragraph that stays whatever is chosen. An inserted paragraph before it
    /// says that it was as small before: LibreOffice would else leave its number where the insertion is rejected.
    pub fn close_blocks(
        &mut self,
        blocks: &[Block],
        elements: &mut Vec<Element>,
    ) -> Result<(), NotXml> {
        let end = spacer()?;
        if let (Some(Block::Paragraph(last)), Some(element)) = (blocks.last(), elements.last_mut())
            && last.revision == Some(Revision::Inserted)
            && element.name == "w:p"
        {
            let style = end.child("w:pPr").cloned();
            let mut change = self.change("w:pPrChange");
            change.extend(style);
            element.child_or_new("w:pPr").push(change);
        }
        elements.push(end);
        Ok(())
    }

    /// What a paragraph's mark or a table's row says of itself where only one of the versions has it.
    pub fn mark_of(&mut self, revision: Option<Revision>) -> Option<Element> {
        revision.map(|revision| self.change(name(revision)))
    }
}

fn name(revision: Revision) -> &'static str {
    match revision {
        Revision::Inserted => "w:ins",
        Revision::Deleted => "w:del",
    }
}

/// Text and instructions of fields bear other names where they are deleted (17.4.18, 17.16.13).
fn deleted(element: &mut Element) {
    for child in &mut element.children {
        let Node::Element(child) = child else {
            continue;
        };
        match &*child.name {
            "w:t" => child.name = "w:delText".into(),
            "w:instrText" => child.name = "w:delInstrText".into(),
            _ => deleted(child),
        }
    }
}
