//! The JSON report, file by file: a run over thousands of files is never held whole.

use super::super::out;
use super::super::report::Ending;
use engross::diag::Finding;
use engross::validate::{Checked, Summary, json_file, json_summary};
use std::path::Path;

/// A JSON report under way.
pub struct Stream {
    ending: Ending,
    files: usize,
}

impl Stream {
    /// Begins the report.
    pub fn begin(against: &Path) -> Stream {
        let against = serde_json::Value::from(against.display().to_string());
        Stream {
            ending: out::print(&format!(
                "{{\n  \"schema\": \"urn:engross:schema:validation:1\",\n  \"against\": {against},\n  \"files\": ["
            )),
            files: 0,
        }
    }

    /// Adds a file.
    pub fn file(&mut self, checked: &Checked) -> Ending {
        let comma = if self.files > 0 { "," } else { "" };
        self.files += 1;
        out::print(&format!(
            "{comma}\n    {}",
            indented(&json_file(checked), 4)
        ))
    }

    /// Ends the report.
    pub fn finish(self, summary: &Summary, findings: &[Finding]) -> Ending {
        let close = if self.files > 0 { "\n  ]" } else { "]" };
        let summary = indented(&json_summary(summary, findings), 2);
        self.ending.max(out::print(&format!(
            "{close},\n  \"summary\": {summary}\n}}\n"
        )))
    }
}

/// JSON for people, moved in: no string of it holds a line feed.
fn indented(value: &serde_json::Value, by: usize) -> String {
    format!("{value:#}").replace('\n', &format!("\n{}", " ".repeat(by)))
}
