//! The composer: what the steps of the layout share, and their order over the whole document.

use super::lines::{Fit, Line};
use super::paginate::Paginator;
use super::paragraph::Frame;
use super::piece::Measured;
use super::rules::{FONT_UNKNOWN, GLYPH_MISSING, LINE_OVERFULL, LINE_STRETCHED, TEXT_DIRECTION};
use super::strip::Strip;
use super::structure::{Lists, Tree};
use super::table::RepeatedHead;
use crate::diag::{Finding, Outcome, Place};
use crate::flow::{Flow, Section};
use crate::model::NodeId;
use crate::pages::{Pages, StructureRole};
use crate::sheet::{PartStart, Role};
use crate::text::{FontBook, Shaper};
use crate::unit::Length;
use std::collections::{BTreeMap, BTreeSet};

/// A layout under way.
pub(super) struct Composer<'f> {
    pub flow: &'f Flow,
    pub shaper: Shaper<'f>,
    pub tree: Tree,
    pub findings: Vec<Finding>,
    place: &'f dyn Fn(NodeId) -> Option<Place>,
    /// The body's column.
    pub frame: Frame,
    /// Strips of each note, once it is set.
    pub notes: Vec<Vec<Strip>>,
    /// Which notes have been called.
    pub called: Vec<bool>,
    /// The header rows of each table.
    pub heads: Vec<RepeatedHead>,
    /// Language of the section.
    pub language: &'f str,
    /// The paragraph that is being set: its role and origin.
    pub role: Role,
    pub node: NodeId,
    /// Characters and fonts that have been reported.
    told: BTreeSet<(String, Option<NodeId>)>,
    /// The folios that contents lines name, as far as they are known.
    pub folios: &'f BTreeMap<NodeId, u32>,
    /// The places whose folios they name.
    pub named: BTreeSet<NodeId>,
}

impl<'f> Composer<'f> {
    pub(super) fn new(
        flow: &'f Flow,
        book: &'f FontBook,
        place: &'f dyn Fn(NodeId) -> Option<Place>,
        folios: &'f BTreeMap<NodeId, u32>,
    ) -> Composer<'f> {
        Composer {
            flow,
            shaper: Shaper::new(book),
            tree: Tree::new(&flow.card.language),
            findings: Vec::new(),
            place,
            frame: Frame {
                left: flow.page.left,
                width: flow.page.measure(),
                hang: flow.page.right,
            },
            notes: vec![Vec::new(); flow.notes.len()],
            called: vec![false; flow.notes.len()],
            heads: Vec::new(),
            language: &flow.card.language,
            role: Role::Base,
            node: NodeId(0),
            told: BTreeSet::new(),
            folios,
            named: BTreeSet::new(),
        }
    }

    /// Sets and pages all sections.
    pub(super) fn compose(mut self) -> Outcome<Pages> {
        let flow = self.flow;
        let mut paginator = Paginator::default();
        let mut index = 0;
        while index < flow.sections.len() {
            // sections that go on on the same page are paged together
            let mut end = index + 1;
            while flow.sections.get(end).is_some_and(continues) {
                end += 1;
            }
            let mut strips = Vec::new();
            for section in &flow.sections[index..end] {
                strips.append(&mut self.section(section));
            }
            paginator.start(&self, &flow.sections[index]);
            self.paginate(&mut paginator, &flow.sections[index], strips);
            index = end;
        }
        self.finish(paginator)
    }

    /// Sets the blocks of a section under a `Part` of their own.
    fn section(&mut self, section: &'f Section) -> Vec<Strip> {
        self.language = &section.language;
        let part = self.tree.add(StructureRole::Part, 0, Some(section.part));
        if section.language != self.flow.card.language {
            self.tree.elements[part].language = Some(section.language.clone());
        }
        let mut strips = self.blocks(&section.blocks, self.frame, part, &mut Lists::default());
        if strips.is_empty() {
            strips.push(Strip::blank(section.part, Length::ZERO));
        }
        strips[0]
            .landmarks
            .push(super::strip::Landmark::Node(section.part));
        strips
    }

    /// The number of a face; an unknown family is reported once, and the first face stands in.
    pub(super) fn face(&mut self, family: &str, bold: bool, italic: bool, node: NodeId) -> usize {
        if let Some(face) = self.shaper.book().face(family, bold, italic) {
            return face;
        }
        if self.told.insert((family.to_string(), None)) {
            let finding = Finding::new(
                &FONT_UNKNOWN,
                format!("No shipped font stands for {family:?}."),
                "Name a family in the layout file that `fonts` holds, such as Times New Roman.",
            );
            self.report(node, finding);
        }
        0
    }

    /// Reports a finding at the place of a node.
    pub(super) fn report(&mut self, node: NodeId, finding: Finding) {
        self.findings.push(match (self.place)(node) {
            Some(place) => finding.at(place),
            None => finding,
        });
    }

    /// Reports characters that have no glyph, each once for a node.
    pub(super) fn report_missing(&mut self, node: NodeId, missing: &[char]) {
        for c in missing {
            if self.told.insert((c.to_string(), Some(node))) {
                let code = u32::from(*c);
                let finding = Finding::new(
                    &GLYPH_MISSING,
                    format!("The font has no glyph for {c:?} (U+{code:04X})."),
                    "Check the character in the XML; replace it if it is damage.",
                );
                self.report(node, finding);
            }
        }
    }

    /// Reports a word of a script that is written from right to left.
    pub(super) fn report_direction(&mut self, node: NodeId, word: &str) {
        // Hebrew to Thaana and their presentation forms
        let turned = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}');
        if !word.is_ascii()
            && word.contains(turned)
            && self.told.insert((word.to_string(), Some(node)))
        {
            let finding = Finding::new(
                &TEXT_DIRECTION,
                format!("{word:?} is written from right to left."),
                "Transliterate it, or give it as a picture with alternative text.",
            );
            self.report(node, finding);
        }
    }

    /// Reports a line that breaks the limits.
    pub(super) fn report_fit(&mut self, measured: &Measured, line: &Line, slack: Length) {
        if line.fit == Fit::Good {
            return;
        }
        let of = |index: usize| measured.pieces.get(index);
        let start = of(line.start).map_or(0, |piece| piece.start);
        let end = of(line.trim.wrapping_sub(1)).map_or(start, |piece| piece.end);
        let text = &measured.text[start..end.max(start)];
        let node = of(line.start).map_or(self.node, |piece| measured.formats[piece.format].node);
        let finding = if line.fit == Fit::Overfull {
            Finding::new(
                &LINE_OVERFULL,
                format!(
                    "The line {text:?} is {} wider than the measure.",
                    slack.abs()
                ),
                "Shorten it, or allow a break in it.",
            )
        } else {
            Finding::new(
                &LINE_STRETCHED,
                format!("The spaces of the line {text:?} are wider than the layout allows."),
                "Look at the line; allow more stretch or division of words in the layout, or leave it.",
            )
        };
        self.report(node, finding);
    }
}

fn continues(section: &Section) -> bool {
    section.start == PartStart::Continuous
}
