//! Blocks: paragraphs, and the groups and tables that hold them.

use super::build::{Builder, all_text, marks, text};
use super::edges::{is_edge, trim};
use super::element::Class;
use super::tree::{Child, Tag, is_white};
use crate::model::{
    Block, BlockKind, Group, GroupKind, Inline, Marks, NodeId, Note, Num, Text, TextKind,
};

impl Builder<'_> {
    /// Takes the content of an element as blocks.
    pub(super) fn blocks(&mut self, tag: Tag<'_, '_>, node: NodeId) -> Vec<Block> {
        let mut blocks = Vec::new();
        let children: Vec<Child<'_, '_>> = tag.children().collect();
        self.push_blocks(&children, node, &mut blocks);
        blocks
    }

    /// Takes some children of the element `node` as blocks. Text and inlines that stand between blocks make a
    /// paragraph of their own.
    pub(super) fn push_blocks(
        &mut self,
        children: &[Child<'_, '_>],
        node: NodeId,
        blocks: &mut Vec<Block>,
    ) {
        let mut rest = children;
        while let [child, after @ ..] = rest {
            if let Child::Tag(tag) = child
                && !tag.is_inline()
            {
                let block = self.block(*tag);
                blocks.extend(block);
                rest = after;
                continue;
            }
            if matches!(child, Child::Text(_, text) if is_white(text)) {
                rest = after;
                continue;
            }
            let length = rest
                .iter()
                .position(|child| matches!(child, Child::Tag(tag) if !tag.is_inline()))
                .unwrap_or(rest.len());
            let (bare, after) = rest.split_at(length);
            let inlines = self.paragraph(bare, node);
            blocks.push(Block {
                node,
                marks: Marks::default(),
                kind: BlockKind::Text(Text::new(TextKind::Bare, inlines)),
            });
            rest = after;
        }
    }

    /// Takes an element as a block, or as several where a long title has several paragraphs; none for metadata.
    pub(super) fn block(&mut self, tag: Tag<'_, '_>) -> Vec<Block> {
        if tag.name() == "longTitle" {
            return self.long_title(tag);
        }
        if tag
            .definition()
            .is_some_and(|element| element.class == Class::Metadata)
        {
            // reported as misplaced; metadata has no text
            self.nodes_of(tag);
            return Vec::new();
        }
        if tag.name() == "documentRef" {
            let reference = self.document_reference(tag);
            return vec![Block {
                node: reference.node,
                marks: reference.marks.clone(),
                kind: BlockKind::Reference(Box::new(reference)),
            }];
        }
        let node = self.node(tag);
        let kind = if let Some(kind) = text_kind(tag.name()) {
            self.text_block(tag, node, kind)
        } else if tag.name() == "table" {
            BlockKind::Table(self.table(tag, node))
        } else if let Some(kind) = group_kind(tag.name()) {
            BlockKind::Group(Box::new(self.group(tag, node, kind)))
        } else {
            // an element that is reported: its blocks are kept together
            BlockKind::Group(Box::new(self.group(tag, node, GroupKind::Container)))
        };
        vec![Block {
            node,
            marks: marks(tag),
            kind,
        }]
    }

    fn text_block(&mut self, tag: Tag<'_, '_>, node: NodeId, kind: TextKind) -> BlockKind {
        let children: Vec<Child<'_, '_>> = tag.children().collect();
        let mut paragraph = Text::new(kind, self.paragraph(&children, node));
        if kind == TextKind::TocItem {
            let target = text(tag, "href");
            paragraph.target = Some(
                target
                    .strip_prefix('#')
                    .map_or(target.clone(), str::to_owned),
            );
            paragraph.level = tag
                .attribute("level")
                .and_then(|level| level.parse().ok())
                .unwrap_or(1);
        }
        BlockKind::Text(paragraph)
    }

    /// A paragraph's text: white space at its edges is gone, what is left of line ends is reported.
    pub(super) fn paragraph(&mut self, children: &[Child<'_, '_>], node: NodeId) -> Vec<Inline> {
        let mut inlines = self.inlines(children, node);
        trim(&mut inlines);
        self.line_ends(children, &inlines);
        inlines
    }

    /// `longTitle` holds paragraphs, and each of them is a long title; a single one stands for the element itself.
    fn long_title(&mut self, tag: Tag<'_, '_>) -> Vec<Block> {
        let node = self.node(tag);
        let mut blocks = self.blocks(tag, node);
        let alone = blocks.len() == 1;
        for block in &mut blocks {
            if let BlockKind::Text(text) = &mut block.kind {
                text.kind = TextKind::LongTitle;
                if alone {
                    block.node = node;
                    let inner = std::mem::replace(&mut block.marks, marks(tag));
                    block.marks.language = inner.language.or(block.marks.language.take());
                }
            }
        }
        blocks
    }

    fn group(&mut self, tag: Tag<'_, '_>, node: NodeId, kind: GroupKind) -> Group {
        let mut group = Group {
            kind,
            num: None,
            heading: None,
            subheading: None,
            children: Vec::new(),
        };
        let mut content = Vec::new();
        for child in tag.children() {
            let Child::Tag(inner) = child else {
                content.push(child);
                continue;
            };
            // what has been set aside comes first, so that nodes keep the order of the document
            match inner.name() {
                "num" if group.num.is_none() => {
                    self.push_blocks(&content, node, &mut group.children);
                    content.clear();
                    group.num = Some(self.num(inner));
                }
                "heading" if group.heading.is_none() => {
                    self.push_blocks(&content, node, &mut group.children);
                    content.clear();
                    group.heading = self.block(inner).pop().map(Box::new);
                }
                "subheading" if group.subheading.is_none() => {
                    self.push_blocks(&content, node, &mut group.children);
                    content.clear();
                    group.subheading = self.block(inner).pop().map(Box::new);
                }
                _ => content.push(child),
            }
        }
        self.push_blocks(&content, node, &mut group.children);
        group
    }

    fn num(&mut self, tag: Tag<'_, '_>) -> Num {
        let node = self.node(tag);
        self.nodes_below(tag);
        let mut text = String::new();
        all_text(tag, &mut text);
        Num {
            node,
            marks: marks(tag),
            text: text.trim_matches(is_edge).to_owned(),
        }
    }

    /// Takes a `note` or `authorialNote`.
    pub(super) fn note(&mut self, tag: Tag<'_, '_>) -> Note {
        let node = self.node(tag);
        Note {
            node,
            marks: marks(tag),
            marker: text(tag, "marker"),
            placement: tag.attribute("placement").map(str::to_owned),
            blocks: self.blocks(tag, node),
        }
    }
}

