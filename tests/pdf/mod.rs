//! The PDF writer on pages made by hand: what the file says, where its glyphs lie, and that it is the same twice.

mod broken;
mod content;
mod ledger;
pub mod made_pages;
mod metadata;
mod rules;
mod structure;

use engross::attached::Attached;
use engross::diag::Outcome;
use engross::extract;
use engross::pages::Pages;
use engross::pdf::{self, Master};
use engross::text::FontBook;
use lopdf::{Dictionary, Document, Object};
use made_pages::{SOURCE, everything, pictures};

/// The outcome of the writer.
fn outcome(pages: &Pages) -> Outcome<Master> {
    let source = Attached::new("AG00001E01.xml", SOURCE);
    pdf::master(pages, FontBook::shared(), &source, &pictures())
}

/// The file of pages that have no fault.
fn made(pages: &Pages) -> Vec<u8> {
    let outcome = outcome(pages);
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    outcome.value.unwrap().bytes()
}

/// The file, taken apart again.
fn loaded(pages: &Pages) -> Document {
    Document::load_mem(&made(pages)).unwrap()
}

/// The dictionary that an entry is or refers to.
fn entry<'a>(document: &'a Document, of: &'a Dictionary, key: &str) -> &'a Dictionary {
    let object = of.get(key.as_bytes()).unwrap();
    document.dereference(object).unwrap().1.as_dict().unwrap()
}

/// The text of a text string.
fn text(object: &Object) -> String {
    lopdf::decode_text_string(object).unwrap()
}

/// A file for the outside judges, where they ask for it.
#[test]
fn a_file_for_the_judges() {
    let bytes = made(&everything());
    if let Some(folder) = std::env::var_os("ENGROSS_MADE_DIR") {
        let folder = std::path::PathBuf::from(folder);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("everything.pdf"), &bytes).unwrap();
        let long = made(&made_pages::plain(70, 3));
        std::fs::write(folder.join("long.pdf"), &long).unwrap();
    }
    assert!(bytes.starts_with(b"%PDF-1.7\n%"));
}

#[test]
fn the_same_pages_give_the_same_bytes() {
    assert!(made(&everything()) == made(&everything()));
    let master = outcome(&everything()).value.unwrap();
    assert!(master.bytes() == master.bytes());
}

#[test]
fn another_text_gives_another_identifier() {
    let id = |pages: &Pages| {
        let document = loaded(pages);
        let id = document.trailer.get(b"ID").unwrap().as_array().unwrap()[1].clone();
        id.as_str().unwrap().to_vec()
    };
    let mut other = everything();
    other.card.title.push('!');
    assert_ne!(id(&everything()), id(&other));
    assert_eq!(id(&everything()).len(), 16);
}

#[test]
fn the_source_comes_out_byte_for_byte() {
    let found = extract::pdf(&made(&everything())).value.unwrap();
    assert_eq!(found.name, "AG00001E01.xml");
    assert_eq!(found.bytes, SOURCE);
}

#[test]
fn a_source_that_was_changed_is_not_given_back() {
    let code = |bytes: &[u8]| extract::pdf(bytes).findings[0].rule.code;
    let mut document = loaded(&everything());
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.dict.get(b"Type").and_then(Object::as_name).ok() == Some(b"EmbeddedFile")
        {
            stream.dict.remove(b"Filter");
            stream.set_content(b"<akomaNtoso/>".to_vec());
        }
    }
    let mut changed = Vec::new();
    document.save_to(&mut changed).unwrap();
    assert_eq!(code(&changed), "EXTRACT-DAMAGED");
    document.catalog_mut().unwrap().remove(b"AF");
    changed.clear();
    document.save_to(&mut changed).unwrap();
    assert_eq!(code(&changed), "EXTRACT-NO-SOURCE");
    assert_eq!(code(b"%PDF-1.7 and no more"), "EXTRACT-NOT-PDF");
}
