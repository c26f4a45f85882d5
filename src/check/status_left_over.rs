//! STATUS-LEFT-OVER: an adopted text that is still headed as a draft.

use super::passage::for_each_block;
use crate::diag::{Finding, Rule, Severity};
use crate::model::{BlockKind, Document, Inline, InlineKind, NodeId, Part, plain_text};
use crate::symbol::{OfficialKind, Symbol};

pub(super) static RULE: Rule = Rule {
    code: "STATUS-LEFT-OVER",
    severity: Severity::Warning,
    summary: "A text that was adopted is still headed as a draft.",
    explanation: "The official symbol is that of a resolution or declaration (AG/DEC. 66 (XLI-O/11)), or the metadata give the \
        date of its adoption, and its title or status still says DRAFT, PROYECTO, PROJET or PROJETO. Take the word out; or, \
        if the text is a draft after all, correct the symbol or the date.",
};

/// How a draft is headed in the four languages, in capitals.
const DRAFT: [&str; 5] = [
    "DRAFT ",
    "PROYECTO DE ",
    "PROJET DE ",
    "PROJET D’",
    "PROJETO DE ",
];

pub(super) fn check(document: &Document, findings: &mut Vec<Finding>) {
    for part in document.parts() {
        let Some(why) = adopted(part) else {
            continue;
        };
        let mut headed: Vec<(NodeId, String)> = Vec::new();
        for_each_block(part, &mut |block| {
            if let BlockKind::Text(text) = &block.kind {
                headings(&text.inlines, &mut headed);
            }
        });
        for (node, text) in headed {
            let capitals = format!("{} ", text.to_uppercase().replace('\'', "’"));
            if DRAFT.iter().any(|words| capitals.starts_with(words)) {
                let message = format!("“{text}” is the heading of a draft, and {why}.");
                let help = "Take the word out, or correct the metadata.";
                findings.push(Finding::new(&RULE, message, help).at(document.place(node)));
            }
        }
    }
}

/// Why a part must be one that was adopted.
fn adopted(part: &Part) -> Option<String> {
    let work = &part.identity.work;
    let official = work
        .aliases
        .iter()
        .find(|alias| alias.name == "officialSymbol");
    if let Some(alias) = official
        && let Ok(Symbol::Official(symbol)) = alias.value.parse::<Symbol>()
        && matches!(
            symbol.kind,
            OfficialKind::Resolution | OfficialKind::Declaration
        )
    {
        return Some(format!(
            "{} is the symbol of a text that was adopted",
            alias.value
        ));
    }
    let date = work.dates.iter().find(|date| date.name == "adoption")?;
    Some(format!("it was adopted on {}", date.known()?))
}

/// Titles, types and status lines of a part, with their elements.
fn headings(inlines: &[Inline], found: &mut Vec<(NodeId, String)>) {
    for inline in inlines {
        let Inline::Marked {
            node,
            kind,
            children,
            ..
        } = inline
        else {
            continue;
        };
        match kind {
            InlineKind::DocTitle | InlineKind::DocType | InlineKind::DocStatus => {
                found.push((*node, plain_text(children).trim().replace('\n', " ")));
            }
            _ => headings(children, found),
        }
    }
}
