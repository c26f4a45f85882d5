//! Ruled: the rules that a style puts above and below its paragraphs. Paragraphs of one role that follow each other are
//! ruled as one, as Word does it.

use super::Composer;
use super::paragraph::Frame;
use super::strip::{Strip, lowered};
use crate::flow::Block;
use crate::pages::{Artifact, Item, Rule, Tag};
use crate::sheet::Style;
use crate::unit::Length;

impl Composer<'_> {
    /// Rules the strips of the paragraph at this place among its blocks.
    pub(super) fn rule(&self, blocks: &[Block], index: usize, strips: &mut [Strip], frame: Frame) {
        let role_at = |index: Option<usize>| match blocks.get(index?)? {
            Block::Paragraph(paragraph) => Some(paragraph.role),
            Block::Table(_) => None,
        };
        let Some(role) = role_at(Some(index)) else {
            return;
        };
        let style = &self.flow.styles[&role];
        let x = frame.left + style.indent_left;
        let width = frame.width - style.indent_left - style.indent_right;
        if let Some(thickness) = style.rule_above
            && role_at(index.checked_sub(1)) != Some(role)
            && let Some(first) = strips.first_mut()
        {
            let down = thickness + style.rule_gap;
            let items = std::mem::take(&mut first.items);
            first.items.push(drawn(x, Length::ZERO, width, thickness));
            first
                .items
                .extend(items.into_iter().map(|item| lowered(item, down)));
            for link in &mut first.links {
                link.y += down;
            }
            first.height += down;
        }
        if let Some(thickness) = style.rule_below
            && role_at(Some(index + 1)) != Some(role)
            && let Some(last) = strips.last_mut()
        {
            let y = last.height + style.rule_gap;
            last.items.push(drawn(x, y, width, thickness));
            last.height = y + thickness;
        }
    }
}

/// The height that the rules of a style add to its paragraphs.
pub(super) fn ruled_height(style: &Style) -> Length {
    let rules = [style.rule_above, style.rule_below].into_iter().flatten();
    rules.map(|rule| rule + style.rule_gap).sum()
}

/// A rule as an item of the page.
pub(super) fn drawn(x: Length, y: Length, width: Length, height: Length) -> Item {
    Item::Rule(Rule {
        tag: Tag::Artifact(Artifact::Layout),
        x,
        y,
        width,
        height,
    })
}
