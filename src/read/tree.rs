//! The XML as a light tree: all nodes in one vector in document order, each knowing where its descendants end. Text
//! is borrowed from the source wherever the source has it as it is.

use super::element::{Class, Element};
use crate::diag::Span;
use std::borrow::Cow;

/// A well-formed document.
pub(super) struct Tree<'a> {
    pub(super) nodes: Vec<Node<'a>>,
    pub(super) attributes: Vec<Attribute<'a>>,
}

/// An element or a text.
pub(super) struct Node<'a> {
    /// The start tag, or the text, in the source.
    pub(super) span: Span,
    /// The place in the vector after the last descendant.
    pub(super) end: u32,
    pub(super) content: Content<'a>,
}

/// What a node is.
pub(super) enum Content<'a> {
    Element {
        /// The name as written, with its prefix.
        name: &'a str,
        /// What the profile says of it; `None` for an element that is not in the profile.
        definition: Option<&'static Element>,
        /// Whether it is in a namespace of its own, neither the document's nor none.
        foreign: bool,
        /// Whether a block of the profile is in it, at any depth but not within an inline of the profile.
        holds_block: bool,
        /// Its attributes in [`Tree::attributes`].
        attributes: std::ops::Range<u32>,
        /// Where its end tag starts in the source.
        inner_end: u32,
    },
    /// Text: references replaced, line ends normalised, pieces on both sides of a comment joined.
    Text(Cow<'a, str>),
}

/// An attribute; declarations of namespaces are none.
pub(super) struct Attribute<'a> {
    /// The name as written, with its prefix.
    pub(super) name: &'a str,
    pub(super) namespace: AttributeNamespace,
    /// Name and value in the source.
    pub(super) span: Span,
    /// The value, normalised (XML 1.0, clause 3.3.3).
    pub(super) value: Cow<'a, str>,
}

/// Whose an attribute is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AttributeNamespace {
    /// The element's own: no prefix.
    Own,
    /// `xml:lang`, `xml:space`, `xml:id`
    Xml,
    /// XML Schema instance: `xsi:schemaLocation`
    Instance,
    /// Any other.
    Foreign,
}

impl<'a> Tree<'a> {
    /// The root element.
    pub(super) fn root(&self) -> Tag<'_, 'a> {
        Tag {
            tree: self,
            index: 0,
        }
    }
}

/// An element of the tree.
#[derive(Clone, Copy)]
pub(super) struct Tag<'t, 'a> {
    tree: &'t Tree<'a>,
    index: u32,
}

/// A child of an element.
#[derive(Clone, Copy)]
pub(super) enum Child<'t, 'a> {
    Tag(Tag<'t, 'a>),
    Text(Span, &'t str),
}

impl<'t, 'a> Tag<'t, 'a> {
    fn node(self) -> &'t Node<'a> {
        &self.tree.nodes[self.index as usize]
    }

    /// The start tag in the source.
    pub(super) fn span(self) -> Span {
        self.node().span
    }

    /// The name as written, with its prefix.
    pub(super) fn written(self) -> &'a str {
        match self.node().content {
            Content::Element { name, .. } => name,
            Content::Text(_) => "",
        }
    }

    /// What the profile says of it.
    pub(super) fn definition(self) -> Option<&'static Element> {
        match self.node().content {
            Content::Element { definition, .. } => definition,
            Content::Text(_) => None,
        }
    }

    /// Whether it is in a namespace of its own.
    pub(super) fn foreign(self) -> bool {
        matches!(self.node().content, Content::Element { foreign: true, .. })
    }

    /// The name in the profile, `unknown` for an element that is not in it.
    pub(super) fn name(self) -> &'static str {
        self.definition().map_or("unknown", |element| element.name)
    }

    /// Whether it is a document, or an element that the profile does not have but that bears metadata like one.
    pub(super) fn may_be_document(self) -> bool {
        match self.definition() {
            Some(element) => element.class == Class::Document && element.name != "akomaNtoso",
            None => self.tags().any(|child| child.name() == "meta"),
        }
    }

    /// Whether what is in it is kept as it stands in the source.
    pub(super) fn keeps_foreign(self) -> bool {
        self.definition()
            .is_some_and(|element| element.model.foreign)
    }

    /// What stands between its tags, in the source.
    pub(super) fn inner(self) -> Span {
        match self.node().content {
            Content::Element { inner_end, .. } => Span {
                start: self.span().end,
                end: inner_end,
            },
            Content::Text(_) => self.span(),
        }
    }

    pub(super) fn attributes(self) -> &'t [Attribute<'a>] {
        match &self.node().content {
            Content::Element { attributes, .. } => {
                &self.tree.attributes[attributes.start as usize..attributes.end as usize]
            }
            Content::Text(_) => &[],
        }
    }

    /// The value of an attribute of its own or of `xml:...`.
    pub(super) fn attribute(self, name: &str) -> Option<&'t str> {
        self.attributes()
            .iter()
            .find(|attribute| attribute.is(name))
            .map(|attribute| &*attribute.value)
    }

    /// Elements and texts right below, in order.
    pub(super) fn children(self) -> impl Iterator<Item = Child<'t, 'a>> {
        let tree = self.tree;
        let mut next = self.index + 1;
        let end = self.node().end;
        std::iter::from_fn(move || {
            if next >= end {
                return None;
            }
            let index = next;
            let node = &tree.nodes[index as usize];
            next = node.end;
            Some(match &node.content {
                Content::Element { .. } => Child::Tag(Tag { tree, index }),
                Content::Text(text) => Child::Text(node.span, text),
            })
        })
    }

    /// Elements right below, in order.
    pub(super) fn tags(self) -> impl Iterator<Item = Tag<'t, 'a>> {
        self.children().filter_map(|child| match child {
            Child::Tag(tag) => Some(tag),
            Child::Text(..) => None,
        })
    }

    /// Whether it stands within a paragraph's text. An element that the profile does not have does so if no block of
    /// the profile is in it.
    pub(super) fn is_inline(self) -> bool {
        match self.node().content {
            Content::Element {
                definition,
                holds_block,
                ..
            } => definition.map_or(!holds_block, Element::is_inline),
            Content::Text(_) => true,
        }
    }
}

impl Attribute<'_> {
    /// Whether it has this name and belongs to the element or to XML itself.
    pub(super) fn is(&self, name: &str) -> bool {
        matches!(
            self.namespace,
            AttributeNamespace::Own | AttributeNamespace::Xml
        ) && self.name == name
    }
}

/// White space of XML (XML 1.0, clause 2.3).
pub(super) fn is_white(text: &str) -> bool {
    text.bytes()
        .all(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r'))
}
