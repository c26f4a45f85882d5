//! Versions that do not correspond: each discordance that is put into one of them is found as what it is, where it is, and
//! nothing else is; of versions that correspond nothing is said.

use crate::press::{engross, path, said};
use engross::concord::{Concordance, Version, concord, families};
use engross::model::Document;
use engross::read;
use serde_json::Value;
use std::fs;

const NAMES: [&str; 4] = ["AG05280E01", "AG05280S03", "AG05280F02", "AG05280P11"];

/// What the fixtures do not have, in each language: a note, a table, figures, symbols, a date, brackets, a quantity, a
/// session, a passage in a third language, a picture.
const MORE: [&str; 4] = [
    "That at the <session value=\"40\">FORTIETH REGULAR SESSION</session>, on 8 June 2010, the General Assembly adopted AG/RES. 2554 (XL-O/10).|\
     That 1,000.5 tons and 21 units be given <inline name=\"bracketed\">[each year]</inline> to <quantity normalized=\"2\">two</quantity> states, <i>pro rata</i>.|\
     That the words <span xml:lang=\"la\">nemine contradicente</span> be explained, as the <organization refersTo=\"#oasGA\">Assembly</organization> asked.",
    "Que en el <session value=\"40\">CUADRAGÉSIMO PERÍODO ORDINARIO DE SESIONES</session>, el 8 de junio de 2010, la Asamblea General aprobó AG/RES. 2554 (XL-O/10).|\
     Que se den 1.000,5 toneladas y 21 unidades <inline name=\"bracketed\">[cada año]</inline> a <quantity normalized=\"2\">dos</quantity> estados, <i>pro rata</i>.|\
     Que se expliquen las palabras <span xml:lang=\"la\">nemine contradicente</span>, como pidió la <organization refersTo=\"#oasGA\">Asamblea</organization>.",
    "Qu’à la <session value=\"40\">QUARANTIÈME SESSION ORDINAIRE</session>, le 8 juin 2010, l’Assemblée générale a adopté AG/RES. 2554 (XL-O/10).|\
     Que 1\u{a0}000,5 tonnes et 21 unités soient données <inline name=\"bracketed\">[chaque année]</inline> à <quantity normalized=\"2\">deux</quantity> États, <i>pro rata</i>.|\
     Que les mots <span xml:lang=\"la\">nemine contradicente</span> soient expliqués, comme l’a demandé l’<organization refersTo=\"#oasGA\">Assemblée</organization>.",
    "Que no <session value=\"40\">QUADRAGÉSIMO PERÍODO ORDINÁRIO DE SESSÕES</session>, em 8 de junho de 2010, a Assembleia Geral aprovou AG/RES. 2554 (XL-O/10).|\
     Que 1.000,5 toneladas e 21 unidades sejam dadas <inline name=\"bracketed\">[cada ano]</inline> a <quantity normalized=\"2\">dois</quantity> Estados, <i>pro rata</i>.|\
     Que as palavras <span xml:lang=\"la\">nemine contradicente</span> sejam explicadas, como pediu a <organization refersTo=\"#oasGA\">Assembleia</organization>.",
];

/// The texts of the four versions, with [`MORE`] at their ends.
fn versions() -> [String; 4] {
    let mut at = 0;
    NAMES.map(|name| {
        let text = fs::read_to_string(path(&format!("fixtures/tongues/{name}.xml"))).unwrap();
        let mut more = String::new();
        for (index, words) in MORE[at].split('|').enumerate() {
            let number = index + 4;
            let note = match index {
                1 => "<authorialNote marker=\"1\" placement=\"bottom\" eId=\"para_5__note\"><p>AG05279E04.</p></authorialNote>",
                _ => "",
            };
            let rest = match index {
                2 => "<table eId=\"para_6__table\">\n<tr><th><p>A</p></th><th><p>B</p></th></tr>\n\
                      <tr><td><p>C</p></td><td><p>D</p></td></tr>\n</table>\n\
                      <p><img src=\"a.png\" alt=\"A\" width=\"9\" height=\"9\"/></p>\n",
                _ => "",
            };
            more.push_str(&format!(
                "<paragraph eId=\"para_{number}\"><num>{number}.</num><content eId=\"para_{number}__content\">\n\
                 <p>{words}{note}</p>\n{rest}</content></paragraph>\n"
            ));
        }
        at += 1;
        text.replace("</mainBody>", &format!("{more}</mainBody>"))
    })
}

