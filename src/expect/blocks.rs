//! The walk over blocks and groups, which writes one paragraph after another.

use super::headings::{self, Above};
use super::inlines::{At, Look, Writer};
use super::{lists, style_names};
use crate::model::{
    Block, BlockKind, Document, Group, GroupKind, Inline, Marks, NodeId, Note, Text, TextKind,
};
use crate::sheet::{CharRole, Role, Sheet};
use crate::transcript::{self, Cell, LinkRange, Paragraph};
use std::collections::BTreeMap;

/// The walk and what it has written.
pub(super) struct Walk<'a> {
    pub(super) document: &'a Document,
    pub(super) sheet: &'a Sheet,
    pub(super) body: Vec<Paragraph>,
    pub(super) notes: Vec<transcript::Note>,
    /// How many sections were opened.
    pub(super) sections: usize,
    /// How many tables were met.
    pub(super) tables: usize,
    /// The inline that fills its paragraph, whose look is that of the paragraph's style.
    pub(super) alone: Option<NodeId>,
    /// The character roles of a whole paragraph, which its style does not know of.
    pub(super) set_off: Vec<CharRole>,
    /// A number that waits for its first paragraph.
    label: Option<String>,
    /// Notes of the metadata by eId, with the language of their part.
    pub(super) metadata_notes: BTreeMap<&'a str, &'a Note>,
    called: Vec<NodeId>,
    document_language: &'a str,
}

/// What holds for the blocks of a place.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    /// The role of plain paragraphs.
    pub(super) role: Role,
    pub(super) language: &'a str,
    /// Whether a labelled unit is open.
    pub(super) labelled: bool,
    pub(super) above: Above,
    pub(super) cell: Option<Cell>,
    pub(super) in_note: bool,
    /// How many units with a label below paragraphs are open.
    pub(super) sub_items: usize,
    counted_lists: usize,
    bullet_lists: usize,
}

impl<'a> Context<'a> {
    /// The context of a division.
    pub(super) fn new(role: Role, language: &'a str, above: Above) -> Context<'a> {
        Context {
            role,
            language,
            labelled: false,
            above,
            cell: None,
            in_note: false,
            sub_items: 0,
            counted_lists: 0,
            bullet_lists: 0,
        }
    }

    /// The context inside a node with these marks.
    pub(super) fn inside(mut self, marks: &'a Marks) -> Context<'a> {
        if let Some(language) = marks.language.as_deref() {
            self.language = language;
        }
        self
    }

    fn with(mut self, role: Role) -> Context<'a> {
        self.role = role;
        self
    }
}

impl<'a> Walk<'a> {
    /// A walk at the start of the document.
    pub(super) fn new(document: &'a Document, sheet: &'a Sheet) -> Walk<'a> {
        Walk {
            document,
            sheet,
            body: Vec::new(),
            notes: Vec::new(),
            sections: 0,
            tables: 0,
            alone: None,
            set_off: Vec::new(),
            label: None,
            metadata_notes: BTreeMap::new(),
            called: Vec::new(),
            document_language: document.root.identity.expression.language_tag(),
        }
    }

    /// Writes blocks.
    pub(super) fn blocks(&mut self, blocks: &'a [Block], context: Context<'a>) {
        for block in blocks {
            let context = context.inside(&block.marks);
            match &block.kind {
                BlockKind::Text(text) => self.text_block(block, text, context),
                BlockKind::Group(group) => self.group(block, group, context),
                BlockKind::Table(table) => self.table(block.node, table, context),
                BlockKind::Reference(reference) => self.reference(reference, context),
            }
        }
    }

    fn text_block(&mut self, block: &'a Block, text: &'a Text, context: Context<'a>) {
        let plain = context.with(match context.role {
            // words of a unit after its first paragraph
            role if context.labelled && self.label.is_none() && context.cell.is_none() => {
                match role {
                    Role::NoteText => role,
                    _ => Role::Continuation,
                }
            }
            role => role,
        });
        match text.kind {
            TextKind::Heading | TextKind::Subheading | TextKind::Number => {
                self.paragraph(block.node, &text.inlines, context, None)
            }
            TextKind::CrossHeading => {
                let context = context.with(Role::CrossHeading);
                self.heading(block.node, &text.inlines, context)
            }
            TextKind::LongTitle => self.paragraph(
                block.node,
                &text.inlines,
                context.with(Role::LongTitle),
                None,
            ),
            TextKind::ListWrapUp => {
                let context = context.with(match context.role {
                    role if context.cell.is_some() || context.in_note => role,
                    _ => Role::Continuation,
                });
                self.paragraph(block.node, &text.inlines, context, None)
            }
            TextKind::TocItem => self.contents(block.node, text, context),
            TextKind::Caption => self.paragraph(
                block.node,
                &text.inlines,
                context.with(Role::Caption),
                Some(transcript::Role::Caption),
            ),
            TextKind::Paragraph
            | TextKind::NamedBlock
            | TextKind::ListIntroduction
            | TextKind::Bare => self.paragraph(block.node, &text.inlines, plain, None),
        }
    }

