//! The reader of .doc files on files that others wrote: `cargo bench --bench legacy`.
//!
//! Prints what is opened and refused, how the text agrees with LibreOffice's export (see `measure`), automatic labels,
//! leaked field codes and the time per file; with `--verbose`, what each file lacks.

mod measure;

use engross::legacy::doc;
use measure::{Words, body, corpus, files, leaks, measure, reference, words, words_here};
use std::time::{Duration, Instant};

/// Where the reference is wrong: the file, and what shows it.
const REFERENCE_WRONG: &[(&str, &str)] = &[
    (
        "20-Force-on-a-current-S00.doc",
        "lacks each sign of the font Symbol: `the angle, θ, with respect to` is printed `the angle, , with`",
    ),
    (
        "61586.doc",
        "lacks the signs of the font Symbol: `111 g.h/mL` for `111 μg.h/mL`",
    ),
    (
        "53379.doc",
        "prints hidden text of 12 paragraphs, as `2.P.4.2 Analytical Procedures`, and lacks `μ` and `α` of Symbol",
    ),
    (
        "FloatingPictures.doc",
        "prints hidden text: `hidden` in paragraph 44",
    ),
    (
        "Fuzzed.doc",
        "prints hidden text, as that of FloatingPictures.doc",
    ),
    (
        "Bug44431.doc",
        "computes FILENAME anew, from the file that it was given: `in.doc`; the file holds `FieldsTest.doc`",
    ),
    (
        "Bug60942.doc",
        "computes DATE and FILENAME anew: `24/11/26` for `12/12/97` and `in.doc`",
    ),
    (
        "TestSectionDictionary.doc",
        "computes FILENAME anew: `in.doc` for `Document1`",
    ),
    (
        "Bug52311.doc",
        "prints 2.4 and 2.5 before the headings that their author called `Header 2.100` and `Header 2.101`",
    ),
    (
        "53446.doc",
        "runs deleted text into what took its place: `pProvisions`; deleted digits look like labels",
    ),
    (
        "Bug52032_3.doc",
        "keeps a deleted 3 before an inserted 6: `36. xxx`",
    ),
    (
        "MarkAuthorsTable.doc",
        "runs deleted text into the next word: `IThe`, `Whenile`",
    ),
    (
        "clusterfuzz-testcase-minimized-POIHWPFFuzzer-6610789829836800.doc",
        "prints the codes of fields: 36 times FORMDROPDOWN",
    ),
    (
        "clusterfuzz-testcase-minimized-POIHWPFFuzzer-5418937293340672.doc",
        "prints fourteen times 1 for a piece of text at byte 0x800000 of a stream of 3,620 bytes",
    ),
];

fn main() {
    let verbose = std::env::args().any(|argument| argument == "--verbose");
    let files = files();
    if files.is_empty() {
        println!("skipped: legacy: {} is absent", corpus().display());
        return;
    }
    let mut opened = 0;
    let mut refused = Vec::new();
    let mut leaked = Vec::new();
    let mut times = Vec::new();
    let mut scores = Vec::new();
    // of files whose reference is not known to be wrong
    let mut sound = Vec::new();
    let mut labels = measure::Labels::default();
    // a file that is refused and has words in the reference counts as read with nothing
    let mut unread = 0;
    for file in &files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let bytes = std::fs::read(file).expect("a file of the corpus can be read");
        let start = Instant::now();
        let outcome = doc::read(&bytes);
        times.push((start.elapsed(), name.to_string()));
        let reference = reference(file);
        let Some(reading) = outcome.value else {
            let finding = &outcome.findings[0];
            refused.push(format!("{name}: {} {}", finding.rule.code, finding.message));
            unread += usize::from(reference.is_some_and(|text| !words(&text).is_empty()));
            continue;
        };
        opened += 1;
        if leaks(&reading) {
            leaked.push(name.to_string());
        }
        let Some(text) = reference else { continue };
        let Some(measured) = measure(&bytes, &reading, &text) else {
            continue;
        };
        if verbose && (measured.recall < 1.0 || measured.precision < 1.0) {
            println!(
                "{name}: recall {:.4}, precision {:.4}",
                measured.recall, measured.precision
            );
            let theirs = words(&text);
            println!(
                "  lost: {}",
                lacking(&theirs, &words_here(&bytes, &reading))
            );
            println!("  extra: {}", lacking(&words(&body(&reading)), &theirs));
        }
        for (kind, list) in [
            ("missing", &measured.labels.missing),
            ("extra", &measured.labels.extra),
        ] {
            for (text, label) in list {
                println!("label {kind}: {name}: {label:?} before {text:?}");
            }
        }
        for (text, ours, theirs) in &measured.labels.wrong {
            println!("label wrong: {name}: {ours:?}, in the reference {theirs:?}, before {text:?}");
        }
        labels.right += measured.labels.right;
        labels.wrong.extend(measured.labels.wrong);
        labels.missing.extend(measured.labels.missing);
        labels.extra.extend(measured.labels.extra);
        if !REFERENCE_WRONG.iter().any(|(wrong, _)| *wrong == name) {
            sound.push((measured.recall, measured.precision));
        }
        scores.push((measured.recall, measured.precision));
    }
    println!(
        "opened {opened} of {}, refused {}:",
        files.len(),
        refused.len()
    );
    for line in &refused {
        println!("  {line}");
    }
    println!("against LibreOffice's text export (no headers, notes and boxes; deleted text kept):");
    println!("  recall: its words in body, notes and boxes, now or before the tracked changes;");
    println!("  precision: words of the body, with labels and note marks, that it has");
    score("that were opened", &scores, 0);
    score("with those refused, as read with nothing", &scores, unread);
    score("whose reference is sound", &sound, 0);
    println!(
        "  automatic labels: {} right, {} wrong, {} missing, {} that the reference has not",
        labels.right,
        labels.wrong.len(),
        labels.missing.len(),
        labels.extra.len()
    );
    println!("files with leaked field codes: {} {leaked:?}", leaked.len());
    times.sort();
    let whole: Duration = times.iter().map(|(time, _)| *time).sum();
    println!(
        "time: {:?} for all, {:?} per file, at most:",
        whole,
        whole / times.len() as u32
    );
    for (time, name) in times.iter().rev().take(3) {
        println!("  {time:?} {name}");
    }
    println!("where the reference is wrong:");
    for (name, evidence) in REFERENCE_WRONG {
        println!("  {name}: {evidence}");
    }
}

/// Prints the mean over files, with some of which nothing was read.
fn score(which: &str, scores: &[(f64, f64)], unread: usize) {
    let count = scores.len() + unread;
    let sum = |pick: fn(&(f64, f64)) -> f64| scores.iter().map(pick).sum::<f64>();
    let recall = sum(|score| score.0) / count as f64;
    let precision = sum(|score| score.1) / scores.len() as f64;
    println!("  {count} files {which}: recall {recall:.4}, precision {precision:.4}");
}

/// The words of one that the other lacks.
fn lacking(one: &Words, other: &Words) -> String {
    let lacks = |(word, count): (&String, &usize)| {
        let lost = count.saturating_sub(other.get(word).copied().unwrap_or(0));
        (lost > 0).then(|| format!("{word}×{lost}"))
    };
    one.iter().filter_map(lacks).collect::<Vec<_>>().join(" ")
}
