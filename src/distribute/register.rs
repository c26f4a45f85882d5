//! The register of copies: who got what. It only grows, and every number stays.

use super::list::record_start;
use super::recipient::{Kind, Medium};
use super::rules::REGISTER;
use crate::diag::{Finding, Outcome, Source, Span};
use crate::mark::Code;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a line says of a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It was issued.
    Issued,
    /// It was issued again, in place of its issue before.
    Reissued,
    /// It was withdrawn.
    Withdrawn,
}

/// A line of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The run that wrote it, from 1.
    pub run: u32,
    /// The document in whatever language: the IRI of its work.
    pub work: String,
    /// The number of the copy, from 1, among all copies of the document.
    pub copy: u32,
    /// Its issue, from 1.
    pub issue: u32,
    /// What became of it.
    pub state: State,
    /// Who has it.
    pub recipient: String,
    /// What the recipient is.
    pub kind: Kind,
    /// Language (BCP 47).
    pub language: String,
    /// What it was sent on.
    pub medium: Medium,
    /// Class of distribution, its key in the layout.
    pub class: String,
    /// Date of its embargo, `YYYY-MM-DD`.
    pub embargo: Option<String>,
    /// File symbol of the version.
    pub symbol: String,
    /// The code of its mark, where it bears one.
    pub code: Option<String>,
    /// Its file, in the folder of the register.
    pub file: String,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// Pages, of a PDF.
    pub pages: Option<u32>,
    /// Sheets of paper, printed on both sides.
    pub sheets: Option<u32>,
}

/// The register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Register {
    /// Its lines, in the order in which they were written.
    pub lines: Vec<Line>,
}

/// The name of the register's file.
pub const FILE: &str = "register.csv";

impl Register {
    /// Reads a register.
    ///
    /// # Errors
    /// No value where a line cannot be read, or does not follow from those before it.
    pub fn read(name: &str, bytes: &[u8]) -> Outcome<Register> {
        let (text, broken) = match std::str::from_utf8(bytes) {
            Ok(text) => (text.to_owned(), None),
            Err(error) => {
                let text = String::from_utf8_lossy(bytes).into_owned();
                (text, Some(error.valid_up_to()))
            }
        };
        let source = Source::new(name, text);
        let help = "Put the register back as it was written.";
        let mut findings = Vec::new();
        let empty = source.text().trim().is_empty().then_some(0);
        for (at, what) in [
            (broken, "The register is not UTF-8 from here on."),
            (empty, "The register is empty."),
        ] {
            if let Some(at) = at {
                let place = source.place(Span::new(at, at));
                findings.push(Finding::new(&REGISTER, what, help).at(place));
            }
        }
        let mut register = Register::default();
        let mut reader = csv::Reader::from_reader(source.text().as_bytes());
        let heads = reader.headers().cloned().unwrap_or_default();
        for record in reader.records() {
            let read = record.and_then(|record| {
                let at = record_start(source.text(), record.position());
                Ok((at, record.deserialize::<Line>(Some(&heads))?))
            });
            let (at, wrong) = match read {
                Ok((at, line)) => match register.wrong(&line) {
                    None => {
                        register.lines.push(line);
                        continue;
                    }
                    Some(wrong) => (at, wrong),
                },
                Err(error) => {
                    let at = record_start(source.text(), error.position());
                    (at, format!("The line cannot be read: {error}."))
                }
            };
            let place = source.place(Span::new(at, at));
            findings.push(Finding::new(&REGISTER, wrong, help).at(place));
        }
        match findings.is_empty() {
            true => Outcome::new(register, findings),
            false => Outcome::failed(findings),
        }
    }

    /// What in a line does not follow from those before it.
    fn wrong(&self, line: &Line) -> Option<String> {
        let before = self
            .lines
            .iter()
            .rev()
            .find(|other| (&other.work, other.copy) == (&line.work, line.copy));
        let copy = line.copy;
        let follows = match (before, line.state) {
            (None, State::Issued) => line.issue == 1 && copy == self.copies(&line.work) + 1,
            (Some(before), State::Reissued) => {
                before.state != State::Withdrawn && line.issue == before.issue + 1
            }
            (Some(before), State::Withdrawn) => {
                before.state != State::Withdrawn && line.issue == before.issue
            }
            _ => false,
        };
        if !follows {
            return Some(format!(
                "What is said of copy {copy} does not follow from the lines before."
            ));
        }
        if self.lines.last().map_or(1, |last| last.run) > line.run {
            return Some(format!(
                "Copy {copy} is of a run before that of the line above."
            ));
        }
        let code = line.code.as_deref().map(str::parse::<Code>);
        if let Some(Err(error)) = code {
            return Some(format!("The code of copy {copy} is none: {error}."));
        }
        let hex = line.sha256.len() == 64 && line.sha256.bytes().all(|b| b.is_ascii_hexdigit());
        if !hex
            || line.file.is_empty()
            || line.file.contains(['/', '\\'])
            || line.file.starts_with('.')
        {
            return Some(format!(
                "The file of copy {copy} is not named as it ought to be."
            ));
        }
        None
    }

