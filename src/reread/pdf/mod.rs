//! Reads a PDF back: the transcript by its structure tree, and whether the page shows what the file says.
//!
//! `lopdf` gives the objects (`packed` those of object streams); everything else is done here, by people's eyes and not by the writer's word: the text
//! is that of the glyphs (their font's Unicode map, proved against the outlines of the known faces), a replacement
//! text is believed where the glyphs show it, and everything drawn must be seen, lie on the page and belong to a
//! structure element or be an artifact. See [`RULES`].

mod actual;
mod annotations;
mod cmap;
mod content;
mod faces;
mod font;
mod fonts;
mod geometry;
mod interpret;
mod lexer;
mod marks;
mod metadata;
mod overlap;
mod packed;
mod paragraph;
mod pile;
mod remembered;
mod revision;
mod rules;
mod running;
mod state;
mod tables;
mod tree;

pub use pile::{Piled, pile};
pub(super) use rules::REVISED;
pub use rules::RULES;

use super::docx::View;
use crate::diag::{Finding, Outcome};
use crate::transcript::{Sees, Transcript};
use content::Content;
use geometry::Bounds;
use interpret::Interpreter;
use lopdf::{Dictionary, Document, Object, ObjectId};
use rules::Troubles;
use std::collections::BTreeMap;

/// A font that engross sets from: the proof compares embedded outlines with its.
#[derive(Clone, Copy, Debug)]
pub struct KnownFace<'a> {
    /// Its PostScript name: `LiberationSerif-Bold`.
    pub name: &'a str,
    /// The font file, which stays what it is as long as the process runs.
    pub bytes: &'static [u8],
}

/// The largest stream that is unpacked, and the largest file that is read.
const MOST_BYTES: usize = 512 << 20;

/// What can be told in a PDF: forced line breaks stand in the text, styles have no names, and underlines are lines
/// beside the text.
const SEES: Sees = Sees {
    breaks: true,
    styles: false,
    underlines: false,
    row_headers: true,
    labels: true,
    stories: true,
};

/// Reads a PDF back; where it shows two versions of its text, the new one. The findings are what its page does not show
/// as the file says it; they do not stop the reading.
pub fn read(bytes: &[u8], faces: &[KnownFace<'_>]) -> Outcome<Transcript> {
    read_view(bytes, faces, View::Final)
}

/// Reads a PDF back as one of the two versions that it shows.
pub fn read_view(bytes: &[u8], faces: &[KnownFace<'_>], view: View) -> Outcome<Transcript> {
    let failed = |what: String| {
        let help = "Give a PDF that engross issued, whole and without a password.";
        Outcome::failed(vec![Finding::new(&rules::UNREADABLE, what, help)])
    };
    if bytes.len() > MOST_BYTES {
        return failed("The file is larger than any document that engross issues.".into());
    }
    let document = match packed::open(bytes) {
        Ok(document) => document,
        Err(error) => return failed(format!("The file is no PDF that can be read: {error}.")),
    };
    if document.is_encrypted() || document.was_encrypted() {
        return failed("The file is encrypted.".into());
    }
    let Ok(catalog) = document.catalog() else {
        return failed("The file has no catalog.".into());
    };
    let page_ids: Vec<ObjectId> = document.page_iter().collect();
    if page_ids.is_empty() {
        return failed("The file has no pages.".into());
    }
    let mut troubles = Troubles::default();
    let mut fonts = fonts::Fonts::new(faces::Known::open(faces));
    let mut contents = Vec::with_capacity(page_ids.len());
    let mut budget = interpret::MOST_OPERATORS;
    for (index, id) in page_ids.iter().enumerate() {
        let page = index as u32 + 1;
        let mut content =
            page_content(&document, *id, page, &mut fonts, &mut budget, &mut troubles);
        actual::resolve(&mut content, &fonts, page, &mut troubles);
        overlap::check(&content, &fonts, page, &mut troubles);
        contents.push(content);
    }
    let mut out = Transcript {
        pages: Some(page_ids.len()),
        sees: SEES,
        ..Transcript::default()
    };
    metadata::read(&document, catalog, &mut out);
    let places: BTreeMap<ObjectId, usize> = page_ids
        .iter()
        .enumerate()
        .map(|(i, id)| (*id, i))
        .collect();
    let language = out.language.clone().unwrap_or_default();
    let mut tree = tree::Tree::new(
        &document,
        &fonts,
        &mut troubles,
        &mut contents,
        &places,
        &language,
        view,
    );
    if !tree.walk() {
        return failed("The file has no structure tree.".into());
    }
    let (revised, both) = (tree.revised, tree.heads.take());
    let held = std::mem::take(&mut tree.annotations);
    (out.body, out.notes) = (
        std::mem::take(&mut tree.body),
        std::mem::take(&mut tree.notes),
    );
    out.stamps = std::mem::take(&mut tree.stamps);
    out.page_figures = std::mem::take(&mut tree.page_figures);
    let mut heads = running::Heads::of(&out.body, both);
    for (index, content) in contents.iter().enumerate() {
        let page = index as u32 + 1;
        unnamed(content, page, &mut troubles);
        if content.marked.iter().all(Option::is_none) {
            out.blank_pages.push(page);
        }
        let running = running::read(content, &fonts, page, &mut heads, &mut troubles);
        out.running.extend(running);
        out.stamps.extend(running::stamps(content, &fonts, page));
        if let Ok(dictionary) = document.get_dictionary(page_ids[index]) {
            annotations::check(&document, dictionary, page, &held, &mut troubles);
        }
    }
    let mut findings = troubles.into_findings();
    findings.extend((revised > 0).then(|| rules::revised(revised)));
    Outcome::new(out, findings)
}

/// Reads what a page draws.
fn page_content<'a>(
    document: &'a Document,
    id: ObjectId,
    page: u32,
    fonts: &mut fonts::Fonts<'a>,
    budget: &mut usize,
    troubles: &mut Troubles,
) -> Content {
    let paper = paper(document, id);
    let resources = inherited(document, id, b"Resources").and_then(|found| found.as_dict().ok());
    let bytes = document.get_page_content_with_limit(id, MOST_BYTES);
    let mut interpreter = Interpreter::new(document, fonts, troubles, budget, page, paper);
    match bytes {
        Ok(bytes) => interpreter.run(&bytes, resources),
        Err(_) => interpreter.troubles.add(&rules::UNREADABLE, page, || {
            "The content of the page cannot be unpacked".into()
        }),
    }
    interpreter.finish()
}

/// Reports marked content that no structure element names.
fn unnamed(content: &Content, page: u32, troubles: &mut Troubles) {
    for (id, range) in content.marked.iter().enumerate() {
        if range.is_some() && !content.named.get(id).copied().unwrap_or(false) {
            troubles.add(&rules::UNTAGGED, page, || {
                format!("The marked content {id} is in no structure element")
            });
        }
    }
}

/// A property of a page that its ancestors may give.
fn inherited<'a>(document: &'a Document, page: ObjectId, key: &[u8]) -> Option<&'a Object> {
    let mut node = document.get_dictionary(page).ok()?;
    for _ in 0..64 {
        if let Ok(found) = node.get_deref(key, document) {
            return Some(found);
        }
        node = node.get_deref(b"Parent", document).ok()?.as_dict().ok()?;
    }
    None
}

