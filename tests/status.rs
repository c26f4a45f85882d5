//! The state of agreement: the points that the XML marks, what a report claims of them, and their list.

use crate::press::{engross, said};
use engross::status::{PointKind, points};
use std::fs;

const SOURCE: &str = "fixtures/AG05279E04/source.xml";

#[test]
fn the_declaration_has_two_points_of_mexico_and_canada() {
    let bytes = fs::read(crate::press::path(SOURCE)).unwrap();
    let document = engross::read::read(SOURCE, &bytes).value.unwrap();
    let points = points(&document);
    let told: Vec<_> = points
        .iter()
        .map(|point| (point.kind, point.delegations.join(","), point.unit.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (
                PointKind::AdReferendum,
                "Delegation of Mexico".to_owned(),
                "att_1__preface"
            ),
            (
                PointKind::AdReferendum,
                "Delegation of Canada".to_owned(),
                "att_1__para_16"
            ),
        ]
    );
    let output = engross(&["status", SOURCE, "--format", "json"]);
    assert_eq!(output.status.code(), Some(0));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        json["files"][0]["points"][1]["delegations"][0],
        "Delegation of Canada"
    );
}

#[test]
fn brackets_alternatives_and_struck_text_are_points() {
    let output = engross(&["status", "fixtures/features/source.xml", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let points = json["files"][0]["points"].as_array().unwrap();
    let of = |kind: &str| {
        points
            .iter()
            .filter(|point| point["kind"] == kind)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        of("bracketed")[0]["alternatives"],
        serde_json::json!(["shall", "should"])
    );
    assert_eq!(of("bracketed")[0]["unit"], "part_I__sec_A__para_2bis");
    assert_eq!(of("struck")[0]["text"], "monthly");
}

#[test]
fn a_claim_that_is_no_longer_so_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(crate::press::path(SOURCE)).unwrap();
    for (from, to, wanted) in [
        (
            "#adReferendum\" normalized=\"2\"",
            "#adReferendum\" normalized=\"3\"",
            "counts 3 pending points (“two”), the annotations 2",
        ),
        (
            "#delegation\" normalized=\"2\"",
            "#delegation\" normalized=\"1\"",
            "counts 1 pending delegations (“two”), the annotations 2",
        ),
        (
            "#adReferendum\" normalized=\"2\"",
            "#adReferendum\"",
            "is not given in digits",
        ),
    ] {
        let file = folder.path().join("altered.xml");
        assert!(text.contains(from));
        fs::write(&file, text.replacen(from, to, 1)).unwrap();
        let output = engross(&["status", &file.display().to_string()]);
        assert_eq!(output.status.code(), Some(1));
        let told = said(&output);
        assert!(
            told.contains("AD-REFERENDUM-CLAIM") && told.contains(wanted),
            "{told}"
        );
    }
}

#[test]
fn the_list_of_pending_points_is_a_proved_paper_in_both_outputs() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().display().to_string();
    for fixture in ["AG05279E04", "features", "collection"] {
        let output = engross(&[
            "status",
            &format!("fixtures/{fixture}/source.xml"),
            "-o",
            &out,
        ]);
        assert!(output.status.success(), "{}", said(&output));
    }
    let mut names: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    let expected: Vec<String> = ["AG05279E04", "AG09997S01", "AG09999E01"]
        .iter()
        .flat_map(|symbol| ["docx", "pdf"].map(|ending| format!("{symbol}-pending.{ending}")))
        .collect();
    assert_eq!(names, expected);
    let dumped = engross(&[
        "dump",
        "--stage",
        "transcript",
        &folder
            .path()
            .join("AG05279E04-pending.pdf")
            .display()
            .to_string(),
    ]);
    let text = said(&dumped);
    assert!(
        text.contains("Delegation of Mexico") && text.contains("LIST OF PENDING POINTS"),
        "{text}"
    );
}
