//! The house rules that a compiler does not check: which module may import which, how long a file may be, and that
//! every path named in the documentation exists.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules of the library, in the order in which they may import each other: only upwards in this list.
const ORDER: [&str; 37] = [
    "unit",
    "deflate",
    "attached",
    "diag",
    "symbol",
    "ordinal",
    "delegations",
    "mark",
    "model",
    "read",
    "check",
    "sheet",
    "transcript",
    "reread",
    "extract",
    "legacy",
    "expect",
    "flow",
    "text",
    "pages",
    "layout",
    "pdf",
    "docx",
    "verify",
    "accept",
    "collate",
    "draft",
    "validate",
    "revise",
    "concord",
    "store",
    "batch",
    "office",
    "status",
    "settle",
    "distribute",
    "trace",
];

/// Imports that the order allows and the architecture forbids: (importer, imported).
const FORBIDDEN: [(&str, &str); 25] = [
    // rules speak of documents, however they were written
    ("check", "read"),
    // what is looked at after the outputs knows nothing of how they were made
    ("verify", "flow"),
    ("verify", "layout"),
    ("verify", "pages"),
    ("verify", "pdf"),
    ("verify", "docx"),
    ("accept", "flow"),
    ("accept", "layout"),
    ("accept", "pages"),
    ("accept", "pdf"),
    ("accept", "docx"),
    ("collate", "flow"),
    ("collate", "layout"),
    ("collate", "pdf"),
    ("collate", "docx"),
    ("draft", "flow"),
    ("draft", "layout"),
    ("draft", "pdf"),
    ("draft", "docx"),
    // the two outputs know nothing of each other; PDF is made from pages, Word lays out itself
    ("pdf", "flow"),
    ("docx", "pdf"),
    ("docx", "layout"),
    ("docx", "pages"),
    ("sheet", "read"),
    ("sheet", "check"),
];

/// No file is longer without a reason stated here.
const LONGEST: usize = 800;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else {
        return found;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !path.ends_with("target") && !path.ends_with(".git") {
                found.extend(files(&path, ending));
            }
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The modules of this crate that a source text names: `use crate::a::b`, `crate::{a, b}`, `crate::a::f()`.
fn imports(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let code: String = text
        .lines()
        .map(|line| line.split("//").next().unwrap_or(""))
        .collect::<Vec<_>>()
        .join("\n");
    for (at, _) in code.match_indices("crate::") {
        let rest = code[at + "crate::".len()..].trim_start();
        if let Some(list) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut name = String::new();
            let mut names = Vec::new();
            for c in list.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => names.push(std::mem::take(&mut name)),
                    c if depth == 0 => name.push(c),
                    _ => {}
                }
            }
            names.push(name);
            found.extend(names.iter().map(|n| first_word(n)));
        } else {
            found.insert(first_word(rest));
        }
    }
    found
}

fn first_word(text: &str) -> String {
    text.trim()
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

/// The module that a file of `src` belongs to; `None` for the binary and the crate's root.
fn module(path: &Path) -> Option<String> {
    let inside = path.strip_prefix(root().join("src")).ok()?;
    let first = inside.iter().next()?.to_string_lossy().replace(".rs", "");
    (!["lib", "main", "cli"].contains(&first.as_str())).then_some(first)
}

/// What is wrong with the imports of one module, by the text of one of its files.
fn wrong_edges(importer: &str, text: &str) -> Vec<String> {
    let Some(own) = ORDER.iter().position(|name| *name == importer) else {
        return vec![format!("module {importer} has no place in the order")];
    };
    let mut wrong = Vec::new();
    for imported in imports(text) {
        let Some(other) = ORDER.iter().position(|name| *name == imported) else {
            continue;
        };
        if other > own || FORBIDDEN.contains(&(importer, ORDER[other])) {
            wrong.push(format!("{importer} imports {imported}"));
        }
    }
    wrong
}

#[test]
fn modules_import_only_what_stands_above_them() {
    let mut wrong = Vec::new();
    for path in files(&root().join("src"), ".rs") {
        let Some(importer) = module(&path) else {
            continue;
        };
        let text = fs::read_to_string(&path).unwrap();
        wrong.extend(
            wrong_edges(&importer, &text)
                .into_iter()
                .map(|edge| format!("{}: {edge}", path.display())),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_edge_in_the_wrong_direction_is_seen() {
    assert_eq!(
        wrong_edges("pdf", "use crate::flow::Flow;"),
        ["pdf imports flow"]
    );
    assert_eq!(
        wrong_edges("model", "use crate::{diag::Span, sheet::{Role, Style}};"),
        ["model imports sheet"]
    );
    assert_eq!(
        wrong_edges("expect", "fn f() { crate::layout::layout() }"),
        ["expect imports layout"]
    );
    assert_eq!(
        wrong_edges("reread", "use crate::{unit, pages};"),
        ["reread imports pages"]
    );
    assert!(
        wrong_edges(
            "layout",
            "use crate::{flow::Flow, unit::Length}; // crate::pdf"
        )
        .is_empty()
    );
}

#[test]
fn the_crate_lists_its_modules_in_that_order() {
    let text = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let listed: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    let expected: Vec<&str> = ORDER
        .into_iter()
        .filter(|name| listed.contains(name))
        .collect();
    assert_eq!(listed, expected);
}

#[test]
fn no_file_is_too_long_and_each_says_what_it_is_for() {
    let mut wrong = Vec::new();
    for folder in ["src", "tests", "benches"] {
        for path in files(&root().join(folder), ".rs") {
            let text = fs::read_to_string(&path).unwrap();
            if text.lines().count() > LONGEST {
                wrong.push(format!(
                    "{}: {} lines",
                    path.display(),
                    text.lines().count()
                ));
            }
            if !text.starts_with("//!") {
                wrong.push(format!(
                    "{}: does not say on its first line what it is for",
                    path.display()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_path_named_in_the_documentation_exists() {
    let tops = [
        "src/",
        "fonts/",
        "layouts/",
        "fixtures/",
        "tests/",
        "benches/",
        ".ci/",
    ];
    let mut wrong = Vec::new();
    for path in files(root(), ".md") {
        let text = fs::read_to_string(&path).unwrap();
        for quoted in text.split('`').skip(1).step_by(2) {
            let named = quoted.split_whitespace().next().unwrap_or("");
            let is_path = tops.iter().any(|top| named.starts_with(top))
                && !named.contains(['*', '<', '{', '$']);
            if is_path && !root().join(named).exists() {
                wrong.push(format!("{}: {named}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_test_file_is_part_of_the_suite() {
    let suite = fs::read_to_string(root().join("tests/suite.rs")).unwrap();
    let mut wrong = Vec::new();
    for entry in fs::read_dir(root().join("tests")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let is_test =
            path.extension().is_some_and(|ending| ending == "rs") || path.join("mod.rs").is_file();
        if is_test && name != "suite" && !suite.lines().any(|line| line == format!("mod {name};")) {
            wrong.push(format!(
                "tests/{name} is not named in tests/suite.rs: it never runs"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
