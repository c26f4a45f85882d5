//! Collation, as editors of manuscripts mean it: a legacy text held against the canonical one, paragraph by paragraph,
//! each difference with its class, its place in both, and how sure it is.
//!
//! It knows neither canonical XML nor any legacy format: two transcripts go in, the damage seen while reading with
//! them, and a [`Collation`] comes out. After this form no difference is without a class.
//!
//! The steps: paragraphs are taken apart into words (`leaf`, `token`), on the legacy side as they would be without
//! the damage that the reader saw (`view`); they are aligned (`align`); each row is compared word by word (`fit`):
//! labels, ends of paragraphs, white space, letters, and what is left (`hunks`); what stands alone is told
//! (`alone`); and damage takes its place among the differences (`damage`).

mod align;
mod alone;
mod borders;
mod calls;
mod candidates;
mod cells;
mod chain;
mod classes;
mod damage;
mod diff;
mod fit;
mod fold;
mod form;
mod found;
mod hunks;
mod id;
mod labels;
mod leaf;
mod letters;
mod order;
mod orphans;
mod remarks;
mod rows;
mod running;
mod similar;
mod spaces;
mod split_merge;
mod token;
mod truncated;
mod twins;
mod verdict;
mod view;

pub use classes::CLASSES;
pub(crate) use diff::matches as partners;
pub use form::{Certainty, Collation, Difference, Row, Verdict};
pub use leaf::running_text;

use crate::legacy::Reading;
use crate::transcript::Transcript;
use found::{Finds, Found};

/// Holds a legacy text against the canonical one.
pub fn collate(canonical: &Transcript, reading: &Reading) -> Collation {
    let mut lexicon = token::Lexicon::default();
    let of_canonical = leaf::of_canonical(canonical, &mut lexicon);
    let of_legacy = leaf::of_legacy(reading, &mut lexicon);
    let aside = running::aside(&of_legacy, canonical);
    let texts = split_merge::Texts {
        canonical: &of_canonical,
        legacy: &of_legacy,
        words: lexicon.len(),
        sees: reading.transcript.sees,
        aside: &aside,
    };
    let drafts = order::sort(texts, align::align(texts));
    let context = alone::Context::new(texts, &drafts, canonical);
    let mut explained = damage::Explained::new(reading);
    let mut rendered = borders::Rendered::new();
    let mut both = Vec::new();
    let mut rows = Vec::with_capacity(drafts.len());
    let mut found: Vec<Vec<Found>> = Vec::with_capacity(drafts.len());
    let mut remarks = Vec::new();
    for draft in &drafts {
        let mut finds = Finds::default();
        if let Some(whole) = context.tell(texts, draft, &drafts) {
            finds.add(whole, (0, 0));
        }
        let mut fit = fit::Fit::new(texts, draft);
        if !draft.canonical.is_empty() && !draft.legacy.is_empty() {
            labels::compare(&mut fit, &mut finds);
            borders::compare(&mut fit, &mut rendered, &mut finds);
            spaces::compare(&fit, &mut finds);
            letters::compare(&fit, &mut finds);
            hunks::compare(&mut fit, &mut explained, &mut finds);
            calls::compare(&fit, &mut finds);
        }
        explained.tell(&fit, reading, &mut both, &mut finds);
        let of_row = finds.in_order();
        if of_row.is_empty() && !draft.legacy.is_empty() {
            for leaf in &draft.canonical {
                remarks.extend(remarks::repeated(&of_canonical[*leaf]));
            }
        }
        rows.push(Row {
            canonical: draft
                .canonical
                .iter()
                .map(|i| of_canonical[*i].whole())
                .collect(),
            legacy: draft.legacy.iter().map(|j| of_legacy[*j].whole()).collect(),
            differences: Vec::new(),
        });
        found.push(of_row);
    }
    for (index, site) in both {
        let at = site
            .as_ref()
            .and_then(|site| remarks::leaf_of(&of_canonical, site));
        if let (Some(leaf), Some(damage)) = (at, reading.damage.get(index)) {
            remarks.push(remarks::both_have(
                &damage.class.rule,
                leaf,
                &damage.message,
            ));
        }
    }
    let mut of_file = explained.rest(reading);
    of_file.extend(running::compare(canonical, &reading.transcript));
    of_file.extend(spaces::edges(reading));
    finish(rows, found, of_file, remarks)
}

/// Numbers the differences, and says what they come to.
fn finish(
    mut rows: Vec<Row>,
    found: Vec<Vec<Found>>,
    of_file: Vec<Found>,
    remarks: Vec<crate::diag::Finding>,
) -> Collation {
    let mut differences = Vec::new();
    for (row, of_row) in rows.iter_mut().zip(found) {
        row.differences = (differences.len()..differences.len() + of_row.len()).collect();
        differences.extend(of_row.into_iter().map(|found| found.difference));
    }
    differences.extend(of_file.into_iter().map(|found| found.difference));
    id::assign(&mut differences);
    Collation {
        verdict: verdict::verdict(&differences),
        rows,
        differences,
        remarks,
    }
}
