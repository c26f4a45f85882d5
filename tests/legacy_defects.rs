//! Seeded defects: of each class one in a faithful text, at several places, each found with its code and nothing
//! besides; then several together. `cargo test --test legacy_defects -- --nocapture` prints precision and recall.

use crate::seeded_defects;

use crate::press::path;
use crate::seeded_defects::{Defect, Texts};
use engross::collate::{Collation, Verdict, collate, running_text};
use engross::legacy::{self, Hints, Reading, Site, Story};
use engross::transcript::Transcript;
use std::collections::BTreeMap;

const FIXTURES: [&str; 2] = ["AG05279E04", "features"];
/// At how many places of each fixture a defect is made.
const PLACES: usize = 5;

fn canonical(fixture: &str) -> Transcript {
    let name = format!("fixtures/{fixture}/source.xml");
    let bytes = std::fs::read(path(&name)).unwrap();
    let document = engross::read::read(&name, &bytes).value.unwrap();
    let layout = engross::sheet::load("ag", engross::sheet::builtin("ag").unwrap());
    engross::expect::expect(&document, &layout.value.unwrap())
}

fn codes(collation: &Collation) -> Vec<&'static str> {
    collation
        .differences
        .iter()
        .map(|difference| difference.class.code())
        .collect()
}

fn sorted<'c>(codes: &[&'c str]) -> Vec<&'c str> {
    let mut codes = codes.to_vec();
    codes.sort_unstable();
    codes
}

/// What was made and found of each class.
#[derive(Default)]
struct Tally {
    made: usize,
    found: usize,
    right: usize,
}

