//! The editorial rules on the fixtures: a good document breaks none, a bad one breaks just the rule that it is named for.

use engross::check::{RULES, check};
use engross::diag::{Finding, Severity};
use engross::read::read;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// Everything that reader and rules say about a file.
fn findings(path: &Path) -> Vec<Finding> {
    let bytes = fs::read(path).unwrap();
    let outcome = read(path.file_name().unwrap().to_str().unwrap(), &bytes);
    let mut findings = outcome.findings;
    findings.extend(check(&outcome.value.expect("the reader takes it")));
    findings
}

#[test]
fn a_good_document_breaks_no_rule() {
    for name in ["AG05279E04", "features", "collection", "minimal"] {
        let found = findings(&fixtures().join(name).join("source.xml"));
        let grave: Vec<_> = found
            .iter()
            .filter(|f| f.severity() > Severity::Remark)
            .collect();
        assert!(grave.is_empty(), "{name}: {grave:#?}");
        assert!(
            !found.iter().any(|f| f.rule.code == "WORD-REPEATED"),
            "{name}"
        );
    }
}

#[test]
fn each_bad_document_breaks_its_one_rule() {
    let mut named = BTreeSet::new();
    let mut paths: Vec<PathBuf> = fs::read_dir(fixtures().join("bad"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    for path in paths {
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let Some(rule) = stem.strip_prefix("rule-") else {
            continue;
        };
        let code = rule.to_uppercase();
        let found = findings(&path);
        let codes: BTreeSet<&str> = found.iter().map(|finding| finding.rule.code).collect();
        assert_eq!(codes, BTreeSet::from([code.as_str()]), "{stem}: {found:#?}");
        assert!(
            found
                .iter()
                .all(|f| f.place.is_some() && !f.help.is_empty()),
            "{stem}"
        );
        named.insert(code);
    }
    let missing: Vec<&str> = RULES
        .iter()
        .map(|rule| rule.code)
        .filter(|code| !named.contains(*code))
        .collect();
    assert!(
        missing.is_empty(),
        "rules without a bad document: {missing:?}"
    );
}

#[test]
fn a_document_that_contradicts_its_symbol_is_found() {
    let found = findings(&fixtures().join("bad/symbol-contradicts-metadata.xml"));
    let codes: Vec<&str> = found.iter().map(|finding| finding.rule.code).collect();
    assert_eq!(codes, ["IDENTITY-SYMBOL"]);
}

#[test]
fn places_are_exact() {
    for (file, excerpt) in [
        ("rule-word-repeated", "the the"),
        ("rule-replacement-char", "\u{FFFD}"),
        ("rule-field-code", "FILENAME  \\*"),
        ("rule-ref-unresolved", "#para_9"),
        ("rule-ref-words", "paragraph 9"),
    ] {
        let path = fixtures().join("bad").join(format!("{file}.xml"));
        let place = findings(&path)[0].place.clone().unwrap();
        let at = place.excerpt_column as usize - 1;
        let shown: String = place
            .excerpt
            .chars()
            .skip(at)
            .take(place.length as usize)
            .collect();
        assert_eq!(shown, excerpt, "{file}");
        let text = fs::read_to_string(&path).unwrap();
        let line = text.lines().nth(place.line as usize - 1).unwrap();
        let from: String = line.chars().skip(place.column as usize - 1).collect();
        assert!(from.starts_with(excerpt), "{file}: {from}");
    }
}

#[test]
fn codes_are_unique_and_explained() {
    let codes: BTreeSet<&str> = RULES.iter().map(|rule| rule.code).collect();
    assert_eq!(codes.len(), RULES.len());
    for rule in RULES {
        assert!(
            rule.summary.ends_with('.') && rule.explanation.len() > 100,
            "{}",
            rule.code
        );
    }
}

/// The codes for a fixture in which `from` is replaced, once, by `to`.
fn changed(fixture: &str, from: &str, to: &str) -> Vec<&'static str> {
    let text = fs::read_to_string(fixtures().join(fixture).join("source.xml")).unwrap();
    assert!(text.contains(from), "{from}");
    let outcome = read("changed.xml", text.replacen(from, to, 1).as_bytes());
    let found = check(&outcome.value.expect("the reader takes it"));
    found.iter().map(|finding| finding.rule.code).collect()
}

#[test]
fn what_comes_between_two_numbers_follows_the_first() {
    let between = |words: &str, step: &str| {
        let new = format!(
            "<paragraph eId=\"para_2{step}\"><num>2 {words}.</num><content eId=\"para_2{step}__content\">\
             <p>That the moon be thanked.</p></content></paragraph><paragraph eId=\"para_3\">"
        );
        changed("minimal", "<paragraph eId=\"para_3\">", &new)
    };
    assert_eq!(between("bis", "bis"), [""; 0]);
    assert_eq!(between("ter", "ter"), ["NUMBER-GAP"]);
}

#[test]
fn numbers_may_begin_again_with_a_new_unit_and_nowhere_else() {
    let first = "<paragraph eId=\"part_II__para_7\">\n          <num>7.</num>";
    let again = "<paragraph eId=\"part_II__para_1\">\n          <num>1.</num>";
    let codes = changed("features", first, again);
    assert!(!codes.contains(&"NUMBER-REPEATED"), "{codes:?}");
    let codes = changed("minimal", "<num>3.</num>", "<num>1.</num>");
    assert!(codes.contains(&"NUMBER-REPEATED"), "{codes:?}");
}

#[test]
fn a_step_needs_its_annotation_and_an_attachment_its_documents_symbol() {
    let codes = changed("minimal", "href=\"#para_2\"/>", "href=\"#para_1\"/>");
    assert_eq!(codes, ["AD-REFERENDUM-STEP", "AD-REFERENDUM-STEP"]);
    let annex = "!annex_1\"/>\n                <FRBRuri value=\"/akn/aa-oas/statement/deliberation/oas-ga/2069-06-01/AG09999\"/>";
    let source = fs::read_to_string(fixtures().join("features/source.xml")).unwrap();
    let (before, after) = source.split_at(source.find(annex).unwrap());
    let text = before.to_owned() + &after.replacen("AG09999E01", "AG09999E02", 1);
    let document = read("changed.xml", text.as_bytes()).value.unwrap();
    let codes: Vec<&str> = check(&document)
        .iter()
        .map(|finding| finding.rule.code)
        .collect();
    assert!(codes.contains(&"IDENTITY-SYMBOL"), "{codes:?}");
}

#[test]
fn title_and_date_are_one_in_metadata_iri_and_text() {
    let title = "<FRBRalias name=\"officialTitle\" value=\"DRAFT DECLARATION ON TIDES\"/>";
    let editorial = title.replace("officialTitle", "editorialTitle");
    assert_eq!(changed("minimal", title, &editorial), ["IDENTITY-TITLE"]);
    // a line break is a space, with or without spaces around it
    for broken in ["DECLARATION<br/>ON", "DECLARATION <br/>ON"] {
        let printed = format!("<docTitle>DRAFT {broken}");
        let codes = changed("minimal", "<docTitle>DRAFT DECLARATION ON", &printed);
        assert_eq!(codes, [""; 0], "{broken}");
    }
    let date = "<FRBRdate date=\"2069-06-02\" name=\"presentation\"/>";
    let later = date.replace("06-02", "06-03");
    assert_eq!(changed("minimal", date, &later), ["IDENTITY-DATE"]);
}

#[test]
fn text_in_tables_and_notes_is_looked_at() {
    assert_eq!(
        changed("features", "Drum Bank", "Drum \u{FFFD}"),
        ["REPLACEMENT-CHAR"]
    );
    assert_eq!(
        changed("features", "by telephone", "by \u{FFFD}"),
        ["REPLACEMENT-CHAR"]
    );
}
