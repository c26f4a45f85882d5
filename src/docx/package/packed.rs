//! Parts that were deflated before, found by their very name and text.
//!
//! Most parts of a package say nothing of its document: content types, relationships, theme, settings, styles are the
//! same from file to file of one layout. They are deflated once, and copied as they are after that.

use std::io::{Cursor, Write};
use std::sync::{Arc, Mutex, PoisonError};
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// How the names of parts begin that bear the symbol or the words of their document: these do not come twice.
const OWN: [&str; 5] = [
    "customXml/item",
    "docProps/core",
    "docProps/custom",
    "word/document.xml",
    "word/header",
];
/// Shorter parts that do not come twice stand as they are: the tables of a deflater cost more than it saves.
const SHORT: usize = 1024;
/// Longer parts are not remembered, whatever they are.
const LONGEST: usize = 32 * 1024;
/// So many parts are remembered; the one that was not asked for longest goes first.
const MOST: usize = 64;

/// An archive in the making.
pub(super) type Archive = ZipWriter<Cursor<Vec<u8>>>;

/// A part, and an archive that holds nothing but it.
struct Packed {
    name: String,
    text: String,
    archive: Arc<[u8]>,
}

/// The parts packed last, the latest at the end.
static KNOWN: Mutex<Vec<Packed>> = Mutex::new(Vec::new());

/// Adds a part of text, by a copy where it was packed before.
pub(super) fn add(
    writer: &mut Archive,
    name: &str,
    text: &str,
    options: SimpleFileOptions,
) -> ZipResult<()> {
    let own = OWN.iter().any(|start| name.starts_with(start));
    if own && text.len() < SHORT {
        let as_it_is = options
            .compression_method(CompressionMethod::Stored)
            .compression_level(None);
        return add_anew(writer, name, text.as_bytes(), as_it_is);
    }
    if own || text.len() > LONGEST {
        return add_anew(writer, name, text.as_bytes(), options);
    }
    let archive = match remembered(name, text) {
        Some(archive) => archive,
        None => {
            let mut alone = ZipWriter::new(Cursor::new(Vec::new()));
            add_anew(&mut alone, name, text.as_bytes(), options)?;
            let archive: Arc<[u8]> = alone.finish()?.into_inner().into();
            remember(Packed {
                name: name.to_string(),
                text: text.to_string(),
                archive: archive.clone(),
            });
            archive
        }
    };
    let mut archive = ZipArchive::new(Cursor::new(&archive[..]))?;
    writer.raw_copy_file(archive.by_index_raw(0)?)
}

/// Adds a part, deflated or as it is.
pub(super) fn add_anew(
    writer: &mut Archive,
    name: &str,
    bytes: &[u8],
    options: SimpleFileOptions,
) -> ZipResult<()> {
    writer.start_file(name, options)?;
    Ok(writer.write_all(bytes)?)
}

fn remembered(name: &str, text: &str) -> Option<Arc<[u8]>> {
    // parts are put in and taken out whole: a thread that died left nothing half done
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let place = known
        .iter()
        .rposition(|part| part.name == name && part.text == text)?;
    let part = known.remove(place);
    let archive = part.archive.clone();
    known.push(part);
    Some(archive)
}

fn remember(part: Packed) {
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if known.len() == MOST {
        known.remove(0);
    }
    known.push(part);
}
