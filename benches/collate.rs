//! What a collation costs in processor time: a hundred pages against a hundred pages with a difference in every tenth
//! paragraph, and texts made to be slow. Times, not statistics: `cargo bench --bench collate`.

use engross::collate::collate;
use engross::legacy::{Format, Reading};
use engross::transcript::{Paragraph, Role, Sees, Transcript};
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

/// The real document, as often as makes a hundred pages, no two paragraphs the same.
fn hundred_pages() -> Transcript {
    let name = "fixtures/AG05279E04/source.xml";
    let bytes = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap();
    let document = engross::read::read(name, &bytes).value.unwrap();
    let layout = engross::sheet::load("ag", engross::sheet::builtin("ag").unwrap());
    let one = engross::expect::expect(&document, &layout.value.unwrap());
    let mut all = one.clone();
    for copy in 1..15 {
        all.body
            .extend(one.body.iter().cloned().map(|mut paragraph| {
                paragraph.text = paragraph
                    .text
                    .replace("the ", &format!("the {} ", NAMES[copy % NAMES.len()]));
                paragraph
            }));
    }
    all
}

const NAMES: [&str; 8] = [
    "first", "other", "third", "last", "northern", "southern", "former", "present",
];

fn reading(body: Vec<Paragraph>) -> Reading {
    Reading {
        format: Format::Text("UTF-8".into()),
        transcript: Transcript {
            body,
            sees: Sees {
                labels: false,
                stories: false,
                ..Sees::default()
            },
            ..Transcript::default()
        },
        damage: Vec::new(),
        symbols: Vec::new(),
        blind: Vec::new(),
    }
}

fn canonical(body: Vec<Paragraph>) -> Transcript {
    Transcript {
        body,
        ..Transcript::default()
    }
}

fn plain(text: impl Into<String>) -> Paragraph {
    Paragraph::plain(Role::Text, None, text)
}

/// The paragraphs as lines, every tenth with another defect.
fn damaged(transcript: &Transcript) -> Vec<Paragraph> {
    let mut lines = Vec::new();
    for (index, paragraph) in transcript.body.iter().enumerate() {
        let label = paragraph
            .label
            .as_ref()
            .map_or(String::new(), |label| format!("{label} "));
        let text = format!("{label}{}", paragraph.text);
        match index % 70 {
            10 => {}
            20 => lines.push(plain(text.replacen(' ', "  ", 3))),
            30 => lines.push(plain(text.replacen("the ", "", 1))),
            40 => lines.extend(text.splitn(2, ", ").map(plain)),
            50 => lines.extend([plain(text.clone()), plain(text)]),
            60 => lines.push(plain(text.replace(['“', '”'], "\""))),
            _ => lines.extend(text.split('\n').map(plain)),
        }
    }
    lines
}

fn time(name: &str, canonical: &Transcript, reading: &Reading) {
    let start = Instant::now();
    let collation = black_box(collate(canonical, reading));
    let words = |all: &[Paragraph]| -> usize {
        all.iter().map(|p| p.text.split_whitespace().count()).sum()
    };
    println!(
        "{name:<52}{:>9} words{:>9} words{:>8} differences{:>9.1} ms",
        words(&canonical.body),
        words(&reading.transcript.body),
        collation.differences.len(),
        start.elapsed().as_secs_f64() * 1000.0
    );
}

fn main() {
    let pages = hundred_pages();
    let lines = damaged(&pages);
    time(
        "100 pages, a defect in every tenth paragraph",
        &pages,
        &reading(lines.clone()),
    );
    let whole: Vec<String> = lines.iter().map(|line| line.text.clone()).collect();
    time(
        "100 pages in one line",
        &pages,
        &reading(vec![plain(whole.join(" "))]),
    );
    let mut backwards = lines.clone();
    backwards.reverse();
    time("100 pages backwards", &pages, &reading(backwards));
    let words: Vec<Paragraph> = whole.join(" ").split(' ').map(plain).collect();
    time("100 pages, a line for each word", &pages, &reading(words));
    let equal = |count: usize| vec![plain("The same line, again and again."); count];
    time(
        "10,000 equal lines",
        &canonical(equal(10_000)),
        &reading(equal(9_999)),
    );
    let long = |word: &str| plain(format!("{word} and the rest of it, ").repeat(5_000_000 / 27));
    time(
        "a line of 5 MB",
        &canonical(vec![long("crime")]),
        &reading(vec![long("crime"), long("war")]),
    );
    time(
        "a line of 5 MB, another line of 5 MB",
        &canonical(vec![long("crime")]),
        &reading(vec![long("war")]),
    );
    let figures = |seed: u64| {
        let mut number = seed;
        let mut text = String::new();
        while text.len() < 2_000_000 {
            number = number
                .wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407);
            text += &format!("{} ", (number >> 33) % 5_000);
        }
        vec![plain(text)]
    };
    time(
        "2 MB of random words, 2 MB of others",
        &canonical(figures(1)),
        &reading(figures(2)),
    );
}
