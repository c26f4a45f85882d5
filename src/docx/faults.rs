//! The check before release: faults of the format that make Word ask to repair a file, or that no outside judge sees
//! (an unclosed field).

use super::package::{Element, Sealed, misplaced, open};
use super::rules::fault;
use crate::diag::Finding;
use std::collections::{BTreeMap, BTreeSet};

/// All faults of the DOCX in `bytes`; empty for a sound one.
pub fn faults(bytes: &[u8]) -> Vec<Finding> {
    match open(bytes) {
        Ok(sealed) => of_package(&sealed),
        Err(why) => vec![fault(format!("The file is no package: {why}."))],
    }
}

/// All faults of a package.
pub fn of_package(sealed: &Sealed) -> Vec<Finding> {
    let mut found = Vec::new();
    relationships(sealed, &mut found);
    content_types(sealed, &mut found);
    let story = |name: &str| name.starts_with("word/") && !name.contains("/_rels/");
    for (name, root) in sealed.xml_parts().filter(|(name, _)| story(name)) {
        fields(name, root, &mut found);
        order(name, root, &mut found);
        tables(name, root, &mut found);
    }
    styles(sealed, &mut found);
    numbering(sealed, &mut found);
    bookmarks(sealed, &mut found);
    notes(sealed, &mut found);
    identifiers(sealed, &mut found);
    found.into_iter().map(fault).collect()
}

fn val(element: &Element) -> &str {
    element.attribute("w:val").unwrap_or_default()
}

/// Every relationship leads somewhere, every id that is used exists, none exists twice.
fn relationships(sealed: &Sealed, found: &mut Vec<String>) {
    let mut reached_document = false;
    for (name, root) in sealed.xml_parts() {
        let Some(owner) = owner(name) else {
            // a set: a long document has as many relationships as links
            let known: BTreeSet<&str> = sealed
                .xml(&rels(name))
                .into_iter()
                .flat_map(Element::elements)
                .filter_map(|relationship| relationship.attribute("Id"))
                .collect();
            root.walk(&mut |element| {
                for attribute in ["r:id", "r:embed"] {
                    let Some(id) = element.attribute(attribute) else {
                        continue;
                    };
                    if !known.contains(id) {
                        found.push(format!(
                            "{name} uses the relationship {id}, which does not exist."
                        ));
                    }
                }
            });
            continue;
        };
        let mut ids = BTreeSet::new();
        for relationship in root.elements() {
            let id = relationship.attribute("Id").unwrap_or_default();
            if !ids.insert(id) {
                found.push(format!("{name} has the relationship {id} twice."));
            }
            if relationship.attribute("TargetMode") == Some("External") {
                continue;
            }
            let target = relationship.attribute("Target").unwrap_or_default();
            let part = resolved(&owner, target);
            if !sealed.0.contains_key(&part) {
                found.push(format!("{name} leads to {part}, which does not exist."));
            }
            let kind = relationship.attribute("Type").unwrap_or_default();
            reached_document |= owner.is_empty() && kind.ends_with("/officeDocument");
        }
    }
    if !reached_document {
        found.push("The package does not say which part is the document.".into());
    }
}

/// The part whose relationships `name` holds; `None` where it holds none.
fn owner(name: &str) -> Option<String> {
    let owner = name.strip_suffix(".rels")?;
    Some(owner.replacen("_rels/", "", 1))
}

/// The part that holds the relationships of `part`.
fn rels(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// The name of the part that `target` means in the relationships of `owner`.
fn resolved(owner: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_string();
    }
    let mut steps: Vec<&str> = owner.split('/').collect();
    steps.pop();
    for step in target.split('/') {
        match step {
            "." => {}
            ".." => {
                steps.pop();
            }
            _ => steps.push(step),
        }
    }
    steps.join("/")
}

fn content_types(sealed: &Sealed, found: &mut Vec<String>) {
    let name = "[Content_Types].xml";
    let Some(types) = sealed.xml(name) else {
        found.push(format!("{name} is missing."));
        return;
    };
    let mut endings = BTreeSet::new();
    let mut parts = BTreeSet::new();
    for entry in types.elements() {
        let twice = match (entry.attribute("Extension"), entry.attribute("PartName")) {
            (Some(ending), _) => !endings.insert(ending.to_lowercase()),
            (_, Some(part)) => !parts.insert(part.trim_start_matches('/').to_string()),
            _ => false,
        };
        if twice {
            found.push(format!("{name} has an entry twice."));
        }
    }
    for part in sealed.0.keys().filter(|part| *part != name) {
        let ending = part.rsplit_once('.').map_or("", |(_, ending)| ending);
        let is_word = part.starts_with("word/") && ending == "xml";
        if !parts.contains(part) && (is_word || !endings.contains(&ending.to_lowercase())) {
            found.push(format!("{part} has no content type."));
        }
    }
    for part in parts.iter().filter(|part| !sealed.0.contains_key(*part)) {
        found.push(format!("{name} names {part}, which does not exist."));
    }
}

