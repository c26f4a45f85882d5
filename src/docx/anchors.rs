//! Bookmarks: the places that cross-references lead to.

use super::names::{each_inline, each_paragraph};
use super::package::{Element, NotXml, built};
use super::rules::TARGET;
use crate::diag::Finding;
use crate::flow::{Flow, Inline, LinkTarget, Paragraph};
use crate::model::NodeId;
use docx_rs::{BookmarkEnd, BookmarkStart};
use std::collections::{BTreeMap, BTreeSet};

/// The bookmarks of a document: only places that something leads to have one.
#[derive(Debug, Default)]
pub struct Anchors {
    /// The number of the bookmark of each target.
    ids: BTreeMap<NodeId, usize>,
    /// The printed number of the paragraph that bears a target.
    labels: BTreeMap<NodeId, String>,
    /// Bookmarks already written: the first paragraph that bears a target has it.
    written: BTreeSet<NodeId>,
    /// Notes that are called more than once: their first call bears a bookmark.
    called_again: BTreeMap<usize, usize>,
}

impl Anchors {
    /// Gathers what is referred to in `flow`; a target that no paragraph bears is a finding.
    pub fn of(flow: &Flow, findings: &mut Vec<Finding>) -> Anchors {
        let mut anchors = Anchors::default();
        let mut calls: BTreeMap<usize, usize> = BTreeMap::new();
        each_paragraph(flow, &mut |paragraph| {
            each_inline(&paragraph.inlines, &mut |inline| match inline {
                Inline::Link {
                    target: LinkTarget::Node(node),
                    ..
                } => {
                    let next = anchors.ids.len();
                    anchors.ids.entry(*node).or_insert(next);
                }
                Inline::NoteCall { note, .. } => *calls.entry(*note).or_insert(0) += 1,
                _ => {}
            });
        });
        let mut borne = BTreeSet::new();
        each_paragraph(flow, &mut |paragraph| {
            for node in &paragraph.anchors {
                let first = anchors.ids.contains_key(node) && borne.insert(*node);
                if let (true, Some(label)) = (first, &paragraph.label) {
                    anchors.labels.insert(*node, label.text.clone());
                }
            }
        });
        for node in anchors.ids.keys().filter(|node| !borne.contains(node)) {
            findings.push(Finding::new(
                &TARGET,
                format!(
                    "A cross-reference leads to node {}, which no paragraph bears.",
                    node.0
                ),
                "Refer to a numbered paragraph, a heading or an attachment.",
            ));
        }
        anchors.ids.retain(|node, _| borne.contains(node));
        let again = calls.into_iter().filter(|(_, count)| *count > 1);
        for (place, (note, _)) in again.enumerate() {
            // numbers of bookmarks start anew after the last possible target
            anchors
                .called_again
                .insert(note, anchors.ids.len() + borne.len() + place + 1);
        }
        anchors
    }

    /// The name of the bookmark of a target. Word hides names that begin with a low line.
    pub fn name(&self, target: NodeId) -> Option<String> {
        let known = self.ids.contains_key(&target);
        known.then(|| format!("_Ref{:08}", target.0))
    }

    /// The printed number of the paragraph that bears a target.
    pub fn label(&self, target: NodeId) -> Option<&str> {
        self.labels.get(&target).map(String::as_str)
    }

    /// The name of the bookmark around the first call of a note, where it is called again.
    pub fn note_name(&self, note: usize) -> Option<String> {
        let known = self.called_again.contains_key(&note);
        known.then(|| format!("_RefNote{:04}", note + 1))
    }

    /// Starts and ends of the bookmarks that `paragraph` bears.
    pub fn around(
        &mut self,
        paragraph: &Paragraph,
    ) -> Result<(Vec<Element>, Vec<Element>), NotXml> {
        let mut starts = Vec::new();
        let mut ends = Vec::new();
        for node in &paragraph.anchors {
            let Some(id) = self.ids.get(node).copied() else {
                continue;
            };
            if let (true, Some(name)) = (self.written.insert(*node), self.name(*node)) {
                starts.push(built(&BookmarkStart::new(id, name))?);
                ends.push(built(&BookmarkEnd::new(id))?);
            }
        }
        Ok((starts, ends))
    }

    /// Start and end of the bookmark around the first call of a note.
    pub fn around_call(&self, note: usize) -> Result<Option<(Element, Element)>, NotXml> {
        let (Some(id), Some(name)) = (self.called_again.get(&note), self.note_name(note)) else {
            return Ok(None);
        };
        Ok(Some((
            built(&BookmarkStart::new(*id, name))?,
            built(&BookmarkEnd::new(*id))?,
        )))
    }
}
