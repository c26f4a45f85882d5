//! Copies as clerks make them: numbers that stay, stamps where they belong, nothing made before all is right.

use crate::press::{engross, path, said};
use engross::batch::{Medium, reread};
use engross::distribute::{Register, State};
use engross::reread::{KnownFace, Piled, pdf_pile};
use engross::text::FontBook;
use engross::transcript::{RunningAt, Transcript};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

const SOURCE: &str = "fixtures/AG05279E04/source.xml";
const LIST: &str = "recipient,kind,language,medium,copies,marking\n\
    Delegation of Canada,delegation,en,pdf,1,\n\
    Delegation of Mexico,delegation,E,print,3,restricted\n\
    Permanent Mission of Peru,mission,en,docx,1,restricted\n";

struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    fn new() -> Office {
        Office {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn file(&self, name: &str, text: &str) -> String {
        let file = self.folder.path().join(name);
        fs::write(&file, text).unwrap();
        file.display().to_string()
    }

    fn out(&self) -> std::path::PathBuf {
        self.folder.path().join("out")
    }

    fn distribute(&self, arguments: &[&str]) -> Output {
        let out = self.out().display().to_string();
        let mut all = vec!["distribute", SOURCE, "-o", &out];
        all.extend(arguments);
        engross(&all)
    }

    fn register(&self) -> Register {
        let bytes = fs::read(self.out().join("register.csv")).unwrap();
        Register::read("register.csv", &bytes).value.unwrap()
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.out().join(name)).unwrap()
    }

    fn names(&self) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.out()) else {
            return Vec::new();
        };
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| !name.starts_with('.'))
            .collect();
        names.sort();
        names
    }
}

fn read_back(bytes: &[u8]) -> Transcript {
    let medium = Medium::of(bytes).unwrap();
    let outcome = reread(medium, bytes, FontBook::shared());
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    outcome.value.unwrap()
}

fn stamps(transcript: &Transcript, at: RunningAt) -> Vec<(&str, bool)> {
    transcript
        .stamps
        .iter()
        .filter(|line| line.at == at)
        .map(|line| (line.text.as_str(), line.read))
        .collect()
}

#[test]
fn each_copy_bears_its_stamp_and_the_text_is_the_canonical_one() {
    let office = Office::new();
    let list = office.file("list.csv", LIST);
    let made = office.distribute(&[
        "--list",
        &list,
        "--embargo",
        "2011-06-07",
        "--print",
        "--zip",
    ]);
    assert!(made.status.success(), "{}", said(&made));
    assert_eq!(
        office.names(),
        [
            "AG05279E04-copy001.pdf",
            "AG05279E04-copy002.pdf",
            "AG05279E04-copy003.pdf",
            "AG05279E04-copy004.pdf",
            "AG05279E04-copy005.docx",
            "AG05279E04-print.pdf",
            "Delegation-of-Canada.zip",
            "Delegation-of-Mexico.zip",
            "Permanent-Mission-of-Peru.zip",
            "register.csv",
            "register.pdf",
        ]
    );
    let mexico = read_back(&office.bytes("AG05279E04-copy003.pdf"));
    assert_eq!(
        stamps(&mexico, RunningAt::Page(1)),
        [
            ("Distribution: Restricted", true),
            ("Copy 3 of 5", true),
            ("Delegation of Mexico", true),
            ("Not for release before 7 June 2011", true),
        ]
    );
    for page in 2..=7 {
        assert_eq!(
            stamps(&mexico, RunningAt::Page(page)),
            [("Restricted · Copy 3 of 5 · Delegation of Mexico", false)]
        );
    }
    let peru = read_back(&office.bytes("AG05279E04-copy005.docx"));
    assert_eq!(stamps(&peru, RunningAt::First(0))[1], ("Copy 5 of 5", true));
    assert_eq!(
        stamps(&peru, RunningAt::Following(1)),
        [("Restricted · Copy 5 of 5 · Permanent Mission of Peru", true)]
    );
    for name in [
        "AG05279E04-copy001.pdf",
        "AG05279E04-copy003.pdf",
        "AG05279E04-copy005.docx",
    ] {
        let file = office.out().join(name).display().to_string();
        let verified = engross(&["verify", &file, "--against", SOURCE]);
        assert!(verified.status.success(), "{}", said(&verified));
    }
}

