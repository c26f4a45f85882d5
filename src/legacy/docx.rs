//! A .docx as a legacy file: read as the proof reads it, with a bound on what it may unpack to.

use super::{FILE_CORRUPT, Format, Reading};
use crate::diag::{Finding, Outcome};
use crate::reread;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// What its reader cannot see.
const BLIND: &[&str] = &[
    "Tracked changes of a DOCX are read as accepted; comments are told and not compared.",
    "A DOCX does not tell header cells of rows from other cells.",
    "Text drawn inside pictures, charts and embedded objects is not read.",
];

/// What the parts of text in a package may unpack to, before ten times the file's size.
const FREE: u64 = 16 << 20;

/// Whether a zip archive is a Word document.
pub(super) fn is_docx(bytes: &[u8]) -> bool {
    ZipArchive::new(Cursor::new(bytes)).is_ok_and(|archive| {
        let mut names = archive.file_names();
        names.any(|name| name.is_ok_and(|name| name.eq_ignore_ascii_case("[Content_Types].xml")))
    })
}

/// Reads a DOCX.
pub(super) fn read(bytes: &[u8]) -> Outcome<Reading> {
    let limit = FREE + 10 * bytes.len() as u64;
    if let Err(why) = bounded(bytes, limit) {
        let help = "Ask its sender what it is, or look for another copy.";
        return Outcome::failed(vec![Finding::new(&FILE_CORRUPT, why, help)]);
    }
    let outcome = reread::docx(bytes);
    let value = outcome.value.map(|transcript| Reading {
        format: Format::Docx,
        symbols: transcript.symbol.iter().cloned().collect(),
        transcript,
        damage: Vec::new(),
        blind: BLIND.to_vec(),
    });
    Outcome {
        value,
        findings: outcome.findings,
    }
}

/// Unpacks the parts that hold text, without keeping them: what the archive declares of their size is not believed.
fn bounded(bytes: &[u8], limit: u64) -> Result<(), String> {
    let broken = |error: zip::result::ZipError| format!("The archive cannot be read: {error}.");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut left = limit;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(broken)?;
        let name = part
            .name()
            .map(|name| name.to_ascii_lowercase())
            .unwrap_or_default();
        if !name.ends_with(".xml") && !name.ends_with(".rels") {
            continue;
        }
        let size = std::io::copy(&mut part.take(left + 1), &mut std::io::sink())
            .map_err(|error| format!("The part {name} cannot be unpacked: {error}."))?;
        left = left.checked_sub(size).ok_or_else(|| {
            format!(
                "The parts of text unpack to more than {} MiB, from a file of {} KiB: no document does.",
                limit >> 20,
                bytes.len() >> 10
            )
        })?;
    }
    Ok(())
}
