//! eIds by the Akoma Ntoso Naming Convention, and the references that hang on them.

use super::element::{Element, Node};
use crate::check::number_value;
use std::collections::{BTreeMap, BTreeSet};

/// Elements that bear an eId, with their short names.
const NAMED: [(&str, &str); 31] = [
    ("coverPage", "coverPage"),
    ("preface", "preface"),
    ("preamble", "preamble"),
    ("mainBody", "body"),
    ("conclusions", "conclusions"),
    ("attachment", "att"),
    ("container", "container"),
    ("formula", "formula"),
    ("citations", "cits"),
    ("citation", "cit"),
    ("recitals", "recs"),
    ("recital", "rec"),
    ("longTitle", "longTitle"),
    ("toc", "toc"),
    ("part", "part"),
    ("section", "sec"),
    ("paragraph", "para"),
    ("subparagraph", "subpara"),
    ("intro", "intro"),
    ("content", "content"),
    ("wrapUp", "wrapUp"),
    ("crossHeading", "crossHeading"),
    ("blockContainer", "blockContainer"),
    ("blockList", "list"),
    ("item", "item"),
    ("ol", "ol"),
    ("ul", "ul"),
    ("table", "table"),
    ("authorialNote", "authorialNote"),
    ("inline", "inline"),
    ("documentRef", "dref"),
];

/// Of these there is one, and no number is written.
const SINGLE: [&str; 8] = [
    "coverPage",
    "preface",
    "preamble",
    "mainBody",
    "conclusions",
    "intro",
    "content",
    "wrapUp",
];

/// What was found while eIds were given.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// Annotations: their eIds, and the eIds of the delegations that they name.
    pub annotations: Vec<(String, Vec<String>)>,
    /// eIds of parts, sections and attachments, with the words of their headings.
    headings: Vec<(String, String)>,
    /// eIds of notes by their keys.
    notes: BTreeMap<usize, String>,
    used: BTreeSet<String>,
    /// Lines of contents for which no heading was found.
    pub astray: Vec<String>,
}

/// Gives all elements that bear one an eId, and leads references to them.
pub(super) fn assign(root: &mut Element) -> Found {
    let mut found = Found::default();
    walk(root, "", &mut BTreeMap::new(), &mut found);
    let mut astray = Vec::new();
    lead(root, &found, &mut astray);
    found.astray = astray;
    found
}

/// `counts` are those of the nearest element that bears an eId.
fn walk(
    element: &mut Element,
    parent: &str,
    counts: &mut BTreeMap<&'static str, usize>,
    found: &mut Found,
) {
    for child in &mut element.children {
        let Node::Element(child) = child else {
            continue;
        };
        if child.name == "meta" {
            continue;
        }
        let Some(id) = id(child, parent, counts, found) else {
            walk(child, parent, counts, found);
            continue;
        };
        child.attributes.push(("eId", id.clone()));
        note(child, &id, found);
        // the body's name is no part of others
        match child.name == "mainBody" {
            true => walk(child, parent, counts, found),
            false => walk(child, &id, &mut BTreeMap::new(), found),
        }
    }
}

fn id(
    element: &Element,
    parent: &str,
    counts: &mut BTreeMap<&'static str, usize>,
    found: &mut Found,
) -> Option<String> {
    let (_, short) = NAMED.iter().find(|(name, _)| *name == element.name)?;
    if element.name == "inline" && element.attribute("name") != Some("adReferendum") {
        return None;
    }
    let prefix = if parent.is_empty() {
        String::new()
    } else {
        format!("{parent}__")
    };
    if SINGLE.contains(&element.name) {
        let id = format!("{prefix}{short}");
        found.used.insert(id.clone());
        return Some(id);
    }
    let num = element
        .elements()
        .find(|child| child.name == "num" && element.name != "attachment");
    if let Some(num) = num {
        let id = format!("{prefix}{short}_{}", number_value(&num.plain()));
        // a number that occurs again is told by the checks
        if found.used.insert(id.clone()) {
            return Some(id);
        }
    }
    let count = counts.entry(short).or_insert(0);
    loop {
        *count += 1;
        let id = format!("{prefix}{short}_{count}");
        if found.used.insert(id.clone()) {
            return Some(id);
        }
    }
}

fn note(element: &Element, id: &str, found: &mut Found) {
    match element.name {
        "inline" => {
            let delegations = element
                .elements()
                .filter(|child| child.name == "organization");
            let delegations =
                delegations.filter_map(|child| child.attribute("refersTo")?.strip_prefix('#'));
            let delegations = delegations.map(str::to_owned).collect();
            found.annotations.push((id.to_owned(), delegations));
        }
        "authorialNote" => {
            if let Some(key) = element.key {
                found.notes.insert(key, id.to_owned());
            }
        }
        "part" | "section" | "attachment" => {
            let words = element
                .elements()
                .filter(|child| matches!(child.name, "num" | "heading"));
            let words: Vec<String> = words.map(Element::plain).collect();
            let mut words = words.join(" ");
            // an attachment is known by its title too
            if element.name == "attachment"
                && let Some(title) = title(element)
            {
                words.push(' ');
                words.push_str(&title);
            }
            found.headings.push((id.to_owned(), bare(&words)));
        }
        _ => {}
    }
}

/// The title on the page of a document within an element.
fn title(element: &Element) -> Option<String> {
    element.elements().find_map(|child| match child.name {
        "docTitle" => Some(child.plain()),
        "mainBody" | "preamble" | "meta" => None,
        _ => title(child),
    })
}

/// Letters and digits alone, small.
fn bare(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Fills in the references that wait for eIds.
fn lead(element: &mut Element, found: &Found, astray: &mut Vec<String>) {
    for child in element.elements_mut() {
        let href = match child.name {
            "tocItem" => {
                let words = bare(&child.plain());
                let heading = found.headings.iter().find(|(_, heading)| *heading == words);
                if heading.is_none() {
                    astray.push(child.plain());
                }
                Some(heading.map_or("body", |(id, _)| id.as_str()))
            }
            "noteRef" => child
                .key
                .and_then(|key| found.notes.get(&key))
                .map(String::as_str),
            _ => None,
        };
        if let Some(href) = href
            && let Some((_, value)) = child
                .attributes
                .iter_mut()
                .find(|(name, _)| *name == "href")
        {
            *value = format!("#{href}");
        }
        lead(child, found, astray);
    }
}
