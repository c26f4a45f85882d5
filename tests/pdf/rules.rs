//! Pages that cannot become a conforming file are refused, each for its own reason.

use super::made_pages::{everything, pictures};
use super::{SOURCE, outcome};
use engross::attached::Attached;
use engross::pages::{Item, Pages, StructureRole, Tag};
use engross::pdf;
use engross::text::FontBook;
use std::collections::{BTreeMap, BTreeSet};

/// The codes of what is found in the pages after a change.
fn codes(change: impl Fn(&mut Pages)) -> Vec<&'static str> {
    let mut pages = everything();
    change(&mut pages);
    let outcome = outcome(&pages);
    assert!(outcome.value.is_none(), "a faulty file was made");
    outcome
        .findings
        .iter()
        .map(|finding| finding.rule.code)
        .collect()
}

fn codes_of_pictures(files: BTreeMap<String, Vec<u8>>) -> Vec<&'static str> {
    let source = Attached::new("a.xml", SOURCE);
    let outcome = pdf::master(&everything(), FontBook::shared(), &source, &files);
    assert!(outcome.value.is_none(), "a faulty file was made");
    outcome
        .findings
        .iter()
        .map(|finding| finding.rule.code)
        .collect()
}

fn element(pages: &Pages, role: StructureRole) -> usize {
    let mut elements = pages.structure.iter();
    elements.position(|element| element.role == role).unwrap()
}

fn first_run(pages: &mut Pages) -> &mut engross::pages::GlyphRun {
    match &mut pages.pages[0].items[0] {
        Item::Glyphs(run) => run,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_document_without_title_is_refused() {
    assert_eq!(codes(|p| p.card.title = " ".into()), ["PDF-NO-TITLE"]);
}

#[test]
fn a_language_that_is_no_tag_is_refused() {
    for wrong in ["", "english language", "e", "en_US", "en-"] {
        let found = codes(|p| p.card.language = wrong.into());
        assert_eq!(found, ["PDF-NO-LANGUAGE"], "{wrong}");
    }
}

#[test]
fn a_figure_without_words_is_refused() {
    let found = codes(|p| {
        let figure = element(p, StructureRole::Figure);
        p.structure[figure].alt = None;
    });
    assert_eq!(found, ["PDF-NO-ALTERNATIVE"]);
}

#[test]
fn a_link_without_words_is_refused() {
    let found = codes(|p| p.pages[0].links[0].description.clear());
    assert_eq!(found, ["PDF-NO-DESCRIPTION"]);
}

#[test]
fn a_heading_that_skips_a_level_is_refused() {
    let found = codes(|p| {
        let heading = element(p, StructureRole::Heading(2));
        p.structure[heading].role = StructureRole::Heading(3);
    });
    assert_eq!(found, ["PDF-HEADING-GAP"]);
}

#[test]
fn an_element_in_the_wrong_place_is_refused() {
    let found = codes(|p| {
        let row = element(p, StructureRole::TR);
        p.structure[row].parent = Some(0);
    });
    assert_eq!(found, ["PDF-NESTING"]);
    let found = codes(|p| first_run(p).tag = Tag::Content(9_999));
    assert_eq!(found, ["PDF-NESTING"]);
    let found = codes(|p| p.outline[2].level = 4);
    assert_eq!(found, ["PDF-NESTING"]);
}

#[test]
fn text_without_glyphs_is_refused() {
    let found = codes(|p| first_run(p).text.push('x'));
    assert_eq!(found, ["PDF-TEXT-WITHOUT-GLYPH"]);
    let found = codes(|p| {
        first_run(p).glyphs.remove(2);
    });
    assert_eq!(found, ["PDF-TEXT-WITHOUT-GLYPH"]);
}

#[test]
fn a_glyph_that_the_font_lacks_is_refused() {
    let found = codes(|p| first_run(p).glyphs[0].id = 0);
    assert_eq!(found, ["PDF-GLYPH-MISSING"]);
}

#[test]
fn a_picture_that_is_missing_or_damaged_is_refused() {
    assert_eq!(codes_of_pictures(BTreeMap::new()), ["PDF-PICTURE-MISSING"]);
    let mut files = pictures();
    files.get_mut("ship.png").unwrap().truncate(40);
    assert_eq!(codes_of_pictures(files), ["PDF-PICTURE-UNREADABLE"]);
    let text = BTreeMap::from([("ship.png".to_string(), b"no picture".to_vec())]);
    assert_eq!(codes_of_pictures(text), ["PDF-PICTURE-UNREADABLE"]);
}

#[test]
fn every_code_stands_once() {
    let codes: BTreeSet<&str> = pdf::RULES.iter().map(|rule| rule.code).collect();
    assert_eq!(codes.len(), pdf::RULES.len());
}
