//! Bad input, as a user meets it: a clear error, exit code 1 or 2, no output file, no panic.

use crate::press::{engross, path, said};
use std::fs;
use std::path::Path;

/// Renders a file and asserts that it fails with this exit code, says this, and leaves nothing behind.
fn fails(input: &Path, exit: i32, says: &str) {
    let out = tempfile::tempdir().unwrap();
    let output = engross(&[
        "render",
        input.to_str().unwrap(),
        "-o",
        out.path().to_str().unwrap(),
    ]);
    let all = said(&output);
    assert_eq!(
        output.status.code(),
        Some(exit),
        "{}: {all}",
        input.display()
    );
    assert!(
        all.contains(says),
        "{} should say {says}: {all}",
        input.display()
    );
    assert!(
        all.contains("help"),
        "{} should say what to do: {all}",
        input.display()
    );
    assert!(
        !all.contains("panicked") && !all.contains("INTERNAL-FAULT"),
        "{all}"
    );
    assert_eq!(documents(out.path()), [""; 0], "{}", input.display());
}

/// The names in an output folder but for what tells of the run itself.
fn documents(folder: &Path) -> Vec<String> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| ![".engross", "report.jsonl", "timings.jsonl"].contains(&name.as_str()))
        .collect()
}

/// Writes `text` to a file in a fresh folder.
fn written(text: &[u8]) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("input.xml");
    fs::write(&file, text).unwrap();
    (folder, file)
}

#[test]
fn every_bad_fixture_is_refused_with_its_place() {
    let (mut seen, mut refused) = (0, 0);
    for entry in fs::read_dir(path("fixtures/bad")).unwrap() {
        let file = entry.unwrap().path();
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        if !name.ends_with(".xml") {
            continue;
        }
        seen += 1;
        let output = engross(&["check", file.to_str().unwrap()]);
        let all = said(&output);
        assert!(!all.contains("panicked"), "{name}: {all}");
        if let Some(code) = name
            .strip_prefix("rule-")
            .and_then(|rest| rest.strip_suffix(".xml"))
        {
            assert!(
                all.contains(&format!("[{}]", code.to_uppercase())),
                "{name}: {all}"
            );
        } else if all.contains("error[") {
            assert_eq!(output.status.code(), Some(1), "{name}: {all}");
            fails(&file, 1, "");
            refused += 1;
        } else {
            let graver = all.contains("warning[");
            assert!(
                graver || all.contains("remark["),
                "{name}: nothing found: {all}"
            );
            assert_eq!(output.status.code(), Some(graver.into()), "{name}: {all}");
        }
        assert!(
            all.contains(&format!("{name}:")),
            "{name} should be named with line and column: {all}"
        );
    }
    assert!(
        seen >= 40 && refused >= 20,
        "only {seen} bad fixtures, {refused} refused"
    );
}

#[test]
fn what_the_schema_rejects_check_rejects() {
    let mut seen = 0;
    for entry in fs::read_dir(path("fixtures/bad/schema")).unwrap() {
        let file = entry.unwrap().path();
        seen += 1;
        let output = engross(&["check", file.to_str().unwrap()]);
        assert_eq!(
            output.status.code(),
            Some(1),
            "{}: {}",
            file.display(),
            said(&output)
        );
    }
    assert!(seen >= 10, "only {seen} files that the schema rejects");
}

#[test]
fn a_file_of_200_megabytes() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("large.xml");
    fs::File::create(&file).unwrap().set_len(200 << 20).unwrap();
    fails(&file, 2, "FILE-TOO-LARGE");
}

#[test]
fn nesting_10_000_deep() {
    let source = fs::read_to_string(path("fixtures/AG05279E04/source.xml")).unwrap();
    let deep = format!("<b>{}", "<i>".repeat(10_000)) + &"</i>".repeat(10_000) + "</b>";
    let (_folder, file) = written(source.replacen("DECLARE:", &deep, 1).as_bytes());
    fails(&file, 1, "XML-TOO-DEEP");
}

