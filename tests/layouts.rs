//! Layouts that extend others, and the command that lists, prints, checks and begins them.

use crate::press::{engross, path, said};
use crate::validated::schema::Schema;
use engross::sheet::{builtin, builtin_names, keys, load};
use engross::unit::Length;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
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
    fs::write(&file, text.replace("# paper", "paper")).unwrap();
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

/// A folder with documents and layouts of one's own in it.
struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    fn new() -> Office {
        let office = Office {
            folder: tempfile::tempdir().unwrap(),
        };
        for folder in ["session/layouts", "shelf"] {
            fs::create_dir_all(office.folder.path().join(folder)).unwrap();
        }
        fs::copy(
            path("fixtures/minimal/source.xml"),
            office.folder.path().join("session/report.xml"),
        )
        .unwrap();
        office
    }

    fn at(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    /// Puts a layout of one's own there, with a left margin to tell it by.
    fn put(&self, file: &str, extends: &str, left: &str, more: &str) {
        let name = file.rsplit('/').next().unwrap().trim_end_matches(".toml");
        let text = format!(
            "extends = \"{extends}\"\nname = \"{name}\"\nversion = \"1\"\n{more}\n[page]\nleft = \"{left}\"\n"
        );
        fs::write(self.at(file), text).unwrap();
    }

    fn render(&self, more: &[&str]) -> std::process::Output {
        let (report, out) = (self.at("session/report.xml"), self.at("out"));
        let arguments = [vec!["render", &report, "-o", &out], more.to_vec()].concat();
        engross(&arguments)
    }

    /// The left margin of the Word file that was made, and the width of its paper, in twips.
    fn made(&self) -> (i64, i64) {
        let bytes = fs::read(self.at("out/AG09990E01.docx")).unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        let mut part = archive.by_name("word/document.xml").unwrap();
        std::io::Read::read_to_string(&mut part, &mut text).unwrap();
        let number = |before: &str| -> i64 {
            let at = text.find(before).unwrap() + before.len();
            text[at..].split('"').next().unwrap().parse().unwrap()
        };
        (number("w:left=\""), number("<w:pgSz w:w=\""))
    }
}

#[test]
fn a_layout_is_found_in_the_folder_named_then_beside_the_document_then_in_the_program() {
    let office = Office::new();
    office.put("session/layouts/house.toml", "ag", "1in", "");
    office.put("session/layouts/cp.toml", "ag", "2in", "");
    office.put("shelf/house.toml", "ag", "1.5in", "");

    // beside the document
    assert!(office.render(&["--layout", "house"]).status.success());
    assert_eq!(office.made().0, 1440);
    // the folder that is named goes before it, and both are told
    let shelf = office.at("shelf");
    let named = office.render(&["--layout", "house", "--layouts", &shelf]);
    assert!(named.status.success(), "{}", said(&named));
    assert!(said(&named).contains("LAYOUT-TWICE"), "{}", said(&named));
    assert_eq!(office.made().0, 2160);
    // one of the user's goes before one of the program, and that is told
    let own = office.render(&["--layout", "cp"]);
    assert!(said(&own).contains("LAYOUT-TWICE"), "{}", said(&own));
    assert_eq!(office.made().0, 2880);
    // there is no such layout anywhere
    assert_eq!(office.render(&["--layout", "none"]).status.code(), Some(2));
    let gone = office.at("no-such-folder");
    let missing = office.render(&["--layout", "ag", "--layouts", &gone]);
    assert_eq!(missing.status.code(), Some(2), "{}", said(&missing));
    let listed = said(&engross(&["layout", "list", "--layouts", &shelf]));
    assert!(listed.contains("house  version 1, extends ag"), "{listed}");
}

