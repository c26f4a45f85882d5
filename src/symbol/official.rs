//! Official symbols of the organs of the Organization of American States: `AG/doc.5232/11 rev. 1`,
//! `AG/DEC. 66 (XLI-O/11)`, `CP/RES. 994 (1831/11)`, `CP/ACTA 1970/14`, `CP/CSH-264/00 rev. 1`.

use super::cursor::Cursor;
use super::{SymbolError, roman};
use std::fmt;
use std::str::FromStr;

/// An official symbol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficialSymbol {
    /// The organ, and those within it: `CP`, `CSH`.
    pub organs: Vec<String>,
    /// What it is the symbol of.
    pub kind: OfficialKind,
    /// Its number.
    pub number: u32,
    /// When or where it belongs.
    pub of: Option<Occasion>,
    /// Revisions, corrigenda, addenda, in order.
    pub changes: Vec<Change>,
}

/// What an official symbol names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfficialKind {
    /// A document: `/doc.`
    Document,
    /// A resolution: `/RES. `
    Resolution,
    /// A declaration: `/DEC. `
    Declaration,
    /// Minutes: `/ACTA `
    Minutes,
    /// A summary record: `/SA.`
    Summary,
    /// A paper of a committee: `-`
    Paper,
}

/// When or where an official symbol belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// The year, its last two digits: `/11`.
    Year(u8),
    /// The session: `(XLI-O/11)`.
    Session {
        /// Its ordinal.
        ordinal: u16,
        /// Whether it is special (extraordinary), not regular.
        special: bool,
        /// The year's last two digits.
        year: u8,
    },
    /// The meeting of the council: `(1831/11)`.
    Meeting {
        /// Its number.
        number: u32,
        /// The year's last two digits.
        year: u8,
    },
}

/// A change to a document that has a symbol of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// How.
    pub kind: ChangeKind,
    /// Its number.
    pub number: u32,
}

/// Kinds of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// `rev.`
    Revision,
    /// `corr.`
    Corrigendum,
    /// `add.`
    Addendum,
}

/// The first year of the organization: two digits from here on are of that century, those below of the next.
const FIRST_YEAR: u8 = 48;
/// The General Assembly's first regular session was in the year after this one, and there is one each year.
const SESSIONS_SINCE: u16 = 1970;

/// The year that two digits stand for.
pub fn full_year(year: u8) -> u16 {
    let century = if year >= FIRST_YEAR { 1900 } else { 2000 };
    century + u16::from(year)
}

impl OfficialSymbol {
    /// What in it does not agree with itself: the ordinal of a regular session of the General Assembly with the year.
    pub fn doubt(&self) -> Option<String> {
        let Some(Occasion::Session {
            ordinal,
            special: false,
            year,
        }) = self.of
        else {
            return None;
        };
        let (named, held) = (full_year(year), SESSIONS_SINCE + ordinal);
        (self.organs == ["AG"] && named != held).then(|| {
            format!(
                "the General Assembly’s regular session {} was in {held}, not in {named}",
                roman::roman(ordinal)
            )
        })
    }
}

impl FromStr for OfficialSymbol {
    type Err = SymbolError;

    fn from_str(text: &str) -> Result<OfficialSymbol, SymbolError> {
        let mut cursor = Cursor::new(text);
        let mut organs = vec![organ(&mut cursor)?];
        let kind = loop {
            if let Some(kind) = kind(&mut cursor) {
                break kind;
            }
            let here = cursor;
            let what = "/doc., /RES., /DEC., /ACTA, /SA., a hyphen, or a slash and the letters of an organ";
            cursor.demand("/", what)?;
            match organ(&mut cursor) {
                Ok(name) => organs.push(name),
                Err(_) => return Err(here.expected(what)),
            }
        };
        let number = cursor.number("the number")?;
        let of = occasion(&mut cursor, kind)?;
        let mut changes = Vec::new();
        while cursor.pass(" ") {
            changes.push(change(&mut cursor)?);
        }
        cursor.end(match changes.len() {
            0 => "a year, a session, a change such as “ rev. 1”, or the end",
            _ => "another change such as “ corr. 1”, or the end",
        })?;
        Ok(OfficialSymbol {
            organs,
            kind,
            number,
            of,
            changes,
        })
    }
}

/// Letters, for meetings of consultation with their Roman numeral: `RC.XXIV`.
fn organ(cursor: &mut Cursor<'_>) -> Result<String, SymbolError> {
    let letters = cursor.take(|c| c.is_ascii_uppercase());
    if letters.is_empty() {
        return Err(cursor.expected("the capital letters of an organ, such as AG or CP"));
    }
    let mut name = letters.to_owned();
    let mut ahead = *cursor;
    if ahead.pass(".") {
        let numeral = ahead.take(|c| "IVXLC".contains(c));
        if roman::number(numeral).is_some() {
            *cursor = ahead;
            name = format!("{name}.{numeral}");
        }
    }
    Ok(name)
}