#[test]
fn the_source_is_left_out_where_the_class_says_so() {
    let office = Office::new();
    let list = office.file("list.csv", LIST);
    assert!(office.distribute(&["--list", &list]).status.success());
    let held = |name: &str| {
        let file = office.out().join(name).display().to_string();
        engross(&["extract", &file])
    };
    assert_eq!(
        held("AG05279E04-copy001.pdf").stdout,
        fs::read(path(SOURCE)).unwrap()
    );
    for name in ["AG05279E04-copy002.pdf", "AG05279E04-copy005.docx"] {
        assert!(!held(name).status.success(), "{name}");
    }
}

#[test]
fn the_register_only_grows_and_every_number_stays() {
    let office = Office::new();
    let list = office.file("list.csv", LIST);
    assert!(office.distribute(&["--list", &list]).status.success());
    let before = office.register();
    let first = office.bytes("AG05279E04-copy002.pdf");
    let twice = office.distribute(&["--list", &list]);
    assert_eq!(twice.status.code(), Some(1));
    assert!(said(&twice).contains("REGISTER-EXISTS"), "{}", said(&twice));
    let late = office.file(
        "late.toml",
        "[[recipient]]\nrecipient = \"Delegation of Haiti\"\nlanguage = \"en\"\nmedium = \"pdf\"\n",
    );
    assert!(
        office
            .distribute(&["--list", &late, "--add"])
            .status
            .success()
    );
    assert!(office.distribute(&["--reissue", "2"]).status.success());
    assert!(office.distribute(&["--withdraw", "1"]).status.success());
    let after = office.register();
    assert_eq!(after.lines[..before.lines.len()], before.lines);
    let added: Vec<_> = after.lines[before.lines.len()..]
        .iter()
        .map(|line| {
            (
                line.run,
                line.copy,
                line.issue,
                line.state,
                line.file.as_str(),
            )
        })
        .collect();
    assert_eq!(
        added,
        [
            (2, 6, 1, State::Issued, "AG05279E04-copy006.pdf"),
            (3, 2, 2, State::Reissued, "AG05279E04-copy002-2.pdf"),
            (4, 1, 1, State::Withdrawn, "AG05279E04-copy001.pdf"),
        ]
    );
    assert_eq!(office.bytes("AG05279E04-copy002.pdf"), first);
    let again = read_back(&office.bytes("AG05279E04-copy002-2.pdf"));
    let lines = stamps(&again, RunningAt::Page(1));
    assert_eq!(
        lines[1..],
        [
            ("Copy 2 of 6", true),
            ("Delegation of Mexico", true),
            ("Reissued for technical reasons", true)
        ]
    );
    for (arguments, code) in [
        (["--reissue", "1"], "REGISTER-COPY"),
        (["--withdraw", "9"], "REGISTER-COPY"),
    ] {
        let refused = office.distribute(&arguments);
        assert!(said(&refused).contains(code), "{}", said(&refused));
    }
    assert_eq!(office.register(), after);
}

#[test]
fn a_missing_language_is_named_before_anything_is_made() {
    let office = Office::new();
    let list = office.file("list.csv", "recipient,language,medium\nDelegation of Peru,es,pdf\nDelegation of Chile,es,pdf\nDelegation of Canada,en,pdf\n");
    let refused = office.distribute(&["--list", &list]);
    assert_eq!(refused.status.code(), Some(1));
    let told = said(&refused);
    assert!(
        told.contains("DISTRIBUTION-LANGUAGE") && told.contains("list.csv:2:1"),
        "{told}"
    );
    assert!(
        told.contains("Delegation of Peru, Delegation of Chile"),
        "{told}"
    );
    assert_eq!(office.names(), [""; 0]);
}

#[test]
fn what_is_wrong_with_a_run_is_told_and_nothing_is_made() {
    let office = Office::new();
    let list = office.file("list.csv", LIST);
    let strange = office.file(
        "strange.csv",
        "recipient,language,medium,marking\nCanada,en,pdf,secret\n",
    );
    let glyph = office.file("glyph.csv", "recipient,language,medium\n中国,en,pdf\n");
    let long = office.file(
        "long.csv",
        &format!(
            "recipient,language,medium\n{},en,pdf\n",
            "Delegation ".repeat(10)
        ),
    );
    for (arguments, code) in [
        (
            vec!["--list", &list, "--class", "secret"],
            "DISTRIBUTION-CLASS",
        ),
        (vec!["--list", &strange], "DISTRIBUTION-CLASS"),
        (
            vec!["--list", &list, "--embargo", "2011-02-30"],
            "DISTRIBUTION-DATE",
        ),
        (
            vec!["--list", &list, "--embargo", "soon"],
            "DISTRIBUTION-DATE",
        ),
        (vec!["--list", &glyph], "GLYPH-MISSING"),
        (vec!["--list", &long], "STAMP-ROOM"),
        (
            vec![
                "--list",
                &list,
                SOURCE,
                "fixtures/../fixtures/AG05279E04/source.xml",
            ],
            "DISTRIBUTION-VERSIONS",
        ),
    ] {
        let refused = office.distribute(&arguments);
        assert_eq!(refused.status.code(), Some(1), "{}", said(&refused));
        assert!(said(&refused).contains(code), "{code}: {}", said(&refused));
        assert_eq!(office.names(), [""; 0], "{code}");
    }
    let absent = office.distribute(&["--list", "no-such-list.csv"]);
    assert_eq!(absent.status.code(), Some(2));
}

