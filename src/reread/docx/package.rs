//! The package: a zip archive whose relations and content types say which part is what (ECMA-376 part 2).

use super::finding::{BAD_XML, NOT_A_DOCX, PART_MISSING, TOO_LARGE};
use super::xml::{self, Element};
use crate::diag::Finding;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// How many bytes all parts that are read may inflate to.
const LIMIT: u64 = 256 << 20;

const AGAIN: &str = "Make the file again, or open it in Word and save it anew.";

/// An open package.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// part names in lower case (they are compared so), with their place in the archive
    names: BTreeMap<String, usize>,
    left: u64,
    defaults: BTreeMap<String, String>,
    overrides: BTreeMap<String, String>,
}

/// One relation of a part.
#[derive(Clone, Debug)]
pub(super) struct Relation {
    /// The last word of its type: `styles`, `hyperlink` ...
    pub kind: String,
    /// A part's name without leading slash, or an address.
    pub target: String,
    /// Whether the target is an address.
    pub external: bool,
}

/// The relations of a part, by id.
pub(super) type Relations = BTreeMap<String, Relation>;

impl<'a> Package<'a> {
    /// Opens the archive and reads its content types.
    pub fn open(bytes: &'a [u8]) -> Result<Package<'a>, Finding> {
        let broken = |why: String| {
            Finding::new(
                &NOT_A_DOCX,
                format!("This is no zip archive that can be read: {why}."),
                AGAIN,
            )
        };
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(error.to_string()))?;
        let mut names = BTreeMap::new();
        for (place, name) in archive.file_names().enumerate() {
            let name = name.map_err(|error| broken(error.to_string()))?;
            names.insert(name.trim_start_matches('/').to_ascii_lowercase(), place);
        }
        let mut package = Package {
            archive,
            names,
            left: LIMIT,
            defaults: BTreeMap::new(),
            overrides: BTreeMap::new(),
        };
        let Some(types) = package.raw("[Content_Types].xml")? else {
            return Err(Finding::new(
                &NOT_A_DOCX,
                "The archive has no [Content_Types].xml.",
                AGAIN,
            ));
        };
        for entry in parse("[Content_Types].xml", &types)?.elements() {
            let Some(kind) = entry.plain("ContentType") else {
                continue;
            };
            if let Some(extension) = entry.plain("Extension") {
                package
                    .defaults
                    .insert(extension.to_ascii_lowercase(), kind.into());
            } else if let Some(part) = entry.plain("PartName") {
                let part = part.trim_start_matches('/').to_ascii_lowercase();
                package.overrides.insert(part, kind.into());
            }
        }
        Ok(package)
    }

    /// The content type of a part.
    pub fn content_type(&self, part: &str) -> Option<&str> {
        let part = part.to_ascii_lowercase();
        let by_extension = || self.defaults.get(part.rsplit_once('.')?.1);
        self.overrides
            .get(&part)
            .or_else(by_extension)
            .map(String::as_str)
    }

    /// The text of a part that the package must hold and declare.
    pub fn text(&mut self, part: &str) -> Result<String, Finding> {
        if self.content_type(part).is_none() {
            return Err(Finding::new(
                &PART_MISSING,
                format!("The part {part} has no content type in [Content_Types].xml."),
                AGAIN,
            ));
        }
        self.raw(part)?.ok_or_else(|| {
            Finding::new(
                &PART_MISSING,
                format!("The part {part} is named by a relation and is not in the file."),
                AGAIN,
            )
        })
    }

    /// The relations of a part; of the package itself where `part` is empty.
    pub fn relations(&mut self, part: &str) -> Result<Relations, Finding> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let path = format!("{folder}{slash}_rels/{name}.rels");
        let mut relations = Relations::new();
        let Some(text) = self.raw(&path)? else {
            return Ok(relations);
        };
        for entry in parse(&path, &text)?.elements() {
            let (Some(id), Some(kind), Some(target)) = (
                entry.plain("Id"),
                entry.plain("Type"),
                entry.plain("Target"),
            ) else {
                continue;
            };
            let external = entry.plain("TargetMode") == Some("External");
            relations.insert(
                id.to_owned(),
                Relation {
                    kind: kind.rsplit('/').next().unwrap_or(kind).to_owned(),
                    target: if external {
                        target.to_owned()
                    } else {
                        resolve(folder, target)
                    },
                    external,
                },
            );
        }
        Ok(relations)
    }

    /// A part's decoded text, `None` where the archive has no such part.
    fn raw(&mut self, part: &str) -> Result<Option<String>, Finding> {
        let Some(place) = self.names.get(&part.to_ascii_lowercase()) else {
            return Ok(None);
        };
        let damaged = |why: String| {
            Finding::new(
                &NOT_A_DOCX,
                format!("The part {part} cannot be unpacked: {why}."),
                AGAIN,
            )
        };
        let file = self
            .archive
            .by_index(*place)
            .map_err(|error| damaged(error.to_string()))?;
        let mut bytes = Vec::new();
        // one byte more than is allowed tells a full part from a bomb
        file.take(self.left + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| damaged(error.to_string()))?;
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or_else(|| {
            Finding::new(
                &TOO_LARGE,
                format!("The part {part} inflates beyond the limit of 256 MiB for all parts."),
                "Do not open the file in Word; ask its sender what it is.",
            )
        })?;
        decode(bytes).map(Some).map_err(|why| bad_xml(part, why))
    }
}

/// The root element of a part's text.
pub(super) fn parse<'t>(part: &str, text: &'t str) -> Result<Element<'t>, Finding> {
    xml::parse(text).map_err(|why| bad_xml(part, &why))
}

fn bad_xml(part: &str, why: &str) -> Finding {
    Finding::new(
        &BAD_XML,
        format!("The part {part} cannot be read: {why}."),
        AGAIN,
    )
}

/// UTF-8 or, with its mark, UTF-16: all that the format allows (ECMA-376 part 2, 8.1.4).
fn decode(bytes: Vec<u8>) -> Result<String, &'static str> {
    let utf16 = match bytes.as_slice() {
        [0xFF, 0xFE, ..] => Some(encoding_rs::UTF_16LE),
        [0xFE, 0xFF, ..] => Some(encoding_rs::UTF_16BE),
        _ => None,
    };
    match utf16 {
        Some(encoding) => encoding
            .decode_without_bom_handling_and_without_replacement(&bytes[2..])
            .map(Into::into)
            .ok_or("it is not well-formed UTF-16"),
        None => {
            let mut text = String::from_utf8(bytes).map_err(|_| "it is not UTF-8")?;
            if text.starts_with('\u{FEFF}') {
                text.remove(0);
            }
            Ok(text)
        }
    }
}

/// A target against the folder of the part that names it.
fn resolve(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|step| !step.is_empty()).collect(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            _ => path.push(step),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved_against_their_part() {
        assert_eq!(resolve("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "/word/a.xml"), "word/a.xml");
        assert_eq!(
            resolve("word/b", "../../docProps/./core.xml"),
            "docProps/core.xml"
        );
        assert_eq!(resolve("", "../../x"), "x");
    }

    #[test]
    fn parts_are_utf_8_or_marked_utf_16() {
        assert_eq!(decode(vec![0xEF, 0xBB, 0xBF, b'a']).unwrap(), "a");
        assert_eq!(decode(vec![0xFF, 0xFE, 0xE9, 0x00]).unwrap(), "é");
        assert!(decode(vec![0xE9]).is_err());
        assert!(decode(vec![0xFE, 0xFF, 0xD8, 0x00]).is_err());
    }
}