fn kind(cursor: &mut Cursor<'_>) -> Option<OfficialKind> {
    // as they are written, and as they were found
    let forms = [
        ("/doc.", OfficialKind::Document),
        ("/Doc.", OfficialKind::Document),
        ("/RES.", OfficialKind::Resolution),
        ("/DEC.", OfficialKind::Declaration),
        ("/ACTA.", OfficialKind::Minutes),
        ("/ACTA ", OfficialKind::Minutes),
        ("/SA.", OfficialKind::Summary),
        ("/SA ", OfficialKind::Summary),
        ("-", OfficialKind::Paper),
    ];
    let (_, kind) = forms.into_iter().find(|(form, _)| cursor.pass(form))?;
    if kind != OfficialKind::Paper {
        cursor.pass(" ");
    }
    Some(kind)
}

fn occasion(cursor: &mut Cursor<'_>, kind: OfficialKind) -> Result<Option<Occasion>, SymbolError> {
    if cursor.pass("/") {
        let year = cursor.digits(2, "the two digits of the year")?;
        return Ok(Some(Occasion::Year(year as u8)));
    }
    let act = matches!(kind, OfficialKind::Resolution | OfficialKind::Declaration);
    if !act {
        return Err(cursor.expected("a slash and the year"));
    }
    // an act may be named by its number alone
    if !cursor.pass(" (") {
        return Ok(None);
    }
    let of = if cursor.rest().starts_with(|c: char| c.is_ascii_digit()) {
        let number = cursor.number("the number of the meeting")?;
        cursor.demand("/", "a slash and the year")?;
        let year = cursor.digits(2, "the two digits of the year")? as u8;
        Occasion::Meeting { number, year }
    } else {
        let here = *cursor;
        let numeral = cursor.take(|c| "IVXLCDM".contains(c));
        let Some(ordinal) = roman::number(numeral) else {
            return Err(
                here.expected("the session in Roman numerals, or the number of the meeting")
            );
        };
        let joined = cursor.pass("-") || cursor.pass(" ");
        // a zero for the letter was found in issued symbols
        let special = cursor.pass("E");
        if !joined || !(special || cursor.pass("O") || cursor.pass("0")) {
            return Err(cursor.expected("-O for a regular or -E for a special session"));
        }
        cursor.demand("/", "a slash and the year")?;
        let year = cursor.digits(2, "the two digits of the year")? as u8;
        Occasion::Session {
            ordinal,
            special,
            year,
        }
    };
    cursor.demand(")", "a closing parenthesis")?;
    Ok(Some(of))
}

fn change(cursor: &mut Cursor<'_>) -> Result<Change, SymbolError> {
    let forms = [
        ("rev. ", ChangeKind::Revision),
        ("corr. ", ChangeKind::Corrigendum),
        ("add. ", ChangeKind::Addendum),
    ];
    match forms.into_iter().find(|(form, _)| cursor.pass(form)) {
        Some((_, kind)) => Ok(Change {
            kind,
            number: cursor.number("the number of the change")?,
        }),
        None => Err(cursor.expected("rev., corr. or add., and a space")),
    }
}

impl fmt::Display for OfficialSymbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.organs.join("/"))?;
        f.write_str(match self.kind {
            OfficialKind::Document => "/doc.",
            OfficialKind::Resolution => "/RES. ",
            OfficialKind::Declaration => "/DEC. ",
            OfficialKind::Minutes => "/ACTA ",
            OfficialKind::Summary => "/SA.",
            OfficialKind::Paper => "-",
        })?;
        write!(f, "{}", self.number)?;
        match self.of {
            None => {}
            Some(Occasion::Year(year)) => write!(f, "/{year:02}")?,
            Some(Occasion::Session {
                ordinal,
                special,
                year,
            }) => {
                let letter = if special { 'E' } else { 'O' };
                write!(f, " ({}-{letter}/{year:02})", roman::roman(ordinal))?;
            }
            Some(Occasion::Meeting { number, year }) => write!(f, " ({number}/{year:02})")?,
        }
        for change in &self.changes {
            let word = match change.kind {
                ChangeKind::Revision => "rev.",
                ChangeKind::Corrigendum => "corr.",
                ChangeKind::Addendum => "add.",
            };
            write!(f, " {word} {}", change.number)?;
        }
        Ok(())
    }
}
