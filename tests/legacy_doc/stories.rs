//! Notes, headers and footers, comments, text boxes. LibreOffice's text export has the marks of notes in the text.

use super::case::Case;
use crate::made_doc::{Anchor, Doc, Run, Section, p, runs, sprm, t};

/// All cases.
pub fn cases() -> Vec<Case> {
    vec![
        footnotes(),
        custom_mark(),
        endnotes(),
        long_note(),
        comment(),
        running(),
        sections(),
        facing(),
        boxes(),
        header_box(),
        every_story(),
    ]
}

fn footnotes() -> Case {
    let mut doc = Doc::new(vec![
        runs(vec![
            t("The Americas"),
            Run::anchor(Anchor::Footnote),
            t(" and security"),
            Run::anchor(Anchor::Footnote),
            t("."),
        ]),
        p("After."),
    ]);
    doc.footnotes = vec![
        vec![p(" As in document AG/doc.5242/11.")],
        vec![p(" Reservation of the delegation.")],
    ];
    Case::new(
        "note-foot",
        doc,
        "The Americas and security.
         After.
         note 1 As in document AG/doc.5242/11.
         note 2 Reservation of the delegation.",
    )
    .office("The Americas1 and security2.\nAfter.")
}

fn custom_mark() -> Case {
    let mut mark = t("*").with(sprm::raised());
    mark.anchor = Some(Anchor::FootnoteMark);
    let mut doc = Doc::new(vec![runs(vec![t("Declaration"), mark, t(" adopted")])]);
    doc.footnotes = vec![vec![p("* Ad referendum.")]];
    Case::new(
        "note-custom-mark",
        doc,
        "Declaration adopted
         note * Ad referendum.",
    )
    .office("Declaration* adopted")
}

fn endnotes() -> Case {
    let mut doc = Doc::new(vec![runs(vec![
        t("One"),
        Run::anchor(Anchor::Endnote),
        t(" two"),
        Run::anchor(Anchor::Footnote),
        t(" three"),
        Run::anchor(Anchor::Endnote),
        t("."),
    ])]);
    doc.endnotes = vec![vec![p(" End one.")], vec![p(" End two.")]];
    doc.footnotes = vec![vec![p(" Foot.")]];
    Case::new(
        "note-end",
        doc,
        "One two three.
         note i End one.
         note 1 Foot.
         note ii End two.",
    )
    .office("Onei two1 threeii.")
}

/// A note of two paragraphs, and an anchor at the end of the text.
fn long_note() -> Case {
    let mut doc = Doc::new(vec![runs(vec![t("Text"), Run::anchor(Anchor::Footnote)])]);
    doc.footnotes = vec![vec![p(" First."), p("Second.")]];
    Case::new(
        "note-two-paragraphs",
        doc,
        "Text\nnote 1 First.\nnote 1 Second.",
    )
    .office("Text1")
}

/// A comment is not of the text.
fn comment() -> Case {
    let mut doc = Doc::new(vec![runs(vec![
        t("That security"),
        Run::anchor(Anchor::Comment),
        t(" is essential."),
    ])]);
    doc.comments = vec![vec![p("Is this agreed?")]];
    Case::new("comment", doc, "That security is essential.")
}

fn running() -> Case {
    let mut doc = Doc::new(vec![p("Text.")]);
    doc.sections = vec![Section {
        sprms: sprm::title_page(),
        header: vec![p("DRAFT")],
        footer: vec![p("AG05279E04")],
        first_header: vec![p("GENERAL ASSEMBLY")],
        first_footer: vec![p("Washington, D.C.")],
        ..Section::default()
    }];
    Case::new(
        "running-first",
        doc,
        "Text.
         header first 0 GENERAL ASSEMBLY
         header following 0 DRAFT
         footer first 0 Washington, D.C.
         footer following 0 AG05279E04",
    )
}

