//! Word 97 files against the reader that knows nothing of how they were made: those of the tests' own writer, those
//! that LibreOffice made, and both with seeded defects.

mod canonical;
mod case;
mod changes;
mod characters;
mod damage;
mod defects;
mod defects_docx;
mod fields;
mod fixtures;
mod lists;
mod mutation;
mod pieces;
mod stories;
mod tables;

use case::{Case, compare, lines};
use engross::legacy::doc;
use engross::reread::View;
use std::fs;
use std::path::Path;

/// Reads each case; fails with all that differs.
fn check(cases: Vec<Case>) {
    let wrong: Vec<String> = cases.iter().filter_map(wrong).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn wrong(case: &Case) -> Option<String> {
    let outcome = doc::read(&case.doc.bytes());
    let Some(reading) = outcome.value else {
        return Some(format!("{}: not read: {:?}", case.name, outcome.findings));
    };
    compare(case.name, case.expected, &lines(&reading.transcript)).err()
}

#[test]
fn pieces_of_any_width_and_order() {
    check(pieces::cases());
}

#[test]
fn automatic_numbers() {
    check(lists::cases());
}

#[test]
fn fields_of_any_nesting() {
    check(fields::cases());
}

#[test]
fn stories_apart() {
    check(stories::cases());
}

#[test]
fn tables_by_cell() {
    check(tables::cases());
}

#[test]
fn characters_as_the_page_shows_them() {
    check(characters::cases());
}

#[test]
fn tracked_changes_in_both_views() {
    check(changes::cases());
    let wrong: Vec<String> = changes::changes()
        .into_iter()
        .filter_map(|change| {
            let bytes = change.case.doc.bytes();
            let reading = doc::read_view(&bytes, View::Original).value?;
            let found = lines(&reading.transcript);
            compare(change.case.name, change.original, &found).err()
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Writes the cases to `ENGROSS_MADE_DIR`, where that is set, for `.ci/made-doc`.
#[test]
fn writes_cases() {
    let all = [
        pieces::cases(),
        lists::cases(),
        fields::cases(),
        stories::cases(),
        tables::cases(),
        changes::cases(),
        characters::cases(),
    ];
    let all: Vec<Case> = all.into_iter().flatten().collect();
    let mut names: Vec<&str> = all.iter().map(|case| case.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all.len(), "two cases have one name");
    let Some(folder) = std::env::var_os("ENGROSS_MADE_DIR") else {
        return;
    };
    let folder = Path::new(&folder);
    fs::create_dir_all(folder).unwrap();
    for case in all {
        let write = |ending: &str, bytes: &[u8]| {
            fs::write(folder.join(format!("{}.{ending}", case.name)), bytes).unwrap();
        };
        write("doc", &case.doc.bytes());
        write(
            "expected",
            case::expected(case.expected).join("\n").as_bytes(),
        );
        if let Some(body) = case.office {
            write("office", case::expected(body).join("\n").as_bytes());
        }
    }
}
