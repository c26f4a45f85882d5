//! The ZIP: content types first, the same bytes on any machine; and how it is opened again.

use super::container::{Container, Entry};
use super::content::{Content, Sealed};
use super::packed::packed;
use super::xml::Element;
use std::io::{Cursor, Read};
use std::sync::Arc;
use zip::ZipArchive;

/// The most that is inflated of one part: more is no document of ours.
const LARGEST: u64 = 256 * 1024 * 1024;

/// The bytes of a package.
///
/// # Errors
/// Says why the ZIP cannot be written (a part over 4 GiB).
pub fn zipped(sealed: &Sealed) -> Result<Vec<u8>, String> {
    let mut container = Container::default();
    // a reader that does not seek wants the content types first; "[" sorts before letters
    for (name, content) in &sealed.0 {
        let entry = match content {
            Content::Xml(root) => packed(name, &root.to_part()),
            Content::Bytes(bytes) => Entry::deflated(bytes),
        };
        container.add(name, &entry)?;
    }
    container.finish()
}

/// The package that `bytes` hold.
///
/// # Errors
/// Says why they hold none: no ZIP, or a part that is no XML.
pub fn open(bytes: &[u8]) -> Result<Sealed, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut sealed = Sealed::default();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).map_err(|error| error.to_string())?;
        let name = file.name().map_err(|error| error.to_string())?.to_string();
        let mut content = Vec::new();
        file.by_ref()
            .take(LARGEST)
            .read_to_end(&mut content)
            .map_err(|error| format!("{name}: {error}"))?;
        let content = if name.ends_with(".xml") || name.ends_with(".rels") {
            let text = String::from_utf8(content).map_err(|error| format!("{name}: {error}"))?;
            let root = Element::parse(&text).map_err(|error| format!("{name}: {error}"))?;
            Content::Xml(Arc::new(root))
        } else {
            Content::Bytes(content)
        };
        sealed.0.insert(name, content);
    }
    Ok(sealed)
}
