//! Holds the tree against the table of elements: which elements, attributes and texts may stand where. One pass from
//! the beginning of the document to its end; nothing stops it.

use super::content::Fault;
use super::element::{Bearing, Element, FOREIGN};
use super::report::Report;
use super::rule;
use super::tree::{Attribute, AttributeNamespace, Child, Tag, is_white};
use super::value;
use crate::diag::{Source, Span};
use std::collections::BTreeMap;

/// Checks the document below `root`.
pub(super) fn validate(root: Tag<'_, '_>, source: &Source, report: &mut Report) {
    let mut validation = Validation {
        source,
        report,
        ids: BTreeMap::new(),
    };
    validation.element(root, None);
}

struct Validation<'s, 'r> {
    source: &'s Source,
    report: &'r mut Report,
    /// Where each eId stands.
    ids: BTreeMap<String, Span>,
}

impl Validation<'_, '_> {
    /// Checks an element; `wrong` names the element around it where it may not stand in that.
    fn element(&mut self, tag: Tag<'_, '_>, wrong: Option<&str>) {
        let Some(element) = tag.definition() else {
            self.unknown(tag);
            for child in tag.tags() {
                self.element(child, None);
            }
            return;
        };
        if let Some(parent) = wrong {
            self.report.add(
                &rule::MISPLACED_ELEMENT,
                tag.span(),
                format_args!("`{}` may not stand in `{parent}`", element.name),
                "move it to where the profile allows it (src/read/PROFILE.md)",
            );
        }
        self.attributes(tag, element);
        if element.model.foreign {
            self.foreign(tag, element);
        } else {
            self.children(tag, element);
        }
    }

    fn unknown(&mut self, tag: Tag<'_, '_>) {
        let name = tag.written();
        if tag.foreign() {
            self.report.add(
                &rule::UNKNOWN_ELEMENT,
                tag.span(),
                format_args!(
                    "`{name}` is in a namespace of its own, outside of proprietary metadata"
                ),
                "remove it, or move it into `proprietary`",
            );
        } else {
            self.report.add(
                &rule::UNKNOWN_ELEMENT,
                tag.span(),
                format_args!("`{name}` is not an element of the profile"),
                "use the element of the profile that says what is meant (src/read/PROFILE.md)",
            );
        }
    }

    fn children(&mut self, tag: Tag<'_, '_>, element: &Element) {
        let tags: Vec<Tag<'_, '_>> = tag.tags().collect();
        let ids: Vec<Option<usize>> = tags
            .iter()
            .map(|child| child.definition().map(|element| element.id))
            .collect();
        let faults = element.model.faults(&ids);
        let mut misplaced = Vec::new();
        for fault in faults {
            match fault {
                Fault::Misplaced(index) => misplaced.push(index),
                Fault::Order(index) => self.report.add(
                    &rule::ELEMENT_ORDER,
                    tags[index].span(),
                    format_args!(
                        "`{}` stands in the wrong order in `{}`, or once too often",
                        tags[index].name(),
                        element.name
                    ),
                    "move it to its place, or remove it",
                ),
                Fault::Missing(what, before) => {
                    let span = tag.span();
                    let name = element.name;
                    let help = "add it";
                    let rule = &rule::MISSING_ELEMENT;
                    match before {
                        Some(index) => {
                            let next = tags[index].name();
                            let message = format_args!("`{name}` lacks {what} before `{next}`");
                            self.report.add(rule, span, message, help);
                        }
                        None => {
                            let message = format_args!("`{name}` lacks {what}");
                            self.report.add(rule, span, message, help);
                        }
                    }
                }
            }
        }
        let mut index = 0;
        for child in tag.children() {
            match child {
                Child::Tag(inner) => {
                    let wrong = misplaced.binary_search(&index).is_ok();
                    self.element(inner, wrong.then_some(element.name));
                    index += 1;
                }
                Child::Text(span, text) if !element.model.text && !is_white(text) => {
                    self.misplaced_text(span, text, element);
                }
                Child::Text(..) => {}
            }
        }
    }

    /// Metadata of another system: elements of other namespaces stand in it, and nothing else.
    fn foreign(&mut self, tag: Tag<'_, '_>, element: &Element) {
        for child in tag.children() {
            match child {
                Child::Text(span, text) if !is_white(text) => {
                    self.misplaced_text(span, text, element)
                }
                Child::Tag(inner) if !inner.foreign() => self.report.add(
                    &rule::MISPLACED_ELEMENT,
                    inner.span(),
                    format_args!(
                        "`{}` in `{}` is not in another namespace",
                        inner.written(),
                        element.name
                    ),
                    "give the data a namespace of its own",
                ),
                _ => {}
            }
        }
    }

