//! Symbols of the United Nations: `A/64/100`, `A/RES/55/2`, `A/C.3/65/L.33/Rev.1`.

use super::SymbolError;
use super::cursor::Cursor;
use std::fmt;
use std::str::FromStr;

/// A symbol of the United Nations: its elements, which slashes part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitedSymbol {
    /// The organ.
    pub organ: &'static str,
    /// What follows it, in order.
    pub elements: Vec<Element>,
}

/// An element of the symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Element {
    /// A session, a year, or the number of a document.
    Number(u32),
    /// A special session, `S-10`, or an emergency special session, `ES-10`.
    SpecialSession {
        /// Whether it is an emergency session.
        emergency: bool,
        /// Its number.
        number: u32,
    },
    /// A word alone: `RES`.
    Word(&'static str),
    /// A word with a number: `C.3`, `L.33`, `Rev.1`.
    Numbered(&'static str, u32),
}

/// The principal organs, by their letters.
pub(super) const ORGANS: [(&str, &str); 5] = [
    ("A", "General Assembly"),
    ("S", "Security Council"),
    ("E", "Economic and Social Council"),
    ("T", "Trusteeship Council"),
    ("ST", "Secretariat"),
];

/// Words that stand with a number, and what they say.
pub(super) const NUMBERED: [(&str, &str); 18] = [
    ("AC", "ad hoc committee"),
    ("C", "committee"),
    ("CN", "commission"),
    ("CONF", "conference"),
    ("SUB", "subcommission"),
    ("WG", "working group"),
    ("PV", "verbatim record of meeting"),
    ("SR", "summary record of meeting"),
    ("WP", "working paper"),
    ("CRP", "conference room paper"),
    ("INF", "information paper"),
    ("L", "limited distribution, document"),
    ("R", "restricted distribution, document"),
    ("NGO", "statement of a non-governmental organization"),
    ("Add", "addendum"),
    ("Amend", "amendment"),
    ("Corr", "corrigendum"),
    ("Rev", "revision"),
];

/// Words that stand alone.
pub(super) const WORDS: [(&str, &str); 4] = [
    ("RES", "resolution"),
    ("DEC", "decision"),
    ("INF", "information papers"),
    ("PRST", "presidential statement"),
];

/// The changes, which stand at the end.
const CHANGES: [&str; 4] = ["Add", "Amend", "Corr", "Rev"];

impl FromStr for UnitedSymbol {
    type Err = SymbolError;

    fn from_str(text: &str) -> Result<UnitedSymbol, SymbolError> {
        let mut cursor = Cursor::new(text);
        let here = cursor;
        let letters = cursor.take(|c| c.is_ascii_alphabetic());
        let Some((organ, _)) = ORGANS.into_iter().find(|(known, _)| *known == letters) else {
            return Err(here.expected("the letters of an organ: A, S, E, T or ST"));
        };
        let mut elements: Vec<Element> = Vec::new();
        let mut changed = false;
        while cursor.pass("/") {
            let here = cursor;
            let element = element(&mut cursor)?;
            let change = matches!(element, Element::Numbered(word, _) if CHANGES.contains(&word));
            if changed && !change {
                return Err(here.expected("another change such as Corr.1, or the end"));
            }
            changed = change;
            elements.push(element);
        }
        cursor.end("a slash, or the end")?;
        let has_number = elements
            .iter()
            .any(|element| !matches!(element, Element::Word(_)));
        if !has_number {
            return Err(cursor.expected("a slash and the session or the number of the document"));
        }
        Ok(UnitedSymbol { organ, elements })
    }
}

fn element(cursor: &mut Cursor<'_>) -> Result<Element, SymbolError> {
    let here = *cursor;
    if cursor.rest().starts_with(|c: char| c.is_ascii_digit()) {
        return Ok(Element::Number(cursor.number("a number")?));
    }
    for (form, emergency) in [("S-", false), ("ES-", true)] {
        if cursor.pass(form) {
            let number = cursor.number("the number of the special session")?;
            return Ok(Element::SpecialSession { emergency, number });
        }
    }
    let letters = cursor.take(|c| c.is_ascii_alphabetic());
    if cursor.pass(".") {
        let known = NUMBERED.into_iter().find(|(word, _)| *word == letters);
        return match known {
            Some((word, _)) => Ok(Element::Numbered(word, cursor.number("a number")?)),
            None => Err(here.expected("an element such as C.3, L.33 or Rev.1")),
        };
    }
    match WORDS.into_iter().find(|(word, _)| *word == letters) {
        Some((word, _)) => Ok(Element::Word(word)),
        None => Err(here.expected("a number, RES, or an element such as C.3, L.33 or Rev.1")),
    }
}

impl fmt::Display for UnitedSymbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.organ)?;
        for element in &self.elements {
            match element {
                Element::Number(number) => write!(f, "/{number}")?,
                Element::SpecialSession { emergency, number } => {
                    let letters = if *emergency { "ES" } else { "S" };
                    write!(f, "/{letters}-{number}")?;
                }
                Element::Word(word) => write!(f, "/{word}")?,
                Element::Numbered(word, number) => write!(f, "/{word}.{number}")?,
            }
        }
        Ok(())
    }
}
