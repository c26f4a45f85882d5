//! The running text of the kinds of page.

use crate::sheet::{RunningField, RunningLine, RunningSide, Sheet};
use crate::transcript::{Running, RunningAt};

/// The first side on the document's first page, the following side on the other pages of every section.
pub(super) fn running(
    sheet: &Sheet,
    symbol: &str,
    language: &str,
    sections: usize,
) -> Vec<Running> {
    let print = |field: &RunningField| -> String {
        match field {
            RunningField::Symbol => symbol.into(),
            RunningField::Folio(form) => form.clone(),
            RunningField::Term(key) => sheet
                .terms
                .get(language)
                .and_then(|terms| terms.get(key))
                .cloned()
                .unwrap_or_default(),
            RunningField::Fixed(text) => text.clone(),
        }
    };
    let mut all = Vec::new();
    let mut side = |at: RunningAt, side: &RunningSide| {
        for (footer, lines) in [(false, &side.header), (true, &side.footer)] {
            for RunningLine {
                left,
                center,
                right,
            } in lines
            {
                let text = [left, center, right]
                    .map(|fields| fields.iter().map(print).collect::<String>());
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
