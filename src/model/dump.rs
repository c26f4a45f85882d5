//! The `Document` as text, for `engross dump --stage document` and accepted references.

use super::{
    Attachment, AttachmentContent, Block, BlockKind, Document, Identity, Inline, InlineKind, Marks,
    Metadata, NodeId, Note, Part, Table,
};
use std::fmt::Write;

/// One line for each node, indented by depth; text as it stands, escaped.
pub fn dump(document: &Document) -> String {
    let mut printer = Printer {
        document,
        out: String::new(),
        depth: 0,
    };
    printer.part(&document.root);
    printer.out
}

struct Printer<'a> {
    document: &'a Document,
    out: String,
    depth: usize,
}

impl Printer<'_> {
    /// A line for a node, with its identifier and marks; then what `inside` prints, one step deeper.
    fn node(
        &mut self,
        id: NodeId,
        marks: Option<&Marks>,
        more: &str,
        inside: impl FnOnce(&mut Self),
    ) {
        let node = self.document.node(id);
        let mut line = format!("{}{}", "  ".repeat(self.depth), node.element);
        if let Some(e_id) = &node.e_id {
            let _ = write!(line, " #{e_id}");
        }
        if let Some(marks) = marks {
            line.push_str(&marked(marks));
        }
        if !more.is_empty() {
            let _ = write!(line, " {more}");
        }
        self.out.push_str(&line);
        self.out.push('\n');
        self.depth += 1;
        inside(self);
        self.depth -= 1;
    }

    fn line(&mut self, text: &str) {
        let _ = writeln!(self.out, "{}{text}", "  ".repeat(self.depth));
    }

    fn part(&mut self, part: &Part) {
        self.node(part.node, Some(&part.marks), "", |printer| {
            printer.identity(&part.identity);
            printer.metadata(&part.metadata);
            for note in &part.notes {
                printer.note(note);
            }
            for division in &part.divisions {
                printer.node(division.node, Some(&division.marks), "", |printer| {
                    printer.blocks(&division.blocks)
                });
            }
            for appended in [&part.collected, &part.attachments, &part.components] {
                for attachment in appended {
                    printer.attachment(attachment);
                }
            }
        });
    }

    fn attachment(&mut self, attachment: &Attachment) {
        self.node(attachment.node, Some(&attachment.marks), "", |printer| {
            printer.blocks(&attachment.headings);
            match &attachment.content {
                AttachmentContent::Part(part) => printer.part(part),
                AttachmentContent::Reference(reference) => {
                    let more = format!("to {} {:?}", reference.href, reference.shown);
                    printer.node(reference.node, Some(&reference.marks), &more, |_| {});
                }
            }
        });
    }

    fn identity(&mut self, identity: &Identity) {
        let Identity {
            work,
            expression,
            manifestation,
            ..
        } = identity;
        self.line(&format!("work {} of {}", work.this, work.uri));
        for alias in &work.aliases {
            self.line(&format!("title {} {:?}", alias.name, alias.value));
        }
        for (_, value, shown) in &work.numbers {
            self.line(&format!(
                "number {value} shown {}",
                shown.as_deref().unwrap_or("-")
            ));
        }
        for date in &work.dates {
            self.line(&format!("date {} {}", date.name, date.date));
        }
        self.line(&format!(
            "expression {} of {}",
            expression.this, expression.uri
        ));
        for (_, language) in &expression.languages {
            self.line(&format!("language {language}"));
        }
        if let Some((_, version)) = &expression.version {
            self.line(&format!("version {version}"));
        }
        for translation in &expression.translations {
            self.line(&format!("translation of {}", translation.href));
        }
        self.line(&format!(
            "manifestation {} of {}",
            manifestation.this, manifestation.uri
        ));
    }

    fn metadata(&mut self, metadata: &Metadata) {
        for keyword in &metadata.keywords {
            self.line(&format!("keyword {} {:?}", keyword.value, keyword.shown));
        }
        for event in &metadata.lifecycle {
            self.line(&format!("event {} of {}", event.date, event.source));
        }
        for step in &metadata.workflow {
            let by = step.by.as_deref().unwrap_or("-");
            let outcome = step.outcome.as_deref().unwrap_or("-");
            self.line(&format!(
                "step by {by} outcome {outcome} on {}",
                step.href.as_deref().unwrap_or("-")
            ));
        }
        for reference in &metadata.references {
            let e_id = self
                .document
                .node(reference.node)
                .e_id
                .as_deref()
                .unwrap_or("-");
            self.line(&format!(
                "reference {:?} {e_id} {} {:?}",
                reference.kind, reference.href, reference.shown
            ));
        }
        for kept in &metadata.preserved {
            self.line(&format!("{} {} bytes", kept.element, kept.xml.len()));
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Text(text) => {
                    let more = text
                        .target
                        .as_deref()
                        .map(|to| format!("to {to}"))
                        .unwrap_or_default();
                    self.node(block.node, Some(&block.marks), &more, |printer| {
                        printer.inlines(&text.inlines)
                    });
                }
                BlockKind::Group(group) => {
                    let number = group
                        .num
                        .as_ref()
                        .map(|num| format!("[{}]{}", num.text, marked(&num.marks)));
                    self.node(
                        block.node,
                        Some(&block.marks),
                        &number.unwrap_or_default(),
                        |printer| {
                            for heading in [&group.heading, &group.subheading].into_iter().flatten()
                            {
                                printer.blocks(std::slice::from_ref(heading));
                            }
                            printer.blocks(&group.children);
                        },
                    );
                }
                BlockKind::Table(table) => {
                    self.node(block.node, Some(&block.marks), "", |printer| {
                        printer.table(table)
                    });
                }
                BlockKind::Reference(reference) => {
                    let more = format!("to {} {:?}", reference.href, reference.shown);
                    self.node(block.node, Some(&block.marks), &more, |_| {});
                }
            }
        }
    }

    fn table(&mut self, table: &Table) {
        if let Some(caption) = &table.caption {
            self.blocks(std::slice::from_ref(caption));
        }
        for row in &table.rows {
            self.node(row.node, Some(&row.marks), "", |printer| {
                for cell in &row.cells {
                    let spans = format!("{}x{}", cell.columns, cell.rows);
                    printer.node(cell.node, Some(&cell.marks), &spans, |printer| {
                        printer.blocks(&cell.blocks)
                    });
                }
            });
        }
    }

    fn note(&mut self, note: &Note) {
        let more = format!("[{}]", note.marker);
        self.node(note.node, Some(&note.marks), &more, |printer| {
            printer.blocks(&note.blocks)
        });
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(_, text) => self.line(&format!("{text:?}")),
                Inline::Marked {
                    kind: InlineKind::Note(note),
                    ..
                } => self.note(note),
                Inline::Marked {
                    node,
                    marks,
                    kind,
                    children,
                } => {
                    self.node(*node, Some(marks), &leading(kind), |printer| {
                        printer.inlines(children)
                    });
                }
            }
        }
    }
}

