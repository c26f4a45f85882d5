//! Compares the body, story by story, paragraph by paragraph.

use super::align::{Step, align};
use super::{Sides, normal, paragraph, rules, words};
use crate::diag::Finding;
use crate::transcript::{Paragraph, Transcript};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Compares the body.
pub(super) fn compare(expected: &Transcript, found: &Transcript, findings: &mut Vec<Finding>) {
    let sides = Sides { expected, found };
    story(sides, &expected.body, &found.body, findings);
}

/// Reports text boxes: the canonical text has none.
pub(super) fn boxes(expected: &Transcript, found: &Transcript, findings: &mut Vec<Finding>) {
    let sides = Sides { expected, found };
    let all = |t: &Transcript| -> Vec<Paragraph> {
        t.boxes.iter().flat_map(|b| b.paragraphs.clone()).collect()
    };
    if !expected.boxes.is_empty() || !found.boxes.is_empty() {
        story(sides, &all(expected), &all(found), findings);
    }
}

/// How the paragraphs of one story were aligned; indices are those of the two lists.
pub(super) fn aligned(sides: Sides<'_>, expected: &[Paragraph], found: &[Paragraph]) -> Vec<Step> {
    let breaks = sides.found.sees.breaks;
    let readable = |all: &[Paragraph]| -> Vec<usize> {
        (0..all.len())
            .filter(|i| !normal::is_blank(&all[*i]))
            .collect()
    };
    let (left, right) = (readable(expected), readable(found));
    // the same text with and without its breaks is the same paragraph
    let (left_texts, right_texts) = (texts(expected, &left, breaks), texts(found, &right, breaks));
    let steps = align(
        &left_texts.iter().map(|text| &**text).collect::<Vec<_>>(),
        &right_texts.iter().map(|text| &**text).collect::<Vec<_>>(),
    );
    steps
        .into_iter()
        .map(|step| match step {
            Step::Pair(i, j) => Step::Pair(left[i], right[j]),
            Step::Moved(i, j) => Step::Moved(left[i], right[j]),
            Step::Missing(i) => Step::Missing(left[i]),
            Step::Extra(j) => Step::Extra(right[j]),
        })
        .collect()
}

/// The texts of some paragraphs, as they are compared.
fn texts<'p>(all: &'p [Paragraph], which: &[usize], breaks: bool) -> Vec<Cow<'p, str>> {
    let text = |index: &usize| match normal::normal(&all[*index], breaks) {
        Cow::Borrowed(paragraph) => Cow::Borrowed(paragraph.text.as_str()),
        Cow::Owned(paragraph) => Cow::Owned(paragraph.text),
    };
    which.iter().map(text).collect()
}

/// Compares two paragraphs that stand at the same place; `header_rows` are those of [`header_rows`].
pub(super) fn pair(
    sides: Sides<'_>,
    e: &Paragraph,
    f: &Paragraph,
    header_rows: &BTreeMap<usize, usize>,
    findings: &mut Vec<Finding>,
) {
    paragraph::compare(sides, e, f, findings);
    let heads = e
        .cell
        .is_some_and(|cell| cell.row < header_rows.get(&cell.table).copied().unwrap_or(0));
    paragraph::cell(sides, e, f, heads, findings);
}

/// Compares the paragraphs of one story.
pub(super) fn story(
    sides: Sides<'_>,
    expected: &[Paragraph],
    found: &[Paragraph],
    findings: &mut Vec<Finding>,
) {
    let header_rows = header_rows(expected);
    let mut lost: Vec<&Paragraph> = Vec::new();
    let mut extra: Vec<&Paragraph> = Vec::new();
    for step in aligned(sides, expected, found) {
        if !matches!(step, Step::Missing(_)) {
            missing(&mut lost, findings);
        }
        if !matches!(step, Step::Extra(_)) {
            too_many(&mut extra, findings);
        }
        match step {
            Step::Pair(i, j) => pair(sides, &expected[i], &found[j], &header_rows, findings),
            Step::Moved(i, j) => moved(&expected[i], &found[j], found[..j].last(), findings),
            Step::Missing(i) => lost.push(&expected[i]),
            Step::Extra(j) => extra.push(&found[j]),
        }
    }
    missing(&mut lost, findings);
    too_many(&mut extra, findings);
}

/// How many rows at the top of each table hold header cells only.
pub(super) fn header_rows(paragraphs: &[Paragraph]) -> BTreeMap<usize, usize> {
    let mut rows: BTreeMap<usize, usize> = BTreeMap::new();
    for cell in paragraphs.iter().filter_map(|p| p.cell) {
        let first_plain = rows.entry(cell.table).or_insert(usize::MAX);
        if !cell.header {
            *first_plain = (*first_plain).min(cell.row);
        }
    }
    rows
}

/// Reports paragraphs in a row that are lost, as one finding.
fn missing(lost: &mut Vec<&Paragraph>, findings: &mut Vec<Finding>) {
    if let [first, .., last] = lost.as_slice() {
        findings.push(paragraph::finding(
            &rules::MISSING,
            first,
            format!(
                "{} paragraphs are missing, from {} to {}.",
                lost.len(),
                words::name(first),
                words::name(last)
            ),
        ));
    } else if let [only] = lost.as_slice() {
        findings.push(paragraph::finding(
            &rules::MISSING,
            only,
            format!("The paragraph {} is missing.", words::name(only)),
        ));
    }
    lost.clear();
}

/// Reports paragraphs in a row that are too many, as one finding.
fn too_many(extra: &mut Vec<&Paragraph>, findings: &mut Vec<Finding>) {
    let message = match extra.as_slice() {
        [] => return,
        [only] => format!(
            "The paragraph {} is not in the canonical text.",
            words::name(only)
        ),
        [first, .., last] => format!(
            "{} paragraphs are not in the canonical text, from {} to {}.",
            extra.len(),
            words::name(first),
            words::name(last)
        ),
    };
    findings.push(Finding::new(&rules::EXTRA, message, rules::HELP));
    extra.clear();
}

fn moved(e: &Paragraph, f: &Paragraph, before: Option<&Paragraph>, findings: &mut Vec<Finding>) {
    let after = match before {
        Some(before) => format!("after {}", words::name(before)),
        None => "at the start".into(),
    };
    findings.push(paragraph::finding(
        &rules::MOVED,
        e,
        format!(
            "The paragraph {} stands at another place{}: {after}.",
            words::name(e),
            words::place(f)
        ),
    ));
}
