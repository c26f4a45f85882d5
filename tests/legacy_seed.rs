//! The text extraction of the real document against its canonical text: all that differs, and nothing else.

use engross::collate::{Collation, Verdict, collate};
use engross::diag::{Rule, Severity};
use engross::legacy::{Class, Damage, Format, Gravity, Reading, Site, Story};
use engross::transcript::{Paragraph, Role, Sees, Transcript};
use std::ops::Range;
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

const fn class(code: &'static str) -> Class {
    Class {
        rule: Rule {
            code,
            severity: Severity::Warning,
            summary: "",
            explanation: "",
        },
        gravity: Gravity::Text,
    }
}

static FIELD_LEAK: Class = class("FIELD-LEAK");
static OBJECT_PLACEHOLDER: Class = class("OBJECT-PLACEHOLDER");
static REPLACEMENT_CHAR: Class = class("REPLACEMENT-CHAR");

/// The extraction with a paragraph for each line, and the damage that shows in it.
fn reading() -> Reading {
    let text = String::from_utf8(bytes("fixtures/legacy/AG05279E04.txt")).unwrap();
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let body: Vec<Paragraph> = lines
        .map(|line| Paragraph::plain(Role::Text, None, line))
        .collect();
    let mut damage = Vec::new();
    let mut put = |class, paragraph, range: Range<usize>, repair: &str| {
        damage.push(Damage {
            class,
            site: Some(Site {
                story: Story::Body,
                paragraph,
                range,
            }),
            message: "It is damaged.".into(),
            repair: Some(repair.into()),
        });
    };
    for (paragraph, line) in body.iter().enumerate() {
        let text = &line.text;
        if text.contains("EMBED") || text.contains("FILENAME") {
            let shows = if text.contains("FILENAME") {
                "AG05279E04"
            } else {
                ""
            };
            put(&FIELD_LEAK, paragraph, 0..text.len(), shows);
        }
        for (at, lost) in text.match_indices('\u{FFFD}') {
            put(&REPLACEMENT_CHAR, paragraph, at..at + lost.len(), "");
        }
        if text.starts_with("_1208779139") {
            put(&OBJECT_PLACEHOLDER, paragraph, 0..text.len(), "");
        }
        if text.starts_with("[image") {
            put(
                &OBJECT_PLACEHOLDER,
                paragraph,
                0..text.find(']').unwrap() + 1,
                "",
            );
        }
    }
    let sees = Sees {
        labels: false,
        stories: false,
        ..Sees::default()
    };
    Reading {
        format: Format::Text("UTF-8".into()),
        transcript: Transcript {
            body,
            sees,
            ..Transcript::default()
        },
        damage,
        symbols: Vec::new(),
        blind: Vec::new(),
    }
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
    let collation = collate(&canonical, &reading());
    let lost = "\u{FFFD}";
    let expected = [
        (
            "STORY-DUMPED",
            "45 ",
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
        ("NUM-LOST", "276 15.", "15.", "", 1),
        (
            "FIELD-LEAK",
            "",
            "",
            "\u{FFFD}EMBED Word.Picture.8\u{FFFD}\u{FFFD}\u{FFFD}",
            1,
        ),
        ("REPLACEMENT-CHAR", "", "", lost, 1),
        ("REPLACEMENT-CHAR", "", "", lost, 1),
        ("REPLACEMENT-CHAR", "", "", lost, 1),
        ("REPLACEMENT-CHAR", "", "", lost, 1),
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
    assert_eq!(collation.remarks[0].place.as_ref().unwrap().line, 160);
}

#[test]
fn ids_are_the_same_on_every_run_and_none_twice() {
    let canonical = canonical();
    let ids = || -> Vec<String> {
        let collation = collate(&canonical, &reading());
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
