//! What the file says about itself, in XMP and in the information dictionary.

use super::made_pages::everything;
use super::{entry, loaded, text};
use engross::flow::Card;
use lopdf::{Document, Object};

fn xmp(document: &Document) -> String {
    let catalog = document.catalog().unwrap();
    let stream = catalog.get(b"Metadata").unwrap().as_reference().unwrap();
    let stream = document.get_object(stream).unwrap().as_stream().unwrap();
    String::from_utf8(stream.content.clone()).unwrap()
}

#[test]
fn both_say_the_same() {
    let document = loaded(&everything());
    let info = entry(&document, &document.trailer, "Info");
    let said: Vec<(String, String)> = info
        .iter()
        .map(|(key, value)| (String::from_utf8(key.clone()).unwrap(), text(value)))
        .collect();
    let said: Vec<(&str, &str)> = said.iter().map(|(k, v)| (&**k, &**v)).collect();
    assert_eq!(
        said,
        [
            ("Title", "Report on fish & ships <draft>"),
            ("Producer", "engross 0.1.0"),
            ("Author", "General Assembly"),
            ("Subject", "Ñandúes y cigüeñas"),
            ("Keywords", "fishery, navigation"),
            ("Creator", "layout ag 1"),
        ]
    );
    let xmp = xmp(&document);
    for property in [
        "<rdf:li xml:lang=\"x-default\">Report on fish &amp; ships &lt;draft&gt;</rdf:li>",
        "<pdf:Producer>engross 0.1.0</pdf:Producer>",
        "<dc:creator><rdf:Seq><rdf:li>General Assembly</rdf:li></rdf:Seq></dc:creator>",
        "<rdf:li xml:lang=\"x-default\">Ñandúes y cigüeñas</rdf:li>",
        "<pdf:Keywords>fishery, navigation</pdf:Keywords>",
        "<xmp:CreatorTool>layout ag 1</xmp:CreatorTool>",
        "<dc:identifier>AG00001E01</dc:identifier>",
        "<dc:language><rdf:Bag><rdf:li>en</rdf:li></rdf:Bag></dc:language>",
        "<dc:date><rdf:Seq><rdf:li>2011-06-07</rdf:li></rdf:Seq></dc:date>",
        "<xmpMM:VersionID>01</xmpMM:VersionID>",
        "<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
    ] {
        assert!(xmp.contains(property), "{property} is not in {xmp}");
    }
}

#[test]
fn what_the_card_lacks_leaves_no_trace() {
    let mut pages = everything();
    pages.card = Card {
        symbol: "AG00001E01".into(),
        title: "Report".into(),
        language: "en".into(),
        ..Card::default()
    };
    let document = loaded(&pages);
    let info = entry(&document, &document.trailer, "Info");
    assert_eq!(info.len(), 2);
    let xmp = xmp(&document);
    for word in [
        "Date",
        "date",
        "creator",
        "subject",
        "Keywords",
        "VersionID",
        "relation",
    ] {
        assert!(!xmp.contains(word), "{word} is in {xmp}");
    }
}

#[test]
fn the_catalog_says_what_both_standards_ask() {
    let document = loaded(&everything());
    let catalog = document.catalog().unwrap();
    assert_eq!(text(catalog.get(b"Lang").unwrap()), "en");
    let marked = entry(&document, catalog, "MarkInfo").get(b"Marked");
    assert_eq!(marked.unwrap(), &Object::Boolean(true));
    let shown = entry(&document, catalog, "ViewerPreferences").get(b"DisplayDocTitle");
    assert_eq!(shown.unwrap(), &Object::Boolean(true));
}

#[test]
fn the_outline_is_nested_as_its_levels_say() {
    let document = loaded(&everything());
    let outlines = entry(&document, document.catalog().unwrap(), "Outlines");
    let first = entry(&document, outlines, "First");
    assert_eq!(text(first.get(b"Title").unwrap()), "Informe «único»");
    let below = entry(&document, first, "First");
    assert_eq!(text(below.get(b"Title").unwrap()), "Paragraphs");
    assert!(!below.has(b"Next"));
    let last = entry(&document, first, "Next");
    assert_eq!(text(last.get(b"Title").unwrap()), "Declaration");
    assert_eq!(entry(&document, outlines, "Last"), last);
    assert_eq!(outlines.get(b"Count").unwrap().as_i64().unwrap(), 3);
    let place = last.get(b"Dest").unwrap().as_array().unwrap();
    let page = document.page_iter().nth(3).unwrap();
    assert_eq!(place[0].as_reference().unwrap(), page);
}
