//! Ordinals of sessions in words: FORTY-FIRST, CUADRAGÉSIMO PRIMER, QUARANTE ET UNIÈME, QUADRAGÉSIMO PRIMEIRO.
//!
//! Words are compared without accents and in capitals, since mastheads leave accents out or set them.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The highest ordinal that is known in words.
const MOST: u16 = 99;

const ENGLISH: [&str; 20] = [
    "",
    "FIRST",
    "SECOND",
    "THIRD",
    "FOURTH",
    "FIFTH",
    "SIXTH",
    "SEVENTH",
    "EIGHTH",
    "NINTH",
    "TENTH",
    "ELEVENTH",
    "TWELFTH",
    "THIRTEENTH",
    "FOURTEENTH",
    "FIFTEENTH",
    "SIXTEENTH",
    "SEVENTEENTH",
    "EIGHTEENTH",
    "NINETEENTH",
];
const ENGLISH_TENS: [&str; 10] = [
    "", "", "TWENT", "THIRT", "FORT", "FIFT", "SIXT", "SEVENT", "EIGHT", "NINET",
];
const SPANISH: [&str; 10] = [
    "", "PRIMER", "SEGUNDO", "TERCER", "CUARTO", "QUINTO", "SEXTO", "SEPTIMO", "OCTAVO", "NOVENO",
];
const SPANISH_TENS: [&str; 10] = [
    "",
    "DECIMO",
    "VIGESIMO",
    "TRIGESIMO",
    "CUADRAGESIMO",
    "QUINCUAGESIMO",
    "SEXAGESIMO",
    "SEPTUAGESIMO",
    "OCTOGESIMO",
    "NONAGESIMO",
];
const PORTUGUESE: [&str; 10] = [
    "", "PRIMEIRO", "SEGUNDO", "TERCEIRO", "QUARTO", "QUINTO", "SEXTO", "SETIMO", "OITAVO", "NONO",
];
const PORTUGUESE_TENS: [&str; 10] = [
    "",
    "DECIMO",
    "VIGESIMO",
    "TRIGESIMO",
    "QUADRAGESIMO",
    "QUINQUAGESIMO",
    "SEXAGESIMO",
    "SEPTUAGESIMO",
    "OCTOGESIMO",
    "NONAGESIMO",
];
const FRENCH: [&str; 20] = [
    "",
    "UNIEME",
    "DEUXIEME",
    "TROISIEME",
    "QUATRIEME",
    "CINQUIEME",
    "SIXIEME",
    "SEPTIEME",
    "HUITIEME",
    "NEUVIEME",
    "DIXIEME",
    "ONZIEME",
    "DOUZIEME",
    "TREIZIEME",
    "QUATORZIEME",
    "QUINZIEME",
    "SEIZIEME",
    "DIX-SEPTIEME",
    "DIX-HUITIEME",
    "DIX-NEUVIEME",
];
const FRENCH_TENS: [&str; 10] = [
    "",
    "",
    "VINGT",
    "TRENTE",
    "QUARANTE",
    "CINQUANTE",
    "SOIXANTE",
    "SOIXANTE",
    "QUATRE-VINGT",
    "QUATRE-VINGT",
];

/// The ordinal in words that stands in a text first, in any of the four languages; `None` where there is none.
pub fn in_words(text: &str) -> Option<u16> {
    let text = bare(text);
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let forms: Vec<(u16, Vec<String>)> = (1..=MOST)
        .flat_map(|ordinal| {
            let forms = [english(ordinal), french(ordinal)];
            let latin = latin(ordinal);
            forms
                .into_iter()
                .chain(latin)
                .map(move |form| (ordinal, form.split(' ').map(str::to_owned).collect()))
        })
        .collect();
    // at each word the longest form: QUARANTE ET UNIÈME is not the first
    (0..words.len()).find_map(|at| {
        forms
            .iter()
            .filter(|(_, form)| {
                words[at..].len() >= form.len()
                    && form.iter().zip(&words[at..]).all(|(a, b)| a == b)
            })
            .max_by_key(|(_, form)| form.len())
            .map(|(ordinal, _)| *ordinal)
    })
}

