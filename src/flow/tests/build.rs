//! Documents built by hand, so that each test says all that it is about.

use crate::diag::{Source, Span};
use crate::model::*;
use std::sync::Arc;

/// Nodes made so far.
#[derive(Default)]
pub(super) struct Build {
    nodes: Vec<Node>,
}

impl Build {
    pub(super) fn id(&mut self) -> NodeId {
        self.named("")
    }

    /// A node with an eId.
    pub(super) fn named(&mut self, e_id: &str) -> NodeId {
        self.nodes.push(Node {
            span: Span::default(),
            element: "x",
            e_id: (!e_id.is_empty()).then(|| e_id.to_owned()),
        });
        NodeId(self.nodes.len() as u32 - 1)
    }

    /// Plain text in a `p`.
    pub(super) fn p(&mut self, text: &str) -> Block {
        let inlines = vec![Inline::Text(self.id(), text.into())];
        self.text(TextKind::Paragraph, inlines)
    }

    pub(super) fn text(&mut self, kind: TextKind, inlines: Vec<Inline>) -> Block {
        Block {
            node: self.id(),
            marks: Marks::default(),
            kind: BlockKind::Text(Text::new(kind, inlines)),
        }
    }

    pub(super) fn inline(&mut self, kind: InlineKind, name: &str, text: &str) -> Inline {
        let node = self.id();
        let children = if text.is_empty() {
            Vec::new()
        } else {
            vec![Inline::Text(node, text.into())]
        };
        Inline::Marked {
            node,
            marks: Box::new(Marks {
                name: (!name.is_empty()).then(|| name.to_owned()),
                ..Marks::default()
            }),
            kind,
            children,
        }
    }

    pub(super) fn group(&mut self, kind: GroupKind, num: &str, children: Vec<Block>) -> Block {
        let node = self.id();
        let num = (!num.is_empty()).then(|| Num {
            node: self.id(),
            marks: Marks::default(),
            text: num.to_owned(),
        });
        Block {
            node,
            marks: Marks::default(),
            kind: BlockKind::Group(Box::new(Group {
                kind,
                num,
                heading: None,
                subheading: None,
                children,
            })),
        }
    }

    /// A paragraph or subparagraph of one line.
    pub(super) fn numbered(&mut self, kind: GroupKind, num: &str, text: &str) -> Block {
        let p = self.p(text);
        let content = self.group(GroupKind::Content, "", vec![p]);
        self.group(kind, num, vec![content])
    }

    pub(super) fn unit(
        &mut self,
        kind: GroupKind,
        num: &str,
        heading: &str,
        children: Vec<Block>,
    ) -> Block {
        let text = vec![Inline::Text(self.id(), heading.into())];
        let heading = self.text(TextKind::Heading, text);
        let mut block = self.group(kind, num, children);
        if let BlockKind::Group(group) = &mut block.kind {
            group.heading = Some(Box::new(heading));
        }
        block
    }

    pub(super) fn division(&mut self, kind: DivisionKind, blocks: Vec<Block>) -> Division {
        Division {
            node: self.id(),
            marks: Marks::default(),
            kind,
            blocks,
        }
    }

    pub(super) fn part(&mut self, kind: PartKind, divisions: Vec<Division>) -> Part {
        let node = self.id();
        Part {
            node,
            marks: Marks::default(),
            kind,
            identity: identity(node),
            metadata: Metadata::default(),
            divisions,
            collected: Vec::new(),
            notes: Vec::new(),
            attachments: Vec::new(),
            components: Vec::new(),
        }
    }

    pub(super) fn attach(&mut self, to: &mut Part, headings: Vec<Block>, part: Part) {
        let attachment = Attachment {
            node: self.named("att_1"),
            marks: Marks::default(),
            headings,
            content: AttachmentContent::Part(Box::new(part)),
        };
        to.attachments.push(attachment);
    }

    pub(super) fn document(self, root: Part) -> Document {
        Document {
            source: Arc::new(Source::new("built.xml", String::new())),
            nodes: self.nodes,
            root,
        }
    }

    /// A declaration whose body holds these blocks.
    pub(super) fn declaration(mut self, blocks: Vec<Block>) -> Document {
        let body = self.division(DivisionKind::Body, blocks);
        let part = self.part(PartKind::Statement, vec![body]);
        self.document(part)
    }
}

fn identity(node: NodeId) -> Identity {
    Identity {
        node,
        work: Work {
            node,
            this: "/akn/work/!main".into(),
            uri: "/akn/work".into(),
            aliases: Vec::new(),
            dates: vec![Dated {
                node,
                date: UNKNOWN_DATE.into(),
                name: "editorialUnknown".into(),
            }],
            authors: Vec::new(),
            country: "aa-oas".into(),
            subtypes: Vec::new(),
            numbers: vec![(node, "AG05279".into(), Some("AG05279E04".into()))],
            names: Vec::new(),
            prescriptive: None,
            authoritative: None,
        },
        expression: Expression {
            node,
            this: "/akn/work/eng@04/!main".into(),
            uri: "/akn/work/eng@04".into(),
            aliases: Vec::new(),
            dates: Vec::new(),
            authors: Vec::new(),
            version: Some((node, "04".into())),
            languages: vec![(node, "eng".into())],
            translations: Vec::new(),
            authoritative: None,
        },
        manifestation: Manifestation {
            node,
            this: String::new(),
            uri: String::new(),
            aliases: Vec::new(),
            dates: Vec::new(),
            authors: Vec::new(),
            format: None,
        },
    }
}
