//! The reader on the good fixtures: no finding, every element in the document, the text that truth says.

use engross::diag::{Finding, Outcome, Severity};
use engross::model::{
    AttachmentContent, Block, BlockKind, Document, Group, GroupKind, Inline, InlineKind, Part,
    TextKind, plain_text,
};
use engross::read::{elements, read};
use std::collections::BTreeMap;
use std::fs;
use std::mem::Discriminant;
use std::path::{Path, PathBuf};

const FIXTURES: [&str; 3] = ["AG05279E04", "features", "collection"];

fn fixture(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(path)
}

fn outcome(path: &str) -> Outcome<Document> {
    let bytes = fs::read(fixture(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
    read(path, &bytes)
}

fn document(path: &str) -> Document {
    let outcome = outcome(path);
    let grave: Vec<&Finding> = outcome
        .findings
        .iter()
        .filter(|f| f.severity() > Severity::Remark)
        .collect();
    assert!(grave.is_empty(), "{path}: {grave:#?}");
    outcome
        .value
        .unwrap_or_else(|| panic!("{path} gives no document"))
}

/// How often each element stands in the XML, told by its start tags alone.
fn tags(xml: &str) -> BTreeMap<String, usize> {
    let mut tags = BTreeMap::new();
    let mut rest = xml;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = &comment[comment.find("-->").unwrap_or(comment.len())..];
            continue;
        }
        let end = rest
            .find(|c: char| !c.is_alphanumeric() && c != ':')
            .unwrap_or(rest.len());
        if end > 0 {
            *tags.entry(rest[..end].to_owned()).or_default() += 1;
        }
    }
    tags
}

#[test]
fn good_fixtures_have_no_findings() {
    for name in FIXTURES {
        let outcome = outcome(&format!("{name}/source.xml"));
        assert!(
            outcome.findings.is_empty(),
            "{name}: {:#?}",
            outcome.findings
        );
    }
}

#[test]
fn every_element_of_a_good_fixture_is_in_the_document() {
    for name in FIXTURES {
        let path = format!("{name}/source.xml");
        let xml = fs::read_to_string(fixture(&path)).unwrap();
        let document = document(&path);
        let mut found: BTreeMap<String, usize> = BTreeMap::new();
        for node in &document.nodes {
            *found.entry(node.element.to_owned()).or_default() += 1;
            let tag = &xml[node.span.start as usize..node.span.end as usize];
            assert!(
                tag.starts_with(&format!("<{}", node.element)) && tag.ends_with('>'),
                "{tag}"
            );
        }
        let mut expected = tags(&xml);
        // kept as it stands in other systems' metadata
        expected.retain(|tag, _| !tag.contains(':'));
        assert_eq!(found, expected, "{name}");
        let starts: Vec<u32> = document.nodes.iter().map(|node| node.span.start).collect();
        assert!(
            starts.is_sorted(),
            "{name}: nodes are in the order of the document"
        );
    }
}

#[test]
fn the_fixtures_hold_all_137_elements() {
    let mut seen: Vec<&str> = Vec::new();
    for name in FIXTURES {
        let document = document(&format!("{name}/source.xml"));
        seen.extend(document.nodes.iter().map(|node| node.element));
    }
    for element in elements() {
        assert!(
            seen.contains(&element.name),
            "no fixture holds {}",
            element.name
        );
    }
}

/// The paragraphs of a document in reading order: label and text.
struct Paragraphs {
    rows: Vec<(String, String)>,
}

impl Paragraphs {
    fn of(document: &Document) -> Vec<(String, String)> {
        let mut paragraphs = Paragraphs { rows: Vec::new() };
        paragraphs.part(&document.root);
        paragraphs.rows
    }

    fn part(&mut self, part: &Part) {
        for division in &part.divisions {
            self.blocks(&division.blocks, &mut String::new());
        }
        for attachment in part
            .collected
            .iter()
            .chain(&part.attachments)
            .chain(&part.components)
        {
            self.blocks(&attachment.headings, &mut String::new());
            match &attachment.content {
                AttachmentContent::Part(part) => self.part(part),
                AttachmentContent::Reference(to) => {
                    self.rows.push((String::new(), to.shown.clone()))
                }
            }
        }
    }

    fn blocks(&mut self, blocks: &[Block], label: &mut String) {
        for block in blocks {
            self.block(block, label);
        }
    }

    /// The first paragraph under a number bears it.
    fn block(&mut self, block: &Block, label: &mut String) {
        match &block.kind {
            BlockKind::Text(text) => {
                let mut words = plain_text(&text.inlines);
                if let Some(alt) = picture(&text.inlines) {
                    words = alt;
                }
                self.rows.push((std::mem::take(label), words));
            }
            BlockKind::Group(group) => self.group(group, label),
            BlockKind::Table(table) => {
                if let Some(caption) = &table.caption {
                    self.block(caption, &mut String::new());
                }
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    self.blocks(&cell.blocks, &mut String::new());
                }
            }
            BlockKind::Reference(to) => self.rows.push((String::new(), to.shown.clone())),
        }
    }

    fn group(&mut self, group: &Group, label: &mut String) {
        if let Some(num) = &group.num {
            *label = num.text.clone();
        }
        for heading in [&group.heading, &group.subheading].into_iter().flatten() {
            self.block(heading, label);
        }
        for (index, child) in group.children.iter().enumerate() {
            match group.kind {
                GroupKind::OrderedList => *label = format!("{}.", index + 1),
                GroupKind::BulletList => *label = "•".to_owned(),
                _ => {}
            }
            self.block(child, label);
        }
    }
}

