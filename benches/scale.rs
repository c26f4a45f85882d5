//! Time and memory on long documents: 10, 100, 1,000 and 5,000 pages through the whole job, proof included.
//!
//! `cargo bench --bench scale` prints one line for each size. Every size runs in a process of its own, so that its
//! peak memory is its own; CPU time and memory are the kernel's accounts of that process (Linux only).

use engross::batch::Press;
use engross::sheet;
use engross::text::FontBook;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

const SIZES: [usize; 4] = [10, 100, 1_000, 5_000];

/// How many bytes of report text, counted as [`document`] counts them, fill a page of the AG layout.
const BYTES_A_PAGE: usize = 4_360;

fn main() {
    match std::env::var("ENGROSS_SCALE_PAGES")
        .ok()
        .and_then(|pages| pages.parse().ok())
    {
        Some(pages) => one(pages),
        None => {
            println!(
                "{:>7} {:>10} {:>12} {:>10} {:>12} {:>10}",
                "pages", "CPU s", "ms a page", "peak MiB", "PDF KiB", "DOCX KiB"
            );
            for pages in SIZES {
                let program = std::env::current_exe().expect("the benchmark knows its own path");
                let status = Command::new(program)
                    .env("ENGROSS_SCALE_PAGES", pages.to_string())
                    .status();
                assert!(
                    status.expect("the benchmark can run itself").success(),
                    "{pages} pages failed"
                );
            }
        }
    }
}

/// Engrosses one document of about so many pages and prints what it cost.
fn one(pages: usize) {
    let source = document(pages);
    let sheet = sheet::load("layouts/ag.toml", sheet::builtin("ag").unwrap())
        .value
        .unwrap();
    let press = Press {
        sheet: &sheet,
        book: FontBook::shared(),
    };
    let before = cpu_seconds();
    let outcome = press.engross("scale.xml", source.as_bytes(), &|src| {
        Err(format!("no picture {src}"))
    });
    let spent = cpu_seconds() - before;
    let Some(engrossed) = outcome.value else {
        panic!(
            "not released: {:#?}",
            outcome.findings.iter().take(5).collect::<Vec<_>>()
        );
    };
    println!(
        "{:>7} {:>10.3} {:>12.3} {:>10} {:>12} {:>10}",
        engrossed.pages,
        spent,
        spent * 1000.0 / engrossed.pages as f64,
        peak_memory_mib(),
        engrossed.pdf.len() / 1024,
        engrossed.docx.len() / 1024
    );
}

/// A report of about so many pages: the real document's paragraphs over and over, each with its count, so that no
/// two are alike.
fn document(pages: usize) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/AG05279E04");
    let real = std::fs::read_to_string(folder.join("source.xml")).unwrap();
    let truth = std::fs::read_to_string(folder.join("truth/body.tsv")).unwrap();
    let texts: Vec<&str> = truth
        .lines()
        .filter(|line| line.contains("\trecital\t"))
        .filter_map(|line| line.rsplit('\t').next())
        .collect();
    let start = real
        .find("<mainBody")
        .expect("the real document has a body");
    let body = real[start..].find('>').unwrap() + start + 1;
    let mut out = real[..body].to_string();
    let mut written = 0;
    let mut count = 0;
    while written < pages * BYTES_A_PAGE {
        count += 1;
        let text = texts[count % texts.len()];
        let _ = writeln!(
            out,
            "<paragraph eId=\"para_{count}\"><num>{count}.</num><content><p>In its part {count}, {text}</p></content></paragraph>"
        );
        written += text.len() + 150;
    }
    let end = real[start..].find("</mainBody>").expect("the body ends") + start;
    out.push_str(&real[end..]);
    out
}

/// User and system time of this process so far.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    // the second field, the name, may hold spaces: count from behind its closing parenthesis
    let after = stat.rsplit(')').next().unwrap();
    let fields: Vec<f64> = after
        .split_whitespace()
        .skip(11)
        .take(2)
        .map(|field| field.parse().unwrap())
        .collect();
    // the kernel's clock tick is 1/100 s on every Linux that Rust supports
    (fields[0] + fields[1]) / 100.0
}

/// Most memory that this process ever held.
fn peak_memory_mib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM"))
        .unwrap();
    line.split_whitespace()
        .nth(1)
        .unwrap()
        .parse::<u64>()
        .unwrap()
        / 1024
}
