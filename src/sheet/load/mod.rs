//! Reads a layout file into a [`Sheet`]: all of its faults in one run, each with its line.

mod char_styles;
mod composition;
mod distribution;
mod inherit;
mod masthead;
mod numbering;
mod page;
mod rules;
mod running;
mod styles;
mod table;
mod template;
mod values;

pub(super) use masthead::ROLES as MASTHEAD_ROLES;
pub use rules::RULES;
pub(super) use styles::BASE_SAYS;

use super::{Paper, Scheme, Sheet};
use crate::diag::{Outcome, Source};
use std::collections::{BTreeMap, BTreeSet};
use table::{Findings, Table};
use toml::de::{DeTable, DeValue};
use values::{table_of, text};

/// The layouts that the program carries, by name.
const BUILTIN: [(&str, &str); 3] = [
    ("ag", include_str!("../../../layouts/ag.toml")),
    ("cp", include_str!("../../../layouts/cp.toml")),
    ("un", include_str!("../../../layouts/un.toml")),
];

/// The text of a layout that the program carries, `ag` for instance.
pub fn builtin(name: &str) -> Option<&'static str> {
    BUILTIN
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, text)| *text)
}

/// The names of the layouts that the program carries.
pub fn builtin_names() -> impl Iterator<Item = &'static str> {
    BUILTIN.iter().map(|(name, _)| *name)
}

/// The name of the layout that a layout extends.
pub fn extends(toml: &str) -> Option<String> {
    let root = DeTable::parse(toml).ok()?;
    root.get_ref()
        .get("extends")?
        .get_ref()
        .as_str()
        .map(str::to_owned)
}

/// The organs that a layout is for.
pub fn organs(toml: &str) -> Vec<String> {
    let Ok(root) = DeTable::parse(toml) else {
        return Vec::new();
    };
    let organs = root.get_ref().get("organs").map(|value| value.get_ref());
    let list = organs.and_then(DeValue::as_array).into_iter().flatten();
    list.filter_map(|organ| organ.get_ref().as_str().map(str::to_owned))
        .collect()
}

/// A layout by its name: the file that it is in, as messages name it, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The file.
    pub file: String,
    /// Its text.
    pub text: String,
}

/// Where a layout finds the one that it extends: by name, those of the program after those of the user.
pub type Shelf<'a> = &'a dyn Fn(&str) -> Option<Named>;

/// The layouts that the program carries, as a shelf.
fn builtins(name: &str) -> Option<Named> {
    builtin(name).map(|text| Named {
        file: format!("layouts/{name}.toml"),
        text: text.to_owned(),
    })
}

/// Reads a layout file that extends, if any, one that the program carries. `name` is the file's name as the user wrote
/// it; findings name it.
///
/// # Errors
/// No value where anything is wrong: a layout with a guessed measure would set a whole session wrongly.
pub fn load(name: &str, toml: &str) -> Outcome<Sheet> {
    load_from(name, toml, &builtins, None)
}

/// Reads a layout file that may extend one of `shelf`, on the paper that it says itself or on another.
///
/// # Errors
/// Those of [`load`].
pub fn load_from(name: &str, toml: &str, shelf: Shelf<'_>, paper: Option<Paper>) -> Outcome<Sheet> {
    let source = Source::new(name, toml.to_owned());
    let mut findings = Findings::new(&source);
    let (root, faults) = DeTable::parse_recoverable(toml);
    for fault in faults {
        let span = fault.span().unwrap_or(0..0);
        findings.add(
            &rules::SYNTAX,
            span,
            format!("this is not TOML: {}", fault.message()),
            "Correct the line; https://toml.io describes the form.",
        );
    }
    if !findings.is_empty() {
        return Outcome::failed(findings.into_list());
    }
    let below = inherit::below(root.get_ref(), shelf, &mut findings);
    let mut whole = inherit::complete(root.get_ref(), &below);
    if let Some(paper) = paper {
        inherit::set_paper(&mut whole, paper);
    }
    if !findings.is_empty() {
        return Outcome::failed(findings.into_list());
    }
    let sheet = read(Table::new("", root.span(), &whole), &source, &mut findings);
    match sheet {
        Some(sheet) if findings.is_empty() => Outcome::new(sheet, Vec::new()),
        _ => Outcome::failed(findings.into_list()),
    }
}

