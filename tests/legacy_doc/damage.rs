//! Files that cannot be read, or not wholly: the code that says so, and never a panic.

use crate::made_doc::{Doc, Made, index, p, runs, sprm, t};
use engross::legacy::doc;

/// Some paragraphs in mixed pieces.
fn sound() -> Doc {
    let mut doc = Doc::new(vec![
        p("The General Assembly,"),
        runs(vec![
            t("RECALLING").with(sprm::bold(1)),
            t(" the Declaration;"),
        ]),
        p("DECLARE:"),
    ]);
    doc.cut = |units| {
        let cut = |chunk: &[u16]| crate::made_doc::Cut {
            length: chunk.len(),
            wide: chunk.len() > 9,
            prm: crate::made_doc::Prm::None,
        };
        units.chunks(10).map(cut).collect()
    };
    doc
}

/// The codes of what is found, and whether there is a value.
fn codes(bytes: &[u8]) -> (Vec<&'static str>, bool) {
    let outcome = doc::read(bytes);
    let codes = outcome
        .findings
        .iter()
        .map(|finding| finding.rule.code)
        .collect();
    (codes, outcome.value.is_some())
}

#[test]
fn encrypted() {
    let mut doc = sound();
    doc.encrypted = true;
    assert_eq!(codes(&doc.bytes()), (vec!["FILE-ENCRYPTED"], false));
}

#[test]
fn not_a_word_file() {
    for bytes in [
        &b""[..],
        b"hello",
        &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
    ] {
        let (codes, value) = codes(bytes);
        assert!(!value);
        assert_eq!(codes.len(), 1);
        assert!(
            codes[0] == "FILE-NOT-WORD97" || codes[0] == "FILE-CORRUPT",
            "{codes:?}"
        );
    }
}

/// A compound file of another program, or of macros alone.
#[test]
fn a_container_without_a_document() {
    use std::io::{Cursor, Write};
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    let mut stream = file.create_stream("/Workbook").unwrap();
    stream.write_all(&[0; 5000]).unwrap();
    drop(stream);
    let bytes = file.into_inner().into_inner();
    assert_eq!(codes(&bytes), (vec!["FILE-NOT-WORD97"], false));
}

#[test]
fn a_wrong_magic_number() {
    let mut made = sound().make();
    made.main[0] = 0;
    let (codes, value) = codes(&made.bytes());
    assert!(!value);
    assert!(
        codes[0] == "FILE-NOT-WORD97" || codes[0] == "FILE-CORRUPT",
        "{codes:?}"
    );
}

/// The whole file cut anywhere: something is said, or all of the text is there.
#[test]
fn cut_anywhere() {
    let whole = sound().bytes();
    let wanted = text(&whole).expect("it is sound");
    for length in (0..whole.len()).step_by(97) {
        let outcome = doc::read(&whole[..length]);
        let silent = outcome.findings.is_empty()
            && outcome
                .value
                .as_ref()
                .is_none_or(|reading| reading.damage.is_empty());
        if silent {
            assert_eq!(
                text(&whole[..length]).as_ref(),
                Some(&wanted),
                "cut at {length}"
            );
        }
    }
}

fn text(bytes: &[u8]) -> Option<Vec<String>> {
    let transcript = doc::read(bytes).value?.transcript;
    Some(super::case::lines(&transcript))
}

/// A piece table that leads out of the file.
#[test]
fn pieces_out_of_the_file() {
    let mut made = sound().make();
    let (at, length) = made.pair(index::CLX);
    // the last piece's place
    let last = at + length - 6;
    made.table[last..last + 4].copy_from_slice(&0x3FFF_0000_u32.to_le_bytes());
    let outcome = doc::read(&made.bytes());
    let said = !outcome.findings.is_empty()
        || outcome.value.is_some_and(|reading| {
            let codes: Vec<_> = reading.damage.iter().map(|d| d.class.code()).collect();
            codes == ["TEXT-TRUNCATED"]
        });
    assert!(said, "text is missing, and nothing says so");
}

/// Every structure of the FIB in turn: gone, at the end of the table stream, or as long as a file can be.
#[test]
fn structures_that_are_not_there() {
    for index in 0..93 {
        for (offset, length) in [(0, 0), (u32::MAX, u32::MAX), (4090, 1 << 30), (1, 7)] {
            let mut made: Made = sound().make();
            made.set_pair(index, offset, length);
            let (codes, value) = codes(&made.bytes());
            assert!(
                value || !codes.is_empty(),
                "structure {index}: nothing said"
            );
        }
    }
}

/// Counts of characters in the FIB that are far too large.
#[test]
fn stories_longer_than_the_file() {
    for story in 0..22 {
        let mut made = sound().make();
        let at = 64 + 4 * story;
        made.main[at..at + 4].copy_from_slice(&0x7FFF_FFFF_u32.to_le_bytes());
        let (codes, value) = codes(&made.bytes());
        assert!(value || !codes.is_empty());
    }
}
