//! A part's XML as a tree that borrows from its text: elements with resolved namespaces, and text.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;
use std::borrow::Cow;

/// How deep elements may nest: tables in tables with content controls stay far below.
const DEPTH: usize = 200;

/// The namespaces that this reader tells apart. Transitional and strict forms are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ns {
    /// WordprocessingML
    W,
    /// relationships, as attributes use them
    R,
    /// `mc`: markup compatibility
    Mc,
    /// `wp`: drawings in Word
    Wp,
    /// DrawingML and its extensions: pictures, shapes, decorative marks
    Draw,
    /// `wps`, `wpg`, `wpc`: shapes in Word
    Shape,
    /// VML and its Office extensions
    Vml,
    /// Office Math
    Math,
    /// package relationships, content types, properties
    Package,
    /// `xml:`
    Xml,
    /// no namespace
    None,
    /// any other
    Other,
}

impl Ns {
    fn of(uri: &str) -> Ns {
        match uri {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Ns::W,
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            | "http://purl.oclc.org/ooxml/officeDocument/relationships" => Ns::R,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Ns::Mc,
            "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
            | "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"
            | "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing" => Ns::Wp,
            "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
            | "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
            | "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" => Ns::Shape,
            "urn:schemas-microsoft-com:vml"
            | "urn:schemas-microsoft-com:office:office"
            | "urn:schemas-microsoft-com:office:word" => Ns::Vml,
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Ns::Math,
            "http://www.w3.org/XML/1998/namespace" => Ns::Xml,
            "" => Ns::None,
            _ if uri.starts_with("http://schemas.openxmlformats.org/package/")
                || uri.starts_with("http://purl.org/dc/")
                || uri.contains("/extended-properties")
                || uri.contains("ustom-properties")
                || uri.contains("/docPropsVTypes")
                || uri.contains("ustomProperties") =>
            {
                Ns::Package
            }
            _ if uri.contains("/drawingml/") || uri.contains("microsoft.com/office/drawing/") => {
                Ns::Draw
            }
            _ => Ns::Other,
        }
    }
}

/// An element.
#[derive(Clone, Debug)]
pub(super) struct Element<'a> {
    /// Its namespace.
    pub ns: Ns,
    /// Its name as written, prefix and all, for messages.
    pub written: &'a str,
    /// Its name without prefix.
    pub local: &'a str,
    attributes: Vec<(Ns, &'a str, Cow<'a, str>)>,
    /// Content in order.
    pub nodes: Vec<Node<'a>>,
    /// Whether white space at the edges of its text counts (`xml:space`, inherited).
    pub preserve: bool,
}

