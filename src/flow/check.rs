//! The flow checks itself: the lists count to the labels, and every link leads to a paragraph.

use super::count;
use super::form::{Block, Flow, Inline, LinkTarget, Paragraph};
use super::rules::{LINK_TARGET, NUMBER_FORM};
use crate::diag::Finding;
use crate::model::{Document, NodeId};
use std::collections::BTreeSet;

/// Counts every list as Word does, in the order of the text and then of the notes, and compares with the labels.
pub(super) fn numbers(flow: &Flow, document: &Document, findings: &mut Vec<Finding>) {
    let mut counts: Vec<Vec<Option<u32>>> = flow
        .lists
        .iter()
        .map(|list| vec![None; list.levels.len()])
        .collect();
    each_paragraph(flow, &mut |paragraph| {
        let (Some(label), Some(place)) = (&paragraph.label, paragraph.list) else {
            return;
        };
        let levels = &flow.lists[place.list].levels;
        let level = usize::from(place.level);
        let counts = &mut counts[place.list];
        counts[level] = Some(counts[level].map_or(levels[level].start, |count| count + 1));
        counts[level + 1..].fill(None);
        let shown: Vec<u32> = counts
            .iter()
            .zip(levels)
            .map(|(count, level)| count.unwrap_or(level.start))
            .collect();
        let counted = count::label(levels, &shown, level);
        if counted != label.text {
            let message = format!("Word would number this `{counted}`, not `{}`", label.text);
            let help = "Write the number in a form that can be counted, without a per cent sign.";
            findings.push(Finding::new(&NUMBER_FORM, message, help).at(document.place(label.node)));
        }
    });
}

/// Reports links inside the document whose target no paragraph bears, and makes them plain text.
pub(super) fn links(flow: &mut Flow, document: &Document, findings: &mut Vec<Finding>) {
    let mut targets = BTreeSet::new();
    each_paragraph(flow, &mut |paragraph| {
        collect(&paragraph.inlines, &mut targets)
    });
    if targets.is_empty() {
        return;
    }
    each_paragraph(flow, &mut |paragraph| {
        for anchor in &paragraph.anchors {
            targets.remove(anchor);
        }
    });
    if targets.is_empty() {
        return;
    }
    each_paragraph_mut(flow, &mut |paragraph| {
        unlink(&mut paragraph.inlines, &targets, document, findings);
    });
}

fn collect(inlines: &[Inline], targets: &mut BTreeSet<NodeId>) {
    for inline in inlines {
        match inline {
            Inline::Link {
                target, inlines, ..
            } => {
                if let LinkTarget::Node(node) = target {
                    targets.insert(*node);
                }
                collect(inlines, targets);
            }
            Inline::Tagged { inlines, .. } => collect(inlines, targets),
            _ => {}
        }
    }
}

fn unlink(
    inlines: &mut Vec<Inline>,
    lost: &BTreeSet<NodeId>,
    document: &Document,
    findings: &mut Vec<Finding>,
) {
    let mut out = Vec::with_capacity(inlines.len());
    for inline in inlines.drain(..) {
        match inline {
            Inline::Link {
                node,
                target: LinkTarget::Node(target),
                inlines,
                ..
            } if lost.contains(&target) => {
                let e_id = document.node(target).e_id.as_deref().unwrap_or_default();
                let message =
                    format!("`{e_id}` is on no page, so that nobody can follow the reference");
                let help = "Refer to a paragraph, unit, item or attachment.";
                findings.push(Finding::new(&LINK_TARGET, message, help).at(document.place(node)));
                // without a target there is no page to name
                let named = |inline: &Inline| matches!(inline, Inline::Tab | Inline::PageOf { .. });
                out.extend(inlines.into_iter().filter(|inline| !named(inline)));
            }
            Inline::Tagged {
                node,
                tag,
                mut inlines,
            } => {
                unlink(&mut inlines, lost, document, findings);
                out.push(Inline::Tagged { node, tag, inlines });
            }
            other => out.push(other),
        }
    }
    *inlines = out;
}

/// Every paragraph: of the sections in order, cells included, then of the notes.
pub(super) fn each_paragraph<'f>(flow: &'f Flow, visit: &mut dyn FnMut(&'f Paragraph)) {
    fn blocks<'f>(list: &'f [Block], visit: &mut dyn FnMut(&'f Paragraph)) {
        for block in list {
            match block {
                Block::Paragraph(paragraph) => visit(paragraph),
                Block::Table(table) => {
                    if let Some(caption) = &table.caption {
                        visit(caption);
                    }
                    for cell in table.rows.iter().flat_map(|row| &row.cells) {
                        blocks(&cell.blocks, visit);
                    }
                }
            }
        }
    }
    for section in &flow.sections {
        blocks(&section.blocks, visit);
    }
    for paragraph in flow.notes.iter().flat_map(|note| &note.paragraphs) {
        visit(paragraph);
    }
}

fn each_paragraph_mut(flow: &mut Flow, visit: &mut dyn FnMut(&mut Paragraph)) {
    fn blocks(list: &mut [Block], visit: &mut dyn FnMut(&mut Paragraph)) {
        for block in list {
            match block {
                Block::Paragraph(paragraph) => visit(paragraph),
                Block::Table(table) => {
                    if let Some(caption) = &mut table.caption {
                        visit(caption);
                    }
                    for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                        blocks(&mut cell.blocks, visit);
                    }
                }
            }
        }
    }
    for section in &mut flow.sections {
        blocks(&mut section.blocks, visit);
    }
    for paragraph in flow.notes.iter_mut().flat_map(|note| &mut note.paragraphs) {
        visit(paragraph);
    }
}
