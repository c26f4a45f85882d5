//! The walk over the document: its state, and what holds at a place of it.

use super::form::{Block, Label, ListPlace, Note, OutlineEntry, Section};
use super::lists::Lists;
use crate::diag::{Finding, Rule};
use crate::model::{self, Document, Marks, NodeId, PartKind};
use crate::sheet::{Role, Sheet};
use crate::unit::Length;
use std::collections::BTreeMap;

/// The walk and what it has made.
pub(super) struct Walk<'a> {
    pub(super) document: &'a Document,
    pub(super) sheet: &'a Sheet,
    pub(super) findings: Vec<Finding>,
    pub(super) lists: Lists,
    pub(super) sections: Vec<Section>,
    /// The blocks of the section, cell or note being made.
    pub(super) out: Vec<Block>,
    pub(super) notes: Vec<Note>,
    /// Notes that were called, and their place in `notes`.
    pub(super) called: BTreeMap<NodeId, usize>,
    /// Notes of the metadata, by eId.
    pub(super) metadata_notes: BTreeMap<&'a str, &'a model::Note>,
    pub(super) outline: Vec<OutlineEntry>,
    /// What of the part's outline is still to come.
    pub(super) part: PartOutline,
    /// A label that waits for its paragraph.
    pub(super) pending: Option<Pending>,
    /// Nodes that the next paragraph opens, for cross-references.
    pub(super) opened: Vec<NodeId>,
    /// Nodes by eId.
    pub(super) e_ids: BTreeMap<&'a str, NodeId>,
    /// The inline that fills its paragraph, whose look is that of the paragraph's style.
    pub(super) alone: Option<NodeId>,
    /// The masthead being set.
    pub(super) masthead_node: NodeId,
}

/// A label that waits for its paragraph.
pub(super) struct Pending {
    pub(super) label: Label,
    pub(super) place: ListPlace,
    /// The role of the unit that it numbers.
    pub(super) role: Role,
}

/// What is still to be put into the outline for the part being read.
#[derive(Default)]
pub(super) struct PartOutline {
    pub(super) kind: Option<PartKind>,
    /// The part itself, at its first paragraph: its title, where it has one.
    pub(super) title: Option<Option<String>>,
    pub(super) recitals: bool,
    pub(super) operative: bool,
}

/// The headings above a place.
#[derive(Clone, Copy, Default)]
pub(super) struct Above {
    /// Whether the part has shown a title, or a heading of its own as an attachment.
    pub(super) titled: bool,
    /// How many units with headings are open.
    pub(super) units: u8,
}

/// What a place is part of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Story {
    /// The text.
    Body,
    /// A cell of a table, a header or not.
    Cell { header: bool },
    /// A note.
    Note,
}

/// What holds for the blocks of a place.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    /// The role of plain paragraphs.
    pub(super) role: Role,
    pub(super) language: &'a str,
    pub(super) story: Story,
    pub(super) above: Above,
    /// The list place of the innermost numbered unit that is open.
    pub(super) place: Option<ListPlace>,
    /// Where the text of that unit stands.
    pub(super) text_at: Length,
    /// How many units below paragraphs are open: 1 in `(a)`, 2 in `(i)`.
    pub(super) sub_items: usize,
    /// How many `ol` are open.
    pub(super) counted: usize,
    /// How many `ul` are open.
    pub(super) bullets: usize,
    /// Whether paragraphs stay on the page of what follows, whatever their style says.
    pub(super) keep: bool,
}

impl<'a> Context<'a> {
    /// The context at the start of a division.
    pub(super) fn new(role: Role, language: &'a str, above: Above) -> Context<'a> {
        Context {
            role,
            language,
            story: Story::Body,
            above,
            place: None,
            text_at: Length::ZERO,
            sub_items: 0,
            counted: 0,
            bullets: 0,
            keep: false,
        }
    }

    /// The same inside a node with these marks.
    pub(super) fn inside(mut self, marks: &'a Marks) -> Context<'a> {
        if let Some(language) = marks.language.as_deref() {
            self.language = language;
        }
        self
    }

    /// The same with another role, but in cells and notes, which have one.
    pub(super) fn with(mut self, role: Role) -> Context<'a> {
        self.role = match self.story {
            Story::Body => role,
            Story::Cell { header: true } => Role::TableHeader,
            Story::Cell { header: false } => Role::TableCell,
            Story::Note => Role::NoteText,
        };
        self
    }

    /// The same in another story, where no unit is open.
    pub(super) fn in_story(mut self, story: Story) -> Context<'a> {
        self.story = story;
        self.place = None;
        self.text_at = Length::ZERO;
        self.keep = false;
        self.with(self.role)
    }
}

impl<'a> Walk<'a> {
    /// The walk at the start of a document.
    pub(super) fn new(document: &'a Document, sheet: &'a Sheet) -> Walk<'a> {
        let named = document.nodes.iter().enumerate();
        Walk {
            document,
            sheet,
            findings: Vec::new(),
            lists: Lists::default(),
            sections: Vec::new(),
            out: Vec::new(),
            notes: Vec::new(),
            called: BTreeMap::new(),
            metadata_notes: BTreeMap::new(),
            outline: Vec::new(),
            part: PartOutline::default(),
            pending: None,
            opened: Vec::new(),
            e_ids: named
                .filter_map(|(index, node)| Some((node.e_id.as_deref()?, NodeId(index as u32))))
                .collect(),
            alone: None,
            masthead_node: document.root.node,
        }
    }

    /// Reports something at a node.
    pub(super) fn report(
        &mut self,
        rule: &'static Rule,
        node: NodeId,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let place = self.document.place(node);
        self.findings
            .push(Finding::new(rule, message, help).at(place));
    }

    /// The next paragraph opens this node, if it can be referred to.
    pub(super) fn open(&mut self, node: NodeId) {
        if self.document.node(node).e_id.is_some() {
            self.opened.push(node);
        }
    }
}