    /// The register as CSV.
    pub fn csv(&self) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        for line in &self.lines {
            // strings and numbers, into memory: there is nothing that could fail
            let _ = writer.serialize(line);
        }
        let bytes = writer.into_inner().unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// How many numbers were given to copies of a document.
    pub fn copies(&self, work: &str) -> u32 {
        let own = self.lines.iter().filter(|line| line.work == work);
        own.map(|line| line.copy).max().unwrap_or(0)
    }

    /// The number of the next run.
    pub fn next_run(&self) -> u32 {
        self.lines.last().map_or(1, |line| line.run + 1)
    }

    /// The last word on each copy, by document and number.
    pub fn current(&self) -> BTreeMap<(&str, u32), &Line> {
        self.lines
            .iter()
            .map(|line| ((line.work.as_str(), line.copy), line))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(copy: u32, issue: u32, state: State, run: u32) -> Line {
        Line {
            run,
            work: "/akn/x".into(),
            copy,
            issue,
            state,
            recipient: "Bahamas, The “B”".into(),
            kind: Kind::Mission,
            language: "en".into(),
            medium: Medium::Print,
            class: "restricted".into(),
            embargo: None,
            symbol: "AG05279E04".into(),
            code: Some(format!("AG05279E04/{copy}")),
            file: format!("AG05279E04-{copy:03}.pdf"),
            sha256: "a".repeat(64),
            pages: Some(7),
            sheets: None,
        }
    }

    fn read(lines: &[Line]) -> Outcome<Register> {
        let register = Register {
            lines: lines.to_vec(),
        };
        Register::read("register.csv", register.csv().as_bytes())
    }

    #[test]
    fn it_is_read_as_it_was_written() {
        use State::{Issued, Reissued, Withdrawn};
        let lines = [
            line(1, 1, Issued, 1),
            line(2, 1, Issued, 1),
            line(1, 2, Reissued, 2),
            line(2, 1, Withdrawn, 3),
            line(3, 1, Issued, 3),
        ];
        let register = read(&lines).value.unwrap();
        assert_eq!(register.lines, lines);
        assert_eq!(
            (
                register.copies("/akn/x"),
                register.copies("/akn/y"),
                register.next_run()
            ),
            (3, 0, 4)
        );
        assert_eq!(register.current()[&("/akn/x", 1)].issue, 2);
    }

    #[test]
    fn what_does_not_follow_is_told_with_its_line() {
        use State::{Issued, Reissued, Withdrawn};
        for (wrong, why) in [
            (line(1, 1, Issued, 1), "follow"),
            (line(3, 1, Issued, 1), "follow"),
            (line(2, 2, Issued, 1), "follow"),
            (line(1, 3, Reissued, 1), "follow"),
            (line(2, 2, Reissued, 1), "follow"),
            (line(2, 1, Withdrawn, 1), "follow"),
            (
                Line {
                    code: Some("7".into()),
                    ..line(2, 1, Issued, 1)
                },
                "code",
            ),
            (
                Line {
                    sha256: "00".into(),
                    ..line(2, 1, Issued, 1)
                },
                "file",
            ),
            (
                Line {
                    file: "../x.pdf".into(),
                    ..line(2, 1, Issued, 1)
                },
                "file",
            ),
            (line(2, 1, Issued, 0), "run"),
        ] {
            let outcome = read(&[line(1, 1, Issued, 1), wrong]);
            let finding = &outcome.findings[0];
            assert!(
                outcome.value.is_none() && finding.message.contains(why),
                "{finding:?}"
            );
            assert_eq!(finding.place.as_ref().unwrap().line, 3);
        }
        for damaged in [&b""[..], b"\n", b"run,work,copy\xff\n"] {
            let outcome = Register::read("r", damaged);
            assert!(outcome.value.is_none(), "{damaged:?}");
        }
        let cut = read(&[line(1, 1, Issued, 1)]).value.unwrap().csv();
        assert_eq!(
            Register::read("r", &cut.as_bytes()[..cut.len() - 80])
                .findings
                .len(),
            1
        );
    }
}
