//! The whole way of the PDF, proved: canonical XML to flow, pages and PDF, read back and compared with what is
//! expected of it.

use engross::attached::Attached;
use engross::model::Document;
use engross::reread::{self, KnownFace};
use engross::sheet::{self, Sheet};
use engross::text::FontBook;
use engross::{expect, flow, layout, pdf, read, verify};
use std::collections::BTreeMap;
use std::path::PathBuf;

const FIXTURES: [&str; 3] = ["AG05279E04", "features", "collection"];

fn folder(fixture: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(fixture)
}

fn made(fixture: &str, source: &[u8], document: &Document, sheet: &Sheet) -> Vec<u8> {
    let book = FontBook::shared();
    let flow = flow::flow(document, sheet).value.unwrap();
    let pages = layout::layout(&flow, book, &|_| None).value.unwrap();
    let attached = Attached::new("source.xml", source);
    let mut pictures = BTreeMap::new();
    for entry in std::fs::read_dir(folder(fixture)).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "png") {
            let name = path.file_name().unwrap().to_str().unwrap().to_string();
            pictures.insert(name, std::fs::read(path).unwrap());
        }
    }
    let outcome = pdf::master(&pages, book, &attached, &pictures);
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    outcome.value.unwrap().bytes()
}

#[test]
fn every_fixture_is_proved() {
    let faces: Vec<KnownFace<'_>> = FontBook::shared()
        .faces()
        .iter()
        .map(|face| KnownFace {
            name: &face.name,
            bytes: face.bytes,
        })
        .collect();
    let mut wrong = Vec::new();
    for fixture in FIXTURES {
        let source = std::fs::read(folder(fixture).join("source.xml")).unwrap();
        let document = read::read("source.xml", &source).value.unwrap();
        let sheet = sheet::load("ag.toml", sheet::builtin("ag").unwrap());
        let sheet = sheet.value.unwrap();
        let bytes = made(fixture, &source, &document, &sheet);
        let outcome = reread::pdf(&bytes, &faces);
        let found = outcome.value.unwrap();
        let expected = expect::expect(&document, &sheet);
        for finding in outcome
            .findings
            .iter()
            .chain(&verify::compare(&expected, &found))
        {
            wrong.push(format!(
                "{fixture} {} {}",
                finding.rule.code, finding.message
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
