//! Each element of the profile has in `Flow` the roles that PROFILE.md gives it: the table is held against the fixtures.

use engross::flow::{self, Block, Flow, Inline, Paragraph};
use engross::model::{Document, NodeId};
use engross::{read, sheet};
use quick_xml::events::Event;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn path(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

fn key(role: &impl serde::Serialize) -> String {
    let name = serde_json::to_string(role).unwrap();
    name.trim_matches('"').to_owned()
}

/// The roles of each element in PROFILE.md; those without a role of their own are left out.
fn promised() -> BTreeMap<String, Vec<String>> {
    let text = fs::read_to_string(path("src/read/PROFILE.md")).unwrap();
    let (_, table) = text.split_once("\n## Elements\n").unwrap();
    let mut all = BTreeMap::new();
    for line in table.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let roles = cells[7].split('`').skip(1).step_by(2).map(str::to_owned);
        let roles: Vec<String> = roles.collect();
        if !roles.is_empty() {
            all.insert(cells[1].trim_matches('`').to_owned(), roles);
        }
    }
    all
}

/// Roles that no fixture shows at these elements: running text is no block of the flow, and cover lines, third-level
/// items and unnumbered `block`s are made by hand in the tests of `src/flow`.
const ELSEWHERE: [(&str, &str); 6] = [
    ("FRBRnumber", "header"),
    ("FRBRnumber", "footer"),
    ("coverPage", "cover-line"),
    ("item", "sub-item-3"),
    ("subparagraph", "sub-item-3"),
    ("block", "report-paragraph"),
];

/// An element, by its name and the byte where its start tag begins.
type Element = (u32, String);

/// The elements around the one whose start tag begins at each byte, itself included.
fn around(xml: &str) -> BTreeMap<u32, Vec<Element>> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut open, mut all) = (Vec::new(), BTreeMap::new());
    loop {
        let at = reader.buffer_position() as u32;
        let name = |tag: &quick_xml::events::BytesStart| tag.local_name().as_ref().to_owned();
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                open.push((at, name(&tag)));
                all.insert(at, open.clone());
            }
            Event::Empty(tag) => {
                let mut here = open.clone();
                here.push((at, name(&tag)));
                all.insert(at, here);
            }
            Event::End(_) => {
                open.pop();
            }
            Event::Eof => return all,
            _ => {}
        }
    }
}

/// Sees the origin of every piece of a flow with a role that it has.
fn each_role(flow: &Flow, see: &mut dyn FnMut(NodeId, String)) {
    fn inlines(all: &[Inline], role: &str, see: &mut dyn FnMut(NodeId, String)) {
        for inline in all {
            let (node, run) = match inline {
                Inline::Text { node, run, .. }
                | Inline::NoteCall { node, run, .. }
                | Inline::PageOf { node, run, .. } => (*node, Some(run)),
                Inline::LineBreak(node) => (*node, None),
                Inline::Tab => continue,
                Inline::Figure(figure) => (figure.node, None),
                Inline::Link {
                    node,
                    inlines: inner,
                    ..
                }
                | Inline::Tagged {
                    node,
                    inlines: inner,
                    ..
                } => {
                    inlines(inner, role, see);
                    (*node, None)
                }
            };
            see(node, role.to_owned());
            for role in run.iter().flat_map(|run| &run.roles) {
                see(node, key(role));
            }
        }
    }
    fn paragraph(paragraph: &Paragraph, see: &mut dyn FnMut(NodeId, String)) {
        let role = key(&paragraph.role);
        see(paragraph.node, role.clone());
        inlines(&paragraph.inlines, &role, see);
    }
    fn blocks(all: &[Block], see: &mut dyn FnMut(NodeId, String)) {
        for block in all {
            match block {
                Block::Paragraph(one) => paragraph(one, see),
                Block::Table(table) => {
                    table.caption.iter().for_each(|one| paragraph(one, see));
                    for cell in table.rows.iter().flat_map(|row| &row.cells) {
                        blocks(&cell.blocks, see);
                    }
                }
            }
        }
    }
    for section in &flow.sections {
        blocks(&section.blocks, see);
    }
    for one in flow.notes.iter().flat_map(|note| &note.paragraphs) {
        paragraph(one, see);
    }
}

/// The roles that stand in the elements of a fixture.
fn found(fixture: &str, roles: &mut BTreeMap<String, BTreeSet<String>>) {
    let bytes = fs::read(path(&format!("fixtures/{fixture}/source.xml"))).unwrap();
    let document: Document = read::read(fixture, &bytes).value.unwrap();
    let layout = sheet::load("ag.toml", sheet::builtin("ag").unwrap());
    let flow = flow::flow(&document, &layout.value.unwrap()).value.unwrap();
    let around = around(document.source.text());
    each_role(&flow, &mut |node, role| {
        let start = document.node(node).span.start;
        for (_, element) in &around[&start] {
            roles
                .entry(element.clone())
                .or_default()
                .insert(role.clone());
        }
        // text that looks alike is one run, so that what is marked in a paragraph is told by the paragraph
        for chain in around.values() {
            let outer = chain.iter().any(|(at, _)| *at == start);
            if let (true, Some((_, element))) = (outer, chain.last()) {
                roles
                    .entry(element.clone())
                    .or_default()
                    .insert(role.clone());
            }
        }
    });
}

#[test]
fn each_element_has_its_roles_in_the_flow() {
    let mut roles = BTreeMap::new();
    for fixture in ["AG05279E04", "features", "collection"] {
        found(fixture, &mut roles);
    }
    let promised = promised();
    assert!(promised.len() > 50, "{}", promised.len());
    let mut missing = Vec::new();
    for (element, wanted) in promised {
        let has = roles.get(&element).cloned().unwrap_or_default();
        let lacking: Vec<String> = wanted
            .into_iter()
            .filter(|role| !has.contains(role) && !ELSEWHERE.contains(&(&*element, &**role)))
            .collect();
        if !lacking.is_empty() {
            missing.push(format!("{element}: {}", lacking.join(", ")));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}
