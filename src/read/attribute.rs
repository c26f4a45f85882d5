//! The attributes of a start tag: their grammar, values and namespaces.

use super::character::{is_name, resolve};
use super::namespace::{INSTANCE, MOST, Scope, XML, XMLNS};
use super::parse::Stop;
use super::report::Report;
use super::rule;
use super::tree::{Attribute, AttributeNamespace};
use crate::diag::Span;
use quick_xml::events::BytesStart;
use quick_xml::events::attributes::AttrError;
use std::borrow::Cow;

/// Where the attributes of one tag stand.
pub(super) struct Attributes<'a> {
    pub(super) text: &'a str,
    pub(super) tag: Span,
    /// Offset of what follows the element's name.
    pub(super) after_name: usize,
}

impl<'a> Attributes<'a> {
    /// Reads them to `read`, and their declarations of namespaces into `scope`.
    pub(super) fn read(
        &self,
        tag: &BytesStart<'_>,
        depth: usize,
        scope: &mut Scope<'a>,
        read: &mut Vec<Attribute<'a>>,
        report: &mut Report,
    ) -> Result<(), Stop> {
        let first = read.len();
        let mut iterator = tag.attributes();
        // the check of quick-xml takes time with the square of their number
        iterator.with_checks(false);
        let mut after = self.after_name;
        for attribute in iterator {
            let attribute = match attribute {
                Ok(attribute) => attribute,
                Err(error) => return Err(self.ill_formed(&error, report)),
            };
            let key = attribute.key.as_ref();
            let start = self.offset(key.as_ptr());
            let name = &self.text[start..start + key.len()];
            let value_start = self.offset(attribute.value.as_ptr());
            let raw = &self.text[value_start..value_start + attribute.value.len()];
            let span = Span::new(start, value_start + raw.len() + 1);
            if start == after || !is_name(name) {
                let message = if start == after {
                    format_args!("white space is missing before the attribute `{name}`")
                } else {
                    format_args!("`{name}` is no name of an attribute")
                };
                report.add(&rule::XML_SYNTAX, span, message, "correct the tag");
                return Err(Stop);
            }
            after = span.end as usize;
            if read.len() - first >= MOST {
                let message = format_args!("a tag has more than {MOST} attributes");
                report.add(&rule::XML_SYNTAX, span, message, "correct the tag");
                return Err(Stop);
            }
            if let Some(at) = raw.find('<') {
                let at = value_start + at;
                let message = format_args!("`<` stands in the value of `{name}`");
                report.add(
                    &rule::XML_SYNTAX,
                    Span::new(at, at + 1),
                    message,
                    "write `&lt;`",
                );
                return Err(Stop);
            }
            read.push(Attribute {
                name,
                namespace: AttributeNamespace::Own,
                span,
                value: value(raw, value_start, report)?,
            });
        }
        self.twice(&read[first..], report);
        self.declarations(first, depth, scope, read, report)?;
        for attribute in &mut read[first..] {
            let Some((prefix, _)) = attribute.name.split_once(':') else {
                continue;
            };
            attribute.namespace = match scope.resolve(prefix) {
                Some(XML) => AttributeNamespace::Xml,
                Some(INSTANCE) => AttributeNamespace::Instance,
                Some(_) => AttributeNamespace::Foreign,
                None => {
                    let message =
                        format_args!("the prefix of `{}` is not declared", attribute.name);
                    let help = "declare the prefix, or remove it";
                    report.add(&rule::XML_NAMESPACE, attribute.span, message, help);
                    AttributeNamespace::Foreign
                }
            };
        }
        Ok(())
    }

    /// The offset in the text of a piece that quick-xml cut out of it.
    fn offset(&self, piece: *const u8) -> usize {
        (piece as usize - self.text.as_ptr() as usize).min(self.text.len())
    }

