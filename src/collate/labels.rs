//! Labels: whether a paragraph has its number, in its form.

use super::classes::numbers;
use super::fit::Fit;
use super::found::{Finds, Found};
use crate::check::number_value;
use crate::legacy::{Class, Site, Story};

/// Words that stand between two numbers: `2 bis`.
const BETWEEN: [&str; 4] = ["bis", "ter", "quater", "quinquies"];

/// How many bytes at the start of a text look like a label: `15.`, `(a)`, `2 bis.`, `iv)`, `[3]`, a bullet. 0: none.
pub(super) fn lead(text: &str) -> usize {
    let trimmed = text.trim_start();
    let start = text.len() - trimmed.len();
    let ends = |at: usize| trimmed[at..].chars().next().is_none_or(char::is_whitespace);
    let mut chars = trimmed.chars();
    let first = chars.next();
    if let Some(c) = first
        && is_bullet(c)
        && chars.next().is_some_and(char::is_whitespace)
    {
        return start + c.len_utf8();
    }
    let open = trimmed.starts_with(['(', '[']) as usize;
    let rest = &trimmed[open..];
    let count = rest
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric())
        .count();
    if count == 0 || !is_count(&rest[..count]) {
        return 0;
    }
    let mut at = open + count;
    // 1.2.3.
    while let Some(more) = trimmed[at..].strip_prefix('.') {
        let digits = more.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            break;
        }
        at += 1 + digits;
    }
    if let Some(more) = trimmed[at..].strip_prefix([' ', '\u{A0}'])
        && let Some(word) = BETWEEN.iter().find(|word| more.starts_with(**word))
    {
        at = trimmed.len() - more.len() + word.len();
    }
    let mut closed = false;
    while trimmed[at..].starts_with(['.', ')', ']', '/', '°', 'º']) {
        closed = true;
        at += trimmed[at..].chars().next().map_or(1, char::len_utf8);
    }
    if closed && ends(at) { start + at } else { 0 }
}

/// Whether some letters or digits can count: up to three digits, one letter, or a roman number.
fn is_count(word: &str) -> bool {
    let digits = word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit());
    let letter = word.len() == 1 && word.bytes().all(|b| b.is_ascii_alphabetic());
    let roman = |of: &str| word.len() <= 7 && word.chars().all(|c| of.contains(c));
    digits || letter || roman("ivxlc") || roman("IVXLC")
}

/// Whether a character is the mark of an unnumbered list item.
pub(super) fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '·'
            | '–'
            | '—'
            | '-'
            | '*'
            | '▪'
            | '■'
            | '□'
            | '●'
            | '○'
            | '◦'
            | '►'
            | '➢'
            | '✓'
            | '\u{F0B7}'
            | '\u{F0A7}'
            | '\u{F0D8}'
            | '\u{2043}'
    )
}

/// Compares the labels of a row.
pub(super) fn compare(fit: &mut Fit<'_, '_, '_>, finds: &mut Finds) {
    let mut at = 0;
    while at < fit.c.len() {
        let leaf = fit.c[at].leaf;
        let labels = fit.texts.canonical[leaf].labels;
        let first = at;
        let after = fit.c[at..]
            .iter()
            .take_while(|item| item.leaf == leaf)
            .count()
            + at;
        at = after;
        if labels > 0 && first + labels <= after {
            of_leaf(fit, first, first + labels, finds);
        }
    }
    added(fit, finds);
}

/// Compares one label: words `first..text` of the canonical side, after which the paragraph's text begins.
fn of_leaf(fit: &mut Fit<'_, '_, '_>, first: usize, text: usize, finds: &mut Finds) {
    let from = (0..first)
        .rev()
        .find_map(|i| fit.to_l[i])
        .map_or(0, |j| j + 1);
    let next = (text..fit.c.len()).find_map(|i| fit.to_l[i].map(|j| (i, j)));
    let to = next.map_or(fit.l.len(), |(_, j)| j);
    let is_at_text = next.is_some_and(|(i, _)| i == text);
    let length = text - first;
    let mut end = from;
    while end < to {
        let item = fit.l[end];
        let leaf = &fit.texts.legacy[item.leaf];
        let written = item.token < leaf.labels + leaf.lead;
        let matched = fit.to_c[end].is_some_and(|i| (first..text).contains(&i));
        let as_long = is_at_text && to - from <= length;
        if !(written || matched || as_long) {
            break;
        }
        end += 1;
    }
    // words matched to the label but standing behind other text are no label
    for i in first..text {
        if fit.to_l[i].is_some_and(|j| j >= end) {
            fit.part(i);
        }
    }
    let canonical = fit.texts.canonical[fit.c[first].leaf].label.trim();
    let legacy = fit.text_l(from..end);
    fit.done_c[first..text].fill(true);
    fit.done_l[from..end].fill(true);
    if legacy == canonical || (legacy.is_empty() && is_moved_note(fit, first, from)) {
        return;
    }
    let bullet = canonical.chars().all(is_bullet);
    let class = match legacy.as_str() {
        _ if bullet => &numbers::BULLET_CHANGED,
        "" => &numbers::NUM_LOST,
        other if is_same_number(canonical, other) => &numbers::NUM_FORMAT,
        _ => &numbers::NUM_WRONG,
    };
    let name = fit.name(first);
    let message = match legacy.as_str() {
        "" => format!("The number {canonical:?} of the paragraph {name} is lost."),
        other => format!("The paragraph {name} has the number {other:?}, not {canonical:?}."),
    };
    let mut found = Found::new(class, message)
        .canonical(fit.site_c(first..text), canonical)
        .legacy(fit.site_l(from..end), legacy);
    // where words of the text itself differ beside it, the number may have gone with them
    if !is_at_text {
        found = found.likely();
    }
    finds.add(found, (first, from));
}