#[test]
fn two_runs_give_the_same_bytes_on_any_number_of_threads() {
    let (one, two) = (Office::new(), Office::new());
    for (office, jobs) in [(&one, "1"), (&two, "4")] {
        let list = office.file("list.csv", LIST);
        let made = office.distribute(&["--list", &list, "--zip", "--print", "--jobs", jobs]);
        assert!(made.status.success(), "{}", said(&made));
    }
    assert_eq!(one.names(), two.names());
    for name in one.names() {
        assert_eq!(one.bytes(&name), two.bytes(&name), "{name}");
    }
}

#[test]
fn a_damaged_register_stops_the_run() {
    let office = Office::new();
    let list = office.file("list.csv", LIST);
    assert!(office.distribute(&["--list", &list]).status.success());
    let register = office.out().join("register.csv");
    let text = fs::read_to_string(&register).unwrap();
    let cut: Vec<&str> = text
        .lines()
        .enumerate()
        .filter(|(at, _)| *at != 2)
        .map(|(_, line)| line)
        .collect();
    fs::write(&register, cut.join("\n")).unwrap();
    let refused = office.distribute(&["--list", &list, "--add"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        said(&refused).contains("register.csv:3:1"),
        "{}",
        said(&refused)
    );
    assert!(!Path::new(&office.out().join("AG05279E04-copy006.pdf")).exists());
}

/// Every file that a clerk sees in a folder.
fn contents(office: &Office) -> BTreeMap<String, Vec<u8>> {
    let named = office.names().into_iter();
    named
        .map(|name| (name.clone(), office.bytes(&name)))
        .collect()
}

#[test]
fn a_run_that_is_killed_leaves_whole_files_and_the_next_one_completes_it() {
    let many =
        "recipient,language,medium,copies,marking\nDelegation of Canada,en,print,12,restricted\n";
    let arguments = |list: &str| ["--list", list, "--print", "--zip"].map(str::to_owned);
    let whole = Office::new();
    let list = whole.file("list.csv", many);
    let begun = Instant::now();
    let made = whole.distribute(&arguments(&list).each_ref().map(String::as_str));
    let time = begun.elapsed();
    assert!(made.status.success(), "{}", said(&made));
    let expected = contents(&whole);
    let mut incomplete = 0;
    // most moments towards the end, where the files get their names
    for moment in [0.5, 0.8, 0.9, 0.95] {
        let office = Office::new();
        let mut child = Command::new(env!("CARGO_BIN_EXE_engross"))
            .args(["distribute", SOURCE, "-o"])
            .arg(office.out())
            .args(arguments(&list))
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_secs_f64(time.as_secs_f64() * moment));
        child.kill().unwrap();
        child.wait().unwrap();
        let left = contents(&office);
        incomplete += usize::from(left.len() < expected.len());
        for (name, bytes) in &left {
            assert!(*bytes == expected[name], "{name} is not whole");
        }
        if left.contains_key("register.csv") {
            assert!(
                left == expected,
                "the register speaks of files that are not there"
            );
            continue;
        }
        let next = office.distribute(&arguments(&list).each_ref().map(String::as_str));
        assert!(next.status.success(), "{}", said(&next));
        assert!(contents(&office) == expected);
        let hidden = fs::read_dir(office.out()).unwrap();
        let unfinished = hidden.filter(|entry| {
            let name = entry.as_ref().unwrap().file_name();
            name.to_string_lossy().ends_with(".tmp")
        });
        assert_eq!(unfinished.count(), 0);
    }
    // else nothing was tested
    assert!(incomplete > 0, "no run was killed before its end");
}

