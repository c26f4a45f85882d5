//! From text to tree with quick-xml's pull parser, and what that parser leaves to its user: names, characters,
//! entities, depth, the end of the document.

use super::Limits;
use super::attribute::Attributes;
use super::character::{is_name, local, normalized, report_forbidden, resolve};
use super::element::{self, Element};
use super::namespace::{AKN, Scope};
use super::report::Report;
use super::rule;
use super::tree::{Content, Node, Tree};
use crate::diag::{Rule, Span};
use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;

/// How much of a text is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// All of it.
    Whole,
    /// To the end of the `meta` that is the first thing in the first element of the root, where it stands in every
    /// sound document; all of it where there is none.
    Head,
}

/// Reads `text` as XML. Findings go to `report`; `None` where the text is not well formed, refused, or no document of
/// Akoma Ntoso.
pub(super) fn parse<'a>(
    text: &'a str,
    extent: Extent,
    limits: &Limits,
    report: &mut Report,
) -> Option<Tree<'a>> {
    if let Some(start) = text.find(|c: char| !c.is_whitespace()) {
        if !text[start..].starts_with('<') {
            let span = Span::new(start, start + 1);
            report.add(
                &rule::NOT_XML,
                span,
                format_args!("the file does not begin with `<`: it is not XML"),
                "name the canonical XML file",
            );
            return None;
        }
    } else {
        report.add(
            &rule::NOT_XML,
            Span::default(),
            format_args!("the file is empty"),
            "name the canonical XML file",
        );
        return None;
    }
    if extent == Extent::Whole {
        report_forbidden(text, report);
    }
    let expected = match extent {
        Extent::Whole => text.len() / 64,
        Extent::Head => 64,
    };
    let mut parser = Parser {
        text,
        limits,
        report,
        tree: Tree {
            nodes: Vec::with_capacity(expected),
            attributes: Vec::with_capacity(expected),
        },
        open: Vec::new(),
        scope: Scope::new(),
        namespace: AKN,
        in_text: false,
    };
    parser.run(extent).ok()?;
    Some(parser.tree)
}

/// The document cannot be read further; why is in the report.
pub(super) struct Stop;

struct Parser<'a, 'r> {
    text: &'a str,
    limits: &'r Limits,
    report: &'r mut Report,
    tree: Tree<'a>,
    /// The elements that are open, outermost first.
    open: Vec<u32>,
    scope: Scope<'a>,
    /// The namespace that this document's elements are in.
    namespace: &'a str,
    /// Whether no tag has been read since the last text.
    in_text: bool,
}

