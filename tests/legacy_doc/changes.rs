//! Tracked changes: accepted in one view, rejected in the other.

use super::case::Case;
use crate::made_doc::{Doc, Level, List, Override, Para, p, runs, sprm, t};

/// A case, and what is seen with its changes rejected.
pub struct Change {
    /// With its changes accepted.
    pub case: Case,
    /// With its changes rejected.
    pub original: &'static str,
}

fn change(name: &'static str, mut doc: Doc, last: &'static str, first: &'static str) -> Change {
    doc.authors = vec!["Unknown", "Delegation of Mexico"];
    Change {
        case: Case::new(name, doc, last),
        original: first,
    }
}

/// All changes.
pub fn changes() -> Vec<Change> {
    vec![
        words(),
        whole_paragraph(),
        joined(),
        split(),
        numbered(),
        by_piece(),
    ]
}

/// All cases.
pub fn cases() -> Vec<Case> {
    changes().into_iter().map(|change| change.case).collect()
}

fn words() -> Change {
    let doc = Doc::new(vec![runs(vec![
        t("That States "),
        t("shall").with(sprm::deleted(1)),
        t("should").with(sprm::inserted(1)),
        t(" cooperate"),
        t(" fully").with(sprm::inserted(1)).with(sprm::deleted(1)),
        t("."),
    ])]);
    let mut change = change(
        "change-words",
        doc,
        "That States should cooperate.",
        "That States shall cooperate.",
    );
    // its text export keeps what was deleted
    change.case.office = Some("That States shallshould cooperate.");
    change
}

/// A paragraph with its mark.
fn all(text: &str, sprms: &[u8]) -> Para {
    runs(vec![t(text).with(sprms.to_vec())]).mark_with(sprms.to_vec())
}

fn whole_paragraph() -> Change {
    let doc = Doc::new(vec![
        p("One."),
        all("Two.", &sprm::deleted(1)),
        all("Three.", &sprm::inserted(1)),
        p("Four."),
    ]);
    let mut change = change(
        "change-paragraph",
        doc,
        "One.\nThree.\nFour.",
        "One.\nTwo.\nFour.",
    );
    change.case.office = Some("One.\nTwo.\nThree.\nFour.");
    change
}

/// Only the mark between two paragraphs is deleted.
fn joined() -> Change {
    let doc = Doc::new(vec![
        p("One ").mark_with(sprm::deleted(1)),
        p("two."),
        p("Three."),
    ]);
    let mut change = change(
        "change-joined",
        doc,
        "One two.\nThree.",
        "One\ntwo.\nThree.",
    );
    change.case.office = Some("One\ntwo.\nThree.");
    change
}

/// Only the mark between two paragraphs is inserted.
fn split() -> Change {
    let doc = Doc::new(vec![
        p("One ").mark_with(sprm::inserted(1)),
        p("two."),
        p("Three."),
    ]);
    change("change-split", doc, "One\ntwo.\nThree.", "One two.\nThree.")
}

/// A deleted paragraph of a list has no number, and those after it move up.
fn numbered() -> Change {
    let mut doc = Doc::new(vec![
        p("one").list(1, 0),
        all("two", &sprm::deleted(1)).list(1, 0),
        p("three").list(1, 0),
    ]);
    doc.lists = vec![List::new(7, vec![Level::new(0, "%1.")])];
    doc.overrides = vec![Override::of(7)];
    let mut change = change(
        "change-numbered",
        doc,
        "[1.] one\n[2.] three",
        "[1.] one\n[2.] two\n[3.] three",
    );
    change.case.office = Some("[1.] one\n[2.] two\n[3.] three");
    change
}

/// A piece whose Prm0 says sprmCFRMarkDel.
fn by_piece() -> Change {
    let mut doc = Doc::new(vec![p("Kept, gone, kept.")]);
    doc.fast_saved = true;
    doc.cut = |units| {
        let cut = |length, prm| crate::made_doc::Cut {
            length,
            wide: false,
            prm,
        };
        vec![
            cut(5, crate::made_doc::Prm::None),
            cut(6, crate::made_doc::Prm::Short(0x41, 1)),
            cut(units.len() - 11, crate::made_doc::Prm::None),
        ]
    };
    let mut change = change("change-by-piece", doc, "Kept, kept.", "Kept, gone, kept.");
    change.case.office = Some("Kept, gone, kept.");
    change
}