    /// A line of a contents list; all of it leads to its heading.
    fn contents(&mut self, node: NodeId, text: &'a Text, context: Context<'a>) {
        let before = self.body.len();
        self.paragraph(
            node,
            &text.inlines,
            context.with(Role::ContentsLine),
            Some(transcript::Role::Contents),
        );
        // the target is an eId or the IRI of another document, and only the first can be followed
        let followed = |to: &str| !to.contains(['/', ':']);
        if text.target.as_deref().is_some_and(followed) {
            for line in &mut self.body[before..] {
                line.links = vec![LinkRange {
                    range: 0..line.text.len(),
                    target: "#".into(),
                }];
            }
        }
    }

    /// Writes a heading or what the layout sets in its place.
    pub(super) fn heading(&mut self, node: NodeId, inlines: &'a [Inline], context: Context<'a>) {
        let level = headings::level(self.sheet, context.role, context.above);
        self.paragraph(node, inlines, context, level.map(transcript::Role::Heading));
    }

    fn group(&mut self, block: &'a Block, group: &'a Group, context: Context<'a>) {
        if let Some(num) = &group.num {
            self.open_label(num.node, num.text.clone(), context);
        }
        let numbered = group.num.is_some();
        let mut inner = context;
        inner.labelled |= numbered;
        match group.kind {
            GroupKind::Part | GroupKind::Section | GroupKind::HContainer => {
                return self.unit(block, group, context);
            }
            // what the reader does not know may have a number and a heading; a container has none
            GroupKind::Container if numbered || group.heading.is_some() => {
                return self.unit(block, group, context);
            }
            GroupKind::Container => return self.container(block, group, context),
            GroupKind::Formula => {
                inner.role = match block.marks.name.as_deref() {
                    Some("enactingAuthority") => Role::EnactingAuthority,
                    _ => Role::Formula,
                };
            }
            GroupKind::Recitals | GroupKind::Recital => inner.role = Role::Recital,
            GroupKind::Citations | GroupKind::Citation => inner.role = Role::Citation,
            GroupKind::Paragraph if numbered => inner.role = Role::OperativeParagraph,
            GroupKind::Paragraph => inner.role = Role::ReportParagraph,
            GroupKind::Subparagraph | GroupKind::Item => {
                inner.sub_items += 1;
                inner.role = match inner.sub_items {
                    1 => Role::SubItem1,
                    2 => Role::SubItem2,
                    _ => Role::SubItem3,
                };
            }
            GroupKind::WrapUp | GroupKind::BlockContainer => {
                if context.cell.is_none() && !context.in_note {
                    inner.role = Role::Continuation;
                }
            }
            GroupKind::BulletList | GroupKind::OrderedList => {
                return self.list(group, context);
            }
            GroupKind::Intro
            | GroupKind::Content
            | GroupKind::BlockList
            | GroupKind::ListItem
            | GroupKind::Toc => {}
        }
        if let Some(cell) = context.cell {
            inner.role = if cell.header {
                Role::TableHeader
            } else {
                Role::TableCell
            };
        } else if context.in_note {
            inner.role = Role::NoteText;
        }
        for (heading, role) in [
            (&group.heading, inner.role),
            (&group.subheading, Role::Subheading),
        ] {
            if let Some(heading) = heading {
                self.blocks(std::slice::from_ref(heading), inner.with(role));
            }
        }
        self.blocks(&group.children, inner);
    }

    /// A part, section or other unit with a heading.
    fn unit(&mut self, block: &'a Block, group: &'a Group, context: Context<'a>) {
        let context = context.inside(&block.marks);
        let role = match group.kind {
            GroupKind::Part => Role::PartHeading,
            _ => Role::SectionHeading,
        };
        let mut inner = context.with(Role::ReportParagraph);
        if let Some(heading) = &group.heading
            && let BlockKind::Text(text) = &heading.kind
        {
            let context = context.with(role).inside(&heading.marks);
            self.heading(heading.node, &text.inlines, context);
            inner.above.units += 1;
        }
        if let Some(subheading) = &group.subheading
            && let BlockKind::Text(text) = &subheading.kind
        {
            let context = inner.with(Role::Subheading).inside(&subheading.marks);
            self.heading(subheading.node, &text.inlines, context);
        }
        self.blocks(&group.children, inner);
    }

