//! The reader of .doc files on files that others wrote: no panic on any of them, nor on what is left of them after
//! damage, and no less read than was once measured.

mod hostile;
#[path = "../../benches/legacy/measure.rs"]
mod measure;

use engross::legacy::doc;
use measure::{files, leaks, measure, reference};
use peak_alloc::PeakAlloc;
use std::sync::{Mutex, MutexGuard, PoisonError};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Memory is measured: one test at a time.
static TURN: Mutex<()> = Mutex::new(());

fn turn() -> MutexGuard<'static, ()> {
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a reading takes at its height, as a share of what it may: 16 MiB and ten times the file's size.
fn share(bytes: &[u8]) -> f64 {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let outcome = doc::read(bytes);
    assert!(outcome.value.is_some() || !outcome.findings.is_empty());
    let taken = MEMORY.peak_usage().saturating_sub(before);
    taken as f64 / ((16 << 20) + 10 * bytes.len()) as f64
}

#[test]
fn a_hostile_file_gets_no_more_memory_than_any() {
    let _turn = turn();
    for (name, bytes) in hostile::files() {
        let share = share(&bytes);
        assert!(share <= 1.0, "{name}: {share}");
    }
}

/// The files of the corpus; `None` where it is absent, which only a run outside of the gate may ignore.
fn corpus(test: &str) -> Option<Vec<std::path::PathBuf>> {
    let files = files();
    if files.is_empty() {
        assert!(
            std::env::var("CI").as_deref() != Ok("true"),
            "the corpus is absent"
        );
        println!("skipped: {test}: ../shared/corpus/doc is absent");
        return None;
    }
    Some(files)
}

#[test]
fn the_corpus_is_read_as_well_as_it_was() {
    let Some(files) = corpus("the_corpus_is_read_as_well_as_it_was") else {
        return;
    };
    let _turn = turn();
    let (mut opened, mut measured, mut recall, mut precision) = (0, 0, 0.0, 0.0);
    let (mut right, mut other) = (0, 0);
    for file in &files {
        let bytes = std::fs::read(file).unwrap();
        assert!(share(&bytes) <= 1.0, "{}", file.display());
        let outcome = doc::read(&bytes);
        let Some(reading) = outcome.value else {
            assert!(outcome.findings[0].rule.code.starts_with("FILE-"));
            continue;
        };
        opened += 1;
        assert!(!leaks(&reading), "{} leaks", file.display());
        let Some(found) = reference(file).and_then(|text| measure(&bytes, &reading, &text)) else {
            continue;
        };
        measured += 1;
        recall += found.recall;
        precision += found.precision;
        right += found.labels.right;
        other += found.labels.wrong.len() + found.labels.missing.len();
    }
    let (recall, precision) = (
        recall / f64::from(measured),
        precision / f64::from(measured),
    );
    assert!(opened >= 150, "opened {opened}");
    assert!(recall > 0.98, "recall {recall}");
    assert!(precision > 0.96, "precision {precision}");
    let share = f64::from(right as u32) / f64::from((right + other) as u32);
    assert!(right >= 370 && share > 0.95, "labels {right}, {share}");
}

/// A generator whose numbers depend on its seed alone (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }
}

#[test]
fn damaged_files_are_read_or_refused() {
    let Some(files) = corpus("damaged_files_are_read_or_refused") else {
        return;
    };
    let _turn = turn();
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        if bytes.len() > 64 * 1024 {
            continue;
        }
        for _ in 0..2 {
            let mut damaged = bytes.clone();
            if dice.roll(4) == 0 {
                damaged.truncate(dice.roll(bytes.len()));
            }
            for _ in 0..1 + dice.roll(40) {
                let at = dice.roll(damaged.len());
                if let Some(byte) = damaged.get_mut(at) {
                    *byte = dice.roll(256) as u8;
                }
            }
            assert!(share(&damaged) <= 1.0, "{}", file.display());
        }
    }
}
