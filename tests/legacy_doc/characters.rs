//! Characters that the file has otherwise than the page shows them: symbols, spaces, hyphens, breaks, hidden text.

use super::case::Case;
use crate::made_doc::{Doc, Style, p, runs, sprm, t};

/// All cases.
pub fn cases() -> Vec<Case> {
    vec![
        symbols(),
        symbol_font(),
        spaces_and_hyphens(),
        breaks(),
        hidden(),
        hidden_by_style(),
        hidden_paragraph(),
        doubled_spaces(),
    ]
}

/// sprmCSymbol: beta of Symbol, the check mark of Wingdings.
fn symbols() -> Case {
    let doc = Doc::new(vec![runs(vec![
        t("a "),
        t("(").with(sprm::symbol(1, 0xF062)),
        t(" b "),
        t("(").with(sprm::symbol(2, 0xF0FC)),
        t(" c"),
    ])]);
    Case::new("symbol", doc, "a β b ✓ c")
        // it keeps the character of the private area, with its font
        .office("a \u{F062} b \u{F0FC} c")
}

/// Characters set in the Symbol font: the private area, as Word writes them.
fn symbol_font() -> Case {
    let doc = Doc::new(vec![runs(vec![
        t("from "),
        t("\u{F061}\u{F062}").with(sprm::font(1)),
        t(" on"),
    ])]);
    Case::new("symbol-font", doc, "from αβ on").office("from \u{F061}\u{F062} on")
}

/// No-break space, no-break hyphen 0x1E, optional hyphen 0x1F.
fn spaces_and_hyphens() -> Case {
    let doc = Doc::new(vec![p("No.\u{A0}5, forty\u{1E}first, co\u{1F}operation")]);
    Case::new(
        "hyphens",
        doc,
        "No.\u{A0}5, forty\u{2011}first, co\u{AD}operation",
    )
}

/// A forced line break, a tab, a page break inside a paragraph, a column break.
fn breaks() -> Case {
    let doc = Doc::new(vec![p("ANNEX\u{B}List\tof members"), p("Next.")]);
    Case::new("breaks", doc, "ANNEX\\nList\\tof members\nNext.")
        // a line break is a line in its text export
        .office("ANNEX\nList\\tof members\nNext.")
}

fn hidden() -> Case {
    let doc = Doc::new(vec![runs(vec![
        t("Seen "),
        t("unseen ").with(sprm::hidden(1)),
        t("seen."),
    ])]);
    Case::new("hidden", doc, "Seen seen.").office("Seen unseen seen.")
}

/// A character style hides; a run against it shows.
fn hidden_by_style() -> Case {
    let mut doc = Doc::new(vec![runs(vec![
        t("Seen "),
        t("unseen ").with(sprm::char_style(15)),
        t("seen again.")
            .with(sprm::char_style(15))
            .with(sprm::hidden(0x81)),
    ])]);
    doc.styles
        .push(Style::characters(15, "Internal").chpx(sprm::hidden(1)));
    Case::new("hidden-by-style", doc, "Seen seen again.").office("Seen unseen seen again.")
}

fn hidden_paragraph() -> Case {
    let hidden = runs(vec![t("Unseen.").with(sprm::hidden(1))]).mark_with(sprm::hidden(1));
    let doc = Doc::new(vec![p("One."), hidden, p("Two.")]);
    Case::new("hidden-paragraph", doc, "One.\nTwo.").office("One.\nUnseen.\nTwo.")
}

/// Spaces are text.
fn doubled_spaces() -> Case {
    let doc = Doc::new(vec![p("Declaration.  The foregoing   having")]);
    Case::new("spaces", doc, "Declaration.  The foregoing   having")
}
