//! Automatic numbers: templates, forms, starts, restarts, overrides, styles.

use super::case::Case;
use crate::made_doc::{
    Doc, Level, LevelOverride, List, Override, Para, Style, cell, p, row_end, sprm,
};

fn doc(body: Vec<Para>, lists: Vec<List>, overrides: Vec<Override>) -> Doc {
    let mut doc = Doc::new(body);
    doc.lists = lists;
    doc.overrides = overrides;
    doc
}

/// A document with one list of these levels.
fn one(body: Vec<Para>, levels: Vec<Level>) -> Doc {
    doc(body, vec![List::new(7, levels)], vec![Override::of(7)])
}

/// All cases.
pub fn cases() -> Vec<Case> {
    vec![
        simple(),
        outline(),
        forms(),
        letters_after_z(),
        bullets(),
        starts(),
        interrupted(),
        shared(),
        restarted(),
        override_of_the_second_level(),
        override_of_the_format(),
        never_restarts(),
        restarts_after_the_first_level_only(),
        legal(),
        skipped_level(),
        by_style(),
        by_style_of_the_base(),
        by_heading(),
        out_of_the_style(),
        template_of_words(),
        in_cells(),
        two_lists(),
    ]
}

fn simple() -> Case {
    let doc = one(
        vec![
            p("one").list(1, 0),
            p("two").list(1, 0),
            p("three").list(1, 0),
        ],
        vec![Level::new(0, "%1.")],
    );
    Case::new("list-simple", doc, "[1.] one\n[2.] two\n[3.] three")
}

fn outline() -> Case {
    let levels = [0, 1, 2, 2, 1, 2, 0, 1];
    let body = levels.iter().map(|level| p("x").list(1, *level)).collect();
    let doc = one(
        body,
        vec![
            Level::new(0, "%1."),
            Level::new(0, "%1.%2."),
            Level::new(0, "%1.%2.%3"),
        ],
    );
    Case::new(
        "list-outline",
        doc,
        "[1.] x\n[1.1.] x\n[1.1.1] x\n[1.1.2] x\n[1.2.] x\n[1.2.1] x\n[2.] x\n[2.1.] x",
    )
}

/// One level of each form, from 4.
fn forms() -> Case {
    let nfc = [1, 2, 3, 4, 22];
    let lists = nfc
        .iter()
        .enumerate()
        .map(|(index, nfc)| List::new(index as i32 + 1, vec![Level::new(*nfc, "(%1)").from(4)]))
        .collect();
    let overrides = (1..=5).map(Override::of).collect();
    let body = (1..=5).map(|ilfo| p("x").list(ilfo, 0)).collect();
    Case::new(
        "list-forms",
        doc(body, lists, overrides),
        "[(IV)] x\n[(iv)] x\n[(D)] x\n[(d)] x\n[(04)] x",
    )
}

/// After z come aa and bb.
fn letters_after_z() -> Case {
    let doc = one(
        vec![p("x").list(1, 0), p("x").list(1, 0), p("x").list(1, 0)],
        vec![Level::new(4, "%1)").from(26)],
    );
    Case::new("list-letters-after-z", doc, "[z)] x\n[aa)] x\n[bb)] x")
}

/// A bullet of the Symbol font, one of a Unicode font, and a level of no form.
fn bullets() -> Case {
    let mut symbol = Level::new(23, "\u{F0B7}");
    symbol.chpx = sprm::font(1);
    let lists = vec![
        List::new(1, vec![symbol]),
        List::new(2, vec![Level::new(23, "–")]),
        List::new(3, vec![Level::new(255, "")]),
    ];
    let overrides = (1..=3).map(Override::of).collect();
    let body = vec![
        p("dot").list(1, 0),
        p("dash").list(2, 0),
        p("nothing").list(3, 0),
    ];
    Case::new(
        "list-bullets",
        doc(body, lists, overrides),
        "[•] dot\n[–] dash\nnothing",
    )
    // its text export has one bullet for all
    .office("[•] dot\n[•] dash\nnothing")
}

fn starts() -> Case {
    let doc = one(
        vec![p("x").list(1, 0), p("x").list(1, 1), p("x").list(1, 0)],
        vec![Level::new(0, "%1.").from(14), Level::new(2, "(%2)").from(3)],
    );
    Case::new("list-starts", doc, "[14.] x\n[(iii)] x\n[15.] x")
}

fn interrupted() -> Case {
    let doc = one(
        vec![p("x").list(1, 0), p("Text between."), p("y").list(1, 0)],
        vec![Level::new(0, "%1.")],
    );
    Case::new("list-interrupted", doc, "[1.] x\nText between.\n[2.] y")
}

