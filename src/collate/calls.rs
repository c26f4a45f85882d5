//! The marks that call notes: whether each is there, is the same, and stands behind the same word.

use super::classes::numbers::NOTE_CALL;
use super::fit::{Fit, Item};
use super::found::{Finds, Found};
use super::leaf::{Lane, Leaf, lane};

/// Compares the calls of a row, where the legacy reader sees notes.
pub(super) fn compare(fit: &Fit<'_, '_, '_>, finds: &mut Finds) {
    if !fit.texts.sees.stories {
        return;
    }
    let canonical = calls(fit.texts.canonical, &fit.row.canonical, &fit.c);
    let legacy = calls(fit.texts.legacy, &fit.row.legacy, &fit.l);
    let mut left = legacy.clone();
    for (marker, i) in &canonical {
        let here = left.iter().position(|(_, j)| stands_at(fit, *i, *j));
        let same = left.iter().position(|(other, _)| other == marker);
        let (at, message) = match (here, same) {
            (Some(here), _) if left[here].0 == *marker => {
                left.remove(here);
                continue;
            }
            (Some(here), _) => {
                let (other, j) = left.remove(here);
                (
                    j,
                    format!("The mark of the note is {other:?}, not {marker:?}."),
                )
            }
            (None, Some(same)) => {
                let (_, j) = left.remove(same);
                let message = format!(
                    "The mark {marker:?} of a note stands behind {:?}, not behind {:?}.",
                    fit.word_l(j.saturating_sub(1)),
                    fit.word_c(i.saturating_sub(1))
                );
                (j, message)
            }
            // a note that is lost or stands elsewhere is told as that, and its mark goes with it
            (None, None) if !has_note(fit, marker) => continue,
            (None, None) => {
                let j = before(fit, *i).unwrap_or(0);
                (j, format!("The mark {marker:?} of a note is lost."))
            }
        };
        let found = Found::new(&NOTE_CALL, message)
            .canonical(fit.site_c(*i..*i), *marker)
            .legacy(fit.site_l(at..at), "");
        finds.add(found, (*i, at));
    }
    for (marker, j) in left {
        let i = fit.before_c(j);
        let message = format!("The mark {marker:?} of a note is not in the canonical text.");
        let found = Found::new(&NOTE_CALL, message)
            .canonical(fit.site_c(i..i), "")
            .legacy(fit.site_l(j..j), marker);
        finds.add(found, (i, j));
    }
}

/// Whether the legacy text has a note of this mark among its notes.
fn has_note(fit: &Fit<'_, '_, '_>, marker: &str) -> bool {
    let mut notes = fit
        .texts
        .legacy
        .iter()
        .filter(|leaf| lane(leaf.story) == Lane::Notes);
    notes.any(|leaf| leaf.label == marker)
}

/// The marks of a side, each with the number of words before it.
fn calls<'t>(all: &'t [Leaf<'_>], row: &[usize], items: &[Item]) -> Vec<(&'t str, usize)> {
    let mut calls = Vec::new();
    for index in row {
        let leaf = &all[*index];
        let first = items
            .iter()
            .position(|item| item.leaf == *index)
            .unwrap_or(0);
        let notes = leaf.paragraph.map_or(&[][..], |paragraph| &paragraph.notes);
        for call in notes {
            let own = leaf.tokens[leaf.labels..].iter();
            let words = own
                .take_while(|token| leaf.view.original(&(token.start..token.end)).end <= call.at);
            calls.push((call.marker.as_str(), first + leaf.labels + words.count()));
        }
    }
    calls
}

/// Behind which legacy words the mark that stands behind `i` canonical words would have to stand.
fn before(fit: &Fit<'_, '_, '_>, i: usize) -> Option<usize> {
    match i.checked_sub(1) {
        None => Some(0),
        Some(last) => fit.to_l[last].map(|j| j + 1),
    }
}

/// Whether two places are the same; where the words before are not, nothing can be said against it.
fn stands_at(fit: &Fit<'_, '_, '_>, i: usize, j: usize) -> bool {
    before(fit, i).is_none_or(|at| at == j)
}
