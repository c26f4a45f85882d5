//! The strip: what the paginator moves. A line of a paragraph, a row of a table, a line of a note.

use crate::model::NodeId;
use crate::pages::Item;
use crate::unit::Length;

/// Whether a page may end after a strip, from "yes" to "only if nothing else helps".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Hold {
    /// It may.
    Free,
    /// The paragraph or block is to stay together.
    Together,
    /// It is to stay with what follows.
    WithNext,
    /// It would leave a widow or an orphan, or divide rows that a cell spans.
    Lines,
}

impl Hold {
    /// How many kinds there are.
    pub(super) const COUNT: usize = 4;
}

/// A horizontal strip of a page that is never divided.
#[derive(Clone, Debug)]
pub(super) struct Strip {
    /// Origin, for findings.
    pub node: NodeId,
    /// Its height.
    pub height: Length,
    /// Space above it, dropped at the head of a page.
    pub before: Length,
    /// What stands in it: from the paper's left edge, and from the strip's top.
    pub items: Vec<Item>,
    /// Links in it, places like those of the items.
    pub links: Vec<LinkArea>,
    /// Notes that it calls, in order.
    pub notes: Vec<usize>,
    /// What leads to it: nodes, notes, calls.
    pub landmarks: Vec<Landmark>,
    /// Whether a page may end after it.
    pub hold: Hold,
    /// The table that it is a row of, by its number in the document.
    pub table: Option<usize>,
    /// What is drawn under it where the table ends, or the page in the table.
    pub closing: Vec<Item>,
}

impl Strip {
    /// An empty strip.
    pub(super) fn blank(node: NodeId, height: Length) -> Strip {
        Strip {
            node,
            height,
            before: Length::ZERO,
            items: Vec::new(),
            links: Vec::new(),
            notes: Vec::new(),
            landmarks: Vec::new(),
            hold: Hold::Free,
            table: None,
            closing: Vec::new(),
        }
    }

    /// Puts what stands in `other` into this strip, `down` below its top.
    pub(super) fn take_in(&mut self, other: Strip, down: Length) {
        self.items
            .extend(other.items.into_iter().map(|item| lowered(item, down)));
        self.links.extend(other.links.into_iter().map(|mut link| {
            link.y += down;
            link
        }));
        self.notes.extend(other.notes);
        self.landmarks.extend(other.landmarks);
    }
}

/// Something that a link or the outline can lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Landmark {
    /// A node of the document.
    Node(NodeId),
    /// A note, where it begins.
    Note(usize),
    /// The first call of a note.
    Call(usize),
}

/// A link whose target has no place yet.
#[derive(Clone, Debug)]
pub(super) struct LinkArea {
    /// Its structure element.
    pub structure: usize,
    /// Left.
    pub x: Length,
    /// Top.
    pub y: Length,
    /// Width.
    pub width: Length,
    /// Height.
    pub height: Length,
    /// Where it leads.
    pub to: Goal,
    /// What it says to those who do not see where it leads.
    pub description: String,
    /// Origin, for findings.
    pub node: NodeId,
}

/// Where a link leads, before pages are known.
#[derive(Clone, Debug)]
pub(super) enum Goal {
    /// An address.
    Address(String),
    /// A place of the document.
    Landmark(Landmark),
}

/// The item, further down.
pub(super) fn lowered(mut item: Item, down: Length) -> Item {
    match &mut item {
        Item::Glyphs(run) => run.baseline += down,
        Item::Rule(rule) => rule.y += down,
        Item::Picture(picture) => picture.y += down,
    }
    item
}
