//! A symbol explained: what each part of it says.

use super::job::LANGUAGES;
use super::official::{ChangeKind, Occasion, OfficialKind, full_year};
use super::united::{Element, NUMBERED, ORGANS, WORDS};
use super::{
    FileSymbol, JobNumber, LanguageLetter, OfficialSymbol, SeriesSymbol, Symbol, UnitedSymbol,
    roman,
};

/// A part of a symbol: what it is, and what it says.
pub type Part = (&'static str, String);

/// Organs whose letters are known, and their names.
const KNOWN: [(&str, &str); 5] = [
    ("AG", "General Assembly"),
    ("CP", "Permanent Council"),
    ("CAJP", "Committee on Juridical and Political Affairs"),
    ("CSH", "Committee on Hemispheric Security"),
    ("GT", "working group"),
];

impl Symbol {
    /// What kind of symbol it is, in words.
    pub fn kind(&self) -> &'static str {
        match self {
            Symbol::File(_) => "file symbol",
            Symbol::Official(_) => "official symbol",
            Symbol::Series(_) => "series",
            Symbol::United(_) => "symbol of the United Nations",
            Symbol::Job(_) => "job number of the United Nations",
        }
    }

    /// Its parts, in order.
    pub fn parts(&self) -> Vec<Part> {
        match self {
            Symbol::File(symbol) => file(symbol),
            Symbol::Official(symbol) => official(symbol),
            Symbol::Series(symbol) => series(symbol),
            Symbol::United(symbol) => united(symbol),
            Symbol::Job(symbol) => job(symbol),
        }
    }

    /// What in it does not agree with itself.
    pub fn doubt(&self) -> Option<String> {
        match self {
            Symbol::Official(symbol) => symbol.doubt(),
            _ => None,
        }
    }
}

fn named(letters: &str) -> String {
    match KNOWN.iter().find(|(known, _)| *known == letters) {
        Some((_, name)) => format!("{letters}, {name}"),
        None => letters.to_owned(),
    }
}

fn file(symbol: &FileSymbol) -> Vec<Part> {
    let language = match symbol.language() {
        LanguageLetter::English => "English",
        LanguageLetter::Spanish => "Spanish",
        LanguageLetter::French => "French",
        LanguageLetter::Portuguese => "Portuguese",
        LanguageLetter::Textual => "textual, as delivered",
    };
    vec![
        ("body", named(symbol.body())),
        ("job", symbol.job()),
        ("language", language.to_owned()),
        ("working version", symbol.version()),
    ]
}

fn official(symbol: &OfficialSymbol) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for organ in &symbol.organs {
        parts.push(("organ", named(organ)));
    }
    let kind = match symbol.kind {
        OfficialKind::Document => "document",
        OfficialKind::Resolution => "resolution",
        OfficialKind::Declaration => "declaration",
        OfficialKind::Minutes => "minutes",
        OfficialKind::Summary => "summary record",
        OfficialKind::Paper => "paper",
    };
    parts.push((kind, symbol.number.to_string()));
    match symbol.of {
        None => {}
        Some(Occasion::Year(year)) => parts.push(("year", full_year(year).to_string())),
        Some(Occasion::Session {
            ordinal,
            special,
            year,
        }) => {
            let which = if special {
                "special session"
            } else {
                "regular session"
            };
            parts.push((which, format!("{} ({ordinal})", roman::roman(ordinal))));
            parts.push(("year", full_year(year).to_string()));
        }
        Some(Occasion::Meeting { number, year }) => {
            parts.push(("meeting", number.to_string()));
            parts.push(("year", full_year(year).to_string()));
        }
    }
    for change in &symbol.changes {
        let kind = match change.kind {
            ChangeKind::Revision => "revision",
            ChangeKind::Corrigendum => "corrigendum",
            ChangeKind::Addendum => "addendum",
        };
        parts.push((kind, change.number.to_string()));
    }
    parts
}

fn series(symbol: &SeriesSymbol) -> Vec<Part> {
    let mut parts = vec![("series", symbol.letter.to_string())];
    if let Some(volume) = &symbol.volume {
        let numeral = format!("{} ({})", roman::roman(volume.numeral), volume.numeral);
        parts.push(match volume.session {
            None => ("group", numeral),
            Some(false) => ("regular session", numeral),
            Some(true) => ("special session", numeral),
        });
        parts.push(("volume", volume.number.to_string()));
        if let Some(revision) = volume.revision {
            parts.push(("revision", revision.to_string()));
        }
    }
    parts
}

fn united(symbol: &UnitedSymbol) -> Vec<Part> {
    let organ = ORGANS.iter().find(|(letters, _)| *letters == symbol.organ);
    let organ = organ.map_or("", |(_, name)| name);
    let mut parts = vec![("organ", format!("{}, {organ}", symbol.organ))];
    let numbers = symbol
        .elements
        .iter()
        .filter(|element| matches!(element, Element::Number(_)))
        .count();
    let mut seen = 0;
    for element in &symbol.elements {
        parts.push(match element {
            Element::Number(number) => {
                seen += 1;
                // of two numbers the first is that of the session, or the year
                match (seen, numbers) {
                    (1, 2..) if *number > 1900 => ("year", number.to_string()),
                    (1, 2..) => ("session", number.to_string()),
                    _ => ("number", number.to_string()),
                }
            }
            Element::SpecialSession { emergency, number } => match emergency {
                true => ("emergency special session", number.to_string()),
                false => ("special session", number.to_string()),
            },
            Element::Word(word) => {
                let told = WORDS.iter().find(|(known, _)| known == word);
                ("kind", told.map_or("", |(_, told)| told).to_owned())
            }
            Element::Numbered(word, number) => {
                let told = NUMBERED.iter().find(|(known, _)| known == word);
                (
                    "element",
                    format!("{} {number}", told.map_or("", |(_, told)| told)),
                )
            }
        });
    }
    parts
}

fn job(symbol: &JobNumber) -> Vec<Part> {
    let mut parts = vec![
        ("year", full_year(symbol.year).to_string()),
        ("number", format!("{:05}", symbol.number)),
    ];
    if let Some(letter) = symbol.language {
        let name = LANGUAGES.iter().find(|(known, _)| *known == letter);
        parts.push(("language", name.map_or("", |(_, name)| name).to_owned()));
    }
    if let Some((day, month, year)) = symbol.issued {
        parts.push(("issued", format!("{}-{month:02}-{day:02}", full_year(year))));
    }
    parts.push(("bar code", symbol.bar_code()));
    parts
}
