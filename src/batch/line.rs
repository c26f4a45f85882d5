//! The report on one document: a line of `report.jsonl`, and what is kept so that a later run can give it again.

use crate::diag::{Finding, Severity, Told};
use serde::{Deserialize, Serialize};
use std::process::ExitCode;

/// How the work on one document ended. The order is that of gravity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ending {
    /// Nothing but remarks.
    Clean,
    /// Errors or warnings were found.
    Findings,
    /// The tool could not do its work.
    Failed,
    /// It was not begun: the run was stopped before.
    Untouched,
}

impl Ending {
    /// What the findings say of the end.
    pub fn of(findings: &[Finding]) -> Ending {
        let told = |finding: &Finding| finding.severity() > Severity::Remark;
        if findings.iter().any(told) {
            Ending::Findings
        } else {
            Ending::Clean
        }
    }

    /// 0, 1 or 2. Documents that were not begun add nothing: what stopped the run does.
    pub fn exit_code(self) -> ExitCode {
        ExitCode::from(match self {
            Ending::Clean | Ending::Untouched => 0,
            Ending::Findings => 1,
            Ending::Failed => 2,
        })
    }
}

/// A line of the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The input, as the user wrote it.
    pub input: String,
    /// The document's symbol, where it could be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub symbol: Option<String>,
    /// How the work ended.
    pub ending: Ending,
    /// The files released.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub made: Vec<Made>,
    /// What was found.
    pub findings: Vec<Told>,
}

/// A file released.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// Its name in the output folder.
    pub file: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Pages, of a PDF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<usize>,
}

impl Line {
    /// The line in one line of JSON, without the line feed.
    pub fn json(&self) -> String {
        // strings, numbers and lists of them: there is nothing that JSON could not say
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The same report for the same document under another name.
    pub fn renamed(mut self, input: &str) -> Line {
        for told in &mut self.findings {
            if told.file.as_ref() == Some(&self.input) {
                told.file = Some(input.to_owned());
            }
        }
        input.clone_into(&mut self.input);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_it_was_written_and_follows_its_document() {
        let told = |file: &str| Told {
            code: "X".into(),
            severity: Severity::Remark,
            message: "m".into(),
            help: "h".into(),
            file: Some(file.into()),
            line: Some(3),
            column: None,
        };
        let line = Line {
            input: "a.xml".into(),
            symbol: Some("AG05279E04".into()),
            ending: Ending::Clean,
            made: vec![Made {
                file: "AG05279E04.pdf".into(),
                sha256: "00".into(),
                pages: Some(7),
            }],
            findings: vec![told("a.xml"), told("ag.toml")],
        };
        let read: Line = serde_json::from_str(&line.json()).unwrap();
        assert_eq!(read, line);
        let renamed = read.renamed("b.xml");
        assert_eq!(renamed.input, "b.xml");
        assert_eq!(renamed.findings[0].file.as_deref(), Some("b.xml"));
        assert_eq!(renamed.findings[1].file.as_deref(), Some("ag.toml"));
    }
}
