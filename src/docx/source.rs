//! The canonical XML inside the file: a customXml part with its bytes, deflated and in base64, and
//! their SHA-256, and the part's properties.

use super::package::{Element, Kind, Package};
use super::writer::DOCUMENT;
use crate::attached::{Attached, SOURCE_NAMESPACE, ZLIB};
use base64::Engine;

const ITEM: &str = "customXml/item1.xml";
const PROPERTIES: &str = "customXml/itemProps1.xml";

/// Puts `source` into the package. `extract::docx` gives it back.
pub fn attach(package: &mut Package, source: &Attached<'_>) {
    let hash = source.sha256();
    let item = Element::new("source")
        .with("xmlns", SOURCE_NAMESPACE)
        .with("name", source.name)
        .with("coding", ZLIB)
        .with("sha256", hash)
        .saying(&base64::engine::general_purpose::STANDARD.encode(source.deflated()));
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
    let properties = Element::new("ds:datastoreItem")
        .with("ds:itemID", guid(hash))
        .with("xmlns:ds", namespace)
        .holding(
            Element::new("ds:schemaRefs")
                .holding(Element::new("ds:schemaRef").with("ds:uri", SOURCE_NAMESPACE)),
        );
    package.add(Kind::CustomXml, ITEM, item);
    package.add(Kind::CustomXmlProperties, PROPERTIES, properties);
    package.relate(DOCUMENT, Kind::CustomXml, ITEM);
    package.relate(ITEM, Kind::CustomXmlProperties, PROPERTIES);
}

/// A GUID from a hash: version 8, its content is its maker's (RFC 9562, 5.8).
fn guid(hash: &str) -> String {
    let h = hash.to_ascii_uppercase();
    format!(
        "{{{}-{}-8{}-8{}-{}}}",
        &h[0..8],
        &h[8..12],
        &h[13..16],
        &h[17..20],
        &h[20..32]
    )
}
