//! What the proof must not believe: a good PDF altered in every way in which a file can say one thing and show
//! another. Each must be found, by the rule that is meant for it.

use crate::pdf::made_pages;

use engross::attached::Attached;
use engross::pdf;
use engross::reread::{self, KnownFace};
use engross::text::FontBook;
use engross::transcript::Transcript;
use engross::verify;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use made_pages::{SOURCE, everything, pictures, plain};
use std::collections::BTreeSet;

fn good() -> Vec<u8> {
    let source = Attached::new("AG00001E01.xml", SOURCE);
    let outcome = pdf::master(&everything(), FontBook::shared(), &source, &pictures());
    outcome.value.unwrap().bytes()
}

fn faces() -> Vec<KnownFace<'static>> {
    FontBook::shared()
        .faces()
        .iter()
        .map(|face| KnownFace {
            name: &face.name,
            bytes: face.bytes,
        })
        .collect()
}

/// What the reader and the comparison with the unaltered file find.
fn codes(change: impl FnOnce(&mut Document)) -> BTreeSet<&'static str> {
    let bytes = good();
    let original = reread::pdf(&bytes, &faces());
    assert!(original.findings.is_empty(), "{:?}", original.findings);
    let mut document = Document::load_mem(&bytes).unwrap();
    change(&mut document);
    let mut altered = Vec::new();
    document.save_to(&mut altered).unwrap();
    let found = reread::pdf(&altered, &faces());
    let mut codes: BTreeSet<_> = found.findings.iter().map(|f| f.rule.code).collect();
    let original = original.value.unwrap();
    let found = found.value.unwrap_or_default();
    codes.extend(
        verify::compare(&as_expected(&original), &found)
            .iter()
            .map(|finding| finding.rule.code),
    );
    codes
}

/// A transcript read from a PDF, as if it were what is expected.
fn as_expected(found: &Transcript) -> Transcript {
    let mut expected = found.clone();
    // running text is expected by kinds of page: the made file has the same on all but the first and the blank one
    expected.running = found
        .running
        .iter()
        .take(1)
        .map(|line| {
            let mut line = line.clone();
            line.at = engross::transcript::RunningAt::Following(0);
            line.text = line.text.map(|text| text.replace("- 2 -", "- {} -"));
            line
        })
        .collect();
    expected
}

fn page(document: &Document, number: u32) -> ObjectId {
    document.get_pages()[&number]
}

/// Replaces the first occurrence of `from` in the content of page 1.
fn edit(document: &mut Document, from: &str, to: &str) {
    let id = page(document, 1);
    let content = document.get_page_content(id);
    let from = from.as_bytes();
    let at = content
        .windows(from.len())
        .position(|window| window == from)
        .unwrap_or_else(|| panic!("{from:?} is not in the page"));
    let mut edited = content[..at].to_vec();
    edited.extend(to.as_bytes());
    edited.extend(&content[at + from.len()..]);
    document.change_page_content(id, edited).unwrap();
}

/// Puts content before and after that of page 1.
fn around(document: &mut Document, before: &str, after: &str) {
    let id = page(document, 1);
    let mut content = before.as_bytes().to_vec();
    content.extend(document.get_page_content(id));
    content.extend(after.as_bytes());
    document.change_page_content(id, content).unwrap();
}

/// The objects of a kind (`Type`, `Subtype` or `S`).
fn objects_of(document: &Document, kind: &str) -> Vec<ObjectId> {
    let is = |dictionary: &Dictionary| {
        [b"Type".as_slice(), b"Subtype", b"S"]
            .iter()
            .any(|key| dictionary.get(key).and_then(Object::as_name).ok() == Some(kind.as_bytes()))
    };
    document
        .objects
        .iter()
        .filter(|(_, object)| match object {
            Object::Dictionary(dictionary) => is(dictionary),
            Object::Stream(stream) => is(&stream.dict),
            _ => false,
        })
        .map(|(id, _)| *id)
        .collect()
}

fn dictionary_mut(document: &mut Document, id: ObjectId) -> &mut Dictionary {
    document.get_dictionary_mut(id).unwrap()
}

/// Adds a resource to page 1 and gives it the name `X`.
fn add_resource(document: &mut Document, category: &str, object: Object) {
    let id = page(document, 1);
    let reference = document.add_object(object);
    let mut resources = match document
        .get_dictionary(id)
        .unwrap()
        .get_deref(b"Resources", document)
    {
        Ok(Object::Dictionary(resources)) => resources.clone(),
        _ => Dictionary::new(),
    };
    let mut list = match resources.get_deref(category.as_bytes(), document) {
        Ok(Object::Dictionary(list)) => list.clone(),
        _ => Dictionary::new(),
    };
    list.set("X", reference);
    resources.set(category, list);
    dictionary_mut(document, id).set("Resources", resources);
}