    fn twice(&self, attributes: &[Attribute<'_>], report: &mut Report) {
        let mut order: Vec<&Attribute<'_>> = attributes.iter().collect();
        order.sort_by_key(|attribute| (attribute.name, attribute.span.start));
        for pair in order.windows(2) {
            if pair[0].name == pair[1].name {
                report.add(
                    &rule::XML_DUPLICATE_ATTRIBUTE,
                    pair[1].span,
                    format_args!("the attribute `{}` is given twice", pair[1].name),
                    "remove one of them",
                );
            }
        }
    }

    /// Moves declarations of namespaces from the attributes to the scope (Namespaces in XML 1.0, clause 3).
    fn declarations(
        &self,
        first: usize,
        depth: usize,
        scope: &mut Scope<'a>,
        read: &mut Vec<Attribute<'a>>,
        report: &mut Report,
    ) -> Result<(), Stop> {
        let mut at = first;
        while at < read.len() {
            let prefix = match read[at].name.split_once(':') {
                None if read[at].name == "xmlns" => "",
                Some(("xmlns", prefix)) => prefix,
                _ => {
                    at += 1;
                    continue;
                }
            };
            let declared = read.remove(at);
            // a namespace with a reference in it is none that we know, and is compared as it is written
            let namespace = match declared.value {
                Cow::Borrowed(namespace) => namespace,
                Cow::Owned(_) => {
                    &self.text[declared.span.start as usize..declared.span.end as usize]
                }
            };
            let reserved = prefix == "xmlns"
                || namespace == XMLNS
                || (prefix == "xml") != (namespace == XML)
                || (!prefix.is_empty() && namespace.is_empty());
            if reserved {
                let message =
                    format_args!("`{}` cannot be declared as `{namespace}`", declared.name);
                report.add(
                    &rule::XML_NAMESPACE,
                    declared.span,
                    message,
                    "remove the declaration",
                );
            } else if !scope.declare(prefix, namespace, depth) {
                let message = format_args!("more than {MOST} namespaces are declared here");
                report.add(
                    &rule::XML_NAMESPACE,
                    declared.span,
                    message,
                    "remove declarations",
                );
                return Err(Stop);
            }
        }
        Ok(())
    }

    fn ill_formed(&self, error: &AttrError, report: &mut Report) -> Stop {
        let (at, what) = match error {
            AttrError::ExpectedEq(at) => (*at, "an attribute has no value"),
            AttrError::ExpectedValue(at) => (*at, "an attribute has no value after `=`"),
            AttrError::UnquotedValue(at) => (*at, "the value of an attribute is not in quotes"),
            AttrError::ExpectedQuote(at, _) => {
                (*at, "the value of an attribute has no closing quote")
            }
            AttrError::Duplicated(at, _) => (*at, "an attribute is given twice"),
        };
        // quick-xml counts from the byte after `<`
        let at = (self.tag.start as usize + 1 + at).min(self.tag.end as usize);
        report.add(
            &rule::XML_SYNTAX,
            Span::new(at, at + 1),
            format_args!("{what}"),
            "correct the tag; nothing after it is read",
        );
        Stop
    }
}

/// A value as XML reads it: references replaced, each white space a space (XML 1.0, clause 3.3.3).
fn value<'a>(raw: &'a str, start: usize, report: &mut Report) -> Result<Cow<'a, str>, Stop> {
    if !raw
        .bytes()
        .any(|b| matches!(b, b'&' | b'\t' | b'\n' | b'\r'))
    {
        return Ok(Cow::Borrowed(raw));
    }
    let mut value = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find(['&', '\t', '\n', '\r']) {
        value.push_str(&rest[..at]);
        let special = &rest[at..];
        let used = if special.starts_with('&') {
            let offset = start + raw.len() - special.len();
            let Some(end) = special.find(';') else {
                let span = Span::new(offset, offset + 1);
                let message = format_args!("`&` begins a reference without `;`: write `&amp;`");
                report.add(&rule::XML_SYNTAX, span, message, "correct the value");
                return Err(Stop);
            };
            let reference = &special[1..end];
            match resolve(reference) {
                Ok(character) => value.push(character),
                Err(problem) => {
                    problem.report(reference, Span::new(offset, offset + end + 1), report);
                    value.push_str(&special[..=end]);
                }
            }
            end + 1
        } else {
            value.push(' ');
            if special.starts_with("\r\n") { 2 } else { 1 }
        };
        rest = &special[used..];
    }
    value.push_str(rest);
    Ok(Cow::Owned(value))
}
