//! The fixed words of official documents in English, Spanish, French and Portuguese.

/// Bodies, as mastheads name them, with their eId and name in English.
pub(super) const BODIES: [(&str, &str, &str); 9] = [
    ("GENERAL ASSEMBLY", "oasGA", "General Assembly"),
    ("ASAMBLEA GENERAL", "oasGA", "General Assembly"),
    ("ASSEMBLÉE GÉNÉRALE", "oasGA", "General Assembly"),
    ("ASSEMBLEIA GERAL", "oasGA", "General Assembly"),
    ("ASSEMBLÉIA GERAL", "oasGA", "General Assembly"),
    ("PERMANENT COUNCIL", "oasPC", "Permanent Council"),
    ("CONSEJO PERMANENTE", "oasPC", "Permanent Council"),
    ("CONSEIL PERMANENT", "oasPC", "Permanent Council"),
    ("CONSELHO PERMANENTE", "oasPC", "Permanent Council"),
];

/// First words of citations.
pub(super) const CITATIONS: [&str; 11] = [
    "HAVING SEEN",
    "HAVING CONSIDERED",
    "BEARING IN MIND ARTICLE",
    "VISTO",
    "VISTOS",
    "VISTA",
    "HABIENDO VISTO",
    "VU",
    "AYANT VU",
    "TENDO VISTO",
    "VISTAS",
];

/// Kinds of documents, by a word of their title, and the name of the kind.
pub(super) const KINDS: [(&str, &str); 8] = [
    ("DECLARATION", "declaration"),
    ("DECLARACIÓN", "declaration"),
    ("DÉCLARATION", "declaration"),
    ("DECLARAÇÃO", "declaration"),
    ("RESOLUTION", "resolution"),
    ("RESOLUCIÓN", "resolution"),
    ("RÉSOLUTION", "resolution"),
    ("RESOLUÇÃO", "resolution"),
];

/// Words of titles that say that a document is a draft.
pub(super) const DRAFTS: [&str; 4] = ["DRAFT", "PROYECTO", "PROJET", "PROJETO"];

/// First words of signatures.
pub(super) const TITLES: [&str; 14] = [
    "Ambassador ",
    "Embajador ",
    "Embajadora ",
    "Embaixador ",
    "Embaixadora ",
    "Ambassadeur ",
    "Ambassadrice ",
    "Minister ",
    "Ministro ",
    "Ministra ",
    "Secretary General",
    "Secretario General",
    "Secrétaire général",
    "Secretário-Geral",
];

/// Months, each with its names and its number.
pub(super) const MONTHS: [(&[&str], u8); 12] = [
    (&["january", "enero", "janvier", "janeiro"], 1),
    (&["february", "febrero", "février", "fevereiro"], 2),
    (&["march", "marzo", "mars", "março"], 3),
    (&["april", "abril", "avril"], 4),
    (&["may", "mayo", "mai", "maio"], 5),
    (&["june", "junio", "juin", "junho"], 6),
    (&["july", "julio", "juillet", "julho"], 7),
    (&["august", "agosto", "août"], 8),
    (
        &[
            "september",
            "septiembre",
            "setiembre",
            "septembre",
            "setembro",
        ],
        9,
    ),
    (&["october", "octubre", "octobre", "outubro"], 10),
    (&["november", "noviembre", "novembre", "novembro"], 11),
    (&["december", "diciembre", "décembre", "dezembro"], 12),
];

/// The date that a text holds, `YYYY-MM-DD`, if it holds one day.
pub(super) fn date(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let month = words.iter().find_map(|word| {
        let mut months = MONTHS.iter();
        months
            .find(|(names, _)| names.contains(word))
            .map(|(_, number)| *number)
    })?;
    let numbers: Vec<u32> = words
        .iter()
        .filter_map(|word| word.trim_end_matches(char::is_alphabetic).parse().ok())
        .collect();
    let year = numbers
        .iter()
        .find(|number| (1900..2200).contains(*number))?;
    let days: Vec<&u32> = numbers
        .iter()
        .filter(|number| (1..=31).contains(*number))
        .collect();
    match days.as_slice() {
        [day] => Some(format!("{year:04}-{month:02}-{day:02}")),
        _ => None,
    }
}

/// Whether a text names a month and a year.
pub(super) fn has_date(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    words
        .clone()
        .any(|word| MONTHS.iter().any(|(names, _)| names.contains(&word)))
        && words.any(|word| {
            word.parse()
                .is_ok_and(|number: u32| (1900..2200).contains(&number))
        })
}

/// Whether all letters of a text are capitals, and there are some.
pub(super) fn is_capitals(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !text.chars().any(char::is_lowercase)
}

/// How many bytes at the start of a text are words in capitals, as those that open a recital; 0 where the first is none.
pub(super) fn lead_in(text: &str) -> usize {
    let mut end = 0;
    let mut letters = 0;
    for word in text.split_inclusive(' ') {
        let bare: String = word.chars().filter(|c| c.is_alphabetic()).collect();
        if bare.is_empty() || bare.chars().any(char::is_lowercase) {
            break;
        }
        // one letter may be the first word of the sentence: A, Y, E
        if bare.chars().count() == 1 && end == 0 {
            break;
        }
        end += word.len();
        letters += bare.chars().count();
    }
    let lead = text.get(..end).unwrap_or_default().trim_end();
    let lead = lead.trim_end_matches(|c: char| !c.is_alphabetic());
    if letters < 2 || end == text.len() {
        0
    } else {
        lead.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_four_languages() {
        for text in [
            "7 June 2011",
            "June 7, 2011",
            "7 de junio de 2011",
            "7 juin 2011",
            "7 de junho de 2011",
            "1er juin 2011",
        ] {
            let day = if text.starts_with('1') { 1 } else { 7 };
            assert_eq!(date(text), Some(format!("2011-06-{day:02}")), "{text}");
        }
        assert_eq!(date("June 5 to 7, 2011"), None);
        assert!(has_date("June 5 to 7, 2011"));
    }

    #[test]
    fn lead_ins_are_the_capitals_at_the_start() {
        for (text, lead) in [
            ("RECOGNIZING that peace", "RECOGNIZING"),
            ("TAKING INTO ACCOUNT that", "TAKING INTO ACCOUNT"),
            ("RECOGNIZING\u{A0} that", "RECOGNIZING"),
            ("That the tide", ""),
            ("A light", ""),
            ("THE GENERAL ASSEMBLY,", ""),
        ] {
            assert_eq!(text.get(..lead_in(text)), Some(lead), "{text}");
        }
    }
}
