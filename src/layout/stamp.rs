//! Stamp: what a copy bears beyond the document, set at the right edge of the text without laying out a page again.

use super::rules::{FONT_UNKNOWN, GLYPH_MISSING, STAMP_ROOM};
use crate::diag::Finding;
use crate::flow::StampText;
use crate::mark::{Modules, SMALLEST_MODULE_MM};
use crate::model::NodeId;
use crate::pages::{Artifact, Glyph, GlyphRun, Item, Page, Rule, Stamp, Tag};
use crate::sheet::{Distribution, Role, Sheet};
use crate::text::{FontBook, Shaper};
use crate::unit::Length;

/// Sets a stamp.
///
/// # Errors
/// There is no value where a character has no glyph, the fonts of the layout are not shipped, or there is no room.
pub fn stamp(
    sheet: &Sheet,
    distribution: &Distribution,
    book: &FontBook,
    text: &StampText,
) -> Result<Stamp, Vec<Finding>> {
    let mut setter = Setter::new(sheet, distribution, book)?;
    let mut first = setter.page();
    for (line, index) in text.first.iter().zip(0..) {
        let tag = Tag::Content(index as usize);
        let run = setter.line(line, index, tag);
        first.items.push(Item::Glyphs(run));
    }
    let mut following = setter.page();
    let run = setter.line(&text.following, 0, Tag::Artifact(Artifact::Stamp));
    following.items.push(Item::Glyphs(run));
    setter.look_for_room(text.first.len() as i64, sheet.page.top);
    setter.look_for_room(1, sheet.page.header);
    if let Some(mark) = &text.mark {
        for page in [&mut first, &mut following] {
            setter.mark(mark, page);
        }
    }
    if !setter.findings.is_empty() {
        return Err(setter.findings);
    }
    Ok(Stamp {
        first,
        lines: text.first.len(),
        following,
    })
}

/// Sets the sheet that is put before a copy in a pile of printed ones: its lines, large, from the top margin down.
///
/// # Errors
/// Those of [`stamp`].
pub fn separator(
    sheet: &Sheet,
    distribution: &Distribution,
    book: &FontBook,
    lines: &[String],
) -> Result<Page, Vec<Finding>> {
    let enlarged = Distribution {
        size: distribution.size * ENLARGED,
        line_height: distribution.line_height * ENLARGED,
        top: sheet.page.top,
        ..distribution.clone()
    };
    let mut setter = Setter::new(sheet, &enlarged, book)?;
    let mut page = setter.page();
    for (line, index) in lines.iter().zip(0..) {
        let mut run = setter.line(line, index, Tag::Artifact(Artifact::Layout));
        run.x = sheet.page.left;
        page.items.push(Item::Glyphs(run));
    }
    setter.look_for_room(lines.len() as i64, sheet.page.height - sheet.page.bottom);
    match setter.findings.is_empty() {
        true => Ok(page),
        false => Err(setter.findings),
    }
}

/// How many times larger than the stamp a separator sheet is set.
const ENLARGED: i64 = 2;

struct Setter<'a> {
    sheet: &'a Sheet,
    distribution: &'a Distribution,
    shaper: Shaper<'a>,
    face: usize,
    findings: Vec<Finding>,
}

impl<'a> Setter<'a> {
    fn new(
        sheet: &'a Sheet,
        distribution: &'a Distribution,
        book: &'a FontBook,
    ) -> Result<Setter<'a>, Vec<Finding>> {
        let style = sheet.style(Role::Header);
        let Some(face) = book.face(&style.font, style.bold, style.italic) else {
            return Err(vec![Finding::new(
                &FONT_UNKNOWN,
                format!("no shipped font stands for {}", style.font),
                "name a shipped family in the layout file",
            )]);
        };
        Ok(Setter {
            sheet,
            distribution,
            shaper: Shaper::new(book),
            face,
            findings: Vec::new(),
        })
    }

    fn page(&self) -> Page {
        Page {
            width: self.sheet.page.width,
            height: self.sheet.page.height,
            folio: 0,
            items: Vec::new(),
            links: Vec::new(),
        }
    }

    /// A line of the stamp, by its place from the top.
    fn line(&mut self, text: &str, index: i64, tag: Tag) -> GlyphRun {
        let face = &self.shaper.book().faces()[self.face];
        let (units, size) = (face.units_per_em, self.distribution.size);
        let of = |value: i32| Length::from_font_units(i64::from(value), units, size);
        let ascent = of(face.ascent);
        let shaped = self.shaper.shape(self.face, text);
        let missing: String = face.missing(text, &shaped).collect();
        if !missing.is_empty() {
            self.findings.push(Finding::new(
                &GLYPH_MISSING,
                format!("the font lacks “{missing}” of the stamp’s line “{text}”"),
                "write the recipient’s name in characters that the font has",
            ));
        }
        let glyphs: Vec<Glyph> = shaped
            .iter()
            .map(|glyph| Glyph {
                id: glyph.id,
                advance: of(glyph.advance),
                x_offset: of(glyph.x_offset),
                y_offset: of(glyph.y_offset),
                start: glyph.start,
                end: glyph.end,
            })
            .collect();
        let width: Length = glyphs.iter().map(|glyph| glyph.advance).sum();
        let page = &self.sheet.page;
        if width > page.measure() {
            self.findings.push(Finding::new(
                &STAMP_ROOM,
                format!("the stamp’s line “{text}” is wider than the text"),
                "shorten the recipient’s name",
            ));
        }
        GlyphRun {
            node: NodeId(0),
            tag,
            face: self.face,
            size,
            x: page.width - page.right - width,
            baseline: self.distribution.top + self.distribution.line_height * index + ascent,
            text: text.to_owned(),
            glyphs,
            language: None,
        }
    }

    /// Reports lines that reach down to what the page bears from `to` on.
    fn look_for_room(&mut self, lines: i64, to: Length) {
        let distribution = self.distribution;
        if distribution.top + distribution.line_height * lines > to {
            self.findings.push(Finding::new(
                &STAMP_ROOM,
                format!("{lines} lines of the stamp reach down to what stands below"),
                "move the stamp up or make it smaller: `[distribution]` in the layout",
            ));
        }
    }

    /// Draws the mark: one rectangle for each stretch of dark squares.
    fn mark(&mut self, mark: &Modules, page: &mut Page) {
        let distribution = self.distribution;
        let size = mark.size() as i64;
        let side = distribution.mark_side;
        if side.to_points() / size as f64 * 25.4 / 72.0 < SMALLEST_MODULE_MM {
            let least = SMALLEST_MODULE_MM * size as f64;
            self.findings.push(Finding::new(
                &STAMP_ROOM,
                format!(
                    "a mark of {size} squares must be {least:.1} mm wide to be read from a scan"
                ),
                "make `mark-side` greater in `[distribution]` of the layout",
            ));
        }
        let left = distribution.mark_left;
        let top = page.height - distribution.mark_bottom - side;
        let at = |module: usize| side.scale(module as i64, size);
        for row in 0..mark.size() {
            for (column, length) in mark.runs(row) {
                page.items.push(Item::Rule(Rule {
                    tag: Tag::Artifact(Artifact::Layout),
                    x: left + at(column),
                    y: top + at(row),
                    width: at(column + length) - at(column),
                    height: at(row + 1) - at(row),
                }));
            }
        }
    }
}