#[test]
fn an_empty_file_and_one_of_zeros() {
    let (_folder, file) = written(b"");
    fails(&file, 1, "");
    let (_folder, file) = written(&[0; 1000]);
    fails(&file, 1, "");
}

#[test]
fn a_missing_input() {
    fails(Path::new("no/such/file.xml"), 2, "INPUT-UNREADABLE");
}

#[test]
fn a_layout_that_does_not_exist() {
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().to_str().unwrap();
    for layout in ["nonesuch", "no/such.toml"] {
        let output = engross(&[
            "render",
            "fixtures/AG05279E04/source.xml",
            "--layout",
            layout,
            "-o",
            folder,
        ]);
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(said(&output).contains(layout), "{}", said(&output));
    }
    assert_eq!(fs::read_dir(out.path()).unwrap().count(), 0);
}

#[test]
fn a_wrong_layout_file_names_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let layout = folder.path().join("wrong.toml");
    let text = fs::read_to_string(path("layouts/ag.toml")).unwrap();
    let changed = text.replacen("left = \"1.18in\"", "left = \"1.18 furlong\"", 1);
    let line = changed
        .lines()
        .position(|line| line.contains("furlong"))
        .unwrap()
        + 1;
    fs::write(&layout, changed).unwrap();
    let out = folder.path().join("out");
    let output = engross(&[
        "render",
        "fixtures/AG05279E04/source.xml",
        "--layout",
        layout.to_str().unwrap(),
        "-o",
        out.to_str().unwrap(),
    ]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(
        said(&output).contains(&format!("wrong.toml:{line}:")),
        "{}",
        said(&output)
    );
}

