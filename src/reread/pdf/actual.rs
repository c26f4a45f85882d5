//! Replacement texts (ActualText; ISO 32000-1, 14.9.4): believed only where the glyphs show what they say.

use super::content::Content;
use super::fonts::Fonts;
use super::rules::{self, Troubles};

/// What a Unicode map gives for a glyph that always needs a replacement text (OBJECT REPLACEMENT CHARACTER).
pub(super) const NO_TEXT: char = '\u{FFFC}';

/// Judges every replacement text of a page; what can be believed goes into [`Content::replaced`].
pub(super) fn resolve(
    content: &mut Content,
    fonts: &Fonts<'_>,
    page: u32,
    troubles: &mut Troubles,
) {
    let actual = std::mem::take(&mut content.actual);
    judge(content, fonts, &actual, page, troubles);
    voiceless(content, fonts, page, troubles);
}

fn judge(
    content: &mut Content,
    fonts: &Fonts<'_>,
    actual: &[(std::ops::Range<usize>, String)],
    page: u32,
    troubles: &mut Troubles,
) {
    let mut end = 0;
    for (range, text) in actual {
        let shown: String = range.clone().map(|i| own(content, fonts, i)).collect();
        let nested = range.start < end;
        end = end.max(range.end);
        let fault = if nested {
            Some("stands inside another")
        } else if *text == shown {
            None
        } else if text.chars().count() > 1 && text.contains(char::is_whitespace) {
            Some("stands for more than one word")
        } else if text.is_empty() {
            hyphen(content, range, &shown)
        } else if matches!(text.as_str(), "\n" | "\t") {
            white(content, range, text, &shown)
        } else {
            match fit(content, fonts, range.clone(), text) {
                Some(replaced) => {
                    content.replaced.extend(replaced);
                    None
                }
                None => Some("is not what they show"),
            }
        };
        if let Some(fault) = fault {
            troubles.add(&rules::ACTUALTEXT, page, || {
                format!("The replacement text “{text}” over the glyphs “{shown}” {fault}")
            });
        }
    }
}

/// Reports glyphs that have no text of their own and no replacement: [`NO_TEXT`] says that a glyph needs one.
fn voiceless(content: &Content, fonts: &Fonts<'_>, page: u32, troubles: &mut Troubles) {
    let lacks_any = fonts.list.iter().any(|font| font.has_voiceless);
    if !lacks_any {
        return;
    }
    for index in 0..content.glyphs.len() {
        if own(content, fonts, index).contains(NO_TEXT) && !content.replaced.contains_key(&index) {
            troubles.add(&rules::UNICODE, page, || {
                "A glyph that has no character of its own has no replacement text".into()
            });
        }
    }
}

/// The text of a glyph by its font alone.
fn own<'f>(content: &Content, fonts: &'f Fonts<'_>, index: usize) -> &'f str {
    content
        .glyphs
        .get(index)
        .and_then(|glyph| fonts.list[glyph.font()].unicode.text(glyph.code))
        .unwrap_or("\u{FFFD}")
}

/// Whether the line goes on behind a glyph.
fn goes_on(content: &Content, index: usize) -> bool {
    let glyph = content.glyphs[index];
    content.glyphs.get(index + 1).is_some_and(|next| {
        (next.baseline() - glyph.baseline()).abs() < glyph.size() * 0.5 && next.x0() >= glyph.x0()
    })
}

/// A line break may stand for a space at the end of a line, where the eye sees it; a tab, for a space anywhere.
fn white(
    content: &mut Content,
    range: &std::ops::Range<usize>,
    text: &str,
    shown: &str,
) -> Option<&'static str> {
    if shown != " " || (text == "\n" && goes_on(content, range.start)) {
        return Some("is not what they show");
    }
    content.replaced.insert(range.start, (text.into(), false));
    None
}

/// An empty text may stand for a single hyphen at the end of a line only.
fn hyphen(
    content: &mut Content,
    range: &std::ops::Range<usize>,
    shown: &str,
) -> Option<&'static str> {
    if !matches!(shown, "-" | "\u{2010}" | "\u{AD}") {
        return Some("hides them");
    }
    if goes_on(content, range.start) {
        return Some("hides a hyphen inside a line");
    }
    content.replaced.insert(range.start, (String::new(), false));
    None
}

/// Divides a replacement text among its glyphs; `None` where they show something else.
fn fit(
    content: &Content,
    fonts: &Fonts<'_>,
    range: std::ops::Range<usize>,
    text: &str,
) -> Option<Vec<(usize, (String, bool))>> {
    let mut rest = text;
    let mut replaced = Vec::new();
    for index in range {
        let shown = own(content, fonts, index);
        if let Some(after) = rest.strip_prefix(shown).filter(|_| !shown.is_empty()) {
            rest = after;
            continue;
        }
        let glyph = content.glyphs.get(index)?;
        let font = &fonts.list[glyph.font()];
        let c = rest.chars().next()?;
        let character = &rest[..c.len_utf8()];
        let is_small = c.to_uppercase().eq(shown.chars()) && c.is_lowercase();
        if !is_small && !font.shows(&fonts.known, glyph.code, character) {
            return None;
        }
        replaced.push((index, (character.to_string(), is_small)));
        rest = &rest[c.len_utf8()..];
    }
    rest.is_empty().then_some(replaced)
}
