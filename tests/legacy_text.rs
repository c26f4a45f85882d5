//! Text extractions as an archive holds them: the real document's, and the fixtures written out in every encoding.

use engross::legacy::{self, Format, Hints, Reading};
use engross::sheet::Sheet;
use engross::transcript::Transcript;
use std::path::{Path, PathBuf};

const FIXTURES: [&str; 4] = ["AG05279E04", "features", "collection", "minimal"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sheet() -> Sheet {
    engross::sheet::load("ag.toml", engross::sheet::builtin("ag").unwrap())
        .value
        .unwrap()
}

fn canonical(fixture: &str) -> Transcript {
    let path = root().join("fixtures").join(fixture).join("source.xml");
    let bytes = std::fs::read(&path).unwrap();
    let document = engross::read::read("source.xml", &bytes).value.unwrap();
    engross::expect::expect(&document, &sheet())
}

/// A file of `../shared`, `None` (with a word about it) where it is absent.
fn shared(test: &str, path: &str) -> Option<Vec<u8>> {
    let path: PathBuf = root().join("../shared").join(path);
    match std::fs::read(&path) {
        Ok(bytes) => Some(bytes),
        Err(_) if std::env::var("CI").is_ok_and(|ci| ci == "true") => {
            panic!("{} is absent", path.display())
        }
        Err(_) => {
            println!("skipped: {test}: ../shared/{} is absent", path.display());
            None
        }
    }
}

fn read(name: &str, bytes: &[u8], canonical: Option<&Transcript>) -> Reading {
    let outcome = legacy::read(name, bytes, &Hints { canonical });
    outcome
        .value
        .unwrap_or_else(|| panic!("{name}: {:?}", outcome.findings))
}

/// Class, the text it stands over, and the repair, of all damage.
fn damage(reading: &Reading) -> Vec<(&'static str, String, Option<&str>)> {
    let all = reading.damage.iter();
    all.map(|damage| {
        let text = damage.site.as_ref().map_or("", |site| {
            &reading.transcript.body[site.paragraph].text[site.range.clone()]
        });
        (
            damage.class.code(),
            text.to_owned(),
            damage.repair.as_deref(),
        )
    })
    .collect()
}

#[test]
fn the_seed_s_damage_is_found_and_nothing_else() {
    let Some(bytes) = shared(
        "the_seed_s_damage_is_found_and_nothing_else",
        "seed/AG05279E04.txt",
    ) else {
        return;
    };
    let reading = read("AG05279E04.txt", &bytes, None);
    assert_eq!(reading.format, Format::Text("UTF-8".into()));
    assert_eq!(reading.symbols, ["AG05279E04"]);
    let one = "\u{FFFD}".to_owned();
    assert_eq!(
        damage(&reading),
        [
            (
                "FIELD-LEAK",
                "\u{FFFD}EMBED Word.Picture.8\u{FFFD}\u{FFFD}\u{FFFD}".to_owned(),
                Some("")
            ),
            ("REPLACEMENT-CHAR", one.clone(), Some("")),
            ("REPLACEMENT-CHAR", one.repeat(3), Some("")),
            (
                "FIELD-LEAK",
                "\u{FFFD} FILENAME  \\* MERGEFORMAT \u{FFFD}AG05279E04\u{FFFD}".to_owned(),
                Some("AG05279E04")
            ),
            ("REPLACEMENT-CHAR", one.clone(), Some("")),
            ("REPLACEMENT-CHAR", one.clone(), Some("")),
            ("REPLACEMENT-CHAR", one, Some("")),
            ("OBJECT-PLACEHOLDER", "_1208779139.doc".to_owned(), Some("")),
            (
                "OBJECT-PLACEHOLDER",
                "[image: image1.png]".to_owned(),
                Some("")
            ),
        ]
    );
    // a line is a paragraph, with its white space
    assert_eq!(reading.transcript.body.len(), 73);
    assert!(reading.transcript.body[0].text.starts_with(" As Chair"));
}

#[test]
fn canonical_text_has_no_damage() {
    for fixture in FIXTURES {
        let text = plain(&canonical(fixture), "\n", None);
        let reading = read("plain.txt", text.as_bytes(), None);
        assert_eq!(damage(&reading), [], "{fixture}");
    }
}

/// The body as a program that makes plain text writes it: labels before their text, and lines broken at a width.
fn plain(transcript: &Transcript, end: &str, width: Option<usize>) -> String {
    let mut text = String::new();
    for paragraph in &transcript.body {
        let label = paragraph
            .label
            .as_deref()
            .map(|label| format!("{label} "))
            .unwrap_or_default();
        let whole = format!("{label}{}", paragraph.text);
        match width {
            None => text.push_str(&whole.replace('\n', "\u{B}")),
            Some(width) => text.push_str(&broken(&whole, width, end)),
        }
        text.push_str(end);
        if width.is_some() {
            text.push_str(end);
        }
    }
    text
}

/// A paragraph broken at a width, as every program does that writes lines.
fn broken(text: &str, width: usize, end: &str) -> String {
    let mut made = String::new();
    for line in text.split('\n') {
        let mut column = 0;
        for word in line.split(' ') {
            let length = word.chars().count();
            if column > 0 && column + 1 + length > width {
                made.push_str(end);
                column = 0;
            } else if column > 0 {
                made.push(' ');
                column += 1;
            }
            made.push_str(word);
            column += length;
        }
        made.push_str(end);
    }
    made.truncate(made.len() - end.len());
    made
}

/// Words alone, for comparing texts whose line ends and runs of spaces differ.
fn words(text: &str) -> Vec<&str> {
    text.split([' ', '\n', '\u{B}'])
        .filter(|word| !word.is_empty())
        .collect()
}

#[test]
fn broken_lines_become_the_paragraphs_that_they_were() {
    // the smallest has too few lines to tell from
    for fixture in &FIXTURES[..3] {
        let canonical = canonical(fixture);
        for (width, end) in [(65, "\r\n"), (76, "\n"), (100, "\r")] {
            let reading = read(
                "plain.txt",
                plain(&canonical, end, Some(width)).as_bytes(),
                None,
            );
            let found = &reading.transcript.body;
            let whole = canonical.body.iter().filter(|paragraph| {
                let label = paragraph
                    .label
                    .as_deref()
                    .map(|label| format!("{label} "))
                    .unwrap_or_default();
                let text = format!("{label}{}", paragraph.text);
                found.iter().any(|found| words(&found.text) == words(&text))
            });
            // a forced break cannot be told from the end of a paragraph
            let forced = canonical
                .body
                .iter()
                .filter(|paragraph| paragraph.text.contains('\n'))
                .count();
            let share = whole.count() + forced;
            println!(
                "{fixture} at {width}: {share} of {} paragraphs",
                canonical.body.len()
            );
            assert!(share >= canonical.body.len(), "{fixture} at {width}");
        }
    }
}

/// The byte of a character outside ASCII.
type Encode<'a> = dyn Fn(char) -> Option<u8> + 'a;

/// The text in a single-byte encoding; a character that it lacks is written as people did then.
fn encoded(text: &str, encode: &Encode<'_>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for c in text.chars() {
        match (c, encode(c)) {
            (c, _) if c.is_ascii() => bytes.push(c as u8),
            (_, Some(byte)) => bytes.push(byte),
            ('“' | '”', None) => bytes.push(b'"'),
            ('‘' | '’', None) => bytes.push(b'\''),
            (_, None) => bytes.push(b'-'),
        }
    }
    bytes
}