/// Edits the plain bytes of the first stream that a dictionary of a kind names by `key`.
fn edit_stream(document: &mut Document, kind: &str, key: &str, edit: impl FnOnce(&mut Vec<u8>)) {
    let owner = objects_of(document, kind)
        .into_iter()
        .find(|id| document.get_dictionary(*id).unwrap().has(key.as_bytes()))
        .unwrap();
    let stream = document
        .get_dictionary(owner)
        .unwrap()
        .get(key.as_bytes())
        .and_then(Object::as_reference)
        .unwrap();
    let stream = document.objects.get_mut(&stream).unwrap();
    let stream = stream.as_stream_mut().unwrap();
    let mut bytes = stream.get_plain_content().unwrap();
    edit(&mut bytes);
    stream.set_plain_content(bytes);
    stream.dict.remove(b"Filter");
}

const SAID: &str = "/P <</MCID 1>> BDC\nBT\n";
const TEXT: &str = "BT /F0 11 Tf 1 0 0 1 85 300 Tm <0002> Tj ET";

#[track_caller]
fn finds(code: &str, change: impl FnOnce(&mut Document)) {
    let codes = codes(change);
    assert!(codes.contains(code), "{code} is not in {codes:?}");
}

#[test]
fn a_file_that_is_only_saved_anew_is_good() {
    assert_eq!(codes(|_| {}), BTreeSet::new());
    assert_eq!(
        codes(|d| around(d, "q 1 0 0 1 0 0 cm\n", "\nQ")),
        BTreeSet::new()
    );
}

#[test]
fn text_that_cannot_be_seen_is_found() {
    for trick in [
        "3 Tr",
        "7 Tr",
        "1 g",
        "1 1 1 rg",
        "0 0 0 0 k",
        "0.1 0 0 0.1 90 660 cm",
    ] {
        finds("PROOF-HIDDEN", |d| {
            edit(d, SAID, &format!("{SAID}{trick}\n"))
        });
    }
    finds("PROOF-HIDDEN", |d| {
        edit(d, "1 0 0 1 85 656 Tm", "-1 0 0 1 185 656 Tm")
    });
    finds("PROOF-HIDDEN", |d| edit(d, "/F0 11 Tf", "/F0 0.5 Tf"));
    finds("PROOF-HIDDEN", |d| {
        edit(d, "1 0 0 1 85 656 Tm", "0 1 -1 0 185 656 Tm")
    });
    finds("PROOF-HIDDEN", |d| around(d, "0 0 600 660 re W n\n", ""));
    finds("PROOF-HIDDEN", |d| {
        edit(d, SAID, &format!("/OC /L BDC EMC {SAID}"));
    });
    finds("PROOF-HIDDEN", |d| {
        add_resource(d, "ExtGState", dictionary! { "ca" => 0.1 }.into());
        edit(d, SAID, &format!("{SAID}/X gs\n"));
    });
}

#[test]
fn text_off_the_page_or_on_other_text_is_found() {
    finds("PROOF-OFF-PAGE", |d| {
        edit(d, "1 0 0 1 85 656 Tm", "1 0 0 1 585 656 Tm")
    });
    finds("PROOF-OFF-PAGE", |d| {
        edit(d, "1 0 0 1 85 656 Tm", "1 0 0 1 85 -56 Tm")
    });
    finds("PROOF-OVERPRINT", |d| {
        edit(d, "1 0 0 1 166.84 656 Tm", "1 0 0 1 85.2 657 Tm")
    });
    finds("PROOF-OVERPRINT", |d| {
        edit(d, "1 0 0 1 166.84 656 Tm", "1 0 0 1 90 656 Tm")
    });
    finds("PROOF-COVERED", |d| {
        around(d, "", " 0.9 g 80 650 400 20 re f")
    });
    finds("PROOF-COVERED", |d| {
        around(d, "0 g 80 650 400 20 re f ", "")
    });
    finds("PROOF-COVERED", |d| {
        around(d, "", " 20 w 1 G 80 660 m 500 660 l S")
    });
}

