//! Tables, sections, running text, drawings, properties.

use super::*;
use crate::transcript::{Role, Running, RunningAt};

#[test]
fn properties_are_those_of_the_package() {
    let transcript = Made::body(&p("x")).clean();
    assert_eq!(transcript.title.as_deref(), Some("The Title"));
    assert_eq!(transcript.language.as_deref(), Some("en"));
    assert_eq!(transcript.symbol.as_deref(), Some("AG05279E04"));
    assert_eq!(transcript.body[0].place, "text/main.xml paragraph 1");
}

#[test]
fn content_controls_are_transparent_and_empty_paragraphs_nothing() {
    let body = "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:sdt><w:sdtContent><w:r><w:t>a</w:t></w:r></w:sdtContent></w:sdt><w:smartTag><w:r><w:t>b</w:t></w:r></w:smartTag></w:p></w:sdtContent></w:sdt><w:p/><w:p><w:bookmarkStart w:id=\"1\" w:name=\"x\"/><w:bookmarkEnd w:id=\"1\"/></w:p><w:p><w:pPr><w:sectPr/></w:pPr></w:p>";
    assert_eq!(texts(&Made::body(body).clean().body), ["ab"]);
}

#[test]
fn cells_know_where_they_stand() {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
    };
    let rows = [
        format!(
            "<w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr>",
            cell("<w:gridSpan w:val=\"2\"/>", "h"),
            cell("", "i")
        ),
        format!(
            "<w:tr>{}{}{}</w:tr>",
            cell("<w:vMerge w:val=\"restart\"/>", "a"),
            cell("", "b"),
            cell("", "c")
        ),
        format!(
            "<w:tr>{}<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>{}</w:tr>",
            cell("<w:vMerge/>", ""),
            cell("", "d"),
            cell("", "e")
        ),
        format!(
            "<w:tr><w:trPr><w:gridBefore w:val=\"2\"/></w:trPr>{}</w:tr>",
            cell("", "f")
        ),
    ];
    let body = format!(
        "<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl><w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
        rows.concat(),
        p("g")
    );
    let transcript = Made::body(&body).clean();
    let cells: Vec<_> = transcript
        .body
        .iter()
        .map(|p| {
            let c = p.cell.unwrap();
            assert_eq!(p.role, Role::Cell);
            (
                p.text.as_str(),
                c.table,
                c.row,
                c.column,
                c.columns,
                c.rows,
                c.header,
            )
        })
        .collect();
    assert_eq!(
        cells,
        [
            ("h", 0, 0, 0, 2, 1, true),
            ("i", 0, 0, 2, 1, 1, true),
            ("a", 0, 1, 0, 1, 2, false),
            ("b", 0, 1, 1, 1, 1, false),
            ("c", 0, 1, 2, 1, 1, false),
            ("d", 0, 2, 1, 1, 1, false),
            ("e", 0, 2, 2, 1, 1, false),
            ("f", 0, 3, 2, 1, 1, false),
            ("g", 1, 0, 0, 1, 1, false),
        ]
    );
}

#[test]
fn running_text_is_inherited_and_split_at_tab_stops() {
    let section = |inside: &str| format!("<w:sectPr>{inside}</w:sectPr>");
    let first = section(
        "<w:headerReference w:type=\"default\" r:id=\"rHead\"/><w:footerReference w:type=\"first\" r:id=\"rFoot\"/><w:titlePg/>",
    );
    let body = format!(
        "{}<w:p><w:pPr>{first}</w:pPr></w:p>{}{}",
        p("a"),
        p("b"),
        section("")
    );
    let folio = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let header = format!(
        "<w:p><w:pPr><w:tabs><w:tab w:val=\"center\" w:pos=\"4000\"/><w:tab w:val=\"right\" w:pos=\"8000\"/></w:tabs></w:pPr><w:r><w:t>AG05279E04</w:t><w:tab/><w:t xml:space=\"preserve\">- </w:t></w:r>{folio}<w:r><w:t xml:space=\"preserve\"> -</w:t></w:r></w:p><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t>mid</w:t><w:ptab w:alignment=\"right\"/><w:t>end</w:t></w:r></w:p>"
    );
    let transcript = Made::body(&body)
        .part("rHead", "header", &header)
        .part("rFoot", "footer", &p("foot"))
        .clean();
    let line = |at, footer, text: [&str; 3]| Running {
        at,
        footer,
        text: text.map(str::to_owned),
    };
    let head = |section| {
        [
            line(
                RunningAt::Following(section),
                false,
                ["AG05279E04", "- {} -", ""],
            ),
            line(RunningAt::Following(section), false, ["", "mid", "end"]),
        ]
    };
    let mut expected = head(0).to_vec();
    expected.push(line(RunningAt::First(0), true, ["foot", "", ""]));
    expected.extend(head(1));
    assert_eq!(transcript.running, expected);
}

#[test]
fn even_pages_that_differ_are_reported() {
    let body = format!(
        "{}<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rA\"/><w:headerReference w:type=\"even\" r:id=\"rB\"/></w:sectPr>",
        p("a")
    );
    let made = Made::body(&body)
        .part("rA", "header", &p("odd"))
        .part("rB", "header", &p("even"));
    assert_eq!(codes(&made.read()), [""; 0]);
    assert_eq!(
        codes(&made.settings("<w:evenAndOddHeaders/>").read()),
        ["RUNNING-EVEN"]
    );
}

#[test]
fn text_boxes_are_stories_of_their_own() {
    let shape = format!(
        "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"x\"/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>",
        p("in the box")
    );
    let vml = format!(
        "<w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict>",
        p("old box")
    );
    let transcript = Made::body(&format!(
        "<w:p><w:r><w:t>a</w:t>{shape}<w:t>b</w:t>{vml}</w:r></w:p>"
    ))
    .clean();
    assert_eq!(texts(&transcript.body), ["ab"]);
    let boxes: Vec<_> = transcript
        .boxes
        .iter()
        .map(|b| texts(&b.paragraphs))
        .collect();
    assert_eq!(boxes, [["in the box"], ["old box"]]);
}

#[test]
fn pictures_are_read_by_their_alternative_text() {
    let picture = |properties: &str| {
        format!(
            "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"p\" {properties}/><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        )
    };
    let transcript = Made::body(&picture("descr=\"A lamp\"")).clean();
    assert_eq!(
        (transcript.body[0].role, transcript.body[0].text.as_str()),
        (Role::Figure, "A lamp")
    );
    assert_eq!(codes(&Made::body(&picture("")).read()), ["FIGURE-ALT"]);
    let word_art =
        "<w:p><w:r><w:pict><v:shape><v:textpath string=\"DRAFT\"/></v:shape></w:pict></w:r></w:p>";
    let outcome = Made::body(word_art).read();
    assert_eq!(codes(&outcome), ["DOCX-UNREAD"]);
    assert!(outcome.findings[0].message.contains("DRAFT"));
}