#[test]
fn the_encoding_of_every_fixture_is_told_with_the_canonical_text_and_without() {
    let of_web = |encoding: &'static encoding_rs::Encoding| {
        move |c: char| {
            let text = c.to_string();
            let (bytes, _, lost) = encoding.encode(&text);
            (!lost && bytes.len() == 1).then(|| bytes[0])
        }
    };
    let of_dos = |table: &'static [char; 128]| {
        move |c: char| {
            table
                .iter()
                .position(|other| *other == c)
                .map(|at| at as u8 + 0x80)
        }
    };
    let (windows, mac) = (
        of_web(encoding_rs::WINDOWS_1252),
        of_web(encoding_rs::MACINTOSH),
    );
    let (dos850, dos437) = (
        of_dos(&oem_cp::code_table::DECODING_TABLE_CP850),
        of_dos(&oem_cp::code_table::DECODING_TABLE_CP437),
    );
    let pages: [(&str, &Encode<'_>); 4] = [
        ("windows-1252", &windows),
        ("macintosh", &mac),
        ("IBM850", &dos850),
        ("IBM437", &dos437),
    ];
    let (mut told, mut all) = (0, 0);
    for fixture in FIXTURES {
        let canonical = canonical(fixture);
        let text = plain(&canonical, "\n", None);
        for (name, encode) in pages {
            let bytes = encoded(&text, encode);
            let decoded: Vec<char> = text
                .chars()
                .filter(|c| !c.is_ascii() && encode(*c).is_some())
                .collect();
            for hint in [Some(&canonical), None] {
                let reading = read("plain.txt", &bytes, hint);
                let found: String = reading
                    .transcript
                    .body
                    .iter()
                    .map(|paragraph| paragraph.text.as_str())
                    .collect();
                let found: Vec<char> = found.chars().filter(|c| !c.is_ascii()).collect();
                all += 1;
                told += usize::from(found == decoded);
                assert_eq!(
                    found,
                    decoded,
                    "{fixture} in {name}, canonical text known: {}",
                    hint.is_some()
                );
            }
        }
    }
    println!("encodings: {told} of {all} told");
}