fn picture(inlines: &[Inline]) -> Option<String> {
    inlines.iter().find_map(|inline| match inline {
        Inline::Marked {
            kind: InlineKind::Image { alt, .. },
            ..
        } => alt.clone(),
        _ => None,
    })
}

#[test]
fn the_text_is_that_of_truth_label_by_label() {
    for name in FIXTURES {
        let truth = fs::read_to_string(fixture(&format!("{name}/truth/body.tsv"))).unwrap();
        let expected: Vec<(String, String)> = truth
            .lines()
            .skip(1)
            .map(|line| {
                let columns: Vec<&str> = line.split('\t').collect();
                let text = columns[3].replace("\\n", "\n").replace("\\\\", "\\");
                (columns[2].to_owned(), text)
            })
            .collect();
        let found = Paragraphs::of(&document(&format!("{name}/source.xml")));
        for (row, (found, expected)) in found.iter().zip(&expected).enumerate() {
            assert_eq!(found, expected, "{name}, row {}", row + 1);
        }
        assert_eq!(found.len(), expected.len(), "{name}");
    }
}

#[test]
fn text_stays_on_its_side_of_a_tag() {
    let source = fs::read_to_string(fixture("AG05279E04/source.xml")).unwrap();
    let xml = source.replace(
        ">GENERAL ASSEMBLY<",
        ">a<b>x<!-- --></b>y&#160;<![CDATA[<z>]]><i/>&amp;<!-- --> w<",
    );
    let document = read("a", xml.as_bytes()).value.unwrap();
    let dump = engross::model::dump(&document);
    let expected = [
        "organization refers to oasGA",
        "\"a\"",
        "b",
        "  \"x\"",
        "\"y\\u{a0}<z>\"",
        "i",
        "\"& w\"",
    ];
    let lines: Vec<&str> = dump.lines().collect();
    let start = lines
        .iter()
        .position(|line| line.trim() == expected[0])
        .unwrap();
    for (line, expected) in lines[start..].iter().zip(expected) {
        assert!(line.ends_with(expected), "{line} is not {expected}");
    }
}

/// Notes the kinds that elements become, and fails where two elements become the same.
#[derive(Default)]
struct Kinds {
    inlines: BTreeMap<&'static str, Discriminant<InlineKind>>,
    texts: BTreeMap<&'static str, TextKind>,
    groups: BTreeMap<&'static str, GroupKind>,
}

impl Kinds {
    fn part(&mut self, document: &Document, part: &Part) {
        for division in &part.divisions {
            self.blocks(document, &division.blocks);
        }
        for attachment in part
            .collected
            .iter()
            .chain(&part.attachments)
            .chain(&part.components)
        {
            self.blocks(document, &attachment.headings);
            if let AttachmentContent::Part(part) = &attachment.content {
                self.part(document, part);
            }
        }
    }

    fn blocks(&mut self, document: &Document, blocks: &[Block]) {
        for block in blocks {
            let element = document.node(block.node).element;
            match &block.kind {
                BlockKind::Text(text) => {
                    if text.kind != TextKind::Bare {
                        self.texts.insert(element, text.kind);
                    }
                    self.inlines(document, &text.inlines);
                }
                BlockKind::Group(group) => {
                    self.groups.insert(element, group.kind);
                    for heading in [&group.heading, &group.subheading].into_iter().flatten() {
                        self.blocks(document, std::slice::from_ref(heading));
                    }
                    self.blocks(document, &group.children);
                }
                BlockKind::Table(table) => {
                    if let Some(caption) = &table.caption {
                        self.blocks(document, std::slice::from_ref(caption));
                    }
                    for cell in table.rows.iter().flat_map(|row| &row.cells) {
                        assert_eq!(cell.header, document.node(cell.node).element == "th");
                        self.blocks(document, &cell.blocks);
                    }
                }
                BlockKind::Reference(_) => {}
            }
        }
    }

    fn inlines(&mut self, document: &Document, inlines: &[Inline]) {
        for inline in inlines {
            if let Inline::Marked {
                node,
                kind,
                children,
                ..
            } = inline
            {
                let element = document.node(*node).element;
                self.inlines.insert(element, std::mem::discriminant(kind));
                self.inlines(document, children);
            }
        }
    }
}

#[test]
fn every_element_becomes_a_kind_of_its_own() {
    let mut kinds = Kinds::default();
    for name in FIXTURES {
        let document = document(&format!("{name}/source.xml"));
        kinds.part(&document, &document.root);
    }
    // 40 of the table, without num, which is the number of its group
    let inlines: Vec<_> = kinds.inlines.values().collect();
    assert_eq!(inlines.len(), 39, "{:?}", kinds.inlines.keys());
    for (at, kind) in inlines.iter().enumerate() {
        assert!(
            !inlines[..at].contains(kind),
            "{:?}",
            kinds.inlines.keys().nth(at)
        );
    }
    for (at, kind) in kinds.texts.values().enumerate() {
        assert!(
            !kinds.texts.values().take(at).any(|other| other == kind),
            "{kind:?}"
        );
    }
    for (at, kind) in kinds.groups.values().enumerate() {
        assert!(
            !kinds.groups.values().take(at).any(|other| other == kind),
            "{kind:?}"
        );
    }
    assert_eq!((kinds.texts.len(), kinds.groups.len()), (10, 21));
}
