//! The words of a row that have no partner, in stretches, each with its class.

use super::classes::{characters, numbers, stories, tables, words};
use super::damage::Explained;
use super::fit::{Fit, Gap};
use super::fold;
use super::found::{Finds, Found};
use super::truncated;
use crate::legacy::{Class, FIELD_STALE, TEXT_TRUNCATED};
use crate::transcript::{EmphasisKind, Role};
use std::ops::Range;

/// A stretch of words without partner on each side; either may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hunk {
    pub c: Range<usize>,
    pub l: Range<usize>,
}

/// Tells every stretch that is not told yet.
pub(super) fn compare(fit: &mut Fit<'_, '_, '_>, explained: &mut Explained, finds: &mut Finds) {
    for hunk in hunks(fit) {
        for part in parts(fit, &hunk) {
            if !explained.take(fit, &part)
                && !is_note_call(fit, &part)
                && !is_page_number(fit, &part)
            {
                tell(fit, &part, finds);
            }
        }
    }
}

/// All stretches between partners.
fn hunks(fit: &Fit<'_, '_, '_>) -> Vec<Hunk> {
    let mut all = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < fit.c.len() || j < fit.l.len() {
        let free_c = fit.to_l[i..]
            .iter()
            .take_while(|partner| partner.is_none())
            .count();
        let free_l = fit.to_c[j..]
            .iter()
            .take_while(|partner| partner.is_none())
            .count();
        if free_c + free_l > 0 {
            all.push(Hunk {
                c: i..i + free_c,
                l: j..j + free_l,
            });
        }
        (i, j) = (i + free_c + 1, j + free_l + 1);
    }
    all
}

/// A stretch without the words that were told already, or that damage stands in the place of.
fn parts(fit: &Fit<'_, '_, '_>, hunk: &Hunk) -> Vec<Hunk> {
    let runs = |range: &Range<usize>, done: &dyn Fn(usize) -> bool| -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for at in range.clone().filter(|at| !done(*at)) {
            match runs.last_mut() {
                Some(last) if last.end == at => last.end += 1,
                _ => runs.push(at..at + 1),
            }
        }
        runs
    };
    let damaged = |j: usize| !fit.spots(j..j + 1).is_empty();
    let mixed =
        hunk.l.clone().any(damaged) && !hunk.l.clone().filter(|j| !fit.done_l[*j]).all(damaged);
    let c = runs(&hunk.c, &|i| fit.done_c[i]);
    let l = runs(&hunk.l, &|j| fit.done_l[j] || mixed && damaged(j));
    (0..c.len().max(l.len()))
        .map(|at| Hunk {
            c: c.get(at).cloned().unwrap_or(hunk.c.end..hunk.c.end),
            l: l.get(at).cloned().unwrap_or(hunk.l.end..hunk.l.end),
        })
        .collect()
}

/// Whether a stretch is the mark of a note, which a reader that does not see notes finds among the words.
fn is_note_call(fit: &Fit<'_, '_, '_>, hunk: &Hunk) -> bool {
    if fit.texts.sees.stories || hunk.l.is_empty() {
        return false;
    }
    let before = hunk.c.end.checked_sub(1).and_then(|i| fit.c.get(i));
    let Some(item) = before else { return false };
    let leaf = &fit.texts.canonical[item.leaf];
    let (Some(paragraph), Some(token)) = (leaf.paragraph, leaf.tokens.get(item.token)) else {
        return false;
    };
    let canonical = fit.text_c(hunk.c.clone());
    let legacy = fit.text_l(hunk.l.clone());
    paragraph
        .notes
        .iter()
        .filter(|call| call.at == token.end)
        .any(|call| {
            legacy
                .strip_prefix(canonical.as_str())
                .is_some_and(|rest| rest.trim_matches(|c: char| "[]() ".contains(c)) == call.marker)
        })
}

