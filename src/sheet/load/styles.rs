//! `[styles.ROLE]`: read, then resolved along `based-on`.

use super::rules::{BASE, VALUE};
use super::table::{Findings, Table};
use super::values::{
    count, distance, extent, flag, length, list, parse_word, table_of, text, word, wrong,
};
use super::{Schemes, Value};
use crate::sheet::{Align, Role, Style, Tab, TabAlign};
use crate::unit::Length;
use std::collections::BTreeMap;
use std::ops::Range;

/// A style as written: what it says itself, and on which it is based.
struct Written {
    span: Range<usize>,
    word_name: Option<String>,
    based_on: Option<Role>,
    next: Option<Role>,
    heading: Option<u8>,
    numbering: Option<(String, u8)>,
    own: Properties,
}

/// The properties that are inherited.
#[derive(Clone, Default)]
struct Properties {
    font: Option<String>,
    size: Option<Length>,
    bold: Option<bool>,
    italic: Option<bool>,
    small_caps: Option<bool>,
    line_height: Option<Length>,
    align: Option<Align>,
    indent_left: Option<Length>,
    indent_right: Option<Length>,
    first_line: Option<Length>,
    space_before: Option<Length>,
    space_after: Option<Length>,
    keep_with_next: Option<bool>,
    keep_together: Option<bool>,
    widows: Option<u8>,
    orphans: Option<u8>,
    tabs: Option<Vec<Tab>>,
    hyphenate: Option<bool>,
    rule_above: Option<Length>,
    rule_below: Option<Length>,
    rule_gap: Option<Length>,
}

impl Properties {
    /// What is not said here, taken from `base`.
    fn over(self, base: &Properties) -> Properties {
        Properties {
            font: self.font.or_else(|| base.font.clone()),
            size: self.size.or(base.size),
            bold: self.bold.or(base.bold),
            italic: self.italic.or(base.italic),
            small_caps: self.small_caps.or(base.small_caps),
            line_height: self.line_height.or(base.line_height),
            align: self.align.or(base.align),
            indent_left: self.indent_left.or(base.indent_left),
            indent_right: self.indent_right.or(base.indent_right),
            first_line: self.first_line.or(base.first_line),
            space_before: self.space_before.or(base.space_before),
            space_after: self.space_after.or(base.space_after),
            keep_with_next: self.keep_with_next.or(base.keep_with_next),
            keep_together: self.keep_together.or(base.keep_together),
            widows: self.widows.or(base.widows),
            orphans: self.orphans.or(base.orphans),
            tabs: self.tabs.or_else(|| base.tabs.clone()),
            hyphenate: self.hyphenate.or(base.hyphenate),
            rule_above: self.rule_above.or(base.rule_above),
            rule_below: self.rule_below.or(base.rule_below),
            rule_gap: self.rule_gap.or(base.rule_gap),
        }
    }
}

/// What `base` must say, since all others inherit it. What it leaves out beside these is none, zero or false.
pub(in crate::sheet) const BASE_SAYS: [&str; 6] =
    ["font", "size", "line-height", "align", "widows", "orphans"];

/// The roles that can bear a number, which Word counts by a scheme.
const NUMBERED: [Role; 10] = [
    Role::Recital,
    Role::Citation,
    Role::OperativeParagraph,
    Role::SubItem1,
    Role::SubItem2,
    Role::SubItem3,
    Role::PartHeading,
    Role::SectionHeading,
    Role::BulletItem,
    Role::ListItem,
];

/// Reads `[styles]`: a style for every role, resolved.
pub(super) fn paragraph_styles(
    table: Table,
    measure: Option<Length>,
    schemes: Option<&Schemes>,
    findings: &mut Findings,
) -> Option<BTreeMap<Role, Style>> {
    let mut written = BTreeMap::new();
    for (key, value) in table.entries() {
        let Some(role) = role_of::<Role>("styles", key, value, findings) else {
            continue;
        };
        if let Some(table) = table_of(&format!("styles.{key}"), value, findings) {
            if NUMBERED.contains(&role) {
                table.require("numbering", findings);
            }
            if role == Role::Base {
                for key in BASE_SAYS {
                    table.require(key, findings);
                }
            }
            written.insert(role, style(table, measure, schemes, findings));
        }
    }
    for role in Role::ALL {
        if !written.contains_key(&role) {
            table.report_missing(&kebab(role), findings);
        }
    }
    check_names(&written, findings);
    let styles: BTreeMap<Role, Style> = written
        .iter()
        .filter_map(|(role, style)| Some((*role, resolve(*role, style, &written, findings)?)))
        .collect();
    (styles.len() == Role::ALL.len()).then_some(styles)
}

