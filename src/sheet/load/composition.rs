//! `[composition]` and `[table]`: how lines, pages, parts and tables are composed.

use super::Value;
use super::table::{Findings, Table};
use super::values::{count, distance, flag, list, text, word};
use crate::sheet::{Composition, PartStart, TableLook};
use std::collections::BTreeSet;

/// Reads `[composition]`.
pub(super) fn composition(mut table: Table, findings: &mut Findings) -> Option<Composition> {
    let part_start = table.required("part-start", findings, word::<PartStart>);
    let space_stretch = table.required("space-stretch", findings, count(0, 10_000));
    let space_shrink = table.required("space-shrink", findings, count(0, 900));
    let hyphenate = table.required("hyphenate", findings, languages);
    let note_rule = table.required("note-rule", findings, distance);
    let note_gap = table.required("note-gap", findings, distance);
    let signature_with_text = table.required("signature-with-text", findings, flag);
    let contents_step = table.required("contents-step", findings, distance);
    table.finish(findings);
    Some(Composition {
        part_start: part_start?,
        space_stretch: space_stretch?,
        space_shrink: space_shrink?,
        hyphenate: hyphenate?,
        note_rule: note_rule?,
        note_gap: note_gap?,
        signature_with_text: signature_with_text?,
        contents_step: contents_step?,
    })
}

fn languages(value: Value, findings: &mut Findings) -> Option<BTreeSet<String>> {
    let entries = list(value, findings)?;
    entries.iter().map(|value| text(value, findings)).collect()
}

/// Reads `[table]`.
pub(super) fn table_look(mut table: Table, findings: &mut Findings) -> Option<TableLook> {
    let rule = table.required("rule", findings, distance);
    let pad_side = table.required("pad-side", findings, distance);
    let pad_top = table.required("pad-top", findings, distance);
    table.finish(findings);
    Some(TableLook {
        rule: rule?,
        pad_side: pad_side?,
        pad_top: pad_top?,
    })
}
