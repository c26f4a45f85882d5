//! What a PDF or Word file bears: the marks drawn on its pages or scanned with them, and its words.

use super::drawn::drawn;
use super::picture::{Picture, greyed};
use super::scan::codes;
use crate::legacy;
use crate::mark::Code;
use crate::transcript::Transcript;
use lopdf::{Dictionary, Document, Object};
use std::collections::BTreeSet;
use std::io::{Cursor, Read};

/// What was found in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Borne {
    /// The codes of its marks.
    pub codes: BTreeSet<Code>,
    /// All its texts, a paragraph or a line each.
    pub texts: Vec<String>,
    /// What could not be looked at, a sentence each.
    pub blind: Vec<String>,
}

/// The largest picture in a file that is unpacked.
const MOST_BYTES: usize = 192 << 20;
/// So many pages and pictures are looked at: each page of a copy bears the mark.
const MOST_PAGES: usize = 50;

/// Looks at a file of any of the kinds that a copy comes back as.
pub fn borne(name: &str, bytes: &[u8]) -> Borne {
    let mut found = Borne::default();
    if bytes.starts_with(b"\x89PNG") || bytes.starts_with(b"\xff\xd8") {
        found.look(Picture::read(bytes), name);
        return found;
    }
    if bytes.starts_with(b"%PDF-") {
        match Document::load_mem(bytes) {
            Ok(document) if !document.is_encrypted() => found.pdf(&document),
            Ok(_) => found.blind.push(format!("{name} is encrypted")),
            Err(error) => found
                .blind
                .push(format!("{name} is no PDF that can be read: {error}")),
        }
    } else if bytes.starts_with(b"PK\x03\x04") {
        found.pictures_of_zip(bytes);
    }
    if let Some(reading) = legacy::read(name, bytes, &legacy::Hints::default()).value {
        found.texts.extend(texts(&reading.transcript));
    }
    found
}

/// Every text of a transcript.
fn texts(transcript: &Transcript) -> Vec<String> {
    let stamps = transcript.stamps.iter().map(|line| line.text.clone());
    let running = transcript
        .running
        .iter()
        .flat_map(|line| line.text.iter().cloned());
    let boxes = transcript
        .boxes
        .iter()
        .flat_map(|text_box| &text_box.paragraphs);
    let body = transcript.body.iter().chain(boxes);
    stamps
        .chain(running)
        .chain(body.map(|paragraph| paragraph.text.clone()))
        .filter(|text| !text.is_empty())
        .collect()
}

impl Borne {
    fn look(&mut self, picture: Result<Picture, String>, of: &str) {
        match picture {
            Ok(picture) => self.codes.extend(codes(&picture)),
            Err(why) => self
                .blind
                .push(format!("a picture of {of} cannot be read: {why}")),
        }
    }

    fn pdf(&mut self, document: &Document) {
        for (number, page) in document.get_pages().into_iter().take(MOST_PAGES) {
            if let Some(picture) = drawn(document, page) {
                self.codes.extend(codes(&picture));
            }
            let (own, inherited) = document.get_page_resources(page).unwrap_or_default();
            let tables = inherited
                .into_iter()
                .filter_map(|id| document.get_dictionary(id).ok());
            for resources in own.into_iter().chain(tables) {
                self.images(document, resources, number);
            }
        }
    }

    fn images(&mut self, document: &Document, resources: &Dictionary, page: u32) {
        let list = resources
            .get_deref(b"XObject", document)
            .and_then(Object::as_dict);
        for (_, object) in list.into_iter().flatten() {
            let Ok((_, Object::Stream(stream))) = document.dereference(object) else {
                continue;
            };
            if stream.dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Image") {
                self.look(image(document, stream), &format!("page {page}"));
            }
        }
    }

    fn pictures_of_zip(&mut self, bytes: &[u8]) {
        let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
            return;
        };
        let mut names: Vec<String> = archive
            .file_names()
            .filter_map(|name| Some(name.ok()?.into_owned()))
            .filter(|name| name.contains("media/"))
            .collect();
        names.sort();
        for name in names.into_iter().take(MOST_PAGES) {
            let mut picture = Vec::new();
            let read = archive.by_name(&name).is_ok_and(|part| {
                part.take(MOST_BYTES as u64)
                    .read_to_end(&mut picture)
                    .is_ok()
            });
            if read && (picture.starts_with(b"\x89PNG") || picture.starts_with(b"\xff\xd8")) {
                self.look(Picture::read(&picture), &name);
            }
        }
    }
}

/// A scanned page inside a PDF.
fn image(document: &Document, stream: &lopdf::Stream) -> Result<Picture, String> {
    let number = |key: &[u8]| {
        let value = stream
            .dict
            .get_deref(key, document)
            .and_then(Object::as_i64);
        value.ok().and_then(|value| usize::try_from(value).ok())
    };
    let filters = stream.filters().unwrap_or_default();
    match filters.last() {
        Some(&b"DCTDecode") if filters.len() == 1 => return Picture::read(&stream.content),
        Some(&b"FlateDecode") | None => {}
        Some(other) => {
            return Err(format!(
                "it is packed as {}",
                String::from_utf8_lossy(other)
            ));
        }
    }
    let (Some(width), Some(height)) = (number(b"Width"), number(b"Height")) else {
        return Err("it does not say its size".to_owned());
    };
    let samples = stream
        .get_plain_content_with_limit(MOST_BYTES)
        .map_err(|error| error.to_string())?;
    let is_mask = stream
        .dict
        .get(b"ImageMask")
        .and_then(Object::as_bool)
        .unwrap_or(false);
    let grey = match number(b"BitsPerComponent") {
        _ if is_mask => bits(&samples, width),
        Some(1) => bits(&samples, width),
        Some(8) => greyed(&samples, samples.len() / (width * height).max(1)),
        _ => return Err("its samples have neither 1 nor 8 bits".to_owned()),
    };
    let grey = grey.into_iter().take(width * height).collect();
    Picture::new(width, height, grey).ok_or_else(|| "it is not as large as it says".to_owned())
}

/// Grey values of samples of one bit; rows start at whole bytes.
fn bits(samples: &[u8], width: usize) -> Vec<u8> {
    let row = width.div_ceil(8).max(1);
    samples
        .chunks_exact(row)
        .flat_map(|bytes| {
            (0..width).map(|x| match bytes[x / 8] >> (7 - x % 8) & 1 {
                0 => 0,
                _ => 255,
            })
        })
        .collect()
}
