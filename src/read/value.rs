//! The values of attributes: which forms and which names the profile takes.

/// What is to be said of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Good,
    /// It is not this, which it must be.
    Wrong(&'static str),
    /// The schema allows it, but only this has an effect.
    Ignored(&'static str),
    /// It is not one of the names that the profile lists.
    UnknownName,
}

/// The names that the profile lists, by element; other elements take any name.
pub(super) const NAMES: [(&str, &[&str]); 4] = [
    (
        "container",
        &["masthead", "signatureBlock", "adoption", "preambular"],
    ),
    ("formula", &["enactingAuthority", "enactingFormula"]),
    (
        "inline",
        &[
            "leadIn",
            "adReferendum",
            "bracketed",
            "alternative",
            "struck",
            "smallCaps",
            "series",
            "sessionDates",
            "originalLanguage",
            "distribution",
            "agendaItem",
        ],
    ),
    (
        "FRBRalias",
        &["officialTitle", "officialSymbol", "editorialTitle"],
    ),
];

/// Values of `status` that the schema has beside `editorial`.
const STATUSES: [&str; 9] = [
    "removed",
    "temporarilyRemoved",
    "translated",
    "edited",
    "verbatim",
    "incomplete",
    "unknown",
    "undefined",
    "ignored",
];

/// Judges the value of an attribute that the element may bear.
pub(super) fn judge(element: &str, attribute: &str, value: &str) -> Verdict {
    let demand = |good: bool, expected: &'static str| {
        if good {
            Verdict::Good
        } else {
            Verdict::Wrong(expected)
        }
    };
    match attribute {
        "eId" | "wId" => demand(
            !value.is_empty() && !value.contains(char::is_whitespace),
            "an identifier without spaces",
        ),
        "refersTo" => demand(
            !value.trim().is_empty() && value.split_whitespace().all(is_reference),
            "one or more references to eIds, such as #oas",
        ),
        "source" | "as" | "by" | "outcome" | "dictionary" => {
            demand(is_reference(value), "a reference to an eId, such as #oas")
        }
        "href" if matches!(element, "FRBRauthor" | "noteRef") => {
            demand(is_reference(value), "a reference to an eId, such as #oas")
        }
        "href" | "from" | "upTo" | "src" => demand(
            !value.is_empty() && !value.contains(char::is_whitespace),
            "an address or a reference without spaces",
        ),
        "date" => demand(is_date(value), "a date as YYYY-MM-DD"),
        "value" if matches!(element, "FRBRprescriptive" | "FRBRauthoritative") => truth(value),
        "authoritative" => truth(value),
        "language" | "fromLanguage" => demand(
            value.len() == 3 && value.bytes().all(|b| b.is_ascii_lowercase()),
            "a language of three letters, such as eng",
        ),
        "xml:lang" => demand(is_language(value), "a language, such as eng or en"),
        "status" => match value {
            "editorial" => Verdict::Good,
            _ if STATUSES.contains(&value) => Verdict::Ignored("`editorial`"),
            _ => Verdict::Wrong("a status of the schema, such as editorial"),
        },
        "contains" => match value {
            "originalVersion" => Verdict::Good,
            "singleVersion" | "multipleVersions" => Verdict::Ignored("`originalVersion`"),
            _ => Verdict::Wrong("`originalVersion`"),
        },
        "placement" => match value {
            "bottom" => Verdict::Good,
            "side" | "left" | "right" | "inline" => Verdict::Ignored("`bottom`"),
            _ => Verdict::Wrong("`bottom`"),
        },
        "type" if element == "eventRef" => demand(
            matches!(value, "generation" | "amendment" | "repeal"),
            "`generation`, `amendment` or `repeal`",
        ),
        "type" => demand(
            matches!(
                value,
                "sceneDescription" | "phenomenon" | "caption" | "translation"
            ),
            "`sceneDescription`, `phenomenon`, `caption` or `translation`",
        ),
        "level" => demand((1..=9).contains(&number(value)), "a depth from 1 to 9"),
        "colspan" | "rowspan" => demand(
            (1..=u32::from(super::tables::WIDEST)).contains(&number(value)),
            "a whole number from 1 to 1000",
        ),
        "width" | "height" => demand(number(value) > 0, "a whole number above 0"),
        "border" => demand(
            !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit()),
            "a whole number",
        ),
        "name" => match NAMES.iter().find(|(owner, _)| *owner == element) {
            Some((_, names)) if !names.contains(&value) => Verdict::UnknownName,
            _ => Verdict::Good,
        },
        _ => Verdict::Good,
    }
}