fn documents(texts: &[String]) -> Vec<Document> {
    texts
        .iter()
        .enumerate()
        .map(|(at, text)| {
            let name = format!("{}.xml", NAMES[at % 4]);
            let outcome = read::read(&name, text.as_bytes());
            outcome
                .value
                .unwrap_or_else(|| panic!("{:#?}", outcome.findings))
        })
        .collect()
}

fn held(documents: &[Document]) -> Concordance {
    concord(&of(documents))
}

fn of(documents: &[Document]) -> Vec<Version<'_>> {
    documents
        .iter()
        .map(|document| Version {
            name: document.source.name(),
            document,
        })
        .collect()
}

/// Puts `to` for `from` into version `at`, and tells the code and line of what is found, which must be one thing.
fn one(at: usize, from: &str, to: &str) -> (&'static str, Option<String>) {
    let mut texts = versions();
    assert!(texts[at].contains(from), "{} has no {from:?}", NAMES[at]);
    texts[at] = texts[at].replacen(from, to, 1);
    let documents = documents(&texts);
    let versions = of(&documents);
    let found = held(&documents);
    let told: Vec<String> = found
        .discords
        .iter()
        .map(|discord| {
            let finding = discord.finding(&versions);
            format!("{} {}", finding.rule.code, finding.message)
        })
        .collect();
    assert_eq!(told.len(), 1, "{from:?} to {to:?}: {told:#?}");
    let place = found.discords[0].finding(&versions).place.unwrap();
    // every version that has the paragraph is named with its place
    for side in &found.discords[0].sides {
        assert!(side.place.is_some() || side.says.is_empty(), "{side:?}");
    }
    assert_eq!(&*place.file, format!("{}.xml", NAMES[at]), "{told:?}");
    let line = texts[at].lines().nth(place.line as usize - 1);
    (found.discords[0].rule.code, line.map(str::to_owned))
}

#[test]
fn versions_that_correspond_are_left_in_peace() {
    let texts = versions();
    let plain = NAMES
        .map(|name| fs::read_to_string(path(&format!("fixtures/tongues/{name}.xml"))).unwrap());
    for texts in [&texts, &plain] {
        // in any order, and any of them
        for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2]] {
            let documents = documents(texts);
            let all = of(&documents);
            let all: Vec<Version<'_>> = order.iter().map(|at| all[*at]).collect();
            for count in 2..=4 {
                let found = concord(&all[..count]);
                assert!(found.discords.is_empty(), "{:#?}", found.discords);
                assert!(
                    found
                        .rows
                        .iter()
                        .all(|row| row.units.iter().all(Option::is_some))
                );
            }
        }
    }
}