/// The role that a key names.
pub(super) fn role_of<T: for<'de> serde::Deserialize<'de>>(
    section: &str,
    key: &str,
    value: Value,
    findings: &mut Findings,
) -> Option<T> {
    parse_word(key)
        .map_err(|error| {
            let message = format!("`{section}.{key}` is the style of no role: {error}");
            wrong(value, findings, &message, "Correct the role's name.");
        })
        .ok()
}

/// A role's key in the layout file.
fn kebab(role: Role) -> String {
    // a unit variant always serializes as its name
    serde_json::to_value(role)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

fn style(
    mut table: Table,
    measure: Option<Length>,
    schemes: Option<&Schemes>,
    findings: &mut Findings,
) -> Written {
    let small =
        |value: Value, findings: &mut Findings| count(1, 9)(value, findings).map(|n| n as u8);
    let written = Written {
        span: table.span(),
        word_name: table.required("name", findings, text),
        based_on: table.optional("based-on", findings, word),
        next: table.optional("next", findings, word),
        heading: table.optional("heading", findings, |value, findings| {
            count(1, 6)(value, findings).map(|level| level as u8)
        }),
        numbering: table.optional("numbering", findings, |value, findings| {
            numbering(value, schemes, findings)
        }),
        own: Properties {
            font: table.optional("font", findings, text),
            size: table.optional("size", findings, extent),
            bold: table.optional("bold", findings, flag),
            italic: table.optional("italic", findings, flag),
            small_caps: table.optional("small-caps", findings, flag),
            line_height: table.optional("line-height", findings, extent),
            align: table.optional("align", findings, word),
            indent_left: table.optional("indent-left", findings, distance),
            indent_right: table.optional("indent-right", findings, length),
            first_line: table.optional("first-line", findings, length),
            space_before: table.optional("space-before", findings, distance),
            space_after: table.optional("space-after", findings, distance),
            keep_with_next: table.optional("keep-with-next", findings, flag),
            keep_together: table.optional("keep-together", findings, flag),
            widows: table.optional("widows", findings, small),
            orphans: table.optional("orphans", findings, small),
            tabs: table.optional("tabs", findings, |value, findings| {
                tabs(value, measure, findings)
            }),
            hyphenate: table.optional("hyphenate", findings, flag),
            rule_above: table.optional("rule-above", findings, distance),
            rule_below: table.optional("rule-below", findings, distance),
            rule_gap: table.optional("rule-gap", findings, distance),
        },
    };
    table.finish(findings);
    written
}

/// `{ scheme = "operative", level = 1 }`, levels counted from 1 as an editor counts.
fn numbering(
    value: Value,
    schemes: Option<&Schemes>,
    findings: &mut Findings,
) -> Option<(String, u8)> {
    let mut table = table_of("numbering", value, findings)?;
    let scheme = table.required("scheme", findings, text);
    let level = table.required("level", findings, count(1, 9));
    table.finish(findings);
    let (scheme, level) = (scheme?, level?);
    let levels = schemes?.get(&scheme).map(|scheme| scheme.levels.len());
    if levels.is_none_or(|levels| levels < level as usize) {
        let message = format!("there is no level {level} of a scheme `{scheme}`");
        let help = format!("Add it as [[schemes.{scheme}]], or name another.");
        wrong(value, findings, &message, &help);
        return None;
    }
    Some((scheme, level as u8 - 1))
}

/// `[{ at = "5in" }, { at = "100%", align = "right", dots = true }]`, by distance.
fn tabs(value: Value, measure: Option<Length>, findings: &mut Findings) -> Option<Vec<Tab>> {
    let mut tabs: Vec<Tab> = Vec::new();
    for value in list(value, findings)? {
        let mut table = table_of("tab", value, findings)?;
        let at = table.required("at", findings, |value, findings| {
            match value
                .get_ref()
                .as_str()
                .and_then(|text| text.strip_suffix('%'))
            {
                // a share of the measure, so that the stop moves with the margins
                Some(percent) if percent.parse::<u8>().is_ok_and(|share| share <= 100) => {
                    Some(measure?.scale(percent.parse::<i64>().ok()?, 100))
                }
                _ => extent(value, findings),
            }
        });
        let align = table.optional("align", findings, word::<TabAlign>);
        let dots = table.optional("dots", findings, flag);
        table.finish(findings);
        tabs.push(Tab {
            at: at?,
            align: align.unwrap_or(TabAlign::Left),
            dots: dots.unwrap_or(false),
        });
    }
    tabs.sort_by_key(|tab| tab.at);
    Some(tabs)
}

/// Word tells styles apart by name, without regard to case.
fn check_names(written: &BTreeMap<Role, Written>, findings: &mut Findings) {
    let mut names: BTreeMap<String, Role> = BTreeMap::new();
    for (role, style) in written {
        let Some(name) = &style.word_name else {
            continue;
        };
        if let Some(other) = names.insert(name.to_lowercase(), *role) {
            let message = format!(
                "`{}` and `{}` have one name: {name}",
                kebab(other),
                kebab(*role)
            );
            findings.add(
                &VALUE,
                style.span.clone(),
                message,
                "Give each style a name of its own.",
            );
        }
    }
}

/// The style with all that it inherits.
fn resolve(
    role: Role,
    style: &Written,
    written: &BTreeMap<Role, Written>,
    findings: &mut Findings,
) -> Option<Style> {
    let mut properties = style.own.clone();
    let mut chain = vec![role];
    let mut current = style;
    while let Some(base) = base_of(chain[chain.len() - 1], current) {
        if chain.contains(&base) {
            let message = format!(
                "`{}` is based on itself, by way of `{}`",
                kebab(role),
                kebab(base)
            );
            findings.add(
                &BASE,
                style.span.clone(),
                message,
                "Let the chain of `based-on` end at `base`.",
            );
            return None;
        }
        // a missing style is reported once, as missing
        current = written.get(&base)?;
        properties = properties.over(&current.own);
        chain.push(base);
    }
    Some(Style {
        role,
        word_name: style.word_name.clone()?,
        based_on: base_of(role, style),
        next: style.next,
        font: properties.font?,
        size: properties.size?,
        bold: properties.bold.unwrap_or(false),
        italic: properties.italic.unwrap_or(false),
        small_caps: properties.small_caps.unwrap_or(false),
        line_height: properties.line_height?,
        align: properties.align?,
        indent_left: properties.indent_left.unwrap_or_default(),
        indent_right: properties.indent_right.unwrap_or_default(),
        first_line: properties.first_line.unwrap_or_default(),
        space_before: properties.space_before.unwrap_or_default(),
        space_after: properties.space_after.unwrap_or_default(),
        keep_with_next: properties.keep_with_next.unwrap_or(false),
        keep_together: properties.keep_together.unwrap_or(false),
        widows: properties.widows?,
        orphans: properties.orphans?,
        tabs: properties.tabs.unwrap_or_default(),
        heading: style.heading,
        numbering: style.numbering.clone(),
        rule_above: properties.rule_above.filter(|rule| *rule > Length::ZERO),
        rule_below: properties.rule_below.filter(|rule| *rule > Length::ZERO),
        rule_gap: properties.rule_gap.unwrap_or_default(),
        hyphenate: properties.hyphenate.unwrap_or(false),
    })
}

/// The style that one is based on: all but `base` are, at last, on `base`.
fn base_of(role: Role, style: &Written) -> Option<Role> {
    style
        .based_on
        .or((role != Role::Base).then_some(Role::Base))
}
