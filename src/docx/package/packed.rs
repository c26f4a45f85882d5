//! Parts that were deflated before, found by their very name and text.
//!
//! Most parts of a package say nothing of its document: content types, relationships, theme, settings, styles are the
//! same from file to file of one layout. They are deflated once, and copied as they are after that.

use super::container::Entry;
use std::sync::{Mutex, PoisonError};

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
/// So does the canonical source, which was deflated before it was put into base64.
const SOURCE: &str = "customXml/item1.xml";
/// Longer parts are not remembered, whatever they are.
const LONGEST: usize = 32 * 1024;
/// So many parts are remembered; the one that was not asked for longest goes first.
const MOST: usize = 64;

/// A part and what became of it.
struct Packed {
    name: String,
    text: String,
    entry: Entry,
}

/// The parts packed last, the latest at the end.
static KNOWN: Mutex<Vec<Packed>> = Mutex::new(Vec::new());

/// A part of text as it stands in the container.
pub(super) fn packed(name: &str, text: &str) -> Entry {
    if OWN.iter().any(|start| name.starts_with(start)) {
        return if text.len() < SHORT || name == SOURCE {
            Entry::stored(text.as_bytes())
        } else {
            Entry::deflated(text.as_bytes())
        };
    }
    if let Some(entry) = remembered(name, text) {
        return entry;
    }
    let entry = Entry::deflated(text.as_bytes());
    if text.len() <= LONGEST {
        remember(Packed {
            name: name.to_string(),
            text: text.to_string(),
            entry: entry.clone(),
        });
    }
    entry
}

fn remembered(name: &str, text: &str) -> Option<Entry> {
    // parts are put in and taken out whole: a thread that died left nothing half done
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let place = known
        .iter()
        .rposition(|part| part.name == name && part.text == text)?;
    let part = known.remove(place);
    let entry = part.entry.clone();
    known.push(part);
    Some(entry)
}

fn remember(part: Packed) {
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if known.len() == MOST {
        known.remove(0);
    }
    known.push(part);
}
