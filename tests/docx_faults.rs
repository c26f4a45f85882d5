//! Seeded faults: a sound DOCX broken in one way each, an unclosed field among them. The check before release must
//! see every one. `ENGROSS_BROKEN_DIR` receives the files, for a count of what outside judges see (`.ci/docx-judges`).

use crate::made_flow;

use engross::attached::Attached;
use engross::docx;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

/// Name of the fault, the part, what stands there once at least, what takes its first place.
const SEEDED: [(&str, &str, &str, &str); 22] = [
    (
        "field-not-closed",
        "word/document.xml",
        "<w:fldChar w:fldCharType=\"end\"/>",
        "",
    ),
    (
        "folio-not-closed",
        "word/header1.xml",
        "<w:fldChar w:fldCharType=\"end\"/>",
        "",
    ),
    (
        "field-not-opened",
        "word/document.xml",
        "<w:fldChar w:fldCharType=\"begin\"/>",
        "",
    ),
    (
        "relationship-twice",
        "word/_rels/document.xml.rels",
        "Id=\"rId2\"",
        "Id=\"rId1\"",
    ),
    (
        "relationship-missing",
        "word/document.xml",
        "r:id=\"rId1\"",
        "r:id=\"rId99\"",
    ),
    (
        "no-document",
        "_rels/.rels",
        "/officeDocument\"",
        "/officeDocumen\"",
    ),
    (
        "properties-out-of-order",
        "word/document.xml",
        "<w:pPr><w:pStyle",
        "<w:pPr><w:jc w:val=\"left\"/><w:pStyle",
    ),
    (
        "style-missing",
        "word/document.xml",
        "w:pStyle w:val=\"Masthead\"",
        "w:pStyle w:val=\"Nowhere\"",
    ),
    (
        "style-twice",
        "word/styles.xml",
        "w:styleId=\"Recital\"",
        "w:styleId=\"Masthead\"",
    ),
    (
        "list-missing",
        "word/document.xml",
        "<w:numId w:val=\"1\"/>",
        "<w:numId w:val=\"77\"/>",
    ),
    (
        "level-missing",
        "word/document.xml",
        "<w:ilvl w:val=\"1\"/>",
        "<w:ilvl w:val=\"8\"/>",
    ),
    (
        "note-missing",
        "word/document.xml",
        "<w:footnoteReference w:id=\"1\"/>",
        "<w:footnoteReference w:id=\"9\"/>",
    ),
    (
        "note-without-mark",
        "word/footnotes.xml",
        "<w:footnoteRef/>",
        "",
    ),
    (
        "bookmark-not-closed",
        "word/document.xml",
        "<w:bookmarkEnd w:id=\"0\"/>",
        "",
    ),
    (
        "anchor-missing",
        "word/document.xml",
        "w:anchor=\"_Ref",
        "w:anchor=\"_Rif",
    ),
    (
        "content-type-missing",
        "[Content_Types].xml",
        "/word/styles.xml",
        "/word/stiles.xml",
    ),
    (
        "cell-without-paragraph",
        "word/document.xml",
        "<w:tc><w:tcPr>",
        "<w:tc/><w:tc><w:tcPr>",
    ),
    (
        "row-too-short",
        "word/document.xml",
        "<w:gridSpan w:val=\"2\"/>",
        "",
    ),
    (
        "cell-continues-nothing",
        "word/document.xml",
        "<w:vMerge w:val=\"restart\"/>",
        "",
    ),
    (
        "control-number-twice",
        "word/document.xml",
        "<w:id w:val=\"2\"/>",
        "<w:id w:val=\"1\"/>",
    ),
    (
        "picture-without-words",
        "word/document.xml",
        " descr=\"A white lighthouse\"/><wp:cNv",
        "/><wp:cNv",
    ),
    ("not-well-formed", "word/document.xml", "&amp;", "&"),
];

fn parts() -> BTreeMap<String, Vec<u8>> {
    let source = Attached::new("a.xml", b"<a/>");
    let made = docx::write(
        &made_flow::flow(),
        &source,
        &made_flow::pictures(),
        &BTreeMap::new(),
    );
    let mut archive = zip::ZipArchive::new(Cursor::new(made.value.unwrap())).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().to_string();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        parts.insert(name, content);
    }
    parts
}

fn packed(parts: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(name.as_str(), options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn keep(name: &str, bytes: &[u8]) {
    if let Some(folder) = std::env::var_os("ENGROSS_BROKEN_DIR") {
        let folder = std::path::Path::new(&folder);
        std::fs::create_dir_all(folder).unwrap();
        std::fs::write(folder.join(format!("{name}.docx")), bytes).unwrap();
    }
}

#[test]
fn every_seeded_fault_is_found() {
    let sound = parts();
    assert_eq!(docx::faults(&packed(&sound)), [], "the control");
    for (name, part, sought, put) in SEEDED {
        let mut broken = sound.clone();
        let text = String::from_utf8(broken[part].clone()).unwrap();
        assert!(text.contains(sought), "{name}: {sought} is not in {part}");
        broken.insert(part.into(), text.replacen(sought, put, 1).into_bytes());
        let bytes = packed(&broken);
        keep(name, &bytes);
        let found = docx::faults(&bytes);
        assert!(!found.is_empty(), "{name} is not found");
        assert!(found.iter().all(|f| f.rule.code == "DOCX-FAULT"));
    }
}

#[test]
fn a_part_that_is_gone_is_found() {
    for part in [
        "word/footnotes.xml",
        "word/media/image1.png",
        "word/styles.xml",
    ] {
        let mut broken = parts();
        assert!(broken.remove(part).is_some());
        let bytes = packed(&broken);
        keep(&format!("gone-{}", part.replace(['/', '.'], "-")), &bytes);
        assert!(!docx::faults(&bytes).is_empty(), "{part}");
    }
}
