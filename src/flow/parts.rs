//! The order of parts, divisions and attachments, and the sections that they begin.

use super::card;
use super::form::{RunningText, Section};
use super::running;
use super::walk::{Above, Context, PartOutline, Walk};
use crate::model::{
    Attachment, AttachmentContent, BlockKind, Division, DivisionKind, DocumentReference, NodeId,
    Part,
};
use crate::sheet::{PartStart, Role};

impl<'a> Walk<'a> {
    /// Reads the whole document.
    pub(super) fn read(&mut self) {
        let root = &self.document.root;
        self.begin_section(root.node, root, title_of(root), PartStart::NextPage);
        self.part.title = Some(title_of(root));
        self.part(root, Above::default());
        self.end_section();
        for part in self.document.parts() {
            self.report_uncalled(part);
        }
    }

    fn part(&mut self, part: &'a Part, mut above: Above) {
        // numbers of one part go on in no other
        let outer = self.lists.enter();
        self.open(part.node);
        let document = self.document;
        for note in &part.notes {
            if let Some(e_id) = document.node(note.node).e_id.as_deref() {
                self.metadata_notes.insert(e_id, note);
            }
        }
        self.part = PartOutline {
            kind: Some(part.kind),
            title: self.part.title.take(),
            recitals: false,
            operative: false,
        };
        let language = part.identity.expression.language_tag();
        let mut covered = false;
        for division in &part.divisions {
            if covered && !division.blocks.is_empty() {
                // the cover is a page of its own
                self.end_section();
                self.begin_section(part.node, part, title_of(part), PartStart::NextPage);
                covered = false;
            }
            self.division(division, language, &mut above);
            covered |= division.kind == DivisionKind::Cover;
        }
        for appended in [&part.collected, &part.attachments, &part.components] {
            for attachment in appended {
                self.attachment(part, attachment);
            }
        }
        self.lists.leave(outer);
    }

    fn division(&mut self, division: &'a Division, language: &'a str, above: &mut Above) {
        self.open(division.node);
        let role = match division.kind {
            DivisionKind::Cover => Role::CoverLine,
            _ => Role::ReportParagraph,
        };
        let context = Context::new(role, language, *above).inside(&division.marks);
        match division.kind {
            DivisionKind::Cover | DivisionKind::Preface => {
                above.titled |= self.preface(&division.blocks, context);
            }
            DivisionKind::Preamble | DivisionKind::Body | DivisionKind::Conclusions => {
                self.blocks(&division.blocks, context);
            }
        }
        self.close_label(division.node, context);
    }

    /// An attachment, or a document of a collection.
    fn attachment(&mut self, within: &'a Part, attachment: &'a Attachment) {
        let start = self.sheet.composition.part_start;
        let (part, node, title) = match &attachment.content {
            AttachmentContent::Part(part) => (&**part, part.node, title_of(part)),
            AttachmentContent::Reference(reference) => {
                (within, attachment.node, Some(reference.shown.clone()))
            }
        };
        if start != PartStart::Continuous {
            self.end_section();
            self.begin_section(node, part, title.clone(), start);
        }
        self.open(attachment.node);
        let heading = attachment
            .headings
            .iter()
            .find_map(|block| match &block.kind {
                BlockKind::Text(text) => Some(super::outline::one_line(&text.inlines)),
                _ => None,
            });
        let titles: Vec<String> = heading.into_iter().chain(title).collect();
        let title = (!titles.is_empty()).then(|| titles.join(" – "));
        self.part.title = Some(title);

        let language = within.identity.expression.language_tag();
        let mut above = Above::default();
        let context =
            Context::new(Role::AttachmentHeading, language, above).inside(&attachment.marks);
        for block in &attachment.headings {
            if let BlockKind::Text(text) = &block.kind {
                self.heading(block.node, &text.inlines, context.inside(&block.marks));
                above.titled = true;
            }
        }
        match &attachment.content {
            AttachmentContent::Part(part) => self.part(part, above),
            AttachmentContent::Reference(reference) => self.reference(reference, context),
        }
    }

    /// A document that is issued elsewhere: the words that stand for it.
    pub(super) fn reference(&mut self, reference: &'a DocumentReference, context: Context<'a>) {
        let mut context = context.inside(&reference.marks);
        context.role = Role::DocumentReference;
        context.place = None;
        self.plain_paragraph(reference.node, &reference.shown, context);
    }

    fn begin_section(
        &mut self,
        node: NodeId,
        part: &'a Part,
        title: Option<String>,
        start: PartStart,
    ) {
        let first = self.sections.is_empty();
        self.sections.push(Section {
            part: node,
            title,
            start,
            first_page_differs: first,
            running: RunningText {
                first: running::side(self.sheet, self.document, &self.sheet.running.first),
                following: running::side(self.sheet, self.document, &self.sheet.running.following),
                bar_code: first
                    .then(|| running::bar_code(self.sheet, self.document))
                    .flatten(),
            },
            language: part.identity.expression.language_tag().to_owned(),
            blocks: Vec::new(),
        });
    }

    fn end_section(&mut self) {
        if let Some(section) = self.sections.last_mut() {
            section.blocks.append(&mut self.out);
        }
    }
}

/// The title of a part in metadata, or on its page.
fn title_of(part: &Part) -> Option<String> {
    card::title(&part.identity).or_else(|| card::shown_title(part))
}
