//! Running text: headers and footers, as stories of their own and where they were written into the body.

use super::classes::stories;
use super::found::Found;
use super::leaf::{Lane, Leaf, lane};
use crate::legacy::FIELD_STALE;
use crate::transcript::{Running, Transcript};
use std::collections::BTreeSet;

/// The parts of running text, without those that are nothing but the number of the page, and none twice.
fn parts(all: &[Running]) -> BTreeSet<&str> {
    let parts = all.iter().flat_map(|running| &running.text);
    parts
        .map(|part| part.trim())
        .filter(|part| !part.is_empty() && !is_folio(part))
        .collect()
}

/// Whether a text is the number of a page, however it is decorated: `- {} -`, `12`, `Page 3 of 7`.
fn is_folio(text: &str) -> bool {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric() && c != '{' && c != '}')
        .filter(|word| !word.is_empty())
        .collect();
    let is_number = |word: &str| {
        word == "{}"
            || word.len() <= 4 && (word.bytes().all(|b| b.is_ascii_digit()) || is_roman(word))
    };
    let is_name = |word: &str| {
        let names = ["page", "p", "of", "pag", "página", "pagina", "de", "sur"];
        names.contains(&word.to_lowercase().as_str())
    };
    words.iter().any(|word| is_number(word))
        && words.iter().all(|word| is_number(word) || is_name(word))
}

fn is_roman(word: &str) -> bool {
    word.chars().all(|c| "ivxlc".contains(c))
}

/// The paragraphs of the body that are running text, by their words alone.
pub(super) fn aside(legacy: &[Leaf<'_>], canonical: &Transcript) -> BTreeSet<usize> {
    let known = parts(&canonical.running);
    let is_running = |leaf: &Leaf<'_>| {
        let text = leaf.full();
        let mut own = text.split(['\t', '\n']).flat_map(|part| part.split("  "));
        let blank = |part: &&str| !part.trim().is_empty();
        // a number by itself may be the label of the next line
        let is_label = leaf.lead > 0 && leaf.lead == leaf.tokens.len();
        !text.is_empty()
            && !is_label
            && own
                .by_ref()
                .filter(blank)
                .all(|part| known.contains(part.trim()) || is_folio(part))
    };
    let all = legacy.iter().enumerate();
    // few words: long paragraphs are not looked at
    all.filter(|(_, leaf)| {
        lane(leaf.story) == Lane::Body && leaf.tokens.len() <= 40 && is_running(leaf)
    })
    .map(|(at, _)| at)
    .collect()
}

/// Compares running text where the reader sees it apart from the body. Where it stands is the layout's; what counts is
/// that it is there, and that nothing else is.
pub(super) fn compare(canonical: &Transcript, legacy: &Transcript) -> Vec<Found> {
    if !legacy.sees.stories {
        return Vec::new();
    }
    let (wanted, have) = (parts(&canonical.running), parts(&legacy.running));
    let mut all = Vec::new();
    let mut stale: BTreeSet<&str> = BTreeSet::new();
    for part in wanted.difference(&have) {
        // the body may bear it: a symbol stands in many a masthead
        let in_body = legacy
            .body
            .iter()
            .chain(legacy.boxes.iter().flat_map(|b| &b.paragraphs));
        if in_body
            .into_iter()
            .any(|paragraph| paragraph.text.contains(part))
        {
            continue;
        }
        let other = have
            .iter()
            .find(|other| is_version(part, other) && !wanted.contains(*other));
        all.push(match other {
            Some(other) => {
                stale.insert(other);
                let message = format!(
                    "The running text has {other:?} where the canonical text has {part:?}."
                );
                Found::new(&FIELD_STALE, message)
                    .canonical(None, *part)
                    .legacy(None, *other)
                    .likely()
            }
            None => {
                let message = format!("The running text {part:?} is nowhere in the file.");
                Found::new(&stories::STORY_LOST, message).canonical(None, *part)
            }
        });
    }
    for part in have
        .difference(&wanted)
        .filter(|part| !stale.contains(*part))
    {
        let message = format!("The running text {part:?} is not that of the canonical document.");
        all.push(Found::new(&stories::RUNNING_EXTRA, message).legacy(None, *part));
    }
    all
}

/// Whether two symbols are those of two versions of a document: alike in all but the figures.
fn is_version(one: &str, other: &str) -> bool {
    let shape = |text: &str| -> String {
        text.chars()
            .map(|c| if c.is_ascii_digit() { '0' } else { c })
            .collect()
    };
    one.chars().any(|c| c.is_ascii_digit()) && shape(one) == shape(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folio_is_known_however_it_is_decorated() {
        for text in ["- {} -", "- 2 -", "12", "Page 3 of 7", "xii"] {
            assert!(is_folio(text), "{text}");
        }
        for text in ["AG05279E04", "", "Page", "DECLARE:"] {
            assert!(!is_folio(text), "{text}");
        }
    }
}
