//! Blocks and groups: which role each paragraph has, and which number.

use super::form::{Block, Label, ListPlace};
use super::lists::Place;
use super::walk::{Context, Pending, Story, Walk};
use super::widths;
use crate::model::{self, BlockKind, Group, GroupKind, NodeId, Num, Text, TextKind};
use crate::sheet::{Role, Scheme};
use crate::unit::Length;

/// The least step by which a text moves in behind a label that is wider than its room.
const LEAST_STEP: Length = Length::from_points(18);
/// The least distance between a label and its text.
const LABEL_GAP: Length = Length::from_points(3);

impl<'a> Walk<'a> {
    /// Reads blocks.
    pub(super) fn blocks(&mut self, blocks: &'a [model::Block], context: Context<'a>) {
        for (index, block) in blocks.iter().enumerate() {
            let context = context.inside(&block.marks);
            match &block.kind {
                BlockKind::Text(text) => {
                    let mut context = context;
                    context.keep |= blocks.get(index + 1).is_some_and(leans_on_what_is_before);
                    self.text_block(block, text, context);
                }
                BlockKind::Group(group) => self.group(block, group, context),
                BlockKind::Table(table) => self.table(block.node, table, context),
                BlockKind::Reference(reference) => self.reference(reference, context),
            }
        }
    }

    fn text_block(&mut self, block: &'a model::Block, text: &'a Text, context: Context<'a>) {
        // what follows in a numbered unit goes on under its text
        let following = context.place.is_some() && self.pending.is_none();
        match text.kind {
            TextKind::Heading | TextKind::Subheading | TextKind::Number => {
                self.paragraph(block.node, &text.inlines, context, None);
            }
            TextKind::CrossHeading => {
                self.heading(block.node, &text.inlines, context.with(Role::CrossHeading));
            }
            TextKind::LongTitle => {
                let context = context.with(Role::LongTitle);
                self.paragraph(block.node, &text.inlines, context, None);
            }
            TextKind::ListWrapUp => {
                let context = context.with(Role::Continuation);
                self.paragraph(block.node, &text.inlines, context, None);
            }
            TextKind::TocItem => self.contents_line(block.node, text, context),
            TextKind::Caption => {
                let mut context = context;
                context.role = Role::Caption;
                context.place = None;
                self.paragraph(block.node, &text.inlines, context, None);
            }
            TextKind::Paragraph
            | TextKind::NamedBlock
            | TextKind::ListIntroduction
            | TextKind::Bare => {
                let mut context = if following {
                    context.with(Role::Continuation)
                } else {
                    context
                };
                context.keep |= text.kind == TextKind::ListIntroduction;
                self.paragraph(block.node, &text.inlines, context, None);
            }
        }
    }

    /// Sets a heading, at a level if the layout gives its role one.
    pub(super) fn heading(
        &mut self,
        node: NodeId,
        inlines: &'a [model::Inline],
        context: Context<'a>,
    ) {
        let level = self.sheet.style(context.role).heading.map(|_| {
            let level = match context.role {
                Role::DocumentTitle | Role::AttachmentHeading => 1,
                _ => u8::from(context.above.titled) + context.above.units + 1,
            };
            level.min(6)
        });
        self.paragraph(node, inlines, context, level);
    }