/// No ordinal has more words: QUATRE-VINGT-DIX-NEUVIÈME.
const MOST_WORDS: usize = 4;

/// The ordinals by their words, of either gender.
static FORMS: LazyLock<BTreeMap<String, u16>> = LazyLock::new(|| {
    let mut forms = BTreeMap::new();
    for ordinal in 1..=MOST {
        let latin = latin(ordinal);
        let feminine: Vec<String> = latin.iter().map(|form| feminine(form)).collect();
        let all = [english(ordinal), french(ordinal)];
        for form in all.into_iter().chain(latin).chain(feminine) {
            forms.entry(form).or_insert(ordinal);
        }
    }
    forms
});

/// CUADRAGÉSIMA PRIMERA for CUADRAGÉSIMO PRIMER.
fn feminine(form: &str) -> String {
    let words: Vec<String> = form
        .split(' ')
        .map(|word| match word.strip_suffix('O') {
            Some(stem) => format!("{stem}A"),
            None => format!("{word}A"),
        })
        .collect();
    words.join(" ")
}

/// All ordinals in words in a text, in any of the four languages, with the bytes where each stands.
pub fn each_in_words(text: &str) -> Vec<(u16, Range<usize>)> {
    let mut words: Vec<(String, Range<usize>)> = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(char::is_alphanumeric).map(|i| at + i) {
        let long = text[start..].find(|c: char| !c.is_alphanumeric() && !is_combining_mark(c));
        at = long.map_or(text.len(), |long| start + long);
        words.push((bare(&text[start..at]), start..at));
    }
    let mut found = Vec::new();
    let mut first = 0;
    while first < words.len() {
        // the longest form: QUARANTE ET UNIÈME is not the first
        let longest = (1..=MOST_WORDS.min(words.len() - first)).rev();
        let here = longest.into_iter().find_map(|count| {
            let taken = &words[first..first + count];
            let form: Vec<&str> = taken.iter().map(|(word, _)| word.as_str()).collect();
            let ordinal = *FORMS.get(&form.join(" "))?;
            Some((ordinal, taken[0].1.start..taken[count - 1].1.end, count))
        });
        match here {
            Some((ordinal, range, count)) => {
                found.push((ordinal, range));
                first += count;
            }
            None => first += 1,
        }
    }
    found
}

/// Capitals without accents, hyphens as spaces.
fn bare(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_uppercase)
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect()
}

fn english(ordinal: u16) -> String {
    let (ten, one) = (usize::from(ordinal / 10), usize::from(ordinal % 10));
    match (ten, one) {
        (0 | 1, _) => ENGLISH[usize::from(ordinal)].to_owned(),
        (_, 0) => format!("{}IETH", ENGLISH_TENS[ten]),
        _ => format!("{}Y {}", ENGLISH_TENS[ten], ENGLISH[one]),
    }
}

fn french(ordinal: u16) -> String {
    let (ten, one) = (usize::from(ordinal / 10), usize::from(ordinal % 10));
    let form = match (ten, one) {
        (0, 1) => "PREMIERE".to_owned(),
        (0 | 1, _) => FRENCH[usize::from(ordinal)].to_owned(),
        (8, 0) => "QUATRE-VINGTIEME".to_owned(),
        (7 | 9, _) => {
            let and = if (ten, one) == (7, 1) { " ET " } else { "-" };
            format!("{}{and}{}", FRENCH_TENS[ten], FRENCH[10 + one])
        }
        (_, 0) => format!("{}IEME", FRENCH_TENS[ten].trim_end_matches('E')),
        (2..=6, 1) => format!("{} ET {}", FRENCH_TENS[ten], FRENCH[one]),
        _ => format!("{}-{}", FRENCH_TENS[ten], FRENCH[one]),
    };
    form.replace('-', " ")
}

