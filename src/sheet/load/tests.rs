//! What a layout file may say, and how its faults are told.

use super::{builtin, builtin_names, load};
use crate::diag::Finding;
use crate::sheet::{Align, NumberForm, PartStart, Role, RunningField, Sheet};
use crate::unit::Length;

fn ag() -> Sheet {
    sheet(builtin("ag").unwrap())
}

fn sheet(toml: &str) -> Sheet {
    let outcome = load("ag.toml", toml);
    outcome
        .value
        .unwrap_or_else(|| panic!("{:#?}", outcome.findings))
}

/// The findings of the AG layout with one piece of its text replaced.
fn broken(old: &str, new: &str) -> Vec<Finding> {
    let text = builtin("ag").unwrap();
    assert!(text.contains(old), "the layout does not say {old:?}");
    let outcome = load("mine.toml", &text.replacen(old, new, 1));
    assert!(outcome.value.is_none(), "{new:?} was taken");
    outcome.findings
}

/// The one finding of such a layout: code, line, message.
fn fault(old: &str, new: &str) -> (&'static str, u32, String) {
    let findings = broken(old, new);
    assert_eq!(findings.len(), 1, "{findings:#?}");
    let finding = &findings[0];
    let place = finding.place.as_ref().expect("a place");
    assert_eq!(&*place.file, "mine.toml");
    assert!(!finding.help.is_empty());
    (finding.rule.code, place.line, finding.message.clone())
}

/// The line of the AG layout on which `text` stands first.
fn line_of(text: &str) -> u32 {
    let layout = builtin("ag").unwrap();
    let at = layout.find(text).unwrap();
    layout[..at].matches('\n').count() as u32 + 1
}

#[test]
fn the_ag_layout_has_the_documented_measures() {
    let sheet = ag();
    let inches = |text: &str| Length::parse(text).unwrap();
    assert_eq!(sheet.name, "ag");
    assert_eq!(
        [
            sheet.page.top,
            sheet.page.bottom,
            sheet.page.left,
            sheet.page.right,
            sheet.page.header
        ],
        ["1.5in", "0.9in", "1.18in", "1.09in", "0.9in"].map(inches)
    );
    let title = sheet.style(Role::DocumentTitle);
    assert_eq!((title.align, title.bold), (Align::Center, false));
    assert_eq!(sheet.style(Role::MastheadLine).tabs[0].at, inches("5in"));
    assert_eq!(sheet.style(Role::NoteText).size, Length::from_points(10));
    assert_eq!(sheet.composition.part_start, PartStart::OddPage);
    assert!(sheet.composition.hyphenate.is_empty());
    assert_eq!(
        sheet.schemes["sub-items"].levels[1].form,
        NumberForm::LowerRoman
    );
    assert_eq!(
        sheet.running.following.header[0].center,
        [RunningField::Folio("- {} -".into())]
    );
}

#[test]
fn every_role_has_a_style_and_nothing_is_left_to_inherit() {
    let sheet = ag();
    for role in Role::ALL {
        let style = sheet.style(role);
        assert_eq!(style.role, role);
        assert_eq!(style.font, "Times New Roman");
        // Word states line heights in whole twips
        assert_eq!(style.line_height.emu() % 635, 0, "{role:?}");
    }
    let citation = sheet.style(Role::Citation);
    assert_eq!(citation.based_on, Some(Role::Recital));
    assert_eq!(citation.align, Align::Justify);
    let continuation = sheet.style(Role::Continuation);
    assert_eq!(continuation.based_on, Some(Role::OperativeParagraph));
    assert_eq!(continuation.numbering, None, "numbering is not inherited");
}

#[test]
fn a_change_in_the_base_reaches_every_style_that_does_not_say_otherwise() {
    let text = builtin("ag").unwrap();
    let changed = sheet(&text.replacen("size = \"11pt\"", "size = \"12pt\"", 1));
    assert_eq!(changed.style(Role::Recital).size, Length::from_points(12));
    assert_eq!(changed.style(Role::NoteText).size, Length::from_points(10));
}

#[test]
fn a_tab_at_a_share_of_the_measure_moves_with_the_margins() {
    let sheet = ag();
    let tabs = &sheet.style(Role::Footer).tabs;
    assert_eq!(tabs[1].at, sheet.page.measure());
    assert_eq!(tabs[0].at * 2, sheet.page.measure());
}

