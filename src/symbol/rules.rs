//! What can be wrong with a symbol.

use super::{Symbol, SymbolError};
use crate::diag::{Finding, Rule, Severity, Source, Span};
use std::ops::Range;

/// The codes of this module.
pub const RULES: &[&Rule] = &[&WRONG, &DOUBT, &FORM];

/// No symbol.
pub static WRONG: Rule = Rule {
    code: "SYMBOL-WRONG",
    severity: Severity::Error,
    summary: "A text is not a symbol",
    explanation: "The message names the character at which it stops being one, and what was to stand there. Known are file \
                  symbols (AG05279E04), official symbols (AG/doc.5232/11 rev. 1, AG/DEC. 66 (XLI-O/11)), series \
                  (OEA/Ser.P/XLIV-O.2), symbols of the United Nations (A/RES/55/2) and their job numbers (09-33570 (E)).",
};

/// A symbol that contradicts itself.
pub static DOUBT: Rule = Rule {
    code: "SYMBOL-DOUBT",
    severity: Severity::Warning,
    summary: "The parts of a symbol do not agree",
    explanation: "The General Assembly has held one regular session a year since 1971, so that the ordinal of the session tells \
                  the year. Where they disagree one of them was copied from another document.",
};

/// A symbol in another form than its own.
pub static FORM: Rule = Rule {
    code: "SYMBOL-FORM",
    severity: Severity::Remark,
    summary: "A symbol is not written as it ought to be",
    explanation: "It can be read, but spaces, letters or a hyphen are not those of the form in which such symbols are issued. \
                  Write it as the message says, so that searches find it.",
};

/// Reads a symbol that stands in `source` at some bytes, with what is to be said of it.
pub fn read(source: &Source, range: Range<usize>) -> (Option<Symbol>, Vec<Finding>) {
    let text = source.text().get(range.clone()).unwrap_or_default();
    let span = Span::new(range.start, range.end);
    let mut findings = Vec::new();
    let symbol = match text.parse::<Symbol>() {
        Ok(symbol) => symbol,
        Err(error) => {
            let finding = Finding::new(
                &WRONG,
                format!("“{text}” is no symbol: {error}"),
                help(text),
            );
            return (
                None,
                vec![finding.at(source.place(at(text, &range, &error)))],
            );
        }
    };
    let printed = symbol.to_string();
    if printed != text {
        let finding = Finding::new(
            &FORM,
            format!("“{text}” is written {printed}"),
            "write it in that form",
        );
        findings.push(finding.at(source.place(span)));
    }
    if let Some(doubt) = symbol.doubt() {
        let finding = Finding::new(
            &DOUBT,
            format!("{printed}: {doubt}"),
            "find out which is right",
        );
        findings.push(finding.at(source.place(span)));
    }
    (Some(symbol), findings)
}

/// The character that is wrong, or the last where something is missing at the end.
fn at(text: &str, range: &Range<usize>, error: &SymbolError) -> Span {
    let start = text
        .char_indices()
        .nth(error.at)
        .map_or(range.end, |(at, _)| range.start + at);
    let end = start + error.found.map_or(0, char::len_utf8);
    Span::new(start, end)
}

fn help(text: &str) -> &'static str {
    if text.starts_with("OEA") {
        "a series is written like OEA/Ser.P/XLIV-O.2"
    } else if text.contains("RES") || text.contains("DEC") {
        "a resolution is written like AG/RES. 2607 (XL-O/10) or CP/RES. 994 (1831/11), one of the United Nations like A/RES/55/2"
    } else {
        "symbols are written like AG05279E04, AG/doc.5232/11 rev. 1, A/64/100 or 09-33570 (E)"
    }
}