/// The part of the paper that is seen.
fn paper(document: &Document, page: ObjectId) -> Bounds {
    let read = |key: &[u8]| -> Option<Bounds> {
        let list = inherited(document, page, key)?.as_array().ok()?;
        list.chunks_exact(2).try_fold(Bounds::NONE, |all, pair| {
            let number = |object: &Object| {
                let object = document.dereference(object).ok()?.1;
                object.as_float().ok().map(f64::from)
            };
            Some(all.with((number(&pair[0])?, number(&pair[1])?)))
        })
    };
    let media = read(b"MediaBox").unwrap_or(Bounds {
        left: 0.0,
        bottom: 0.0,
        right: 612.0,
        top: 792.0,
    });
    read(b"CropBox").map_or(media, |crop| crop.and(media))
}

/// A name among a dictionary's values; empty where there is none.
fn name_of(document: &Document, dictionary: &Dictionary, key: &[u8]) -> String {
    dictionary
        .get_deref(key, document)
        .ok()
        .and_then(|name| name.as_name().ok())
        .map(|name| String::from_utf8_lossy(name).into_owned())
        .unwrap_or_default()
}

/// A text string among a dictionary's values.
fn text_of(document: &Document, dictionary: &Dictionary, key: &[u8]) -> Option<String> {
    match dictionary.get_deref(key, document).ok()? {
        Object::String(bytes, _) => Some(text_string(bytes)),
        _ => None,
    }
}

/// A text string (ISO 32000-1, 7.9.2.2): UTF-16 or UTF-8 with their marks, else PDFDocEncoding, of which only the
/// part that Latin 1 shares is taken; other bytes become U+FFFD, so that they equal no text.
fn text_string(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        return cmap::utf16(rest).unwrap_or_else(|| "\u{FFFD}".into());
    }
    if let Some(rest) = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]) {
        return String::from_utf8_lossy(rest).into_owned();
    }
    bytes
        .iter()
        .map(|byte| match byte {
            0x18..=0x1F | 0x7F..=0xA0 | 0xAD => '\u{FFFD}',
            byte => char::from(*byte),
        })
        .collect()
}
