//! The page side by side: every difference once, no text taken for markup, the same bytes each time.

use super::{SOURCE, damaged, text, validated};
use crate::press::{engross, said};
use engross::validate::{Decisions, Summary, html};
use std::fs;
use std::path::Path;

/// A page of so many differences in each of these files.
fn page_of(files: usize, differences: usize, decisions: &Decisions) -> String {
    let held = validated::held(differences);
    let whole = html::Scale::of(files) == html::Scale::Few;
    let mut summary = Summary::default();
    let mut sections = String::new();
    for number in 1..=files {
        let checked = validated::checked(
            &held,
            &format!("archive/<script>{number}</script>.txt"),
            decisions,
        );
        summary.enter(&checked);
        sections.push_str(&html::section(&checked, Some(&held), number, whole));
    }
    format!(
        "{}{sections}{}",
        html::head(&summary, "a \"folder\" & <more>", &[]),
        html::foot()
    )
}

#[test]
fn a_page_of_500_differences_has_each_of_them_once_and_no_text_is_markup() {
    let page = page_of(1, 500, &Decisions::default());
    assert_eq!(page, page_of(1, 500, &Decisions::default()));
    for number in [1, 2, 250, 499, 500] {
        assert_eq!(
            page.matches(&format!("id=\"f1d{number}\"")).count(),
            1,
            "{number}"
        );
        // its mark on either side, and what is said of it
        assert_eq!(
            page.matches(&format!("data-d=\"f1d{number}\"")).count(),
            2,
            "{number}"
        );
    }
    assert_eq!(page.matches("class=\"diff ").count(), 500);
    // the page has one script, its own, whatever the texts say
    assert_eq!(page.matches("<script").count(), 1);
    assert!(page.contains("&lt;script&gt;alert(3)&lt;/script&gt; &amp; &quot;"));
    assert!(page.contains("a &quot;folder&quot; &amp; &lt;more&gt;"));
    for outside in ["http:", "https:", "src=", "url(", "@import", "<link"] {
        assert!(!page.contains(outside), "{outside}");
    }
    for element in [
        "table", "tr", "td", "th", "p", "div", "section", "details", "del", "ins", "mark", "span",
        "a",
    ] {
        let opened = page.matches(&format!("<{element} ")).count()
            + page.matches(&format!("<{element}>")).count();
        assert_eq!(
            opened,
            page.matches(&format!("</{element}>")).count(),
            "{element}"
        );
    }
}

#[test]
fn the_report_of_the_command_is_the_page_and_the_same_each_time() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bad.txt");
    fs::write(&file, damaged()).unwrap();
    let report = folder.path().join("report.html");
    let run = || {
        let output = engross(&[
            "validate",
            text(&file),
            "--against",
            SOURCE,
            "--report",
            text(&report),
            "-q",
        ]);
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        assert!(output.stdout.is_empty(), "{}", said(&output));
        fs::read_to_string(&report).unwrap()
    };
    let page = run();
    assert!(
        page.contains(">bilateralism <") || page.contains("bilateralism"),
        "{page}"
    );
    assert!(page.contains("paragraphs are the same"));
    assert_eq!(page, run());
}

/// Writes the pages that `.ci/report-judge` opens in a browser, where it asks for them.
#[test]
fn pages_for_the_judge() {
    let Some(folder) = std::env::var_os("ENGROSS_REPORT_DIR") else {
        return;
    };
    let folder = Path::new(&folder);
    fs::create_dir_all(folder).unwrap();
    fs::write(
        folder.join("five-hundred.html"),
        page_of(1, 500, &Decisions::default()),
    )
    .unwrap();
    fs::write(
        folder.join("hundred-files.html"),
        page_of(100, 10, &Decisions::default()),
    )
    .unwrap();
}
