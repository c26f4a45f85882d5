//! SESSION-ORDINAL: the words for the session, the symbol and the series name different sessions.

use super::passage::for_each_block;
use crate::diag::{Finding, Rule, Severity};
use crate::model::{BlockKind, Document, Inline, InlineKind, NodeId, Part, plain_text};
use crate::ordinal;
use crate::symbol::{Occasion, SeriesSymbol, Symbol, roman};

pub(super) static RULE: Rule = Rule {
    code: "SESSION-ORDINAL",
    severity: Severity::Warning,
    summary: "The session in words, the symbol and the series do not name one session.",
    explanation: "The General Assembly has held one regular session a year since 1971, so that its ordinal tells the year of \
        the symbol: the forty-first was in 2011. A masthead copied from another session keeps that one’s ordinal, series or \
        year. Find out which is right, and correct the others.",
};

const HELP: &str = "Find out which is right, and correct the other.";
/// The General Assembly’s first regular session was in the year after this one.
const SINCE: u16 = 1970;

/// A session as the document names it.
struct Named {
    node: NodeId,
    /// How it is named, for the message.
    how: String,
    ordinal: u16,
}

pub(super) fn check(document: &Document, findings: &mut Vec<Finding>) {
    for part in document.parts() {
        let mut named = Vec::new();
        in_text(part, &mut named);
        let years = by_symbols(part, &mut named);
        let Some(first) = named.first() else {
            continue;
        };
        let mut add = |node: NodeId, message: String| {
            findings.push(Finding::new(&RULE, message, HELP).at(document.place(node)));
        };
        for other in &named[1..] {
            if other.ordinal != first.ordinal {
                let message = format!(
                    "{} is session {}, and {} session {}.",
                    first.how, first.ordinal, other.how, other.ordinal
                );
                add(other.node, message);
            }
        }
        for (node, how, year) in years {
            let held = SINCE + first.ordinal;
            if held % 100 != year {
                let message = format!(
                    "{} is session {}, which was in {held}, and {how} is of the year {year:02}.",
                    first.how, first.ordinal
                );
                add(node, message);
            }
        }
    }
}

/// The regular sessions that the text names in its session fields and series.
fn in_text(part: &Part, named: &mut Vec<Named>) {
    for_each_block(part, &mut |block| {
        if let BlockKind::Text(text) = &block.kind {
            fields(&text.inlines, named);
        }
    });
}

fn fields(inlines: &[Inline], named: &mut Vec<Named>) {
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
        let text = plain_text(children);
        let text = text.trim();
        match kind {
            // the years of special sessions follow no rule
            InlineKind::Session if !is_special(text) => {
                if let Some(ordinal) = ordinal::in_words(text) {
                    named.push(Named {
                        node: *node,
                        how: format!("“{text}”"),
                        ordinal,
                    });
                }
            }
            _ => {
                let series = text
                    .parse::<SeriesSymbol>()
                    .ok()
                    .and_then(|series| series.volume);
                if let Some(volume) = series
                    && volume.session == Some(false)
                {
                    named.push(Named {
                        node: *node,
                        how: format!("the series “{text}”"),
                        ordinal: volume.numeral,
                    });
                }
                fields(children, named);
            }
        }
    }
}

fn is_special(text: &str) -> bool {
    let text = text.to_uppercase();
    ["SPECIAL", "EXTRAORDINA"]
        .iter()
        .any(|word| text.contains(word))
}

/// The regular sessions that the official symbol names, and the years.
fn by_symbols(part: &Part, named: &mut Vec<Named>) -> Vec<(NodeId, String, u16)> {
    let mut years = Vec::new();
    for alias in &part.identity.work.aliases {
        if alias.name != "officialSymbol" {
            continue;
        }
        let Ok(Symbol::Official(symbol)) = alias.value.parse::<Symbol>() else {
            continue;
        };
        let how = format!("the symbol “{}”", alias.value);
        match symbol.of {
            Some(Occasion::Session {
                ordinal,
                special: false,
                year,
            }) => {
                named.push(Named {
                    node: alias.node,
                    how: format!("{how} ({})", roman(ordinal)),
                    ordinal,
                });
                if symbol.organs == ["AG"] {
                    years.push((alias.node, how, u16::from(year)));
                }
            }
            Some(Occasion::Year(year)) if symbol.organs == ["AG"] => {
                years.push((alias.node, how, u16::from(year)));
            }
            _ => {}
        }
    }
    years
}
