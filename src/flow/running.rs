//! Running text with the document's own words in it.

use super::card;
use super::form::SideText;
use crate::model::Document;
use crate::sheet::{RunningField, RunningLine, RunningSide, Sheet};

/// Header and footer of one kind of page. A line that prints nothing is left out.
pub(super) fn side(sheet: &Sheet, document: &Document, side: &RunningSide) -> SideText {
    let lines = |lines: &[RunningLine]| {
        lines
            .iter()
            .map(|line| {
                [&line.left, &line.center, &line.right]
                    .map(|fields| fields.iter().map(|f| words(sheet, document, f)).collect())
            })
            .filter(|line: &[String; 3]| line.iter().any(|text| !text.is_empty()))
            .collect()
    };
    SideText {
        header: lines(&side.header),
        footer: lines(&side.footer),
    }
}

fn words(sheet: &Sheet, document: &Document, field: &RunningField) -> String {
    match field {
        RunningField::Symbol => card::symbol(&document.root.identity),
        RunningField::Folio(form) => form.clone(),
        RunningField::Term(key) => {
            let language = document.root.identity.expression.language_tag();
            term(sheet, language, key).unwrap_or_default().to_owned()
        }
        RunningField::Fixed(text) => text.clone(),
    }
}

/// The layout's words for a key in a language.
pub(super) fn term<'a>(sheet: &'a Sheet, language: &str, key: &str) -> Option<&'a str> {
    sheet
        .terms
        .get(language)?
        .get(key)
        .map(|words| words.as_str())
}
