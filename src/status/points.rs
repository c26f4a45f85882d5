//! The points of a document that are not agreed.

use crate::diag::Place;
use crate::model::{Document, Inline, InlineKind, NodeId, organizations, plain_text};
use serde::Serialize;

/// A point that is not agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// What keeps it from being agreed.
    pub kind: PointKind,
    /// The delegations concerned, as the document shows their names.
    pub delegations: Vec<String>,
    /// The unit of the text that it stands in, by its eId.
    pub unit: String,
    /// Its text, exact.
    pub text: String,
    /// The alternatives in it.
    pub alternatives: Vec<String>,
    /// Where it stands in the file.
    pub place: Place,
}

/// Kinds of point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PointKind {
    /// A delegation agrees subject to its government.
    AdReferendum,
    /// Text in brackets.
    Bracketed,
    /// Text proposed for deletion.
    Struck,
    /// A note in which a delegation states its position.
    Statement,
}

/// All points of a document, in reading order.
pub fn points(document: &Document) -> Vec<Point> {
    let annotations = document.annotations();
    let mut points = Vec::new();
    document.for_each_inline(&mut |inline, around| {
        let Inline::Marked {
            node,
            marks,
            kind,
            children,
        } = inline
        else {
            return;
        };
        let found = match (marks.name.as_deref(), kind) {
            (Some("adReferendum"), _) => {
                let annotation = annotations.iter().find(|one| one.node == *node);
                let named = annotation.map(|one| one.delegations.clone());
                Some((
                    PointKind::AdReferendum,
                    children.clone(),
                    named.unwrap_or_default(),
                ))
            }
            (Some("bracketed"), _) => Some((
                PointKind::Bracketed,
                children.clone(),
                organizations(children),
            )),
            (Some("struck"), _) => {
                Some((PointKind::Struck, children.clone(), organizations(children)))
            }
            (_, InlineKind::Note(note)) => {
                let inlines: Vec<Inline> = note
                    .blocks
                    .iter()
                    .flat_map(|block| match &block.kind {
                        crate::model::BlockKind::Text(text) => text.inlines.clone(),
                        _ => Vec::new(),
                    })
                    .collect();
                let delegations = organizations(&inlines);
                (!delegations.is_empty()).then_some((PointKind::Statement, inlines, delegations))
            }
            _ => None,
        };
        if let Some((kind, inlines, delegations)) = found {
            points.push(Point {
                kind,
                delegations: delegations.iter().map(|id| shown(document, id)).collect(),
                unit: unit(document, *node, around),
                text: plain_text(&inlines),
                alternatives: alternatives(&inlines),
                place: document.place(*node),
            });
        }
    });
    points
}

/// A delegation as the document's references show it.
fn shown(document: &Document, id: &str) -> String {
    let parts = document.parts();
    let mut references = parts.iter().flat_map(|part| &part.metadata.references);
    let reference =
        references.find(|reference| document.node(reference.node).e_id.as_deref() == Some(id));
    reference.map_or_else(|| id.to_owned(), |reference| reference.shown.clone())
}

/// The unit that a person would name: the paragraph, recital or item around, not its content.
fn unit(document: &Document, node: NodeId, around: &[NodeId]) -> String {
    let within = document.within(node, around);
    let is_unit = |id: &&String| {
        let last = id.rsplit("__").next().unwrap_or(id);
        let short = last.split('_').next().unwrap_or(last);
        [
            "para",
            "subpara",
            "rec",
            "cit",
            "item",
            "sec",
            "part",
            "preface",
            "preamble",
            "conclusions",
        ]
        .contains(&short)
    };
    let unit = within.iter().find(is_unit).or(within.first());
    unit.cloned().unwrap_or_default()
}

fn alternatives(inlines: &[Inline]) -> Vec<String> {
    let mut found = Vec::new();
    for inline in inlines {
        if let Inline::Marked {
            marks, children, ..
        } = inline
        {
            match marks.name.as_deref() {
                Some("alternative") => found.push(plain_text(children)),
                _ => found.extend(alternatives(children)),
            }
        }
    }
    found
}