#[test]
fn text_outside_the_structure_is_found() {
    finds("PROOF-UNTAGGED", |d| around(d, "", &format!(" {TEXT}")));
    finds("PROOF-UNTAGGED", |d| {
        around(d, "", &format!(" /P <</MCID 99>> BDC {TEXT} EMC"))
    });
    finds("PROOF-STRUCTURE", |d| {
        around(d, "", &format!(" /P <</MCID 1>> BDC {TEXT} EMC"))
    });
    finds("PROOF-STRUCTURE", |d| {
        edit(d, SAID, &format!("/Artifact BMC {SAID}"))
    });
    finds("PROOF-ARTIFACT", |d| edit(d, SAID, "/Artifact BMC\nBT\n"));
    let running = "/Artifact <</Type/Pagination/Subtype/Header>> BDC\nBT\n";
    finds("PROOF-RUNNING", |d| edit(d, SAID, running));
    finds("PROOF-TEXT", |d| edit(d, SAID, running));
    finds("PROOF-FORM", |d| {
        let fonts =
            dictionary! { "F0" => d.get_page_fonts(page(d, 1)).unwrap()[&b"F0".to_vec()].clone() };
        let form = dictionary! {
            "Type" => "XObject", "Subtype" => "Form",
            "BBox" => vec![0.into(), 0.into(), 612.into(), 792.into()],
            "Resources" => dictionary! { "Font" => fonts },
        };
        let stream = Stream::new(form, TEXT.as_bytes().to_vec());
        add_resource(d, "XObject", stream.into());
        around(d, "", " /P <</MCID 99>> BDC /X Do EMC");
    });
}

#[test]
fn words_that_the_glyphs_do_not_show_are_found() {
    let told = |text: &str| format!("/P <</MCID 1/ActualText({text})>> BDC\nBT\n");
    finds("PROOF-ACTUALTEXT", |d| edit(d, SAID, &told("AVIARY")));
    finds("PROOF-ACTUALTEXT", |d| {
        edit(d, SAID, &told("AVATAR 15 says"))
    });
    finds("PROOF-ACTUALTEXT", |d| edit(d, SAID, &told("")));
    finds("PROOF-ACTUALTEXT", |d| {
        let id = objects_of(d, "P")[0];
        dictionary_mut(d, id).set("ActualText", Object::string_literal("other words"));
    });
    finds("PROOF-GLYPH", |d| {
        edit_stream(d, "Type0", "ToUnicode", |map| {
            let text = String::from_utf8(map.clone()).unwrap();
            assert!(text.contains("<0061>"), "{text}");
            *map = text.replace("<0061>", "<0062>").into_bytes();
        })
    });
    finds("PROOF-UNICODE", |d| {
        edit_stream(d, "Type0", "ToUnicode", |map| {
            let text = String::from_utf8(map.clone()).unwrap();
            *map = text.replace("<0061>", "<>").into_bytes();
        })
    });
    finds("PROOF-FONT", |d| {
        for id in objects_of(d, "FontDescriptor") {
            dictionary_mut(d, id).remove(b"FontFile2");
        }
    });
}

#[test]
fn altered_outlines_and_widths_are_found() {
    finds("PROOF-GLYPH", |d| {
        // the upright face under the name, the map and the widths of the bold one
        let files: Vec<Object> = objects_of(d, "FontDescriptor")
            .iter()
            .map(|id| {
                d.get_dictionary(*id)
                    .unwrap()
                    .get(b"FontFile2")
                    .unwrap()
                    .clone()
            })
            .collect();
        let ids = objects_of(d, "FontDescriptor");
        dictionary_mut(d, ids[0]).set("FontFile2", files[1].clone());
    });
    finds("PROOF-GLYPH", |d| {
        edit_stream(d, "FontDescriptor", "FontFile2", |font| {
            // one point of one outline, in the middle of the table
            let (start, length) = table(font, b"glyf");
            font[start + length / 2] ^= 0x10;
        })
    });
    finds("PROOF-WIDTH", |d| {
        let id = objects_of(d, "CIDFontType2").first().copied();
        let widths = vec![0.into(), Object::Array(vec![700.into(); 90])];
        match id {
            Some(id) => dictionary_mut(d, id).set("W", widths),
            None => {
                let id = objects_of(d, "Type0")[0];
                let font = dictionary_mut(d, id);
                let list = font.get_mut(b"DescendantFonts").unwrap().as_array_mut();
                list.unwrap()[0].as_dict_mut().unwrap().set("W", widths);
            }
        }
    });
}

/// Where a table of a font starts, and its length.
fn table(font: &[u8], tag: &[u8]) -> (usize, usize) {
    let number = |at: usize| u32::from_be_bytes(font[at..at + 4].try_into().unwrap()) as usize;
    let count = usize::from(u16::from_be_bytes([font[4], font[5]]));
    let entry = (0..count)
        .map(|i| 12 + 16 * i)
        .find(|at| &font[*at..at + 4] == tag)
        .unwrap();
    (number(entry + 8), number(entry + 12))
}

