//! PROFILE.md and the reader's table of elements say the same: the elements, their classes, where they stand, their
//! attributes; and the fixture that PROFILE.md names for an element holds it and brings it into the `Document`.

use engross::read::{Class, Element, elements, read};
use engross::sheet::{CharRole, Role};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The attributes that `+` stands for, as PROFILE.md lists them under "content attribute".
const CONTENT: [&str; 6] = ["eId", "wId", "refersTo", "status", "title", "xml:lang"];

/// What PROFILE.md calls groups of elements under "Elements", to the word; `within` gives their members.
const DEFINITIONS: [&str; 6] = [
    "\"hierarchy\" is `part`, `section`, `hcontainer`, `paragraph`, `subparagraph`;",
    "\"divisions and items\" is those and `recitals`, `recital`, `citations`, `citation`, `blockContainer`, `item`, \
     `attachment`, `component`;",
    "\"block content\" is `coverPage`, `preface`, `preamble`, `mainBody`, `conclusions`, `container`, `formula`, \
     `longTitle`, `recital`, `citation`, `intro`, `content`, `wrapUp`, `item`, `blockContainer`, `th`, `td`, `note`, \
     `authorialNote`;",
    "\"inline content\" is every element of class `block` except `toc`, `blockContainer` and `documentRef`, every \
     element of class `inline` except `num`, and `caption` and `li`;",
    "\"documents\" is the four documents;",
    "\"FRBR levels\" is `FRBRWork`, `FRBRExpression`, `FRBRManifestation`.",
];

/// A row of the table in PROFILE.md.
struct Row {
    class: String,
    within: String,
    attributes: String,
    role: String,
    fixture: String,
}

fn profile() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/read/PROFILE.md");
    fs::read_to_string(path).unwrap()
}

fn rows() -> BTreeMap<String, Row> {
    let profile = profile();
    let (_, table) = profile
        .split_once("\n## Elements\n")
        .expect("PROFILE.md has the section");
    let mut rows = BTreeMap::new();
    for line in table.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        assert_eq!(cells.len(), 11, "{line}");
        let row = Row {
            class: cells[2].into(),
            within: cells[3].into(),
            attributes: cells[4].into(),
            role: cells[7].into(),
            fixture: cells[9].trim_matches('`').into(),
        };
        assert!(
            rows.insert(cells[1].trim_matches('`').to_owned(), row)
                .is_none(),
            "{line}"
        );
        assert!(!cells[5].is_empty() && !cells[6].is_empty(), "{line}");
    }
    rows
}

fn class(element: &Element) -> &'static str {
    match element.class {
        Class::Document => "document",
        Class::Metadata => "metadata",
        Class::Division => "division",
        Class::Block => "block",
        Class::List => "list",
        Class::Table => "table",
        Class::Note => "note",
        Class::Inline => "inline",
        Class::Marker => "marker",
    }
}

/// The elements that a phrase of the column "stands in" means.
fn within(phrase: &str) -> BTreeSet<&'static str> {
    let named = |names: &str| {
        let names: Vec<&str> = names.split(' ').collect();
        elements()
            .iter()
            .map(|e| e.name)
            .filter(move |n| names.contains(n))
            .collect()
    };
    let hierarchy = "part section hcontainer paragraph subparagraph";
    match phrase {
        "the file's root" => BTreeSet::new(),
        "documents" => named("statement doc debateReport documentCollection"),
        "FRBR levels" => named("FRBRWork FRBRExpression FRBRManifestation"),
        "hierarchy" => named(hierarchy),
        "mainBody and hierarchy" => named(&format!("mainBody {hierarchy}")),
        "divisions and items" => named(&format!(
            "{hierarchy} recitals recital citations citation blockContainer item attachment component"
        )),
        "block content" => named(
            "coverPage preface preamble mainBody conclusions container formula longTitle recital citation intro \
             content wrapUp item blockContainer th td note authorialNote",
        ),
        "inline content" => elements()
            .iter()
            .filter(|element| match element.class {
                Class::Block => !["toc", "blockContainer", "documentRef"].contains(&element.name),
                Class::Inline => element.name != "num",
                _ => matches!(element.name, "caption" | "li"),
            })
            .map(|element| element.name)
            .collect(),
        name => {
            let one: BTreeSet<&'static str> = named(name);
            assert_eq!(one.len(), 1, "PROFILE.md does not say what `{name}` is");
            one
        }
    }
}

#[test]
fn the_words_for_groups_are_defined_as_tested() {
    let text = profile().split_whitespace().collect::<Vec<_>>().join(" ");
    for definition in DEFINITIONS {
        assert!(
            text.contains(definition),
            "PROFILE.md says otherwise: {definition}"
        );
    }
}