#[test]
fn what_is_no_text_is_refused_with_what_to_do() {
    for (name, bytes, code) in [
        ("empty.doc", Vec::new(), "FILE-UNKNOWN"),
        ("scan.tif", b"II*\0abcd".to_vec(), "FILE-UNKNOWN"),
        (
            "old.rtf",
            b"{\\rtf1\\ansi Text}".to_vec(),
            "FILE-RTF-REFUSED",
        ),
        ("cut.pdf", b"%PDF-1.4\n1 0 obj\n<<".to_vec(), "FILE-CORRUPT"),
        ("lines.txt", b"a\n".repeat(4 << 20), "FILE-TOO-MANY-LINES"),
    ] {
        let outcome = legacy::read(name, &bytes, &Hints::default());
        assert!(outcome.value.is_none(), "{name}");
        assert_eq!(outcome.findings[0].rule.code, code, "{name}");
        assert!(!outcome.findings[0].help.is_empty());
    }
}

/// A small generator, the same on every run.
fn next(state: &mut u64) -> usize {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1);
    (*state >> 33) as usize
}

#[test]
fn no_damage_to_a_file_makes_its_reader_panic() {
    let mut state = 7;
    let pdf = std::fs::read(root().join("fixtures/legacy/AG05279E04.pdf")).unwrap();
    let text = plain(&canonical("features"), "\n", None).into_bytes();
    for (name, whole, rounds) in [("a.txt", &text, 300), ("a.pdf", &pdf, 60)] {
        for _ in 0..rounds {
            let mut bytes = whole.clone();
            for _ in 0..1 + next(&mut state) % 20 {
                let at = next(&mut state) % bytes.len();
                bytes[at] = next(&mut state) as u8;
            }
            bytes.truncate(1 + next(&mut state) % bytes.len());
            legacy::read(name, &bytes, &Hints::default());
        }
    }
}

#[test]
fn a_pdf_without_tags_gives_its_words() {
    let bytes = std::fs::read(root().join("fixtures/legacy/AG05279E04.pdf")).unwrap();
    let reading = read("AG05279E04.pdf", &bytes, None);
    assert_eq!(reading.format, Format::Pdf);
    assert!(!reading.transcript.sees.labels && !reading.blind.is_empty());
    assert_eq!(damage(&reading), []);
    let canonical = canonical("AG05279E04");
    let wanted = plain(&canonical, "\n", None);
    let found: Vec<String> = reading
        .transcript
        .body
        .iter()
        .map(|paragraph| paragraph.text.clone())
        .collect();
    let found = found.join("\n");
    let mut left = words(&found);
    left.sort_unstable();
    let mut missing = Vec::new();
    let all = words(&wanted);
    for word in &all {
        match left.binary_search(word) {
            Ok(at) => {
                left.remove(at);
            }
            Err(_) => missing.push(*word),
        }
    }
    println!(
        "words of a PDF without tags: {} of {}",
        all.len() - missing.len(),
        all.len()
    );
    assert!(missing.len() * 100 <= all.len(), "{missing:?}");
}