#[test]
fn every_kind_of_discordance_is_found_as_what_it_is_where_it_is() {
    // version, what is replaced, by what, the code, and what stands in the line that is named
    let seeded: [(usize, &str, &str, &str, &str); 24] = [
        (
            2,
            "<num>2.</num>\n          <p>",
            "<num>2 bis.</num>\n          <p>",
            "CONCORD-NUMBER",
            "<p>",
        ),
        (
            3,
            "<num>5.</num>",
            "<num>6.</num>",
            "CONCORD-NUMBER",
            "toneladas",
        ),
        (
            1,
            "#delCanada\">delegación",
            "#delMexico\">delegación",
            "CONCORD-ANNOTATION",
            "delegación de",
        ),
        (2, "marker=\"1\"", "marker=\"2\"", "CONCORD-NOTE", "tonnes"),
        (
            1,
            "href=\"#para_2\"",
            "href=\"#para_1\"",
            "CONCORD-REFERENCE",
            "#para_1",
        ),
        (2, "17 mai 2011", "18 mai 2011", "CONCORD-DATE", "18 mai"),
        (3, "8 de junho", "9 de junho", "CONCORD-DATE", "9 de junho"),
        (
            1,
            "8 de junio de 2010",
            "8 de julio de 2010",
            "CONCORD-DATE",
            "julio",
        ),
        (1, "1.000,5", "1.000.5", "CONCORD-FIGURE", "1.000.5"),
        (2, "21 unités", "22 unités", "CONCORD-FIGURE", "22 unités"),
        (
            3,
            "2554 (XL-O/10)",
            "2545 (XL-O/10)",
            "CONCORD-SYMBOL",
            "2545",
        ),
        (
            1,
            "AG/RES. 2554 (XL-O/10)",
            "AG/RES. 2554 (XLI-O/11)",
            "CONCORD-SYMBOL",
            "XLI",
        ),
        (
            2,
            "QUARANTIÈME",
            "QUARANTE ET UNIÈME",
            "CONCORD-SESSION",
            "UNIÈME",
        ),
        (
            1,
            "<inline name=\"leadIn\">REITERANDO</inline>",
            "REITERANDO",
            "CONCORD-EMPHASIS",
            "REITERANDO",
        ),
        (
            3,
            "<i>pro rata</i>",
            "pro rata",
            "CONCORD-EMPHASIS",
            "pro rata",
        ),
        (
            2,
            "<inline name=\"bracketed\">[chaque année]</inline>",
            "chaque année",
            "CONCORD-BRACKET",
            "chaque",
        ),
        (
            1,
            "<organization refersTo=\"#oasGA\">Asamblea<",
            "<organization refersTo=\"#oasGS\">Asamblea<",
            "CONCORD-NAME",
            "#oasGS",
        ),
        (
            3,
            "normalized=\"2\"",
            "normalized=\"3\"",
            "CONCORD-QUANTITY",
            "normalized=\"3\"",
        ),
        (
            1,
            "<docStatus>PROYECTO DE</docStatus>",
            "PROYECTO DE",
            "CONCORD-FIELD",
            "PROYECTO",
        ),
        (
            2,
            "<span xml:lang=\"la\">nemine contradicente</span>",
            "nemine contradicente",
            "CONCORD-PASSAGE",
            "nemine",
        ),
        (
            3,
            "<td><p>C</p></td><td>",
            "<td colspan=\"2\"><p>C</p></td></tr><tr><td/><td>",
            "CONCORD-TABLE",
            "<table",
        ),
        (
            1,
            "src=\"a.png\"",
            "src=\"b.png\"",
            "CONCORD-PICTURE",
            "<p><img",
        ),
        (
            2,
            "<step eId=\"step_2\" date=\"2011-05-16\" by=\"#delCanada\"",
            "<step eId=\"step_2\" date=\"2011-05-16\" by=\"#delMexico\"",
            "CONCORD-STEP",
            "<step",
        ),
        (
            3,
            "<FRBRdate date=\"2011-05-17\" name=\"presentation\"/>\n          <FRBRauthor",
            "<FRBRdate date=\"2011-05-18\" name=\"presentation\"/>\n          <FRBRauthor",
            "CONCORD-IDENTITY",
            "<FRBRWork>",
        ),
    ];
    for (at, from, to, code, stands) in seeded {
        let (found, line) = one(at, from, to);
        assert_eq!(found, code, "{from:?} to {to:?}");
        let line = line.unwrap_or_default();
        assert!(line.contains(stands), "{code}: {line}");
    }
}

/// The whole element that begins with `start`.
fn element(text: &str, start: &str, end: &str) -> String {
    let from = text.find(start).unwrap_or_else(|| panic!("no {start}"));
    let to = from + text[from..].find(end).unwrap() + end.len();
    text[from..to].to_owned()
}

#[test]
fn a_paragraph_that_is_missing_or_too_many_is_one_discord() {
    let texts = versions();
    let recital = element(
        &texts[2],
        "<recital eId=\"preamble__recs_1__rec_2\"",
        "</recital>",
    );
    assert_eq!(one(2, &recital, "").0, "CONCORD-MISSING");
    let paragraph = element(&texts[3], "<paragraph eId=\"para_2\"", "</paragraph>");
    let twice = format!(
        "{paragraph}{}",
        paragraph
            .replace("para_2", "para_2bis")
            .replace("2.", "2 bis.")
    );
    assert_eq!(one(3, &paragraph, &twice).0, "CONCORD-MISSING");
    // left out of the version that gives the order, and numbered as if it had never been there
    let first = element(&texts[0], "<paragraph eId=\"para_1\"", "</paragraph>");
    let mut texts = texts;
    texts[0] = texts[0].replace(&first, "");
    for number in 2..=6 {
        texts[0] = texts[0].replace(
            &format!("<num>{number}.</num><"),
            &format!("<num>{}.</num><", number - 1),
        );
        texts[0] = texts[0].replace(
            &format!("<paragraph eId=\"para_{number}\">\n        <num>{number}."),
            &format!(
                "<paragraph eId=\"para_{number}\">\n        <num>{}.",
                number - 1
            ),
        );
    }
    let found = held(&documents(&texts));
    let codes: Vec<&str> = found.discords.iter().map(|d| d.rule.code).collect();
    assert_eq!(
        codes,
        ["CONCORD-MISSING", "CONCORD-NUMBER"],
        "{:#?}",
        found.discords
    );
    let numbers = &found.discords[1];
    // which of two short paragraphs is gone, no program can know that does not know the languages: the number that stayed
    // the same speaks for the second
    assert_eq!(numbers.sides[0].says, "2. to 5.");
    assert_eq!(numbers.sides[1].says, "3. to 6.");
}