/// Whether a stretch is the page number of a line of a contents list, with its leader: layout.
fn is_page_number(fit: &Fit<'_, '_, '_>, hunk: &Hunk) -> bool {
    let before = hunk.c.start.checked_sub(1).and_then(|i| fit.c.get(i));
    let is_contents = |item: &super::fit::Item| {
        let paragraph = fit.texts.canonical[item.leaf].paragraph;
        paragraph.is_some_and(|paragraph| paragraph.role == Role::Contents)
    };
    let mut words = hunk
        .l
        .clone()
        .map(|j| fit.word_l(j))
        .skip_while(|word| matches!(*word, "." | "…" | "_" | "-" | "·"));
    hunk.c.is_empty()
        && before.is_some_and(is_contents)
        && words.next().is_some_and(|word| {
            word.bytes()
                .all(|b| b.is_ascii_digit() || b"ivxlc".contains(&b))
        })
        && words.next().is_none()
}

/// Tells one stretch.
fn tell(fit: &Fit<'_, '_, '_>, hunk: &Hunk, finds: &mut Finds) {
    let canonical = fit.text_c(hunk.c.clone());
    let legacy = fit.text_l(hunk.l.clone());
    let class = class(fit, hunk, &canonical, &legacy);
    let name = fit.name(hunk.c.start.min(fit.c.len().saturating_sub(1)));
    let message = match (canonical.is_empty(), legacy.is_empty()) {
        (_, true) if class.code() == "TEXT-TRUNCATED" => {
            format!("The text of {name} breaks off before {canonical:?}.")
        }
        (_, true) => format!("{canonical:?} is missing in {name}."),
        (true, _) => format!("{legacy:?} stands in {name}, and not in the canonical text."),
        _ => format!(
            "The file has {legacy:?} where the canonical text has {canonical:?}, in {name}."
        ),
    };
    let mut found = Found::new(class, message)
        .canonical(fit.site_c(hunk.c.clone()), canonical)
        .legacy(fit.site_l(hunk.l.clone()), legacy);
    if matches!(
        class.code(),
        "DELETED-TEXT-KEPT" | "FIELD-STALE" | "TEXT-TRUNCATED"
    ) {
        found = found.likely();
    }
    finds.add(found, (hunk.c.start, hunk.l.start));
}

fn class(fit: &Fit<'_, '_, '_>, hunk: &Hunk, canonical: &str, legacy: &str) -> &'static Class {
    if truncated::is_cut(fit, hunk) {
        return &TEXT_TRUNCATED;
    }
    if let Some(class) = same_letters(fit, hunk) {
        return class;
    }
    if is_questioned(canonical, legacy) {
        return &characters::CHARACTER_LOST;
    }
    let has_words =
        hunk.c.clone().any(|i| fit.is_word_c(i)) || hunk.l.clone().any(|j| fit.is_word_l(j));
    if !has_words {
        return &words::PUNCTUATION_CHANGED;
    }
    if hunk.c.is_empty() {
        return match () {
            () if is_repeated(fit, &hunk.l) => &words::WORD_DUPLICATED,
            () if is_struck(fit, &hunk.l) => &stories::DELETED_TEXT_KEPT,
            () => &words::WORD_ADDED,
        };
    }
    if hunk.l.is_empty() {
        return &words::WORD_LOST;
    }
    let figures = |text: &str| {
        let mut words = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty());
        words.all(|word| word.bytes().any(|b| b.is_ascii_digit()))
    };
    let one_word = hunk.c.clone().filter(|i| fit.is_word_c(*i)).count() == 1;
    if is_reference(fit, hunk)
        && (figures(canonical) && figures(legacy) || one_word && canonical.len() < 8)
    {
        return &FIELD_STALE;
    }
    if figures(canonical) && figures(legacy) {
        return &numbers::NUMBER_CHANGED;
    }
    &words::WORD_CHANGED
}

