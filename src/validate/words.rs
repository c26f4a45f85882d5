//! The words that people read for verdicts, gravity and certainty.

use super::{Checked, Partner, Way};
use crate::collate::{Certainty, Verdict};
use crate::legacy::Gravity;

/// What a file is worth, in words; whether all that speaks against it is accepted is said as well.
pub fn verdict(checked: &Checked) -> &'static str {
    match (checked.verdict, checked.is_open()) {
        (Some(Verdict::Identical), _) => "identical",
        (Some(Verdict::IdenticalButForm), _) => "identical but for form",
        (Some(Verdict::Differs), true) => "differs",
        (Some(Verdict::Differs), false) => "differs, all accepted",
        (Some(Verdict::OtherVersion), true) => "other version",
        (Some(Verdict::OtherVersion), false) => "other version, accepted",
        (Some(Verdict::Unreadable), true) => "unreadable",
        (Some(Verdict::Unreadable), false) => "unreadable, accepted",
        (None, true) => "no partner",
        (None, false) => "no partner, accepted",
    }
}

/// What a difference touches.
pub fn gravity(gravity: Gravity) -> &'static str {
    match gravity {
        Gravity::Text => "text",
        Gravity::Number => "number",
        Gravity::Form => "form",
        Gravity::Noise => "noise",
    }
}

/// How sure a class is.
pub fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Certain => "certain",
        Certainty::Likely => "likely",
        Certainty::Possible => "possible",
    }
}

/// How the partner was found, in words.
pub fn paired(partner: &Partner) -> String {
    match &partner.way {
        Way::Given => "named by the user".to_owned(),
        Way::FileName(symbol) => format!("paired by {symbol} in the file's name"),
        Way::Inside(symbol) => format!("paired by {symbol}, which stands in the file"),
        Way::Likeness(percent) => format!("paired by the likeness of the words alone, {percent} %"),
    }
}
