//! Running: headers and footers, and the room that they leave to the text.

use super::Composer;
use super::piece::Measured;
use super::ruled::{drawn, ruled_height};
use crate::flow::{BarCode, SideText};
use crate::model::NodeId;
use crate::pages::{Artifact, GlyphRun, Item, Page, Rule, StructureRole, Tag};
use crate::sheet::{Role, Style};
use crate::unit::Length;

impl Composer<'_> {
    /// Top and bottom of the text on pages with this running text: at the margins, or clear of header and footer where
    /// these reach further, as Word does it.
    pub(super) fn body(&self, side: &SideText) -> (Length, Length) {
        let page = &self.flow.page;
        let tall = |lines: &[[String; 3]], role| {
            let style = &self.flow.styles[&role];
            match lines.len() as i64 {
                0 => Length::ZERO,
                lines => {
                    style.line_height * lines
                        + style.space_before
                        + style.space_after
                        + ruled_height(style)
                }
            }
        };
        let header = tall(&side.header, Role::Header);
        let footer = tall(&side.footer, Role::Footer);
        let mut top = page.top;
        if header > Length::ZERO {
            top = top.max(page.header + header);
        }
        let mut bottom = page.height - page.bottom;
        if footer > Length::ZERO {
            bottom = bottom.min(page.height - page.footer - footer);
        }
        (top, bottom)
    }

    /// The height of the text on the lowest page of the document.
    pub(super) fn least_room(&self) -> Length {
        self.flow
            .sections
            .iter()
            .flat_map(|section| [&section.running.first, &section.running.following])
            .map(|side| {
                let (top, bottom) = self.body(side);
                bottom - top
            })
            .min()
            .unwrap_or(self.flow.page.text_height())
    }

    /// Sets header and footer on a page.
    pub(super) fn running(&mut self, page: &mut Page, side: &SideText, part: NodeId, folio: usize) {
        let geometry = &self.flow.page;
        let style = &self.flow.styles[&Role::Header];
        let from = geometry.header + style.space_before;
        let mut y = self.running_rule(page, style, style.rule_above, from, &side.header);
        for line in &side.header {
            self.running_line(page, line, (Role::Header, y), part, folio);
            y += style.line_height;
        }
        let gap = style.rule_gap;
        self.running_rule(page, style, style.rule_below, y + gap, &side.header);
        let style = &self.flow.styles[&Role::Footer];
        let lines = side.footer.len() as i64;
        let from = geometry.height
            - geometry.footer
            - style.space_after
            - style.line_height * lines
            - ruled_height(style);
        let mut y = self.running_rule(page, style, style.rule_above, from, &side.footer);
        for line in &side.footer {
            self.running_line(page, line, (Role::Footer, y), part, folio);
            y += style.line_height;
        }
        let gap = style.rule_gap;
        self.running_rule(page, style, style.rule_below, y + gap, &side.footer);
    }

    /// Draws a rule of header or footer, where there are lines; gives the place below it and its gap.
    fn running_rule(
        &self,
        page: &mut Page,
        style: &Style,
        thickness: Option<Length>,
        y: Length,
        lines: &[[String; 3]],
    ) -> Length {
        let Some(thickness) = thickness.filter(|_| !lines.is_empty()) else {
            return y;
        };
        let width = self.frame.width - style.indent_left - style.indent_right;
        let x = self.frame.left + style.indent_left;
        page.items.push(drawn(x, y, width, thickness));
        y + thickness + style.rule_gap
    }

    /// Draws the bar code of the first page: a figure with words for those who do not see it.
    pub(super) fn bar_code(&mut self, page: &mut Page, code: &BarCode, part: NodeId) {
        let Some(bars) = &code.bars else {
            return;
        };
        let figure = self.tree.add(StructureRole::PageFigure, 0, Some(part));
        self.tree.elements[figure].alt = Some(code.alt.clone());
        let top = page.height - code.bottom - code.height;
        page.items.extend(bars.bars().map(|(start, width)| {
            Item::Rule(Rule {
                tag: Tag::Content(figure),
                x: code.left + code.bar * start,
                y: top,
                width: code.bar * width,
                height: code.height,
            })
        }));
    }

    fn running_line(
        &mut self,
        page: &mut Page,
        line: &[String; 3],
        (role, y): (Role, Length),
        part: NodeId,
        folio: usize,
    ) {
        (self.role, self.node) = (role, part);
        let style = &self.flow.styles[&role];
        let baseline = y + self.baseline(style.line_height, style);
        for (index, words) in line.iter().enumerate() {
            if words.is_empty() {
                continue;
            }
            let text = words.replacen("{}", &folio.to_string(), 1);
            let kind = match role {
                _ if words.contains("{}") => Artifact::Folio,
                Role::Header => Artifact::Header,
                _ => Artifact::Footer,
            };
            let mut measured = Measured::default();
            let format = self.base_format(part, 0);
            self.measure_run(&mut measured, &text, format, style.small_caps);
            let width: Length = measured.pieces.iter().map(|piece| piece.width).sum();
            let slack = self.frame.width - width;
            let mut x = self.frame.left
                + match index {
                    0 => Length::ZERO,
                    1 => slack / 2,
                    _ => slack,
                };
            for run in runs(&measured, kind, baseline) {
                let width: Length = run.glyphs.iter().map(|glyph| glyph.advance).sum();
                page.items.push(Item::Glyphs(GlyphRun { x, ..run }));
                x += width;
            }
        }
    }
}

/// The runs of a line of running text: one for each format.
fn runs(measured: &Measured, kind: Artifact, baseline: Length) -> Vec<GlyphRun> {
    let mut runs = Vec::new();
    for (number, format) in measured.formats.iter().enumerate() {
        let pieces = || {
            measured
                .pieces
                .iter()
                .filter(move |piece| piece.format == number)
        };
        let (Some(first), Some(last)) = (pieces().next(), pieces().next_back()) else {
            continue;
        };
        let start = first.start as u32;
        runs.push(GlyphRun {
            node: format.node,
            tag: Tag::Artifact(kind),
            face: format.face,
            size: format.size,
            x: Length::ZERO,
            baseline,
            text: measured.text[first.start..last.end].to_string(),
            glyphs: measured.glyphs[first.glyphs.start..last.glyphs.end]
                .iter()
                .map(|glyph| crate::pages::Glyph {
                    start: glyph.start - start,
                    end: glyph.end - start,
                    ..*glyph
                })
                .collect(),
            language: None,
        });
    }
    runs
}
