//! The classes of difference that a collation finds, by family.
//!
//! Damage that can be seen in the legacy file alone has its classes with the readers; it comes through with its own.

pub(super) mod characters;
pub(super) mod numbers;
pub(super) mod paragraphs;
pub(super) mod stories;
pub(super) mod tables;
pub(super) mod words;

use crate::legacy::{Class, Gravity};

/// All classes, in the order of their codes.
pub const CLASSES: &[&Class] = &[
    &characters::ACCENT_CHANGED,
    &numbers::BULLET_CHANGED,
    &characters::CASE_CHANGED,
    &tables::CELLS_MERGED,
    &characters::CHARACTER_LOST,
    &characters::COMPOSITION_CHANGED,
    &characters::DASH_CHANGED,
    &stories::DELETED_TEXT_KEPT,
    &characters::EDGE_SPACE,
    &characters::HYPHEN_CHANGED,
    &characters::LIGATURE_CHANGED,
    &paragraphs::LINE_ORPHANED,
    &characters::NBSP_ADDED,
    &characters::NBSP_LOST,
    &numbers::NOTE_CALL,
    &stories::NOTE_MOVED,
    &numbers::NUM_ADDED,
    &numbers::NUM_FORMAT,
    &numbers::NUM_LOST,
    &numbers::NUM_WRONG,
    &numbers::NUMBER_CHANGED,
    &paragraphs::PARA_DUPLICATED,
    &paragraphs::PARA_EXTRA,
    &paragraphs::PARA_MERGED,
    &paragraphs::PARA_MISSING,
    &paragraphs::PARA_MOVED,
    &paragraphs::PARA_SPLIT,
    &words::PUNCTUATION_CHANGED,
    &characters::QUOTES_CHANGED,
    &characters::QUOTES_FLATTENED,
    &stories::RUNNING_EXTRA,
    &characters::SOFT_HYPHEN_LOST,
    &characters::SPACE_CHANGED,
    &characters::SPACE_DOUBLED,
    &stories::STORY_DUMPED,
    &stories::STORY_LOST,
    &paragraphs::STRAY_TEXT,
    &tables::TABLE_RENDERED,
    &stories::TEXTBOX_MOVED,
    &paragraphs::TWIN_AMBIGUOUS,
    &words::WORD_ADDED,
    &words::WORD_BROKEN,
    &words::WORD_CHANGED,
    &words::WORD_DUPLICATED,
    &words::WORD_LOST,
    &words::WORDS_JOINED,
];

/// What to do about a difference of a class that has no advice of its own.
pub(super) fn help(class: &Class) -> &'static str {
    match class.gravity {
        Gravity::Text | Gravity::Number => {
            "Look at the archived original: if it has the canonical text, this file is damaged; if not, the canonical \
             text is to be looked at."
        }
        Gravity::Form => {
            "The words and numbers are the same: accept it, or use the canonical text in its place."
        }
        Gravity::Noise => "Nothing is to be done.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Severity;

    #[test]
    fn classes_are_in_order_and_weigh_as_their_gravity_says() {
        assert!(
            CLASSES
                .windows(2)
                .all(|pair| pair[0].code().replace('-', "\0") < pair[1].code().replace('-', "\0"))
        );
        for class in CLASSES {
            let weighs = class.gravity >= Gravity::Number;
            assert_eq!(
                class.rule.severity == Severity::Warning,
                weighs,
                "{}",
                class.code()
            );
        }
    }
}