/// Two overrides of one list without a start of their own count on.
fn shared() -> Case {
    let doc = doc(
        vec![p("x").list(1, 0), p("y").list(2, 0), p("z").list(1, 0)],
        vec![List::new(7, vec![Level::new(0, "%1.")])],
        vec![Override::of(7), Override::of(7)],
    );
    Case::new("list-shared", doc, "[1.] x\n[2.] y\n[3.] z")
}

/// The recitals of a declaration, then its operative paragraphs: the second override starts anew.
fn restarted() -> Case {
    let doc = doc(
        vec![
            p("Recital;").list(1, 0),
            p("Recital;").list(1, 0),
            p("DECLARE:"),
            p("That;").list(2, 0),
            p("That;").list(2, 0),
        ],
        vec![List::new(7, vec![Level::new(0, "%1.")])],
        vec![Override::of(7), Override::starting(7, 0, 1)],
    );
    Case::new(
        "list-restarted",
        doc,
        "[1.] Recital;\n[2.] Recital;\nDECLARE:\n[1.] That;\n[2.] That;",
    )
}

fn override_of_the_second_level() -> Case {
    let doc = doc(
        vec![
            p("x").list(1, 0),
            p("x").list(1, 1),
            p("y").list(2, 0),
            p("y").list(2, 1),
            p("y").list(2, 1),
        ],
        vec![List::new(
            7,
            vec![Level::new(0, "%1."), Level::new(4, "%2)")],
        )],
        vec![Override::of(7), Override::starting(7, 1, 5)],
    );
    Case::new(
        "list-override-second-level",
        doc,
        "[1.] x\n[a)] x\n[2.] y\n[e)] y\n[f)] y",
    )
    // an override of any level is a list of its own for it
    .office("[1.] x\n[a)] x\n[1.] y\n[e)] y\n[f)] y")
}

fn override_of_the_format() -> Case {
    let mut roman = Override::of(7);
    roman.levels.push(LevelOverride {
        level: 0,
        start: Some(1),
        format: Some(Level::new(1, "Article %1")),
    });
    let doc = doc(
        vec![p("x").list(1, 0), p("y").list(2, 0), p("y").list(2, 0)],
        vec![List::new(7, vec![Level::new(0, "%1.")])],
        vec![Override::of(7), roman],
    );
    Case::new(
        "list-override-format",
        doc,
        "[1.] x\n[Article I] y\n[Article II] y",
    )
}

/// Articles that count on from chapter to chapter.
fn never_restarts() -> Case {
    let mut article = Level::new(0, "Article %2");
    article.restart = Some(0);
    let levels = [0, 1, 1, 0, 1];
    let doc = one(
        levels.iter().map(|level| p("x").list(1, *level)).collect(),
        vec![Level::new(1, "Chapter %1"), article],
    );
    Case::new(
        "list-never-restarts",
        doc,
        "[Chapter I] x\n[Article 1] x\n[Article 2] x\n[Chapter II] x\n[Article 3] x",
    )
    // it restarts every level after a higher one
    .office("[Chapter I] x\n[Article 1] x\n[Article 2] x\n[Chapter II] x\n[Article 1] x")
}

/// The third level restarts after the first, and goes on after the second.
fn restarts_after_the_first_level_only() -> Case {
    let mut third = Level::new(4, "%3)");
    third.restart = Some(1);
    let levels = [0, 1, 2, 1, 2, 0, 1, 2];
    let doc = one(
        levels.iter().map(|level| p("x").list(1, *level)).collect(),
        vec![Level::new(0, "%1."), Level::new(0, "%1.%2"), third],
    );
    Case::new(
        "list-restart-limit",
        doc,
        "[1.] x\n[1.1] x\n[a)] x\n[1.2] x\n[b)] x\n[2.] x\n[2.1] x\n[a)] x",
    )
    // it restarts every level after a higher one
    .office("[1.] x\n[1.1] x\n[a)] x\n[1.2] x\n[a)] x\n[2.] x\n[2.1] x\n[a)] x")
}

/// All numbers of the label in arabic, whatever their levels say.
fn legal() -> Case {
    let mut section = Level::new(0, "%1.%2");
    section.legal = true;
    let doc = one(
        vec![p("x").list(1, 0), p("x").list(1, 0), p("x").list(1, 1)],
        vec![Level::new(1, "%1."), section],
    );
    Case::new("list-legal", doc, "[I.] x\n[II.] x\n[2.1] x")
        // it does not know of legal numbers
        .office("[I.] x\n[II.] x\n[II.1] x")
}

