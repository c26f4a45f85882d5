//! The layout: from `Flow` to `Pages`. The files read in the order of the work: `measure` a paragraph's inlines as
//! `words`, `cut` them where lines may end, break its `lines` (or `fill` those with tabs), `set` what stands in them,
//! make the `paragraph`, the `table`, the `notes` and the `block` in its place in the `structure`, then `paginate` the
//! strips, add the `running` text, and find the `places` of outline and links.
//!
//! All decisions are made in whole numbers, so that every machine lays out alike.

mod block;
mod composer;
mod cut;
mod fill;
mod lines;
mod measure;
mod notes;
mod paginate;
mod paragraph;
mod piece;
mod places;
mod ruled;
mod rules;
mod running;
mod set;
mod stamp;
mod strip;
mod structure;
mod table;
mod words;

#[cfg(test)]
mod tests;

pub use rules::RULES;
pub use stamp::{separator, stamp};

use crate::diag::{Finding, Outcome, Place};
use crate::flow::Flow;
use crate::model::NodeId;
use crate::pages::Pages;
use crate::text::FontBook;
use composer::Composer;
use rules::CONTENTS_UNSETTLED;
use std::collections::BTreeMap;

/// Lays `flow` out with the faces of `book`. `place` tells where a node stands in the XML, for findings.
///
/// Findings: characters without glyph, lines beyond the limits, keeps that could not be honoured, divided rows, links
/// that lead nowhere. There is always a value; where a finding is an error it is not fit to be released.
pub fn layout(
    flow: &Flow,
    book: &FontBook,
    place: &dyn Fn(NodeId) -> Option<Place>,
) -> Outcome<Pages> {
    let mut folios = BTreeMap::new();
    for _ in 0..PASSES {
        let mut outcome = Composer::new(flow, book, place, &folios).compose();
        match &mut outcome.value {
            Some(pages) if pages.folios != folios => folios = std::mem::take(&mut pages.folios),
            _ => return outcome,
        }
    }
    let mut outcome = Composer::new(flow, book, place, &folios).compose();
    if outcome
        .value
        .as_ref()
        .is_some_and(|pages| pages.folios != folios)
    {
        let message = "The numbers of the contents lines move the pages that they name.";
        let help = "Look at the contents list; change the text or the layout a little.";
        outcome
            .findings
            .push(Finding::new(&CONTENTS_UNSETTLED, message, help));
    }
    outcome
}

/// How often the pages are made anew because a contents line names a page that has moved. A document without contents
/// lines is laid out once, one with them twice.
const PASSES: usize = 4;
