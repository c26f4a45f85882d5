//! What all stories of a document share while they are read.

use super::finding::UNREAD;
use super::note::{Call, NoteForms, NoteKind, Tally};
use super::numbering::Lists;
use super::styles::Styles;
use super::xml::Element;
use crate::diag::{Finding, Rule};
use crate::transcript::TextBox;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Which view of a document with tracked changes is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum View {
    /// As if every change were accepted.
    #[default]
    Final,
    /// As if every change were rejected.
    Original,
}

/// What is known before the first paragraph.
#[derive(Debug)]
pub(super) struct Context {
    /// Styles.
    pub styles: Rc<Styles>,
    /// Lists.
    pub lists: Lists,
    /// Language of the document's text, as written.
    pub language: Option<String>,
    /// View.
    pub view: View,
    /// How notes are numbered, by section.
    pub note_forms: Vec<NoteForms>,
}

/// What grows while stories are read.
#[derive(Debug, Default)]
pub(super) struct Notebook {
    /// Findings in reading order.
    pub findings: Vec<Finding>,
    /// Calls of notes with their marks, in reading order.
    pub calls: Vec<(Call, String)>,
    /// The notes that are called in the other view of the tracked changes.
    pub called_otherwise: BTreeSet<(NoteKind, String)>,
    /// How far the numbers of notes have come.
    pub tally: BTreeMap<NoteKind, Tally>,
    /// Text boxes in reading order.
    pub boxes: Vec<TextBox>,
    /// How many tables there are so far.
    pub tables: usize,
    /// How many tracked changes were met, by who made them.
    pub changes: BTreeMap<String, usize>,
    /// Comments, in reading order.
    pub comments: Vec<Remark>,
    /// Words that comments are about, by the comment's id.
    pub anchors: BTreeMap<String, Anchor>,
}

/// Where a comment stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Remark {
    /// Which comment.
    pub id: String,
    /// The paragraph, for messages.
    pub at: String,
    /// The words that it is about, as far as they stand in the paragraph where they end.
    pub anchor: String,
}

/// The words that a comment is about, under way.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    /// The paragraph that it began in.
    pub at: String,
    /// Where it began in the paragraph's text.
    pub start: usize,
    /// The words, once they have ended.
    pub words: String,
}

impl Notebook {
    /// Counts a tracked change.
    pub fn changed(&mut self, change: &Element<'_>) {
        let author = change.w("author").unwrap_or("an unnamed author");
        *self.changes.entry(author.to_owned()).or_default() += 1;
    }

    /// Remembers the notes that are called in what the view that is read has not.
    pub fn called_otherwise(&mut self, gone: &Element<'_>) {
        for element in gone.elements() {
            let kind = match element.local {
                "footnoteReference" => NoteKind::Foot,
                "endnoteReference" => NoteKind::End,
                _ => {
                    self.called_otherwise(element);
                    continue;
                }
            };
            let id = element.w("id").unwrap_or_default().to_owned();
            self.called_otherwise.insert((kind, id));
        }
    }

    /// Notes a finding.
    pub fn find(&mut self, rule: &'static Rule, message: String, help: &str) {
        self.findings.push(Finding::new(rule, message, help));
    }

    /// Notes something that cannot be read.
    pub fn unread(&mut self, what: &str, at: &str) {
        self.find(
            &UNREAD,
            format!("{at} holds {what}, which this reader cannot read."),
            "Replace it with plain text, or take it out.",
        );
    }
}