/// Whether the text is of a note here and stands in the body there: that it has moved says that its number is gone.
fn is_moved_note(fit: &Fit<'_, '_, '_>, i: usize, j: usize) -> bool {
    let is_note = |site: Site| matches!(site.story, Story::Note(_));
    let canonical = fit.texts.canonical[fit.c[i].leaf].whole();
    let legacy = fit.l.get(j).map(|item| fit.texts.legacy[item.leaf].whole());
    is_note(canonical) && legacy.is_some_and(|legacy| !is_note(legacy))
}

/// Labels that the canonical text does not have.
fn added(fit: &mut Fit<'_, '_, '_>, finds: &mut Finds) {
    let mut at = 0;
    while at < fit.l.len() {
        let item = fit.l[at];
        let leaf = &fit.texts.legacy[item.leaf];
        let label = leaf.labels.max(leaf.lead);
        let end = at + label;
        let is_free = |j: usize| fit.to_c[j].is_none() && !fit.done_l[j];
        if item.token == 0 && label > 0 && end <= fit.l.len() && (at..end).all(is_free) {
            let legacy = fit.text_l(at..end);
            let class: &'static Class = match legacy.chars().all(is_bullet) {
                true => &numbers::BULLET_CHANGED,
                false => &numbers::NUM_ADDED,
            };
            let i = fit.before_c(at);
            let message = format!(
                "The paragraph has the number {legacy:?}, where the canonical text has none."
            );
            fit.done_l[at..end].fill(true);
            let found = Found::new(class, message)
                .canonical(fit.site_c(i..i), "")
                .legacy(fit.site_l(at..end), legacy);
            finds.add(found, (i, at));
        }
        let leaf = item.leaf;
        at += fit.l[at..]
            .iter()
            .take_while(|item| item.leaf == leaf)
            .count();
    }
}

/// Whether two labels say the same number, each in its form.
fn is_same_number(one: &str, other: &str) -> bool {
    let (one, other) = (number_value(one), number_value(other));
    if one.eq_ignore_ascii_case(&other) {
        return !one.is_empty();
    }
    let values = |word: &str| -> Vec<u32> {
        let letter = match word.as_bytes() {
            [b] if b.is_ascii_alphabetic() => Some(u32::from(b.to_ascii_lowercase() - b'a') + 1),
            _ => None,
        };
        [word.parse().ok(), letter, roman(word)]
            .into_iter()
            .flatten()
            .collect()
    };
    let other = values(&other);
    values(&one).iter().any(|value| other.contains(value))
}

/// The value of a roman number.
fn roman(word: &str) -> Option<u32> {
    if word.is_empty() || word.len() > 12 {
        return None;
    }
    let digits: Vec<u32> = word
        .chars()
        .map(|c| match c.to_ascii_lowercase() {
            'i' => Some(1),
            'v' => Some(5),
            'x' => Some(10),
            'l' => Some(50),
            'c' => Some(100),
            _ => None,
        })
        .collect::<Option<_>>()?;
    let mut value = 0;
    for (at, digit) in digits.iter().enumerate() {
        match digits.get(at + 1) {
            Some(next) if next > digit => value -= *digit as i64,
            _ => value += *digit as i64,
        }
    }
    u32::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_label_is_told_from_text() {
        for (text, label) in [
            ("15. The need", "15."),
            ("(a) To collect", "(a)"),
            (" iv) text", " iv)"),
            ("2 bis. That", "2 bis."),
            ("1.2.3. x", "1.2.3."),
            ("1.2 x", ""),
            ("• x", "•"),
            ("- x", "-"),
            ("-x", ""),
            ("2011. A year", ""),
            ("The need", ""),
            ("I think", ""),
            ("15.", "15."),
            ("(OAS) and", ""),
            ("[3] See", "[3]"),
            ("3/ See", "3/"),
            ("", ""),
        ] {
            assert_eq!(&text[..lead(text)], label, "{text}");
        }
    }

    #[test]
    fn numbers_are_the_same_in_any_form() {
        for (one, other, same) in [
            ("15.", "15)", true),
            ("2.", "II.", true),
            ("(a)", "1.", true),
            ("2 bis.", "2.", false),
            ("14.", "15.", false),
            ("PART I", "PART II", false),
            ("PART I", "Part 1", true),
        ] {
            assert_eq!(is_same_number(one, other), same, "{one} {other}");
        }
    }
}
