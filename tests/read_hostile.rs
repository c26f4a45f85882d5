//! Input that is damaged, or made to do harm: clear findings, no panic, time and memory in proportion to the size.

use engross::diag::Outcome;
use engross::model::{Document, plain_text};
use engross::read::{Limits, read, read_within, too_large};
use std::fs;
use std::path::Path;

fn fixture(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/{name}/source.xml"));
    fs::read(path).unwrap()
}

/// The smallest document with `inner` put before the end of its main body.
fn with(inner: &str) -> Vec<u8> {
    let xml = String::from_utf8(fixture("minimal")).unwrap();
    xml.replacen("</mainBody>", &format!("{inner}</mainBody>"), 1)
        .into_bytes()
}

fn codes(outcome: &Outcome<Document>) -> Vec<&'static str> {
    outcome
        .findings
        .iter()
        .map(|finding| finding.rule.code)
        .collect()
}

#[test]
fn nesting_10_000_deep_is_refused() {
    let inner = format!("{}x{}", "<b>".repeat(10_000), "</b>".repeat(10_000));
    let outcome = read("deep", &with(&format!("<p>{inner}</p>")));
    assert!(outcome.value.is_none());
    assert_eq!(codes(&outcome), ["XML-TOO-DEEP"]);
    // as deep as is allowed, on the small stack of a thread
    let inner = format!("{}x{}", "<b>".repeat(250), "</b>".repeat(250));
    let bytes = with(&format!("<p>{inner}</p>"));
    let deep = std::thread::spawn(move || codes(&read("deep", &bytes)))
        .join()
        .unwrap();
    assert!(deep.is_empty());
    let inner = format!("{}x{}", "<zz>".repeat(250), "</zz>".repeat(250));
    let bytes = with(&inner);
    let deep = std::thread::spawn(move || codes(&read("deep", &bytes)).len())
        .join()
        .unwrap();
    assert_eq!(deep, 250);
}

#[test]
fn a_file_of_200_mb_is_refused_before_it_is_read() {
    let bytes = vec![b' '; 200 << 20];
    let outcome = read("big.xml", &bytes);
    assert!(outcome.value.is_none());
    assert_eq!(codes(&outcome), ["FILE-TOO-LARGE"]);
    assert!(too_large("big.xml", 200 << 20, &Limits::default()).is_some());
    assert!(too_large("fits.xml", 64 << 20, &Limits::default()).is_none());
}

#[test]
fn more_elements_than_fit_are_refused() {
    let limits = Limits {
        nodes: 100,
        ..Limits::default()
    };
    let outcome = read_within("many", &fixture("AG05279E04"), &limits);
    assert!(outcome.value.is_none());
    assert_eq!(codes(&outcome), ["FILE-TOO-LARGE"]);
}

#[test]
fn findings_stop_at_1_000_and_say_so() {
    // 400,000 faults on one line of 4 MB
    let outcome = read("line", &with(&"<p zz=\"\"/>".repeat(400_000)));
    let codes = codes(&outcome);
    assert_eq!(codes.len(), 1001);
    assert!(
        codes[..1000]
            .iter()
            .all(|code| *code == "UNKNOWN-ATTRIBUTE")
    );
    assert_eq!(codes[1000], "TOO-MANY-FINDINGS");
    let places: Vec<_> = outcome
        .findings
        .iter()
        .filter_map(|f| f.place.as_ref())
        .collect();
    assert_eq!(places[1].column - places[0].column, 10);
    assert_eq!(places[999].column - places[0].column, 9990);
    assert!(
        outcome.findings[1000].message.starts_with("399000 "),
        "{}",
        outcome.findings[1000].message
    );
}

#[test]
fn no_place_to_cut_the_document_brings_the_reader_down() {
    let source = fixture("AG05279E04");
    let outcome = read("whole", &source);
    assert!(outcome.value.is_some() && outcome.findings.is_empty());
    for end in (0..source.len() - 1).step_by(97) {
        let outcome = read("cut", &source[..end]);
        assert!(outcome.value.is_none(), "cut at {end}");
        assert_eq!(
            outcome.findings.len(),
            1,
            "cut at {end}: {:?}",
            outcome.findings
        );
    }
}

#[test]
fn no_flipped_bit_brings_the_reader_down() {
    for name in ["AG05279E04", "features"] {
        let source = fixture(name);
        for at in (0..source.len()).step_by(101) {
            let mut damaged = source.clone();
            damaged[at] ^= 1 << (at % 8);
            let outcome = read("flipped", &damaged);
            assert!(outcome.value.is_some() || !outcome.findings.is_empty());
        }
    }
}

#[test]
fn text_is_never_lost_with_what_holds_it() {
    for inner in [
        "<p>lost <zz>LOST</zz></p>",
        "<zz>LOST</zz>",
        "<zz><p>LOST</p></zz>",
        "<table>LOST</table>",
        "<table><tr>LOST</tr></table>",
        "<table><tr><td>LOST</td></tr></table>",
        "<td>LOST</td>",
        "<p><p>LOST</p></p>",
        "<p><table><tr><td><p>LOST</p></td></tr></table></p>",
        "<paragraph><content>LOST</content></paragraph>",
        "<paragraph>LOST<num>1.</num></paragraph>",
        "<paragraph><num>1.</num><num>LOST</num></paragraph>",
        "<recital><p>LOST</p></recital>",
        "<attachment><heading>LOST</heading></attachment>",
        "<heading>LOST</heading>",
        "<statement><mainBody><p>LOST</p></mainBody></statement>",
        "<preface><p>LOST</p></preface>",
        "<blockList><item><num>LOST</num></item></blockList>",
        "<h:p xmlns:h=\"urn:h\">LOST</h:p>",
        "LOST",
    ] {
        let outcome = read("a", &with(inner));
        assert!(!outcome.findings.is_empty(), "{inner} is reported");
        let document = outcome.value.expect(inner);
        let dump = engross::model::dump(&document);
        assert!(dump.contains("LOST"), "{inner} keeps its text:\n{dump}");
        every_tag_has_a_node(inner, &document);
    }
}

