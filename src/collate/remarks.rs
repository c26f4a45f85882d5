//! What looks like damage and is not, since the canonical text has it too: remarks for its editor.

use super::fold;
use super::leaf::Leaf;
use crate::check::WORD_REPEATED;
use crate::diag::{Finding, Rule};
use crate::legacy::Site;

/// Words that join two others: between them a word may come back by a slip.
const JOINING: [&str; 10] = ["and", "or", "y", "e", "o", "u", "et", "ou", "und", "nor"];

/// A remark about something that both texts have.
pub(super) fn both_have(rule: &'static Rule, leaf: &Leaf<'_>, text: &str) -> Finding {
    at(
        leaf,
        Finding::new(
            rule,
            format!("Both texts have {text:?}."),
            "It is no difference; look at the original, and correct the canonical text if it is a slip.",
        ),
    )
}

/// Words of a canonical paragraph that come back where they should not: twice in a row, or on both sides of two words
/// of which the first joins (`crime and violence crime`).
pub(super) fn repeated(leaf: &Leaf<'_>) -> Vec<Finding> {
    let words: Vec<(usize, String)> = (leaf.labels..leaf.tokens.len())
        .map(|token| (token, fold::loose(leaf.word(token))))
        .collect();
    let mut all = Vec::new();
    for (at_word, window) in words.windows(4).enumerate() {
        let [(first, one), (_, joining), (_, between), (last, again)] = window else {
            continue;
        };
        let is_echo = one == again
            && one != between
            && one.chars().count() > 3
            && JOINING.contains(&joining.as_str())
            && between.chars().all(char::is_alphabetic);
        // "national security and regional security of": the word comes back because something is said of it
        let said_of = at_word > 0
            && words[at_word - 1].1.chars().all(char::is_alphabetic)
            && is_attribute(&words[at_word - 1].1);
        if is_echo && !said_of {
            let text: Vec<&str> = (*first..last + 1).map(|token| leaf.word(token)).collect();
            let message = format!("The text says {:?}; both texts have it.", text.join(" "));
            let help = "It is no difference; look at the original, and correct the canonical text if it is a slip.";
            all.push(at(leaf, Finding::new(&WORD_REPEATED, message, help)));
        }
    }
    all
}

/// Whether a word may well say something of the next one.
fn is_attribute(word: &str) -> bool {
    const NO_ATTRIBUTE: [&str; 12] = [
        "that", "the", "of", "in", "to", "on", "and", "for", "with", "against", "by", "from",
    ];
    !NO_ATTRIBUTE.contains(&word)
}

fn at(leaf: &Leaf<'_>, finding: Finding) -> Finding {
    match leaf
        .paragraph
        .and_then(|paragraph| paragraph.source.clone())
    {
        Some(place) => finding.at(place),
        None => finding,
    }
}

/// The leaf that a site is of.
pub(super) fn leaf_of<'t, 'a>(all: &'t [Leaf<'a>], site: &Site) -> Option<&'t Leaf<'a>> {
    all.iter()
        .find(|leaf| (leaf.story, leaf.index) == (site.story, site.paragraph))
}
