//! Reading a document without regard to its structure: plain text, and the annotations of delegations.

use super::{
    Attachment, AttachmentContent, Block, BlockKind, Document, Inline, InlineKind, Marks, NodeId,
    Part,
};

/// The text of some inlines as a reader sees it: a forced line break is `\n`, notes and milestones are nothing.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    push_text(inlines, &mut text);
    text
}

fn push_text(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(_, piece) => text.push_str(piece),
            Inline::Marked {
                kind: InlineKind::LineBreak,
                ..
            } => text.push('\n'),
            Inline::Marked { children, .. } => push_text(children, text),
        }
    }
}

/// An annotation *ad referendum*: an inline that the XML names `adReferendum`.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    /// Origin.
    pub node: NodeId,
    /// eIds of the delegations that it names.
    pub delegations: Vec<String>,
    /// Its text, exact.
    pub text: String,
    /// eIds of the nodes around it, innermost first: a workflow step may name any of them.
    pub within: Vec<String>,
}

impl Document {
    /// All annotations *ad referendum*, in reading order.
    pub fn annotations(&self) -> Vec<Annotation> {
        let mut found = Vec::new();
        self.for_each_inline(&mut |inline, around| {
            if let Inline::Marked {
                node,
                marks,
                children,
                ..
            } = inline
                && marks.name.as_deref() == Some("adReferendum")
            {
                found.push(self.annotation(*node, marks, children, around));
            }
        });
        found
    }

    /// Calls `visit` for every inline of the text, notes included, in reading order, with the nodes around it, the
    /// outermost first.
    pub fn for_each_inline(&self, visit: &mut dyn FnMut(&Inline, &[NodeId])) {
        let mut walk = Walk {
            around: Vec::new(),
            visit,
        };
        walk.part(&self.root);
    }

    fn annotation(
        &self,
        node: NodeId,
        marks: &Marks,
        children: &[Inline],
        around: &[NodeId],
    ) -> Annotation {
        let mut delegations = organizations(children);
        if delegations.is_empty() {
            // an annotation may name its delegation itself, beside the concept
            delegations.extend(
                marks
                    .refers_to
                    .iter()
                    .filter(|id| *id != "adReferendum")
                    .cloned(),
            );
        }
        Annotation {
            node,
            delegations,
            text: plain_text(children),
            within: self.within(node, around),
        }
    }

    /// The eIds of a node and of those around it, innermost first.
    pub fn within(&self, node: NodeId, around: &[NodeId]) -> Vec<String> {
        std::iter::once(&node)
            .chain(around.iter().rev())
            .filter_map(|id| self.node(*id).e_id.clone())
            .collect()
    }
}

struct Walk<'v> {
    around: Vec<NodeId>,
    visit: &'v mut dyn FnMut(&Inline, &[NodeId]),
}

impl Walk<'_> {
    fn part(&mut self, part: &Part) {
        self.around.push(part.node);
        for division in &part.divisions {
            self.around.push(division.node);
            self.blocks(&division.blocks);
            self.around.pop();
        }
        for appended in [&part.collected, &part.attachments, &part.components] {
            for attachment in appended {
                self.attachment(attachment);
            }
        }
        self.around.pop();
    }

    fn attachment(&mut self, attachment: &Attachment) {
        self.around.push(attachment.node);
        self.blocks(&attachment.headings);
        if let AttachmentContent::Part(part) = &attachment.content {
            self.part(part);
        }
        self.around.pop();
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.around.push(block.node);
            match &block.kind {
                BlockKind::Text(text) => self.inlines(&text.inlines),
                BlockKind::Group(group) => {
                    for heading in [&group.heading, &group.subheading].into_iter().flatten() {
                        self.blocks(std::slice::from_ref(heading));
                    }
                    self.blocks(&group.children);
                }
                BlockKind::Table(table) => {
                    if let Some(caption) = &table.caption {
                        self.blocks(std::slice::from_ref(caption));
                    }
                    for cell in table.rows.iter().flat_map(|row| &row.cells) {
                        self.blocks(&cell.blocks);
                    }
                }
                BlockKind::Reference(_) => {}
            }
            self.around.pop();
        }
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            (self.visit)(inline, &self.around);
            if let Inline::Marked { kind, children, .. } = inline {
                if let InlineKind::Note(note) = kind {
                    self.blocks(&note.blocks);
                }
                self.inlines(children);
            }
        }
    }
}

/// The eIds of all organizations named in `inlines`.
pub fn organizations(inlines: &[Inline]) -> Vec<String> {
    let mut found = Vec::new();
    push_organizations(inlines, &mut found);
    found
}

fn push_organizations(inlines: &[Inline], found: &mut Vec<String>) {
    for inline in inlines {
        if let Inline::Marked {
            marks,
            kind,
            children,
            ..
        } = inline
        {
            if *kind == InlineKind::Organization {
                found.extend(marks.refers_to.iter().cloned());
            }
            push_organizations(children, found);
        }
    }
}