    fn group(&mut self, block: &'a model::Block, group: &'a Group, context: Context<'a>) {
        self.open(block.node);
        let mut inner = context;
        match group.kind {
            GroupKind::Part | GroupKind::Section | GroupKind::HContainer => {
                return self.unit(block, group, context);
            }
            // what the reader does not know may have a number and a heading; a container has none
            GroupKind::Container if group.num.is_some() || group.heading.is_some() => {
                return self.unit(block, group, context);
            }
            GroupKind::Container => return self.container(block, group, context),
            GroupKind::BulletList | GroupKind::OrderedList => return self.list(group, context),
            GroupKind::Formula => {
                inner = inner.with(match block.marks.name.as_deref() {
                    Some("enactingAuthority") => Role::EnactingAuthority,
                    _ => Role::Formula,
                });
            }
            GroupKind::Recitals | GroupKind::Recital => inner = inner.with(Role::Recital),
            GroupKind::Citations | GroupKind::Citation => inner = inner.with(Role::Citation),
            GroupKind::Paragraph if group.num.is_some() => {
                inner = inner.with(Role::OperativeParagraph);
            }
            GroupKind::Paragraph => inner = inner.with(Role::ReportParagraph),
            GroupKind::Subparagraph | GroupKind::Item => {
                inner.sub_items += 1;
                inner = inner.with(sub_item(inner.sub_items));
            }
            GroupKind::WrapUp | GroupKind::BlockContainer => {
                inner = inner.with(Role::Continuation);
            }
            GroupKind::Intro => inner.keep = true,
            GroupKind::Content | GroupKind::BlockList | GroupKind::ListItem | GroupKind::Toc => {}
        }
        if let Some(num) = &group.num {
            let role = match group.kind {
                GroupKind::Recitals | GroupKind::Recital => Role::Recital,
                GroupKind::Citations | GroupKind::Citation => Role::Citation,
                GroupKind::Subparagraph | GroupKind::Item => sub_item(inner.sub_items),
                _ => Role::OperativeParagraph,
            };
            let place = self.number(num, role, inner);
            inner.place = Some(place);
            inner.text_at = self.lists.level(place).text_at;
        }
        for (heading, role) in [
            (&group.heading, inner.role),
            (&group.subheading, Role::Subheading),
        ] {
            if let Some(heading) = heading {
                let mut context = inner;
                context.role = role;
                context.keep = true;
                self.blocks(std::slice::from_ref(heading), context);
            }
        }
        self.blocks(&group.children, inner);
    }

    /// A part, section or other unit with a heading.
    fn unit(&mut self, block: &'a model::Block, group: &'a Group, context: Context<'a>) {
        let context = context.inside(&block.marks);
        let role = match group.kind {
            GroupKind::Part => Role::PartHeading,
            _ => Role::SectionHeading,
        };
        if let Some(num) = &group.num {
            let mut context = context;
            context.role = role;
            self.number(num, role, context);
        }
        let mut inner = context.with(Role::ReportParagraph);
        if let Some(heading) = &group.heading
            && let BlockKind::Text(text) = &heading.kind
        {
            let mut context = context.inside(&heading.marks);
            context.role = role;
            self.open(heading.node);
            self.heading(heading.node, &text.inlines, context);
            inner.above.units += 1;
        }
        if let Some(subheading) = &group.subheading
            && let BlockKind::Text(text) = &subheading.kind
        {
            let mut context = inner.inside(&subheading.marks);
            context.role = Role::Subheading;
            self.heading(subheading.node, &text.inlines, context);
        }
        self.blocks(&group.children, inner);
    }

    /// `ol` and `ul`, whose labels the layout makes.
    fn list(&mut self, group: &'a Group, context: Context<'a>) {
        let bullets = group.kind == GroupKind::BulletList;
        let mut inner = context;
        let (role, depth) = if bullets {
            inner.bullets += 1;
            (Role::BulletItem, context.bullets)
        } else {
            inner.counted += 1;
            (Role::ListItem, context.counted)
        };
        inner = inner.with(role);
        // a list of its own: its labels join no other
        let outer = self.lists.enter();
        let mut count = 0;
        for item in &group.children {
            let BlockKind::Group(li) = &item.kind else {
                self.blocks(std::slice::from_ref(item), inner);
                continue;
            };
            self.open(item.node);
            let own = item
                .marks
                .value
                .as_deref()
                .and_then(|v| v.trim().parse().ok());
            count = own.unwrap_or(count + 1);
            let mut inner = inner.inside(&item.marks);
            let place = self.list_item(item.node, role, depth, count, inner);
            inner.place = Some(place);
            inner.text_at = self.lists.level(place).text_at;
            self.blocks(&li.children, inner);
            self.close_label(item.node, inner);
        }
        self.lists.leave(outer);
    }

