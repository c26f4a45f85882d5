//! REF-WORDS: the text speaks of a paragraph of its own that it does not have.

use super::count::value;
use super::passage::{Passage, for_each_block};
use crate::diag::{Finding, Rule, Severity};
use crate::model::{BlockKind, Document};
use std::collections::BTreeSet;
use std::ops::Range;

pub(super) static RULE: Rule = Rule {
    code: "REF-WORDS",
    severity: Severity::Warning,
    summary: "The text speaks of a paragraph that the document does not have.",
    explanation: "“In accordance with paragraph 40 above”, and there are 27: after a revision such words are easily \
        forgotten. A paragraph “of” another document is not meant. Correct the number, and mark the words as a ref, so \
        that they are checked and can be followed.",
};

/// What a numbered paragraph is called in the four languages, in small letters.
const CALLED: [&str; 8] = [
    "paragraph ",
    "paragraphs ",
    "párrafo ",
    "párrafos ",
    "paragraphe ",
    "paragraphes ",
    "parágrafo ",
    "parágrafos ",
];
/// With what the words begin that name another document.
const OF: [&str; 14] = [
    "of ", "de ", "del ", "du ", "des ", "da ", "do ", "das ", "dos ", "d’", "d'", "in ", "to ",
    "(",
];
/// With what they begin where they name this one.
const OWN: [&str; 11] = [
    "of this",
    "of the present",
    "de esta",
    "de este",
    "de la presente",
    "del presente",
    "de la présente",
    "du présent",
    "desta",
    "deste",
    "da presente",
];

pub(super) fn check(document: &Document, passages: &[Passage<'_>], findings: &mut Vec<Finding>) {
    let mut numbers: BTreeSet<String> = BTreeSet::new();
    for part in document.parts() {
        for_each_block(part, &mut |block| {
            if let BlockKind::Group(group) = &block.kind
                && let Some(num) = &group.num
            {
                numbers.insert(value(&num.text));
            }
        });
    }
    if numbers.is_empty() {
        return;
    }
    for passage in passages {
        for (range, number) in spoken_of(&passage.text) {
            // where a reference leads is another rule's matter
            let marked = |at: usize| {
                let element = passage.element(document, at);
                ["ref", "rref", "mref", "a"].contains(&element)
            };
            if numbers.contains(&number) || marked(range.start) || marked(range.end - 1) {
                continue;
            }
            let words = &passage.text[range.clone()];
            let message =
                format!("The text speaks of “{words}”, and no paragraph bears that number.");
            let help = "Correct the number, or say which document it is of.";
            findings.push(Finding::new(&RULE, message, help).at(passage.place(document, range)));
        }
    }
}

/// The paragraphs of its own that a text speaks of by their numbers.
fn spoken_of(text: &str) -> Vec<(Range<usize>, String)> {
    let mut all = Vec::new();
    // in every language they are called by a word that begins with p
    for (at, start) in text.as_bytes().windows(2).enumerate() {
        // and goes on with an a, bare or with its accent
        let [b'p' | b'P', b'a' | b'A' | 0xC3] = start else {
            continue;
        };
        let rest = &text[at..];
        let begins = text[..at]
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric());
        if !begins {
            continue;
        }
        let called = CALLED.iter().find(|word| {
            rest.get(..word.len())
                .is_some_and(|start| start.to_lowercase() == **word)
        });
        let Some(called) = called else { continue };
        let after = &rest[called.len()..];
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            continue;
        }
        let end = at + called.len() + digits;
        let next = text[end..].trim_start().to_lowercase();
        let own = OWN.iter().any(|words| next.starts_with(words));
        let other = OF.iter().any(|words| next.starts_with(words));
        // as courts cite their cases: “Hendricks, at paragraph 52”
        let cited = text[..at].split_whitespace().next_back() == Some("at");
        let goes_on = text[end..].starts_with(|c: char| c.is_alphanumeric());
        if !goes_on && !cited && (own || !other) {
            all.push((at..end, after[..digits].to_owned()));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_of_other_documents_are_not_meant() {
        let said = |text: &str| -> Vec<String> {
            spoken_of(text)
                .into_iter()
                .map(|(_, number)| number)
                .collect()
        };
        assert_eq!(said("In accordance with paragraph 40 above,"), ["40"]);
        assert_eq!(said("the tables that paragraph 9 names"), ["9"]);
        assert_eq!(said("Operative Paragraph 4 of this declaration"), ["4"]);
        assert_eq!(said("el párrafo 12 de la presente declaración"), ["12"]);
        assert!(said("paragraph 5 of resolution AG/RES. 2554").is_empty());
        assert!(said("le paragraphe 3 du dispositif de la Charte").is_empty());
        assert!(said("as was said in Hendricks, at paragraph 52").is_empty());
        assert!(said("subparagraph 7, and paragraph a").is_empty());
    }
}