fn text_kind(name: &str) -> Option<TextKind> {
    Some(match name {
        "p" => TextKind::Paragraph,
        "block" => TextKind::NamedBlock,
        "heading" => TextKind::Heading,
        "subheading" => TextKind::Subheading,
        "crossHeading" => TextKind::CrossHeading,
        "listIntroduction" => TextKind::ListIntroduction,
        "listWrapUp" => TextKind::ListWrapUp,
        "tocItem" => TextKind::TocItem,
        "caption" => TextKind::Caption,
        "num" => TextKind::Number,
        _ => return None,
    })
}

fn group_kind(name: &str) -> Option<GroupKind> {
    Some(match name {
        "paragraph" => GroupKind::Paragraph,
        "subparagraph" => GroupKind::Subparagraph,
        "content" => GroupKind::Content,
        "intro" => GroupKind::Intro,
        "wrapUp" => GroupKind::WrapUp,
        "recital" => GroupKind::Recital,
        "recitals" => GroupKind::Recitals,
        "citation" => GroupKind::Citation,
        "citations" => GroupKind::Citations,
        "container" => GroupKind::Container,
        "formula" => GroupKind::Formula,
        "part" => GroupKind::Part,
        "section" => GroupKind::Section,
        "hcontainer" => GroupKind::HContainer,
        "blockContainer" => GroupKind::BlockContainer,
        "blockList" => GroupKind::BlockList,
        "item" => GroupKind::Item,
        "ul" => GroupKind::BulletList,
        "ol" => GroupKind::OrderedList,
        "li" => GroupKind::ListItem,
        "toc" => GroupKind::Toc,
        _ => return None,
    })
}
