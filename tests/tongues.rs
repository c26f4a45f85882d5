//! One document in four languages: each reads as it was written, in its language, in both outputs.

use crate::press::{engross, path, rows, said};
use engross::attached::Attached;
use engross::batch::{Medium, reread};
use engross::pages::Item;
use engross::text::FontBook;
use engross::{flow, layout, pdf, read, sheet};
use std::fs;

/// The versions of one document, which their work tells to be one: symbol, language, and lines of each.
const VERSIONS: [(&str, &str, [&str; 4]); 4] = [
    (
        "AG05280E01",
        "en",
        [
            "GENERAL ASSEMBLY",
            "17 May 2011",
            "Original: Spanish",
            "(ad referendum of the delegation of Mexico)",
        ],
    ),
    (
        "AG05280S03",
        "es",
        [
            "ASAMBLEA GENERAL",
            "17 mayo 2011",
            "Original: español",
            "(ad referéndum de la delegación de México)",
        ],
    ),
    (
        "AG05280F02",
        "fr",
        [
            "ASSEMBLÉE GÉNÉRALE",
            "17 mai 2011",
            "Original: espagnol",
            "(ad referendum de la délégation du Mexique)",
        ],
    ),
    (
        "AG05280P11",
        "pt",
        [
            "ASSEMBLEIA GERAL",
            "17 maio 2011",
            "Original: espanhol",
            "(ad referendum da delegação do México)",
        ],
    ),
];

#[test]
fn each_version_is_clean_and_says_in_both_outputs_what_it_says_in_its_language() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().display().to_string();
    let rendered = engross(&["render", "fixtures/tongues", "-o", &out]);
    assert!(rendered.status.success(), "{}", said(&rendered));
    for (symbol, language, lines) in VERSIONS {
        let source = format!("fixtures/tongues/{symbol}.xml");
        let checked = engross(&["check", &source]);
        assert!(
            said(&checked).contains("nothing found"),
            "{}",
            said(&checked)
        );
        for ending in ["pdf", "docx"] {
            let bytes = fs::read(folder.path().join(format!("{symbol}.{ending}"))).unwrap();
            let medium = Medium::of(&bytes).unwrap();
            let transcript = reread(medium, &bytes, FontBook::shared()).value.unwrap();
            assert_eq!(
                transcript.language.as_deref(),
                Some(language),
                "{symbol}.{ending}"
            );
            for line in lines {
                let said =
                    |paragraph: &engross::transcript::Paragraph| paragraph.text.contains(line);
                assert!(
                    transcript.body.iter().any(said),
                    "{symbol}.{ending} does not say {line}"
                );
            }
        }
    }
}

#[test]
fn all_versions_have_one_work_and_the_same_points_pending() {
    let output = engross(&[
        "status",
        "fixtures/tongues/AG05280E01.xml",
        "fixtures/tongues/AG05280S03.xml",
        "fixtures/tongues/AG05280F02.xml",
        "fixtures/tongues/AG05280P11.xml",
        "--format",
        "json",
    ]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let files = json["files"].as_array().unwrap();
    assert_eq!(files.len(), 4);
    for file in files {
        let units: Vec<&str> = file["points"]
            .as_array()
            .unwrap()
            .iter()
            .map(|point| point["unit"].as_str().unwrap())
            .collect();
        assert_eq!(units, ["preface", "para_3"], "{}", file["symbol"]);
    }
    let works: std::collections::BTreeSet<String> = VERSIONS
        .iter()
        .map(|(symbol, ..)| {
            let file = format!("fixtures/tongues/{symbol}.xml");
            let bytes = fs::read(path(&file)).unwrap();
            engross::read::read(&file, &bytes)
                .value
                .unwrap()
                .root
                .identity
                .work
                .uri
        })
        .collect();
    assert_eq!(works.len(), 1);
}

#[test]
fn french_spacing_is_that_of_the_canonical_text() {
    let source = fs::read_to_string(path("fixtures/tongues/AG05280F02.xml")).unwrap();
    assert!(source.contains("«&#160;Plan d’action continental&#160;»"));
    let dumped = engross(&[
        "dump",
        "--stage",
        "transcript",
        "fixtures/tongues/AG05280F02.xml",
    ]);
    assert!(
        said(&dumped).contains("«\u{a0}Plan d’action continental\u{a0}»")
            || said(&dumped).contains("\\u{a0}"),
        "{}",
        said(&dumped)
    );
}

#[test]
fn four_recipients_get_four_versions_by_their_work() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("list.csv");
    fs::write(
        &list,
        "recipient,language,medium\nDelegation of Canada,en,pdf\nDelegación de México,es,pdf\nDélégation d’Haïti,fr,pdf\n\
         Delegação do Brasil,pt,pdf\n",
    )
    .unwrap();
    let out = folder.path().join("out");
    let made = engross(&[
        "distribute",
        "fixtures/tongues",
        "--list",
        &list.display().to_string(),
        "-o",
        &out.display().to_string(),
    ]);
    assert!(made.status.success(), "{}", said(&made));
    for (number, (symbol, ..)) in (1..).zip([VERSIONS[0], VERSIONS[1], VERSIONS[2], VERSIONS[3]]) {
        assert!(
            out.join(format!("{symbol}-copy{number:03}.pdf")).exists(),
            "{symbol}"
        );
    }
}