/// A level that was never reached counts as its start.
fn skipped_level() -> Case {
    let doc = one(
        vec![p("x").list(1, 0), p("x").list(1, 2), p("x").list(1, 2)],
        vec![
            Level::new(0, "%1."),
            Level::new(0, "%1.%2."),
            Level::new(0, "%1.%2.%3."),
        ],
    );
    Case::new("list-skipped-level", doc, "[1.] x\n[1.1.1.] x\n[1.1.2.] x")
}

fn by_style() -> Case {
    let mut doc = one(
        vec![p("x").style(15), p("Text."), p("y").style(15)],
        vec![Level::new(0, "%1.")],
    );
    doc.styles
        .push(Style::new(15, "Operative", Some(0)).papx(sprm::ilfo(1)));
    Case::new("list-by-style", doc, "[1.] x\nText.\n[2.] y")
}

/// The list comes from the base style, the level from the style itself.
fn by_style_of_the_base() -> Case {
    let mut doc = one(
        vec![
            p("x").style(15),
            p("y").style(16),
            p("z").style(16),
            p("x").style(15),
        ],
        vec![Level::new(0, "%1."), Level::new(4, "%2.")],
    );
    doc.styles.extend([
        Style::new(15, "Operative", Some(0)).papx(sprm::ilfo(1)),
        Style::new(16, "Operative sub", Some(15)).papx(sprm::ilvl(1)),
    ]);
    Case::new("list-by-base-style", doc, "[1.] x\n[a.] y\n[b.] z\n[2.] x")
        // it takes the level of a style from the style that names the list
        .office("[1.] x\n[2.] y\n[3.] z\n[4.] x")
}

/// Headings that are levels of one list, linked both ways.
fn by_heading() -> Case {
    let mut list = List::new(7, vec![Level::new(1, "%1."), Level::new(3, "%2.")]);
    list.styles[0] = 1;
    list.styles[1] = 2;
    let body = vec![
        p("PREAMBLE").style(1),
        p("General").style(2),
        p("Special").style(2),
        p("BODY").style(1),
        p("Text."),
        p("General").style(2),
    ];
    let mut doc = doc(body, vec![list], vec![Override::of(7)]);
    doc.styles.extend([
        Style::heading(1).papx([sprm::ilfo(1), sprm::outline(0)].concat()),
        Style::heading(2).papx([sprm::ilvl(1), sprm::ilfo(1), sprm::outline(1)].concat()),
    ]);
    Case::new(
        "list-by-heading",
        doc,
        "[I.] PREAMBLE\n[A.] General\n[B.] Special\n[II.] BODY\nText.\n[A.] General",
    )
}

/// A paragraph whose style is in a list, and that is taken out of it.
fn out_of_the_style() -> Case {
    let mut doc = one(
        vec![
            p("x").style(15),
            p("no number").style(15).with(sprm::ilfo(0)),
            p("y").style(15),
        ],
        vec![Level::new(0, "%1.")],
    );
    doc.styles
        .push(Style::new(15, "Operative", Some(0)).papx(sprm::ilfo(1)));
    Case::new("list-out-of-style", doc, "[1.] x\nno number\n[2.] y")
}

fn template_of_words() -> Case {
    let doc = one(
        vec![p("Del objeto").list(1, 0), p("De los fines").list(1, 0)],
        vec![Level::new(0, "Artículo %1º.–")],
    );
    Case::new(
        "list-words",
        doc,
        "[Artículo 1º.–] Del objeto\n[Artículo 2º.–] De los fines",
    )
}

fn in_cells() -> Case {
    let doc = one(
        vec![
            cell("x").list(1, 0),
            cell("y").list(1, 0),
            row_end(&[0, 0]),
            p("z").list(1, 0),
        ],
        vec![Level::new(0, "%1.")],
    );
    Case::new(
        "list-in-cells",
        doc,
        "cell 0:0:0 [1.] x\ncell 0:0:1 [2.] y\n[3.] z",
    )
}

/// Two lists that alternate keep their own counts.
fn two_lists() -> Case {
    let body = vec![
        p("x").list(1, 0),
        p("y").list(2, 0),
        p("x").list(1, 0),
        p("y").list(2, 0),
    ];
    let lists = vec![
        List::new(1, vec![Level::new(0, "%1.")]),
        List::new(2, vec![Level::new(4, "%1)")]),
    ];
    Case::new(
        "list-two",
        doc(body, lists, vec![Override::of(1), Override::of(2)]),
        "[1.] x\n[a)] y\n[2.] x\n[b)] y",
    )
}
