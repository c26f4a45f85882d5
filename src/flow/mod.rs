//! The `Flow`: the document as styled blocks in reading order, from which both outputs are made.
//!
//! After this form there is no inherited property, no relative length, no unassigned number, and no block inside a
//! block but in table cells and notes. Canonical numbers are copied into labels; lists say how Word reproduces them.

mod blocks;
mod card;
mod check;
mod columns;
mod count;
mod dump;
mod form;
mod inlines;
mod lists;
mod masthead;
mod notes;
mod outline;
mod paragraph;
mod parts;
mod preface;
mod rules;
mod running;
mod stamp;
mod table;
mod walk;
mod widths;

pub use card::{symbol, title};
pub use dump::dump;
pub use form::{
    BarCode, Block, Card, Figure, Flow, Inline, Label, LinkTarget, ListForm, ListPlace, Note,
    OldNumber, OutlineEntry, Paragraph, Revision, Run, RunningText, Section, SideText, Table,
    TableCell, TableRow, Tag,
};
pub use rules::RULES;
pub use stamp::StampText;

use crate::diag::Outcome;
use crate::model::Document;
use crate::sheet::Sheet;

/// Styles a document after a layout.
///
/// # Errors
/// There is always a `Flow`; where a finding is an error (a ragged table, a link to nowhere, a number that no list
/// reproduces) no output is to be made of it.
pub fn flow(document: &Document, sheet: &Sheet) -> Outcome<Flow> {
    let mut walk = walk::Walk::new(document, sheet);
    walk.read();
    let mut findings = walk.findings;
    let mut flow = Flow {
        card: card::card(document, sheet),
        page: sheet.page.clone(),
        styles: sheet.styles.clone(),
        char_styles: sheet.char_styles.clone(),
        composition: sheet.composition.clone(),
        table: sheet.table.clone(),
        lists: walk.lists.into_forms(),
        sections: walk.sections,
        notes: walk.notes,
        outline: walk.outline,
    };
    running::check_bar_code(&flow, document, &mut findings);
    check::numbers(&flow, document, &mut findings);
    check::links(&mut flow, document, &mut findings);
    Outcome::new(flow, findings)
}

#[cfg(test)]
mod tests;
