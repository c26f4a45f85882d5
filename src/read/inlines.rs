//! Inlines: text, and what is marked in it.

use super::build::{Builder, identifier, marks, maybe, text};
use super::tree::{Child, Tag};
use crate::model::{Inline, InlineKind, NodeId};

impl Builder<'_> {
    /// Takes some children of the element `node` as the content of a paragraph.
    pub(super) fn inlines(&mut self, children: &[Child<'_, '_>], node: NodeId) -> Vec<Inline> {
        let mut inlines = Vec::with_capacity(children.len());
        for child in children {
            inlines.push(match child {
                Child::Text(_, text) => Inline::Text(node, (*text).to_owned()),
                Child::Tag(tag) => self.inline(*tag),
            });
        }
        inlines
    }

    fn inline(&mut self, tag: Tag<'_, '_>) -> Inline {
        if tag.name() == "authorialNote" {
            let note = self.note(tag);
            return Inline::Marked {
                node: note.node,
                marks: Box::new(note.marks.clone()),
                kind: InlineKind::Note(Box::new(note)),
                children: Vec::new(),
            };
        }
        let node = self.node(tag);
        let children: Vec<Child<'_, '_>> = tag.children().collect();
        Inline::Marked {
            node,
            marks: Box::new(marks(tag)),
            kind: kind(tag),
            children: self.inlines(&children, node),
        }
    }
}

/// What an element is within text. One that may not stand there is reported, and its text is kept as a plain span.
fn kind(tag: Tag<'_, '_>) -> InlineKind {
    match tag.name() {
        "b" => InlineKind::Bold,
        "i" => InlineKind::Italic,
        "u" => InlineKind::Underline,
        "sup" => InlineKind::Superscript,
        "sub" => InlineKind::Subscript,
        "inline" => InlineKind::Named,
        "br" => InlineKind::LineBreak,
        "eol" => InlineKind::LineMilestone,
        "eop" => InlineKind::PageMilestone,
        "a" => InlineKind::Link {
            href: text(tag, "href"),
        },
        "ref" => InlineKind::Reference {
            href: text(tag, "href"),
        },
        "mref" => InlineKind::MultipleReference,
        "rref" => InlineKind::RangeReference {
            from: text(tag, "from"),
            up_to: text(tag, "upTo"),
        },
        "noteRef" => InlineKind::NoteReference {
            href: identifier(&text(tag, "href")),
            marker: text(tag, "marker"),
        },
        "remark" => InlineKind::Remark,
        "placeholder" => InlineKind::Placeholder,
        "img" => InlineKind::Image {
            src: text(tag, "src"),
            alt: maybe(tag, "alt"),
            width: maybe(tag, "width"),
            height: maybe(tag, "height"),
        },
        "docTitle" => InlineKind::DocTitle,
        "docNumber" => InlineKind::DocNumber,
        "docType" => InlineKind::DocType,
        "docDate" => InlineKind::DocDate(text(tag, "date")),
        "docStatus" => InlineKind::DocStatus,
        "docProponent" => InlineKind::DocProponent,
        "docCommittee" => InlineKind::DocCommittee,
        "docAuthority" => InlineKind::DocAuthority,
        "session" => InlineKind::Session,
        "location" => InlineKind::Location,
        "date" => InlineKind::Date(text(tag, "date")),
        "organization" => InlineKind::Organization,
        "person" => InlineKind::Person,
        "role" => InlineKind::Role,
        "signature" => InlineKind::Signature,
        "quantity" => InlineKind::Quantity(maybe(tag, "normalized")),
        "concept" => InlineKind::Concept,
        "term" => InlineKind::Term,
        "def" => InlineKind::Definition,
        "event" => InlineKind::Event,
        _ => InlineKind::Span,
    }
}
