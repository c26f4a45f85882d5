//! *Ad referendum* annotations in a text, and the delegations that they name.

use std::ops::Range;

/// An annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Annotation {
    /// Bytes of the text, parentheses included.
    pub range: Range<usize>,
    /// The delegations it names.
    pub delegations: Vec<Delegation>,
}

/// A delegation that an annotation names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Delegation {
    /// Bytes of the text: `delegation of Mexico`.
    pub range: Range<usize>,
    /// Its eId: `delMexico`.
    pub id: String,
    /// Its country as written: `Mexico`.
    pub country: String,
}

/// What stands between the words for a delegation and its country; the longer first.
const OF: [&str; 20] = [
    "delegations of the ",
    "delegations of ",
    "delegation of the ",
    "delegation of ",
    "delegaciones de la ",
    "delegaciones de ",
    "delegación de la ",
    "delegación de los ",
    "delegación de ",
    "delegación del ",
    "délégation de la ",
    "délégation de l’",
    "délégation de l'",
    "délégation du ",
    "délégation des ",
    "délégation de ",
    "delegação da ",
    "delegação do ",
    "delegação dos ",
    "delegação de ",
];

/// The annotations of a text.
pub(super) fn annotations(text: &str) -> Vec<Annotation> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, c) in text.char_indices() {
        match c {
            '(' => open = Some(at),
            ')' => {
                let Some(start) = open.take() else {
                    continue;
                };
                let range = start..at + 1;
                let words = text.get(range.clone()).unwrap_or_default();
                if words.to_lowercase().contains("ad referendum") {
                    let delegations = delegations(words, start);
                    found.push(Annotation { range, delegations });
                }
            }
            _ => {}
        }
    }
    found
}

/// The delegations that an annotation names; `offset` is where it stands.
fn delegations(words: &str, offset: usize) -> Vec<Delegation> {
    let mut found: Vec<Delegation> = Vec::new();
    // where the word for a delegation stands, and where the countries begin
    let start = OF
        .iter()
        .filter_map(|of| words.find(of).map(|at| (at, at + of.len())))
        .min_by_key(|(at, end)| (*at, std::cmp::Reverse(*end)));
    let Some((start, countries)) = start else {
        return found;
    };
    let list = words
        .get(countries..)
        .unwrap_or_default()
        .trim_end_matches(')');
    for (at, country) in split(list) {
        let begin = countries + at;
        let end = begin + country.len();
        // the words for the delegation belong to the first country
        let begin = if found.is_empty() { start } else { begin };
        found.push(Delegation {
            range: begin + offset..end + offset,
            id: format!("del{}", identifier(country)),
            country: country.to_owned(),
        });
    }
    found
}

/// The names in a list of countries, each with its place.
fn split(list: &str) -> Vec<(usize, &str)> {
    let mut names = vec![(0, list)];
    for between in [
        ", and ", ", y ", ", et ", ", e ", " and ", " y ", " et ", " e ", ", ",
    ] {
        let apart = |(at, name): (usize, &'_ str)| -> Vec<(usize, usize)> {
            let mut at = at;
            let mut places = Vec::new();
            for piece in name.split(between) {
                places.push((at, piece.len()));
                at += piece.len() + between.len();
            }
            places
        };
        let places = names.into_iter().flat_map(apart);
        names = places
            .filter_map(|(at, length)| Some((at, list.get(at..at + length)?)))
            .collect();
    }
    names.retain(|(_, name)| name.starts_with(char::is_uppercase));
    names
}

/// A name as part of an eId: its letters and digits, each word with a capital.
pub(super) fn identifier(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let plain: String = name.nfd().filter(|c| c.is_ascii()).collect();
    plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            let (first, rest) = word.split_at(1);
            format!("{}{rest}", first.to_ascii_uppercase())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Vec<(&str, String)> {
        let all = annotations(text);
        all.iter()
            .flat_map(|found| &found.delegations)
            .map(|delegation| {
                (
                    text.get(delegation.range.clone()).unwrap(),
                    delegation.id.clone(),
                )
            })
            .collect()
    }

    #[test]
    fn delegations_are_found_in_four_languages() {
        let one =
            |text, words, id: &str| assert_eq!(named(text), [(words, id.to_owned())], "{text}");
        one(
            "next session. (APPROVED ad referendum of the delegation of Canada)",
            "delegation of Canada",
            "delCanada",
        );
        one(
            "(ad referendum de la delegación de México)",
            "delegación de México",
            "delMexico",
        );
        one(
            "(ad referendum de la délégation d’Haïti ou délégation du Chili)",
            "délégation du Chili",
            "delChili",
        );
        one(
            "(ad referendum da delegação do Brasil)",
            "delegação do Brasil",
            "delBrasil",
        );
        assert_eq!(
            named("(ad referendum of the delegations of Canada and Mexico)"),
            [
                ("delegations of Canada", "delCanada".to_owned()),
                ("Mexico", "delMexico".to_owned())
            ]
        );
        assert_eq!(named("(as amended) by the delegation of Peru"), []);
    }
}
