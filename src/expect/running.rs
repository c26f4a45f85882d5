//! The running text of the kinds of page.

use crate::model::Document;
use crate::sheet::{RunningField, RunningLine, RunningSide, Sheet};
use crate::transcript::{Running, RunningAt};

/// The first side on the document's first page, the following side on the other pages of every section.
pub(super) fn running(document: &Document, sheet: &Sheet, sections: usize) -> Vec<Running> {
    let mut all = Vec::new();
    let mut side = |at: RunningAt, side: &RunningSide| {
        for (footer, lines) in [(false, &side.header), (true, &side.footer)] {
            for RunningLine {
                left,
                center,
                right,
            } in lines
            {
                let text = [left, center, right].map(|fields| words(fields, sheet, document));
                if text.iter().any(|text| !text.is_empty()) {
                    all.push(Running { at, footer, text });
                }
            }
        }
    };
    side(RunningAt::First(0), &sheet.running.first);
    for section in 0..sections {
        side(RunningAt::Following(section), &sheet.running.following);
    }
    all
}

/// What some fields of a running line print.
pub(super) fn words(fields: &[RunningField], sheet: &Sheet, document: &Document) -> String {
    let print = |field: &RunningField| -> String {
        match field {
            RunningField::Symbol => super::symbol(document).unwrap_or_default(),
            RunningField::Official => {
                let mut aliases = document.root.identity.work.aliases.iter();
                aliases
                    .find(|alias| alias.name == "officialSymbol")
                    .map(|alias| alias.value.clone())
                    .unwrap_or_default()
            }
            RunningField::BarCode => code(&super::symbol(document).unwrap_or_default()),
            RunningField::Folio(form) => form.clone(),
            RunningField::Term(key) => term(sheet, document, key),
            RunningField::Fixed(text) => text.clone(),
        }
    };
    fields.iter().map(print).collect()
}

/// The layout's words for a key in the document's language.
pub(super) fn term(sheet: &Sheet, document: &Document, key: &str) -> String {
    let language = document.root.identity.expression.language_tag();
    let terms = sheet.terms.get(language);
    terms
        .and_then(|terms| terms.get(key))
        .cloned()
        .unwrap_or_default()
}

/// What stands beside the bar code of a file symbol: between asterisks, of a job number (09-33570 (E) 310709) the digits
/// of year and number alone.
fn code(symbol: &str) -> String {
    let number = symbol.split(' ').next().unwrap_or_default();
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let is_job = number.len() == 8 && digits.len() == 7 && number.as_bytes()[2] == b'-';
    match symbol {
        "" => String::new(),
        _ if is_job => format!("*{digits}*"),
        _ => format!("*{symbol}*"),
    }
}
