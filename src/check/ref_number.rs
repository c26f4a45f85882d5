//! REF-NUMBER: a reference says another number than that of the paragraph that it leads to.

use super::count::value;
use super::passage::for_each_block;
use crate::diag::{Finding, Rule, Severity};
use crate::model::{BlockKind, Document, Inline, InlineKind, NodeId, plain_text};
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    code: "REF-NUMBER",
    severity: Severity::Warning,
    summary: "A reference says another number than that of the paragraph that it leads to.",
    explanation: "The words of a ref are printed, and its href is followed. After a revision that renumbers paragraphs the \
        words often keep the old number: “paragraph 9” leads to what is paragraph 8 by now. Find out which is meant, and \
        correct the words or the href.",
};

pub(super) fn check(document: &Document, findings: &mut Vec<Finding>) {
    let mut numbers: BTreeMap<&str, &str> = BTreeMap::new();
    for part in document.parts() {
        for_each_block(part, &mut |block| {
            if let BlockKind::Group(group) = &block.kind
                && let (Some(num), Some(e_id)) = (&group.num, &document.node(block.node).e_id)
            {
                numbers.insert(e_id, &num.text);
            }
        });
    }
    document.for_each_inline(&mut |inline, _| {
        let Inline::Marked {
            node,
            kind,
            children,
            ..
        } = inline
        else {
            return;
        };
        let targets: Vec<&str> = match kind {
            InlineKind::Reference { href } => vec![href],
            InlineKind::RangeReference { from, up_to } => vec![from, up_to],
            _ => return,
        };
        let text = plain_text(children);
        let said = decimals(&text);
        if said.len() != targets.len() {
            return;
        }
        for (said, target) in said.iter().zip(targets) {
            let id = target.strip_prefix('#').unwrap_or_default();
            let Some(num) = numbers.get(id) else { continue };
            let is = value(num);
            if is.starts_with(|c: char| c.is_ascii_digit()) && is != *said {
                findings.push(stale(document, *node, &text, num));
            }
        }
    });
}

fn stale(document: &Document, node: NodeId, text: &str, num: &str) -> Finding {
    let message =
        format!("The reference “{text}” leads to the paragraph that is numbered “{num}”.");
    let help = "Find out which of the two is meant, and correct the words or the href.";
    Finding::new(&RULE, message, help).at(document.place(node))
}

/// The decimal numbers that a text says, `2 bis` as `2bis`.
fn decimals(text: &str) -> Vec<String> {
    let is_digit = |c: char| c.is_ascii_digit();
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut all = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !plain.starts_with(is_digit) {
            continue;
        }
        let alone = value(plain);
        let joined = words
            .get(at + 1)
            .map(|next| value(&format!("{plain} {next}")));
        // what comes between two numbers is joined to the first, any other word is not
        all.push(match joined {
            Some(joined) if joined.starts_with(&alone) && joined.len() > alone.len() => joined,
            _ => alone,
        });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_what_comes_between_them() {
        assert_eq!(decimals("paragraph 2 bis,"), ["2bis"]);
        assert_eq!(decimals("paragraphs 8 to 10"), ["8", "10"]);
        assert_eq!(decimals("párrafo 3"), ["3"]);
        assert!(decimals("the paragraph above").is_empty());
    }
}
