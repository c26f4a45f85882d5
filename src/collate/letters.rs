//! Words that are the same by their loosest fold, and not letter by letter.

use super::classes::{characters, words};
use super::fit::Fit;
use super::fold;
use super::found::{Finds, Found};
use crate::legacy::{Class, SOFT_HYPHEN};

/// Compares the letters of words that are partners; differences of one class in a row are one.
pub(super) fn compare(fit: &Fit<'_, '_, '_>, finds: &mut Finds) {
    let mut open: Option<(&'static Class, usize, usize)> = None;
    for i in 0..=fit.c.len() {
        let here = fit.to_l.get(i).copied().flatten().and_then(|j| {
            let done = fit.done_c[i] || fit.done_l[j];
            let differs = !done && fit.word_c(i) != fit.word_l(j) && fit.spots(j..j + 1).is_empty();
            differs.then(|| (class(fit.word_c(i), fit.word_l(j)), j))
        });
        match (open, here) {
            (Some((class, from, end)), Some((next, j)))
                if std::ptr::eq(class, next)
                    && i == end
                    && runs_on(class)
                    && fit.to_l[i - 1] == j.checked_sub(1) =>
            {
                open = Some((class, from, i + 1));
            }
            (before, here) => {
                if let Some((class, from, end)) = before {
                    add(fit, class, from, end, finds);
                }
                open = here.map(|(class, _)| (class, i, i + 1));
            }
        }
    }
}

/// Whether words in a row that differ so are one difference: capitals and accents go by phrases, signs one by one.
fn runs_on(class: &Class) -> bool {
    matches!(class.code(), "CASE-CHANGED" | "ACCENT-CHANGED")
}

fn add(fit: &Fit<'_, '_, '_>, class: &'static Class, from: usize, end: usize, finds: &mut Finds) {
    let Some(first) = fit.to_l[from] else { return };
    let range = first..first + (end - from);
    let (canonical, legacy) = (fit.text_c(from..end), fit.text_l(range.clone()));
    let message = format!("The file has {legacy:?} where the canonical text has {canonical:?}.");
    let found = Found::new(class, message)
        .canonical(fit.site_c(from..end), canonical)
        .legacy(fit.site_l(range), legacy);
    finds.add(found, (from, first));
}

/// In what two words differ that are the same by the loosest fold.
pub(super) fn class(canonical: &str, legacy: &str) -> &'static Class {
    let (seen_c, seen_l) = (fold::visible(canonical), fold::visible(legacy));
    if seen_c == seen_l {
        return match canonical.len() > legacy.len() {
            true => &characters::SOFT_HYPHEN_LOST,
            false => &SOFT_HYPHEN,
        };
    }
    let all = |of: fn(char) -> bool| seen_c.chars().chain(seen_l.chars()).all(of);
    if all(fold::is_quote) {
        return match legacy {
            "'" | "\"" | "`" | "´" => &characters::QUOTES_FLATTENED,
            _ => &characters::QUOTES_CHANGED,
        };
    }
    if all(fold::is_dash) {
        return &characters::DASH_CHANGED;
    }
    if fold::composed(&seen_c) == fold::composed(&seen_l) {
        return &characters::COMPOSITION_CHANGED;
    }
    let (c, l) = (fold::compatible(&seen_c), fold::compatible(&seen_l));
    if c == l {
        return &characters::LIGATURE_CHANGED;
    }
    if c.to_lowercase() == l.to_lowercase() {
        return &characters::CASE_CHANGED;
    }
    if fold::bare(&c).to_lowercase() == fold::bare(&l).to_lowercase() {
        return &characters::ACCENT_CHANGED;
    }
    &words::WORD_CHANGED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tightest_fold_that_still_makes_them_equal_says_what_differs() {
        for (canonical, legacy, code) in [
            ("”", "\"", "QUOTES-FLATTENED"),
            ("“", "«", "QUOTES-CHANGED"),
            ("–", "-", "DASH-CHANGED"),
            ("é", "e\u{301}", "COMPOSITION-CHANGED"),
            ("office", "o\u{FB03}ce", "LIGATURE-CHANGED"),
            ("DRAFT", "Draft", "CASE-CHANGED"),
            ("Agustín", "Agustin", "ACCENT-CHANGED"),
            ("se\u{AD}curity", "security", "SOFT-HYPHEN-LOST"),
            ("security", "se\u{AD}curity", "SOFT-HYPHEN"),
        ] {
            assert_eq!(
                class(canonical, legacy).code(),
                code,
                "{canonical} {legacy}"
            );
        }
    }
}
