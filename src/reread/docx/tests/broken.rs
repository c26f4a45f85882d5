//! What is damaged is refused with a clear error, and never with a panic.

use super::*;

fn code(bytes: &[u8]) -> Vec<&'static str> {
    let outcome = docx_view(bytes, View::Final);
    assert!(outcome.value.is_none());
    codes(&outcome)
}

/// The files of a good package, changed.
fn changed(change: impl Fn(&mut Vec<(String, String)>)) -> Vec<u8> {
    let mut files = Made::body(&p("x")).styles("").files();
    change(&mut files);
    zipped(&files)
}

fn set(name: &'static str, text: String) -> Vec<u8> {
    changed(|files| {
        for file in files.iter_mut().filter(|file| file.0 == name) {
            file.1.clone_from(&text);
        }
    })
}

#[test]
fn what_is_no_docx_is_said_to_be_none() {
    let good = Made::body(&p("x")).bytes();
    assert_eq!(code(b""), ["DOCX-NOT-A-PACKAGE"]);
    assert_eq!(code(b"%PDF-1.7"), ["DOCX-NOT-A-PACKAGE"]);
    assert_eq!(code(&good[..good.len() / 2]), ["DOCX-NOT-A-PACKAGE"]);
    assert_eq!(
        code(&zipped(&[("a.txt".into(), "a".into())])),
        ["DOCX-NOT-A-PACKAGE"]
    );
    assert_eq!(
        code(&set("_rels/.rels", "<Relationships/>".into())),
        ["DOCX-NOT-A-PACKAGE"]
    );
    assert_eq!(
        code(&set("text/main.xml", "<document/>".into())),
        ["DOCX-NOT-A-PACKAGE"]
    );
}

#[test]
fn a_part_that_is_missing_or_undeclared_is_named() {
    let gone = changed(|files| files.retain(|file| file.0 != "other/rStyles.xml"));
    assert_eq!(code(&gone), ["DOCX-PART-MISSING"]);
    let undeclared = changed(|files| {
        for file in files
            .iter_mut()
            .filter(|file| file.0 == "[Content_Types].xml")
        {
            file.1 = file
                .1
                .replace("/other/rStyles.xml", "/other/x.xml")
                .replace("Extension=\"xml\"", "Extension=\"y\"");
        }
    });
    assert_eq!(code(&undeclared), ["DOCX-PART-MISSING"]);
}

#[test]
fn xml_that_is_not_well_formed_or_too_deep_is_refused() {
    let deep = format!("{}{}", "<a>".repeat(10_000), "</a>".repeat(10_000));
    for bad in [
        "<a><b></a>".to_owned(),
        deep,
        "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>".into(),
    ] {
        assert_eq!(code(&set("text/main.xml", bad)), ["DOCX-XML"]);
    }
}

#[test]
fn a_bomb_is_stopped() {
    let bomb = changed(|files| {
        for file in files
            .iter_mut()
            .filter(|file| file.0 == "other/rStyles.xml")
        {
            file.1 = " ".repeat(257 << 20);
        }
    });
    assert!(bomb.len() < 1 << 20);
    assert_eq!(code(&bomb), ["DOCX-TOO-LARGE"]);
}

#[test]
fn no_damage_makes_it_panic() {
    let made = Made::body(&(p("x") + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>")).styles("");
    let bytes = made.bytes();
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x55;
        let _ = docx_view(&damaged, View::Final);
        let _ = docx_view(&bytes[..at], View::Final);
    }
}
