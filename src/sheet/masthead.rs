//! The head of the first page: which of the document's fields stand on which line, and at which of its tabs.

use super::Role;
use serde::{Deserialize, Serialize};

/// The head of the first page. Fields of the document that no line names follow it, one to a line: no text is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Masthead {
    /// The lines from the top.
    pub lines: Vec<MastheadLine>,
}

/// A line. Where nothing stands in any of its cells it is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MastheadLine {
    /// The role of its style.
    pub role: Role,
    /// Its cells from the left: the first at the margin, each further one at the next tab of the style.
    pub cells: Vec<Vec<MastheadPiece>>,
}

/// What stands in a cell. A cell that names fields is empty where the document gives none of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MastheadPiece {
    /// A field of the document.
    Field(MastheadField),
    /// Words of the layout, by their key in `terms`.
    Term(String),
    /// Fixed text.
    Fixed(String),
}

/// The fields of the masthead (PROFILE.md, "Masthead"), by their names there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MastheadField {
    /// `organization`: the body's name.
    Body,
    /// `session`
    Session,
    /// `inline name="series"`
    Series,
    /// `inline name="sessionDates"`
    Dates,
    /// `docNumber`
    Symbol,
    /// `location`
    Place,
    /// `docDate`
    Date,
    /// `inline name="originalLanguage"`
    Original,
    /// `inline name="distribution"`
    Distribution,
    /// `inline name="agendaItem"`
    Agenda,
}