#[test]
fn a_heading_is_a_heading_in_every_version() {
    let (code, _) = one(
        1,
        "<formula name=\"enactingFormula\" eId=\"preamble__formula_1\">",
        "<formula name=\"enactingAuthority\" eId=\"preamble__formula_1\">",
    );
    assert_eq!(code, "CONCORD-KIND");
}

#[test]
fn what_are_no_versions_of_one_document_is_told() {
    let texts = versions();
    let mut other = texts.clone();
    other[1] = other[1]
        .replace("/AG05280/", "/AG05281/")
        .replace("/AG05280\"", "/AG05281\"");
    let found = held(&documents(&other));
    assert!(
        found.discords.iter().any(|d| d.rule.code == "CONCORD-WORK"),
        "{:#?}",
        found.discords
    );
    let mut same = texts.clone();
    same[1] = same[1].replace("language=\"spa\"", "language=\"fra\"");
    let found = held(&documents(&same));
    assert!(
        found
            .discords
            .iter()
            .any(|d| d.rule.code == "CONCORD-LANGUAGE"),
        "{:#?}",
        found.discords
    );
    // the original has moved on since it was translated
    let mut newer = texts;
    newer[0] = newer[0].replace("eng@01", "eng@02").replace(
        "FRBRversionNumber value=\"01\"",
        "FRBRversionNumber value=\"02\"",
    );
    let found = held(&documents(&newer));
    let codes: Vec<&str> = found.discords.iter().map(|d| d.rule.code).collect();
    assert_eq!(codes, ["CONCORD-TRANSLATION"; 3]);
}

#[test]
fn versions_are_found_by_work_and_translation_and_not_by_number() {
    let mut texts = versions().to_vec();
    // an older original, of which nothing was made, and another document with the numbers of the first
    texts.push(texts[0].replace("eng@01", "eng@00").replace(
        "FRBRversionNumber value=\"01\"",
        "FRBRversionNumber value=\"00\"",
    ));
    texts.push(texts[1].replace("2011-05-17/AG05280", "2011-05-18/AG05280"));
    let documents = documents(&texts);
    let all: Vec<&Document> = documents.iter().collect();
    let members: Vec<Vec<usize>> = families(&all).into_iter().map(|f| f.members).collect();
    assert_eq!(members, [vec![0, 1, 2, 3], vec![4], vec![5]]);
    // where nothing says what was made from what, the languages tell
    let unmarked: Vec<String> = texts[..3]
        .iter()
        .map(|text| match text.contains("<FRBRtranslation") {
            true => text.replace(&element(text, "<FRBRtranslation", "/>"), ""),
            false => text.clone(),
        })
        .collect();
    let documents = self::documents(&unmarked);
    let all: Vec<&Document> = documents.iter().collect();
    assert_eq!(families(&all).len(), 1);
}

