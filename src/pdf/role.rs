//! The names of structure roles, as the structure tree and the marked content both write them.

use crate::pages::{ListNumbering, StructureRole, TableScope};

/// The name of the lines of a copy's stamp, which the role map says to be paragraphs.
pub(super) const STAMP: &str = "Stamp";

/// The name of the stretches that only the new one of two versions has, which the role map says to be spans.
pub(super) const INSERTED: &str = "Ins";
/// The name of the stretches that only the old one has.
pub(super) const DELETED: &str = "Del";
/// The name of pictures that belong to a page and not to the text, which the role map says to be figures.
pub(super) const PAGE_FIGURE: &str = "PageFigure";

/// The standard structure type (ISO 32000-1, 14.8.4).
pub(super) fn name(role: StructureRole) -> &'static str {
    match role {
        StructureRole::Document => "Document",
        StructureRole::Part => "Part",
        StructureRole::Heading(1) => "H1",
        StructureRole::Heading(2) => "H2",
        StructureRole::Heading(3) => "H3",
        StructureRole::Heading(4) => "H4",
        StructureRole::Heading(5) => "H5",
        // there is no deeper one; `preflight` lets none pass
        StructureRole::Heading(_) => "H6",
        StructureRole::P => "P",
        StructureRole::L(_) => "L",
        StructureRole::LI => "LI",
        StructureRole::Lbl => "Lbl",
        StructureRole::LBody => "LBody",
        StructureRole::Table => "Table",
        StructureRole::THead => "THead",
        StructureRole::TBody => "TBody",
        StructureRole::TR => "TR",
        StructureRole::TH { .. } => "TH",
        StructureRole::TD { .. } => "TD",
        StructureRole::Caption => "Caption",
        StructureRole::Note => "Note",
        StructureRole::Reference => "Reference",
        StructureRole::Link => "Link",
        StructureRole::Span => "Span",
        StructureRole::TOC => "TOC",
        StructureRole::TOCI => "TOCI",
        StructureRole::Figure => "Figure",
        StructureRole::Inserted => INSERTED,
        StructureRole::Deleted => DELETED,
        StructureRole::PageFigure => PAGE_FIGURE,
        StructureRole::Stamp => STAMP,
    }
}

/// The value of `ListNumbering` (ISO 32000-1, table 347).
pub(super) fn numbering(numbering: ListNumbering) -> &'static str {
    match numbering {
        ListNumbering::Decimal => "Decimal",
        ListNumbering::LowerAlpha => "LowerAlpha",
        ListNumbering::UpperAlpha => "UpperAlpha",
        ListNumbering::LowerRoman => "LowerRoman",
        ListNumbering::UpperRoman => "UpperRoman",
        ListNumbering::Disc => "Disc",
        ListNumbering::None => "None",
    }
}

/// The value of `Scope` (ISO 32000-1, table 349).
pub(super) fn scope(scope: TableScope) -> &'static str {
    match scope {
        TableScope::Column => "Column",
        TableScope::Row => "Row",
    }
}