/// A piece of an element's content.
#[derive(Clone, Debug)]
pub(super) enum Node<'a> {
    /// An element.
    Element(Element<'a>),
    /// Text, references resolved.
    Text(Cow<'a, str>),
}

impl<'a> Element<'a> {
    /// The child elements.
    pub fn elements(&self) -> impl Iterator<Item = &Element<'a>> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Whether it is the WordprocessingML element of this name.
    pub fn is(&self, local: &str) -> bool {
        self.ns == Ns::W && self.local == local
    }

    /// The first child of this name, whatever its namespace.
    pub fn child(&self, local: &str) -> Option<&Element<'a>> {
        self.elements().find(|element| element.local == local)
    }

    /// An attribute by namespace and name.
    pub fn attribute(&self, ns: Ns, local: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(space, name, _)| *space == ns && *name == local)
            .map(|(_, _, value)| value.as_ref())
    }

    /// An attribute of WordprocessingML.
    pub fn w(&self, local: &str) -> Option<&str> {
        self.attribute(Ns::W, local)
    }

    /// An attribute without namespace.
    pub fn plain(&self, local: &str) -> Option<&str> {
        self.attribute(Ns::None, local)
    }

    /// `w:val` of the child of this name.
    pub fn val(&self, local: &str) -> Option<&str> {
        self.child(local)?.w("val")
    }

    /// A property that is on where its element stands without `w:val` (ST_OnOff); `None` where it does not stand.
    pub fn toggle(&self, local: &str) -> Option<bool> {
        Some(!matches!(
            self.child(local)?.w("val"),
            Some("0" | "false" | "off" | "none")
        ))
    }

    /// All text in it, in order.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.push_text(&mut text);
        text
    }

    fn push_text(&self, text: &mut String) {
        for node in &self.nodes {
            match node {
                Node::Element(element) => element.push_text(text),
                Node::Text(piece) => text.push_str(piece),
            }
        }
    }

    /// The first element below it, at any depth, of which `test` holds.
    pub fn find(&self, test: &dyn Fn(&Element<'_>) -> bool) -> Option<&Element<'a>> {
        self.elements().find_map(|element| {
            if test(element) {
                Some(element)
            } else {
                element.find(test)
            }
        })
    }
}

/// The root element of a part, or why there is none.
pub(super) fn parse(input: &str) -> Result<Element<'_>, String> {
    let mut reader = Reader::from_str(input);
    let mut scope = Scope::default();
    let mut open: Vec<Element<'_>> = Vec::new();
    let mut root = None;
    loop {
        let before = reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|error| error.to_string())?;
        let after = reader.buffer_position() as usize;
        let markup = input.get(before..after).unwrap_or_default();
        match event {
            Event::Start(_) => {
                if open.len() == DEPTH {
                    return Err(format!("elements nest more than {DEPTH} deep"));
                }
                let inside = markup
                    .strip_prefix('<')
                    .and_then(|tag| tag.strip_suffix('>'));
                let preserve = open.last().is_some_and(|parent| parent.preserve);
                open.push(scope.enter(inside.unwrap_or_default(), preserve)?);
            }
            Event::Empty(_) => {
                let inside = markup
                    .strip_prefix('<')
                    .and_then(|tag| tag.strip_suffix("/>"));
                let preserve = open.last().is_some_and(|parent| parent.preserve);
                let element = scope.enter(inside.unwrap_or_default(), preserve)?;
                scope.leave();
                close(element, &mut open, &mut root)?;
            }
            Event::End(_) => {
                scope.leave();
                // the reader itself refuses an end without its start
                if let Some(element) = open.pop() {
                    close(element, &mut open, &mut root)?;
                }
            }
            Event::Text(text) => add_text(&mut open, text.xml10_content())?,
            Event::CData(data) => add_text(&mut open, data.xml10_content())?,
            Event::GeneralRef(reference) => {
                let text = match reference
                    .resolve_char_ref()
                    .map_err(|error| error.to_string())?
                {
                    Some(character) => character.to_string(),
                    None => {
                        let name = reference.into_inner();
                        quick_xml::escape::resolve_predefined_entity(&name)
                            .ok_or_else(|| format!("the entity &{name}; is not defined"))?
                            .to_owned()
                    }
                };
                add_text(&mut open, Cow::Owned(text))?;
            }
            Event::DocType(_) => return Err("a document type is not allowed".into()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => break,
        }
    }
    match open.last() {
        Some(element) => Err(format!("it ends inside <{}>", element.written)),
        None => root.ok_or_else(|| "it holds no element".into()),
    }
}

/// Puts a finished element where it belongs.
fn close<'a>(
    element: Element<'a>,
    open: &mut [Element<'a>],
    root: &mut Option<Element<'a>>,
) -> Result<(), String> {
    match open.last_mut() {
        Some(parent) => parent.nodes.push(Node::Element(element)),
        None if root.is_some() => return Err("it holds more than one root element".into()),
        None => *root = Some(element),
    }
    Ok(())
}

