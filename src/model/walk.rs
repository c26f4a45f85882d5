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
        let mut search = Search {
            document: self,
            around: Vec::new(),
            found: Vec::new(),
        };
        search.part(&self.root);
        search.found
    }
}

struct Search<'a> {
    document: &'a Document,
    around: Vec<NodeId>,
    found: Vec<Annotation>,
}

impl Search<'_> {
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
            let Inline::Marked {
                node,
                marks,
                kind,
                children,
            } = inline
            else {
                continue;
            };
            if marks.name.as_deref() == Some("adReferendum") {
                self.found.push(self.annotation(*node, marks, children));
            }
            if let InlineKind::Note(note) = kind {
                self.blocks(&note.blocks);
            }
            self.inlines(children);
        }
    }

    fn annotation(&self, node: NodeId, marks: &Marks, children: &[Inline]) -> Annotation {
        let mut delegations = Vec::new();
        organizations(children, &mut delegations);
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
        let within = std::iter::once(&node)
            .chain(self.around.iter().rev())
            .filter_map(|id| self.document.node(*id).e_id.clone())
            .collect();
        Annotation {
            node,
            delegations,
            text: plain_text(children),
            within,
        }
    }
}

/// The eIds of all organizations named in `inlines`.
fn organizations(inlines: &[Inline], found: &mut Vec<String>) {
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
            organizations(children, found);
        }
    }
}
