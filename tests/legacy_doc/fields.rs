//! Fields: the code never seen, the result always, however they are nested.

use super::case::Case;
use crate::made_doc::{Doc, Para, Run, Section, field, p, runs, sprm, t};

/// A field of plain code and result.
fn simple(code: &str, result: &str) -> Vec<Run> {
    field(vec![t(code)], Some(vec![t(result)]))
}

/// Text around a field.
fn around(before: &str, field: Vec<Run>, after: &str) -> Para {
    let mut all = vec![t(before)];
    all.extend(field);
    all.push(t(after));
    runs(all)
}

/// All cases.
pub fn cases() -> Vec<Case> {
    vec![
        file_name(),
        hyperlink(),
        nested_in_code(),
        nested_in_result(),
        without_result(),
        embedded_object(),
        over_paragraphs(),
        folio(),
        sequence(),
    ]
}

fn file_name() -> Case {
    let doc = Doc::new(vec![around(
        "Document ",
        simple(" FILENAME  \\* MERGEFORMAT ", "AG05279E04"),
        ", page 1",
    )]);
    // it knows what its file is called
    Case::new("field-filename", doc, "Document AG05279E04, page 1")
        .office("Document field-filename.doc, page 1")
}

fn hyperlink() -> Case {
    let doc = Doc::new(vec![around(
        "See ",
        simple(" HYPERLINK \"http://www.oas.org/\" ", "the site of the OAS"),
        ".",
    )]);
    Case::new("field-hyperlink", doc, "See the site of the OAS.")
}

/// A field in the code of another: `{ IF { PAGE } = 1 "first" "other" }`.
fn nested_in_code() -> Case {
    let mut code = vec![t(" IF ")];
    code.extend(simple(" PAGE ", "1"));
    code.push(t(" = 1 \"first\" \"other\" "));
    let doc = Doc::new(vec![around(
        "This is the ",
        field(code, Some(vec![t("first")])),
        " page.",
    )]);
    Case::new("field-in-code", doc, "This is the first page.")
}

/// A line of a contents list: a page number in a link.
fn nested_in_result() -> Case {
    let mut result = vec![t("PREAMBLE\t")];
    result.extend(simple(" PAGEREF _Toc1 \\h ", "7"));
    let link = field(vec![t(" HYPERLINK \\l \"_Toc1\" ")], Some(result));
    let doc = Doc::new(vec![around("", link, "")]);
    // it reckons the number anew, and there is no such bookmark
    Case::new("field-in-result", doc, "PREAMBLE\\t7").office("PREAMBLE")
}

/// An index entry has no result, and its text is not of the page.
fn without_result() -> Case {
    let doc = Doc::new(vec![around(
        "Security",
        field(vec![t(" XE \"security\" ").with(sprm::hidden(1))], None),
        " is a right.",
    )]);
    Case::new("field-without-result", doc, "Security is a right.")
}

/// A picture object: code EMBED, result a picture. Nothing of it is text.
fn embedded_object() -> Case {
    let picture = t("\u{1}").with(sprm::picture(0));
    let mut doc = Doc::new(vec![
        around(
            "",
            field(vec![t(" EMBED Word.Picture.8  ")], Some(vec![picture])),
            "",
        ),
        p("GENERAL ASSEMBLY"),
    ]);
    // a picture without anything to show: its length, its header's, then zeros
    doc.data = vec![0; 68];
    doc.data[0] = 68;
    doc.data[4] = 68;
    Case::new("field-embed", doc, "GENERAL ASSEMBLY")
}

/// A contents list: one field over several paragraphs.
fn over_paragraphs() -> Case {
    let mark = |text: &str| t(text).with(sprm::special());
    let doc = Doc::new(vec![
        p("CONTENTS"),
        runs(vec![
            mark("\u{13}"),
            t(" TOC \\o \"1-3\" "),
            mark("\u{14}"),
            t("Preamble\t1"),
        ]),
        p("Body\t2"),
        runs(vec![t("Annex\t3"), mark("\u{15}")]),
        p("PREAMBLE"),
    ]);
    Case::new(
        "field-over-paragraphs",
        doc,
        "CONTENTS\nPreamble\\t1\nBody\\t2\nAnnex\\t3\nPREAMBLE",
    )
}

/// The folio is not the number that was last shown.
fn folio() -> Case {
    let mut doc = Doc::new(vec![p("Text.")]);
    doc.sections = vec![Section {
        footer: vec![around("- ", simple(" PAGE ", "17"), " -")],
        ..Section::default()
    }];
    Case::new("field-page", doc, "Text.\nfooter following 0 - {} -")
}

fn sequence() -> Case {
    let doc = Doc::new(vec![
        around("Table ", simple(" SEQ Table \\* ARABIC ", "1"), ": Members"),
        around(
            "Table ",
            simple(" SEQ Table \\* ARABIC ", "2"),
            ": Observers",
        ),
    ]);
    Case::new(
        "field-sequence",
        doc,
        "Table 1: Members\nTable 2: Observers",
    )
}
