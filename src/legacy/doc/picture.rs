//! Alternative texts of pictures ([MS-DOC] 2.9.192, [MS-ODRAW] 2.2.9, 2.3.4.2).

use super::bytes::{Plc, slice, u16_at, u32_at, utf16};
use super::document::Document;
use super::fib::Table;
use super::props::Look;
use std::collections::BTreeMap;

/// The property that holds the alternative text, as UTF-16.
const DESCRIPTION: u16 = 0x0381;

/// The alternative text of the picture at a position, where it has one.
pub(super) fn description(
    document: &Document<'_>,
    code: u16,
    at: u32,
    look: &Look,
) -> Option<String> {
    if code == 0x01 {
        let start = look.picture.filter(|_| !look.data && !look.object)? as usize;
        let length = u32_at(document.data, start)? as usize;
        let header = usize::from(u16_at(document.data, start + 4)?);
        let bytes = slice(document.data, start, length)?;
        if !document.may_read(length) {
            return None;
        }
        // a picture in a file of its own has that file's name first
        let name = match u16_at(bytes, 6)? {
            0x66 => 1 + usize::from(*bytes.get(header)?),
            _ => 0,
        };
        return find(bytes.get(header + name..)?).into_values().next();
    }
    let plc = Plc::new(document.fib.table(document.tables, Table::Shapes), 26);
    let index = plc.find(at).filter(|index| plc.at(*index) == Some(at))?;
    let shape = u32_at(plc.data(index)?, 0)?;
    let drawings = document.drawings.get_or_init(|| {
        let drawings = document.fib.table(document.tables, Table::Drawings);
        drawn(drawings).unwrap_or_default()
    });
    drawings.get(&shape).cloned()
}

/// The alternative texts of all drawings, by their shapes.
fn drawn(drawings: &[u8]) -> Option<BTreeMap<u32, String>> {
    let mut found = BTreeMap::new();
    // after the group's container each drawing has a byte before it
    let group = (u32_at(drawings, 4)? as usize).checked_add(8)?;
    let mut rest = drawings.get(group..)?;
    while let Some(drawing) = rest.get(1..) {
        let Some(length) = u32_at(drawing, 4) else {
            break;
        };
        let length = (length as usize).saturating_add(8).min(drawing.len());
        found.append(&mut find(&drawing[..length]));
        rest = &drawing[length..];
    }
    Some(found)
}

/// The alternative texts among records, by their shapes.
fn find(records: &[u8]) -> BTreeMap<u32, String> {
    let mut found = BTreeMap::new();
    let mut at = 0;
    let mut shape = 0;
    while let (Some(kind), Some(id), Some(length)) = (
        u16_at(records, at),
        u16_at(records, at + 2),
        u32_at(records, at + 4),
    ) {
        at += 8;
        if kind & 0xF == 0xF {
            // a container: what is in it comes next
            continue;
        }
        let Some(body) = slice(records, at, length as usize) else {
            break;
        };
        match id {
            0xF00A => shape = u32_at(body, 0).unwrap_or_default(),
            0xF00B | 0xF121 | 0xF122 => {
                if let Some(text) = in_options(body, usize::from(kind >> 4)) {
                    found.entry(shape).or_insert(text);
                }
            }
            _ => {}
        }
        at += length as usize;
    }
    found
}

/// The alternative text in a table of options: those with data of their own have it after the table, in order.
fn in_options(body: &[u8], count: usize) -> Option<String> {
    let mut data = count * 6;
    for index in 0..count {
        let id = u16_at(body, index * 6)?;
        let length = u32_at(body, index * 6 + 2)? as usize;
        if id & 0x8000 == 0 {
            continue;
        }
        if id & 0x3FFF == DESCRIPTION {
            let text = utf16(slice(body, data, length)?, 0, length / 2);
            let text = text.trim_end_matches('\0').trim().to_owned();
            return (!text.is_empty()).then_some(text);
        }
        data = data.checked_add(length)?;
    }
    None
}
