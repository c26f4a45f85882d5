//! From the tree to the `Document`: what all parts of the conversion share. Every element of the tree gets a node;
//! where one cannot be taken for what it is, its text is taken in all the same, for the validation has reported it.

use super::report::Report;
use super::tree::{Child, Tag};
use crate::diag::Source;
use crate::model::{Marks, Node, NodeId};

/// The conversion under way.
pub(super) struct Builder<'r> {
    pub(super) nodes: Vec<Node>,
    pub(super) report: &'r mut Report,
    pub(super) source: &'r Source,
}

impl Builder<'_> {
    /// Takes an element into the document's list of nodes.
    pub(super) fn node(&mut self, tag: Tag<'_, '_>) -> NodeId {
        let id = NodeId(self.nodes.len() as u32);
        self.nodes.push(Node {
            span: tag.span(),
            element: tag.name(),
            e_id: tag.attribute("eId").map(str::to_owned),
        });
        id
    }

    /// Takes an element and all elements in it into the list of nodes, for what has no place of its own in the model.
    pub(super) fn nodes_of(&mut self, tag: Tag<'_, '_>) {
        self.node(tag);
        self.nodes_below(tag);
    }

    /// Takes all elements in an element into the list of nodes.
    pub(super) fn nodes_below(&mut self, tag: Tag<'_, '_>) {
        if tag.keeps_foreign() {
            return;
        }
        for child in tag.tags() {
            self.nodes_of(child);
        }
    }
}

/// What the attributes of all content say about an element.
pub(super) fn marks(tag: Tag<'_, '_>) -> Marks {
    let mut marks = Marks::default();
    for attribute in tag.attributes() {
        let value = &*attribute.value;
        let text = || Some(value.to_owned());
        match attribute.name {
            "xml:lang" => marks.language = Some(language(value).to_owned()),
            "refersTo" => marks.refers_to = value.split_whitespace().map(identifier).collect(),
            "as" => marks.role = Some(identifier(value)),
            "name" => marks.name = text(),
            "status" => marks.status = text(),
            "title" => marks.title = text(),
            "wId" => marks.work_id = text(),
            "class" => marks.class = text(),
            "value" | "originalText" | "type" | "number" => marks.value = text(),
            _ => {}
        }
    }
    marks
}

/// The eId that a reference within the file names.
pub(super) fn identifier(reference: &str) -> String {
    reference.strip_prefix('#').unwrap_or(reference).to_owned()
}

/// A language code of three letters (ISO 639-2) as BCP 47 wants it, for the languages that have one of two; others
/// stay as they are.
pub(super) fn language(code: &str) -> &str {
    match code {
        "eng" => "en",
        "spa" => "es",
        "fra" | "fre" => "fr",
        "por" => "pt",
        "deu" | "ger" => "de",
        "ita" => "it",
        "lat" => "la",
        "nld" | "dut" => "nl",
        other => other,
    }
}

/// The values of the attributes that must be there; an empty text where one is missing, which is reported.
pub(super) fn text(tag: Tag<'_, '_>, attribute: &str) -> String {
    tag.attribute(attribute).unwrap_or_default().to_owned()
}

/// The value of an attribute that need not be there.
pub(super) fn maybe(tag: Tag<'_, '_>, attribute: &str) -> Option<String> {
    tag.attribute(attribute).map(str::to_owned)
}

/// The eId that an attribute names.
pub(super) fn reference(tag: Tag<'_, '_>, attribute: &str) -> Option<String> {
    tag.attribute(attribute).map(identifier)
}

/// The text in an element at any depth, as it stands.
pub(super) fn all_text(tag: Tag<'_, '_>, text: &mut String) {
    for child in tag.children() {
        match child {
            Child::Text(_, piece) => text.push_str(piece),
            Child::Tag(tag) => all_text(tag, text),
        }
    }
}
