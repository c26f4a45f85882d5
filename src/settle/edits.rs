//! Edits of the canonical XML as bytes: everything that they do not concern stays as it is.

use crate::model::{Annotation, Document, NodeId, Step};
use crate::symbol::FileSymbol;
use std::ops::Range;

/// What a reservation is, and what one that was lifted is (`TLCConcept`).
const PENDING: &str = "adReferendum";
const LIFTED: &str = "adReferendumLifted";
const AGREED: &str = "agreed";

/// Edits under way.
pub(super) struct Edits<'d> {
    document: &'d Document,
    edits: Vec<(Range<usize>, String)>,
    /// How many steps were added.
    added: usize,
}

impl<'d> Edits<'d> {
    pub(super) fn new(document: &'d Document) -> Edits<'d> {
        Edits {
            document,
            edits: Vec::new(),
            added: 0,
        }
    }

    fn text(&self) -> &'d str {
        self.document.source.text()
    }

    fn tag(&self, node: NodeId) -> Range<usize> {
        let span = self.document.node(node).span;
        span.start as usize..span.end as usize
    }

    /// Takes an annotation out of the text: with the space before it, or with its paragraph where that is all there is.
    pub(super) fn take_out(&mut self, annotation: &Annotation) {
        let text = self.text();
        let tag = self.tag(annotation.node);
        let end = end_of_inline(text, tag.end);
        let before = text[..tag.start].trim_end();
        let after = text[end..].trim_start();
        let alone = before.ends_with("<p>") && after.starts_with("</p>");
        let range = if alone {
            let start = before[..before.len() - "<p>".len()].trim_end().len();
            let end = text.len() - after.len() + "</p>".len();
            start..end
        } else {
            before.len()..end
        };
        self.edits.push((range, String::new()));
    }

    /// Records in the workflow that a reservation was lifted.
    pub(super) fn record(&mut self, annotation: &Annotation, delegation: &str, date: &str) {
        let document = self.document;
        let mut steps: Vec<&Step> = Vec::new();
        for part in document.parts() {
            steps.extend(&part.metadata.workflow);
        }
        let is_its = |step: &&&Step| {
            step.by.as_deref() == Some(delegation)
                && step.outcome.as_deref() == Some(PENDING)
                && step
                    .href
                    .as_ref()
                    .is_some_and(|id| annotation.within.contains(id))
        };
        let Some(step) = steps.iter().find(is_its) else {
            return; // the check has told that it is missing
        };
        // the annotation is gone: both steps are about the unit around it
        let own = document.node(annotation.node).e_id.as_deref();
        let around = annotation.within.iter().find(|id| Some(id.as_str()) != own);
        let unit = step
            .href
            .as_ref()
            .filter(|id| Some(id.as_str()) != own)
            .or(around);
        let unit = unit.map_or("", String::as_str);
        let range = self.tag(step.node);
        let old = &self.text()[range.clone()];
        let mut kept = old.replace(&format!("\"#{PENDING}\""), &format!("\"#{LIFTED}\""));
        if let Some(own) = own {
            kept = kept.replace(&format!("href=\"#{own}\""), &format!("href=\"#{unit}\""));
        }
        self.added += 1;
        let number = steps.len() + self.added;
        let role = step
            .role
            .as_deref()
            .map_or(String::new(), |role| format!(" as=\"#{role}\""));
        let indent = indent(self.text(), range.start);
        let new = format!(
            "{kept}\n{indent}<step eId=\"step_{number}\" date=\"{date}\" by=\"#{delegation}\"{role} outcome=\"#{AGREED}\" \
             href=\"#{unit}\"/>"
        );
        self.edits.push((range, new));
    }

    /// Adds the concepts that the steps name, after that of a reservation.
    pub(super) fn concepts(&mut self) {
        let document = self.document;
        let known = |id: &str| {
            let parts = document.parts();
            let mut references = parts.iter().flat_map(|part| &part.metadata.references);
            references.any(|reference| document.node(reference.node).e_id.as_deref() == Some(id))
        };
        let parts = document.parts();
        let mut references = parts.iter().flat_map(|part| &part.metadata.references);
        let pending = references
            .find(|reference| document.node(reference.node).e_id.as_deref() == Some(PENDING));
        let Some(pending) = pending else {
            return;
        };
        let range = self.tag(pending.node);
        let indent = indent(self.text(), range.start);
        let mut added = String::new();
        for (id, path, shown) in [
            (LIFTED, "ad-referendum-lifted", "ad referendum, lifted"),
            (AGREED, "agreed", "agreed"),
        ] {
            if !known(id) {
                added.push_str(&format!(
                    "\n{indent}<TLCConcept eId=\"{id}\" href=\"/akn/ontology/concept/oas/{path}\" showAs=\"{shown}\"/>"
                ));
            }
        }
        self.edits.push((range.end..range.end, added));
    }

    /// Lets the document be the new version: its number, its symbol, and the IRIs that end with it.
    pub(super) fn version(&mut self, old: &FileSymbol, new: &FileSymbol) {
        let text = self.text();
        let (from, to) = (old.version(), new.version());
        let shown = |symbol: &FileSymbol| format!("showAs=\"{symbol}\"");
        let number = |version: &str| format!("<FRBRversionNumber value=\"{version}\"/>");
        let mut changes = vec![(shown(old), shown(new)), (number(&from), number(&to))];
        for part in self.document.parts() {
            let uri = &part.identity.expression.uri;
            if let Some(base) = uri.strip_suffix(&from).filter(|base| base.ends_with('@')) {
                changes.push((uri.clone(), format!("{base}{to}")));
            }
        }
        changes.sort();
        changes.dedup();
        for (from, to) in changes {
            for (at, _) in text.match_indices(&from) {
                self.edits.push((at..at + from.len(), to.clone()));
            }
        }
    }

    /// The text with all edits.
    pub(super) fn done(mut self) -> String {
        let text = self.text();
        self.edits
            .sort_by_key(|(range, _)| (range.start, range.end));
        let (mut out, mut at) = (String::with_capacity(text.len()), 0);
        for (range, put) in &self.edits {
            // an edit inside another has nothing left to change
            if range.start >= at {
                out.push_str(&text[at..range.start]);
                out.push_str(put);
                at = range.end;
            }
        }
        out.push_str(&text[at..]);
        out
    }
}

/// Where an `inline` ends that begins before `from`.
fn end_of_inline(text: &str, from: usize) -> usize {
    let (mut at, mut depth) = (from, 1);
    while depth > 0 {
        let rest = &text[at..];
        let (Some(close), open) = (rest.find("</inline>"), rest.find("<inline ")) else {
            return from; // a document that was read has its end tags
        };
        match open.filter(|open| *open < close) {
            Some(open) => {
                let tag = rest[open..].find('>').unwrap_or(0);
                let empty = rest[..open + tag].ends_with('/');
                depth += usize::from(!empty);
                at += open + tag + 1;
            }
            None => {
                depth -= 1;
                at += close + "</inline>".len();
            }
        }
    }
    at
}

/// The white space before a place on its line.
fn indent(text: &str, at: usize) -> &str {
    let line = text[..at].rfind('\n').map_or(0, |feed| feed + 1);
    let white = text[line..at].len() - text[line..at].trim_start().len();
    &text[line..line + white]
}
