//! A finding as reports give it: the one shape of findings in JSON, written and read.

use super::{Finding, Severity};
use serde::{Deserialize, Serialize, Serializer};

/// A finding as it is reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The stable code.
    pub code: String,
    /// The weight.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
    /// Where: the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Where: the line, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Where: the column in characters, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
}

impl Told {
    /// A finding as it is reported.
    pub fn of(finding: &Finding) -> Told {
        let place = finding.place.as_ref();
        Told {
            code: finding.rule.code.to_owned(),
            severity: finding.severity(),
            message: finding.message.clone(),
            help: finding.help.clone(),
            file: place.map(|place| place.file.to_string()),
            line: place.map(|place| place.line),
            column: place.map(|place| place.column),
        }
    }
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Told::of(self).serialize(serializer)
    }
}
