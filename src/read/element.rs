//! The table of the profile's elements: what each may hold and bear. PROFILE.md says the same in words, and a test
//! holds the two together.
//!
//! The content of an element is written like a rule of RELAX NG: names in order, each with `?` (at most once), `*`
//! (any number) or `+` (at least once); `a/b+` is any of both, and `|` parts whole alternatives. A name in capitals
//! is a group of elements; `TEXT` lets text stand beside the elements, `FOREIGN` keeps whatever is inside as it is.
//! Among the attributes `*` marks one that must be there, `+` stands for those of all content, and `~` marks those
//! that the schema allows and that have no effect (`~id`: identifiers and attributes of other namespaces).

mod block;
mod division;
mod inline;
mod metadata;

use super::content::Model;
use std::sync::LazyLock;

/// The classes of elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A whole document, or the file.
    Document,
    /// What is known about the document.
    Metadata,
    /// Holds divisions or blocks.
    Division,
    /// A paragraph.
    Block,
    /// A list or its item.
    List,
    /// A table or a piece of one.
    Table,
    /// A note or its mark.
    Note,
    /// Text with a meaning or a look of its own.
    Inline,
    /// An empty element within text.
    Marker,
}

/// A line of the table, as it is written.
#[derive(Debug)]
pub(super) struct Row {
    name: &'static str,
    class: Class,
    content: &'static str,
    attributes: &'static str,
}

/// Writes one of the parts of the table, a line for each element.
macro_rules! rows {
    ($($name:ident $class:ident $content:literal, $attributes:literal;)*) => {
        &[$(crate::read::element::Row {
            name: stringify!($name),
            class: crate::read::element::Class::$class,
            content: $content,
            attributes: $attributes,
        }),*]
    };
}
use rows;

/// Groups of elements that stand in the same places, by the name that the table uses for them.
pub(super) const GROUPS: [(&str, &str); 4] = [
    ("DOCUMENTS", "statement doc debateReport documentCollection"),
    (
        "HIERARCHY",
        "part section hcontainer paragraph subparagraph",
    ),
    ("BLOCKS", "p block blockContainer blockList ol ul toc table"),
    (
        "INLINES",
        "session docType docTitle docNumber docDate docStatus docProponent docCommittee docAuthority location \
         organization person role date event concept term def quantity signature inline span b i u sup sub a ref mref \
         rref authorialNote noteRef remark placeholder br eol eop img",
    ),
];

/// An element of the profile.
#[derive(Debug)]
pub struct Element {
    /// Its place in the table.
    pub(super) id: usize,
    /// Its name.
    pub name: &'static str,
    /// Its class.
    pub class: Class,
    /// What it may hold.
    pub(super) model: Model,
    /// What it may bear.
    pub attributes: Vec<Bearing>,
}

impl Element {
    /// Whether it stands within a paragraph's text.
    pub(super) fn is_inline(&self) -> bool {
        match self.class {
            Class::Inline => self.name != "num",
            Class::Marker => true,
            Class::Note => self.name != "note",
            _ => false,
        }
    }

    /// Whether another element may stand right in it.
    pub fn may_hold(&self, child: &Element) -> bool {
        self.model.takes(child.id)
    }
}

/// An attribute that an element may bear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bearing {
    /// Its name, `xml:` included.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// Whether it has no effect.
    pub ignored: bool,
}

/// The attributes of all content.
pub(super) const CONTENT_ATTRIBUTES: [&str; 6] =
    ["eId", "wId", "refersTo", "status", "title", "xml:lang"];
/// Attributes that the schema allows on all content and that have no effect.
const CONTENT_IGNORED: [&str; 7] = [
    "class",
    "style",
    "period",
    "GUID",
    "alternativeTo",
    "xml:space",
    "xml:id",
];
/// Attributes that the schema allows wherever there may be an identifier.
const IDENTIFIERS: [&str; 3] = ["eId", "wId", "GUID"];
/// Stands for every attribute of another namespace.
pub(super) const FOREIGN: &str = "foreign";

static ELEMENTS: LazyLock<Vec<Element>> = LazyLock::new(|| {
    let mut rows: Vec<&'static Row> = Vec::new();
    for part in [metadata::ROWS, division::ROWS, block::ROWS, inline::ROWS] {
        rows.extend(part);
    }
    rows.sort_by_key(|row| row.name);
    let names: Vec<&'static str> = rows.iter().map(|row| row.name).collect();
    rows.iter()
        .enumerate()
        .map(|(id, row)| Element {
            id,
            name: row.name,
            class: row.class,
            model: Model::new(row.content, &names),
            attributes: bearings(row.attributes),
        })
        .collect()
});

/// All elements of the profile, by name.
pub fn elements() -> &'static [Element] {
    &ELEMENTS
}

/// The element with this name.
pub(super) fn find(name: &str) -> Option<&'static Element> {
    let elements = elements();
    let at = elements.binary_search_by_key(&name, |element| element.name);
    at.ok().map(|at| &elements[at])
}

fn bearings(written: &'static str) -> Vec<Bearing> {
    let mut bearings: Vec<Bearing> = Vec::new();
    let mut add = |name, required, ignored| {
        if bearings.iter().all(|bearing| bearing.name != name) {
            bearings.push(Bearing {
                name,
                required,
                ignored,
            });
        }
    };
    // what an element bears in its own way (`refersTo*`) is written before the rest, so that it holds
    for word in written
        .split_whitespace()
        .filter(|word| !matches!(*word, "+" | "~id"))
    {
        match word.strip_prefix('~') {
            Some(name) => add(name, false, true),
            None => add(word.trim_end_matches('*'), word.ends_with('*'), false),
        }
    }
    for word in written.split_whitespace() {
        if word == "+" {
            CONTENT_ATTRIBUTES
                .iter()
                .for_each(|name| add(name, false, false));
            CONTENT_IGNORED
                .iter()
                .for_each(|name| add(name, false, true));
            add(FOREIGN, false, true);
        } else if word == "~id" {
            IDENTIFIERS.iter().for_each(|name| add(name, false, true));
            add(FOREIGN, false, true);
        }
    }
    bearings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_has_137_elements_each_once() {
        assert_eq!(elements().len(), 137);
        assert!(
            elements()
                .windows(2)
                .all(|pair| pair[0].name < pair[1].name)
        );
    }

    #[test]
    fn every_element_can_stand_somewhere() {
        for element in elements() {
            let somewhere = elements()
                .iter()
                .any(|parent| parent.model.takes(element.id));
            assert!(
                somewhere || element.name == "akomaNtoso",
                "{}",
                element.name
            );
        }
    }
}
