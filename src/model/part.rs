//! The whole document and its parts: the report, and what is appended to it.

use super::{Block, Identity, Marks, Metadata, Node, NodeId, Note};
use crate::diag::{Place, Source};
use std::sync::Arc;

/// A canonical document, read whole.
#[derive(Clone, Debug)]
pub struct Document {
    /// The text it was read from, so that any node can be shown.
    pub source: Arc<Source>,
    /// The origin of every node, by [`NodeId`].
    pub nodes: Vec<Node>,
    /// The main document: the report. Parts appended to it hang below.
    pub root: Part,
}

impl Document {
    /// The origin of a node.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// The place of a node's start tag in the XML.
    pub fn place(&self, id: NodeId) -> Place {
        self.source.place(self.node(id).span)
    }

    /// The root and all parts appended to it or collected in it, in reading order.
    pub fn parts(&self) -> Vec<&Part> {
        let mut parts = Vec::new();
        self.root.collect(&mut parts);
        parts
    }
}

/// What kind of document a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// `statement`: a declaration or resolution.
    Statement,
    /// `doc`: any other text, an annex for instance.
    Doc,
    /// `debateReport`: the report of a body.
    DebateReport,
    /// `documentCollection`: documents issued together.
    Collection,
}

/// One document with its own metadata and numbering: the report, or the declaration appended to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Origin.
    pub node: NodeId,
    /// Marks; `name` is the secretariat's word for it: `workingGroupReport`, `declarationDraft`.
    pub marks: Marks,
    /// Kind.
    pub kind: PartKind,
    /// Who it is: work, expression, manifestation.
    pub identity: Identity,
    /// What else is said about it.
    pub metadata: Metadata,
    /// Its divisions in order, each at most once.
    pub divisions: Vec<Division>,
    /// Documents that the body of a collection consists of, in order, read in the body's place.
    pub collected: Vec<Attachment>,
    /// Notes that stand in the metadata and are called by `noteRef`, by eId.
    pub notes: Vec<Note>,
    /// What is appended, in order.
    pub attachments: Vec<Attachment>,
    /// Documents that travel with this one (`components`), in order, read after the attachments.
    pub components: Vec<Attachment>,
}

impl Part {
    fn collect<'a>(&'a self, parts: &mut Vec<&'a Part>) {
        parts.push(self);
        for appended in [&self.collected, &self.attachments, &self.components] {
            for attachment in appended {
                if let AttachmentContent::Part(part) = &attachment.content {
                    part.collect(parts);
                }
            }
        }
    }
}

/// The main divisions of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DivisionKind {
    /// `coverPage`: a page of its own before the text.
    Cover,
    /// `preface`: masthead and title.
    Preface,
    /// `preamble`: recitals up to the enacting words.
    Preamble,
    /// `mainBody` or `collectionBody`.
    Body,
    /// `conclusions`: date of adoption, signatures.
    Conclusions,
}

/// A main division with its blocks.
#[derive(Clone, Debug, PartialEq)]
pub struct Division {
    /// Origin.
    pub node: NodeId,
    /// Marks.
    pub marks: Marks,
    /// Which.
    pub kind: DivisionKind,
    /// Its content.
    pub blocks: Vec<Block>,
}

/// Something appended to a part (`attachment`), or collected in it or travelling with it (`component`).
#[derive(Clone, Debug, PartialEq)]
pub struct Attachment {
    /// Origin.
    pub node: NodeId,
    /// Marks.
    pub marks: Marks,
    /// Number, heading and subheading that stand before it, as text blocks in order; often none.
    pub headings: Vec<Block>,
    /// What it is.
    pub content: AttachmentContent,
}

/// A document appended, or only named.
#[derive(Clone, Debug, PartialEq)]
pub enum AttachmentContent {
    /// The document itself.
    Part(Box<Part>),
    /// A document kept elsewhere.
    Reference(Box<DocumentReference>),
}

/// `documentRef`: names a document kept elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentReference {
    /// Origin.
    pub node: NodeId,
    /// Marks.
    pub marks: Marks,
    /// Its IRI.
    pub href: String,
    /// The words that stand for it on the page.
    pub shown: String,
}
