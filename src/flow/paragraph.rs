//! One paragraph: its label, its place, its content, and the pictures that it holds.

use super::form::{Block, Figure, Inline, LinkTarget, ListPlace, Paragraph};
use super::inlines::At;
use super::rules::FIGURE_SIZE;
use super::walk::{Context, Pending, Walk};
use crate::model::{self, NodeId, Text};
use crate::sheet::Role;
use crate::unit::Length;

/// A picture as the document gives it.
pub(super) struct Picture<'a> {
    pub(super) node: NodeId,
    pub(super) src: &'a str,
    pub(super) alt: Option<&'a str>,
    pub(super) width: Option<&'a str>,
    pub(super) height: Option<&'a str>,
}

impl<'a> Walk<'a> {
    /// Sets a paragraph, and a paragraph for each picture in it.
    pub(super) fn paragraph(
        &mut self,
        node: NodeId,
        inlines: &'a [model::Inline],
        context: Context<'a>,
        heading: Option<u8>,
    ) {
        let mut pending = self.pending.take();
        self.open(node);
        let mut anchors = std::mem::take(&mut self.opened);
        let label = pending.as_ref().map(|pending| pending.label.text.as_str());
        self.outline_at(node, label, inlines, context);
        let mut pictures = Vec::new();
        let content = self.content(inlines, context, &mut pictures);
        anchors.append(&mut self.opened);

        let figures: Vec<Figure> = pictures.into_iter().map(|p| self.figure(p)).collect();
        if figures.is_empty() || has_text(&content) {
            let anchors = std::mem::take(&mut anchors);
            let pending = pending.take();
            self.push(node, content, context, heading, pending, anchors);
        }
        for figure in figures {
            let mut context = context;
            context.role = Role::Figure;
            let anchors = std::mem::take(&mut anchors);
            let node = figure.node;
            let content = vec![Inline::Figure(figure)];
            self.push(node, content, context, None, pending.take(), anchors);
        }
    }

    /// Sets words that are no inlines of the document.
    pub(super) fn plain_paragraph(&mut self, node: NodeId, text: &str, context: Context<'a>) {
        let pending = self.pending.take();
        self.open(node);
        let anchors = std::mem::take(&mut self.opened);
        self.outline_at(node, None, &[], context);
        let content = vec![Inline::Text {
            node,
            text: text.to_owned(),
            run: self.run_of(context.role),
        }];
        self.push(node, content, context, None, pending, anchors);
    }

    /// Sets a line of a contents list; all of it leads to its target, whose page stands at its end.
    pub(super) fn contents_line(&mut self, node: NodeId, text: &'a Text, context: Context<'a>) {
        let mut context = context;
        context.role = Role::ContentsLine;
        context.place = None;
        self.paragraph(node, &text.inlines, context, None);
        let depth = i64::from(text.level.saturating_sub(1));
        let indent = self.sheet.composition.contents_step * depth;
        let run = self.run_of(Role::ContentsLine);
        // an eId, or the IRI of another document, which is no address
        let target = text
            .target
            .as_deref()
            .filter(|target| !target.contains(['/', ':']))
            .and_then(|target| self.target(node, target));
        if let Some(Block::Paragraph(line)) = self.out.last_mut() {
            line.indent = indent;
            if let Some(target) = target {
                if let LinkTarget::Node(target) = target {
                    line.inlines.push(Inline::Tab);
                    line.inlines.push(Inline::PageOf { node, target, run });
                }
                line.inlines = vec![Inline::Link {
                    node,
                    target,
                    description: super::outline::one_line(&text.inlines),
                    inlines: std::mem::take(&mut line.inlines),
                }];
            }
        }
    }

    fn push(
        &mut self,
        node: NodeId,
        inlines: Vec<Inline>,
        context: Context<'a>,
        heading: Option<u8>,
        pending: Option<Pending>,
        anchors: Vec<NodeId>,
    ) {
        let style = self.sheet.style(context.role);
        let (label, list): (_, Option<ListPlace>) = match pending {
            Some(Pending { label, place, .. }) => (Some(label), Some(place)),
            None => (None, context.place),
        };
        let under_text = label.is_none() && list.is_some() && context.role != Role::Figure;
        let section = self
            .sections
            .last()
            .map(|section| section.language.as_str());
        let language = (section != Some(context.language)).then(|| context.language.to_owned());
        self.out.push(Block::Paragraph(Paragraph {
            node,
            role: context.role,
            list,
            label,
            heading,
            indent: if under_text {
                context.text_at
            } else {
                Length::ZERO
            },
            inlines,
            language,
            keep_with_next: style.keep_with_next || context.keep,
            anchors,
            revision: None,
        }));
    }

    fn content(
        &mut self,
        inlines: &'a [model::Inline],
        context: Context<'a>,
        pictures: &mut Vec<Picture<'a>>,
    ) -> Vec<Inline> {
        let at = At {
            run: self.run_of(context.role),
            paragraph: context.language,
            language: context.language,
        };
        let mut content = Vec::with_capacity(inlines.len());
        self.inlines(inlines, &at, &mut content, pictures);
        content
    }

    /// A picture at its size: 96 pixels to the inch, at most as wide and high as the text.
    fn figure(&mut self, picture: Picture<'a>) -> Figure {
        let size = picture
            .width
            .and_then(pixels)
            .zip(picture.height.and_then(pixels));
        if size.is_none() {
            self.report(
                &FIGURE_SIZE,
                picture.node,
                format!("the picture `{}` has no width and height", picture.src),
                "Write `width` and `height` in 1/96 inch, for instance width=\"192\" height=\"96\".",
            );
        }
        let inch = Length::from_points(72);
        let (mut width, mut height) = size.unwrap_or((inch, inch));
        let page = &self.sheet.page;
        if width > page.measure() {
            height = height.scale(page.measure().emu(), width.emu());
            width = page.measure();
        }
        if height > page.text_height() {
            width = width.scale(page.text_height().emu(), height.emu());
            height = page.text_height();
        }
        Figure {
            node: picture.node,
            src: picture.src.to_owned(),
            alt: picture.alt.unwrap_or_default().to_owned(),
            width,
            height,
        }
    }
}

/// A number of pixels, 1/96 inch each, above zero.
fn pixels(text: &str) -> Option<Length> {
    let number = text.trim().trim_end_matches("px");
    // a pixel is three quarters of a point
    let points = Length::parse(&format!("{number}pt"))?;
    (points > Length::ZERO).then(|| points.scale(3, 4))
}

/// Whether anything is printed by these inlines.
fn has_text(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Text { text, .. } => !text.is_empty(),
        Inline::Link { inlines, .. } | Inline::Tagged { inlines, .. } => has_text(inlines),
        Inline::LineBreak(_)
        | Inline::Tab
        | Inline::PageOf { .. }
        | Inline::NoteCall { .. }
        | Inline::Figure(_) => true,
    })
}