#[test]
fn no_copy_takes_the_place_of_another_whose_register_was_lost() {
    let office = Office::new();
    let list = office.file("list.csv", LIST);
    assert!(office.distribute(&["--list", &list]).status.success());
    fs::remove_file(office.out().join("register.csv")).unwrap();
    let before = contents(&office);
    let other = office.file(
        "other.csv",
        "recipient,language,medium\nDelegation of Chile,en,pdf\n",
    );
    let refused = office.distribute(&["--list", &other]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        said(&refused).contains("COPY-OVERWRITTEN"),
        "{}",
        said(&refused)
    );
    assert!(contents(&office) == before);
    // the run that was cut short before its register was written may be repeated
    assert!(office.distribute(&["--list", &list]).status.success());
}

#[test]
fn a_copy_that_cannot_be_made_leaves_no_other_behind() {
    let office = Office::new();
    let list = office.file("list.csv", LIST);
    // the last file of the run cannot get its name
    fs::create_dir_all(office.out().join("register.csv.d")).unwrap();
    fs::create_dir(office.out().join("AG05279E04-copy005.docx")).unwrap();
    let failed = office.distribute(&["--list", &list]);
    assert_eq!(failed.status.code(), Some(2), "{}", said(&failed));
    assert_eq!(
        office.names(),
        ["AG05279E04-copy005.docx", "register.csv.d"]
    );
}

#[test]
fn a_pile_that_is_not_its_copies_is_found() {
    let office = Office::new();
    let list = office.file("list.csv", LIST);
    assert!(
        office
            .distribute(&["--list", &list, "--print"])
            .status
            .success()
    );
    let pile = office.bytes("AG05279E04-print.pdf");
    let copies: Vec<Vec<u8>> = (2..=4)
        .map(|copy| office.bytes(&format!("AG05279E04-copy{copy:03}.pdf")))
        .collect();
    let sheet = |copy: u32| {
        [
            "AG05279E04",
            "Delegation of Mexico",
            &format!("Copy {copy} of 5"),
            "Distribution: Restricted",
        ]
        .map(str::to_owned)
        .to_vec()
    };
    let sheets: Vec<Vec<String>> = (2..=4).map(sheet).collect();
    let faces: Vec<KnownFace> = FontBook::shared()
        .faces()
        .iter()
        .map(|face| KnownFace {
            name: &face.name,
            bytes: face.bytes,
        })
        .collect();
    let compared = |order: &[usize], pile: &[u8], sheets: &[Vec<String>]| {
        let piled: Vec<Piled> = order
            .iter()
            .map(|at| Piled {
                copy: &copies[*at],
                separator: &sheets[*at],
            })
            .collect();
        let findings = pdf_pile(pile, &piled, &faces);
        findings.first().map(|finding| finding.rule.code)
    };
    assert_eq!(compared(&[0, 1, 2], &pile, &sheets), None);
    assert_eq!(compared(&[0, 2, 1], &pile, &sheets), Some("PROOF-PILE"));
    assert_eq!(compared(&[0, 1], &pile, &sheets), Some("PROOF-PILE"));
    assert_eq!(compared(&[0, 1, 2, 0], &pile, &sheets), Some("PROOF-PILE"));
    let mut others = sheets.clone();
    others.swap(0, 1);
    assert_eq!(compared(&[0, 1, 2], &pile, &others), Some("PROOF-PILE"));
    assert_eq!(
        compared(&[0, 1, 2], &pile[..pile.len() / 2], &sheets),
        Some("PDF-UNREADABLE")
    );
}

#[test]
fn each_recipient_gets_the_version_in_its_language_with_a_stamp_in_it() {
    let office = Office::new();
    let spanish = "fixtures/tongues/AG05280S03.xml";
    let list = office.file(
        "list.csv",
        "recipient;language;medium\nDelegation of Canada;en;pdf\nDelegación del Perú;es;pdf\n",
    );
    let out = office.out().display().to_string();
    let english = "fixtures/tongues/AG05280E01.xml";
    let made = engross(&["distribute", english, spanish, "--list", &list, "-o", &out]);
    assert!(made.status.success(), "{}", said(&made));
    let copy = read_back(&office.bytes("AG05280S03-copy002.pdf"));
    assert_eq!(
        stamps(&copy, RunningAt::Page(1)),
        [
            ("Distribución: General", true),
            ("Ejemplar 2 de 2", true),
            ("Delegación del Perú", true),
        ]
    );
    assert_eq!(copy.language.as_deref(), Some("es"));
    assert!(
        office
            .names()
            .contains(&"AG05280E01-copy001.pdf".to_owned())
    );
}