/// Where an inline leads or what it shows, in words.
fn leading(kind: &InlineKind) -> String {
    match kind {
        InlineKind::Link { href } | InlineKind::Reference { href } => format!("to {href}"),
        InlineKind::RangeReference { from, up_to } => format!("from {from} up to {up_to}"),
        InlineKind::NoteReference { href, marker } => format!("[{marker}] to {href}"),
        InlineKind::Image { src, alt, .. } => format!("{src} {:?}", alt.as_deref().unwrap_or("")),
        InlineKind::DocDate(date) | InlineKind::Date(date) => date.clone(),
        InlineKind::Quantity(Some(value)) => value.clone(),
        _ => String::new(),
    }
}

/// The marks of a node, in a fixed order.
fn marked(marks: &Marks) -> String {
    let named = [
        ("name", &marks.name),
        ("as", &marks.role),
        ("in", &marks.language),
        ("status", &marks.status),
        ("title", &marks.title),
        ("wId", &marks.work_id),
        ("value", &marks.value),
        ("class", &marks.class),
    ];
    let mut out = String::new();
    for (name, value) in named {
        if let Some(value) = value {
            let _ = write!(out, " {name}={value:?}");
        }
    }
    if !marks.refers_to.is_empty() {
        let _ = write!(out, " refers to {}", marks.refers_to.join(" "));
    }
    out
}