/// A section without a header of its own has that of the section before.
fn sections() -> Case {
    let mut doc = Doc::new(vec![
        p("One.").ends_section(),
        p("Two.").ends_section(),
        p("Three."),
    ]);
    let section = |header: &str| Section {
        sprms: sprm::section_break(2),
        header: if header.is_empty() {
            Vec::new()
        } else {
            vec![p(header)]
        },
        ..Section::default()
    };
    doc.sections = vec![section("FIRST"), section(""), section("THIRD")];
    Case::new(
        "running-sections",
        doc,
        "One.
         Two.
         Three.
         header following 0 FIRST
         header following 1 FIRST
         header following 2 THIRD",
    )
}

/// Even pages with a header of their own: its text must be somewhere.
fn facing() -> Case {
    let mut doc = Doc::new(vec![p("Text.")]);
    doc.facing = true;
    doc.sections = vec![Section {
        header: vec![p("SAME")],
        even_header: vec![p("SAME")],
        ..Section::default()
    }];
    Case::new("running-facing", doc, "Text.\nheader following 0 SAME")
}

fn boxes() -> Case {
    let mut doc = Doc::new(vec![
        runs(vec![Run::anchor(Anchor::TextBox), t("First paragraph.")]),
        runs(vec![
            t("Second"),
            Run::anchor(Anchor::TextBox),
            t(" paragraph."),
        ]),
    ]);
    doc.boxes = vec![
        vec![p("GENERAL ASSEMBLY")],
        vec![p("Original: Spanish"), p("Restricted")],
    ];
    Case::new(
        "box",
        doc,
        "First paragraph.
         Second paragraph.
         box 0 GENERAL ASSEMBLY
         box 1 Original: Spanish
         box 1 Restricted",
    )
}

fn header_box() -> Case {
    let mut doc = Doc::new(vec![p("Text.")]);
    doc.sections = vec![Section {
        header: vec![runs(vec![t("AG/doc.5279"), Run::anchor(Anchor::TextBox)])],
        ..Section::default()
    }];
    doc.header_boxes = vec![vec![p("GENERAL ASSEMBLY")]];
    Case::new(
        "box-header",
        doc,
        "Text.
         header following 0 AG/doc.5279
         box 0 GENERAL ASSEMBLY",
    )
}

/// All stories in one document, in mixed pieces: positions count from each story's own start.
fn every_story() -> Case {
    let mut doc = Doc::new(vec![
        runs(vec![
            t("Café"),
            Run::anchor(Anchor::Footnote),
            Run::anchor(Anchor::TextBox),
            t(" and Ω"),
            Run::anchor(Anchor::Endnote),
            Run::anchor(Anchor::Comment),
            t("."),
        ]),
        p("Fin."),
    ]);
    doc.footnotes = vec![vec![p(" Note of Ωmega.")]];
    doc.endnotes = vec![vec![p(" End of naïve.")]];
    doc.comments = vec![vec![p("Comment.")]];
    doc.boxes = vec![vec![p("Box of Ωmega")]];
    doc.sections = vec![Section {
        header: vec![runs(vec![t("Header"), Run::anchor(Anchor::TextBox)])],
        footer: vec![p("Footer of Ωmega")],
        ..Section::default()
    }];
    doc.header_boxes = vec![vec![p("Box in header")]];
    doc.cut = |units| {
        let cut = |(index, chunk): (usize, &[u16])| crate::made_doc::Cut {
            length: chunk.len(),
            wide: index % 2 == 1 || chunk.iter().any(|unit| *unit > 0xFF),
            prm: crate::made_doc::Prm::None,
        };
        units.chunks(6).enumerate().map(cut).collect()
    };
    doc.order = |count| (0..count).rev().collect();
    Case::new(
        "every-story",
        doc,
        "Café and Ω.
         Fin.
         note 1 Note of Ωmega.
         note i End of naïve.
         header following 0 Header
         footer following 0 Footer of Ωmega
         box 0 Box of Ωmega
         box 1 Box in header",
    )
    .office("Café1 and Ωi.\nFin.")
}