/// Labels and texts of a version's truth.
fn truth(symbol: &str) -> Vec<(String, String)> {
    rows(&format!("fixtures/tongues/truth/{symbol}/body.tsv"))
        .into_iter()
        .map(|row| (row[2].clone(), row[3].clone()))
        .collect()
}

#[test]
fn both_outputs_of_each_version_say_its_truth() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().display().to_string();
    let rendered = engross(&["render", "fixtures/tongues", "-o", &out]);
    assert!(rendered.status.success(), "{}", said(&rendered));
    for (symbol, ..) in VERSIONS {
        for ending in ["pdf", "docx"] {
            let bytes = fs::read(folder.path().join(format!("{symbol}.{ending}"))).unwrap();
            let medium = Medium::of(&bytes).unwrap();
            let found = reread(medium, &bytes, FontBook::shared()).value.unwrap();
            let said: Vec<(String, String)> = found
                .body
                .iter()
                .map(|p| (p.label.clone().unwrap_or_default(), p.text.clone()))
                .collect();
            assert_eq!(said, truth(symbol), "{symbol}.{ending}");
        }
    }
}

#[test]
fn each_language_is_divided_by_its_own_patterns_and_copies_out_whole() {
    let mut counts = Vec::new();
    for (symbol, language, _) in VERSIONS {
        let layout = sheet::builtin("ag")
            .unwrap()
            .replace("hyphenate = []", &format!("hyphenate = [\"{language}\"]"))
            // a narrow column has words to divide
            .replace("right = \"1.09in\"", "right = \"4.6in\"");
        let sheet = sheet::load("narrow.toml", &layout).value.unwrap();
        let source = fs::read_to_string(path(&format!("fixtures/tongues/{symbol}.xml"))).unwrap();
        let document = read::read(symbol, source.as_bytes()).value.unwrap();
        let styled = flow::flow(&document, &sheet).value.unwrap();
        let place = |node| Some(document.place(node));
        let pages = layout::layout(&styled, FontBook::shared(), &place);
        let pages = pages.value.unwrap();
        let runs = pages.pages.iter().flat_map(|page| &page.items);
        let divided: usize = runs
            .filter_map(|item| match item {
                Item::Glyphs(run) => Some(run),
                _ => None,
            })
            .flat_map(|run| &run.glyphs)
            .filter(|glyph| glyph.start == glyph.end)
            .count();
        counts.push((language, divided));
        let attached = Attached::new("source.xml", source.as_bytes());
        let pdf = pdf::master(&pages, FontBook::shared(), &attached, &Default::default());
        let bytes = pdf.value.unwrap().bytes();
        let found = reread(Medium::Pdf, &bytes, FontBook::shared())
            .value
            .unwrap();
        let said: Vec<(String, String)> = found
            .body
            .iter()
            .map(|p| (p.label.clone().unwrap_or_default(), p.text.clone()))
            .collect();
        assert_eq!(said, truth(symbol), "{symbol}");
    }
    assert!(counts.iter().all(|(_, divided)| *divided > 3), "{counts:?}");
}

#[test]
fn the_register_on_paper_is_in_the_language_of_its_document() {
    let folder = tempfile::tempdir().unwrap();
    for (symbol, language, title, words) in [
        (
            "AG05280S03",
            "es",
            "REGISTRO DE EJEMPLARES",
            ["Destinatario", "(delegación)", "General; es, PDF"],
        ),
        (
            "AG05280F02",
            "fr",
            "REGISTRE DES EXEMPLAIRES",
            ["Destinataire", "(délégation)", "Générale; fr, PDF"],
        ),
        (
            "AG05280P11",
            "pt",
            "REGISTRO DE EXEMPLARES",
            ["Destinatário", "(delegação)", "Geral; pt, PDF"],
        ),
    ] {
        let list = folder.path().join(format!("{language}.csv"));
        let line = format!("recipient,language,medium\nHaiti,{language},pdf\n");
        fs::write(&list, line).unwrap();
        let out = folder.path().join(language);
        let made = engross(&[
            "distribute",
            &format!("fixtures/tongues/{symbol}.xml"),
            "--list",
            &list.display().to_string(),
            "-o",
            &out.display().to_string(),
        ]);
        // a long title may stretch a line of the register; nothing else is wrong
        let told = said(&made);
        let of = |what: &str| told.matches(what).count();
        assert_eq!(of("warning["), of("warning[LINE-STRETCHED]"), "{told}");
        assert_eq!(of("error["), 0, "{told}");
        let bytes = fs::read(out.join("register.pdf")).unwrap();
        let found = reread(Medium::Pdf, &bytes, FontBook::shared())
            .value
            .unwrap();
        assert_eq!(found.language.as_deref(), Some(language));
        let text: Vec<&str> = found.body.iter().map(|p| p.text.as_str()).collect();
        let text = text.join("\n");
        for words in words.into_iter().chain([title]) {
            assert!(text.contains(words), "{language}: no {words} in\n{text}");
        }
        for english in ["Copies", "Recipient\n", "page", "delegation", "issued"] {
            // French has these words too
            let shared = language == "fr" && english == "page";
            assert!(shared || !text.contains(english), "{language}: {english}");
        }
    }
}
