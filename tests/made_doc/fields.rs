//! Fields: the marks in the text, and their table ([MS-DOC] 2.8.25, Plcfld).

use super::paragraph::{Run, t};
use super::plc::Plc;
use super::sprm;

/// A field with its code and, if it has one, its result: 0x13 code 0x14 result 0x15.
pub fn field(code: Vec<Run>, result: Option<Vec<Run>>) -> Vec<Run> {
    let mark = |character: &str| t(character).with(sprm::special());
    let mut out = vec![mark("\u{13}")];
    out.extend(code);
    if let Some(result) = result {
        out.push(mark("\u{14}"));
        out.extend(result);
    }
    out.push(mark("\u{15}"));
    out
}

/// The type of a field by the first word of its code (2.9.90, flt).
fn kind(code: &str) -> u8 {
    match code.split_whitespace().next().unwrap_or("") {
        "REF" => 3,
        "TOC" => 13,
        "SEQ" => 12,
        "NUMPAGES" => 26,
        "FILENAME" => 29,
        "DATE" => 31,
        "PAGE" => 33,
        "EMBED" => 58,
        "INCLUDEPICTURE" => 67,
        "HYPERLINK" => 88,
        _ => 1,
    }
}

/// The table of the fields of one story, from its characters.
pub fn table(characters: &[u16]) -> Vec<u8> {
    let mut plc = Plc::new(2);
    // for each field that is open: whether it has a separator
    let mut open: Vec<bool> = Vec::new();
    for (at, unit) in characters.iter().enumerate() {
        match unit {
            0x13 => {
                let code: Vec<u16> = characters[at + 1..]
                    .iter()
                    .copied()
                    .take_while(|unit| !(0x13..=0x15).contains(unit))
                    .collect();
                plc.push(at, &[0x13, kind(&String::from_utf16_lossy(&code))]);
                open.push(false);
            }
            0x14 => {
                plc.push(at, &[0x14, 0xFF]);
                if let Some(separated) = open.last_mut() {
                    *separated = true;
                }
            }
            0x15 => {
                let separated = open.pop().unwrap_or(false);
                let nested = !open.is_empty();
                plc.push(
                    at,
                    &[0x15, u8::from(separated) << 7 | u8::from(nested) << 6],
                );
            }
            _ => {}
        }
    }
    plc.end(characters.len())
}
