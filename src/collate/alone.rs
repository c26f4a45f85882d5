//! What stands on one side only, or at another place, as differences.

use super::classes::{paragraphs, stories};
use super::fit::name;
use super::found::Found;
use super::leaf::{Lane, Leaf, lane};
use super::rows::{Draft, Way};
use super::split_merge::Texts;
use super::{Certainty, orphans, twins};
use crate::legacy::{Story, TEXT_TRUNCATED};
use crate::transcript::{Role, Transcript};

/// What the whole alignment says about single rows.
pub(super) struct Context<'t> {
    canonical: &'t Transcript,
    /// The last legacy paragraph of the body that stands in order, and the first.
    in_order: Option<(usize, usize)>,
    /// Whether the legacy text has any of the notes.
    any_note: bool,
    /// Whether the legacy text has pictures with a text.
    any_figure: bool,
    /// The first canonical paragraph from which on all of the body is missing.
    broken_off: Option<usize>,
}

impl<'t> Context<'t> {
    /// Looks at all rows.
    pub fn new(texts: Texts<'_, '_>, rows: &[Draft], canonical: &'t Transcript) -> Context<'t> {
        let is_body = |index: &usize| texts.legacy[*index].story == Story::Body;
        let placed = rows.iter().filter(|row| row.way == Way::InPlace);
        let legacy: Vec<usize> = placed
            .flat_map(|row| &row.legacy)
            .copied()
            .filter(is_body)
            .collect();
        let in_order = legacy
            .iter()
            .min()
            .zip(legacy.iter().max())
            .map(|(a, b)| (*a, *b));
        let any_note = rows.iter().any(|row| {
            !row.legacy.is_empty()
                && row
                    .canonical
                    .iter()
                    .any(|i| lane(texts.canonical[*i].story) == Lane::Notes)
        });
        let any_figure = texts.legacy.iter().any(|leaf| is_figure(leaf));
        Context {
            canonical,
            in_order,
            any_note,
            any_figure,
            broken_off: broken_off(texts, rows),
        }
    }

    /// A difference of a row as a whole, where there is one.
    pub fn tell(&self, texts: Texts<'_, '_>, row: &Draft, rows: &[Draft]) -> Option<Found> {
        match (row.canonical.first(), row.legacy.first(), row.way) {
            (_, _, Way::InPlace) => None,
            (Some(i), Some(j), way) => Some(self.elsewhere(texts, *i, *j, way)),
            (Some(i), None, _) => self.missing(texts, *i, rows),
            (None, Some(j), _) => self.extra(texts, *j),
            (None, None, _) => None,
        }
    }

    /// A paragraph that stands at another place, or in another story.
    fn elsewhere(&self, texts: Texts<'_, '_>, i: usize, j: usize, way: Way) -> Found {
        let (c, l) = (&texts.canonical[i], &texts.legacy[j]);
        let before = j.checked_sub(1).and_then(|before| texts.legacy.get(before));
        let after = match before.filter(|before| before.story == l.story) {
            Some(before) => format!("behind {}", name(before)),
            None => "at the start".into(),
        };
        let lanes = [lane(c.story), lane(l.story)];
        let (class, message) = if way == Way::Elsewhere && lanes.contains(&Lane::Boxes) {
            let message = format!("{} stands in a text box.", name(c));
            (&stories::TEXTBOX_MOVED, message)
        } else if way == Way::Elsewhere && c.story == Story::Body {
            let message = format!("The paragraph {} stands in a note.", name(c));
            (&stories::NOTE_MOVED, message)
        } else if way == Way::Elsewhere {
            let message = format!("The note {} stands in the body, {after}.", name(c));
            (&stories::NOTE_MOVED, message)
        } else if self.is_dumped(c, j) {
            let message = format!(
                "{} stands {after}, outside the text: it was written where the file stores it.",
                name(c)
            );
            (&stories::STORY_DUMPED, message)
        } else {
            let message = format!(
                "The paragraph {} stands at another place: {after}.",
                name(c)
            );
            (&paragraphs::PARA_MOVED, message)
        };
        let found = Found::new(class, message)
            .canonical(Some(c.whole()), c.full())
            .legacy(Some(l.whole()), l.full());
        match class.code() {
            "STORY-DUMPED" => found.likely(),
            _ => found,
        }
    }

    /// Whether a paragraph was written beside the text as a whole: a line of a few words that is no sentence and has no
    /// number, before or behind all that stands in order.
    fn is_dumped(&self, c: &Leaf<'_>, j: usize) -> bool {
        let text = c.view.text.trim();
        let outside = self
            .in_order
            .is_none_or(|(first, last)| j < first || j > last);
        let is_line = c.keys.len() <= 12 && !text.ends_with(['.', ';', ':', ',', ')']);
        outside
            && is_line
            && c.label.is_empty()
            && c.paragraph.is_some_and(|p| p.role == Role::Text)
    }

    /// A paragraph that is nowhere in the legacy text.
    fn missing(&self, texts: Texts<'_, '_>, i: usize, rows: &[Draft]) -> Option<Found> {
        let leaf = &texts.canonical[i];
        if lane(leaf.story) == Lane::Running || is_figure(leaf) && !self.any_figure {
            // running text is compared apart; a picture has a text in few formats
            return None;
        }
        let missing = |class, message: String| {
            Found::new(class, message).canonical(Some(leaf.whole()), leaf.full())
        };
        if lane(leaf.story) == Lane::Notes && !self.any_note {
            let first = texts
                .canonical
                .iter()
                .position(|leaf| lane(leaf.story) == Lane::Notes);
            return (first == Some(i)).then(|| {
                let count = self.canonical.notes.len();
                let message = match count {
                    1 => "The note is not in the file.".to_owned(),
                    _ => format!("None of the {count} notes is in the file."),
                };
                missing(&stories::STORY_LOST, message)
            });
        }
        if let Some(first) = self.broken_off.filter(|first| i >= *first)
            && leaf.story == Story::Body
        {
            let count = texts.canonical[first..]
                .iter()
                .filter(|leaf| leaf.story == Story::Body)
                .count();
            return (first == i).then(|| {
                let message = format!(
                    "The text breaks off: {count} paragraphs are missing from {} on.",
                    name(leaf)
                );
                missing(&TEXT_TRUNCATED, message)
            });
        }
        if let Some((twin, legacy)) = twins::of_missing(texts, rows, i) {
            let message = format!(
                "The file has one of two paragraphs that resemble each other, {} and {}: which, cannot be told.",
                name(leaf),
                name(&texts.canonical[twin])
            );
            let legacy = &texts.legacy[legacy];
            return Some(
                missing(&paragraphs::TWIN_AMBIGUOUS, message)
                    .legacy(Some(legacy.whole()), legacy.full())
                    .certainty(Certainty::Possible),
            );
        }
        let message = format!("The paragraph {} is missing.", name(leaf));
        Some(missing(&paragraphs::PARA_MISSING, message))
    }

    /// A legacy paragraph without partner.
    fn extra(&self, texts: Texts<'_, '_>, j: usize) -> Option<Found> {
        let leaf = &texts.legacy[j];
        if lane(leaf.story) == Lane::Running || leaf.is_damage_only() {
            return None;
        }
        if texts.aside.contains(&j) {
            let message = format!(
                "The running text {:?} was written into the body.",
                leaf.full()
            );
            let found = Found::new(&stories::STORY_DUMPED, message);
            return Some(found.legacy(Some(leaf.whole()), leaf.full()).likely());
        }
        Some(orphans::alone(texts.legacy, j))
    }
}

fn is_figure(leaf: &Leaf<'_>) -> bool {
    leaf.paragraph
        .is_some_and(|paragraph| paragraph.role == Role::Figure)
}

/// The first of the paragraphs at the end of the body that are all missing, where there are several.
fn broken_off(texts: Texts<'_, '_>, rows: &[Draft]) -> Option<usize> {
    let mut found = vec![false; texts.canonical.len()];
    for row in rows.iter().filter(|row| !row.legacy.is_empty()) {
        row.canonical.iter().for_each(|i| found[*i] = true);
    }
    let body = texts
        .canonical
        .iter()
        .take_while(|leaf| leaf.story == Story::Body)
        .count();
    let lost = found[..body]
        .iter()
        .rev()
        .take_while(|found| !**found)
        .count();
    (lost > 1).then_some(body - lost)
}
