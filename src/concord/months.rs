//! The names of months in the four languages of the organization.

/// The number of a month from 1 on by its name in small letters: in the language of the text, else in any of the four, since
/// a title or quotation stands in its own.
pub(super) fn month(name: &str, language: &str) -> Option<usize> {
    [language, "en", "es", "fr", "pt"]
        .into_iter()
        .find_map(|language| months(language).iter().position(|month| *month == name))
        .map(|at| at + 1)
}

/// The months of a language, January first, in small letters; English where the language is none of the four.
fn months(language: &str) -> [&'static str; 12] {
    match language.split('-').next() {
        Some("es") => [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
        Some("fr") => [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
        Some("pt") => [
            "janeiro",
            "fevereiro",
            "março",
            "abril",
            "maio",
            "junho",
            "julho",
            "agosto",
            "setembro",
            "outubro",
            "novembro",
            "dezembro",
        ],
        _ => [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
    }
}
