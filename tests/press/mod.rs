//! What the end-to-end tests share: the binary, the fixtures, and truth as it stands in the files.

#![allow(dead_code, reason = "each test takes what it needs of it")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A path below the checkout.
pub fn path(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

/// Runs `engross` in the checkout.
pub fn engross(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_engross"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the binary that cargo has just built runs")
}

/// Standard output and standard error, for messages of tests.
pub fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

/// A paragraph of truth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrueParagraph {
    /// `report`, `declaration`, ...
    pub part: String,
    /// `recital`, `operative`, ...
    pub role: String,
    /// Empty where there is none.
    pub label: String,
    /// Exact.
    pub text: String,
}

/// The rows of a truth file, its header left out.
pub fn rows(relative: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path(relative))
        .unwrap_or_else(|error| panic!("{relative}: {error}"));
    text.lines()
        .skip(1)
        .map(|line| line.split('\t').map(unescape).collect())
        .collect()
}

/// The paragraphs of a fixture's truth.
pub fn truth(fixture: &str) -> Vec<TrueParagraph> {
    rows(&format!("fixtures/{fixture}/truth/body.tsv"))
        .into_iter()
        .map(|row| {
            let [part, role, label, text] = <[String; 4]>::try_from(row).expect("four columns");
            TrueParagraph {
                part,
                role,
                label,
                text,
            }
        })
        .collect()
}

/// `\n` and `\t` for a forced break and a tab, `\\` for a backslash.
fn unescape(field: &str) -> String {
    let mut out = String::new();
    let mut characters = field.chars();
    while let Some(c) = characters.next() {
        match c {
            '\\' => match characters.next() {
                Some('n') => out.push('\n'),
                Some('t') => out.push('\t'),
                Some('\\') => out.push('\\'),
                other => panic!("unknown escape {other:?} in {field:?}"),
            },
            c => out.push(c),
        }
    }
    out
}