fn add_text<'a>(open: &mut [Element<'a>], text: Cow<'a, str>) -> Result<(), String> {
    match open.last_mut() {
        Some(parent) => match parent.nodes.last_mut() {
            Some(Node::Text(before)) => before.to_mut().push_str(&text),
            _ => parent.nodes.push(Node::Text(text)),
        },
        None if text.trim().trim_start_matches('\u{FEFF}').is_empty() => {}
        None => return Err("text stands outside the root element".into()),
    }
    Ok(())
}

/// The namespace bindings in force.
#[derive(Default)]
struct Scope<'a> {
    bindings: Vec<(&'a str, Ns)>,
    marks: Vec<usize>,
}

impl<'a> Scope<'a> {
    /// Opens an element from what stands between its angle brackets.
    fn enter(&mut self, tag: &'a str, preserve: bool) -> Result<Element<'a>, String> {
        self.marks.push(self.bindings.len());
        let end = tag
            .find(|c: char| c.is_ascii_whitespace())
            .unwrap_or(tag.len());
        let written = &tag[..end];
        let mut attributes = Vec::new();
        for attribute in Attributes::new(tag, end) {
            let attribute = attribute.map_err(|error| error.to_string())?;
            let value = attribute
                .normalized_value(XmlVersion::Explicit1_0)
                .map_err(|error| error.to_string())?;
            let key = attribute.key.into_inner();
            if key == "xmlns" {
                self.bindings.push(("", Ns::of(&value)));
            } else if let Some(prefix) = key.strip_prefix("xmlns:") {
                self.bindings.push((prefix, Ns::of(&value)));
            } else {
                attributes.push((Ns::None, key, value));
            }
        }
        for (ns, name, _) in &mut attributes {
            if let Some((prefix, local)) = name.split_once(':') {
                *ns = self.resolve(prefix)?;
                *name = local;
            }
        }
        let (prefix, local) = written.split_once(':').unwrap_or(("", written));
        let space = attributes
            .iter()
            .find(|(ns, name, _)| *ns == Ns::Xml && *name == "space");
        let preserve = space.map_or(preserve, |(_, _, value)| value == "preserve");
        Ok(Element {
            ns: self.resolve(prefix)?,
            written,
            local,
            attributes,
            nodes: Vec::new(),
            preserve,
        })
    }

    fn leave(&mut self) {
        if let Some(mark) = self.marks.pop() {
            self.bindings.truncate(mark);
        }
    }

    fn resolve(&self, prefix: &str) -> Result<Ns, String> {
        let bound = self.bindings.iter().rev().find(|(name, _)| *name == prefix);
        match (bound, prefix) {
            (Some((_, ns)), _) => Ok(*ns),
            (None, "") => Ok(Ns::None),
            (None, "xml") => Ok(Ns::Xml),
            (None, _) => Err(format!("the prefix {prefix}: is not bound")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_text_and_namespaces_are_resolved() {
        let root = parse(
            "<?xml version='1.0'?><x:document xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main'>\
             <x:t xml:space='preserve' x:val='a&amp;b'> a&lt;&#xE9;<![CDATA[<]]> </x:t></x:document>",
        )
        .unwrap();
        let t = root.child("t").unwrap();
        assert!(t.is("t") && t.preserve);
        assert_eq!((t.text().as_str(), t.w("val")), (" a<é< ", Some("a&b")));
    }

    #[test]
    fn what_is_not_well_formed_is_refused() {
        let deep = format!("{}{}", "<a>".repeat(10_000), "</a>".repeat(10_000));
        for (input, why) in [
            ("<a><b></a>", ""),
            ("<a>", "ends inside"),
            ("", "no element"),
            ("<a/><b/>", "more than one"),
            ("<a>&x;</a>", "&x;"),
            ("<!DOCTYPE a><a/>", "document type"),
            ("<p:a/>", "p:"),
            ("<a/>x", "outside"),
            (deep.as_str(), "deep"),
        ] {
            let error = parse(input).unwrap_err();
            assert!(error.contains(why), "{error}");
        }
    }
}