    /// `ol` and `ul`.
    fn list(&mut self, group: &'a Group, context: Context<'a>) {
        let mut inner = context;
        inner.labelled = true;
        let bullets = group.kind == GroupKind::BulletList;
        if context.cell.is_none() && !context.in_note {
            inner.role = if bullets {
                Role::BulletItem
            } else {
                Role::ListItem
            };
        }
        if bullets {
            inner.bullet_lists += 1;
        } else {
            inner.counted_lists += 1;
        }
        let mut count = 0;
        for item in &group.children {
            let BlockKind::Group(li) = &item.kind else {
                self.blocks(std::slice::from_ref(item), inner);
                continue;
            };
            let own = item
                .marks
                .value
                .as_deref()
                .and_then(|v| v.trim().parse().ok());
            count = own.unwrap_or(count + 1);
            let label = if bullets {
                lists::bullet(self.sheet, context.bullet_lists)
            } else {
                lists::counted(self.sheet, context.counted_lists, count)
            };
            let inner = inner.inside(&item.marks);
            self.open_label(item.node, label, inner);
            self.blocks(&li.children, inner);
        }
    }

    /// A label waits for its paragraph; one that still waits gets a paragraph without text.
    fn open_label(&mut self, node: NodeId, label: String, context: Context<'a>) {
        if self.label.is_some() {
            self.paragraph(node, &[], context, None);
        }
        self.label = Some(label);
    }

    /// Gives a label that still waits a paragraph without text.
    pub(super) fn close_label(&mut self, node: NodeId, context: Context<'a>) {
        if self.label.is_some() {
            self.paragraph(node, &[], context, None);
        }
    }

    /// Writes a paragraph, and a paragraph for each picture in it.
    pub(super) fn paragraph(
        &mut self,
        node: NodeId,
        inlines: &'a [Inline],
        context: Context<'a>,
        role: Option<transcript::Role>,
    ) {
        let label = self.label.take();
        let role = role.unwrap_or({
            if context.cell.is_some() {
                transcript::Role::Cell
            } else if context.in_note {
                transcript::Role::Note
            } else if context.labelled || label.is_some() {
                transcript::Role::Item
            } else {
                transcript::Role::Text
            }
        });
        let mut out = Paragraph::plain(role, label, "");
        let base = Look::of(self.sheet.styles.get(&context.role));
        out.style_names = style_names::of(self.sheet, context.role);
        out.style = base.kinds();
        out.cell = context.cell;
        let place = self.document.place(node);
        out.place = place.to_string();
        out.source = Some(place);
        if context.language != self.document_language {
            out.language = Some(context.language.into());
        }
        let styles = self.set_off.iter().map(|role| self.sheet.char_style(*role));
        let at = At {
            look: styles.fold(base, |look, style| look.with(style, false)),
            language: context.language,
        };
        let index = self.body.len();
        let mut writer = Writer {
            walk: self,
            out,
            base,
            language: context.language,
            pictures: Vec::new(),
        };
        writer.inlines(inlines, at);
        let Writer {
            mut out, pictures, ..
        } = writer;
        out.emphasis.sort();
        let alone = out.text.is_empty() && out.notes.is_empty() && !pictures.is_empty();
        let mut new = Vec::new();
        for (number, (_, alt)) in pictures.into_iter().enumerate() {
            let mut picture = Paragraph {
                role: transcript::Role::Figure,
                text: alt,
                ..Paragraph::plain(transcript::Role::Figure, None, "")
            };
            picture.cell = out.cell;
            picture.language = out.language.clone();
            picture.place = out.place.clone();
            picture.source = out.source.clone();
            if alone && number == 0 {
                picture.label = out.label.take();
            }
            new.push(picture);
        }
        if !alone {
            new.insert(0, out);
        }
        // notes called inside are written elsewhere, so that the body has not grown meanwhile
        self.body.splice(index..index, new);
    }

    /// Writes a note where it is first called.
    pub(super) fn note(&mut self, note: &'a Note, language: &'a str) {
        if self.called.contains(&note.node) {
            return;
        }
        self.called.push(note.node);
        let index = self.notes.len();
        self.notes.push(transcript::Note {
            marker: note.marker.clone(),
            paragraphs: Vec::new(),
        });
        let body = std::mem::take(&mut self.body);
        let label = self.label.take();
        let mut context =
            Context::new(Role::NoteText, language, Above::default()).inside(&note.marks);
        context.in_note = true;
        self.blocks(&note.blocks, context);
        self.notes[index].paragraphs = std::mem::replace(&mut self.body, body);
        self.label = label;
    }

    /// Writes a note of the metadata where it is first called.
    pub(super) fn note_of_metadata(&mut self, e_id: &str, language: &'a str) {
        if let Some(note) = self.metadata_notes.get(e_id.trim_start_matches('#')) {
            self.note(note, language);
        }
    }
}
