//! `extends`: a layout takes what it does not say from another. What is shared is inherited, not copied.
//!
//! Tables are taken together key by key, however deep; any other value, a list too, replaces the one below it as a whole.
//! `page.paper` replaces `page.width` and `page.height` below it, and these replace it. What was inherited stands, for
//! messages, at the line that says `extends`.

use super::rules::EXTENDS;
use super::table::Findings;
use super::{Named, Shelf};
use crate::sheet::Paper;
use std::borrow::Cow;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What every layout says of itself.
const OWN: [&str; 4] = ["extends", "name", "version", "organs"];
/// How many layouts may stand upon each other.
const DEEPEST: usize = 8;
/// The sides of the paper, which its name stands for.
const SIDES: [&str; 2] = ["width", "height"];

/// The layouts below a layout, the one that it extends first. What is wrong with the chain is told at the line that says
/// `extends`.
pub(super) fn below(own: &DeTable<'_>, shelf: Shelf<'_>, findings: &mut Findings) -> Vec<Named> {
    let Some(extends) = own.get("extends") else {
        return Vec::new();
    };
    let mut wrong =
        |message: String, help: &str| findings.add(&EXTENDS, extends.span(), message, help);
    let Some(name) = extends.get_ref().as_str() else {
        wrong(
            "`extends` is the name of a layout, in quotes".into(),
            "Write extends = \"ag\".",
        );
        return Vec::new();
    };
    // by its own name a layout stands in the chain, so that one that leads back to it is told
    let own_name = own.get("name").and_then(|name| name.get_ref().as_str());
    let mut names: Vec<String> = own_name.into_iter().map(str::to_owned).collect();
    let mut chain: Vec<Named> = Vec::new();
    let mut next = Some(name.to_owned());
    while let Some(name) = next.take() {
        let circle = names.contains(&name);
        names.push(name.clone());
        if circle || names.len() > DEEPEST {
            let message = format!("`{name}` extends itself: {}", names.join(" → "));
            wrong(
                message,
                "Let the chain of `extends` end at a layout that extends none.",
            );
            return Vec::new();
        }
        let Some(named) = shelf(&name) else {
            wrong(
                format!("there is no layout `{name}` to extend"),
                "Name a layout that there is: `engross layout list` tells them.",
            );
            return Vec::new();
        };
        match DeTable::parse(&named.text) {
            Ok(table) => match table.get_ref().get("extends").map(|value| value.get_ref()) {
                None => {}
                Some(DeValue::String(below)) => next = Some(below.to_string()),
                Some(_) => wrong(
                    format!(
                        "{}: `extends` is the name of a layout, in quotes",
                        named.file
                    ),
                    "Correct that file; `engross layout check` tells more of it.",
                ),
            },
            Err(error) => wrong(
                format!("{} cannot be read: {}", named.file, error.message()),
                "Correct that file; `engross layout check` tells more of it.",
            ),
        }
        chain.push(named);
    }
    chain
}

/// The table of a layout, complete with what it inherits from the layouts below it.
pub(super) fn complete<'i>(own: &DeTable<'i>, below: &'i [Named]) -> DeTable<'i> {
    let mut whole = own.clone();
    let at = whole
        .remove("extends")
        .map_or(0..0, |extends| extends.span());
    for named in below {
        if let Ok(table) = DeTable::parse(&named.text) {
            fill(&mut whole, table.into_inner(), &at);
        }
    }
    whole
}

/// Sets the paper, whatever the layout says of it.
pub(super) fn set_paper(whole: &mut DeTable<'_>, paper: Paper) {
    if let Some(page) = whole.get_mut("page")
        && let DeValue::Table(page) = page.get_mut()
    {
        for side in SIDES {
            page.remove(side);
        }
        let name = DeValue::String(Cow::Borrowed(paper.name()));
        page.insert(
            Spanned::new(0..0, Cow::Borrowed("paper")),
            Spanned::new(0..0, name),
        );
    }
}

/// Fills in what a layout does not say itself.
fn fill<'i>(whole: &mut DeTable<'i>, base: DeTable<'i>, at: &Range<usize>) {
    for (key, value) in base {
        if !OWN.contains(&key.get_ref().as_ref()) {
            fill_one(whole, key, value, at);
        }
    }
}

fn fill_one<'i>(
    whole: &mut DeTable<'i>,
    key: Spanned<Cow<'i, str>>,
    value: Spanned<DeValue<'i>>,
    at: &Range<usize>,
) {
    match (whole.get_mut(key.get_ref().as_ref()), value.into_inner()) {
        (None, mut value) => {
            move_to(&mut value, at);
            whole.insert(
                Spanned::new(at.clone(), key.into_inner()),
                Spanned::new(at.clone(), value),
            );
        }
        (Some(own), DeValue::Table(base)) => {
            if let DeValue::Table(own) = own.get_mut() {
                let named = own.contains_key("paper");
                let measured = SIDES.iter().any(|side| own.contains_key(*side));
                for (inner, value) in base {
                    let name = inner.get_ref().as_ref();
                    let said = key.get_ref() == "page"
                        && (named && SIDES.contains(&name) || measured && name == "paper");
                    if !said {
                        fill_one(own, inner, value, at);
                    }
                }
            }
        }
        (Some(_), _) => {}
    }
}

/// Lets everything in a value stand at this place of the file that inherits it.
fn move_to(value: &mut DeValue<'_>, at: &Range<usize>) {
    match value {
        DeValue::Table(table) => {
            let entries = std::mem::take(table);
            for (key, entry) in entries {
                let mut inner = entry.into_inner();
                move_to(&mut inner, at);
                table.insert(
                    Spanned::new(at.clone(), key.into_inner()),
                    Spanned::new(at.clone(), inner),
                );
            }
        }
        DeValue::Array(list) => {
            for item in list.iter_mut() {
                let mut inner = std::mem::replace(item.get_mut(), DeValue::Boolean(false));
                move_to(&mut inner, at);
                *item = Spanned::new(at.clone(), inner);
            }
        }
        _ => {}
    }
}
