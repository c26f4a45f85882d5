//! Seeded defects: of each class one in a faithful text, at several places, each found with its code and nothing
//! besides; then several together. `cargo test --test legacy_defects -- --nocapture` prints precision and recall.

mod press;
mod seeded_defects;

use engross::collate::{Collation, Verdict, collate};
use engross::transcript::Transcript;
use press::path;
use seeded_defects::{Defect, Texts};
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
            let found = codes(&collate(&texts.canonical, &texts.reading()));
            if sorted(&made) != sorted(&found) {
                println!("{fixture}: made {made:?}\n    found {found:?}");
            }
            tallies.count(&made, &found);
        }
    }
    let (precision, recall) = tallies.print("several defects together");
    assert!(precision >= 0.99 && recall >= 0.99, "{precision} {recall}");
}
