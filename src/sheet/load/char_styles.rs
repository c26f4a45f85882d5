//! `[char-styles.ROLE]`: what runs change against their paragraph.

use super::styles::role_of;
use super::table::{Findings, Table};
use super::values::{extent, flag, table_of, text, word};
use crate::sheet::{CharRole, CharStyle, Position};
use std::collections::BTreeMap;

/// Reads `[char-styles]`: a style for every character role.
pub(super) fn read(table: Table, findings: &mut Findings) -> Option<BTreeMap<CharRole, CharStyle>> {
    let mut styles = BTreeMap::new();
    let mut whole = true;
    let mut seen = Vec::new();
    for (key, value) in table.entries() {
        let role = role_of::<CharRole>("char-styles", key, value, findings);
        let table = table_of(&format!("char-styles.{key}"), value, findings);
        let (Some(role), Some(mut table)) = (role, table) else {
            whole = false;
            continue;
        };
        seen.push(role);
        let word_name = table.required("name", findings, text);
        let size = table.optional("size", findings, extent);
        // the first letters of a symbol are larger and nothing else: they are no words of their own
        let sized = role == CharRole::MastheadInitial;
        let mut flag_of = |key: &'static str, findings: &mut Findings| match sized {
            true => None,
            false => table.optional(key, findings, flag),
        };
        let bold = flag_of("bold", findings);
        let italic = flag_of("italic", findings);
        let underline = flag_of("underline", findings);
        let strike = flag_of("strike", findings);
        let small_caps = flag_of("small-caps", findings);
        let position = match sized {
            true => None,
            false => table.optional("position", findings, word::<Position>),
        };
        table.finish(findings);
        let Some(word_name) = word_name else {
            whole = false;
            continue;
        };
        let style = CharStyle {
            role,
            word_name,
            size,
            bold,
            italic,
            underline,
            strike,
            small_caps,
            position,
        };
        styles.insert(role, style);
    }
    for role in CharRole::ALL {
        if !seen.contains(&role) {
            let key = serde_json::to_value(role).ok();
            let key = key.as_ref().and_then(serde_json::Value::as_str);
            table.report_missing(key.unwrap_or_default(), findings);
            whole = false;
        }
    }
    whole.then_some(styles)
}
