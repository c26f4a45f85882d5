//! Paragraphs: style, list, and what their place demands.

use super::inline::Setting;
use super::numbering::{indent, place_elements};
use super::package::{Element, NotXml, built};
use super::styles::{no_borders, outline_level, switch};
use super::writer::Writer;
use crate::flow::{Inline, Paragraph};
use crate::sheet::Role;
use crate::unit::Length;
use docx_rs::{IndentLevel, LineSpacing, LineSpacingType, NumberingId};

/// What docx-rs is told of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Blank {
    role: Role,
    /// The native list that counts it, and its level there.
    list: Option<(usize, u8)>,
    /// The height that its lines have at least, in twips.
    least_height: Option<i32>,
}

impl Writer<'_> {
    /// The element of a paragraph whose surroundings are in `language`, in the part `part`.
    pub fn paragraph(
        &mut self,
        paragraph: &Paragraph,
        language: &str,
        part: &str,
    ) -> Result<Element, NotXml> {
        let flow = self.flow;
        let style = flow.styles.get(&paragraph.role);
        let language = paragraph.language.as_deref().unwrap_or(language);
        let in_list = self.lists.at(flow, paragraph);
        let exact = style.is_some_and(|style| style.role != Role::Figure);
        // a line of exact height would cut the picture
        let grows = exact && paragraph.inlines.iter().any(holds_picture);
        let height = style.map_or(0, |style| style.line_height.to_twips() as i32);
        let mut element = self.blank(Blank {
            role: paragraph.role,
            list: in_list.map(|at| (at.id, at.level)),
            least_height: grows.then_some(height),
        })?;
        let mut own = Vec::new();
        if paragraph.keep_with_next != style.is_some_and(|style| style.keep_with_next) {
            own.push(switch("w:keepNext", paragraph.keep_with_next));
        }
        if paragraph.heading != style.and_then(|style| style.heading) {
            own.push(outline_level(paragraph.heading));
        }
        if let Some(place) = in_list.and_then(|at| at.place) {
            own.extend(place_elements(place));
        }
        if let Some(style) = style.filter(|_| paragraph.indent != Length::ZERO) {
            let left = style.indent_left + paragraph.indent;
            own.push(indent(left, style.first_line));
        }
        if !own.is_empty() {
            element.child_or_new("w:pPr").extend(own);
        }
        let mut mark = Element::new("w:rPr");
        mark.extend(self.mark_of(paragraph.revision));
        // the number is set in the language of the paragraph mark
        mark.extend(self.language(language));
        let before = self.numbered_before(paragraph, &element);
        let last = (!mark.children.is_empty()).then_some(mark);
        let last: Vec<Element> = last.into_iter().chain(before).collect();
        if !last.is_empty() {
            element.child_or_new("w:pPr").extend(last);
        }
        let (starts, ends) = self.anchors.around(paragraph)?;
        element.extend(starts);
        let setting = Setting {
            style,
            language,
            part,
        };
        element.extend(self.inlines(&paragraph.inlines, setting)?);
        element.extend(ends);
        Ok(element)
    }
}

impl Writer<'_> {
    /// A paragraph without words. Most are like others of the document, which docx-rs has built.
    fn blank(&mut self, form: Blank) -> Result<Element, NotXml> {
        if let Some(known) = self.blanks.get(&form) {
            return Ok(known.clone());
        }
        let mut made = docx_rs::Paragraph::new();
        if form.role != Role::Base {
            made = made.style(self.names.paragraph_id(form.role));
        }
        if let Some((list, level)) = form.list {
            let level = IndentLevel::new(usize::from(level));
            made = made.numbering(NumberingId::new(list), level);
        }
        if let Some(height) = form.least_height {
            made = made.line_spacing(
                LineSpacing::new()
                    .line(height)
                    .line_rule(LineSpacingType::AtLeast),
            );
        }
        let element = built(&made)?;
        self.blanks.insert(form, element.clone());
        Ok(element)
    }

    /// The properties that a paragraph had before, where another list counted it.
    fn numbered_before(&mut self, paragraph: &Paragraph, element: &Element) -> Option<Element> {
        let before = paragraph.label.as_ref()?.was.as_ref()?.list?;
        let mut old = Element::new("w:pPr");
        for property in element.child("w:pPr")?.elements() {
            if property.name == "w:numPr" {
                old.push(
                    Element::new("w:numPr")
                        .holding(Element::val("w:ilvl", before.level))
                        .holding(Element::val("w:numId", before.list + 1)),
                );
            } else {
                old.push(property.clone());
            }
        }
        Some(self.change("w:pPrChange").holding(old))
    }

    /// Takes the rules of its role's style from a paragraph: it is in a frame, or empty.
    pub fn unruled(&self, element: &mut Element, role: Role) {
        let style = self.flow.styles.get(&role);
        if style.is_some_and(|style| style.rule_above.is_some() || style.rule_below.is_some()) {
            element.child_or_new("w:pPr").push(no_borders());
        }
    }
}

fn holds_picture(inline: &Inline) -> bool {
    match inline {
        Inline::Figure(_) => true,
        Inline::Link { inlines, .. } | Inline::Tagged { inlines, .. } => {
            inlines.iter().any(holds_picture)
        }
        _ => false,
    }
}

/// The small empty paragraph that Word demands after a table at the end of a cell or section.
pub fn spacer() -> Result<Element, NotXml> {
    built(&docx_rs::Paragraph::new().style(super::styles::SPACER_ID))
}
