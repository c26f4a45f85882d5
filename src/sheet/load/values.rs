//! The forms of single values: measures, words, numbers.

use super::Value;
use super::rules::VALUE;
use super::table::{Findings, Table};
use crate::unit::Length;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};
use toml::de::{DeArray, DeValue};

/// Reports a value of the wrong form.
pub(super) fn wrong(value: Value, findings: &mut Findings, message: &str, help: &str) {
    findings.add(&VALUE, value.span(), message, help);
}

/// A string.
pub(super) fn text(value: Value, findings: &mut Findings) -> Option<String> {
    string(value, findings).map(str::to_owned)
}

fn string<'a>(value: Value<'a, '_>, findings: &mut Findings) -> Option<&'a str> {
    let text = value.get_ref().as_str();
    if text.is_none() {
        let message = format!("a text is wanted here, not {}", value.get_ref().type_str());
        wrong(value, findings, &message, "Put it in quotes.");
    }
    text
}

/// `true` or `false`.
pub(super) fn flag(value: Value, findings: &mut Findings) -> Option<bool> {
    let flag = value.get_ref().as_bool();
    if flag.is_none() {
        wrong(
            value,
            findings,
            "this is neither true nor false",
            "Write true or false, without quotes.",
        );
    }
    flag
}

/// A measure, which may be negative.
pub(super) fn length(value: Value, findings: &mut Findings) -> Option<Length> {
    let text = string(value, findings)?;
    let length = Length::parse(text);
    if length.is_none() {
        wrong(
            value,
            findings,
            &format!("`{text}` is no measure"),
            "Write a number and its unit: 1.18in, 11pt, 5mm, 2cm or 20twip.",
        );
    }
    length
}

/// A measure that is not negative.
pub(super) fn distance(value: Value, findings: &mut Findings) -> Option<Length> {
    let length = length(value, findings)?;
    if length < Length::ZERO {
        wrong(
            value,
            findings,
            "this measure is negative",
            "Write a measure of zero or more.",
        );
        return None;
    }
    Some(length)
}

/// A measure above zero.
pub(super) fn extent(value: Value, findings: &mut Findings) -> Option<Length> {
    let length = length(value, findings)?;
    if length <= Length::ZERO {
        wrong(
            value,
            findings,
            "this measure is not above zero",
            "Write a measure above zero.",
        );
        return None;
    }
    Some(length)
}

/// A whole number between two others.
pub(super) fn count(least: u16, most: u16) -> impl Fn(Value, &mut Findings) -> Option<u16> {
    move |value, findings| {
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|n| i64::from_str_radix(n.as_str(), n.radix()).ok())
            .and_then(|n| u16::try_from(n).ok())
            .filter(|n| (least..=most).contains(n));
        if number.is_none() {
            let message = format!("a whole number from {least} to {most} is wanted here");
            wrong(
                value,
                findings,
                &message,
                "Write the number without quotes.",
            );
        }
        number
    }
}

/// One of a fixed list of words, the variants of `T`.
pub(super) fn word<T: for<'de> Deserialize<'de>>(
    value: Value,
    findings: &mut Findings,
) -> Option<T> {
    let text = string(value, findings)?;
    match parse_word(text) {
        Ok(word) => Some(word),
        Err(error) => {
            wrong(
                value,
                findings,
                &error,
                "Write one of the words that the message lists.",
            );
            None
        }
    }
}

/// The variant of `T` that is written so, or which there are.
pub(super) fn parse_word<T: for<'de> Deserialize<'de>>(text: &str) -> Result<T, String> {
    let word: StrDeserializer<'_, Error> = text.into_deserializer();
    T::deserialize(word).map_err(|error| error.to_string())
}

/// A table.
pub(super) fn table_of<'a, 'i>(
    path: &str,
    value: Value<'a, 'i>,
    findings: &mut Findings,
) -> Option<Table<'a, 'i>> {
    let DeValue::Table(entries) = value.get_ref() else {
        let message = format!(
            "`{path}` is to be a table, not {}",
            value.get_ref().type_str()
        );
        wrong(
            value,
            findings,
            &message,
            "Write { key = value, ... }, or a section of its own in square brackets.",
        );
        return None;
    };
    Some(Table::new(path, value.span(), entries))
}

/// A list.
pub(super) fn list<'a, 'i>(
    value: Value<'a, 'i>,
    findings: &mut Findings,
) -> Option<&'a DeArray<'i>> {
    let list = value.get_ref().as_array();
    if list.is_none() {
        let message = format!("a list is wanted here, not {}", value.get_ref().type_str());
        wrong(value, findings, &message, "Write [ one, two ].");
    }
    list
}
