//! Origin: the copies in the register that a file came from, and what tells it.

use super::file::Borne;
use super::words::numbers;
use super::{BLIND, RESAVED, SEVERAL, UNKNOWN};
use crate::diag::Finding;
use crate::distribute::{Line, Register};
use crate::sheet::StampWords;
use serde::Serialize;
use std::collections::BTreeSet;

/// What tells the origin of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Evidence {
    /// Its bytes are those that were issued.
    Bytes,
    /// The mark on a page.
    Mark,
    /// The words of its stamp: its number, and the recipient's name.
    Stamp,
}

/// A copy that a file came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin<'r> {
    /// What the register says of it.
    pub line: &'r Line,
    /// How it is known.
    pub evidence: Evidence,
}

/// The copies that a file with this SHA-256 came from, the surest evidence first, with what is to be said about it.
pub fn origin<'r>(
    register: &'r Register,
    words: &[&StampWords],
    file: &str,
    sha256: &str,
    borne: &Borne,
) -> (Vec<Origin<'r>>, Vec<Finding>) {
    let mut findings = Vec::new();
    if let Some(line) = register.lines.iter().find(|line| line.sha256 == sha256) {
        let evidence = Evidence::Bytes;
        return (vec![Origin { line, evidence }], findings);
    }
    let marked = register.lines.iter().filter(|line| {
        let code = line.code.as_deref().and_then(|code| code.parse().ok());
        code.is_some_and(|code| borne.codes.contains(&code))
    });
    let mut origins = once(marked, Evidence::Mark);
    if origins.is_empty() {
        let said: BTreeSet<u32> = words
            .iter()
            .flat_map(|words| numbers(borne.texts.iter().map(String::as_str), words))
            .collect();
        let named = |line: &&Line| {
            let says = |what: &str| borne.texts.iter().any(|text| text.contains(what));
            said.contains(&line.copy) && says(&line.recipient) && says(&line.symbol)
        };
        origins = once(register.lines.iter().filter(named), Evidence::Stamp);
    }
    let help = match origins.as_slice() {
        [] => "look at another page of it; the corner with the mark must be on the picture",
        _ => "the register says who has it",
    };
    match origins.as_slice() {
        [] => findings.push(Finding::new(
            &UNKNOWN,
            format!("it cannot be told from which copy {file} came"),
            help,
        )),
        [_] => {
            let message = format!("{file} is not the file that was issued");
            findings.push(Finding::new(&RESAVED, message, help));
        }
        several => {
            let copies: Vec<String> = several
                .iter()
                .map(|origin| origin.line.copy.to_string())
                .collect();
            let message = format!("{file} bears the signs of copies {}", copies.join(", "));
            findings.push(Finding::new(&SEVERAL, message, help));
        }
    }
    if origins.is_empty() {
        for why in &borne.blind {
            findings.push(Finding::new(
                &BLIND,
                why.clone(),
                "save the page as PNG or JPEG and trace that",
            ));
        }
    }
    (origins, findings)
}

/// Each copy once, by its last line with that evidence.
fn once<'r>(lines: impl Iterator<Item = &'r Line>, evidence: Evidence) -> Vec<Origin<'r>> {
    let mut origins: Vec<Origin<'r>> = Vec::new();
    for line in lines {
        let same = |origin: &&mut Origin| {
            (&origin.line.work, origin.line.copy, origin.line.issue)
                == (&line.work, line.copy, line.issue)
        };
        match origins.iter_mut().find(same) {
            Some(origin) => origin.line = line,
            None => origins.push(Origin { line, evidence }),
        }
    }
    // of several issues of a copy the words of a stamp cannot tell which
    if evidence == Evidence::Stamp {
        let all = origins.clone();
        origins.retain(|origin| {
            !all.iter().any(|other| {
                (&other.line.work, other.line.copy) == (&origin.line.work, origin.line.copy)
                    && other.line.issue > origin.line.issue
            })
        });
    }
    origins
}