#[test]
fn the_command_reports_in_text_json_and_html() {
    let clean = engross(&["concord", "fixtures/tongues"]);
    assert_eq!(clean.status.code(), Some(0), "{}", said(&clean));
    assert!(
        said(&clean).contains("correspond in 12 paragraphs"),
        "{}",
        said(&clean)
    );
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let texts = versions();
    for (name, text) in NAMES.iter().zip(&texts) {
        let text = text
            .replace("8 juin 2010", "9 juin 2010")
            .replace("a demandé", "a demandé &lt;b&gt;");
        fs::write(at(&format!("{name}.xml")), text).unwrap();
    }
    let page = at("page.html");
    let output = engross(&["concord", &at("."), "--report", &page, "--format", "json"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let discord = &json["documents"][0]["discords"][0];
    assert_eq!(discord["code"], "CONCORD-DATE");
    assert_eq!(discord["sides"].as_array().unwrap().len(), 4);
    let french = discord["sides"]
        .as_array()
        .unwrap()
        .iter()
        .find(|side| side["says"] == "2010-06-09")
        .unwrap();
    assert!(french["file"].as_str().unwrap().ends_with("AG05280F02.xml"));
    let html = fs::read_to_string(&page).unwrap();
    assert!(html.contains("<mark>9 juin 2010</mark>"));
    assert!(html.contains("lang=\"fr\"") && html.contains("a demandé &lt;b&gt;"));
    assert!(html.contains("id=\"d1\"") && !html.contains("id=\"d2\""));
    let gone = engross(&["concord", "fixtures/tongues/AG05280E01.xml", "no-such.xml"]);
    assert_eq!(gone.status.code(), Some(2), "{}", said(&gone));
    let alone = engross(&["concord", "fixtures/AG05279E04"]);
    assert_eq!(alone.status.code(), Some(0), "{}", said(&alone));
    assert!(said(&alone).contains("CONCORD-ALONE"), "{}", said(&alone));
}

/// The fields that a schema names, and those of a value: none of the value that the schema does not have, none missing that
/// it demands.
fn fits(schema: &Value, rule: &Value, value: &Value, at: &str) {
    let rule = match rule["$ref"].as_str() {
        Some(name) => &schema["$defs"][name.trim_start_matches("#/$defs/")],
        None => rule,
    };
    if let Some(fields) = value.as_object() {
        for name in rule["required"].as_array().into_iter().flatten() {
            let name = name.as_str().unwrap();
            assert!(fields.contains_key(name), "{at} has no {name}");
        }
        for (name, value) in fields {
            let rule = &rule["properties"][name];
            assert!(rule.is_object(), "the schema does not know {at}/{name}");
            fits(schema, rule, value, &format!("{at}/{name}"));
        }
    }
    for value in value.as_array().into_iter().flatten() {
        fits(schema, &rule["items"], value, at);
    }
}

#[test]
fn what_is_printed_as_json_is_what_its_schema_says() {
    let schema = engross(&["schema", "concordance"]);
    let schema: Value = serde_json::from_slice(&schema.stdout).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let texts = versions();
    for (name, text) in NAMES.iter().zip(&texts) {
        let text = text.replace("8 juin 2010", "9 juin 2010");
        fs::write(folder.path().join(format!("{name}.xml")), text).unwrap();
    }
    fs::copy(
        path("fixtures/AG05279E04/source.xml"),
        folder.path().join("alone.xml"),
    )
    .unwrap();
    let folder = folder.path().display().to_string();
    let output = engross(&["concord", &folder, "no-such.xml", "--format", "json"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["findings"].as_array().unwrap().len(), 1);
    assert_eq!(json["documents"].as_array().unwrap().len(), 2);
    fits(&schema, &schema, &json, "");
}

#[test]
fn a_document_corresponds_to_itself_under_another_language() {
    for (name, own) in NAMES.into_iter().zip(["eng", "spa", "fra", "por"]) {
        let text = fs::read_to_string(path(&format!("fixtures/tongues/{name}.xml"))).unwrap();
        for other in ["eng", "spa", "fra", "por"] {
            if other == own {
                continue;
            }
            let label = |code: &str| format!("FRBRlanguage language=\"{code}\"");
            assert!(text.contains(&label(own)), "{name}");
            // the language alone is another; what the translation was made from stays
            let relabelled = text.replace(&label(own), &label(other));
            let documents = documents(&[text.clone(), relabelled]);
            let found = held(&documents).discords;
            let told: Vec<_> = found
                .iter()
                .filter(|discord| discord.rule.code != "CONCORD-TRANSLATION")
                .collect();
            assert!(told.is_empty(), "{name} as {other}: {told:#?}");
        }
    }
}

#[test]
fn an_ordinal_in_words_is_the_roman_numeral_of_another_language() {
    let words = [
        "in the twenty-first century, at the forty-first regular session,",
        "en el siglo XXI, en el cuadragésimo primer período ordinario de sesiones,",
        "au XXIe siècle, à la quarante et unième session ordinaire,",
        "no século XXI, no XLI período ordinário de sessões,",
    ];
    let mut texts = versions();
    for ((text, words), last) in texts.iter_mut().zip(words).zip([
        "be explained,",
        "las palabras",
        "Que les mots",
        "Que as palavras",
    ]) {
        assert!(text.contains(last), "{last}");
        *text = text.replacen(last, &format!("{last} {words} "), 1);
    }
    let found = held(&documents(&texts)).discords;
    assert!(found.is_empty(), "{found:#?}");
    texts[3] = texts[3].replace("XLI período", "XL período");
    let found = held(&documents(&texts)).discords;
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].rule.code, "CONCORD-FIGURE");
    assert_eq!(found[0].sides[3].says, "21, 40");
}