#[test]
fn a_document_takes_the_layout_that_it_names_or_its_organs_where_the_user_names_none() {
    let office = Office::new();
    let taken = |office: &Office| {
        let made = office.render(&[]);
        assert!(made.status.success(), "{}", said(&made));
        office.made().0
    };
    assert_eq!(taken(&office), 1699, "that of the General Assembly");
    office.put(
        "session/layouts/house.toml",
        "ag",
        "1in",
        "organs = [\"oas-ga\"]",
    );
    assert_eq!(taken(&office), 1440, "that of its organ");
    office.put("session/layouts/own.toml", "house", "2in", "");
    let file = office.at("session/report.xml");
    let xml = fs::read_to_string(&file).unwrap();
    let word = "</references><presentation source=\"#oasGS\"><x:layout xmlns:x=\"urn:engross:layout\" name=\"own\"/></presentation>";
    fs::write(&file, xml.replacen("</references>", word, 1)).unwrap();
    assert_eq!(taken(&office), 2880, "the one that it names");
    let named = office.render(&["--layout", "house"]);
    assert!(named.status.success(), "{}", said(&named));
    assert_eq!(office.made().0, 1440, "the user's word goes before all");
    // what is made can be verified without naming the layout again
    assert_eq!(taken(&office), 2880);
    let made = office.at("out/AG09990E01.docx");
    let verified = engross(&["verify", &made, "--against", &file]);
    assert!(verified.status.success(), "{}", said(&verified));
}

#[test]
fn a_change_of_a_layout_or_of_one_below_it_or_of_the_paper_makes_outputs_anew() {
    let office = Office::new();
    office.put("session/layouts/low.toml", "ag", "1in", "");
    office.put("session/layouts/high.toml", "low", "2in", "");
    let skipped = |more: &[&str]| {
        let made = office.render(&[&["--layout", "high"], more].concat());
        assert!(made.status.success(), "{}", said(&made));
        said(&made).contains("up to date")
    };
    assert!(!skipped(&[]));
    let first = fs::read(office.at("out/AG09990E01.pdf")).unwrap();
    assert!(skipped(&[]));
    // another paper, and back
    assert!(!skipped(&["--paper", "a4"]));
    assert_eq!(office.made().1, 11906);
    let on_a4 = fs::read(office.at("out/AG09990E01.pdf")).unwrap();
    assert_ne!(first, on_a4);
    assert!(skipped(&["--paper", "a4"]));
    assert!(!skipped(&[]));
    assert_eq!(fs::read(office.at("out/AG09990E01.pdf")).unwrap(), first);
    assert_eq!(office.made().1, 12240);
    // the layout below
    let below = fs::read_to_string(office.at("session/layouts/low.toml")).unwrap();
    fs::write(
        office.at("session/layouts/low.toml"),
        format!("{below}top = \"2in\"\n"),
    )
    .unwrap();
    assert!(!skipped(&[]));
    assert_eq!(office.made().0, 2880);
}

#[test]
fn a_chain_of_layouts_that_ends_nowhere_is_told_with_its_line() {
    let office = Office::new();
    office.put("shelf/one.toml", "two", "1in", "");
    office.put("shelf/two.toml", "one", "1in", "");
    office.put("shelf/lost.toml", "gone", "1in", "");
    fs::write(office.at("shelf/broken.toml"), "extends = \"ag\nname").unwrap();
    office.put("shelf/over.toml", "broken", "1in", "");
    fs::write(
        office.at("shelf/odd.toml"),
        "extends = 3\nname = \"odd\"\nversion = \"1\"\n",
    )
    .unwrap();
    office.put("shelf/odder.toml", "odd", "1in", "");
    for (file, told) in [
        ("one", "`one` extends itself: one → two → one"),
        ("lost", "there is no layout `gone` to extend"),
        ("over", "broken.toml cannot be read"),
        ("odder", "odd.toml: `extends` is the name of a layout"),
    ] {
        let file = office.at(&format!("shelf/{file}.toml"));
        let checked = engross(&["layout", "check", &file]);
        let said = said(&checked);
        assert_eq!(checked.status.code(), Some(1), "{said}");
        assert!(said.contains(told), "{said}");
        assert!(
            said.contains("LAYOUT-EXTENDS") && said.contains(&format!("{file}:1:11")),
            "{said}"
        );
    }
}

