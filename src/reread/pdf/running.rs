//! Running text: the artifacts of a page that bear words, by line and by place on the line.

use super::content::{Content, Glyph, Kind};
use super::fonts::Fonts;
use super::rules::{self, Troubles};
use crate::transcript::{Paragraph, Running, RunningAt, StampLine};
use std::collections::BTreeMap;

/// A stretch of running text without a gap.
struct Stretch {
    footer: bool,
    baseline: f64,
    x0: f64,
    x1: f64,
    text: String,
}

/// The running text of a page. Artifacts that are not running text may only be leaders, or the header cells of a
/// table, which are repeated where it goes on.
pub(super) fn read(
    content: &Content,
    fonts: &Fonts<'_>,
    page: u32,
    heads: &mut Heads,
    troubles: &mut Troubles,
) -> Vec<Running> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for (kind, range) in &content.artifacts {
        let glyphs = &content.glyphs[range.clone()];
        match kind {
            Kind::Running(header) => {
                let middle = (content.paper.bottom + content.paper.top) / 2.0;
                for glyph in glyphs {
                    let footer = match header {
                        Some(header) => !header,
                        None => glyph.baseline() < middle,
                    };
                    add(&mut stretches, glyph, text(glyph, fonts), footer);
                }
            }
            // told apart below: `stamps`
            Kind::Stamp => {}
            Kind::Decoration => {
                let text: String = glyphs.iter().map(|glyph| text(glyph, fonts)).collect();
                if !is_leader(&text) && !heads.hold(&text) {
                    troubles.add(&rules::ARTIFACT, page, || {
                        format!("The text “{}” is marked as decoration", text.trim())
                    });
                }
            }
        }
    }
    lines(stretches, content, page)
}

/// The lines of the stamp of a copy that a page bears without their being read.
pub(super) fn stamps(content: &Content, fonts: &Fonts<'_>, page: u32) -> Vec<StampLine> {
    content
        .artifacts
        .iter()
        .filter(|(kind, _)| matches!(kind, Kind::Stamp))
        .map(|(_, range)| StampLine {
            at: RunningAt::Page(page),
            read: false,
            text: content.glyphs[range.clone()]
                .iter()
                .map(|glyph| text(glyph, fonts))
                .collect(),
        })
        .collect()
}

/// The lines that the artifacts of a page say, in the order in which they are drawn.
pub(super) fn artifact_lines(content: &Content, fonts: &Fonts<'_>) -> Vec<String> {
    let mut lines: Vec<(f64, String)> = Vec::new();
    for (_, range) in &content.artifacts {
        for glyph in &content.glyphs[range.clone()] {
            let baseline = glyph.baseline();
            match lines.last_mut() {
                Some((line, said)) if (*line - baseline).abs() < 0.01 => {
                    said.push_str(text(glyph, fonts));
                }
                _ => lines.push((baseline, text(glyph, fonts).to_owned())),
            }
        }
    }
    lines.into_iter().map(|(_, said)| said).collect()
}

/// The characters that a glyph stands for.
pub(super) fn text<'f>(glyph: &Glyph, fonts: &'f Fonts<'_>) -> &'f str {
    fonts.list[glyph.font()]
        .unicode
        .text(glyph.code)
        .unwrap_or("\u{FFFD}")
}

/// Dots and the like that lead the eye.
fn is_leader(text: &str) -> bool {
    text.chars()
        .all(|c| matches!(c, '.' | '…' | '·' | '_') || c.is_whitespace())
}

/// The texts of the header cells, table by table, without their spaces.
pub(super) struct Heads {
    texts: Vec<String>,
    /// The table that was repeated last: the next repetition is of it or of one soon after.
    last: usize,
}

impl Heads {
    /// Those of a body; where the file shows two versions, those of `both`.
    pub(super) fn of(body: &[Paragraph], both: Option<BTreeMap<usize, String>>) -> Heads {
        let shown = both.unwrap_or_default();
        let mut by_table: BTreeMap<usize, String> = shown
            .into_iter()
            .map(|(table, words)| (table, dense(&words)))
            .collect();
        let unknown = by_table.is_empty();
        for paragraph in body {
            if let Some(cell) = paragraph.cell.filter(|cell| cell.header && unknown) {
                *by_table.entry(cell.table).or_default() += &dense(&paragraph.text);
            }
        }
        Heads {
            texts: by_table.into_values().collect(),
            last: 0,
        }
    }

    /// Whether a text is that of the header cells of one table, or of some that follow each other.
    fn hold(&mut self, text: &str) -> bool {
        let text = dense(text);
        let count = self.texts.len();
        let found = (self.last..count)
            .chain(0..self.last)
            .find(|table| self.texts[*table].contains(&text));
        self.last = found.unwrap_or(self.last);
        found.is_some()
    }
}

fn dense(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Adds a glyph to the stretch that it continues.
fn add(stretches: &mut Vec<Stretch>, glyph: &Glyph, text: &str, footer: bool) {
    if let Some(last) = stretches.last_mut()
        && last.footer == footer
        && (last.baseline - glyph.baseline()).abs() < glyph.size() * 0.5
        && (-glyph.size() * 0.5..glyph.size()).contains(&(glyph.x0() - last.x1))
    {
        last.text.push_str(text);
        last.x1 = glyph.x1();
        return;
    }
    stretches.push(Stretch {
        footer,
        baseline: glyph.baseline(),
        x0: glyph.x0(),
        x1: glyph.x1(),
        text: text.into(),
    });
}

/// The lines of header and footer from the top, each with its three places.
fn lines(mut stretches: Vec<Stretch>, content: &Content, page: u32) -> Vec<Running> {
    stretches.retain(|stretch| !stretch.text.trim().is_empty());
    stretches.sort_by(|a, b| {
        (a.footer, -a.baseline)
            .partial_cmp(&(b.footer, -b.baseline))
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    let mut lines: Vec<(f64, Running)> = Vec::new();
    for stretch in stretches {
        let new = match lines.last() {
            Some((baseline, line)) => {
                line.footer != stretch.footer || (baseline - stretch.baseline).abs() > 2.0
            }
            None => true,
        };
        if new {
            let line = Running {
                at: RunningAt::Page(page),
                footer: stretch.footer,
                text: Default::default(),
            };
            lines.push((stretch.baseline, line));
        }
        if let Some((_, line)) = lines.last_mut() {
            let place = &mut line.text[place(&stretch, content)];
            if !place.is_empty() {
                place.push(' ');
            }
            place.push_str(stretch.text.trim());
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

/// Left, middle or right: what starts off the left edge and has its middle near the paper's is in the middle.
fn place(stretch: &Stretch, content: &Content) -> usize {
    let width = content.paper.width();
    let middle = (stretch.x0 + stretch.x1) / 2.0 - content.paper.left;
    let off = (middle - width / 2.0).abs();
    let start = stretch.x0 - content.paper.left;
    if off < width * 0.05 && start > width * 0.25 {
        1
    } else if start < width * 0.3 || middle < width * 0.4 {
        0
    } else {
        2
    }
}