#[test]
fn an_output_path_that_is_a_file_or_a_folder_in_the_way() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, b"").unwrap();
    let source = "fixtures/AG05279E04/source.xml";
    let output = engross(&["render", source, "-o", file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(
        said(&output).contains("OUTPUT-UNWRITABLE"),
        "{}",
        said(&output)
    );

    let out = folder.path().join("out");
    fs::create_dir_all(out.join("AG05279E04.docx")).unwrap();
    let output = engross(&["render", source, "-o", out.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(
        said(&output).contains("it is a folder"),
        "{}",
        said(&output)
    );
    assert!(
        !out.join("AG05279E04.pdf").exists(),
        "the PDF was released though the DOCX could not be"
    );
    assert_eq!(documents(&out), ["AG05279E04.docx"]);
}

#[test]
#[cfg(target_os = "linux")]
fn an_unwritable_folder() {
    // /proc takes no file from anyone, root included
    for folder in ["/proc", "/proc/new"] {
        let output = engross(&["render", "fixtures/minimal/source.xml", "-o", folder]);
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        let all = said(&output);
        assert!(
            all.contains("OUTPUT-UNWRITABLE") && all.contains("help"),
            "{all}"
        );
        assert!(!all.contains("panicked"), "{all}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk() {
    // a file system without room: /dev/full answers every write as a full disk does, but is no folder; a quota of
    // file size gives the same answer for a real folder
    let out = tempfile::tempdir().unwrap();
    let script = format!(
        "ulimit -f 1; trap '' XFSZ; exec {} render fixtures/AG05279E04/source.xml -o {}",
        env!("CARGO_BIN_EXE_engross"),
        out.path().display()
    );
    let output = std::process::Command::new("sh")
        .args(["-c", &script])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(
        said(&output).contains("OUTPUT-UNWRITABLE"),
        "{}",
        said(&output)
    );
    assert_eq!(documents(out.path()), [""; 0]);
}

#[test]
fn a_symbol_cannot_lead_out_of_the_output_folder() {
    let source = fs::read_to_string(path("fixtures/minimal/source.xml")).unwrap();
    for symbol in [
        "../AG09990E01",
        "/tmp/AG09990E01",
        "..",
        "CON",
        "AG09990E01/../x",
        "C:\\AG09990E01",
    ] {
        let shown = format!("showAs=\"{symbol}\"");
        let (folder, file) = written(
            source
                .replacen("showAs=\"AG09990E01\"", &shown, 1)
                .as_bytes(),
        );
        fails(&file, 1, "IDENTITY-SYMBOL");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "{symbol}");
    }
}

#[test]
fn two_inputs_with_one_symbol() {
    let out = tempfile::tempdir().unwrap();
    let source = "fixtures/AG05279E04/source.xml";
    let (_folder, copy) = written(&fs::read(path(source)).unwrap());
    let output = engross(&[
        "render",
        source,
        copy.to_str().unwrap(),
        "-o",
        out.path().to_str().unwrap(),
    ]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("SYMBOL-TAKEN"), "{}", said(&output));
}

#[test]
fn the_help_of_every_command_has_examples() {
    let help = said(&engross(&["--help"]));
    assert!(help.contains("Examples:"), "{help}");
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let mut seen = 0;
    for line in commands.take_while(|line| !line.is_empty()) {
        let command = line.split_whitespace().next().unwrap();
        if command == "help" || !line.starts_with("  ") || line.starts_with("   ") {
            continue;
        }
        seen += 1;
        let help = said(&engross(&[command, "--help"]));
        assert!(help.contains("Example"), "{command}: {help}");
    }
    assert!(seen >= 8, "{seen}");
}

#[test]
#[cfg(unix)]
fn an_output_that_nobody_reads_or_that_is_full() {
    let run = |redirected: &str| {
        // what reads the pipe has ended by the time that engross writes
        let engross = env!("CARGO_BIN_EXE_engross");
        let script = format!("(sleep 0.2; exec {engross} rule) {redirected}");
        let mut shell = std::process::Command::new("bash");
        shell.args(["-c", &script]).output().unwrap()
    };
    let closed = run("| true; exit ${PIPESTATUS[0]}");
    assert_eq!(closed.status.code(), Some(0), "{}", said(&closed));
    assert!(closed.stderr.is_empty(), "{}", said(&closed));
    if cfg!(target_os = "linux") {
        let full = run("> /dev/full");
        assert_eq!(full.status.code(), Some(2), "{}", said(&full));
        assert!(said(&full).contains("help: "), "{}", said(&full));
    }
}

#[test]
fn a_finding_shows_its_line_also_where_the_line_is_long() {
    let source = fs::read_to_string(path("fixtures/minimal/source.xml")).unwrap();
    let long =
        "The sea is wide. ".repeat(200) + "It is \u{FFFD} deep. " + &"It is old. ".repeat(200);
    let (_folder, file) = written(source.replacen("That the tide", &long, 1).as_bytes());
    let output = engross(&["check", file.to_str().unwrap()]);
    let all = String::from_utf8(output.stderr).unwrap();
    let lines: Vec<&str> = all.lines().collect();
    let column = 14 + "The sea is wide. ".len() * 200 + "It is ".len();
    assert!(
        lines[1].ends_with(&format!("input.xml:71:{column}")),
        "{all}"
    );
    assert_eq!(lines[2].trim(), "|", "{all}");
    let at = lines[3].chars().position(|c| c == '\u{FFFD}').unwrap();
    assert_eq!(lines[4].find('^'), Some(at), "{all}");
    assert!(lines[3].chars().count() < 200, "{all}");
}

#[test]
fn the_report_as_json_is_one_object_with_places() {
    let output = engross(&[
        "check",
        "fixtures/bad/rule-number-gap.xml",
        "--format",
        "json",
    ]);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let finding = &value["entries"][0]["findings"][0];
    assert_eq!(finding["code"], "NUMBER-GAP");
    assert!(finding["line"].as_u64().unwrap() > 1);
    assert!(output.stderr.is_empty(), "{}", said(&output));
}
