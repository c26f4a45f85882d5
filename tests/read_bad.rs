//! Bad input: each file of `fixtures/bad` gets the code, line and column that its one fault deserves, and leaves a
//! document or none.

use engross::diag::Outcome;
use engross::model::{Document, dump};
use engross::read::{RULES, read};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// File, whether a document is left, and the findings in order: code, line and column.
const EXPECTED: &str = "
attribute-without-effect document IGNORED-ATTRIBUTE:71:14
dtd-billion-laughs nothing XML-DOCTYPE:3:1
dtd-external-entity nothing XML-DOCTYPE:3:1
duplicate-attribute document XML-DUPLICATE-ATTRIBUTE:80:31
element-outside-profile document UNKNOWN-ELEMENT:83:43
empty nothing NOT-XML:1:1
encoding-contradiction nothing ENCODING-CONTRADICTION:1:1
encoding-lie nothing ENCODING-BYTES:83:26
illegal-character document XML-CHARACTER:83:42
image-without-alternative-text document MISSING-ALT:84:14
line-feed-in-paragraph document TEXT-LINE-FEED:83:37
misplaced-element document MISPLACED-ELEMENT:80:7
missing-metadata document MISSING-ELEMENT:4:3
not-xml nothing NOT-XML:1:1
processing-instruction document PROCESSING-INSTRUCTION:83:38
symbol-contradicts-metadata document
tag-mismatch nothing XML-TAG-MISMATCH:84:9
truncated nothing XML-TRUNCATED:77:39
two-roots nothing XML-SYNTAX:89:1
undeclared-prefix document XML-NAMESPACE:83:38 UNKNOWN-ELEMENT:83:38
undefined-entity document XML-ENTITY:83:42
unknown-attribute document UNKNOWN-ATTRIBUTE:71:14
unknown-element document UNKNOWN-ELEMENT:83:33
unknown-encoding nothing ENCODING-UNKNOWN:1:1
unknown-name document UNKNOWN-NAME:83:51
wrong-namespace document WRONG-NAMESPACE:3:1
wrong-root nothing WRONG-ROOT:3:3
schema/author-before-date document ELEMENT-ORDER:13:11
schema/bad-date document ATTRIBUTE-VALUE:34:28
schema/bad-placement document ATTRIBUTE-VALUE:83:74
schema/bad-status document ATTRIBUTE-VALUE:81:14
schema/cell-outside-row document MISSING-ELEMENT:83:11 MISPLACED-ELEMENT:83:49
schema/colspan-not-a-number document ATTRIBUTE-VALUE:83:57
schema/content-and-subparagraph document ELEMENT-ORDER:77:9
schema/cross-heading-in-body document MISPLACED-ELEMENT:80:7
schema/date-in-words document ATTRIBUTE-VALUE:34:28
schema/eid-repeated document EID-REPEATED:80:18
schema/eid-with-space document ATTRIBUTE-VALUE:68:18
schema/empty-table document MISSING-ELEMENT:84:11
schema/identification-without-source document MISSING-ATTRIBUTE:6:7
schema/image-without-source document MISSING-ATTRIBUTE:83:14
schema/list-without-item document MISSING-ELEMENT:83:11
schema/no-language document MISSING-ELEMENT:17:9
schema/no-main-body document MISSING-ELEMENT:4:3
schema/organization-without-reference document MISSING-ATTRIBUTE:47:12
schema/paragraph-in-preface document MISPLACED-ELEMENT:50:7
schema/preamble-after-body document ELEMENT-ORDER:72:5
schema/statement-without-name document MISSING-ATTRIBUTE:4:3
schema/text-in-body document MISPLACED-TEXT:80:7
schema/text-in-content document MISPLACED-TEXT:71:11
schema/two-documents document ELEMENT-ORDER:88:3 MISSING-ELEMENT:88:3 MISSING-ELEMENT:88:3
";

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

fn outcome(path: &str) -> Outcome<Document> {
    let bytes = fs::read(fixtures().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
    read(path, &bytes)
}

/// What was found, in the form of the table above.
fn found(outcome: &Outcome<Document>) -> String {
    let mut found = String::from(if outcome.value.is_some() {
        "document"
    } else {
        "nothing"
    });
    for finding in &outcome.findings {
        let place = finding
            .place
            .as_ref()
            .expect("every finding of the reader has a place");
        found.push_str(&format!(
            " {}:{}:{}",
            finding.rule.code, place.line, place.column
        ));
        assert!(!finding.message.is_empty() && !finding.help.is_empty());
    }
    found
}

/// The table's lines: file, and what is to be found.
fn expected() -> impl Iterator<Item = (&'static str, &'static str)> {
    EXPECTED.lines().filter_map(|line| line.split_once(' '))
}

#[test]
fn every_bad_file_gets_its_code_and_place() {
    let differing: Vec<String> = expected()
        .filter_map(|(file, expected)| {
            let found = found(&outcome(&format!("bad/{file}.xml")));
            (found != expected).then(|| format!("{file} {found}\n  instead of {expected}"))
        })
        .collect();
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn no_bad_file_is_left_out_of_the_table() {
    let listed: BTreeSet<&str> = expected().map(|(file, _)| file).collect();
    for (folder, prefix) in [("bad", ""), ("bad/schema", "schema/")] {
        for entry in fs::read_dir(fixtures().join(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            // the editorial rules are not the reader's
            if let Some(stem) = name.strip_suffix(".xml")
                && !stem.starts_with("rule-")
            {
                let file = format!("{prefix}{stem}");
                assert!(listed.contains(file.as_str()), "{file} is not in the table");
            }
        }
    }
}

#[test]
fn one_document_in_five_encodings_reads_alike() {
    let expected = dump(&outcome("encodings/utf-8-bom.xml").value.unwrap());
    assert!(expected.contains("dès l’aube, « avec soin », à 2 € l’une"));
    for name in ["iso-8859-1", "windows-1252", "utf-16le", "utf-16be"] {
        let outcome = outcome(&format!("encodings/{name}.xml"));
        assert!(
            outcome.findings.is_empty(),
            "{name}: {:?}",
            outcome.findings
        );
        assert_eq!(dump(&outcome.value.unwrap()), expected, "{name}");
    }
}

#[test]
fn rules_have_codes_of_their_own_in_one_form() {
    let codes: BTreeSet<&str> = RULES.iter().map(|rule| rule.code).collect();
    assert_eq!(codes.len(), RULES.len());
    for rule in RULES {
        let form = |c: char| c.is_ascii_uppercase() || c == '-';
        assert!(rule.code.chars().all(form), "{}", rule.code);
        assert!(
            rule.summary.ends_with('.') && rule.explanation.ends_with('.'),
            "{}",
            rule.code
        );
    }
}
