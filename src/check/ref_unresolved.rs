//! REF-UNRESOLVED: a reference within the document leads nowhere.

use crate::diag::{Finding, Rule, Severity, Span};
use crate::model::Document;
use quick_xml::events::attributes::Attributes;
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule {
    code: "REF-UNRESOLVED",
    severity: Severity::Error,
    summary: "A reference within the document leads nowhere.",
    explanation: "Every value that begins with # names an eId of the file: a paragraph that a ref leads to, a delegation \
        that an organization refers to, the source of a workflow. Here no element bears it. Most often it is misspelt, \
        or the paragraph that it named was renumbered or taken out. Correct the reference, or give the element its eId.",
};

/// Every reference stands in a start tag; they are read there, so that no attribute can be forgotten.
pub(super) fn check(document: &Document, findings: &mut Vec<Finding>) {
    let known: BTreeSet<&str> = document
        .nodes
        .iter()
        .filter_map(|node| node.e_id.as_deref())
        .collect();
    for node in &document.nodes {
        let Some(tag) = inside(document, node.span) else {
            continue;
        };
        let name = tag
            .find(|c: char| c.is_ascii_whitespace())
            .unwrap_or(tag.len());
        for attribute in Attributes::new(tag, name).with_checks(false).flatten() {
            let key = attribute.key.into_inner();
            let value = attribute.value.as_ref();
            if !value.starts_with('#') {
                continue;
            }
            for target in value.split_whitespace() {
                let id = target.strip_prefix('#').unwrap_or(target);
                if known.contains(id) {
                    continue;
                }
                let message = format!(
                    "The {key} {target:?} of <{}> names no eId of this file.",
                    node.element
                );
                let help = "Correct the reference, or give the element that it names this eId.";
                // the value is borrowed from the tag, unless it had to be changed on reading
                let start = node.span.start as usize + 1;
                let at = tag.find(target).map_or(node.span, |at| {
                    Span::new(start + at, start + at + target.len())
                });
                findings.push(Finding::new(&RULE, message, help).at(document.source.place(at)));
            }
        }
    }
}

/// What stands between the angle brackets of a start tag.
fn inside(document: &Document, span: Span) -> Option<&str> {
    let tag = document
        .source
        .text()
        .get(span.start as usize..span.end as usize)?;
    let tag = tag.strip_prefix('<')?.strip_suffix('>')?;
    Some(tag.strip_suffix('/').unwrap_or(tag))
}
