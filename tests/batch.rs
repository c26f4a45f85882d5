//! A night's work as a user runs it: many documents, some of them bad, a run that is killed, a run that is repeated.

use crate::press::{engross, path, said};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// A folder of small documents with the job numbers 10001, 10002 …
fn session(count: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for number in 1..=count {
        put(
            folder.path(),
            &format!("doc{number}.xml"),
            &document(number),
        );
    }
    folder
}

fn document(number: usize) -> String {
    let minimal = fs::read_to_string(path("fixtures/minimal/source.xml")).unwrap();
    minimal.replace("AG09990", &format!("AG{}", 10_000 + number))
}

fn put(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).unwrap();
}

fn render(input: &Path, output: &Path, more: &[&str]) -> Output {
    let mut arguments = vec![
        "render",
        input.to_str().unwrap(),
        "-o",
        output.to_str().unwrap(),
    ];
    arguments.extend(more);
    engross(&arguments)
}

/// The lines of a folder's report.
fn report(output: &Path) -> Vec<Value> {
    let text = fs::read_to_string(output.join("report.jsonl")).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The files of a folder and their bytes, but for the times.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().unwrap().is_file())
        .map(|entry| {
            (
                entry.file_name().into_string().unwrap(),
                fs::read(entry.path()).unwrap(),
            )
        })
        .filter(|(name, _)| name != "timings.jsonl")
        .collect()
}

