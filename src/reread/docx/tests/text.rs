//! Text, fields, links, emphasis, language, tracked changes.

use super::*;
use crate::transcript::Role;

fn run(inside: &str) -> String {
    format!("<w:p><w:r>{inside}</w:r></w:p>")
}

fn one(body: &str) -> Paragraph {
    let mut transcript = Made::body(body).clean();
    assert_eq!(transcript.body.len(), 1, "{:?}", transcript.body);
    transcript.body.remove(0)
}

#[test]
fn white_space_is_exact_inside_and_gone_at_the_edges() {
    let body = "<w:p><w:r><w:t xml:space=\"preserve\"> a  b </w:t></w:r><w:r><w:t> c </w:t></w:r><w:r><w:t xml:space=\"preserve\">\u{A0}d\u{A0}</w:t></w:r></w:p>";
    assert_eq!(one(body).text, "a  b c\u{A0}d");
}

#[test]
fn characters_that_are_elements() {
    let body = run(
        "<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t><w:cr/><w:t>f</w:t><w:br w:type=\"page\"/><w:t>g</w:t><w:sym w:font=\"Symbol\" w:char=\"F061\"/>",
    );
    assert_eq!(one(&body).text, "a\tb\nc\u{2011}d\u{AD}e\nfgα");
}

#[test]
fn instructions_are_no_text_and_results_are() {
    let body = "<w:p><w:r><w:t>A</w:t></w:r>\
        <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>FILENAME</w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>name</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>\
        <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>B</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>\
        <w:fldSimple w:instr=\" PAGE \"><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p>";
    assert_eq!(one(body).text, "AB7");
}

#[test]
fn links_lead_to_addresses_or_into_the_document() {
    let body = "<w:p><w:r><w:t xml:space=\"preserve\">see </w:t></w:r><w:hyperlink r:id=\"rLink\"><w:r><w:t>x</w:t></w:r></w:hyperlink>\
        <w:hyperlink w:anchor=\"b\"><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF b \\h</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>yy</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:hyperlink>\
        <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK \"http://b.org/\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>z</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
    let transcript = Made::body(body).link("rLink", "http://a.org/").clean();
    let links: Vec<_> = transcript.body[0]
        .links
        .iter()
        .map(|link| {
            (
                &transcript.body[0].text[link.range.clone()],
                link.target.as_str(),
            )
        })
        .collect();
    assert_eq!(
        links,
        [("x", "http://a.org/"), ("yy", "#"), ("z", "http://b.org/")]
    );
}

#[test]
fn a_field_that_is_not_closed_is_an_error() {
    let begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>";
    let end = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let read = |inside: &str| codes(&Made::body(&format!("<w:p>{inside}</w:p>")).read());
    assert_eq!(read(begin), ["FIELD-UNCLOSED"]);
    assert_eq!(read(end), ["FIELD-UNCLOSED"]);
    assert_eq!(read(&format!("{begin}{begin}{end}")), ["FIELD-UNCLOSED"]);
    assert_eq!(read(&format!("{begin}{end}")), [""; 0]);
}

const STYLES: &str = "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"en-US\"/></w:rPr></w:rPrDefault></w:docDefaults>\
    <w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 1\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"H2\"><w:name w:val=\"Sub\"/><w:basedOn w:val=\"H\"/><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Cap\"><w:name w:val=\"Caption\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"T1\"><w:name w:val=\"toc 1\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"LC\"><w:name w:val=\"List Continue 2\"/></w:style>\
    <w:style w:type=\"character\" w:styleId=\"Strong\"><w:name w:val=\"Strong\"/><w:rPr><w:b/></w:rPr></w:style>\
    <w:style w:type=\"character\" w:styleId=\"Mark\"><w:name w:val=\"Mark\"/><w:basedOn w:val=\"Strong\"/><w:rPr><w:i/><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>";

#[test]
fn emphasis_is_against_the_style_of_the_paragraph() {
    let body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>ab</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"Mark\"/></w:rPr><w:t>c</w:t></w:r><w:r><w:rPr><w:u w:val=\"single\"/><w:strike/></w:rPr><w:t>d</w:t></w:r><w:r><w:rPr><w:smallCaps/><w:vertAlign w:val=\"subscript\"/></w:rPr><w:t>e</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val=\"H\"/></w:pPr><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"Strong\"/></w:rPr><w:t>c</w:t></w:r></w:p>";
    let transcript = Made::body(body).styles(STYLES).clean();
    assert_eq!(
        emphasis(&transcript.body[0]),
        [
            "Bold 0..3",
            "Italic 2..3",
            "Superscript 2..3",
            "Underline 3..4",
            "Strike 3..4",
            "Subscript 4..5",
            "SmallCaps 4..5"
        ]
    );
    assert_eq!(emphasis(&transcript.body[1]), ["Bold 2..3"]);
}

#[test]
fn styles_say_what_a_paragraph_is() {
    let toc = "<w:p><w:pPr><w:pStyle w:val=\"T1\"/></w:pPr><w:r><w:t>Part I</w:t></w:r><w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGEREF _T \\h</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
    let body = styled("H", "a")
        + &styled("H2", "b")
        + &styled("Cap", "c")
        + toc
        + &styled("LC", "d")
        + &p("e");
    let transcript = Made::body(&body).styles(STYLES).clean();
    let roles: Vec<Role> = transcript
        .body
        .iter()
        .map(|paragraph| paragraph.role)
        .collect();
    assert_eq!(
        roles,
        [
            Role::Heading(1),
            Role::Heading(2),
            Role::Caption,
            Role::Contents,
            Role::Item,
            Role::Text
        ]
    );
    assert_eq!(transcript.body[3].text, "Part I");
}

