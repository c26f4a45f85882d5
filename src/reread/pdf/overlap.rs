//! Glyphs on each other, and paint over glyphs.

use super::content::{Content, Glyph};
use super::fonts::Fonts;
use super::geometry::Bounds;
use super::rules::{self, Troubles};

/// Glyphs in a row on one baseline.
struct Row {
    range: std::ops::Range<usize>,
    bounds: Bounds,
}

/// Paint thinner than this, in points, is a rule and not a cover.
const THIN: f64 = 2.0;

/// Ink must differ from its ground by so much lightness.
const CONTRAST: f64 = 0.4;

/// Looks for glyphs that cannot be read because of what else is on their place.
pub(super) fn check(content: &Content, fonts: &Fonts<'_>, page: u32, troubles: &mut Troubles) {
    let mut rows = rows(content);
    let text = |index: usize| text(content, fonts, index);
    let clash = |a: usize, b: usize, troubles: &mut Troubles| {
        if hides(&content.glyphs[a], &content.glyphs[b]) && !is_white(text(a)) && !is_white(text(b))
        {
            troubles.add(&rules::OVERPRINT, page, || {
                format!("“{}” is drawn on “{}”", text(b), text(a))
            });
        }
    };
    for row in &rows {
        for index in row.range.start + 1..row.range.end {
            clash(index - 1, index, troubles);
        }
    }
    rows.sort_by(|a, b| a.bounds.bottom.total_cmp(&b.bounds.bottom));
    for (number, row) in rows.iter().enumerate() {
        for other in &rows[number + 1..] {
            if other.bounds.bottom > row.bounds.top {
                break;
            }
            if other.bounds.and(row.bounds).width() < 0.5 {
                continue;
            }
            let mut next = other.range.start;
            for a in row.range.clone() {
                while next < other.range.end && content.glyphs[next].x1() <= content.glyphs[a].x0()
                {
                    next += 1;
                }
                for b in next..other.range.end {
                    if content.glyphs[b].x0() >= content.glyphs[a].x1() {
                        break;
                    }
                    clash(a, b, troubles);
                }
            }
        }
    }
    covers(content, fonts, &rows, page, troubles);
}

/// Reports glyphs under paint or on a ground of their own colour.
fn covers(content: &Content, fonts: &Fonts<'_>, rows: &[Row], page: u32, troubles: &mut Troubles) {
    for paint in &content.paints {
        if paint.bounds.width() < THIN || paint.bounds.height() < THIN {
            continue;
        }
        for row in rows {
            if row.bounds.and(paint.bounds).area() <= 0.0 {
                continue;
            }
            for index in row.range.clone() {
                let glyph = &content.glyphs[index];
                let shared = glyph.bounds().and(paint.bounds).area();
                let is_lost = index < paint.after
                    || paint
                        .ink
                        .is_none_or(|ink| (ink - glyph.ink()).abs() < CONTRAST);
                if is_lost
                    && shared > glyph.bounds().area() * 0.3
                    && !is_white(text(content, fonts, index))
                {
                    troubles.add(&rules::COVERED, page, || {
                        format!(
                            "“{}” cannot be seen for what is painted on its place",
                            text(content, fonts, index)
                        )
                    });
                }
            }
        }
    }
}

fn text<'f>(content: &Content, fonts: &'f Fonts<'_>, index: usize) -> &'f str {
    let glyph = &content.glyphs[index];
    fonts.list[glyph.font()]
        .unicode
        .text(glyph.code)
        .unwrap_or("\u{FFFD}")
}

fn is_white(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// Whether one glyph lies on the other. Kerning draws a comma under a Y by half its width, and no pair by more than
/// this; accents have no width and lie on their letters by right.
fn hides(a: &Glyph, b: &Glyph) -> bool {
    // nearly all pairs are told apart by this
    if b.x0() >= a.x1() {
        return false;
    }
    let narrow = (a.x1() - a.x0()).min(b.x1() - b.x0());
    let shared = a.x1().min(b.x1()) - a.x0().max(b.x0());
    if narrow <= 0.1 || shared <= narrow * 0.75 {
        return false;
    }
    let (a, b) = (a.bounds(), b.bounds());
    let low = a.height().min(b.height());
    a.and(b).height() > low * 0.5
}

/// The glyphs of a page by rows, each from left to right.
fn rows(content: &Content) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (index, glyph) in content.glyphs.iter().enumerate() {
        if let Some(row) = rows.last_mut() {
            let before = &content.glyphs[index - 1];
            if before.baseline() == glyph.baseline() && glyph.x0() >= before.x0() {
                row.range.end = index + 1;
                row.bounds.right = row.bounds.right.max(glyph.x1());
                if glyph.size() != before.size() {
                    row.bounds.top = row.bounds.top.max(glyph.bounds().top);
                }
                continue;
            }
        }
        rows.push(Row {
            range: index..index + 1,
            bounds: glyph.bounds(),
        });
    }
    rows
}