#[derive(Default)]
struct Tallies(BTreeMap<&'static str, Tally>);

impl Tallies {
    fn count(&mut self, made: &[&'static str], found: &[&'static str]) {
        let mut left = found.to_vec();
        for code in made {
            let tally = self.0.entry(code).or_default();
            tally.made += 1;
            if let Some(at) = left.iter().position(|other| other == code) {
                left.remove(at);
                tally.right += 1;
                tally.found += 1;
            }
        }
        for code in left {
            self.0.entry(code).or_default().found += 1;
        }
    }

    /// Prints a line for each class, and gives recall and precision over all.
    fn print(&self, title: &str) -> (f64, f64) {
        println!(
            "{title}\n{:<24}{:>6}{:>6}{:>11}{:>8}",
            "class", "made", "found", "precision", "recall"
        );
        let share = |part: usize, of: usize| {
            if of == 0 {
                1.0
            } else {
                part as f64 / of as f64
            }
        };
        let mut all = Tally::default();
        for (code, tally) in &self.0 {
            println!(
                "{code:<24}{:>6}{:>6}{:>11.3}{:>8.3}",
                tally.made,
                tally.found,
                share(tally.right, tally.found),
                share(tally.right, tally.made)
            );
            all.made += tally.made;
            all.found += tally.found;
            all.right += tally.right;
        }
        let (precision, recall) = (share(all.right, all.found), share(all.right, all.made));
        println!(
            "{:<24}{:>6}{:>6}{precision:>11.3}{recall:>8.3}",
            "all", all.made, all.found
        );
        (precision, recall)
    }
}

#[test]
fn a_faithful_text_differs_in_nothing() {
    for fixture in FIXTURES {
        let texts = Texts::faithful(&canonical(fixture));
        let collation = collate(&texts.canonical, &texts.reading());
        assert_eq!(codes(&collation), [""; 0], "{fixture}");
        assert_eq!(collation.verdict, Verdict::Identical);
    }
}

#[test]
fn each_defect_is_found_with_its_code_and_nothing_besides() {
    let mut tallies = Tallies::default();
    let mut wrong = Vec::new();
    let mut made: BTreeMap<usize, usize> = BTreeMap::new();
    for fixture in FIXTURES {
        let canonical = canonical(fixture);
        for (number, (code, make)) in seeded_defects::all().into_iter().enumerate() {
            for n in 0..PLACES {
                let mut texts = Texts::faithful(&canonical);
                if !make(&mut texts, n) {
                    continue;
                }
                *made.entry(number).or_default() += 1;
                let collation = collate(&texts.canonical, &texts.reading());
                check_form(&texts.canonical, &texts.reading(), &collation);
                let found = codes(&collation);
                let expected: Vec<&str> = code.split('+').collect();
                tallies.count(&expected, &found);
                if sorted(&found) != sorted(&expected) {
                    wrong.push(format!("{fixture} {code} {n}: {found:?}"));
                }
            }
        }
    }
    tallies.print("one defect at a time");
    assert_eq!(wrong, [""; 0]);
    // no defect was made nowhere
    assert_eq!(made.len(), seeded_defects::all().len());
}

/// The lines of a faithful text extraction.
fn lines(canonical: &Transcript) -> Vec<String> {
    let label = |label: &Option<String>| {
        label
            .as_ref()
            .map_or(String::new(), |label| format!("{label} "))
    };
    let body = canonical.body.iter();
    body.flat_map(|p| {
        format!("{}{}", label(&p.label), p.text)
            .split('\n')
            .map(str::to_owned)
            .collect::<Vec<_>>()
    })
    .collect()
}

fn read(lines: &[String], canonical: &Transcript) -> Reading {
    let hints = Hints {
        canonical: Some(canonical),
    };
    let text = lines.join("\n\n");
    legacy::read("AG05279E04.txt", text.as_bytes(), &hints)
        .value
        .unwrap()
}

#[test]
fn damage_of_a_text_extraction_is_told_once() {
    let canonical = canonical("AG05279E04");
    let faithful = lines(&canonical);
    assert_eq!(
        codes(&collate(&canonical, &read(&faithful, &canonical))),
        [""; 0]
    );
    let mut tallies = Tallies::default();
    let mut wrong = Vec::new();
    for (number, (expected, make)) in seeded_defects::text::DAMAGE.iter().enumerate() {
        let mut made = 0;
        for n in 0..PLACES {
            let mut lines = faithful.clone();
            if !make(&mut lines, n) {
                continue;
            }
            made += 1;
            let reading = read(&lines, &canonical);
            let collation = collate(&canonical, &reading);
            check_form(&canonical, &reading, &collation);
            let found = codes(&collation);
            tallies.count(expected, &found);
            if found != *expected {
                wrong.push(format!("{expected:?} {n}: {found:?}"));
            }
        }
        assert!(made > 0, "the change {number} was made nowhere");
    }
    tallies.print("damage of a text extraction");
    assert_eq!(wrong, [""; 0]);
}

/// Recitals 14 and 29 are nearly operative paragraphs 14 and 12: one missing is not taken for the other.
#[test]
fn near_twins_are_told_apart_by_their_order() {
    let canonical = canonical("AG05279E04");
    let starts = [
        "UNDERLINING the need to continue coordinating",
        "REAFFIRMING the importance of maintaining",
        "The need to continue coordinating",
        "The importance of maintaining",
    ];
    for start in starts {
        let mut texts = Texts::faithful(&canonical);
        let at = texts
            .legacy
            .body
            .iter()
            .position(|p| p.text.starts_with(start))
            .unwrap();
        texts.legacy.body.remove(at);
        // the labels gone with it, so that nothing but order tells
        texts.legacy.body.iter_mut().for_each(|p| p.label = None);
        let collation = collate(&canonical, &texts.reading());
        let rest: Vec<_> = collation
            .differences
            .iter()
            .filter(|d| d.class.code() != "NUM-LOST")
            .collect();
        let [missing] = rest[..] else {
            panic!("{start}: {:?}", codes(&collation))
        };
        assert_eq!(missing.class.code(), "PARA-MISSING");
        assert_eq!(missing.canonical.as_ref().unwrap().paragraph, at, "{start}");
    }
}

/// What holds for every collation: places lie in the texts, differences are those of the rows and of the file, and
/// every paragraph is in one row.
fn check_form(canonical: &Transcript, reading: &Reading, collation: &Collation) {
    let text = |transcript: &Transcript, site: &Site| match site.story {
        Story::Body => transcript.body[site.paragraph].text.clone(),
        Story::Note(note) => transcript.notes[note].paragraphs[site.paragraph]
            .text
            .clone(),
        Story::Running => running_text(&transcript.running[site.paragraph]),
        Story::Box(number) => transcript.boxes[number].paragraphs[site.paragraph]
            .text
            .clone(),
    };
    for difference in &collation.differences {
        for (transcript, site) in [
            (canonical, &difference.canonical),
            (&reading.transcript, &difference.legacy),
        ] {
            if let Some(site) = site {
                assert!(
                    text(transcript, site).get(site.range.clone()).is_some(),
                    "{difference:?}"
                );
            }
        }
        assert!(
            difference.message.ends_with('.') && difference.help.ends_with('.'),
            "{difference:?}"
        );
    }
    let of_rows: Vec<usize> = collation
        .rows
        .iter()
        .flat_map(|row| row.differences.clone())
        .collect();
    assert_eq!(of_rows, (0..of_rows.len()).collect::<Vec<_>>());
    for side in [0, 1] {
        let (transcript, name) = [(canonical, "canonical"), (&reading.transcript, "legacy")][side];
        let rows = collation.rows.iter().flat_map(|row| {
            if side == 0 {
                &row.canonical
            } else {
                &row.legacy
            }
        });
        let mut places: Vec<usize> = rows
            .filter(|site| site.story == Story::Body)
            .map(|site| site.paragraph)
            .collect();
        places.sort_unstable();
        let readable = |at: &usize| {
            let paragraph = &transcript.body[*at];
            paragraph.label.is_some() || !paragraph.text.trim().is_empty()
        };
        let all: Vec<usize> = (0..transcript.body.len()).filter(readable).collect();
        assert_eq!(places, all, "{name}");
    }
}

/// Numbers that look random and are the same on every run (a linear congruential generator).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % limit
    }
}

