//! `extends`: a layout takes what it does not say from one that the program carries. What is shared is inherited, not copied.
//!
//! Tables are taken together key by key, however deep; any other value, a list too, replaces the one below it as a whole.
//! What was inherited stands, for messages, at the line that says `extends`.

use super::builtin;
use super::rules::EXTENDS;
use super::table::Findings;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What every layout says of itself.
const OWN: [&str; 3] = ["extends", "name", "version"];
/// How many layouts may stand upon each other.
const DEEPEST: usize = 8;

/// The table of a layout, complete with what it inherits.
pub(super) fn complete<'i>(own: &DeTable<'i>, findings: &mut Findings) -> DeTable<'i> {
    let mut whole = own.clone();
    let Some(extends) = own.get("extends") else {
        return whole;
    };
    whole.remove("extends");
    let at = extends.span();
    match extends.get_ref().as_str().map(|name| base(name, 1)) {
        Some(Ok(base)) => fill(&mut whole, base, &at),
        Some(Err(message)) => findings.add(
            &EXTENDS,
            at,
            message,
            "Name a layout that the program carries: `engross layout list` tells them.",
        ),
        None => findings.add(
            &EXTENDS,
            at,
            "`extends` is the name of a layout, in quotes",
            "Write extends = \"ag\".",
        ),
    }
    whole
}

/// A layout that the program carries, complete with what it inherits itself.
fn base(name: &str, depth: usize) -> Result<DeTable<'static>, String> {
    let text = builtin(name).ok_or_else(|| format!("there is no layout `{name}` to extend"))?;
    if depth > DEEPEST {
        return Err(format!("`{name}` extends itself"));
    }
    // the program's own layouts are proved by its tests
    let mut whole = DeTable::parse(text)
        .map_err(|error| format!("`{name}` cannot be read: {}", error.message()))?
        .into_inner();
    let extends = whole.remove("extends");
    let below = extends.and_then(|value| value.get_ref().as_str().map(str::to_owned));
    if let Some(below) = below {
        let below = base(&below, depth + 1)?;
        fill(&mut whole, below, &(0..0));
    }
    Ok(whole)
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
    key: Spanned<std::borrow::Cow<'i, str>>,
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
                for (key, value) in base {
                    fill_one(own, key, value, at);
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
