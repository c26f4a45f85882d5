//! PDFs broken on purpose, one fault each, for the outside judges: `.ci/pdf-judges` hands them to veraPDF, which must
//! refuse every one, and take the control, which went the same way without being broken.
//!
//! Here it is proved that each fault was really put in; the judgement is the judges'. The files are written where
//! `ENGROSS_BROKEN_DIR` names a folder.

use super::made;
use super::made_pages::everything;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::path::PathBuf;

/// A fault: its name, and the hand that puts it in and tells whether it could.
type Fault = (&'static str, fn(&mut Document) -> bool);

const FAULTS: [Fault; 24] = [
    ("no-language", |d| drop_from_catalog(d, "Lang")),
    ("no-mark-info", |d| drop_from_catalog(d, "MarkInfo")),
    ("no-structure", |d| drop_from_catalog(d, "StructTreeRoot")),
    ("no-metadata", |d| drop_from_catalog(d, "Metadata")),
    ("no-title-shown", |d| {
        drop_from_catalog(d, "ViewerPreferences")
    }),
    ("no-output-intent", |d| {
        drop_from_catalog(d, "OutputIntents")
    }),
    ("script", |d| {
        let catalog = d.catalog_mut().unwrap();
        let mut action = Dictionary::new();
        action.set("S", "JavaScript");
        action.set("JS", Object::string_literal("app.alert(1)"));
        catalog.set("OpenAction", action);
        true
    }),
    ("xmp-of-another-part", |d| {
        edit_streams(d, "Metadata", "pdfaid:part>3<", "pdfaid:part>1<")
    }),
    ("xmp-without-title", |d| {
        edit_streams(d, "Metadata", "dc:title", "dc:coverage")
    }),
    ("xmp-without-universal-access", |d| {
        edit_streams(d, "Metadata", "<pdfuaid:part>1</pdfuaid:part>", "")
    }),
    ("no-to-unicode", |d| drop_where(d, "Type0", "ToUnicode")),
    ("no-font-program", |d| {
        drop_where(d, "FontDescriptor", "FontFile2")
    }),
    ("no-glyph-map", |d| {
        edit_where(d, "Type0", |font| {
            let descendants = font.get_mut(b"DescendantFonts").unwrap();
            let descendant = &mut descendants.as_array_mut().unwrap()[0];
            descendant
                .as_dict_mut()
                .unwrap()
                .remove(b"CIDToGIDMap")
                .is_some()
        })
    }),
    ("wrong-widths", |d| {
        edit_where(d, "Type0", |font| {
            let descendants = font.get_mut(b"DescendantFonts").unwrap();
            let descendant = &mut descendants.as_array_mut().unwrap()[0];
            let widths = descendant.as_dict_mut().unwrap().get_mut(b"W").unwrap();
            for width in widths.as_array_mut().unwrap()[1].as_array_mut().unwrap() {
                *width = Object::Integer(777);
            }
            true
        })
    }),
    ("figure-without-words", |d| drop_where(d, "Figure", "Alt")),
    ("link-without-words", |d| drop_where(d, "Link", "Contents")),
    ("link-outside-the-tree", |d| {
        drop_where(d, "Link", "StructParent")
    }),
    ("link-not-printed", |d| {
        edit_where(d, "Link", |link| {
            link.has(b"Rect") && {
                link.set("F", 2);
                true
            }
        })
    }),
    ("note-without-id", |d| drop_where(d, "Note", "ID")),
    ("header-cell-without-scope", |d| drop_where(d, "TH", "A")),
    ("heading-skips-a-level", |d| {
        edit_where(d, "H2", |heading| {
            heading.set("S", "H4");
            true
        })
    }),
    ("source-without-relation", |d| {
        drop_where(d, "Filespec", "AFRelationship")
    }),
    ("source-without-kind", |d| {
        drop_where(d, "EmbeddedFile", "Subtype")
    }),
    ("content-outside-the-tree", |d| {
        let page = *d.get_pages().values().next().unwrap();
        let mut content = d.get_page_content(page);
        content.extend(b" BT 1 0 0 1 85 300 Tm <0001> Tj ET");
        d.change_page_content(page, content).is_ok()
    }),
];

fn drop_from_catalog(document: &mut Document, key: &str) -> bool {
    let catalog = document.catalog_mut().unwrap();
    catalog.remove(key.as_bytes()).is_some()
}

/// The objects whose `Type`, `Subtype` or `S` is `kind`.
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

/// Edits every object of a kind; whether at least one was.
fn edit_where(document: &mut Document, kind: &str, edit: impl Fn(&mut Dictionary) -> bool) -> bool {
    let mut edited = false;
    for id in objects_of(document, kind) {
        edited |= match document.objects.get_mut(&id).unwrap() {
            Object::Dictionary(dictionary) => edit(dictionary),
            Object::Stream(stream) => edit(&mut stream.dict),
            _ => false,
        };
    }
    edited
}

fn drop_where(document: &mut Document, kind: &str, key: &str) -> bool {
    edit_where(document, kind, |dictionary| {
        dictionary.remove(key.as_bytes()).is_some()
    })
}

fn edit_streams(document: &mut Document, kind: &str, from: &str, to: &str) -> bool {
    let mut edited = false;
    for id in objects_of(document, kind) {
        if let Some(Object::Stream(stream)) = document.objects.get_mut(&id) {
            let text = String::from_utf8(stream.content.clone()).unwrap();
            edited |= text.contains(from);
            stream.set_content(text.replace(from, to).into_bytes());
        }
    }
    edited
}

#[test]
fn every_fault_is_put_in() {
    let whole = made(&everything());
    let folder = std::env::var_os("ENGROSS_BROKEN_DIR").map(PathBuf::from);
    let write = |name: &str, document: &mut Document| {
        if let Some(folder) = &folder {
            std::fs::create_dir_all(folder).unwrap();
            document.save(folder.join(format!("{name}.pdf"))).unwrap();
        }
    };
    let mut control = Document::load_mem(&whole).unwrap();
    write("control", &mut control);
    for (name, put_in) in FAULTS {
        let mut document = Document::load_mem(&whole).unwrap();
        assert!(put_in(&mut document), "{name} could not be put in");
        write(name, &mut document);
    }
}
