//! The elements of the XML with the bytes that they stand on: what the model leaves behind, and what an edit of single
//! bytes needs. The text was read before and is well-formed.

use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeMap;
use std::ops::Range;

/// An element.
#[derive(Debug)]
pub(super) struct Element {
    /// Name as written, prefix and all.
    pub name: String,
    /// First byte of the start tag.
    pub start: usize,
    /// One past the start tag.
    pub inside: usize,
    /// First byte of the end tag; where there is none, that of an empty element, its end.
    pub close: usize,
    /// One past the last byte.
    pub end: usize,
    /// The element around it.
    pub parent: Option<usize>,
    /// What stands in it.
    pub nodes: Vec<Node>,
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Node {
    /// An element, by its index.
    Element(usize),
    /// Text as written.
    Text(Range<usize>),
    /// The inside of a CDATA section.
    CData(Range<usize>),
    /// A character reference or one of the five entities.
    Reference(Range<usize>),
}

/// All elements, in order of their start tags.
#[derive(Debug)]
pub(super) struct Tree<'a> {
    /// The XML.
    pub text: &'a str,
    /// The elements.
    pub elements: Vec<Element>,
    starts: BTreeMap<usize, usize>,
}

impl<'a> Tree<'a> {
    /// Reads the elements; `None` where the text is not well-formed.
    pub fn read(text: &'a str) -> Option<Tree<'a>> {
        let mut tree = Tree {
            text,
            elements: Vec::new(),
            starts: BTreeMap::new(),
        };
        let mut reader = Reader::from_str(text);
        let mut open: Vec<usize> = Vec::new();
        loop {
            let start = reader.buffer_position() as usize;
            let event = reader.read_event().ok()?;
            let end = reader.buffer_position() as usize;
            let node = match &event {
                Event::Start(_) | Event::Empty(_) => {
                    let tag = text.get(start + 1..end)?;
                    let index = tree.elements.len();
                    tree.starts.insert(start, index);
                    tree.elements.push(Element {
                        name: tag
                            .split(|c: char| c.is_whitespace() || c == '/' || c == '>')
                            .next()?
                            .to_owned(),
                        start,
                        inside: end,
                        close: end,
                        end,
                        parent: open.last().copied(),
                        nodes: Vec::new(),
                    });
                    Node::Element(index)
                }
                Event::End(_) => {
                    let element = &mut tree.elements[open.pop()?];
                    (element.close, element.end) = (start, end);
                    continue;
                }
                Event::Text(_) => Node::Text(start..end),
                Event::CData(_) => Node::CData(start + 9..end - 3),
                Event::GeneralRef(_) => Node::Reference(start..end),
                Event::Eof => return Some(tree),
                _ => continue,
            };
            if let Some(parent) = open.last() {
                tree.elements[*parent].nodes.push(node);
            }
            if matches!(event, Event::Start(_)) {
                open.push(tree.elements.len() - 1);
            }
        }
    }

    /// The element whose start tag begins at this byte.
    pub fn starting_at(&self, at: usize) -> Option<usize> {
        self.starts.get(&at).copied()
    }

    /// Name without prefix.
    pub fn local(&self, element: usize) -> &str {
        let name = &self.elements[element].name;
        name.split_once(':').map_or(name, |(_, local)| local)
    }

    /// The element and those around it, innermost first.
    pub fn around(&self, element: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(element), |at| self.elements[*at].parent)
    }

    /// The child elements.
    pub fn children(&self, element: usize) -> impl Iterator<Item = usize> {
        self.elements[element]
            .nodes
            .iter()
            .filter_map(|node| match node {
                Node::Element(child) => Some(*child),
                _ => None,
            })
    }

    /// The child of this local name.
    pub fn child(&self, element: usize, local: &str) -> Option<usize> {
        self.children(element)
            .find(|child| self.local(*child) == local)
    }

    /// The value of an attribute, as written.
    pub fn attribute(&self, element: usize, name: &str) -> Option<&'a str> {
        self.attributes(element)
            .find(|(n, _)| *n == name)
            .map(|(_, range)| &self.text[range])
    }

    /// The attributes of an element, with the bytes of their values.
    pub fn attributes(&self, element: usize) -> impl Iterator<Item = (&'a str, Range<usize>)> {
        let element = &self.elements[element];
        let mut at = element.start + 1 + element.name.len();
        let end = element.inside;
        let text = self.text;
        std::iter::from_fn(move || {
            let equals = at + text[at..end].find('=')?;
            let name = text[at..equals].trim();
            let open = equals + text[equals..end].find(['"', '\''])?;
            let quote = text[open..].chars().next()?;
            let close = open + 1 + text[open + 1..end].find(quote)?;
            at = close + 1;
            Some((name, open + 1..close))
        })
    }

    /// Whether `inner` is `outer` or stands in it.
    pub fn is_within(&self, inner: usize, outer: usize) -> bool {
        let (inner, outer) = (&self.elements[inner], &self.elements[outer]);
        outer.start <= inner.start && inner.end <= outer.end
    }

    /// The white space before a byte, if there is nothing else between it and the line end before; with that line end.
    pub fn indent(&self, at: usize) -> &'a str {
        let before = &self.text[..at];
        let line = before.trim_end_matches([' ', '\t']);
        let start = match line.strip_suffix('\n') {
            Some(rest) => rest.strip_suffix('\r').unwrap_or(rest).len(),
            None => at,
        };
        &self.text[start..at]
    }
}