    fn misplaced_text(&mut self, span: Span, text: &str, element: &Element) {
        let before = text.len() - text.trim_start().len();
        let start = (span.start as usize + before).min(span.end as usize);
        let words: String = text.trim().chars().take(40).collect();
        self.report.add(
            &rule::MISPLACED_TEXT,
            Span::new(start, span.end as usize),
            format_args!("text (\"{words}\") stands right in `{}`", element.name),
            "put it into a paragraph",
        );
    }

    fn attributes(&mut self, tag: Tag<'_, '_>, element: &'static Element) {
        for attribute in tag.attributes() {
            let bearing = bearing(element, attribute);
            let name = attribute.name;
            match bearing {
                None => self.report.add(
                    &rule::UNKNOWN_ATTRIBUTE,
                    attribute.span,
                    format_args!("`{}` has no attribute `{name}`", element.name),
                    "remove it, or correct its name",
                ),
                Some(bearing) if bearing.ignored => self.report.add(
                    &rule::IGNORED_ATTRIBUTE,
                    attribute.span,
                    format_args!("the attribute `{name}` of `{}` has no effect", element.name),
                    "remove it",
                ),
                Some(bearing) => self.value(attribute, element, bearing.required),
            }
        }
        if element.name == "img" && tag.attribute("alt").is_none_or(|alt| alt.trim().is_empty()) {
            self.report.add(
                &rule::MISSING_ALT,
                tag.span(),
                format_args!("the picture has no alternative text"),
                "say in `alt` what it shows",
            );
        }
        for bearing in element.attributes.iter().filter(|bearing| bearing.required) {
            if tag.attribute(bearing.name).is_none() {
                self.report.add(
                    &rule::MISSING_ATTRIBUTE,
                    tag.span(),
                    format_args!("`{}` lacks the attribute `{}`", element.name, bearing.name),
                    "add it",
                );
            }
        }
    }

    fn value(&mut self, attribute: &Attribute<'_>, element: &Element, required: bool) {
        let (name, text) = (attribute.name, &*attribute.value);
        if required && text.is_empty() {
            self.report.add(
                &rule::MISSING_ATTRIBUTE,
                attribute.span,
                format_args!("the attribute `{name}` of `{}` is empty", element.name),
                "give it a value",
            );
            return;
        }
        if name == "eId" {
            self.identifier(attribute);
        }
        match value::judge(element.name, name, text) {
            value::Verdict::Good => {}
            value::Verdict::Wrong(expected) => self.report.add(
                &rule::ATTRIBUTE_VALUE,
                attribute.span,
                format_args!("`{name}=\"{text}\"` is not {expected}"),
                "correct it",
            ),
            value::Verdict::Ignored(expected) => self.report.add(
                &rule::IGNORED_ATTRIBUTE,
                attribute.span,
                format_args!("`{name}=\"{text}\"` has no effect, unlike {expected}"),
                "correct it, or remove it",
            ),
            value::Verdict::UnknownName => self.report.add(
                &rule::UNKNOWN_NAME,
                attribute.span,
                format_args!(
                    "`{text}` is not a name that the profile lists for `{}`",
                    element.name
                ),
                "correct it; as it is, the element is set plainly",
            ),
        }
    }

    fn identifier(&mut self, attribute: &Attribute<'_>) {
        let id = &*attribute.value;
        let Some(first) = self.ids.get(id) else {
            self.ids.insert(id.to_owned(), attribute.span);
            return;
        };
        let line = self.source.line(*first);
        self.report.add(
            &rule::EID_REPEATED,
            attribute.span,
            format_args!("the eId `{id}` stands on line {line} already"),
            "give one of the two another eId",
        );
    }
}

/// What the table says of an attribute; attributes of other namespaces share one entry.
fn bearing(element: &'static Element, attribute: &Attribute<'_>) -> Option<&'static Bearing> {
    let name = match attribute.namespace {
        AttributeNamespace::Foreign => FOREIGN,
        // whatever its prefix is called
        AttributeNamespace::Instance if attribute.name.ends_with(":schemaLocation") => {
            "xsi:schemaLocation"
        }
        AttributeNamespace::Instance => return None,
        AttributeNamespace::Own | AttributeNamespace::Xml => attribute.name,
    };
    element
        .attributes
        .iter()
        .find(|bearing| bearing.name == name)
}
