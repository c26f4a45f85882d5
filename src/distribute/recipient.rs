//! Recipients: who gets copies, on which medium.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What a recipient is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A delegation at a meeting.
    #[default]
    Delegation,
    /// A permanent mission.
    Mission,
    /// An archive.
    Archive,
}

/// What a copy is sent on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Medium {
    /// A PDF file.
    Pdf,
    /// A Word file.
    Docx,
    /// Paper, printed from a PDF file.
    Print,
}

impl Kind {
    /// By its word in the list.
    pub(super) fn of(word: &str) -> Option<Kind> {
        Some(match word {
            "delegation" => Kind::Delegation,
            "mission" => Kind::Mission,
            "archive" => Kind::Archive,
            _ => return None,
        })
    }
}

impl Medium {
    /// By its word in the list.
    pub(super) fn of(word: &str) -> Option<Medium> {
        Some(match word {
            "pdf" => Medium::Pdf,
            "docx" => Medium::Docx,
            "print" => Medium::Print,
            _ => return None,
        })
    }

    /// The ending of its file.
    pub fn ending(self) -> &'static str {
        match self {
            Medium::Pdf | Medium::Print => "pdf",
            Medium::Docx => "docx",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::Delegation => "delegation",
            Kind::Mission => "mission",
            Kind::Archive => "archive",
        })
    }
}

impl fmt::Display for Medium {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Medium::Pdf => "pdf",
            Medium::Docx => "docx",
            Medium::Print => "print",
        })
    }
}