/// The keys that the loader asks for in each table of a layout, by the table's path, as far as it has such tables.
pub fn keys(toml: &str) -> BTreeMap<String, BTreeSet<&'static str>> {
    let source = Source::new("layout", toml.to_owned());
    let mut findings = Findings::new(&source);
    let (root, _) = DeTable::parse_recoverable(toml);
    let below = inherit::below(root.get_ref(), &builtins, &mut findings);
    let whole = inherit::complete(root.get_ref(), &below);
    read(Table::new("", root.span(), &whole), &source, &mut findings);
    findings.into_asked()
}

/// Every section is read before any is asked for, so that one run finds all faults.
fn read(mut root: Table, source: &Source, findings: &mut Findings) -> Option<Sheet> {
    let name = root.required("name", findings, text);
    let version = root.required("version", findings, text);
    let organs = root.optional("organs", findings, |value, findings| {
        let organs = values::list(value, findings)?;
        organs.iter().map(|value| text(value, findings)).collect()
    });
    let page = root
        .required_table("page", findings)
        .and_then(|table| page::read(table, findings));
    let schemes = root
        .required_table("schemes", findings)
        .and_then(|table| numbering::read(table, findings));
    let measure = page.as_ref().map(super::PageGeometry::measure);
    let styles = root
        .required_table("styles", findings)
        .and_then(|table| styles::paragraph_styles(table, measure, schemes.as_ref(), findings));
    let char_styles = root
        .required_table("char-styles", findings)
        .and_then(|table| char_styles::read(table, findings));
    let masthead = root
        .optional("masthead", findings, |value, findings| {
            table_of("masthead", value, findings)
        })
        .and_then(|table| masthead::read(table, findings));
    let running = root
        .required_table("running", findings)
        .map(|table| running::read(table, findings));
    let composition = root
        .required_table("composition", findings)
        .and_then(|table| composition::composition(table, findings));
    let table = root
        .required_table("table", findings)
        .and_then(|table| composition::table_look(table, findings));
    let distribution = root
        .optional("distribution", findings, |value, findings| {
            table_of("distribution", value, findings)
        })
        .and_then(|table| distribution::read(table, findings));
    let terms = root
        .required_table("terms", findings)
        .map(|table| terms(table, findings));
    root.finish(findings);
    let sheet = Sheet {
        name: name?,
        version: version?,
        organs: organs.unwrap_or_default(),
        page: page?,
        styles: styles?,
        char_styles: char_styles?,
        schemes: schemes?,
        masthead,
        running: running?,
        composition: composition?,
        table: table?,
        distribution,
        terms: terms?,
    };
    page::check_room(&sheet, source, findings);
    running::check_terms(&sheet, source, findings);
    Some(sheet)
}

/// `[terms.en]`: words by language and key.
fn terms(table: Table, findings: &mut Findings) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut terms = BTreeMap::new();
    for (language, value) in table.entries() {
        let Some(words) = table_of(&format!("terms.{language}"), value, findings) else {
            continue;
        };
        let words = words
            .entries()
            .filter_map(|(key, value)| Some((key.to_owned(), text(value, findings)?)))
            .collect();
        terms.insert(language.to_owned(), words);
    }
    terms
}

/// A value of the layout file with its place.
type Value<'a, 'i> = &'a toml::Spanned<DeValue<'i>>;

/// Numbering schemes by name.
type Schemes = BTreeMap<String, Scheme>;

#[cfg(test)]
mod tests;