/// Fields are opened and closed in turn, with one separator at most, inside one paragraph.
fn fields(name: &str, root: &Element, found: &mut Vec<String>) {
    root.walk(&mut |paragraph| {
        if paragraph.name != "w:p" {
            return;
        }
        let mut open: Vec<bool> = Vec::new();
        let mut wrong = false;
        let mut instruction_outside = false;
        paragraph.walk(&mut |element| match &*element.name {
            "w:fldChar" => match element.attribute("w:fldCharType") {
                Some("begin") => open.push(false),
                Some("separate") => match open.last_mut() {
                    Some(separated) if !*separated => *separated = true,
                    _ => wrong = true,
                },
                Some("end") => wrong |= open.pop().is_none(),
                _ => wrong = true,
            },
            "w:instrText" => instruction_outside |= open.last() != Some(&false),
            _ => {}
        });
        if wrong || !open.is_empty() {
            found.push(format!(
                "{name} has a field that is not opened or not closed."
            ));
        }
        if instruction_outside {
            found.push(format!(
                "{name} has the instruction of a field outside of it."
            ));
        }
    });
}

fn order(name: &str, root: &Element, found: &mut Vec<String>) {
    root.walk(&mut |element| {
        if let Some(child) = misplaced(element) {
            found.push(format!(
                "{name}: {child} stands at the wrong place in {}.",
                element.name
            ));
        }
    });
}

/// Every row fills the grid, every cell ends in a paragraph, a continued cell has a beginning above.
fn tables(name: &str, root: &Element, found: &mut Vec<String>) {
    root.walk(&mut |table| {
        if table.name != "w:tbl" {
            return;
        }
        let columns = table
            .child("w:tblGrid")
            .map_or(0, |grid| grid.elements().count());
        let mut merged: BTreeSet<usize> = BTreeSet::new();
        for row in table.elements().filter(|child| child.name == "w:tr") {
            let mut column = 0;
            let mut now = BTreeSet::new();
            for cell in row.elements().filter(|child| child.name == "w:tc") {
                let property = cell.child("w:tcPr");
                let span = property
                    .and_then(|p| p.child("w:gridSpan"))
                    .and_then(|span| val(span).parse::<usize>().ok())
                    .unwrap_or(1);
                if let Some(merge) = property.and_then(|p| p.child("w:vMerge")) {
                    let begins = val(merge) == "restart";
                    if !begins && !merged.contains(&column) {
                        found.push(format!("{name} has a cell that continues no cell above."));
                    }
                    now.insert(column);
                }
                if cell.elements().last().is_none_or(|last| last.name != "w:p") {
                    found.push(format!(
                        "{name} has a cell that does not end in a paragraph."
                    ));
                }
                column += span;
            }
            if column != columns {
                found.push(format!(
                    "{name} has a row of {column} columns in a table of {columns}."
                ));
            }
            merged = now;
        }
    });
}

/// Every style that is referred to exists, of the right type; none exists twice.
fn styles(sealed: &Sealed, found: &mut Vec<String>) {
    let mut known: BTreeMap<&str, &str> = BTreeMap::new();
    let mut names = BTreeSet::new();
    if let Some(root) = sealed.xml("word/styles.xml") {
        for style in root.elements().filter(|child| child.name == "w:style") {
            let id = style.attribute("w:styleId").unwrap_or_default();
            let kind = style.attribute("w:type").unwrap_or_default();
            if known.insert(id, kind).is_some() {
                found.push(format!("The style {id} exists twice."));
            }
            let name = style.child("w:name").map_or("", val).to_lowercase();
            if !names.insert(name.clone()) {
                found.push(format!("Two styles are called {name:?}."));
            }
        }
    }
    for (name, root) in sealed.xml_parts() {
        root.walk(&mut |element| {
            let kind = match &*element.name {
                "w:pStyle" => "paragraph",
                "w:rStyle" => "character",
                "w:tblStyle" => "table",
                "w:basedOn" | "w:next" | "w:link" => "",
                _ => return,
            };
            let wanted = val(element);
            let right = known
                .get(wanted)
                .is_some_and(|known| kind.is_empty() || *known == kind);
            if !right {
                found.push(format!(
                    "{name} refers to the style {wanted}, which does not exist."
                ));
            }
        });
    }
}

/// Every list and level that is referred to exists.
fn numbering(sealed: &Sealed, found: &mut Vec<String>) {
    let mut levels: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut lists: BTreeMap<&str, &str> = BTreeMap::new();
    if let Some(root) = sealed.xml("word/numbering.xml") {
        for child in root.elements() {
            let own = |name: &str| child.attribute(name).unwrap_or_default();
            let twice = match &*child.name {
                "w:abstractNum" => {
                    let all = child.elements().filter(|level| level.name == "w:lvl");
                    let all = all.filter_map(|level| level.attribute("w:ilvl")).collect();
                    levels.insert(own("w:abstractNumId"), all).is_some()
                }
                "w:num" => {
                    let of = child.child("w:abstractNumId").map_or("", val);
                    if !levels.contains_key(of) {
                        found.push(format!("The list {} has no form.", own("w:numId")));
                    }
                    lists.insert(own("w:numId"), of).is_some()
                }
                _ => false,
            };
            if twice {
                found.push("A list exists twice.".into());
            }
        }
    }
    for (name, root) in sealed.xml_parts() {
        root.walk(&mut |element| {
            if element.name != "w:numPr" {
                return;
            }
            let list = element.child("w:numId").map_or("", val);
            let level = element.child("w:ilvl").map_or("0", val);
            let form = lists.get(list).and_then(|form| levels.get(form));
            if !form.is_some_and(|levels| levels.contains(level)) {
                found.push(format!(
                    "{name} refers to level {level} of the list {list}, which does not exist."
                ));
            }
        });
    }
}

