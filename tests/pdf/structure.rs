//! The structure tree: its order, its attributes, and the way back from every mark and link.

use super::made_pages::{everything, plain};
use super::{entry, loaded, text};
use lopdf::{Dictionary, Document, Object};

/// The tree as lines: roles indented, with what they bear; marks as numbers, links as `link`.
fn lines(document: &Document) -> Vec<String> {
    let root = entry(document, document.catalog().unwrap(), "StructTreeRoot");
    let mut lines = Vec::new();
    walk(document, root.get(b"K").unwrap(), 0, &mut lines);
    lines
}

fn walk(document: &Document, kid: &Object, depth: usize, lines: &mut Vec<String>) {
    let (_, kid) = document.dereference(kid).unwrap();
    let indent = " ".repeat(depth);
    match kid {
        Object::Array(kids) => {
            for kid in kids {
                walk(document, kid, depth, lines);
            }
        }
        Object::Integer(_) => lines.push(format!("{indent}mark")),
        Object::Dictionary(element) => {
            let Ok(role) = element.get(b"S") else {
                let kind = if element.has(b"Obj") {
                    "link"
                } else {
                    "mark elsewhere"
                };
                lines.push(format!("{indent}{kind}"));
                return;
            };
            let role = String::from_utf8(role.as_name().unwrap().to_vec()).unwrap();
            lines.push(format!("{indent}{role}{}", borne(element)));
            if let Ok(kids) = element.get(b"K") {
                walk(document, kids, depth + 1, lines);
            }
        }
        other => panic!("{other:?} in the structure tree"),
    }
}

fn borne(element: &Dictionary) -> String {
    let mut borne = String::new();
    for key in ["Lang", "Alt", "E", "ID"] {
        if let Ok(value) = element.get(key.as_bytes()) {
            borne += &format!(" {key}={}", text(value));
        }
    }
    if let Ok(attributes) = element.get(b"A").and_then(Object::as_dict) {
        for (key, value) in attributes.iter().filter(|(key, _)| *key != b"O") {
            let key = std::str::from_utf8(key).unwrap();
            let value = match value {
                Object::Name(name) => String::from_utf8(name.clone()).unwrap(),
                Object::Integer(number) => number.to_string(),
                _ => "...".to_string(),
            };
            borne += &format!(" {key}={value}");
        }
    }
    borne
}

#[test]
fn content_and_children_alternate_in_reading_order() {
    let lines = lines(&loaded(&everything()));
    let expected = [
        "Document",
        " Part",
        "  H1",
        "   mark",
        "  P",
        "   mark",
        "   Span Lang=fr",
        "    mark",
        "   mark",
        "   Span E=Organization of American States",
        "    mark",
        "   mark",
        "   Link",
        "    mark",
        "    link",
        "   mark",
        "   Reference",
        "    Link",
        "     mark",
        "     link",
        "   mark",
        "   Note ID=note-00000008",
        "    Lbl",
        "     Link",
        "      mark",
        "      link",
        "    P",
        "     mark",
        "  L ListNumbering=Decimal",
    ];
    assert_eq!(lines[..expected.len()], expected);
}

#[test]
fn tables_and_figures_bear_their_attributes() {
    let lines = lines(&loaded(&everything()));
    let at = lines.iter().position(|line| line == "  Table").unwrap();
    let expected = [
        "  Table",
        "   Caption",
        "    mark",
        "   THead",
        "    TR",
        "     TH ColSpan=2 Scope=Column",
        "      mark",
        "   TBody",
        "    TR",
        "     TH Scope=Row",
        "      mark",
        "     TD",
        "  Figure Alt=A ship under way Placement=Block BBox=...",
        "   mark",
    ];
    assert_eq!(lines[at..at + expected.len()], expected);
}

/// All values of a number tree, by key.
fn numbers(document: &Document, node: &Dictionary) -> Vec<(i64, Object)> {
    let mut found = Vec::new();
    if let Ok(kids) = node.get(b"Kids").and_then(Object::as_array) {
        for kid in kids {
            let kid = document.dereference(kid).unwrap().1.as_dict().unwrap();
            found.extend(numbers(document, kid));
        }
    }
    if let Ok(entries) = node.get(b"Nums").and_then(Object::as_array) {
        for pair in entries.chunks(2) {
            found.push((pair[0].as_i64().unwrap(), pair[1].clone()));
        }
    }
    found
}

#[test]
fn every_mark_and_every_link_leads_back_to_its_element() {
    for pages in [everything(), plain(300, 2)] {
        let document = loaded(&pages);
        let root = entry(&document, document.catalog().unwrap(), "StructTreeRoot");
        let tree = numbers(&document, entry(&document, root, "ParentTree"));
        let keys: Vec<i64> = tree.iter().map(|(key, _)| *key).collect();
        let links: usize = pages.pages.iter().map(|page| page.links.len()).sum();
        assert_eq!(
            keys,
            (0..(pages.pages.len() + links) as i64).collect::<Vec<_>>()
        );
        for (index, page) in document.page_iter().enumerate() {
            let sheet = document.get_dictionary(page).unwrap();
            assert_eq!(
                sheet.get(b"StructParents").unwrap().as_i64().unwrap(),
                index as i64
            );
            let content = lopdf::content::Content::decode(&document.get_page_content(page));
            let marks = content.unwrap().operations.into_iter().filter(|operation| {
                let mut operands = operation.operands.iter();
                operands.any(|o| o.as_dict().is_ok_and(|d| d.has(b"MCID")))
            });
            let (_, parents) = document.dereference(&tree[index].1).unwrap();
            assert_eq!(parents.as_array().unwrap().len(), marks.count());
        }
    }
}

#[test]
fn many_pages_stand_in_a_tree_of_short_branches() {
    let document = loaded(&plain(300, 1));
    assert_eq!(document.get_pages().len(), 300);
    let pages = entry(&document, document.catalog().unwrap(), "Pages");
    assert_eq!(pages.get(b"Count").unwrap().as_i64().unwrap(), 300);
    assert_eq!(pages.get(b"Kids").unwrap().as_array().unwrap().len(), 5);
}