impl<'a> Parser<'a, '_> {
    fn run(&mut self, extent: Extent) -> Result<(), Stop> {
        let mut reader = Reader::from_str(self.text);
        reader.config_mut().check_comments = true;
        loop {
            let start = reader.buffer_position() as usize;
            let event = match reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    let at = (reader.error_position() as usize)
                        .max(start)
                        .min(self.text.len());
                    return Err(self.ill_formed(&error, at));
                }
            };
            let span = Span::new(start, reader.buffer_position() as usize);
            match event {
                Event::Start(tag) => self.start(&tag, span)?,
                Event::Empty(tag) => {
                    self.start(&tag, span)?;
                    self.end(span.end);
                }
                Event::End(_) => {
                    let ends_head = extent == Extent::Head && self.in_head();
                    self.end(span.start);
                    if ends_head {
                        while !self.open.is_empty() {
                            self.end(span.end);
                        }
                        return Ok(());
                    }
                }
                Event::Text(_) => self.character_data(span, span)?,
                Event::CData(_) => {
                    // without `<![CDATA[` and `]]>`
                    let inner = Span {
                        start: span.start + 9,
                        end: span.end - 3,
                    };
                    if self.open.is_empty() {
                        return Err(self.stop(
                            &rule::XML_SYNTAX,
                            span,
                            format_args!("text stands outside the root element"),
                        ));
                    }
                    self.push_text(span, normalized(self.slice(inner)));
                }
                Event::GeneralRef(reference) => self.reference(&reference, span)?,
                Event::Comment(_) => {}
                Event::PI(instruction) => self.instruction(instruction.target(), span)?,
                Event::Decl(declaration) => {
                    if start != 0 {
                        return Err(self.stop(&rule::XML_SYNTAX, span, format_args!("an XML declaration stands elsewhere than at the beginning of the file")));
                    }
                    if declaration.version().ok().as_deref() != Some("1.0") {
                        return Err(self.stop(
                            &rule::XML_SYNTAX,
                            span,
                            format_args!("the XML declaration does not say version=\"1.0\""),
                        ));
                    }
                }
                Event::DocType(_) => return Err(self.doctype(span)),
                Event::Eof => return self.finish(),
            }
        }
    }

    /// Whether the innermost open element is the `meta` of the document itself, with nothing but white space before it.
    fn in_head(&self) -> bool {
        let mut elements = self.tree.nodes.iter().zip(0..).filter_map(|(node, index)| {
            let Content::Element { name, .. } = node.content else {
                return None;
            };
            Some((index, name))
        });
        let first = [elements.next(), elements.next(), elements.next()];
        first
            .iter()
            .flatten()
            .map(|(index, _)| index)
            .eq(&self.open)
            && first[2].is_some_and(|(_, name)| local(name) == "meta")
    }

    fn slice(&self, span: Span) -> &'a str {
        &self.text[span.start as usize..span.end as usize]
    }

    fn stop(&mut self, rule: &'static Rule, span: Span, message: std::fmt::Arguments<'_>) -> Stop {
        let help = match rule.code {
            "XML-TRUNCATED" => "get a whole copy of the file",
            "XML-DOCTYPE" => "remove it, and write characters instead of entities",
            "FILE-TOO-LARGE" => "split it into documents of their own",
            "XML-TOO-DEEP" => "find out what made the file, and make it anew",
            "WRONG-ROOT" => "name a file of canonical XML, or put `akomaNtoso` around the document",
            _ => "correct it; nothing after it is read",
        };
        self.report.add(rule, span, message, help);
        Stop
    }

    fn doctype(&mut self, span: Span) -> Stop {
        self.stop(
            &rule::XML_DOCTYPE,
            span,
            format_args!("a document type declaration is refused, whatever it holds"),
        )
    }

    fn start(&mut self, tag: &BytesStart<'_>, span: Span) -> Result<(), Stop> {
        if self.open.is_empty() && !self.tree.nodes.is_empty() {
            return Err(self.stop(
                &rule::XML_SYNTAX,
                span,
                format_args!("a second element stands beside the root element"),
            ));
        }
        if self.open.len() >= self.limits.depth {
            let message = format_args!("elements are nested more than {} deep", self.limits.depth);
            return Err(self.stop(&rule::XML_TOO_DEEP, span, message));
        }
        if self.tree.nodes.len() >= self.limits.nodes {
            let message = format_args!(
                "the file holds more than {} elements and texts",
                self.limits.nodes
            );
            return Err(self.stop(&rule::FILE_TOO_LARGE, span, message));
        }
        // the bytes after `<`: quick-xml's own strings do not live long enough
        let name_start = span.start as usize + 1;
        let name = &self.text[name_start..name_start + tag.name().as_ref().len()];
        if !is_name(name) {
            let message = format_args!("`<` is not followed by the name of an element");
            return Err(self.stop(&rule::XML_SYNTAX, span, message));
        }
        let first = self.tree.attributes.len() as u32;
        let attributes = Attributes {
            text: self.text,
            tag: span,
            after_name: name_start + name.len(),
        };
        attributes.read(
            tag,
            self.open.len(),
            &mut self.scope,
            &mut self.tree.attributes,
            self.report,
        )?;
        let (definition, foreign) = self.definition(name, span);
        let index = self.tree.nodes.len() as u32;
        self.tree.nodes.push(Node {
            span,
            end: index + 1,
            content: Content::Element {
                name,
                definition,
                foreign,
                holds_block: false,
                attributes: first..self.tree.attributes.len() as u32,
                inner_end: span.end,
            },
        });
        self.open.push(index);
        self.in_text = false;
        if index == 0 && local(name) != "akomaNtoso" {
            let message = format_args!("the root element is `{name}`, not `akomaNtoso`");
            return Err(self.stop(&rule::WRONG_ROOT, span, message));
        }
        Ok(())
    }

    /// What the profile says of an element, by its expanded name, and whether its namespace is a foreign one.
    fn definition(&mut self, name: &'a str, span: Span) -> (Option<&'static Element>, bool) {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let Some(namespace) = self.scope.resolve(prefix) else {
            let message = format_args!("the prefix of `{name}` is not declared");
            self.report.add(
                &rule::XML_NAMESPACE,
                span,
                message,
                "declare the prefix, or remove it",
            );
            return (None, true);
        };
        if self.tree.nodes.is_empty() {
            // taken for the namespace of the whole, so that one run gives all findings
            self.namespace = namespace;
            if namespace != AKN && local == "akomaNtoso" {
                let message =
                    format_args!("`{name}` is in the namespace `{namespace}`, not `{AKN}`");
                self.report.add(
                    &rule::WRONG_NAMESPACE,
                    span,
                    message,
                    "convert the file to Akoma Ntoso 3.0",
                );
            }
        }
        if namespace == self.namespace {
            (element::find(local), false)
        } else {
            (None, !namespace.is_empty())
        }
    }

    /// Closes the innermost element, whose content ends at `inner_end`.
    fn end(&mut self, inner_end: u32) {
        self.in_text = false;
        if let Some(index) = self.open.pop() {
            let end = self.tree.nodes.len() as u32;
            let node = &mut self.tree.nodes[index as usize];
            node.end = end;
            let mut is_block = false;
            if let Content::Element {
                inner_end: at,
                definition,
                holds_block,
                ..
            } = &mut node.content
            {
                *at = inner_end.max(node.span.end);
                is_block = definition.map_or(*holds_block, |element| !element.is_inline());
            }
            if is_block
                && let Some(parent) = self.open.last()
                && let Content::Element { holds_block, .. } =
                    &mut self.tree.nodes[*parent as usize].content
            {
                *holds_block = true;
            }
            self.scope.leave(self.open.len());
        }
    }

    fn character_data(&mut self, span: Span, place: Span) -> Result<(), Stop> {
        let raw = self.slice(span);
        if self.open.is_empty() {
            if super::tree::is_white(raw) {
                return Ok(());
            }
            let at = span.start as usize + raw.len() - raw.trim_start().len();
            let place = Span::new(at, span.end as usize);
            return Err(self.stop(
                &rule::XML_SYNTAX,
                place,
                format_args!("text stands outside the root element"),
            ));
        }
        if let Some(at) = raw.find("]]>") {
            let at = span.start as usize + at;
            let place = Span::new(at, at + 3);
            return Err(self.stop(
                &rule::XML_SYNTAX,
                place,
                format_args!("`]]>` stands in text; write `]]&gt;`"),
            ));
        }
        self.push_text(place, normalized(raw));
        Ok(())
    }

    fn reference(&mut self, reference: &str, span: Span) -> Result<(), Stop> {
        if self.open.is_empty() {
            return Err(self.stop(
                &rule::XML_SYNTAX,
                span,
                format_args!("text stands outside the root element"),
            ));
        }
        match resolve(reference) {
            Ok(character) => {
                let mut buffer = [0; 4];
                let text = &*character.encode_utf8(&mut buffer);
                self.push_text(span, Cow::Owned(text.to_owned()));
            }
            Err(problem) => {
                problem.report(reference, span, self.report);
                // kept as written: text is never lost
                self.push_text(span, Cow::Borrowed(self.slice(span)));
            }
        }
        Ok(())
    }

    /// Adds text; what follows text directly (after a reference, a comment, a CDATA section) is joined to it.
    fn push_text(&mut self, span: Span, text: Cow<'a, str>) {
        if text.is_empty() {
            return;
        }
        if self.in_text
            && let Some(Node {
                content: Content::Text(before),
                span: whole,
                ..
            }) = self.tree.nodes.last_mut()
        {
            before.to_mut().push_str(&text);
            whole.end = span.end;
            return;
        }
        let end = self.tree.nodes.len() as u32 + 1;
        self.tree.nodes.push(Node {
            span,
            end,
            content: Content::Text(text),
        });
        self.in_text = true;
    }

    fn instruction(&mut self, target: &str, span: Span) -> Result<(), Stop> {
        if target.eq_ignore_ascii_case("xml") || !is_name(target) {
            return Err(self.stop(
                &rule::XML_SYNTAX,
                span,
                format_args!("`{target}` is no name of a processing instruction"),
            ));
        }
        self.report.add(
            &rule::PROCESSING_INSTRUCTION,
            span,
            format_args!("the processing instruction `{target}` has no effect"),
            "remove it, if no other program needs it",
        );
        Ok(())
    }

    fn finish(&mut self) -> Result<(), Stop> {
        let end = Span::new(self.text.len(), self.text.len());
        if let Some(index) = self.open.last() {
            let node = &self.tree.nodes[*index as usize];
            let name = match node.content {
                Content::Element { name, .. } => name,
                Content::Text(_) => "",
            };
            let line = 1 + self.text[..node.span.start as usize].matches('\n').count();
            let message = format_args!("the file ends while `{name}` of line {line} is open");
            return Err(self.stop(&rule::XML_TRUNCATED, end, message));
        }
        if self.tree.nodes.is_empty() {
            return Err(self.stop(
                &rule::NOT_XML,
                end,
                format_args!("the file holds no element"),
            ));
        }
        Ok(())
    }

    /// What quick-xml could not read, in our words.
    fn ill_formed(&mut self, error: &Error, at: usize) -> Stop {
        let rest = &self.text[at..];
        let span = Span::new(at, at + rest.find('>').map_or(rest.len().min(1), |n| n + 1));
        if rest
            .get(..9)
            .is_some_and(|start| start.eq_ignore_ascii_case("<!DOCTYPE"))
        {
            return self.doctype(span);
        }
        match error {
            Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
                let message = format_args!("`</{found}>` stands where `</{expected}>` must stand");
                self.stop(&rule::XML_TAG_MISMATCH, span, message)
            }
            Error::IllFormed(IllFormedError::UnmatchedEndTag(found)) => {
                let message = format_args!("`</{found}>` closes an element that is not open");
                self.stop(&rule::XML_TAG_MISMATCH, span, message)
            }
            Error::IllFormed(IllFormedError::UnclosedReference) => {
                let message = format_args!("`&` begins a reference without `;`: write `&amp;`");
                self.stop(&rule::XML_SYNTAX, Span::new(at, at + 1), message)
            }
            Error::IllFormed(IllFormedError::DoubleHyphenInComment) => self.stop(
                &rule::XML_SYNTAX,
                span,
                format_args!("`--` stands inside a comment"),
            ),
            // every syntax error of quick-xml says that the input ended inside markup
            Error::Syntax(_) => {
                let message = format_args!("the markup that begins here has no end");
                self.stop(&rule::XML_TRUNCATED, Span::new(at, at + 1), message)
            }
            other => self.stop(&rule::XML_SYNTAX, span, format_args!("{other}")),
        }
    }
}
