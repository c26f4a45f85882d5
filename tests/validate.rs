//! Validation as people see it: messages, pairing, decisions, JSON that keeps its schema, and the page side by side.

use crate::press;
use crate::validated;

#[path = "validated/pages.rs"]
mod pages;

use crate::press::{engross, path, said};
use crate::validated::schema::Schema;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Output;

const SOURCE: &str = "fixtures/AG05279E04/source.xml";

/// The canonical text of a fixture as an extraction has it: a paragraph a line, its number before it.
fn extraction(fixture: &str) -> String {
    let rows = press::truth(fixture).into_iter();
    rows.map(|row| match row.label.as_str() {
        "" => format!("{}\n", row.text.trim()),
        label => format!("{label} {}\n", row.text.trim()),
    })
    .collect()
}

/// A legacy text in which a word and a number are lost.
fn damaged() -> String {
    let good = extraction("AG05279E04");
    let bad = good
        .replacen("12. ", "", 1)
        .replacen("multilateralism", "bilateralism", 1);
    assert_ne!(good, bad);
    bad
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", said(output)))
}

fn schema(of: &str) -> Schema {
    let output = engross(&["schema", of]);
    assert!(output.status.success(), "{}", said(&output));
    Schema::new(json(&output))
}

fn assert_valid(schema: &Schema, value: &Value) {
    let faults = schema.faults(value);
    assert!(faults.is_empty(), "{faults:#?}\n{value:#}");
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Each file's verdict.
fn verdicts(value: &Value) -> Vec<(String, String)> {
    let files = value["files"].as_array().unwrap().iter();
    files
        .map(|file| {
            let name = file["file"].as_str().unwrap().rsplit('/').next().unwrap();
            (
                name.to_owned(),
                file["verdict"].as_str().unwrap().to_owned(),
            )
        })
        .collect()
}

fn codes(file: &Value, list: &str) -> Vec<String> {
    let findings = file[list].as_array().unwrap().iter();
    findings
        .map(|finding| finding["code"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_good_file_is_identical_and_a_bad_one_is_told_with_both_places() {
    let folder = tempfile::tempdir().unwrap();
    let good = folder.path().join("good.txt");
    let bad = folder.path().join("bad.txt");
    fs::write(&good, extraction("AG05279E04")).unwrap();
    fs::write(&bad, damaged()).unwrap();
    let output = engross(&["validate", text(&good), "--against", SOURCE]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(
        said(&output).contains("good.txt: identical"),
        "{}",
        said(&output)
    );
    let output = engross(&["validate", text(&bad), "--against", SOURCE]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let said = said(&output);
    assert!(
        said.contains("[-multilateralism-]") && said.contains("{+bilateralism+}"),
        "{said}"
    );
    assert!(
        said.contains("bad.txt:7:12") || said.contains("bad.txt:7:"),
        "{said}"
    );
    // the very word, not the paragraph's first character
    let source = fs::read_to_string(path(SOURCE)).unwrap();
    let (line, column) = source
        .lines()
        .enumerate()
        .find_map(|(line, text)| Some((line + 1, text.find("multilateralism")? + 1)))
        .unwrap();
    assert!(
        said.contains(&format!("{SOURCE}:{line}:{column}")),
        "{line}:{column} is not in {said}"
    );
}

#[test]
fn a_folder_is_paired_and_every_file_has_its_verdict() {
    let legacy = tempfile::tempdir().unwrap();
    let canonical = tempfile::tempdir().unwrap();
    for fixture in ["AG05279E04", "minimal"] {
        let source = path(&format!("fixtures/{fixture}/source.xml"));
        fs::copy(source, canonical.path().join(format!("{fixture}.xml"))).unwrap();
    }
    fs::write(canonical.path().join("wrong.xml"), "<wrong/>").unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(legacy.path().join(name), bytes).unwrap();
    let good = extraction("AG05279E04");
    write("AG05279E03.txt", damaged().as_bytes());
    write("AG05279E04.txt", good.as_bytes());
    write(
        "AG05279S04.txt",
        b"Como Presidente del Grupo de Trabajo tengo el honor",
    );
    write(
        "broken.doc",
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and nothing more",
    );
    write("copy.txt", damaged().as_bytes());
    write(
        "stranger.txt",
        b"Call me Ishmael. Some years ago, never mind how long precisely, I went to sea.",
    );
    let run = [
        "validate",
        text(legacy.path()),
        "--against",
        text(canonical.path()),
        "--format",
        "json",
    ];
    let output = engross(&run);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let value = json(&output);
    assert_valid(&schema("validation"), &value);
    let wanted = [
        ("AG05279E03.txt", "other-version", "VERSION-OTHER"),
        ("AG05279E04.txt", "identical", ""),
        ("AG05279S04.txt", "other-version", "LANGUAGE-OTHER"),
        ("broken.doc", "unreadable", ""),
        ("copy.txt", "differs", "PAIRED-BY-LIKENESS"),
        ("stranger.txt", "no-partner", "LEGACY-UNPAIRED"),
    ];
    for ((name, verdict), (file, code)) in verdicts(&value).iter().zip(
        value["files"]
            .as_array()
            .unwrap()
            .iter()
            .zip(wanted.map(|w| w.2)),
    ) {
        let (_, expected, _) = wanted.iter().find(|wanted| wanted.0 == name).unwrap();
        assert_eq!(verdict, expected, "{file:#}");
        assert!(
            code.is_empty() || codes(file, "findings").iter().any(|found| found == code),
            "{code}: {file:#}"
        );
    }
    assert_eq!(value["files"].as_array().unwrap().len(), wanted.len());
    let without = value["summary"]["without_partner"].as_array().unwrap();
    assert!(
        without.len() == 1 && without[0].as_str().unwrap().ends_with("minimal.xml"),
        "{without:?}"
    );
    assert_eq!(codes(&value["summary"], "findings"), ["CANONICAL-UNUSABLE"]);
    // the same again in any order of work
    assert_eq!(engross(&run).stdout, output.stdout);
    let output = engross(&run[..4]);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        told.contains("6 files: ") && told.contains("canonical, without a legacy file:"),
        "{told}"
    );
}

#[test]
fn a_file_of_another_document_is_not_held_against_the_one_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("AG09990E01.txt");
    fs::write(&file, extraction("minimal")).unwrap();
    let output = engross(&[
        "validate",
        text(&file),
        "--against",
        SOURCE,
        "--format",
        "json",
    ]);
    let value = json(&output);
    assert_eq!(verdicts(&value)[0].1, "no-partner");
    assert_eq!(codes(&value["files"][0], "findings"), ["DOCUMENT-OTHER"]);
}

#[test]
fn what_is_decided_is_shown_no_more_until_the_file_is_changed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("AG05279E04.txt");
    let decisions = folder.path().join("decide.toml");
    fs::write(&file, damaged()).unwrap();
    let run = |more: &[&str]| {
        let mut all = vec!["validate", text(&file), "--against", SOURCE];
        all.extend(more);
        engross(&all)
    };
    let output = run(&["--write-decisions", text(&decisions)]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let template = fs::read_to_string(&decisions).unwrap();
    assert!(
        template.contains("decision = \"open\"") && template.contains("by = \"\""),
        "{template}"
    );
    // as it was written, it decides nothing
    assert_eq!(
        run(&["--decisions", text(&decisions)]).status.code(),
        Some(1)
    );
    let accepted = template.replace("decision = \"open\"", "decision = \"accept\"");
    fs::write(&decisions, &accepted).unwrap();
    let output = run(&["--decisions", text(&decisions)]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(
        said(&output).contains("DECISIONS-UNREADABLE"),
        "{}",
        said(&output)
    );
    let signed = accepted
        .replace("by = \"\"", "by = \"A. Clerk\"")
        .replace("reason = \"\"", "reason = \"as printed\"");
    fs::write(&decisions, &signed).unwrap();
    let output = run(&["--decisions", text(&decisions)]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(
        said(&output).contains("differs, all accepted"),
        "{}",
        said(&output)
    );
    assert!(
        !said(&output).contains("multilateralism"),
        "{}",
        said(&output)
    );
    let value = json(&run(&["--decisions", text(&decisions), "--format", "json"]));
    assert_valid(&schema("validation"), &value);
    assert!(
        value["files"][0]["counts"]["accepted"].as_u64().unwrap() >= 2,
        "{value:#}"
    );
    // a decision on something that is not there
    let unused = format!(
        "{signed}\n[[decision]]\nid = \"000000000000\"\nsha256 = {}\ndecision = \"open\"\n",
        value["files"][0]["sha256"]
    );
    fs::write(&decisions, unused).unwrap();
    let output = run(&["--decisions", text(&decisions)]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(
        said(&output).contains("DECISION-UNUSED"),
        "{}",
        said(&output)
    );
    fs::write(&decisions, &signed).unwrap();
    fs::write(&file, damaged() + "\n").unwrap();
    let output = run(&[
        "--decisions",
        text(&decisions),
        "--write-decisions",
        text(&decisions),
    ]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(
        said(&output).contains("DECISION-STALE") && said(&output).contains("multilateralism"),
        "{}",
        said(&output)
    );
    let renewed = fs::read_to_string(&decisions).unwrap();
    assert!(
        !renewed.contains("A. Clerk") && renewed.contains("decision = \"open\""),
        "{renewed}"
    );
}

#[test]
fn what_cannot_be_read_ends_with_2_and_stops_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let good = folder.path().join("AG05279E04.txt");
    fs::write(&good, extraction("AG05279E04")).unwrap();
    let output = engross(&[
        "validate",
        "no-such-file.doc",
        text(&good),
        "--against",
        SOURCE,
        "--format",
        "json",
    ]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    let value = json(&output);
    assert_valid(&schema("validation"), &value);
    assert_eq!(
        verdicts(&value)
            .iter()
            .map(|v| v.1.as_str())
            .collect::<Vec<_>>(),
        ["unreadable", "identical"]
    );
    for against in ["no-such.xml", "fixtures/bad/truncated.xml", "fonts"] {
        let output = engross(&["validate", text(&good), "--against", against]);
        assert_eq!(
            output.status.code(),
            Some(2),
            "{against}: {}",
            said(&output)
        );
    }
}

#[test]
fn the_schemas_refuse_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bad.txt");
    fs::write(&file, damaged()).unwrap();
    let value = json(&engross(&[
        "validate",
        text(&file),
        "--against",
        SOURCE,
        "--format",
        "json",
    ]));
    let validation = schema("validation");
    assert_valid(&validation, &value);
    type Spoil = (&'static str, fn(&mut Value));
    let spoils: [Spoil; 8] = [
        ("no files", |v| {
            drop(v.as_object_mut().unwrap().remove("files"))
        }),
        ("a verdict of no kind", |v| {
            v["files"][0]["verdict"] = "fine".into()
        }),
        ("a field too many", |v| {
            v["files"][0]["differences"][0]["colour"] = "red".into()
        }),
        ("a count in words", |v| {
            v["files"][0]["differences"][0]["count"] = "one".into()
        }),
        ("an id too short", |v| {
            v["files"][0]["differences"][0]["id"] = "0".into()
        }),
        ("a code in lower case", |v| {
            v["files"][0]["differences"][0]["code"] = "num-lost".into()
        }),
        ("accepted by nobody", |v| {
            v["files"][0]["differences"][0]["accepted"] =
                serde_json::json!({"by": "", "reason": "x"})
        }),
        ("another schema", |v| v["schema"] = "urn:other".into()),
    ];
    for (what, spoil) in spoils {
        let mut spoilt = value.clone();
        spoil(&mut spoilt);
        assert!(!validation.faults(&spoilt).is_empty(), "{what} is accepted");
    }
    let report = schema("report");
    let out = folder.path().join("out");
    for run in [
        &[
            "check",
            "fixtures/bad/rule-number-gap.xml",
            "fixtures/bad/truncated.xml",
            "--format",
            "json",
        ][..],
        &[
            "render",
            "fixtures/minimal/source.xml",
            "-o",
            text(&out),
            "--format",
            "json",
        ],
        &[
            "verify",
            text(&out.join("AG09990E01.docx")),
            "--against",
            SOURCE,
            "--format",
            "json",
        ],
        &[
            "accept",
            text(&out.join("AG09990E01.docx")),
            "-o",
            text(&out.join("new.xml")),
            "--all",
            "--format",
            "json",
        ],
    ] {
        let value = json(&engross(run));
        assert_valid(&report, &value);
        let mut spoilt = value.clone();
        spoilt["entries"][0]["ending"] = "well".into();
        assert!(!report.faults(&spoilt).is_empty(), "{run:?}");
        assert!(!report.faults(&serde_json::json!({})).is_empty(), "{run:?}");
    }
}
