//! The value of a number: `15.` is 15, `(iv)` is 4 among roman numbers and nothing among letters, `2 bis.` comes after 2.

/// What is put after the number of a paragraph that comes between two others, in order.
const BETWEEN: [&str; 9] = [
    "bis",
    "ter",
    "quater",
    "quinquies",
    "sexies",
    "septies",
    "octies",
    "novies",
    "decies",
];

/// How a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// 1, 2, 3
    Decimal,
    /// a, b, c ... z, aa, bb
    Letter,
    /// i, ii, iii
    Roman,
}

/// A number: the count, and 0 or the place among those between it and the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Count {
    /// The count.
    pub base: u32,
    /// 0, 1 for bis, 2 for ter.
    pub between: u32,
}

/// The value as an eId writes it: the last word without punctuation, what comes between joined to it.
pub fn value(num: &str) -> String {
    let (word, between) = words(num);
    match between {
        0 => word.to_owned(),
        place => format!("{word}{}", BETWEEN[place - 1]),
    }
}

/// The last word of a number without its punctuation, and its place among those between two numbers.
fn words(num: &str) -> (&str, usize) {
    let mut words = num
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .rev();
    let last = words.next().unwrap_or_default();
    let place = BETWEEN
        .iter()
        .position(|between| last.eq_ignore_ascii_case(between));
    match (place, words.next()) {
        (Some(place), Some(word)) => (word, place + 1),
        _ => (last, 0),
    }
}

/// How the first number of a sequence counts: `i` and `I` are roman, other letters are letters.
pub(super) fn form(first: &str) -> Option<Form> {
    let (word, _) = words(first);
    [Form::Decimal, Form::Roman, Form::Letter]
        .into_iter()
        .find(|form| match form {
            Form::Roman => word.eq_ignore_ascii_case("i"),
            form => read(word, *form).is_some(),
        })
        .or_else(|| read(word, Form::Roman).map(|_| Form::Roman))
}

/// The count of a number in a form; `None` where it is none of that form.
pub(super) fn count(num: &str, form: Form) -> Option<Count> {
    let (word, between) = words(num);
    Some(Count {
        base: read(word, form)?,
        between: between as u32,
    })
}

fn read(word: &str, form: Form) -> Option<u32> {
    match form {
        Form::Decimal => word
            .bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| word.parse().ok())?,
        Form::Letter => letters(word),
        Form::Roman => roman(word),
    }
}

/// a is 1, z is 26, aa is 27, bb is 28.
fn letters(word: &str) -> Option<u32> {
    let first = word.bytes().next()?;
    let same = first.is_ascii_alphabetic() && word.bytes().all(|b| b == first);
    let rounds = u32::try_from(word.len()).ok()?.checked_sub(1)?;
    (same && rounds < 10).then(|| rounds * 26 + u32::from(first.to_ascii_lowercase() - b'a') + 1)
}

/// The value of a well-formed roman number below 4000.
fn roman(word: &str) -> Option<u32> {
    const SIGNS: [(&str, u32); 13] = [
        ("m", 1000),
        ("cm", 900),
        ("d", 500),
        ("cd", 400),
        ("c", 100),
        ("xc", 90),
        ("l", 50),
        ("xl", 40),
        ("x", 10),
        ("ix", 9),
        ("v", 5),
        ("iv", 4),
        ("i", 1),
    ];
    let lower = word.to_ascii_lowercase();
    let mut rest = lower.as_str();
    let mut value = 0;
    for (sign, worth) in SIGNS {
        let most = if matches!(sign, "m" | "c" | "x" | "i") {
            3
        } else {
            1
        };
        for _ in 0..most {
            match rest.strip_prefix(sign) {
                Some(after) => {
                    rest = after;
                    value += worth;
                }
                None => break,
            }
        }
    }
    (rest.is_empty() && value > 0).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_those_of_identifiers() {
        for (num, expected) in [
            ("15.", "15"),
            ("(a)", "a"),
            ("PART I", "I"),
            ("2 bis.", "2bis"),
            ("2 TER.", "2ter"),
            ("Programme 1", "1"),
            ("bis", "bis"),
        ] {
            assert_eq!(value(num), expected);
        }
    }

    #[test]
    fn the_first_number_says_how_a_sequence_counts() {
        assert_eq!(form("1."), Some(Form::Decimal));
        assert_eq!(form("(i)"), Some(Form::Roman));
        assert_eq!(form("PART I"), Some(Form::Roman));
        assert_eq!(form("A."), Some(Form::Letter));
        assert_eq!(form("(c)"), Some(Form::Letter));
        assert_eq!(form("(iv)"), Some(Form::Roman));
        assert_eq!(form("premier"), None);
    }

    #[test]
    fn counts_are_read_in_their_form() {
        let base = |num, form| count(num, form).map(|count| (count.base, count.between));
        assert_eq!(base("2 bis.", Form::Decimal), Some((2, 1)));
        assert_eq!(base("(iv)", Form::Roman), Some((4, 0)));
        assert_eq!(base("(iiii)", Form::Roman), None);
        assert_eq!(base("(iv)", Form::Letter), None);
        assert_eq!(base("(bb)", Form::Letter), Some((28, 0)));
        assert_eq!(base("12a", Form::Decimal), None);
        assert_eq!(base("99999999999", Form::Decimal), None);
    }
}