#[test]
fn languages_are_against_that_of_the_document() {
    let es = "<w:rPr><w:lang w:val=\"es\"/></w:rPr>";
    let fr = "<w:rPr><w:lang w:val=\"fr-CA\"/></w:rPr>";
    let body = format!(
        "<w:p><w:r>{es}<w:t>hola</w:t></w:r></w:p>\
         <w:p><w:r><w:t>a</w:t></w:r><w:r>{es}<w:t>b</w:t></w:r><w:r><w:rPr><w:lang w:val=\"en-US\"/></w:rPr><w:t>c</w:t></w:r></w:p>\
         <w:p><w:pPr>{es}</w:pPr><w:r>{es}<w:t>a</w:t></w:r><w:r>{fr}<w:t>b</w:t></w:r><w:r><w:t>c</w:t></w:r></w:p>"
    );
    let transcript = Made::body(&body).styles(STYLES).clean();
    let languages: Vec<_> = transcript
        .body
        .iter()
        .map(|p| {
            let ranges: Vec<_> = p
                .languages
                .iter()
                .map(|l| (l.range.clone(), l.language.as_str()))
                .collect();
            (p.language.as_deref(), ranges)
        })
        .collect();
    assert_eq!(
        languages,
        [
            (Some("es"), vec![]),
            (None, vec![(1..2, "es")]),
            (Some("es"), vec![(1..2, "fr-CA"), (2..3, "en-US")])
        ]
    );
}

#[test]
fn hidden_text_is_reported_and_not_read() {
    let outcome = Made::body(
        "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>",
    )
    .read();
    assert_eq!(codes(&outcome), ["HIDDEN-TEXT"]);
    assert!(outcome.findings[0].message.contains("secret"));
    assert_eq!(texts(&outcome.value.unwrap().body), ["a"]);
}

#[test]
fn tracked_changes_have_two_views() {
    let body = "<w:p><w:r><w:t>a</w:t></w:r><w:ins><w:r><w:t>NEW</w:t></w:r></w:ins><w:del><w:r><w:delText>OLD</w:delText></w:r></w:del><w:r><w:rPr><w:b/><w:rPrChange><w:rPr/></w:rPrChange></w:rPr><w:t>z</w:t></w:r></w:p>\
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>one</w:t></w:r></w:p>\
        <w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr><w:r><w:t>two</w:t></w:r></w:p>\
        <w:p><w:r><w:t>three</w:t></w:r></w:p>";
    let bytes = Made::body(body).bytes();
    let accepted = docx_view(&bytes, View::Final);
    assert_eq!(codes(&accepted), ["TRACKED-CHANGES"]);
    let accepted = accepted.value.unwrap();
    assert_eq!(texts(&accepted.body), ["aNEWz", "onetwo", "three"]);
    assert_eq!(emphasis(&accepted.body[0]), ["Bold 4..5"]);
    let original = docx_view(&bytes, View::Original).value.unwrap();
    assert_eq!(texts(&original.body), ["aOLDz", "one", "twothree"]);
    assert_eq!(emphasis(&original.body[0]), [""; 0]);
}

#[test]
fn what_cannot_be_read_is_named() {
    for (inside, named) in [
        ("<m:oMath/>", "m:oMath"),
        ("<w:subDoc r:id=\"x\"/>", "w:subDoc"),
        ("<w:r><w:ruby/></w:r>", "w:ruby"),
        ("<w:r><w:new/></w:r>", "w:new"),
        ("stray", "stray"),
        ("<w:r>stray</w:r>", "stray"),
    ] {
        let outcome = Made::body(&format!("<w:p>{inside}</w:p>")).read();
        assert_eq!(codes(&outcome), ["DOCX-UNREAD"], "{inside}");
        assert!(outcome.findings[0].message.contains(named));
    }
    assert_eq!(
        codes(&Made::body("<w:altChunk r:id=\"x\"/>").read()),
        ["DOCX-UNREAD"]
    );
    let symbol = "<w:p><w:r><w:sym w:font=\"Webdings\" w:char=\"F04A\"/></w:r></w:p>";
    assert_eq!(codes(&Made::body(symbol).read()), ["SYMBOL-UNKNOWN"]);
    assert_eq!(
        codes(&Made::body(&styled("Nowhere", "x")).read()),
        ["STYLE-UNDEFINED"]
    );
    let link = "<w:p><w:hyperlink r:id=\"rNone\"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>";
    assert_eq!(codes(&Made::body(link).read()), ["DOCX-PART-MISSING"]);
    let comment = "<w:p><w:commentRangeStart w:id=\"1\"/><w:r><w:t>x</w:t></w:r><w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>";
    assert_eq!(codes(&Made::body(comment).read()), ["DOCX-COMMENTS"]);
}

#[test]
fn characters_of_symbol_fonts_are_read_by_their_meaning() {
    let run = |font: &str| {
        format!(
            "<w:p><w:r><w:rPr><w:rFonts w:ascii=\"{font}\"/></w:rPr><w:t>a\u{F0B7}</w:t></w:r></w:p>"
        )
    };
    assert_eq!(one(&run("Symbol")).text, "a•");
    let outcome = Made::body(&run("Webdings")).read();
    assert_eq!(codes(&outcome), ["SYMBOL-UNKNOWN"]);
    assert_eq!(texts(&outcome.value.unwrap().body), ["a\u{F0B7}"]);
}

#[test]
fn a_field_in_a_link_is_part_of_the_link() {
    let field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> REF _R \\n \\h </w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let linked = one(&format!(
        "<w:p><w:hyperlink w:anchor=\"_R\"><w:r><w:t xml:space=\"preserve\">paragraph </w:t></w:r>{field}</w:hyperlink></w:p>"
    ));
    assert_eq!(linked.links.len(), 1);
    assert_eq!(linked.links[0].range, 0..11);
}
