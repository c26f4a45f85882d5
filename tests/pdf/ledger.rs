//! The ledger of the standards names checks that exist, and files that exist.

use std::fs;
use std::path::{Path, PathBuf};

const STATES: [&str; 4] = ["enforced", "by construction", "author", "not yet"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text of all Rust files under a folder.
fn sources(folder: PathBuf) -> String {
    let mut all = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all += &sources(path);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            all += &fs::read_to_string(path).unwrap();
        }
    }
    all
}

/// What is wrong with a ledger, seen from these tests.
fn wrong(ledger: &str, tests: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut rows = 0;
    for line in ledger.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [clause, _, state, place] = cells[..] else {
            wrong.push(format!("no row of four cells: {line}"));
            continue;
        };
        if clause == "clause" {
            continue;
        }
        rows += 1;
        if !STATES.contains(&state) || place.is_empty() {
            wrong.push(format!("{clause}: {state:?} in {place:?}"));
        }
        if state != "enforced" {
            continue;
        }
        let named = place.split(';').next().unwrap_or_default();
        let checks: Vec<&str> = named.split('`').skip(1).step_by(2).collect();
        if checks.is_empty() {
            wrong.push(format!("{clause} is enforced, and no check is named"));
        }
        for check in checks {
            let is_rule = engross::rules().iter().any(|rule| rule.code == check);
            let is_test = tests.contains(&format!("#[test]\nfn {check}()"))
                || tests.contains(&format!("#[test]\n    fn {check}()"));
            if !is_rule && !is_test {
                wrong.push(format!("{clause}: there is no check {check}"));
            }
        }
    }
    if rows == 0 {
        wrong.push("the ledger is empty".to_string());
    }
    wrong
}

#[test]
fn every_clause_that_is_enforced_names_its_check() {
    let ledger = fs::read_to_string(root().join("src/pdf/LEDGER.md")).unwrap();
    let tests = sources(root().join("tests/pdf")) + &sources(root().join("src/pdf"));
    let wrong = wrong(&ledger, &tests);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(
        ledger
            .lines()
            .filter(|line| line.starts_with("| 6."))
            .count()
            > 40
    );
    assert!(
        ledger
            .lines()
            .filter(|line| line.starts_with("| 7."))
            .count()
            > 30
    );
}

#[test]
fn a_check_that_does_not_exist_is_seen() {
    for row in [
        "| 6.1 | a | enforced | `no_such_check` |",
        "| 6.1 | a | enforced | nowhere |",
        "| 6.1 | a | perhaps | `src/pdf/mod.rs` |",
        "| 6.1 | a | enforced |",
        "",
    ] {
        assert_eq!(wrong(row, "").len().min(1), 1, "{row}");
    }
    assert!(wrong("| 6.1 | a | enforced | `PDF-NO-TITLE` |", "").is_empty());
}
