//! Reservations lifted one after the other, with nothing changed but what they concern.

use crate::press::{engross, path, said};
use std::fs;
use std::process::Output;

const SOURCE: &str = "fixtures/AG05279E04/source.xml";

struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Desk {
        Desk(tempfile::tempdir().unwrap())
    }

    fn at(&self, name: &str) -> String {
        self.0.path().join(name).display().to_string()
    }

    fn settle(&self, file: &str, delegation: &str, symbol: &str, more: &[&str]) -> Output {
        let output = self.at(&format!("{symbol}.xml"));
        let mut all = vec![
            "settle",
            file,
            "--delegation",
            delegation,
            "--symbol",
            symbol,
            "-o",
            &output,
        ];
        all.extend(more);
        if !more.contains(&"--date") {
            all.extend(["--date", "2011-06-05"]);
        }
        engross(&all)
    }

    fn read(&self, symbol: &str) -> String {
        fs::read_to_string(self.0.path().join(format!("{symbol}.xml"))).unwrap()
    }
}

#[test]
fn canada_then_mexico_then_nothing_is_pending() {
    let desk = Desk::new();
    let old = fs::read_to_string(path(SOURCE)).unwrap();
    let settled = desk.settle(SOURCE, "Canada", "AG05279E05", &[]);
    // the report still claims two points: a warning, and the file is there
    assert_eq!(settled.status.code(), Some(1), "{}", said(&settled));
    let told = said(&settled);
    assert!(
        told.contains("AD-REFERENDUM-CLAIM") && told.contains("[-"),
        "{told}"
    );
    let new = desk.read("AG05279E05");
    for gone in [
        "(APPROVED ad referendum of the",
        "showAs=\"AG05279E04\"",
        "eng@04",
    ] {
        assert!(old.contains(gone) && !new.contains(gone), "{gone}");
    }
    for there in [
        "at its next regular session.</p>",
        "by=\"#delCanada\" as=\"#delegation\" outcome=\"#adReferendumLifted\" href=\"#att_1__para_16\"/>",
        "date=\"2011-06-05\" by=\"#delCanada\" as=\"#delegation\" outcome=\"#agreed\"",
        "<FRBRversionNumber value=\"05\"/>",
        "showAs=\"AG05279E05\"",
    ] {
        assert!(new.contains(there), "{there}");
    }
    // every line that the change does not concern is as it was
    let kept = |line: &&str| !new.lines().any(|other| *other == **line);
    let changed: Vec<&str> = old.lines().filter(kept).collect();
    assert!(
        changed.iter().all(|line| ["04", "adReferendum", "Canada"]
            .iter()
            .any(|word| line.contains(word))),
        "{changed:#?}"
    );
    let status = said(&engross(&["status", &desk.at("AG05279E05.xml")]));
    assert!(
        status.contains("1 point is pending") && status.contains("Delegation of Mexico"),
        "{status}"
    );
    let second = desk.settle(
        &desk.at("AG05279E05.xml"),
        "Delegation of Mexico",
        "AG05279E06",
        &[],
    );
    assert_eq!(second.status.code(), Some(1), "{}", said(&second));
    let status = said(&engross(&["status", &desk.at("AG05279E06.xml")]));
    assert!(status.contains("no point is pending"), "{status}");
    let rendered = engross(&["render", &desk.at("AG05279E06.xml"), "-o", &desk.at("out")]);
    assert_eq!(rendered.status.code(), Some(1), "{}", said(&rendered));
    assert!(fs::exists(desk.at("out/AG05279E06.pdf")).unwrap());
}

#[test]
fn what_cannot_be_settled_is_told_and_nothing_is_written() {
    let desk = Desk::new();
    for (delegation, symbol, more, code) in [
        ("Chile", "AG05279E05", &[][..], "SETTLE-DELEGATION"),
        ("Canada", "AG05279E04", &[], "SETTLE-SYMBOL"),
        ("Canada", "AG05280E05", &[], "SETTLE-SYMBOL"),
        ("Canada", "AG05279S05", &[], "SETTLE-SYMBOL"),
        ("Canada", "next", &[], "SETTLE-SYMBOL"),
        (
            "Canada",
            "AG05279E05",
            &["--date", "June"],
            "DISTRIBUTION-DATE",
        ),
    ] {
        let refused = desk.settle(SOURCE, delegation, symbol, more);
        assert_eq!(refused.status.code(), Some(1), "{}", said(&refused));
        assert!(said(&refused).contains(code), "{code}: {}", said(&refused));
        assert!(!fs::exists(desk.at(&format!("{symbol}.xml"))).unwrap());
    }
    let told = said(&desk.settle(SOURCE, "Chile", "AG05279E05", &[]));
    assert!(
        told.contains("Delegation of Canada; Delegation of Mexico"),
        "{told}"
    );
    fs::write(desk.at("AG05279E05.xml"), "mine").unwrap();
    let refused = desk.settle(SOURCE, "Canada", "AG05279E05", &[]);
    assert!(
        said(&refused).contains("exists already"),
        "{}",
        said(&refused)
    );
    assert_eq!(desk.read("AG05279E05"), "mine");
}
