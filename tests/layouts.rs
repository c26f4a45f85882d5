//! Layouts that extend others, and the command that lists, prints, checks and begins them.

use crate::press::{engross, said};
use engross::sheet::{builtin, builtin_names, load};
use engross::unit::Length;
use std::fs;

fn findings(toml: &str) -> Vec<String> {
    load("own.toml", toml)
        .findings
        .iter()
        .map(|finding| {
            let place = finding.place.as_ref().unwrap();
            format!("{}:{} {}", place.line, finding.rule.code, finding.message)
        })
        .collect()
}

#[test]
fn a_layout_takes_what_it_does_not_say_from_the_one_that_it_extends() {
    let ag = load("ag", builtin("ag").unwrap()).value.unwrap();
    let own = "extends = \"ag\"\nname = \"own\"\nversion = \"3\"\n[page]\nleft = \"30mm\"\n[styles.base]\nsize = \"12pt\"\n";
    let outcome = load("own.toml", own);
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    let sheet = outcome.value.unwrap();
    assert_eq!((sheet.name.as_str(), sheet.version.as_str()), ("own", "3"));
    assert_eq!(sheet.page.left, Length::parse("30mm").unwrap());
    assert_eq!(sheet.page.right, ag.page.right);
    assert_eq!(
        (&sheet.running, &sheet.terms, &sheet.distribution),
        (&ag.running, &ag.terms, &ag.distribution)
    );
    let base = |sheet: &engross::sheet::Sheet| sheet.style(engross::sheet::Role::Base).size;
    assert_eq!(
        (base(&sheet), base(&ag)),
        (Length::from_points(12), Length::from_points(11))
    );
    // a style that is based on another takes the new size as well
    assert_eq!(
        sheet.style(engross::sheet::Role::Recital).size,
        Length::from_points(12)
    );
}

#[test]
fn a_list_replaces_that_below_as_a_whole() {
    let cp = load("cp", builtin("cp").unwrap()).value.unwrap();
    let ag = load("ag", builtin("ag").unwrap()).value.unwrap();
    assert_eq!(cp.running.following.header.len(), 1);
    assert!(cp.running.following.header[0].left.is_empty());
    assert_eq!(cp.running.first, ag.running.first);
}

#[test]
fn what_is_wrong_with_inheriting_is_told_with_its_line() {
    let of = |line: &str| findings(&format!("name = \"own\"\n{line}\nversion = \"1\"\n"));
    assert_eq!(
        of("extends = \"none\"")[0],
        "2:LAYOUT-EXTENDS there is no layout `none` to extend"
    );
    assert!(of("extends = 1")[0].starts_with("2:LAYOUT-EXTENDS `extends` is the name of a layout"));
    // name and version are never inherited
    assert!(findings("extends = \"ag\"\nname = \"own\"\n")[0].contains("`version` is missing"));
    // what is inherited and no longer fits stands where it was inherited
    let high = "name = \"own\"\nversion = \"1\"\nextends = \"ag\"\n[page]\nheight = \"3in\"\n";
    assert!(
        findings(high)
            .iter()
            .any(|told| told.contains("LAYOUT-ROOM")),
        "{:?}",
        findings(high)
    );
    let key = "extends = \"ag\"\nname = \"own\"\nversion = \"1\"\n[page]\nlefft = \"1in\"\n";
    assert_eq!(
        findings(key),
        ["5:LAYOUT-KEY `page.lefft` is no key of a layout"]
    );
}

#[test]
fn every_layout_that_the_program_carries_is_one_and_is_listed() {
    let output = engross(&["layout", "list"]);
    for name in builtin_names() {
        let outcome = load(name, builtin(name).unwrap());
        assert!(
            outcome.value.is_some() && outcome.findings.is_empty(),
            "{name}: {:?}",
            outcome.findings
        );
        assert_eq!(outcome.value.unwrap().name, name);
        assert!(said(&output).contains(name));
        assert_eq!(
            engross(&["layout", "show", name]).stdout,
            builtin(name).unwrap().as_bytes()
        );
        assert!(engross(&["layout", "check", name]).status.success());
    }
    let whole = said(&engross(&["layout", "show", "cp", "--whole"]));
    assert!(whole.contains(builtin("ag").unwrap()));
}

#[test]
fn a_new_layout_is_one_at_once_and_renders() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let made = engross(&["layout", "new", "ministerial", "-o", &at("")]);
    assert!(made.status.success(), "{}", said(&made));
    let file = at("ministerial.toml");
    let checked = engross(&["layout", "check", &file]);
    assert!(checked.status.success(), "{}", said(&checked));
    let text = fs::read_to_string(&file).unwrap();
    fs::write(
        &file,
        text.replace("# width = \"210mm\"", "width = \"210mm\"")
            .replace("# height", "height"),
    )
    .unwrap();
    let rendered = engross(&[
        "render",
        "fixtures/minimal/source.xml",
        "--layout",
        &file,
        "-o",
        &at("out"),
    ]);
    assert!(rendered.status.success(), "{}", said(&rendered));
    for (arguments, code) in [
        (vec!["layout", "new", "ministerial", "-o"], 2),
        (vec!["layout", "new", "ag", "-o"], 2),
        (vec!["layout", "new", "../x", "-o"], 2),
        (vec!["layout", "new", "other", "--extends", "none", "-o"], 2),
    ] {
        let folder = at("");
        let mut all = arguments.clone();
        all.push(&folder);
        assert_eq!(engross(&all).status.code(), Some(code), "{arguments:?}");
    }
    assert_eq!(
        engross(&["layout", "check", "no-such.toml"]).status.code(),
        Some(2)
    );
}

#[test]
fn the_councils_layout_renders_proved() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().display().to_string();
    let rendered = engross(&[
        "render",
        "fixtures/AG05279E04/source.xml",
        "--layout",
        "cp",
        "-o",
        &out,
    ]);
    assert!(rendered.status.success(), "{}", said(&rendered));
}