/// Whether a defect leaves room for others: it does not change all of a text, nor both texts at one index.
fn meets_others(code: &str) -> bool {
    let alone = [
        "TEXT-TRUNCATED",
        "STORY-LOST",
        "EDGE-SPACE",
        "TABLE-RENDERED",
        "FIELD-STALE",
        "STORY-DUMPED",
        "RUNNING-EXTRA",
        "WORD-CHANGED+TWIN-AMBIGUOUS",
    ];
    !alone.contains(&code)
}

#[test]
fn several_defects_together_are_found() {
    let defects: Vec<Defect> = seeded_defects::all()
        .into_iter()
        .filter(|(code, _)| meets_others(code))
        .collect();
    let mut numbers = Numbers(20110523);
    let mut tallies = Tallies::default();
    for fixture in FIXTURES {
        let canonical = canonical(fixture);
        for _ in 0..40 {
            let mut texts = Texts::faithful(&canonical);
            let mut made = Vec::new();
            for _ in 0..6 {
                let (code, make) = defects[numbers.below(defects.len())];
                let before = texts.clone();
                if make(&mut texts, numbers.below(30)) {
                    made.extend(code.split('+'));
                } else {
                    texts = before;
                }
            }
            let collation = collate(&texts.canonical, &texts.reading());
            check_form(&texts.canonical, &texts.reading(), &collation);
            let found = codes(&collation);
            if sorted(&made) != sorted(&found) {
                println!("{fixture}: made {made:?}\n    found {found:?}");
            }
            tallies.count(&made, &found);
        }
    }
    let (precision, recall) = tallies.print("several defects together");
    assert!(precision >= 0.99 && recall >= 0.99, "{precision} {recall}");
}
