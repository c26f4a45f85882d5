//! Gathers findings while a document is read: light while they are made, placed and put in order at the end.

use super::rule;
use crate::diag::{Finding, Rule, Source, Span};
use std::fmt;

/// The findings of one document.
pub(super) struct Report {
    found: Vec<Found>,
    /// At most so many findings are kept of each pass over the document, and shown in the end.
    limit: usize,
    /// Findings of the pass under way.
    in_pass: usize,
    /// Findings that were not kept.
    dropped: usize,
}

struct Found {
    rule: &'static Rule,
    span: Span,
    message: String,
    help: &'static str,
}

impl Report {
    pub(super) fn new(limit: usize) -> Report {
        Report {
            found: Vec::new(),
            limit,
            in_pass: 0,
            dropped: 0,
        }
    }

    /// Starts another pass over the document. Each pass goes from its beginning to its end, so the first findings
    /// of the document are among the first of every pass.
    pub(super) fn next_pass(&mut self) {
        self.in_pass = 0;
    }

    /// Notes a finding. Its message is only made when it is kept.
    pub(super) fn add(
        &mut self,
        rule: &'static Rule,
        span: Span,
        message: fmt::Arguments<'_>,
        help: &'static str,
    ) {
        self.in_pass += 1;
        if self.in_pass > self.limit {
            self.dropped += 1;
            return;
        }
        self.found.push(Found {
            rule,
            span,
            message: message.to_string(),
            help,
        });
    }

    /// All findings in the order of the document, with their places.
    pub(super) fn finish(mut self, source: &Source) -> Vec<Finding> {
        self.found.sort_by_key(|found| found.span.start);
        let more = self.dropped + self.found.len().saturating_sub(self.limit);
        self.found.truncate(self.limit);
        let last = self
            .found
            .last()
            .map_or(Span::default(), |found| found.span);
        let mut findings: Vec<Finding> = self
            .found
            .into_iter()
            .map(|found| {
                Finding::new(found.rule, found.message, found.help).at(source.place(found.span))
            })
            .collect();
        if more > 0 {
            let message = format!("{more} more findings are not shown");
            let help = "mend those above, and run it again";
            findings
                .push(Finding::new(&rule::TOO_MANY_FINDINGS, message, help).at(source.place(last)));
        }
        findings
    }
}