#[test]
fn wrong_values_are_told_with_their_line() {
    let line = line_of("top = ");
    assert_eq!(
        fault("top = \"1.5in\"", "top = \"1.5 inches\""),
        ("LAYOUT-VALUE", line, "`1.5 inches` is no measure".into())
    );
    let (code, at, message) = fault("top = \"1.5in\"", "top = 1.5");
    assert_eq!((code, at), ("LAYOUT-VALUE", line));
    assert_eq!(message, "a text is wanted here, not float");
    let (code, _, message) = fault("align = \"center\"", "align = \"centre\"");
    assert_eq!(code, "LAYOUT-VALUE");
    assert!(message.contains("`center`"), "{message}");
    assert_eq!(fault("widows = 2", "widows = 0").0, "LAYOUT-VALUE");
    assert_eq!(fault("bold = true", "bold = \"yes\"").0, "LAYOUT-VALUE");
    assert_eq!(
        fault("left = \"1.18in\"", "left = \"-1in\"").0,
        "LAYOUT-VALUE"
    );
    assert_eq!(fault("- {folio} -", "- {page} -").0, "LAYOUT-VALUE");
    assert_eq!(fault("- {folio} -", "{folio} {folio}").0, "LAYOUT-VALUE");
    assert_eq!(fault("\"(%2)\"", "\"(%3)\"").0, "LAYOUT-VALUE");
    assert_eq!(
        fault("name = \"Masthead Line\"", "name = \"masthead\"").0,
        "LAYOUT-VALUE"
    );
    assert_eq!(
        fault(
            "{ scheme = \"recitals\", level = 1 }",
            "{ scheme = \"recitals\", level = 2 }"
        )
        .0,
        "LAYOUT-VALUE"
    );
}

#[test]
fn unknown_and_missing_keys_are_told() {
    assert_eq!(
        fault("numbering = { scheme = \"sub-items\", level = 2 }\n", "").2,
        "`styles.sub-item-2.numbering` is missing"
    );
    let (code, line, message) = fault(
        "line-height = \"12.65pt\"\nalign",
        "leading = \"3pt\"\nline-height = \"12.65pt\"\nalign",
    );
    assert_eq!(
        (code, line),
        ("LAYOUT-KEY", line_of("line-height = \"12.65pt\""))
    );
    assert_eq!(message, "`styles.base.leading` is no key of a layout");
    assert_eq!(
        fault("part-start = \"odd-page\"\n", "").2,
        "`composition.part-start` is missing"
    );
    assert_eq!(
        fault(
            "[styles.caption]",
            "[styles.capture]\nname = \"x\"\n[styles.caption]"
        )
        .0,
        "LAYOUT-VALUE"
    );
    assert_eq!(
        fault("orphans = 2 ", "# ").2,
        "`styles.base.orphans` is missing"
    );
    let findings = broken(
        "[char-styles.remark]\nname = \"Remark\"\nitalic = true\n",
        "",
    );
    assert_eq!(findings[0].message, "`char-styles.remark` is missing");
}

#[test]
fn inheritance_must_end_at_the_base() {
    assert_eq!(
        fault("based-on = \"recital\"", "based-on = \"recitation\"").0,
        "LAYOUT-VALUE"
    );
    let findings = broken(
        "name = \"Recital\"",
        "name = \"Recital\"\nbased-on = \"citation\"",
    );
    assert!(
        findings.iter().all(|f| f.rule.code == "LAYOUT-BASE"),
        "{findings:#?}"
    );
    assert_eq!(findings.len(), 2);
}

#[test]
fn margins_leave_room_or_are_told() {
    let (code, _, message) = fault("right = \"1.09in\"", "right = \"6.9in\"");
    assert_eq!(code, "LAYOUT-ROOM");
    assert!(message.contains("30.24pt"), "{message}");
    assert_eq!(
        fault("bottom = \"0.9in\"", "bottom = \"9in\"").0,
        "LAYOUT-ROOM"
    );
    let (code, _, message) = fault("footer = \"0.6in\"", "footer = \"0.9in\"");
    assert_eq!(code, "LAYOUT-ROOM");
    assert!(message.contains("reaches into the text"), "{message}");
}

#[test]
fn a_term_of_a_running_line_has_words_in_each_language() {
    let findings = broken(
        "{ left = \"{symbol}\" }",
        "{ left = \"{symbol}\", right = \"{term:draft}\" }",
    );
    assert_eq!(findings.len(), 4);
    assert_eq!(
        findings[0].message,
        "`terms.en.draft` is missing, which a running line prints"
    );
    assert_eq!(
        findings[0].place.as_ref().map(|p| p.line),
        Some(line_of("[terms.en]"))
    );
}

#[test]
fn one_run_finds_all_faults() {
    let text = builtin("ag")
        .unwrap()
        .replacen("top = \"1.5in\"", "top = \"x\"", 1)
        .replacen("align = \"justify\"", "align = \"full\"", 1)
        .replacen("[composition]\n", "[composition]\nlines = 3\n", 1);
    let codes: Vec<&str> = load("x", &text)
        .findings
        .iter()
        .map(|f| f.rule.code)
        .collect();
    assert_eq!(codes, ["LAYOUT-VALUE", "LAYOUT-KEY", "LAYOUT-VALUE"]);
}

#[test]
fn what_is_no_toml_is_told_with_its_line() {
    let (code, line, _) = fault("top = \"1.5in\"", "top \"1.5in\"");
    assert_eq!((code, line), ("LAYOUT-SYNTAX", line_of("top = ")));
    assert!(load("empty", "").value.is_none());
    assert!(load("binary", "\u{0}\u{1}").value.is_none());
}

#[test]
fn builtin_layouts_are_found_by_name() {
    assert!(builtin_names().all(|name| builtin(name).is_some()));
    assert_eq!(builtin("none"), None);
}
