//! Running text with the document's own words in it.

use super::card;
use super::form::{BarCode, Flow, SideText};
use super::rules::BAR_CODE;
use crate::diag::Finding;
use crate::mark::{Bars, QUIET_WIDTHS};
use crate::model::{Document, Identity};
use crate::sheet::{RunningField, RunningLine, RunningSide, Sheet};
use crate::symbol::JobNumber;

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
        RunningField::Official => official(&document.root.identity),
        RunningField::BarCode => match coded(&document.root.identity) {
            code if code.is_empty() => code,
            code => format!("*{code}*"),
        },
        RunningField::Folio(form) => form.clone(),
        RunningField::Term(key) => {
            let language = document.root.identity.expression.language_tag();
            term(sheet, language, key).unwrap_or_default().to_owned()
        }
        RunningField::Fixed(text) => text.clone(),
    }
}

/// The official symbol; empty where there is none.
fn official(identity: &Identity) -> String {
    let mut aliases = identity.work.aliases.iter();
    let alias = aliases.find(|alias| alias.name == "officialSymbol");
    alias.map(|alias| alias.value.clone()).unwrap_or_default()
}

/// What the bar code of the file symbol says: of a job number its digits, of any other symbol the whole.
fn coded(identity: &Identity) -> String {
    let symbol = card::symbol(identity);
    match symbol.parse::<JobNumber>() {
        Ok(job) => job.bar_code().trim_matches('*').to_owned(),
        Err(_) => symbol,
    }
}

/// The bar code of the first page; `None` where the layout has none, or the document no file symbol.
pub(super) fn bar_code(sheet: &Sheet, document: &Document) -> Option<BarCode> {
    let form = sheet.running.bar_code.as_ref()?;
    let text = coded(&document.root.identity);
    if text.is_empty() {
        return None;
    }
    Some(BarCode {
        bars: Bars::code_39(&text),
        text,
        bar: form.bar,
        height: form.height,
        left: form.left,
        bottom: form.bottom,
        alt: form
            .words
            .iter()
            .map(|f| words(sheet, document, f))
            .collect(),
    })
}

/// Reports a bar code that cannot be drawn, or not read where it stands.
pub(super) fn check_bar_code(flow: &Flow, document: &Document, findings: &mut Vec<Finding>) {
    let Some(code) = flow
        .sections
        .iter()
        .find_map(|section| section.running.bar_code.as_ref())
    else {
        return;
    };
    let mut report = |message: String, help: &str| {
        let place = document.place(document.root.identity.work.node);
        findings.push(Finding::new(&BAR_CODE, message, help).at(place));
    };
    if code.bars.is_none() {
        let message = format!("no bar code says {:?}", code.text);
        report(
            message,
            "Give the document a file symbol of capital letters and digits.",
        );
    }
    let quiet = code.bar * QUIET_WIDTHS;
    if code.left < quiet || code.left + code.width() + quiet > flow.page.width {
        let message = format!("the bar code of {} has no room on the paper", code.width());
        report(
            message,
            "Move it, or make `bar` smaller in the layout's `running.first.bar-code`.",
        );
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
