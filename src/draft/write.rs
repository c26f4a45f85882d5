//! Writes elements as XML: a block on a line, its text without indentation.

use super::element::{Element, Node};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::borrow::Cow;

/// Elements whose content is text: nothing is put between their parts.
const OF_TEXT: [&str; 9] = [
    "p",
    "num",
    "heading",
    "subheading",
    "crossHeading",
    "caption",
    "tocItem",
    "listIntroduction",
    "listWrapUp",
];

/// What no XML file can hold ([XML 1.0] 2.2, Char), and so stands in a draft as U+FFFD.
fn is_barred(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// The text as XML can hold it.
fn held(text: &str) -> Cow<'_, str> {
    if text.contains(is_barred) {
        Cow::Owned(text.replace(is_barred, "\u{FFFD}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// How many characters of the texts and attributes XML cannot hold.
pub(super) fn barred(element: &Element) -> usize {
    let count = |text: &str| text.chars().filter(|c| is_barred(*c)).count();
    let attributes = element.attributes.iter().map(|(_, value)| count(value));
    let children = element.children.iter().map(|child| match child {
        Node::Text(text) => count(text),
        Node::Element(element) => barred(element),
    });
    attributes.chain(children).sum()
}

/// The document as XML, UTF-8, with a line feed at its end.
pub(super) fn write(root: &Element) -> String {
    let mut writer = Writer::new(Vec::new());
    // writing into memory cannot fail
    let _ = writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
    line(&mut writer, 0);
    element(&mut writer, root, 0);
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    // only text and names that were strings were written
    String::from_utf8(bytes).unwrap_or_default()
}

fn line(writer: &mut Writer<Vec<u8>>, depth: usize) {
    let space = format!("\n{}", "  ".repeat(depth));
    let _ = writer.write_event(Event::Text(BytesText::new(&space)));
}

fn element(writer: &mut Writer<Vec<u8>>, element: &Element, depth: usize) {
    let mut start = BytesStart::new(element.name);
    for (name, value) in &element.attributes {
        start.push_attribute((*name, &*held(value)));
    }
    if element.children.is_empty() {
        let _ = writer.write_event(Event::Empty(start));
        return;
    }
    let _ = writer.write_event(Event::Start(start));
    if OF_TEXT.contains(&element.name) {
        inline(writer, &element.children);
    } else {
        for child in element.elements() {
            line(writer, depth + 1);
            self::element(writer, child, depth + 1);
        }
        line(writer, depth);
    }
    let _ = writer.write_event(Event::End(BytesEnd::new(element.name)));
}

fn inline(writer: &mut Writer<Vec<u8>>, children: &[Node]) {
    for child in children {
        match child {
            Node::Text(text) => {
                let _ = writer.write_event(Event::Text(BytesText::new(&held(text))));
            }
            Node::Element(element) => {
                let mut start = BytesStart::new(element.name);
                for (name, value) in &element.attributes {
                    start.push_attribute((*name, &*held(value)));
                }
                if element.children.is_empty() {
                    let _ = writer.write_event(Event::Empty(start));
                } else {
                    let _ = writer.write_event(Event::Start(start));
                    inline(writer, &element.children);
                    let _ = writer.write_event(Event::End(BytesEnd::new(element.name)));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_counted_and_replaced() {
        let mut paragraph = Element::new("p");
        paragraph
            .children
            .push(Node::Text("a\u{1}b\tc\u{FFFF} & d".into()));
        assert_eq!(barred(&paragraph), 2);
        let xml = write(&paragraph);
        assert!(
            xml.contains("<p>a\u{FFFD}b\tc\u{FFFD} &amp; d</p>"),
            "{xml}"
        );
    }
}
