//! The canonical XML out of a PDF: the associated file whose relationship is Source (ISO 19005-3, 6.8).
//!
//! Its description ends with its SHA-256, which is held against the bytes.

use super::Extracted;
use super::rules::{DAMAGED_SOURCE, NO_SOURCE, NOT_A_PDF};
use crate::attached::sha256;
use crate::diag::{Finding, Outcome};
use lopdf::{Dictionary, Document, Object};

/// No source is larger: a small stream can claim any size.
const LARGEST: usize = 64 << 20;

/// The canonical XML that `bytes`, a PDF, carries.
///
/// # Errors
/// `EXTRACT-NOT-PDF`, `EXTRACT-NO-SOURCE`, `EXTRACT-DAMAGED`: there is no value then.
pub fn pdf(bytes: &[u8]) -> Outcome<Extracted> {
    match find(bytes) {
        Ok(found) => Outcome::new(found, Vec::new()),
        Err(finding) => Outcome::failed(vec![*finding]),
    }
}

fn find(bytes: &[u8]) -> Result<Extracted, Box<Finding>> {
    let document = Document::load_mem(bytes).map_err(|error| {
        Box::new(Finding::new(
            &NOT_A_PDF,
            format!("The file is no PDF: {error}."),
            "Give a .pdf file, whole.",
        ))
    })?;
    let file = source(&document).ok_or_else(|| {
        Box::new(Finding::new(
            &NO_SOURCE,
            "None of the files associated with the PDF is its source.",
            "Extract from the file as it was issued.",
        ))
    })?;
    let text = |key: &[u8]| {
        let value = resolved(&document, file.get(key).ok()?)?;
        lopdf::decode_text_string(value).ok()
    };
    let name = text(b"UF").unwrap_or_else(|| "source.xml".into());
    let damaged = |why: String| {
        Box::new(Finding::new(
            &DAMAGED_SOURCE,
            format!("The canonical XML {name} inside the file {why}."),
            "Extract from the file as it was issued.",
        ))
    };
    let bytes = content(&document, file).ok_or_else(|| damaged("does not decode".into()))?;
    let description = text(b"Desc").unwrap_or_default();
    let stated = description.rsplit(' ').next().unwrap_or_default();
    let found = sha256(&bytes);
    if found != stated {
        return Err(damaged(format!(
            "has the SHA-256 {found}, stated is {stated:?}"
        )));
    }
    Ok(Extracted { name, bytes })
}

/// The specification of the associated file that is the source.
fn source(document: &Document) -> Option<&Dictionary> {
    let files = document.catalog().ok()?.get(b"AF").ok()?;
    resolved(document, files)?
        .as_array()
        .ok()?
        .iter()
        .filter_map(|file| resolved(document, file)?.as_dict().ok())
        .find(|file| {
            let relationship = file.get(b"AFRelationship").and_then(Object::as_name);
            relationship.is_ok_and(|name| name == b"Source")
        })
}

fn content(document: &Document, file: &Dictionary) -> Option<Vec<u8>> {
    let embedded = resolved(document, file.get(b"EF").ok()?)?.as_dict().ok()?;
    let stream = embedded.get(b"UF").or_else(|_| embedded.get(b"F")).ok()?;
    let stream = resolved(document, stream)?.as_stream().ok()?;
    if stream.dict.has(b"Filter") {
        stream.decompressed_content_with_limit(LARGEST).ok()
    } else {
        Some(stream.content.clone())
    }
}

/// What an object refers to, or the object itself.
fn resolved<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Object> {
    document.dereference(object).ok().map(|(_, object)| object)
}