/// The forms of Spanish and Portuguese, which are built alike.
fn latin(ordinal: u16) -> Vec<String> {
    let (ten, one) = (usize::from(ordinal / 10), usize::from(ordinal % 10));
    let join = |ten: &str, one: &str| format!("{ten} {one}").trim().to_owned();
    let mut forms = vec![
        join(SPANISH_TENS[ten], SPANISH[one]),
        join(PORTUGUESE_TENS[ten], PORTUGUESE[one]),
    ];
    // the form before a noun that is left out, and those that are written in one word
    if matches!(one, 1 | 3) {
        forms.push(join(SPANISH_TENS[ten], &format!("{}O", SPANISH[one])));
    }
    if ten == 1 && one > 0 {
        forms.push(format!("DECIMO{}", SPANISH[one]));
    }
    forms.extend(match ordinal {
        11 => Some("UNDECIMO".to_owned()),
        12 => Some("DUODECIMO".to_owned()),
        _ => None,
    });
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_ordinal_of_a_text_is_found_with_its_place() {
        for (text, ordinal, words) in [
            ("the forty-first session", 41, "forty-first"),
            ("la cuadragésima primera sesión", 41, "cuadragésima primera"),
            ("el cuadragésimo primer período", 41, "cuadragésimo primer"),
            ("la quarante et unième session", 41, "quarante et unième"),
            (
                "a quadragésima primeira sessão",
                41,
                "quadragésima primeira",
            ),
            (
                "la quatre-vingt-dix-neuvième",
                99,
                "quatre-vingt-dix-neuvième",
            ),
        ] {
            let found = each_in_words(text);
            assert_eq!(found.len(), 1, "{found:?}");
            assert_eq!(found[0].0, ordinal, "{text}");
            assert_eq!(&text[found[0].1.clone()], words);
        }
        let two: Vec<u16> = each_in_words("from the twelfth to the twentieth")
            .into_iter()
            .map(|(ordinal, _)| ordinal)
            .collect();
        assert_eq!(two, [12, 20]);
        assert_eq!(each_in_words("no ordinal, 41st"), []);
    }

    #[test]
    fn ordinals_of_sessions_are_read_in_four_languages() {
        for (text, ordinal) in [
            ("FORTY-FIRST REGULAR SESSION", 41),
            ("Thirty-fifth regular session", 35),
            ("NINETEENTH SPECIAL SESSION", 19),
            ("FORTIETH REGULAR SESSION", 40),
            ("CUADRAGÉSIMO PRIMER PERÍODO ORDINARIO DE SESIONES", 41),
            ("NONAGÉSIMO NOVENO PERÍODO ORDINARIO DE SESIONES", 99),
            ("DECIMOTERCER PERÍODO ORDINARIO", 13),
            ("QUARANTE ET UNIÈME SESSION ORDINAIRE", 41),
            ("QUARANTE-DEUXIÈME SESSION ORDINAIRE", 42),
            ("TRENTIÈME SESSION ORDINAIRE", 30),
            ("SOIXANTE ET ONZIÈME SESSION", 71),
            ("QUATRE-VINGT-DIX-NEUVIÈME SESSION", 99),
            ("QUADRAGÉSIMO PRIMEIRO PERÍODO ORDINÁRIO DE SESSÕES", 41),
            ("The forty-first regular session of the first committee", 41),
        ] {
            assert_eq!(in_words(text), Some(ordinal), "{text}");
        }
        for none in ["", "REGULAR SESSION", "41st SESSION", "FORTY SESSIONS"] {
            assert_eq!(in_words(none), None, "{none}");
        }
    }

    #[test]
    fn no_two_ordinals_have_the_same_words() {
        for ordinal in 1..=MOST {
            let forms = [english(ordinal), french(ordinal)];
            for form in forms.into_iter().chain(latin(ordinal)) {
                assert_eq!(in_words(&form), Some(ordinal), "{form}");
            }
        }
    }
}
