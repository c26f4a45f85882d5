//! Parts: the main document, and what is appended to it, collected in it or travels with it.

use super::build::{Builder, marks, text};
use super::metadata::Meta;
use super::tree::{Child, Tag};
use crate::model::{
    Attachment, AttachmentContent, Block, Division, DivisionKind, DocumentReference, Part, PartKind,
};

impl Builder<'_> {
    /// Takes the whole file: its document, and what travels beside it.
    pub(super) fn file(&mut self, root: Tag<'_, '_>) -> Part {
        let Some(main) = root.tags().find(|tag| tag.may_be_document()) else {
            // reported as missing; what there is, is taken as if it stood in a document
            return self.part(root);
        };
        self.node(root);
        let mut part = self.part(main);
        let mut stray = Vec::new();
        for child in root.children() {
            match child {
                Child::Tag(tag) if tag.span() == main.span() => {}
                Child::Tag(tag) if tag.name() == "components" => {
                    self.appended(tag, &mut part.components)
                }
                other => stray.push(other),
            }
        }
        self.stray(&stray, &mut part);
        part
    }

    /// Takes a document.
    pub(super) fn part(&mut self, tag: Tag<'_, '_>) -> Part {
        let node = self.node(tag);
        let mut meta = Meta::none(node);
        let mut part = Part {
            node,
            marks: marks(tag),
            kind: match tag.name() {
                "statement" => PartKind::Statement,
                "debateReport" => PartKind::DebateReport,
                "documentCollection" => PartKind::Collection,
                _ => PartKind::Doc,
            },
            identity: meta.identity.clone(),
            metadata: Default::default(),
            divisions: Vec::new(),
            collected: Vec::new(),
            notes: Vec::new(),
            attachments: Vec::new(),
            components: Vec::new(),
        };
        for child in tag.children() {
            let Child::Tag(inner) = child else {
                self.stray(&[child], &mut part);
                continue;
            };
            let kind = match inner.name() {
                "meta" => {
                    self.meta(inner, &mut meta);
                    continue;
                }
                "attachments" => {
                    self.appended(inner, &mut part.attachments);
                    continue;
                }
                "components" => {
                    self.appended(inner, &mut part.components);
                    continue;
                }
                "collectionBody" => {
                    self.collection(inner, &mut part);
                    continue;
                }
                "coverPage" => DivisionKind::Cover,
                "preface" => DivisionKind::Preface,
                "preamble" => DivisionKind::Preamble,
                "mainBody" => DivisionKind::Body,
                "conclusions" => DivisionKind::Conclusions,
                _ => {
                    self.stray(&[child], &mut part);
                    continue;
                }
            };
            let node = self.node(inner);
            let division = Division {
                node,
                marks: marks(inner),
                kind,
                blocks: self.blocks(inner, node),
            };
            part.divisions.push(division);
        }
        part.identity = meta.identity;
        part.metadata = meta.metadata;
        part.notes = meta.notes;
        part
    }

    /// Takes the body of a collection: its documents.
    fn collection(&mut self, tag: Tag<'_, '_>, part: &mut Part) {
        let node = self.node(tag);
        part.divisions.push(Division {
            node,
            marks: marks(tag),
            kind: DivisionKind::Body,
            blocks: Vec::new(),
        });
        for child in tag.children() {
            match child {
                Child::Tag(inner) if inner.name() == "component" => {
                    let component = self.attachment(inner);
                    part.collected.push(component);
                }
                other => self.stray(&[other], part),
            }
        }
    }

    /// Takes what stands in `attachments` or `components`.
    fn appended(&mut self, tag: Tag<'_, '_>, appended: &mut Vec<Attachment>) {
        self.node(tag);
        for child in tag.tags() {
            let attachment = self.attachment(child);
            appended.push(attachment);
        }
    }

    /// Takes an `attachment` or `component`.
    fn attachment(&mut self, tag: Tag<'_, '_>) -> Attachment {
        let node = self.node(tag);
        let mut headings = Vec::new();
        let mut content = None;
        for child in tag.children() {
            match child {
                Child::Tag(inner) if content.is_none() && inner.name() == "documentRef" => {
                    let reference = self.document_reference(inner);
                    content = Some(AttachmentContent::Reference(Box::new(reference)));
                }
                Child::Tag(inner) if content.is_none() && inner.may_be_document() => {
                    content = Some(AttachmentContent::Part(Box::new(self.part(inner))));
                }
                other => self.push_blocks(&[other], node, &mut headings),
            }
        }
        Attachment {
            node,
            marks: marks(tag),
            headings,
            // without content, which is reported, it names no document
            content: content.unwrap_or_else(|| {
                AttachmentContent::Reference(Box::new(DocumentReference {
                    node,
                    marks: Default::default(),
                    href: String::new(),
                    shown: String::new(),
                }))
            }),
        }
    }

    /// Takes a `documentRef`.
    pub(super) fn document_reference(&mut self, tag: Tag<'_, '_>) -> DocumentReference {
        let node = self.node(tag);
        self.nodes_below(tag);
        DocumentReference {
            node,
            marks: marks(tag),
            href: text(tag, "href"),
            shown: text(tag, "showAs"),
        }
    }

    /// Takes what stands beside the divisions of a part, where nothing may: it is reported, and its text is kept.
    fn stray(&mut self, children: &[Child<'_, '_>], part: &mut Part) {
        let mut blocks: Vec<Block> = Vec::new();
        self.push_blocks(children, part.node, &mut blocks);
        if blocks.is_empty() {
            return;
        }
        match part.divisions.last_mut() {
            Some(division) => division.blocks.extend(blocks),
            None => part.divisions.push(Division {
                node: part.node,
                marks: Default::default(),
                kind: DivisionKind::Body,
                blocks,
            }),
        }
    }
}
