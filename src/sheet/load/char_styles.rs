//! `[char-styles.ROLE]`: what runs change against their paragraph.

use super::styles::role_of;
use super::table::{Findings, Table};
use super::values::{flag, table_of, text, word};
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
        let bold = table.optional("bold", findings, flag);
        let italic = table.optional("italic", findings, flag);
        let underline = table.optional("underline", findings, flag);
        let strike = table.optional("strike", findings, flag);
        let small_caps = table.optional("small-caps", findings, flag);
        let position = table.optional("position", findings, word::<Position>);
        table.finish(findings);
        let Some(word_name) = word_name else {
            whole = false;
            continue;
        };
        let style = CharStyle {
            role,
            word_name,
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
