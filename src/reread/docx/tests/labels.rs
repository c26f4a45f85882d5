//! Labels: a table of what Word prints.

use super::*;

fn lvl(level: u32, start: u32, form: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"{start}\"/><w:numFmt w:val=\"{form}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>"
    )
}

fn abstract_list(id: u32, levels: &[String]) -> String {
    format!(
        "<w:abstractNum w:abstractNumId=\"{id}\">{}</w:abstractNum>",
        levels.concat()
    )
}

fn list(id: u32, to: u32, overrides: &str) -> String {
    format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{to}\"/>{overrides}</w:num>")
}

fn start(level: u32, at: u32) -> String {
    format!("<w:lvlOverride w:ilvl=\"{level}\"><w:startOverride w:val=\"{at}\"/></w:lvlOverride>")
}

/// Three levels: `1.`, `(a)`, `(i)`.
fn usual(id: u32) -> String {
    abstract_list(
        id,
        &[
            lvl(0, 1, "decimal", "%1.", ""),
            lvl(1, 1, "lowerLetter", "(%2)", ""),
            lvl(2, 1, "lowerRoman", "(%3)", ""),
        ],
    )
}

fn check(numbering: &str, places: &[(u32, u32)], expected: &[&str]) {
    let body: String = places
        .iter()
        .map(|(list, level)| item(*list, *level, "x"))
        .collect();
    let made = Made::body(&body).numbering(numbering);
    assert_eq!(labels(&made.clean().body), expected);
}

#[test]
fn deeper_levels_restart_after_higher_ones() {
    check(
        &(usual(0) + &list(1, 0, "")),
        &[
            (1, 0),
            (1, 1),
            (1, 1),
            (1, 2),
            (1, 1),
            (1, 0),
            (1, 1),
            (1, 2),
        ],
        &["1.", "(a)", "(b)", "(i)", "(c)", "2.", "(a)", "(i)"],
    );
}

#[test]
fn lists_of_one_definition_share_their_counts_until_one_starts_anew() {
    check(
        &(usual(0)
            + &list(1, 0, "")
            + &list(2, 0, "")
            + &list(3, 0, &start(0, 1))
            + &list(4, 0, &start(0, 9))),
        &[(1, 0), (2, 0), (3, 0), (3, 0), (1, 0), (4, 0), (3, 0)],
        &["1.", "2.", "1.", "2.", "3.", "9.", "10."],
    );
}

#[test]
fn lists_of_two_definitions_count_apart() {
    check(
        &(usual(0) + &usual(1) + &list(1, 0, "") + &list(2, 1, "")),
        &[(1, 0), (2, 0), (1, 0), (2, 0)],
        &["1.", "1.", "2.", "2."],
    );
}

#[test]
fn a_start_override_holds_for_every_restart_of_its_level() {
    check(
        &(usual(0) + &list(1, 0, &start(1, 3))),
        &[(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)],
        &["1.", "(c)", "(d)", "2.", "(c)"],
    );
}

#[test]
fn a_level_restarts_when_it_is_told_to() {
    let never = lvl(2, 1, "decimal", "%3", "<w:lvlRestart w:val=\"0\"/>");
    let after_first = lvl(2, 1, "decimal", "%3", "<w:lvlRestart w:val=\"1\"/>");
    let places = [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)];
    let with = |third: String| {
        let levels = [
            lvl(0, 1, "decimal", "%1", ""),
            lvl(1, 1, "decimal", "%2", ""),
            third,
        ];
        abstract_list(0, &levels) + &list(1, 0, "")
    };
    check(&with(never), &places, &["1", "1", "1", "2", "2", "2", "3"]);
    check(
        &with(after_first),
        &places,
        &["1", "1", "1", "2", "2", "2", "1"],
    );
}

#[test]
fn labels_hold_the_counts_of_several_levels() {
    let levels = [
        lvl(0, 1, "upperRoman", "Part %1", ""),
        lvl(1, 1, "decimal", "%1.%2", ""),
        lvl(2, 1, "decimalZero", "%1-%2-%3)", "<w:isLgl/>"),
    ];
    check(
        &(abstract_list(0, &levels) + &list(1, 0, "")),
        &[(1, 0), (1, 0), (1, 1), (1, 2), (1, 2)],
        &["Part I", "Part II", "II.1", "2-1-1)", "2-1-2)"],
    );
}