#[test]
fn wrong_layouts_are_told_with_their_lines() {
    let head = "extends = \"un\"\nname = \"own\"\nversion = \"1\"\n";
    for (more, told) in [
        (
            "[masthead]\nlines = [{ style = \"recital\", cells = [] }]",
            "5:LAYOUT-VALUE this style is none of the masthead",
        ),
        (
            "[masthead]\nlines = [{ style = \"masthead\", cells = [\"{organ}\"] }]",
            "5:LAYOUT-VALUE `{organ}` stands for nothing",
        ),
        (
            "[masthead]\nlines = [{ style = \"masthead\", cells = [\"{date}\", \"{date}\"] }]",
            "5:LAYOUT-VALUE the masthead prints this field twice",
        ),
        (
            "[masthead]\nlines = [{ style = \"masthead\" }]",
            "5:LAYOUT-MISSING `masthead line.cells` is missing",
        ),
        (
            "[masthead]\nlines = [{ style = \"masthead\", cells = [\"{term:emblem}\"] }]",
            "1:LAYOUT-MISSING `terms.en.emblem` is missing, which the masthead prints",
        ),
        (
            "[page]\npaper = \"a5\"",
            "5:LAYOUT-VALUE unknown variant `a5`, expected `letter` or `a4`",
        ),
        (
            "[page]\npaper = \"a4\"\nwidth = \"8in\"",
            "6:LAYOUT-VALUE `page.paper` says what `page.width` says as well",
        ),
        (
            "[running.first]\nbar-code = { bar = \"0mm\" }",
            "5:LAYOUT-VALUE this measure is not above zero",
        ),
        (
            "[running.first]\nbar-code = { height = \"3in\" }",
            "1:LAYOUT-ROOM the bar code of 216pt at 36pt from the edge reaches into the text, which ends at 79.2pt",
        ),
        (
            "[running.first]\nbar-code = { words = \"{folio}\" }",
            "5:LAYOUT-VALUE these are no words for a bar code",
        ),
        (
            "[char-styles.masthead-initial]\nbold = true",
            "5:LAYOUT-KEY `char-styles.masthead-initial.bold` is no key of a layout",
        ),
        (
            "[styles.header]\nrule-below = \"thin\"",
            "5:LAYOUT-VALUE `thin` is no measure",
        ),
        (
            "[running.following]\nbar-code = { bar = \"1mm\" }",
            "5:LAYOUT-KEY `running.following.bar-code` is no key of a layout",
        ),
    ] {
        let found = findings(&format!("{head}{more}\n"));
        assert!(found.contains(&told.to_owned()), "{more}\n{found:#?}");
    }
}

#[test]
fn what_is_wrong_with_a_bar_code_ends_the_document_and_not_in_silence() {
    let office = Office::new();
    let form = "bar-code = { bar = \"0.5mm\", height = \"8mm\", left = \"1mm\", bottom = \"8mm\", words = \"Code of {symbol}\" }";
    fs::write(
        office.at("session/layouts/coded.toml"),
        format!("extends = \"ag\"\nname = \"coded\"\nversion = \"1\"\n[running.first]\n{form}\n"),
    )
    .unwrap();
    let refused = office.render(&["--layout", "coded"]);
    assert_eq!(refused.status.code(), Some(1), "{}", said(&refused));
    assert!(said(&refused).contains("BAR-CODE"), "{}", said(&refused));
    let moved = form.replace("left = \"1mm\"", "left = \"30mm\"");
    fs::write(
        office.at("session/layouts/coded.toml"),
        format!("extends = \"ag\"\nname = \"coded\"\nversion = \"1\"\n[running.first]\n{moved}\n"),
    )
    .unwrap();
    let made = office.render(&["--layout", "coded"]);
    assert!(
        made.status.success(),
        "any organ may have a bar code: {}",
        said(&made)
    );
}

