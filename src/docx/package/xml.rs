//! An XML element in memory: what docx-rs has built, open to completion, and the parts that are written here.

use quick_xml::escape::{partial_escape, resolve_predefined_entity};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;

/// A child of an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Characters.
    Text(String),
}

/// An element's or attribute's name with its prefix as written. Nearly all are known when engross is built: these need
/// no memory of their own.
pub type Name = Cow<'static, str>;

/// An element with its prefix as written (`w:p`); prefixes are declared on the roots of parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Name with its prefix.
    pub name: Name,
    /// Attributes in order of writing, names with prefix, values without escapes.
    pub attributes: Vec<(Name, String)>,
    /// Content.
    pub children: Vec<Node>,
}

impl Element {
    /// An element without attributes and content.
    pub fn new(name: impl Into<Name>) -> Element {
        Element {
            name: name.into(),
            attributes: Vec::new(),
            children: Vec::new(),
        }
    }

    /// `<name w:val="value"/>`, the commonest form of WordprocessingML.
    pub fn val(name: impl Into<Name>, value: impl ToString) -> Element {
        Element::new(name).with("w:val", value)
    }

    /// The same with one more attribute.
    pub fn with(mut self, name: impl Into<Name>, value: impl ToString) -> Element {
        self.attributes.push((name.into(), value.to_string()));
        self
    }

    /// The same with one more child.
    pub fn holding(mut self, child: Element) -> Element {
        self.push(child);
        self
    }

    /// The same with more characters.
    pub fn saying(mut self, text: &str) -> Element {
        self.children.push(Node::Text(text.to_string()));
        self
    }

    /// Adds a child at the end.
    pub fn push(&mut self, child: Element) {
        self.children.push(Node::Element(child));
    }

    /// Adds children at the end.
    pub fn extend(&mut self, children: impl IntoIterator<Item = Element>) {
        self.children
            .extend(children.into_iter().map(Node::Element));
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Sets an attribute, in its place where it exists.
    pub fn set(&mut self, name: impl Into<Name>, value: impl ToString) {
        let name = name.into();
        match self.attributes.iter_mut().find(|(known, _)| *known == name) {
            Some((_, old)) => *old = value.to_string(),
            None => self.attributes.push((name, value.to_string())),
        }
    }

    /// Takes away the child elements of these names.
    pub fn without(&mut self, names: &[&str]) {
        self.children.retain(|child| match child {
            Node::Element(child) => !names.contains(&&*child.name),
            Node::Text(_) => true,
        });
    }

    /// The child elements.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first child element of this name.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|child| child.name == name)
    }

    /// The first child element of this name, made at the front where there is none.
    pub fn child_or_new(&mut self, name: &'static str) -> &mut Element {
        let known = self
            .children
            .iter()
            .position(|node| matches!(node, Node::Element(child) if child.name == name));
        let at = known.unwrap_or_else(|| {
            self.children.insert(0, Node::Element(Element::new(name)));
            0
        });
        match &mut self.children[at] {
            Node::Element(child) => child,
            // `at` is the place of an element, found or just made
            Node::Text(_) => unreachable!("the place of an element"),
        }
    }

    /// This element and all below it, in document order.
    pub fn walk<'a>(&'a self, see: &mut impl FnMut(&'a Element)) {
        see(self);
        for child in self.elements() {
            child.walk(see);
        }
    }

    /// Reads one element (and what may stand around it: declaration, comments).
    ///
    /// # Errors
    /// Says why the text is no XML.
    pub fn parse(text: &str) -> Result<Element, String> {
        let mut reader = Reader::from_str(text);
        let mut open: Vec<Element> = Vec::new();
        loop {
            match reader.read_event().map_err(|error| error.to_string())? {
                Event::Start(start) => open.push(opened(&start)?),
                Event::Empty(start) => {
                    let element = opened(&start)?;
                    match open.last_mut() {
                        Some(parent) => parent.push(element),
                        None => return Ok(element),
                    }
                }
                Event::End(_) => {
                    // the reader has checked that the tag closes an open one
                    let Some(element) = open.pop() else { break };
                    match open.last_mut() {
                        Some(parent) => parent.push(element),
                        None => return Ok(element),
                    }
                }
                Event::Text(characters) => add_text(&mut open, &characters.into_inner()),
                Event::GeneralRef(reference) => {
                    let character = reference
                        .resolve_char_ref()
                        .map_err(|error| error.to_string())?;
                    match character {
                        Some(character) => add_text(&mut open, character.encode_utf8(&mut [0; 4])),
                        None => {
                            let name = reference.into_inner();
                            let known = resolve_predefined_entity(&name)
                                .ok_or_else(|| format!("unknown entity {name}"))?;
                            add_text(&mut open, known);
                        }
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
        Err("the element does not end".into())
    }

    /// Appends the element as text.
    pub fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            write_value(value, out);
            out.push('"');
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for child in &self.children {
            match child {
                Node::Element(element) => element.write(out),
                Node::Text(text) => out.push_str(&partial_escape(text.as_str())),
            }
        }
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
    }

    /// The element as a part of its own.
    pub fn to_part(&self) -> String {
        let mut out = String::with_capacity(4096);
        out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        self.write(&mut out);
        out
    }
}

fn opened(start: &BytesStart<'_>) -> Result<Element, String> {
    let mut element = Element::new(known(start.name().into_inner()));
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|error| error.to_string())?;
        let name = known(attribute.key.into_inner());
        element.attributes.push((name, value.into_owned()));
    }
    Ok(element)
}

/// A name that is read: those that docx-rs writes over and over are at hand.
fn known(name: &str) -> Name {
    const COMMON: [&str; 14] = [
        "w:p",
        "w:r",
        "w:t",
        "w:pPr",
        "w:rPr",
        "w:val",
        "xml:space",
        "w:pStyle",
        "w:id",
        "w:tab",
        "w:numPr",
        "w:ilvl",
        "w:numId",
        "w:name",
    ];
    match COMMON.iter().find(|common| **common == name) {
        Some(common) => Cow::Borrowed(common),
        None => Cow::Owned(name.to_string()),
    }
}

/// Adds characters to the open element; those outside the root are white space.
fn add_text(open: &mut [Element], text: &str) {
    if let Some(element) = open.last_mut() {
        match element.children.last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ => element.children.push(Node::Text(text.to_string())),
        }
    }
}

/// Writes an attribute's value: white space other than the space as references, else a reader would fold it.
fn write_value(value: &str, out: &mut String) {
    // most values are plain words and numbers
    let plain = |b: u8| b >= b' ' && !matches!(b, b'&' | b'<' | b'>' | b'"');
    if value.bytes().all(plain) {
        return out.push_str(value);
    }
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\t' => out.push_str("&#9;"),
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back_the_same() {
        let element = Element::new("w:t")
            .with("w:val", "a\n\"b\" & <c>")
            .saying("x < y & z \u{a0} ")
            .holding(Element::val("w:b", 0));
        let mut text = String::new();
        element.write(&mut text);
        assert_eq!(Element::parse(&text).unwrap(), element);
    }

    #[test]
    fn broken_xml_is_an_error() {
        for broken in ["", "<a>", "<a><b></a>", "<a>&nope;</a>", "<a b=c/>"] {
            assert!(Element::parse(broken).is_err(), "{broken}");
        }
    }
}