fn truth(value: &str) -> Verdict {
    match value {
        "true" | "false" | "1" | "0" => Verdict::Good,
        _ => Verdict::Wrong("`true` or `false`"),
    }
}

fn is_reference(value: &str) -> bool {
    value.len() > 1 && value.starts_with('#') && !value.contains(char::is_whitespace)
}

/// A whole number of at most nine digits; 0 for anything else.
fn number(value: &str) -> u32 {
    if value.len() <= 9 && value.bytes().all(|b| b.is_ascii_digit()) {
        value.parse().unwrap_or(0)
    } else {
        0
    }
}

/// A language tag in form (RFC 5646, clause 2.1): two or three letters, then subtags.
fn is_language(value: &str) -> bool {
    let mut subtags = value.split('-');
    let primary = subtags.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_alphabetic())
        && subtags.all(|tag| {
            (1..=8).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}

/// `YYYY-MM-DD`, perhaps with a time (`T10:00:00`) and a time zone (XML Schema part 2, clauses 3.2.7 and 3.2.9).
fn is_date(value: &str) -> bool {
    let Some((date, rest)) = value.split_at_checked(10) else {
        return false;
    };
    let Some([year, month, day]) = fields(date, '-', [4, 2, 2]) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    if year == 0 || !(1..=12).contains(&month) || !(1..=days).contains(&day) {
        return false;
    }
    match rest.strip_prefix('T') {
        None => is_zone(rest),
        Some(time) => {
            let Some((time, rest)) = time.split_at_checked(8) else {
                return false;
            };
            let rest = match rest.strip_prefix('.') {
                Some(fraction) => {
                    let zone = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
                    if zone.len() == fraction.len() {
                        return false;
                    }
                    zone
                }
                None => rest,
            };
            matches!(fields(time, ':', [2, 2, 2]), Some([0..=23, 0..=59, 0..=59])) && is_zone(rest)
        }
    }
}

/// Nothing, `Z`, or `+hh:mm` up to 14 hours.
fn is_zone(zone: &str) -> bool {
    match zone.strip_prefix(['+', '-']) {
        None => matches!(zone, "" | "Z"),
        Some(offset) => {
            matches!(
                fields(&format!("{offset}:00"), ':', [2, 2, 2]),
                Some([0..=13, 0..=59, _] | [14, 0, _])
            )
        }
    }
}

/// Three numbers of so many digits each.
fn fields(text: &str, separator: char, digits: [usize; 3]) -> Option<[u32; 3]> {
    let mut numbers = [0; 3];
    let mut pieces = text.split(separator);
    for (number, digits) in numbers.iter_mut().zip(digits) {
        let piece = pieces.next()?;
        if piece.len() != digits || !piece.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        *number = piece.parse().ok()?;
    }
    pieces.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_real_days() {
        for good in [
            "0001-01-01",
            "2011-06-07",
            "2012-02-29",
            "2011-06-07Z",
            "2011-06-07T10:00:00",
            "2011-06-07T23:59:59.25-05:00",
        ] {
            assert!(is_date(good), "{good}");
        }
        for bad in [
            "",
            "2011",
            "2011-6-7",
            "2011-02-29",
            "2011-13-01",
            "0000-01-01",
            "2011-06-07 ",
            "2011-06-07T10:00",
            "2011-06-07T24:01:00",
            "2011-06-07T10:00:00.",
            "2011-06-07+15:00",
            "7 June 2011",
            "２０１１-06-07",
        ] {
            assert!(!is_date(bad), "{bad}");
        }
    }

    #[test]
    fn languages_have_the_form_of_tags() {
        assert!(
            ["eng", "en", "la", "pt-BR", "zh-Hant"]
                .iter()
                .all(|good| is_language(good))
        );
        assert!(
            !["", "e", "english", "en_US", "en-", "1a"]
                .iter()
                .any(|bad| is_language(bad))
        );
    }

    #[test]
    fn names_of_the_profile_are_known() {
        assert_eq!(judge("inline", "name", "leadIn"), Verdict::Good);
        assert_eq!(judge("inline", "name", "leadin"), Verdict::UnknownName);
        assert_eq!(judge("hcontainer", "name", "programme"), Verdict::Good);
    }
}
