//! A package complete with its relationships and content types: what goes into the ZIP, and what comes out of one.

use super::xml::Element;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The content of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// XML.
    Xml(Arc<Element>),
    /// Anything else: a picture.
    Bytes(Vec<u8>),
}

/// All parts by name (`word/document.xml`), relationship parts and `[Content_Types].xml` among them.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Sealed(pub BTreeMap<String, Content>);

impl Sealed {
    /// The root of the XML part of this name.
    pub fn xml(&self, name: &str) -> Option<&Element> {
        match self.0.get(name) {
            Some(Content::Xml(element)) => Some(element),
            _ => None,
        }
    }

    /// All XML parts.
    pub fn xml_parts(&self) -> impl Iterator<Item = (&str, &Element)> {
        self.0.iter().filter_map(|(name, content)| match content {
            Content::Xml(element) => Some((name.as_str(), &**element)),
            Content::Bytes(_) => None,
        })
    }
}