#[test]
fn elements_and_classes_agree() {
    let rows = rows();
    let documented: Vec<&str> = rows.keys().map(String::as_str).collect();
    let mut taken: Vec<&str> = elements().iter().map(|element| element.name).collect();
    taken.sort_unstable();
    assert_eq!(documented, taken);
    for element in elements() {
        assert_eq!(rows[element.name].class, class(element), "{}", element.name);
    }
}

#[test]
fn where_elements_stand_agrees() {
    let rows = rows();
    for element in elements() {
        let phrases = rows[element.name].within.split(',').map(str::trim);
        let documented: BTreeSet<&str> = phrases.flat_map(within).collect();
        let taken: BTreeSet<&str> = elements()
            .iter()
            .filter(|parent| parent.may_hold(element))
            .map(|parent| parent.name)
            .collect();
        assert_eq!(documented, taken, "{}", element.name);
    }
}

#[test]
fn attributes_agree() {
    let rows = rows();
    for element in elements() {
        let mut documented: BTreeMap<&str, bool> = BTreeMap::new();
        for word in rows[element.name].attributes.split_whitespace() {
            match word {
                "–" => {}
                "+" => CONTENT.iter().for_each(|name| {
                    documented.entry(name).or_insert(false);
                }),
                word => {
                    let name = word.trim_matches('`');
                    documented.insert(name.trim_end_matches('*'), name.ends_with('*'));
                }
            }
        }
        let taken: BTreeMap<&str, bool> = element
            .attributes
            .iter()
            .filter(|bearing| !bearing.ignored)
            .map(|bearing| (bearing.name, bearing.required))
            .collect();
        assert_eq!(documented, taken, "{}", element.name);
    }
}

#[test]
fn names_agree() {
    // a name of the profile gives no finding, and a misspelt one does
    let profile = profile();
    let (_, section) = profile
        .split_once("\n## Names\n")
        .expect("PROFILE.md has the section");
    let (section, _) = section
        .split_once("\n## ")
        .expect("another section follows");
    let minimal = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/minimal/source.xml");
    let minimal = fs::read_to_string(minimal).unwrap();
    let mut tested = 0;
    for line in section.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let element = cells[1].trim_matches('`');
        let write = |name: &str| {
            let inner = match element {
                "inline" => format!("<p><inline name=\"{name}\">x</inline></p>"),
                "container" | "formula" => {
                    format!("<{element} name=\"{name}\"><p>x</p></{element}>")
                }
                "FRBRalias" => format!("<FRBRalias name=\"{name}\" value=\"x\"/>"),
                _ => return None,
            };
            let place = if element == "FRBRalias" {
                "<FRBRdate"
            } else {
                "</preface>"
            };
            Some(minimal.replacen(place, &format!("{inner}{place}"), 1))
        };
        for name in cells[2].split(',').map(|name| name.trim()) {
            let Some(name) = name
                .strip_prefix('`')
                .and_then(|name| name.strip_suffix('`'))
            else {
                continue;
            };
            let Some(xml) = write(name) else { continue };
            let codes = |xml: &str| -> Vec<&'static str> {
                read("a", xml.as_bytes())
                    .findings
                    .iter()
                    .map(|f| f.rule.code)
                    .collect()
            };
            assert_eq!(codes(&xml), Vec::<&str>::new(), "{element} {name}");
            let misspelt = write(&format!("{name}x")).unwrap();
            assert_eq!(codes(&misspelt), ["UNKNOWN-NAME"], "{element} {name}x");
            tested += 1;
        }
    }
    assert!(tested >= 20, "{tested}");
}

/// The name of a role in the layout file.
fn key(role: &impl serde::Serialize) -> String {
    let name = serde_json::to_string(role).expect("a role is a word");
    name.trim_matches('"').to_owned()
}

#[test]
fn roles_are_styles_of_the_layout() {
    let mut known: BTreeSet<String> = BTreeSet::new();
    known.extend(Role::ALL.iter().map(key));
    known.extend(CharRole::ALL.iter().map(key));
    for (name, row) in rows() {
        for role in row.role.split('`').skip(1).step_by(2) {
            assert!(
                known.contains(role),
                "{name}: `{role}` is no role of the layout"
            );
        }
    }
}

#[test]
fn the_named_fixture_brings_the_element_into_the_document() {
    let mut held: BTreeMap<String, BTreeSet<&'static str>> = BTreeMap::new();
    for (name, row) in rows() {
        let held = held.entry(row.fixture.clone()).or_insert_with(|| {
            let path = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join(format!("fixtures/{}/source.xml", row.fixture));
            let bytes = fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            let document = read(&row.fixture, &bytes)
                .value
                .expect("a good fixture is read");
            document.nodes.iter().map(|node| node.element).collect()
        });
        assert!(
            held.contains(name.as_str()),
            "{} does not hold {name}",
            row.fixture
        );
    }
}
