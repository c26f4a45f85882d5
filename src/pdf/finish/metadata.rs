//! What the file says about itself: XMP (ISO 16684-1, as ISO 19005-3, 6.6 and ISO 14289-1, 5 use it) and the
//! information dictionary, which says the same.
//!
//! No date is written but the document's own: the moment of writing is nobody's concern, and would make every file
//! different.

use super::objects::{Objects, name, text};
use crate::pages::Pages;
use crate::pdf::PRODUCER;
use lopdf::{Dictionary, Stream, dictionary};
use std::fmt::Write;

/// Adds both and tells the number of the XMP stream.
pub(super) fn add(objects: &mut Objects, info: u32, pages: &Pages) -> u32 {
    objects.set(info, information(pages));
    // readable without decoding: archives look for it that way
    let stream = Stream::new(
        dictionary! { "Type" => name("Metadata"), "Subtype" => name("XML") },
        xmp(pages).into_bytes(),
    );
    objects.add(stream.with_compression(false))
}

fn creator(pages: &Pages) -> Option<String> {
    (!pages.card.layout.is_empty()).then(|| format!("layout {}", pages.card.layout))
}

fn keywords(pages: &Pages) -> Option<String> {
    (!pages.card.keywords.is_empty()).then(|| pages.card.keywords.join(", "))
}

/// The information dictionary (ISO 32000-1, 14.3.3).
fn information(pages: &Pages) -> Dictionary {
    let card = &pages.card;
    let mut info = dictionary! { "Title" => text(&card.title), "Producer" => text(PRODUCER) };
    for (key, value) in [
        ("Author", card.author.as_deref()),
        ("Subject", card.subject.as_deref()),
        ("Keywords", keywords(pages).as_deref()),
        ("Creator", creator(pages).as_deref()),
    ] {
        if let Some(value) = value {
            info.set(key, text(value));
        }
    }
    info
}

/// The XMP packet.
fn xmp(pages: &Pages) -> String {
    let card = &pages.card;
    let mut out = String::with_capacity(4096);
    out.push_str(HEAD);
    element(&mut out, "dc:format", "application/pdf");
    alternative(&mut out, "dc:title", &card.title);
    array(&mut out, "dc:language", "Bag", [card.language.as_str()]);
    element(&mut out, "dc:identifier", &card.symbol);
    if let Some(author) = &card.author {
        array(&mut out, "dc:creator", "Seq", [author.as_str()]);
    }
    if let Some(subject) = &card.subject {
        alternative(&mut out, "dc:description", subject);
    }
    if !card.keywords.is_empty() {
        let terms = card.keywords.iter().map(String::as_str);
        array(&mut out, "dc:subject", "Bag", terms);
    }
    if let Some(date) = &card.date {
        array(&mut out, "dc:date", "Seq", [date.as_str()]);
    }
    if !card.iri.is_empty() {
        array(&mut out, "dc:relation", "Bag", [card.iri.as_str()]);
    }
    if let Some(version) = &card.version {
        element(&mut out, "xmpMM:VersionID", version);
    }
    if let Some(keywords) = keywords(pages) {
        element(&mut out, "pdf:Keywords", &keywords);
    }
    if let Some(creator) = creator(pages) {
        element(&mut out, "xmp:CreatorTool", &creator);
    }
    element(&mut out, "pdf:Producer", PRODUCER);
    out.push_str(TAIL);
    out
}

fn element(out: &mut String, tag: &str, value: &str) {
    // writing to a String cannot fail
    let _ = writeln!(out, "<{tag}>{}</{tag}>", escaped(value));
}

fn alternative(out: &mut String, tag: &str, value: &str) {
    let value = escaped(value);
    let _ = writeln!(
        out,
        "<{tag}><rdf:Alt><rdf:li xml:lang=\"x-default\">{value}</rdf:li></rdf:Alt></{tag}>"
    );
}

fn array<'a>(out: &mut String, tag: &str, kind: &str, items: impl IntoIterator<Item = &'a str>) {
    let _ = write!(out, "<{tag}><rdf:{kind}>");
    for item in items {
        let _ = write!(out, "<rdf:li>{}</rdf:li>", escaped(item));
    }
    let _ = writeln!(out, "</rdf:{kind}></{tag}>");
}

/// Text as XML content. Characters that XML cannot hold become a space: `check` refuses them in a document.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{fffe}' | '\u{ffff}' => out.push(' '),
            c if c < ' ' && !matches!(c, '\t' | '\n') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// The packet up to the properties of this document.
const HEAD: &str = concat!(
    "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n",
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n",
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n",
    "<rdf:Description rdf:about=\"\"",
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"",
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"",
    " xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\"",
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"",
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"",
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"",
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"",
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"",
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n",
);

/// The marks of both standards, the description of the second, which PDF/A does not know, and the packet's end.
const TAIL: &str = concat!(
    "<pdfaid:part>3</pdfaid:part>\n",
    "<pdfaid:conformance>A</pdfaid:conformance>\n",
    "<pdfuaid:part>1</pdfuaid:part>\n",
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n",
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n",
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n",
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n",
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n",
    "<pdfaProperty:name>part</pdfaProperty:name>\n",
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n",
    "<pdfaProperty:category>internal</pdfaProperty:category>\n",
    "<pdfaProperty:description>The part of ISO 14289 that the file conforms to",
    "</pdfaProperty:description>\n",
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n",
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n",
    "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>",
);