#[test]
fn a_second_run_skips_what_is_up_to_date_and_reports_the_same() {
    let session = session(5);
    let out = tempfile::tempdir().unwrap();
    let first = render(session.path(), out.path(), &["--jobs", "2"]);
    assert!(first.status.success(), "{}", said(&first));
    let made = contents(out.path());
    assert_eq!(made.len(), 11, "{:?}", made.keys());
    let inputs: Vec<String> = report(out.path())
        .iter()
        .map(|line| {
            line["input"]
                .as_str()
                .unwrap()
                .rsplit('/')
                .next()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(
        inputs,
        ["doc1.xml", "doc2.xml", "doc3.xml", "doc4.xml", "doc5.xml"]
    );
    for line in report(out.path()) {
        let file = line["made"][0]["file"].as_str().unwrap();
        let hash = engross::attached::sha256(&made[file]);
        assert_eq!(line["made"][0]["sha256"], Value::String(hash));
        assert_eq!(line["made"][0]["pages"], 1);
    }

    let second = render(session.path(), out.path(), &["--jobs", "1"]);
    assert!(said(&second).contains("5 up to date"), "{}", said(&second));
    assert_eq!(contents(out.path()), made);

    // a file that is altered, one that is gone, an input that is new: these are made, the others not
    fs::write(out.path().join("AG10002E01.pdf"), b"altered").unwrap();
    fs::remove_file(out.path().join("AG10003E01.docx")).unwrap();
    put(
        session.path(),
        "doc4.xml",
        &document(4).replace("</p>", " More.</p>"),
    );
    let third = render(session.path(), out.path(), &[]);
    assert!(
        said(&third).contains("3 released, 2 up to date"),
        "{}",
        said(&third)
    );
    let mended = contents(out.path());
    assert_eq!(mended["AG10002E01.pdf"], made["AG10002E01.pdf"]);
    assert_eq!(mended["AG10003E01.docx"], made["AG10003E01.docx"]);
    assert_ne!(mended["AG10004E01.pdf"], made["AG10004E01.pdf"]);

    let forced = render(session.path(), out.path(), &["--force"]);
    assert!(said(&forced).contains("5 released"), "{}", said(&forced));
    assert_eq!(contents(out.path()), mended);
}

#[test]
fn another_layout_or_template_is_not_up_to_date() {
    let session = session(1);
    let out = tempfile::tempdir().unwrap();
    assert!(render(session.path(), out.path(), &[]).status.success());
    let layout = session.path().join("wide.toml");
    let text = fs::read_to_string(path("layouts/ag.toml")).unwrap();
    fs::write(
        &layout,
        text.replace("left = \"1.18in\"", "left = \"1.5in\""),
    )
    .unwrap();
    let input = session.path().join("doc1.xml");
    let wide = render(&input, out.path(), &["--layout", layout.to_str().unwrap()]);
    assert!(!said(&wide).contains("up to date"), "{}", said(&wide));
    let named = render(&input, out.path(), &["--name", "{job}-{language}"]);
    assert!(named.status.success(), "{}", said(&named));
    assert!(out.path().join("AG10001-E.pdf").exists());
}

#[test]
fn one_bad_document_in_ten_stops_no_other_and_is_named() {
    let session = session(10);
    put(session.path(), "doc7.xml", "<akomaNtoso>");
    let out = tempfile::tempdir().unwrap();
    let run = render(session.path(), out.path(), &[]);
    assert_eq!(run.status.code(), Some(1), "{}", said(&run));
    assert!(
        said(&run).contains("10 documents: 9 released, 1 not released"),
        "{}",
        said(&run)
    );
    assert_eq!(contents(out.path()).len(), 19);
    let bad: Vec<Value> = report(out.path())
        .into_iter()
        .filter(|line| line["ending"] != "clean")
        .collect();
    assert_eq!(bad.len(), 1);
    assert!(bad[0]["input"].as_str().unwrap().ends_with("doc7.xml"));
    assert!(bad[0]["findings"][0]["code"].is_string());

    let fast = tempfile::tempdir().unwrap();
    put(session.path(), "doc1.xml", "<akomaNtoso>");
    let run = render(session.path(), fast.path(), &["--fail-fast", "--jobs", "1"]);
    assert_eq!(run.status.code(), Some(1), "{}", said(&run));
    assert!(said(&run).contains("not begun"), "{}", said(&run));
    assert_eq!(report(fast.path()).len(), 10);
}

#[test]
fn documents_of_one_symbol_are_named_before_anything_is_written_and_neither_is_released() {
    let session = session(3);
    put(session.path(), "again.xml", &document(2));
    let out = tempfile::tempdir().unwrap();
    let run = render(session.path(), out.path(), &[]);
    assert_eq!(run.status.code(), Some(1), "{}", said(&run));
    let text = said(&run);
    assert!(
        text.contains("SYMBOL-TAKEN") && text.contains("again.xml") && text.contains("doc2.xml"),
        "{text}"
    );
    let names: Vec<String> = contents(out.path()).into_keys().collect();
    assert!(
        !names.iter().any(|name| name.starts_with("AG10002")),
        "{names:?}"
    );
    assert!(names.contains(&"AG10003E01.pdf".to_owned()), "{names:?}");
}

#[test]
fn a_broken_copy_takes_the_name_of_no_document() {
    let session = session(2);
    let whole = document(2);
    put(session.path(), "again.xml", &whole[..whole.len() / 2]);
    let out = tempfile::tempdir().unwrap();
    let run = render(session.path(), out.path(), &[]);
    let text = said(&run);
    assert_eq!(run.status.code(), Some(1), "{text}");
    assert!(
        text.contains("XML-") && !text.contains("SYMBOL-TAKEN"),
        "{text}"
    );
    assert!(out.path().join("AG10002E01.pdf").exists(), "{text}");
}

#[test]
fn what_cannot_be_read_or_is_not_there_is_an_error_of_the_run() {
    let session = session(1);
    let out = tempfile::tempdir().unwrap();
    let run = engross(&[
        "render",
        session.path().join("doc1.xml").to_str().unwrap(),
        session.path().join("none.xml").to_str().unwrap(),
        session.path().join("*.xml.bak").to_str().unwrap(),
        "-o",
        out.path().to_str().unwrap(),
    ]);
    assert_eq!(run.status.code(), Some(2), "{}", said(&run));
    assert!(
        said(&run).contains("none.xml") && said(&run).contains("no file matches"),
        "{}",
        said(&run)
    );
    assert!(out.path().join("AG10001E01.pdf").exists());
}

#[test]
fn a_folder_in_which_a_run_is_at_work_takes_no_second_one() {
    let session = session(1);
    let out = tempfile::tempdir().unwrap();
    let folder = engross::store::Folder::open(out.path()).unwrap();
    let lock = folder.lock().unwrap();
    let run = render(session.path(), out.path(), &[]);
    assert_eq!(run.status.code(), Some(2), "{}", said(&run));
    assert!(said(&run).contains("FOLDER-BUSY"), "{}", said(&run));
    assert!(contents(out.path()).is_empty());
    drop(lock);
    assert!(render(session.path(), out.path(), &[]).status.success());
}

#[test]
fn a_run_that_is_killed_leaves_whole_files_and_the_next_one_completes_it() {
    let session = session(6);
    let whole = tempfile::tempdir().unwrap();
    let begun = Instant::now();
    assert!(render(session.path(), whole.path(), &[]).status.success());
    let time = begun.elapsed();
    let expected = contents(whole.path());
    let mut incomplete = 0;
    for moment in 1..=5 {
        let out = tempfile::tempdir().unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_engross"))
            .args([
                "render",
                session.path().to_str().unwrap(),
                "-o",
                out.path().to_str().unwrap(),
            ])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(time * moment / 6);
        child.kill().unwrap();
        child.wait().unwrap();
        let left = contents(out.path());
        incomplete += usize::from(left.len() < expected.len());
        for (name, bytes) in left.iter().filter(|(name, _)| !name.starts_with('.')) {
            assert!(*bytes == expected[name], "{name} is not whole");
        }
        let next = render(session.path(), out.path(), &[]);
        assert!(next.status.success(), "{}", said(&next));
        assert!(contents(out.path()) == expected);
    }
    // else nothing was tested
    assert!(incomplete > 0, "no run was killed before its end");
}

#[test]
fn json_on_standard_output_is_one_object_whatever_happens() {
    let session = session(2);
    put(session.path(), "doc2.xml", "<akomaNtoso>");
    let out = tempfile::tempdir().unwrap();
    let run = render(session.path(), out.path(), &["--format", "json"]);
    let json: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(json["entries"].as_array().unwrap().len(), 2);
    let file = json["entries"][0]["made"][0]["file"].as_str().unwrap();
    assert!(Path::new(file).exists(), "{file}");
    let none = engross(&[
        "render",
        "none/*.xml",
        "-o",
        out.path().to_str().unwrap(),
        "--format",
        "json",
    ]);
    let json: Value = serde_json::from_slice(&none.stdout).unwrap();
    assert_eq!(
        json["entries"][0]["findings"][0]["code"],
        "INPUT-UNREADABLE"
    );
}

#[test]
fn a_hot_folder_renders_what_is_dropped_into_it() {
    let hot = tempfile::tempdir().unwrap();
    let out = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_engross"))
        .args([
            "watch",
            hot.path().to_str().unwrap(),
            "-o",
            out.path().to_str().unwrap(),
            "--every",
            "1",
        ])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    put(hot.path(), "a.xml", &document(1));
    let wanted = out.path().join("AG10001E01.docx");
    let begun = Instant::now();
    while !wanted.exists() && begun.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(100));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(wanted.exists());
}