#[test]
fn annotations_that_draw_or_escape_are_found() {
    finds("PROOF-ANNOTATION", |d| {
        let note = d.add_object(dictionary! {
            "Type" => "Annot", "Subtype" => "FreeText",
            "Rect" => vec![85.into(), 600.into(), 300.into(), 700.into()],
            "Contents" => Object::string_literal("Other words"),
        });
        let id = page(d, 1);
        dictionary_mut(d, id).set("Annots", vec![Object::Reference(note)]);
    });
    finds("PROOF-ANNOTATION", |d| {
        for id in objects_of(d, "Link") {
            dictionary_mut(d, id).set("AP", dictionary! {});
        }
    });
    finds("PROOF-LINK", |d| {
        for id in objects_of(d, "URI") {
            dictionary_mut(d, id).set("URI", Object::string_literal("https://example.net/"));
        }
        for id in objects_of(d, "Link") {
            if let Ok(Object::Dictionary(action)) = dictionary_mut(d, id).get_mut(b"A") {
                action.set("URI", Object::string_literal("https://example.net/"));
            }
        }
    });
}

#[test]
fn an_altered_structure_is_found() {
    finds("PROOF-ROLE", |d| {
        let id = objects_of(d, "H2")[0];
        dictionary_mut(d, id).set("S", "H3");
    });
    finds("PROOF-ROLE", |d| {
        let id = objects_of(d, "H2")[0];
        dictionary_mut(d, id).set("S", "P");
    });
    finds("PROOF-LABEL", |d| {
        let id = objects_of(d, "Lbl")[0];
        dictionary_mut(d, id).set("S", "Span");
    });
    finds("PROOF-TABLE", |d| {
        for id in objects_of(d, "TH") {
            dictionary_mut(d, id).remove(b"A");
        }
    });
    finds("PROOF-TEXT", |d| {
        let id = objects_of(d, "Figure")[0];
        dictionary_mut(d, id).set("Alt", Object::string_literal("A ship at anchor"));
    });
    finds("PROOF-LANGUAGE", |d| {
        for id in objects_of(d, "Span") {
            dictionary_mut(d, id).remove(b"Lang");
        }
    });
    finds("PROOF-METADATA", |d| {
        d.catalog_mut()
            .unwrap()
            .set("Lang", Object::string_literal("fr"))
    });
    finds("PROOF-MOVED", |d| {
        let id = objects_of(d, "L")[0];
        let kids = dictionary_mut(d, id).get_mut(b"K").unwrap();
        kids.as_array_mut().unwrap().reverse();
    });
    finds("PROOF-MISSING", |d| {
        let id = objects_of(d, "L")[0];
        dictionary_mut(d, id)
            .get_mut(b"K")
            .unwrap()
            .as_array_mut()
            .unwrap()
            .pop();
    });
    finds("PROOF-STRUCTURE", |d| {
        let id = objects_of(d, "L")[0];
        let kids = dictionary_mut(d, id)
            .get_mut(b"K")
            .unwrap()
            .as_array_mut()
            .unwrap();
        let first = kids[0].clone();
        kids.push(first);
    });
    finds("PDF-UNREADABLE", |d| {
        drop(d.catalog_mut().unwrap().remove(b"StructTreeRoot"))
    });
}

#[test]
fn a_broken_file_is_an_error_and_no_panic() {
    let bytes = good();
    for end in (0..bytes.len()).step_by(bytes.len() / 60) {
        let _ = reread::pdf(&bytes[..end], &faces());
    }
    let mut seed = 1_u32;
    let mut next = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        seed as usize >> 8
    };
    // plain streams, so that the damage meets content and not only compression
    let mut document = Document::load_mem(&bytes).unwrap();
    document.decompress();
    let mut flat = Vec::new();
    document.save_to(&mut flat).unwrap();
    for round in 0..150 {
        let mut damaged = if round % 2 == 0 {
            bytes.clone()
        } else {
            flat.clone()
        };
        for _ in 0..20 {
            let at = next() % damaged.len();
            damaged[at] = next() as u8;
        }
        let _ = reread::pdf(&damaged, &faces());
    }
    assert_eq!(
        reread::pdf(b"", &faces()).findings[0].rule.code,
        "PDF-UNREADABLE"
    );
    assert_eq!(
        reread::pdf(b"%PDF-1.7\nnothing", &faces()).findings[0]
            .rule
            .code,
        "PDF-UNREADABLE"
    );
}

#[test]
fn long_files_are_read_in_linear_time_and_space() {
    // made here so that the maker of plain pages is used in this test too
    let source = Attached::new("AG00001E01.xml", SOURCE);
    let outcome = pdf::master(&plain(60, 40), FontBook::shared(), &source, &pictures());
    let outcome = reread::pdf(&outcome.value.unwrap().bytes(), &faces());
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    assert_eq!(outcome.value.unwrap().body.len(), 60);
}