    /// Opens the label of a list item: a bullet, or the count in the layout's form.
    fn list_item(
        &mut self,
        node: NodeId,
        role: Role,
        depth: usize,
        count: u32,
        context: Context<'a>,
    ) -> ListPlace {
        let (scheme, first) = self.scheme(role);
        let mut scheme = scheme.clone();
        let level = (first + depth).min(scheme.levels.len() - 1);
        // a list shows the count of its own level only
        let own = &mut scheme.levels[level];
        own.text = super::count::own_only(&own.text, level);
        let label = super::count::write(own.form, count);
        let label = own.text.replace(&format!("%{}", level + 1), &label);
        self.open_label(node, &label, &scheme, level, context, true)
    }

    /// Opens a number of the document.
    fn number(&mut self, num: &'a Num, role: Role, context: Context<'a>) -> ListPlace {
        let sheet = self.sheet;
        let (scheme, level) = scheme_of(sheet, role);
        if level == 0 && role != Role::SubItem1 {
            // sub-items of the next paragraph begin anew
            let (sub_items, _) = scheme_of(sheet, Role::SubItem1);
            if sub_items.name != scheme.name {
                self.lists.close(&sub_items.name);
            }
        }
        self.open_label(num.node, &num.text, scheme, level, context, false)
    }

    fn scheme(&self, role: Role) -> (&'a Scheme, usize) {
        scheme_of(self.sheet, role)
    }

    /// A label waits for its paragraph; one that still waits gets a paragraph without text.
    fn open_label(
        &mut self,
        node: NodeId,
        text: &str,
        scheme: &Scheme,
        level: usize,
        context: Context<'a>,
        nested: bool,
    ) -> ListPlace {
        self.close_label(node, context);
        let style = self.sheet.style(context.role);
        let width = widths::of(text, style.size, style.bold) + LABEL_GAP;
        let own = &scheme.levels[level];
        // lists inside numbered units, cells and notes stand under the text there
        let label_at = match context.story {
            Story::Body if !nested || context.place.is_none() => own.label_at,
            _ => context.text_at,
        };
        let step = (own.text_at - own.label_at).max(LEAST_STEP);
        let mut text_at = label_at + (own.text_at - own.label_at);
        while text_at - label_at < width {
            text_at += step;
        }
        let place = self
            .lists
            .place(scheme, level, text, Place { label_at, text_at });
        let level = self.lists.level(place);
        let label = Label {
            node,
            text: text.to_owned(),
            at: level.label_at,
            text_at: level.text_at,
            hanging: true,
            was: None,
        };
        let role = context.role;
        self.pending = Some(Pending { label, place, role });
        place
    }

    /// Gives a label that still waits a paragraph without text.
    pub(super) fn close_label(&mut self, node: NodeId, context: Context<'a>) {
        if let Some(pending) = &self.pending {
            let mut context = context;
            context.role = pending.role;
            self.paragraph(node, &[], context, None);
        }
    }

    /// The last block made stays on the page of the next.
    pub(super) fn keep_last(&mut self) {
        if let Some(Block::Paragraph(last)) = self.out.last_mut() {
            last.keep_with_next = true;
        }
    }
}

/// The scheme and level of a role's numbers.
fn scheme_of(sheet: &crate::sheet::Sheet, role: Role) -> (&Scheme, usize) {
    let numbering = sheet.style(role).numbering.as_ref();
    let (name, level) = numbering.map_or(("", 0), |(name, level)| (name.as_str(), *level));
    // a Sheet is only ever made with a scheme for each role that can bear a number, see `sheet::load`
    (&sheet.schemes[name], usize::from(level))
}

/// The role of sub-items at a depth.
fn sub_item(depth: usize) -> Role {
    match depth {
        0 | 1 => Role::SubItem1,
        2 => Role::SubItem2,
        _ => Role::SubItem3,
    }
}

/// Lists, tables and pictures stay with the words that announce them.
fn leans_on_what_is_before(block: &model::Block) -> bool {
    match &block.kind {
        BlockKind::Group(group) => matches!(
            group.kind,
            GroupKind::BulletList | GroupKind::OrderedList | GroupKind::BlockList
        ),
        BlockKind::Table(_) => true,
        BlockKind::Text(text) => matches!(
            text.inlines.as_slice(),
            [model::Inline::Marked {
                kind: model::InlineKind::Image { .. },
                ..
            }]
        ),
        BlockKind::Reference(_) => false,
    }
}
