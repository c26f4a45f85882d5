//! What a page says of the identity of its document: the marked passages of cover page and preface.

use super::passage::for_each_block_of;
use crate::model::{BlockKind, Division, DivisionKind, Inline, InlineKind, NodeId, Part};

/// Calls `found` for everything that is marked in cover page and preface of a part, in reading order.
pub(super) fn printed<'d>(
    part: &'d Part,
    found: &mut dyn FnMut(NodeId, &'d InlineKind, &'d [Inline]),
) {
    for Division { kind, blocks, .. } in &part.divisions {
        if !matches!(kind, DivisionKind::Cover | DivisionKind::Preface) {
            continue;
        }
        for_each_block_of(blocks, &mut |block| {
            if let BlockKind::Text(text) = &block.kind {
                marked(&text.inlines, found);
            }
        });
    }
}

fn marked<'d>(inlines: &'d [Inline], found: &mut dyn FnMut(NodeId, &'d InlineKind, &'d [Inline])) {
    for inline in inlines {
        if let Inline::Marked {
            node,
            kind,
            children,
            ..
        } = inline
        {
            found(*node, kind, children);
            marked(children, found);
        }
    }
}
