//! The canonical XML out of a DOCX: a customXml part in the namespace of [`SOURCE_NAMESPACE`], base64 of the deflated
//! bytes in its text; in older files, base64 of the bytes.
//!
//! LibreOffice keeps the part when it opens and saves a file, but serialises it anew (declaration, white space,
//! prefix); the text survives. The part is therefore found by its namespace, not by its name, and white space in the
//! text is ignored.

use super::Extracted;
use super::rules::{DAMAGED_SOURCE, NO_SOURCE, NOT_A_PACKAGE};
use crate::attached::{SOURCE_NAMESPACE, ZLIB, sha256};
use crate::diag::{Finding, Outcome};
use base64::Engine;
use quick_xml::events::Event;
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, XmlVersion};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The largest customXml part that is looked into: base64 of a 64 MiB source, with room to spare.
const LARGEST: u64 = 96 * 1024 * 1024;

/// The canonical XML that `bytes`, a DOCX, carries.
///
/// # Errors
/// `EXTRACT-NOT-DOCX`, `EXTRACT-NO-SOURCE`, `EXTRACT-DAMAGED`: there is no value then.
pub fn docx(bytes: &[u8]) -> Outcome<Extracted> {
    match find(bytes) {
        Ok(found) => Outcome::new(found, Vec::new()),
        Err(finding) => Outcome::failed(vec![*finding]),
    }
}

fn find(bytes: &[u8]) -> Result<Extracted, Box<Finding>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| {
        Box::new(Finding::new(
            &NOT_A_PACKAGE,
            format!("The file is no DOCX: {error}."),
            "Give a .docx file, whole.",
        ))
    })?;
    for index in 0..archive.len() {
        let Some(text) = part(&mut archive, index)? else {
            continue;
        };
        if let Some(found) = source(&text)? {
            return Ok(found);
        }
    }
    Err(Box::new(Finding::new(
        &NO_SOURCE,
        "None of the file's customXml parts holds a canonical XML.",
        "Extract from the file as it was issued.",
    )))
}