/// The class of a stretch whose letters are the same on both sides, but for spaces, hyphens and the like.
fn same_letters(fit: &Fit<'_, '_, '_>, hunk: &Hunk) -> Option<&'static Class> {
    let folded = |words: &mut dyn Iterator<Item = &str>| words.map(fold::loose).collect::<String>();
    let c = folded(&mut hunk.c.clone().map(|i| fit.word_c(i)));
    let l = folded(&mut hunk.l.clone().map(|j| fit.word_l(j)));
    let is_letters = c.chars().any(char::is_alphanumeric);
    if c == l {
        let cells = hunk
            .c
            .clone()
            .skip(1)
            .any(|i| super::borders::cells(fit, i).is_some());
        return Some(match () {
            () if cells => &tables::CELLS_MERGED,
            () if !is_letters => &characters::LIGATURE_CHANGED,
            () if hunk.c.len() > hunk.l.len() => &words::WORDS_JOINED,
            () => &words::WORD_BROKEN,
        });
    }
    let without = |text: &str| text.replace('-', "");
    if is_letters && without(&c) == without(&l) {
        return Some(&characters::HYPHEN_CHANGED);
    }
    let tight = |i: usize| matches!(fit.gap_c(i), Gap::Inside(""));
    if c == "-" && l.is_empty() && tight(hunk.c.start) && tight(hunk.c.end) {
        return Some(&characters::HYPHEN_CHANGED);
    }
    let quotes = |text: &str| text.replace("''", "\"");
    (c.chars().chain(l.chars()).all(fold::is_quote) && !c.is_empty() && quotes(&c) == quotes(&l))
        .then_some(&characters::QUOTES_CHANGED as &Class)
}

/// Whether the legacy text is the canonical one with question marks, or nothing, for characters beyond ASCII.
fn is_questioned(canonical: &str, legacy: &str) -> bool {
    let mut rest = legacy.chars().peekable();
    let mut lost = false;
    for c in canonical.chars() {
        match rest.peek() {
            Some(next) if *next == c => {
                rest.next();
            }
            Some('?') if !c.is_ascii() => {
                rest.next();
                lost = true;
            }
            _ if !c.is_ascii() => lost = true,
            _ => return false,
        }
    }
    lost && rest.next().is_none()
        && canonical
            .chars()
            .any(|c| c.is_ascii() || legacy.contains('?'))
}

/// Whether words of the legacy text are those before or behind them again.
fn is_repeated(fit: &Fit<'_, '_, '_>, range: &Range<usize>) -> bool {
    let key = |j: usize| {
        let item = fit.l[j];
        fit.texts.legacy[item.leaf].tokens[item.token].key
    };
    let words = |range: &mut dyn Iterator<Item = usize>| -> Vec<u32> {
        range.filter(|j| fit.is_word_l(*j)).map(key).collect()
    };
    let own = words(&mut range.clone());
    let mut before = words(&mut (range.start.saturating_sub(2 * range.len() + 2)..range.start));
    let behind = words(&mut (range.end..(range.end + 2 * range.len() + 2).min(fit.l.len())));
    before.drain(..before.len().saturating_sub(own.len()));
    !own.is_empty() && (before == own || behind.starts_with(&own))
}

/// Whether words of the legacy text are struck through.
fn is_struck(fit: &Fit<'_, '_, '_>, range: &Range<usize>) -> bool {
    let Some(site) = fit.site_l(range.clone()) else {
        return false;
    };
    let leaf = &fit.texts.legacy[fit.l[range.start].leaf];
    leaf.paragraph.is_some_and(|paragraph| {
        let mut struck = paragraph
            .emphasis
            .iter()
            .filter(|e| e.kind == EmphasisKind::Strike);
        struck.any(|e| e.start <= site.range.start && site.range.end <= e.end)
    })
}

/// Whether a stretch is part of a reference to another place of the document.
fn is_reference(fit: &Fit<'_, '_, '_>, hunk: &Hunk) -> bool {
    let inside = |paragraph: Option<&crate::transcript::Paragraph>, range: &Range<usize>| {
        paragraph.is_some_and(|paragraph| {
            let mut links = paragraph
                .links
                .iter()
                .filter(|link| link.target.starts_with('#'));
            links.any(|link| link.range.start <= range.start && range.end <= link.range.end)
        })
    };
    let c = fit.site_c(hunk.c.clone()).zip(fit.c.get(hunk.c.start));
    c.is_some_and(|(site, item)| inside(fit.texts.canonical[item.leaf].paragraph, &site.range))
}

#[cfg(test)]
mod tests {
    use super::is_questioned;

    #[test]
    fn a_question_mark_stands_for_what_ascii_does_not_have() {
        assert!(is_questioned("Agustín", "Agust?n"));
        assert!(is_questioned("Agustín", "Agustn"));
        assert!(is_questioned("“", "?"));
        assert!(!is_questioned("Agustín", "Agustan"));
        assert!(!is_questioned("crime", "crim?"));
        assert!(!is_questioned("”", ""));
    }
}