/// The object of the schema that speaks of a table, by the path that the loader gives it.
fn object<'s>(schema: &'s Value, path: &str) -> &'s Value {
    let pointer = match path.split('.').collect::<Vec<_>>()[..] {
        [""] => String::new(),
        ["styles", _] => "/$defs/style".into(),
        ["char-styles", _] => "/$defs/char-style".into(),
        ["running line"] => "/$defs/running-line".into(),
        ["numbering"] => "/$defs/style/properties/numbering".into(),
        ["tab"] => "/$defs/style/properties/tabs/items".into(),
        ["masthead line"] => "/properties/masthead/properties/lines/items".into(),
        ["schemes", _] => "/properties/schemes/additionalProperties/items".into(),
        ["distribution", within @ ("classes" | "words"), _] => {
            format!("/properties/distribution/properties/{within}/additionalProperties")
        }
        _ => format!("/properties/{}", path.replace('.', "/properties/")),
    };
    let found = schema.pointer(&pointer);
    found.unwrap_or_else(|| panic!("the schema has no {path} ({pointer})"))
}

fn schema() -> Value {
    let printed = engross(&["layout", "schema"]);
    assert!(printed.status.success());
    serde_json::from_slice(&printed.stdout).unwrap()
}

fn as_json(toml: &str) -> Value {
    serde_json::to_value(toml::from_str::<toml::Table>(toml).unwrap()).unwrap()
}

#[test]
fn the_schema_has_every_key_that_the_loader_asks_for_and_no_other() {
    let schema = schema();
    let mut seen: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for name in builtin_names() {
        for (path, asked) in keys(builtin(name).unwrap()) {
            // the initial of a symbol may be large and nothing else
            if path == "char-styles.masthead-initial" {
                continue;
            }
            let mut asked: BTreeSet<String> = asked.into_iter().map(str::to_owned).collect();
            if path.is_empty() {
                asked.insert("extends".into());
            }
            let told = object(&schema, &path);
            let properties: BTreeSet<String> = told["properties"]
                .as_object()
                .unwrap()
                .keys()
                .cloned()
                .collect();
            assert_eq!(properties, asked, "{name}: {path}");
            assert_eq!(told["additionalProperties"], false, "{path}");
            seen.insert(path, properties);
        }
    }
    // every table that the schema knows was among those that were loaded
    for path in [
        "",
        "page",
        "masthead",
        "masthead line",
        "running.first.bar-code",
        "tab",
        "numbering",
        "distribution.classes.general",
        "distribution.words.en",
        "composition",
        "table",
        "running line",
        "schemes.bullets",
        "styles.base",
        "char-styles.bold",
    ] {
        assert!(seen.contains_key(path), "{path} was not loaded");
    }
}

#[test]
fn the_schema_takes_every_layout_of_the_program_and_refuses_wrong_keys_as_the_loader_does() {
    let reader = Schema::new(schema());
    for name in builtin_names() {
        assert_eq!(
            reader.faults(&as_json(builtin(name).unwrap())),
            [""; 0],
            "{name}"
        );
    }
    let head = "extends = \"ag\"\nname = \"own\"\nversion = \"1\"\n";
    let right = format!("{head}[page]\nleft = \"30mm\"\n[styles.base]\nsize = \"12pt\"\n");
    assert!(load("own", &right).value.is_some());
    assert_eq!(reader.faults(&as_json(&right)), [""; 0]);
    for wrong in [
        "colour = \"red\"",
        "[page]\nlefft = \"1in\"",
        "[page]\nleft = \"1 inch\"",
        "[page]\npaper = \"a5\"",
        "[styles.recitl]\nname = \"x\"",
        "[styles.recital]\nalign = \"full\"",
        "[styles.recital]\nheading = 7",
        "[styles.recital]\nbold = \"yes\"",
        "[char-styles.lead-in]\ncolour = \"red\"",
        "[masthead]\nlines = [{ style = \"recital\", cells = [] }]",
        "[running.following]\nbar-code = { bar = \"1mm\" }",
        "[running.first]\nheader = [{ middle = \"x\" }]",
        "[composition]\npart-start = \"even-page\"",
        "[distribution.classes]\nlimited = { marked = true }",
        "[terms.en]\nrecitals = 3",
    ] {
        let text = format!("{head}{wrong}\n");
        assert!(
            load("own", &text).value.is_none(),
            "the loader takes {wrong}"
        );
        assert!(
            !reader.faults(&as_json(&text)).is_empty(),
            "the schema takes {wrong}"
        );
    }
}