/// The text of the part at `index` where it is a customXml item.
fn part(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
) -> Result<Option<String>, Box<Finding>> {
    let damaged = |why: String| {
        Box::new(Finding::new(
            &NOT_A_PACKAGE,
            format!("A part of the file cannot be read: {why}."),
            "Fetch the file again.",
        ))
    };
    let mut file = archive
        .by_index(index)
        .map_err(|error| damaged(error.to_string()))?;
    let name = file
        .name()
        .map_err(|error| damaged(error.to_string()))?
        .to_string();
    let item = name.starts_with("customXml/") && name.ends_with(".xml");
    if !item || file.size() > LARGEST {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    // the stated size may lie: never inflate more than the limit
    file.by_ref()
        .take(LARGEST)
        .read_to_end(&mut bytes)
        .map_err(|error| damaged(error.to_string()))?;
    Ok(String::from_utf8(bytes).ok())
}

/// The source that `text` carries: `None` where its root element is another.
fn source(text: &str) -> Result<Option<Extracted>, Box<Finding>> {
    let mut reader = NsReader::from_str(text);
    let mut carried: Option<(String, String, Option<String>)> = None;
    let mut base64 = String::new();
    // a part that is not ours may be as wrong as it likes
    while let Ok((namespace, event)) = reader.read_resolved_event() {
        match event {
            Event::Start(start) if carried.is_none() => {
                let ours = matches!(namespace, ResolveResult::Bound(ns) if ns.into_inner() == SOURCE_NAMESPACE);
                if !ours || start.local_name().into_inner() != "source" {
                    return Ok(None);
                }
                let attribute = |name: &str| {
                    let found = start.try_get_attribute(name).ok().flatten()?;
                    found
                        .normalized_value(XmlVersion::Implicit1_0)
                        .ok()
                        .map(|v| v.into_owned())
                };
                carried = Some((
                    attribute("name").unwrap_or_else(|| "source.xml".into()),
                    attribute("sha256").unwrap_or_default(),
                    attribute("coding"),
                ));
            }
            Event::Text(text) if carried.is_some() => base64.push_str(&text.into_inner()),
            Event::Eof => break,
            _ => {}
        }
    }
    let Some((name, stated, coding)) = carried else {
        return Ok(None);
    };
    let damaged = |why: String| {
        Box::new(Finding::new(
            &DAMAGED_SOURCE,
            format!("The canonical XML {name} inside the file {why}."),
            "Extract from the file as it was issued.",
        ))
    };
    base64.retain(|c| !c.is_ascii_whitespace());
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(&base64)
        .map_err(|error| damaged(format!("does not decode: {error}")))?;
    let bytes = match coding.as_deref() {
        None => bytes,
        Some(ZLIB) => {
            inflated(&bytes).map_err(|error| damaged(format!("does not inflate: {error}")))?
        }
        Some(other) => {
            return Err(damaged(format!(
                "is coded in a way that is not known here, {other:?}"
            )));
        }
    };
    let found = sha256(&bytes);
    if found != stated {
        return Err(damaged(format!(
            "has the SHA-256 {found}, stated is {stated:?}"
        )));
    }
    Ok(Some(Extracted { name, bytes }))
}

/// What bytes in zlib's form hold, as far as a source can be long.
fn inflated(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut out = Vec::new();
    flate2::read::ZlibDecoder::new(bytes)
        .take(LARGEST)
        .read_to_end(&mut out)?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn packed(name: &str, content: &str) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(name, options).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
        writer.finish().unwrap().into_inner()
    }

    fn code(bytes: &[u8]) -> &'static str {
        let outcome = docx(bytes);
        assert!(outcome.value.is_none());
        outcome.findings[0].rule.code
    }

    #[test]
    fn a_part_serialised_anew_gives_the_same_bytes() {
        let hash = sha256(b"a\r\nb\0");
        let part = format!(
            "<?xml version=\"1.0\"?>\n<q:source xmlns:q=\"{SOURCE_NAMESPACE}\" sha256='{hash}' name='a &amp; b.xml'>\n YQ0K\n YgA=\n</q:source>"
        );
        let found = docx(&packed("customXml/item7.xml", &part)).value.unwrap();
        assert_eq!(found.bytes, b"a\r\nb\0");
        assert_eq!(found.name, "a & b.xml");
    }

    #[test]
    fn deflated_bytes_are_inflated_and_no_others() {
        let bytes = "<a>é</a>\r\n".repeat(100).into_bytes();
        let text =
            base64::engine::general_purpose::STANDARD.encode(crate::deflate::deflate(&bytes));
        let part = |coding: &str, text: &str| {
            let hash = sha256(&bytes);
            format!(
                "<source xmlns=\"{SOURCE_NAMESPACE}\" coding=\"{coding}\" sha256=\"{hash}\">{text}</source>"
            )
        };
        let whole = packed("customXml/item1.xml", &part("zlib", &text));
        assert_eq!(docx(&whole).value.unwrap().bytes, bytes);
        for (coding, text) in [
            ("zlib", &text[..text.len() - 8]),
            ("zip", &text),
            ("", &text),
        ] {
            let broken = packed("customXml/item1.xml", &part(coding, text));
            assert_eq!(code(&broken), "EXTRACT-DAMAGED", "{coding}");
        }
    }

    #[test]
    fn what_was_changed_is_not_given_back() {
        let hash = sha256(b"abc");
        for (text, stated) in [("YWJk", &*hash), ("YW*j", &*hash), ("YWJj", "")] {
            let part = format!(
                "<source xmlns=\"{SOURCE_NAMESPACE}\" name=\"n\" sha256=\"{stated}\">{text}</source>"
            );
            assert_eq!(
                code(&packed("customXml/item1.xml", &part)),
                "EXTRACT-DAMAGED"
            );
        }
    }

    #[test]
    fn a_file_without_source_says_so() {
        assert_eq!(code(b"no archive"), "EXTRACT-NOT-DOCX");
        let other = "<source xmlns=\"urn:other\">YWJj</source>";
        assert_eq!(
            code(&packed("customXml/item1.xml", other)),
            "EXTRACT-NO-SOURCE"
        );
        assert_eq!(
            code(&packed("word/document.xml", "<a/>")),
            "EXTRACT-NO-SOURCE"
        );
    }
}
