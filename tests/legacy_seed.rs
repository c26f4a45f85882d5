//! The text extraction of the real document against its canonical text: all that differs, and nothing else.

use engross::collate::{Collation, Verdict, collate};
use engross::legacy::{self, Hints, Reading, Story};
use engross::transcript::Transcript;
use std::path::Path;

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

fn canonical() -> Transcript {
    let name = "fixtures/AG05279E04/source.xml";
    let document = engross::read::read(name, &bytes(name)).value.unwrap();
    let layout = engross::sheet::load("ag", engross::sheet::builtin("ag").unwrap());
    engross::expect::expect(&document, &layout.value.unwrap())
}

/// The extraction as its reader gives it.
fn reading(canonical: &Transcript) -> Reading {
    let name = "fixtures/legacy/AG05279E04.txt";
    let hints = Hints {
        canonical: Some(canonical),
    };
    legacy::read("AG05279E04.txt", &bytes(name), &hints)
        .value
        .unwrap()
}

/// A difference: class, label of the canonical paragraph or its first word, both texts, how many.
fn shown(
    canonical: &Transcript,
    collation: &Collation,
) -> Vec<(String, String, String, String, usize)> {
    let all = collation.differences.iter().map(|difference| {
        let place = difference.canonical.as_ref().map_or(String::new(), |site| {
            assert_eq!(site.story, Story::Body);
            let paragraph = &canonical.body[site.paragraph];
            let line = paragraph.source.as_ref().unwrap().line;
            format!("{line} {}", paragraph.label.clone().unwrap_or_default())
        });
        (
            difference.class.code().to_owned(),
            place,
            difference.canonical_text.clone(),
            difference.legacy_text.clone(),
            difference.count,
        )
    });
    all.collect()
}

#[test]
fn the_seed_differs_in_what_is_damaged_and_in_nothing_else() {
    let canonical = canonical();
    let collation = collate(&canonical, &reading(&canonical));
    let lost = "\u{FFFD}";
    let expected = [
        (
            "STORY-DUMPED",
            "58 ",
            "GENERAL ASSEMBLY",
            "GENERAL ASSEMBLY",
            1,
        ),
        (
            "LINE-ORPHANED",
            "",
            "",
            "on Citizen Security in the Americas",
            1,
        ),
        ("NUM-LOST", "383 15.", "15.", "", 1),
        (
            "FIELD-LEAK",
            "",
            "",
            "\u{FFFD}EMBED Word.Picture.8\u{FFFD}\u{FFFD}\u{FFFD}",
            1,
        ),
        ("REPLACEMENT-CHAR", "", "", lost, 1),
        ("REPLACEMENT-CHAR", "", "", "\u{FFFD}\u{FFFD}\u{FFFD}", 1),
        (
            "FIELD-LEAK",
            "",
            "",
            "\u{FFFD} FILENAME  \\* MERGEFORMAT \u{FFFD}AG05279E04\u{FFFD}",
            1,
        ),
        ("REPLACEMENT-CHAR", "", "", lost, 1),
        ("REPLACEMENT-CHAR", "", "", lost, 1),
        ("REPLACEMENT-CHAR", "", "", lost, 1),
        ("OBJECT-PLACEHOLDER", "", "", "_1208779139.doc", 1),
        ("STRAY-TEXT", "", "", "YA", 1),
        ("OBJECT-PLACEHOLDER", "", "", "[image: image1.png]", 1),
        ("EDGE-SPACE", "", "", "", 28),
    ];
    let expected = expected.map(|(code, place, canonical, legacy, count)| {
        (
            code.to_owned(),
            place.to_owned(),
            canonical.to_owned(),
            legacy.to_owned(),
            count,
        )
    });
    assert_eq!(shown(&canonical, &collation), expected);
    assert_eq!(collation.verdict, Verdict::Differs);
    let remarks: Vec<_> = collation
        .remarks
        .iter()
        .map(|r| (r.rule.code, r.message.as_str()))
        .collect();
    assert_eq!(
        remarks,
        [(
            "WORD-REPEATED",
            "The text says \"crime and violence crime\"; both texts have it."
        )]
    );
    assert_eq!(collation.remarks[0].place.as_ref().unwrap().line, 236);
}

#[test]
fn ids_are_the_same_on_every_run_and_none_twice() {
    let canonical = canonical();
    let ids = || -> Vec<String> {
        let collation = collate(&canonical, &reading(&canonical));
        collation
            .differences
            .into_iter()
            .map(|difference| difference.id)
            .collect()
    };
    let all = ids();
    assert_eq!(all, ids());
    let once: std::collections::BTreeSet<&String> = all.iter().collect();
    assert_eq!(once.len(), all.len());
    assert!(all.iter().all(|id| id.len() == 12));
}