#[test]
fn a_list_overrides_a_level_whole() {
    let bis = "<w:lvlOverride w:ilvl=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"none\"/><w:lvlText w:val=\"2 bis.\"/></w:lvl></w:lvlOverride>";
    check(
        &(usual(0) + &usual(1) + &list(1, 0, "") + &list(2, 1, bis)),
        &[(1, 0), (1, 0), (2, 0), (1, 0)],
        &["1.", "2.", "2 bis.", "3."],
    );
}

#[test]
fn bullets_and_empty_labels() {
    let symbol = "<w:rPr><w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/></w:rPr>";
    let mut bullet = lvl(0, 1, "bullet", "\u{F0B7}", "");
    bullet.insert_str(bullet.len() - "</w:lvl>".len(), symbol);
    let levels = [
        bullet,
        lvl(1, 1, "bullet", "–", ""),
        lvl(2, 1, "none", "", ""),
    ];
    check(
        &(abstract_list(0, &levels) + &list(1, 0, "")),
        &[(1, 0), (1, 1), (1, 2)],
        &["•", "–", "-"],
    );
}

#[test]
fn numbers_are_inherited_through_styles_and_taken_away_by_zero() {
    let styles = "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:name w:val=\"Normal\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Op\"><w:name w:val=\"Operative\"/><w:basedOn w:val=\"N\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Long\"><w:name w:val=\"Long\"/><w:basedOn w:val=\"Op\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Sub\"><w:name w:val=\"Sub\"/><w:basedOn w:val=\"Op\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Off\"><w:name w:val=\"Off\"/><w:basedOn w:val=\"Op\"/><w:pPr><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr></w:style>";
    let levels = [
        lvl(0, 1, "decimal", "%1.", "<w:pStyle w:val=\"Op\"/>"),
        lvl(1, 1, "lowerLetter", "(%2)", "<w:pStyle w:val=\"Sub\"/>"),
    ];
    let off = "<w:p><w:pPr><w:pStyle w:val=\"Op\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>";
    let body = [
        styled("Op", "x"),
        styled("Sub", "x"),
        styled("Sub", "x"),
        styled("Long", "x"),
        off.into(),
        styled("Off", "x"),
        styled("Sub", "x"),
    ]
    .concat();
    let made = Made::body(&body)
        .styles(styles)
        .numbering(&(abstract_list(0, &levels) + &list(1, 0, "")));
    let transcript = made.clean();
    assert_eq!(
        labels(&transcript.body),
        ["1.", "(a)", "(b)", "2.", "-", "-", "(a)"]
    );
}

#[test]
fn a_numbering_style_leads_to_its_list() {
    let styles = "<w:style w:type=\"numbering\" w:styleId=\"L\"><w:name w:val=\"L\"/><w:pPr><w:numPr><w:numId w:val=\"7\"/></w:numPr></w:pPr></w:style>";
    let link = "<w:abstractNum w:abstractNumId=\"5\"><w:numStyleLink w:val=\"L\"/></w:abstractNum>";
    let numbering = usual(3) + link + &list(7, 3, "") + &list(8, 5, "");
    let made = Made::body(&(item(8, 0, "x") + &item(7, 0, "x")))
        .styles(styles)
        .numbering(&numbering);
    assert_eq!(labels(&made.clean().body), ["1.", "2."]);
}

#[test]
fn labels_run_through_tables_and_content_controls() {
    let inside = item(1, 0, "x");
    let body = format!(
        "{inside}<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt><w:tbl><w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl>{inside}"
    );
    let made = Made::body(&body).numbering(&(usual(0) + &list(1, 0, "")));
    assert_eq!(labels(&made.clean().body), ["1.", "2.", "3.", "4."]);
}

#[test]
fn what_cannot_be_computed_is_reported() {
    let levels = [
        lvl(0, 1, "aiueo", "%1", ""),
        lvl(1, 1, "decimal", "%1.%2", ""),
    ];
    let numbering = abstract_list(0, &levels) + &list(1, 0, "");
    let read = |body: &str| codes(&Made::body(body).numbering(&numbering).read());
    assert_eq!(read(&item(1, 0, "x")), ["NUMBER-FORM-UNREAD"]);
    assert_eq!(read(&item(9, 0, "x")), ["LIST-UNDEFINED"]);
    let numbering = usual(0)
        + &abstract_list(
            1,
            &[
                lvl(0, 1, "decimal", "%1", ""),
                lvl(1, 1, "decimal", "%1.%2", ""),
            ],
        )
        + &list(1, 1, "");
    let outcome = Made::body(&item(1, 1, "x")).numbering(&numbering).read();
    assert_eq!(codes(&outcome), ["LABEL-UNCERTAIN"]);
    assert_eq!(labels(&outcome.value.unwrap().body), ["0.1"]);
}
