//! The canonical XML inside the PDF, as its source (ISO 19005-3, 6.8; ISO 32000-1, 7.11.4).

use super::objects::{Objects, bytes, name, reference, text};
use crate::attached::Attached;
use crate::pdf::deflate::hold_deflated;
use lopdf::{Stream, dictionary};

/// Adds the file and tells the numbers of its specification and of its bytes.
pub(super) fn add(objects: &mut Objects, source: &Attached<'_>, symbol: &str) -> (u32, u32) {
    let mut file = Stream::new(
        dictionary! {
            "Type" => name("EmbeddedFile"),
            "Subtype" => name("application/xml"),
            "Params" => dictionary! { "Size" => source.bytes.len() as i64 },
        },
        Vec::new(),
    );
    hold_deflated(&mut file, source.deflated().to_vec());
    let file = objects.add(file);
    // `extract` holds the hash against the bytes
    let hash = source.sha256();
    let description =
        format!("Canonical XML of {symbol}, the source of this file. SHA-256: {hash}");
    let specification = objects.add(dictionary! {
        "Type" => name("Filespec"),
        "F" => bytes(source.name),
        "UF" => text(source.name),
        "Desc" => text(&description),
        "AFRelationship" => name("Source"),
        "EF" => dictionary! { "F" => reference(file), "UF" => reference(file) },
    });
    (specification, file)
}
