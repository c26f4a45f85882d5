//! Writes elements as XML: a block on a line, its text without indentation.

use super::element::{Element, Node};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

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
        start.push_attribute((*name, value.as_str()));
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
                let _ = writer.write_event(Event::Text(BytesText::new(text)));
            }
            Node::Element(element) => {
                let mut start = BytesStart::new(element.name);
                for (name, value) in &element.attributes {
                    start.push_attribute((*name, value.as_str()));
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
