//! A rule (what can be wrong, once for all) and a finding (that it is wrong here).

use super::Place;
use serde::{Deserialize, Serialize};

/// How much a finding weighs. The order is that of weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; exit code 0, the output is released.
    Remark,
    /// Wants a decision; exit code 1, the output is released.
    Warning,
    /// Wrong; exit code 1, nothing is released.
    Error,
}

impl Severity {
    /// The word that a message starts with.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Remark => "remark",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// One thing that can be wrong. `engross rule CODE` prints it.
///
/// Rules are statics beside the code that finds them; a code, once published, keeps its meaning.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The stable code, upper-case words joined by hyphens: `NUMBER-GAP`.
    pub code: &'static str,
    /// The weight of its findings.
    pub severity: Severity,
    /// One line: what is wrong.
    pub summary: &'static str,
    /// Some sentences: why it matters, and what to do.
    pub explanation: &'static str,
}

/// That a [`Rule`] is broken at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule that is broken.
    pub rule: &'static Rule,
    /// What is wrong here, in one sentence with the names and values of this case.
    pub message: String,
    /// What to do about it, in one sentence.
    pub help: String,
    /// Where, in the file that the reader can mend; `None` where no line can be named.
    pub place: Option<Place>,
}

impl Finding {
    /// A finding without a place.
    pub fn new(
        rule: &'static Rule,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Finding {
        Finding {
            rule,
            message: message.into(),
            help: help.into(),
            place: None,
        }
    }

    /// The same finding with its place.
    pub fn at(mut self, place: Place) -> Finding {
        self.place = Some(place);
        self
    }

    /// The weight of the finding, that of its rule.
    pub fn severity(&self) -> Severity {
        self.rule.severity
    }
}