#[test]
fn ill_formed_markup_is_named() {
    for (inner, code) in [
        ("<p a=1>x</p>", "XML-SYNTAX"),
        ("<p a='1'b='2'>x</p>", "XML-SYNTAX"),
        ("<p a='<'>x</p>", "XML-SYNTAX"),
        ("<p a>x</p>", "XML-SYNTAX"),
        ("<1>x</1>", "XML-SYNTAX"),
        ("<p>x</p x='1'>", "XML-TAG-MISMATCH"),
        ("<p>a]]>b</p>", "XML-SYNTAX"),
        ("<p>a & b</p>", "XML-SYNTAX"),
        ("<!-- a -- b -->", "XML-SYNTAX"),
        ("<?xml version='1.0'?>", "XML-SYNTAX"),
        ("<!DOCTYPE x>", "XML-DOCTYPE"),
        ("<!doctype x", "XML-DOCTYPE"),
        ("<p>&#0;</p>", "XML-CHARACTER"),
        ("<p>&#xD800;</p>", "XML-CHARACTER"),
        ("<p>&#xFFFE;</p>", "XML-CHARACTER"),
        ("<p>&#99999999999;</p>", "XML-CHARACTER"),
        ("<p>&#+65;</p>", "XML-CHARACTER"),
        ("<p>\u{1}</p>", "XML-CHARACTER"),
        ("<p>\u{FFFF}</p>", "XML-CHARACTER"),
        ("<p title=\"&nbsp;\">x</p>", "XML-ENTITY"),
        ("<p xmlns:a=\"\">x</p>", "XML-NAMESPACE"),
        ("<p xmlns:xml=\"urn:a\">x</p>", "XML-NAMESPACE"),
        ("<p b:c=\"\">x</p>", "XML-NAMESPACE"),
        ("<p>x</q>", "XML-TAG-MISMATCH"),
    ] {
        let outcome = read("a", &with(inner));
        assert_eq!(
            codes(&outcome).first(),
            Some(&code),
            "{inner}: {:?}",
            outcome.findings
        );
    }
}

#[test]
fn line_ends_and_references_read_as_xml_says() {
    let inner =
        "<p title=\"a&#10;b\r\nc\td\">a\r\nb\rc&#13;d&#x9;e&lt;&gt;&amp;&quot;&apos;\u{E9}</p>";
    let outcome = read("a", &with(inner));
    assert_eq!(codes(&outcome), ["TEXT-LINE-FEED"]);
    let document = outcome.value.unwrap();
    let block = document
        .root
        .divisions
        .last()
        .and_then(|d| d.blocks.last())
        .unwrap();
    let engross::model::BlockKind::Text(text) = &block.kind else {
        panic!("a paragraph")
    };
    assert_eq!(plain_text(&text.inlines), "a\nb\nc\rd\te<>&\"'\u{E9}");
    assert_eq!(block.marks.title.as_deref(), Some("a\nb c d"));
}

#[test]
fn a_prefix_for_the_namespace_changes_nothing() {
    let plain = String::from_utf8(fixture("minimal")).unwrap();
    let prefixed = plain
        .replace("</", "</a:")
        .replace('<', "<a:")
        .replace("<a:/a:", "</a:")
        .replace("<a:?", "<?")
        .replace("<a:!", "<!")
        .replace("xmlns=", "xmlns:a=");
    let expected = read("a", plain.as_bytes()).value.unwrap();
    let outcome = read("a", prefixed.as_bytes());
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    assert_eq!(
        engross::model::dump(&outcome.value.unwrap()),
        engross::model::dump(&expected)
    );
}

/// Every start tag of the document's XML is the span of one node.
fn every_tag_has_a_node(what: &str, document: &Document) {
    let mut spans: Vec<u32> = document.nodes.iter().map(|node| node.span.start).collect();
    spans.sort_unstable();
    let xml = document.source.text();
    let tags: Vec<u32> = xml
        .match_indices('<')
        .filter(|(at, _)| !xml[at + 1..].starts_with(['/', '!', '?']))
        .map(|(at, _)| at as u32)
        .collect();
    assert_eq!(spans, tags, "{what}");
}

#[test]
fn what_is_misplaced_in_metadata_has_its_nodes_too() {
    let xml = String::from_utf8(fixture("minimal")).unwrap();
    for before in [
        "</meta>",
        "</identification>",
        "</FRBRWork>",
        "</FRBRExpression>",
        "</FRBRManifestation>",
        "</references>",
    ] {
        for inner in [
            "<p><b>x</b></p>",
            "<zz><FRBRthis/></zz>",
            "<meta/>",
            "<notes><p/></notes>",
        ] {
            let xml = xml.replacen(before, &format!("{inner}{before}"), 1);
            let outcome = read("a", xml.as_bytes());
            assert!(!outcome.findings.is_empty());
            every_tag_has_a_node(&format!("{inner} in {before}"), &outcome.value.unwrap());
        }
    }
}
