//! Piece tables: widths, order in the file, fast saves, properties of pieces; four languages.

use super::case::Case;
use crate::made_doc::{Cut, Doc, Level, List, Override, Prm, p, runs, sprm, t};

/// Pieces of `length` characters, every second narrow where its characters are of windows-1252.
fn mixed(units: &[u16], length: usize) -> Vec<Cut> {
    units
        .chunks(length)
        .enumerate()
        .map(|(index, chunk)| Cut {
            length: chunk.len(),
            wide: index % 2 == 1 || chunk.iter().any(|unit| !narrow(*unit)),
            prm: Prm::None,
        })
        .collect()
}

fn narrow(unit: u16) -> bool {
    unit < 0x80 || (0xA0..0x100).contains(&unit) || [0x2019, 0x201C, 0x201D, 0x2013].contains(&unit)
}

/// One piece of one byte a character.
fn all_narrow(units: &[u16]) -> Vec<Cut> {
    vec![Cut {
        length: units.len(),
        wide: false,
        prm: Prm::None,
    }]
}

/// Every odd piece before every even one, as saves that append leave them.
fn odd_first(count: usize) -> Vec<usize> {
    let odd = (0..count).filter(|index| index % 2 == 1);
    odd.chain((0..count).filter(|index| index % 2 == 0))
        .collect()
}

fn resolution() -> Vec<crate::made_doc::Para> {
    vec![
        p(
            "RECORDANDO que la Asamblea General, en su cuadragésimo primer período ordinario de sesiones, aprobó la Declaración;",
        ),
        p(
            "RAPPELANT que l’Assemblée générale a adopté à l’unanimité la Déclaration de San Salvador – œuvre commune;",
        ),
        p(
            "RECORDANDO que a Assembléia Geral aprovou a Declaração de São Salvador, com as emendas das delegações;",
        ),
        p("RECALLING that “the General Assembly” adopted the Declaration at a cost of €1,000;"),
    ]
}

const RESOLUTION: &str = "
    RECORDANDO que la Asamblea General, en su cuadragésimo primer período ordinario de sesiones, aprobó la Declaración;
    RAPPELANT que l’Assemblée générale a adopté à l’unanimité la Déclaration de San Salvador – œuvre commune;
    RECORDANDO que a Assembléia Geral aprovou a Declaração de São Salvador, com as emendas das delegações;
    RECALLING that “the General Assembly” adopted the Declaration at a cost of €1,000;";

/// All cases.
pub fn cases() -> Vec<Case> {
    let mut narrow = Doc::new(resolution());
    narrow.cut = all_narrow;
    let mut mixed_pieces = Doc::new(resolution());
    mixed_pieces.cut = |units| mixed(units, 7);
    let mut single = Doc::new(resolution());
    single.cut = |units| mixed(units, 1);
    single.order = |count| (0..count).rev().collect();
    let mut disordered = Doc::new(resolution());
    disordered.cut = |units| mixed(units, 11);
    disordered.order = odd_first;
    disordered.fast_saved = true;
    vec![
        Case::new("pieces-wide", Doc::new(resolution()), RESOLUTION),
        Case::new("pieces-narrow", narrow, RESOLUTION),
        Case::new("pieces-mixed", mixed_pieces, RESOLUTION),
        Case::new("pieces-one-character", single, RESOLUTION),
        Case::new("pieces-fast-saved", disordered, RESOLUTION),
        beyond_the_basic_plane(),
        runs_across_pieces(),
        hidden_by_piece(),
        listed_by_piece(),
        level_by_piece(),
    ]
}

/// Characters beyond the basic plane and of other scripts, in pieces of seven.
fn beyond_the_basic_plane() -> Case {
    let mut doc = Doc::new(vec![p(
        "Greek Ωμέγα, Cyrillic Ответ, Chinese 大会, a clef 𝄞 and done.",
    )]);
    doc.cut = |units| mixed(units, 7);
    doc.order = |count| (0..count).rev().collect();
    Case::new(
        "pieces-scripts",
        doc,
        "Greek Ωμέγα, Cyrillic Ответ, Chinese 大会, a clef 𝄞 and done.",
    )
}

/// Runs and paragraphs that go on from one piece to the next.
fn runs_across_pieces() -> Case {
    let mut doc = Doc::new(vec![
        runs(vec![
            t("DECLARE: "),
            t("their firm commitment").with(sprm::bold(1)),
            t(" to security."),
        ]),
        p("Second paragraph, after it."),
    ]);
    doc.cut = |units| mixed(units, 5);
    doc.order = odd_first;
    doc.fast_saved = true;
    Case::new(
        "pieces-runs",
        doc,
        "DECLARE: their firm commitment to security.
         Second paragraph, after it.",
    )
}

/// A piece whose Prm0 says sprmCFVanish: five characters from the tenth are hidden.
fn hidden_by_piece() -> Case {
    let mut doc = Doc::new(vec![p("Shown and HIDE then shown.")]);
    doc.fast_saved = true;
    doc.cut = |units| {
        let cut = |length, prm| Cut {
            length,
            wide: false,
            prm,
        };
        vec![
            cut(10, Prm::None),
            cut(5, Prm::Short(0x5C, 1)),
            cut(units.len() - 15, Prm::None),
        ]
    };
    // its text export does not leave hidden text out
    Case::new("pieces-prm-hidden", doc, "Shown and then shown.")
        .office("Shown and HIDE then shown.")
}

/// A list of two levels, and three paragraphs.
fn listed() -> Doc {
    let mut doc = Doc::new(vec![p("first"), p("second"), p("third")]);
    doc.lists = vec![List::new(
        5,
        vec![Level::new(0, "%1."), Level::new(4, "%2)")],
    )];
    doc.overrides = vec![Override::of(5)];
    doc.fast_saved = true;
    doc
}

/// A piece whose Prm1 puts its paragraph, the second, into a list.
fn listed_by_piece() -> Case {
    let mut doc = listed();
    doc.cut = |units| {
        let cut = |length, prm| Cut {
            length,
            wide: true,
            prm,
        };
        vec![
            cut(6, Prm::None),
            cut(7, Prm::Long(sprm::ilfo(1))),
            cut(units.len() - 13, Prm::None),
        ]
    };
    Case::new("pieces-prm-list", doc, "first\n[1.] second\nthird")
}

/// A piece whose Prm0 says sprmPIlvl: its paragraphs, the second and third, are on the second level.
fn level_by_piece() -> Case {
    let mut doc = listed();
    for para in &mut doc.body {
        *para = para.clone().with(sprm::ilfo(1));
    }
    doc.cut = |units| {
        vec![
            Cut {
                length: 6,
                wide: true,
                prm: Prm::None,
            },
            Cut {
                length: units.len() - 6,
                wide: true,
                prm: Prm::Short(0x0C, 1),
            },
        ]
    };
    Case::new(
        "pieces-prm-level",
        doc,
        "[1.] first\n[a)] second\n[b)] third",
    )
    // it takes the level of a paragraph from where the list is named
    .office("[1.] first\n[2.] second\n[3.] third")
}