/// Bookmarks are in pairs and unique; what leads to one finds it.
fn bookmarks(sealed: &Sealed, found: &mut Vec<String>) {
    let mut names = BTreeSet::new();
    let mut open = BTreeSet::new();
    let mut ids = BTreeSet::new();
    let mut wanted: Vec<(&str, String)> = Vec::new();
    for (part, root) in sealed.xml_parts() {
        root.walk(&mut |element| {
            let id = element.attribute("w:id").unwrap_or_default();
            match &*element.name {
                "w:bookmarkStart" => {
                    let name = element.attribute("w:name").unwrap_or_default();
                    if !names.insert(name.to_string()) || !ids.insert(id.to_string()) {
                        found.push(format!("The bookmark {name} exists twice."));
                    }
                    open.insert(id.to_string());
                }
                "w:bookmarkEnd" if !open.remove(id) => {
                    found.push(format!("The bookmark {id} ends without a beginning."));
                }
                "w:hyperlink" => {
                    wanted.extend(element.attribute("w:anchor").map(|n| (part, n.to_string())));
                }
                "w:instrText" => {
                    let text: String = text_of(element);
                    let mut words = text.split_whitespace();
                    let kind = words.next().unwrap_or_default();
                    if matches!(kind, "REF" | "PAGEREF" | "NOTEREF") {
                        wanted.push((part, words.next().unwrap_or_default().to_string()));
                    }
                }
                _ => {}
            }
        });
    }
    for id in open {
        found.push(format!("The bookmark {id} does not end."));
    }
    for (part, name) in wanted {
        if !names.contains(&name) {
            found.push(format!(
                "{part} leads to the bookmark {name}, which does not exist."
            ));
        }
    }
}

fn text_of(element: &Element) -> String {
    let texts = element.children.iter().filter_map(|child| match child {
        super::package::Node::Text(text) => Some(text.as_str()),
        super::package::Node::Element(_) => None,
    });
    texts.collect()
}

/// Every note is called once and has its mark.
fn notes(sealed: &Sealed, found: &mut Vec<String>) {
    let mut calls: BTreeMap<&str, bool> = BTreeMap::new();
    if let Some(root) = sealed.xml("word/document.xml") {
        root.walk(&mut |element| {
            if element.name == "w:footnoteReference" {
                let id = element.attribute("w:id").unwrap_or_default();
                let own_mark = element.attribute("w:customMarkFollows").is_some();
                if calls.insert(id, own_mark).is_some() {
                    found.push(format!("The note {id} is called twice."));
                }
            }
        });
    }
    let mut known = BTreeSet::new();
    for note in sealed
        .xml("word/footnotes.xml")
        .into_iter()
        .flat_map(Element::elements)
    {
        let id = note.attribute("w:id").unwrap_or_default();
        if !known.insert(id) {
            found.push(format!("The note {id} exists twice."));
        }
        if note.attribute("w:type").is_some() {
            continue;
        }
        let mut marked = false;
        note.walk(&mut |element| marked |= element.name == "w:footnoteRef");
        match calls.get(id) {
            None => found.push(format!("The note {id} is not called.")),
            Some(own_mark) if *own_mark == marked => {
                found.push(format!("The note {id} lacks its mark, or has two."));
            }
            Some(_) => {}
        }
    }
    for id in calls.keys().filter(|id| !known.contains(*id)) {
        found.push(format!("The note {id} is called and does not exist."));
    }
}

/// Drawings and content controls have numbers of their own, drawings a description, content controls a tag.
fn identifiers(sealed: &Sealed, found: &mut Vec<String>) {
    let mut drawings = BTreeSet::new();
    let mut controls = BTreeSet::new();
    for (part, root) in sealed.xml_parts() {
        root.walk(&mut |element| match &*element.name {
            "wp:docPr" => {
                if !drawings.insert(element.attribute("id").unwrap_or_default().to_string()) {
                    found.push(format!("{part} has two drawings of one number."));
                }
                if element.attribute("descr").is_none() {
                    found.push(format!("{part} has a picture without alternative text."));
                }
            }
            "w:sdtPr" => {
                let id = element.child("w:id").map_or("", val).to_string();
                if id.is_empty() || !controls.insert(id) {
                    found.push(format!("{part} has two content controls of one number."));
                }
                if element.child("w:tag").is_none() {
                    found.push(format!("{part} has a content control without a tag."));
                }
            }
            _ => {}
        });
    }
}
