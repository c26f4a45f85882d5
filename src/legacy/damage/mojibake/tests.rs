//! Cases of our own making: text in four languages spoiled in every way, and honest text that looks spoiled.

use super::*;
use Codepage::{Cp437, Cp850, MacRoman, Windows1252};

/// What a program shows that reads the UTF-8 of a text in another encoding.
fn read_as(page: Codepage, text: &str) -> String {
    text.bytes().map(|byte| page.decode(byte)).collect()
}

/// The text with every stretch replaced by what was meant.
fn repaired(text: &str) -> String {
    let mut made = String::new();
    let mut at = 0;
    for stretch in stretches(text, &evidence(text)) {
        made.push_str(&text[at..stretch.range.start]);
        made.push_str(&stretch.meant);
        at = stretch.range.end;
    }
    made.push_str(&text[at..]);
    made
}

/// Text in the languages of the office.
const TEXTS: [&str; 16] = [
    "Agustín Vásquez, Representante Alterno de El Salvador",
    "La cooperación y la protección de los derechos del niño",
    "Órgano, Índice, África, Únicamente; ¿cuándo?, ¡sí!",
    "el artículo 5.º de la Convención «sobre seguridad»",
    "Lengüeta, pingüino, ñandú, Ñuñoa",
    "Le Conseil a été saisi de l’affaire à Genève",
    "Les États membres – réunis à San José – ont décidé…",
    "œuvre, cœur, naïve, Noël, où, forêt, garçon",
    "A cooperação não será suficiente às organizações",
    "SÃO PAULO, AÇÃO, ORGANIZAÇÕES, PROTEÇÃO",
    "Nações Unidas: “questões de segurança pública”",
    "The delegation’s “Draft Declaration” — adopted",
    "price of 25 € per café, 30 °C, § 4",
    "São Tomé e Príncipe; Antígua e Barbuda; Haïti",
    "año 2011 – sesión 41.ª – página 3",
    "naïveté • résumé • coöperation ™ ©",
];

/// Spoiled text with bytes lost or changed, and what was meant.
const BROKEN: [(&str, &str); 22] = [
    // soft hyphen of í lost
    ("JoaquÃn MartÃnez", "Joaquín Martínez"),
    ("AgustÃn VÃ¡squez", "Agustín Vásquez"),
    ("paÃses del hemisferio", "países del hemisferio"),
    // the space of à became a plain one
    ("voilÃ  la question", "voilà la question"),
    ("dÃ©cidÃ© Ã  GenÃ¨ve", "décidé à Genève"),
    ("contribuiÃ§Ã£o Ã  paz", "contribuição à paz"),
    // bytes that windows-1252 leaves open
    ("Ãfrica y AmÃ©rica", "África y América"),
    ("el Ãndice de la sesiÃ³n", "el Índice de la sesión"),
    (
        "the â€œDraft Declarationâ€ of San Salvador",
        "the “Draft Declaration” of San Salvador",
    ),
    (
        "the â€œDraft Declarationâ€, which",
        "the “Draft Declaration”, which",
    ),
    ("â€œsecurityâ€\u{FFFD} has", "“security” has"),
    ("â€œsecurityâ€? has", "“security” has"),
    ("Ã\u{FFFD}frica", "África"),
    // the space that does not break
    ("25Â °C", "25\u{A0}°C"),
    ("nÂ° 4", "n° 4"),
    ("10Â â‚¬", "10\u{A0}€"),
    // byte order mark, and U+FFFD that was spoiled in turn
    ("ï»¿GENERAL ASSEMBLY", "\u{FEFF}GENERAL ASSEMBLY"),
    ("caf\u{EF}\u{BF}\u{BD}", "caf\u{FFFD}"),
    // a combining accent
    ("sesioÌ\u{81}n", "sesio\u{301}n"),
    // all letters made small
    ("informaciã³n", "información"),
    // a bullet of Symbol
    ("ï‚· first", "\u{F0B7} first"),
    // one spoiled word amid sound ones
    ("La sesión y la ComisiÃ³n", "La sesión y la Comisión"),
];

/// Honest text.
const SOUND: [&str; 40] = [
    "«Â»",
    "“Ã”",
    "la letra «Ã»",
    "a letra Ã, e a letra Â",
    "‘Â’",
    "MANHÃ",
    "AMANHÔ, disse",
    "«IRMû",
    "a manhã — e a tarde",
    "AMANHÃ—E DEPOIS",
    "“AVELÔ",
    "NÃO SÃO IRMÃOS",
    "Ã",
    "Â",
    "ÂNGELO E ÂNIMO",
    "CÔTE D’IVOIRE",
    "25 € et 30 £",
    "€ 100,00",
    "10€",
    "¢ 50 ¥ 60",
    "«Il a congé»",
    "le congé»…",
    "ÉTAT»",
    "“É”",
    "Ñ»",
    "«Ñ»",
    "√2 ≈ 1,41",
    "√π r²",
    "¬p ∨ q",
    "│ a │ b │",
    "├──┬──┤",
    "├│┤",
    "┌──┬┐",
    "Ω ≥ 5 ≤ ∞",
    "Åland’s",
    "blå”",
    "Å–Ö",
    "naïve café, São Paulo, Ñuñoa",
    "1.º, 2.ª, 3º, N.º 4 – § 5",
    "Avá Guaraní, Mbyá, Ãva",
];

#[test]
fn spoiled_text_is_known_and_sound_text_left_alone() {
    let mut cases = 0;
    let mut missed = Vec::new();
    let mut check = |spoiled: &str, meant: &str| {
        cases += 1;
        let made = repaired(spoiled);
        if made != meant {
            missed.push(format!("{spoiled:?}: {made:?} and not {meant:?}"));
        }
    };
    for text in TEXTS {
        for page in Codepage::ALL {
            check(&read_as(page, text), text);
        }
        let twice = read_as(Windows1252, &read_as(Windows1252, text));
        check(&twice, text);
        let mixed = read_as(Windows1252, &read_as(MacRoman, text));
        check(&mixed, text);
    }
    for (spoiled, meant) in BROKEN {
        check(spoiled, meant);
    }
    for text in SOUND {
        check(text, text);
    }
    let solved = cases - missed.len();
    println!("mojibake: {solved} of {cases} cases solved");
    assert!(
        missed.is_empty(),
        "{solved} of {cases}\n{}",
        missed.join("\n")
    );
}

#[test]
fn the_encoding_and_the_rounds_are_told() {
    for (page, text) in [
        (Windows1252, "ComisiÃ³n"),
        (MacRoman, "Comisi√≥n"),
        (Cp850, "l├®gal"),
        (Cp437, "l├⌐gal"),
    ] {
        let found = stretches(text, &evidence(text));
        assert_eq!((found[0].page, found[0].times), (page, 1), "{text}");
    }
    let found = stretches("ComisiÃƒÂ³n", &evidence("ComisiÃƒÂ³n"));
    assert_eq!((found[0].meant.as_str(), found[0].times), ("ó", 2));
}
