//! Job numbers of the United Nations: `09-33570`, `09-33570 (E)`, `09-33570 (E) 310709`.

use super::SymbolError;
use super::cursor::Cursor;
use std::fmt;
use std::str::FromStr;

/// A job number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JobNumber {
    /// The year's last two digits.
    pub year: u8,
    /// Its number, five digits.
    pub number: u32,
    /// The letter of the language.
    pub language: Option<char>,
    /// The day of issue: day, month, year's last two digits.
    pub issued: Option<(u8, u8, u8)>,
}

/// The letters of the languages, and their names.
pub(super) const LANGUAGES: [(char, &str); 6] = [
    ('A', "Arabic"),
    ('C', "Chinese"),
    ('E', "English"),
    ('F', "French"),
    ('R', "Russian"),
    ('S', "Spanish"),
];

impl JobNumber {
    /// What its bar code says: `*0933570*`.
    pub fn bar_code(&self) -> String {
        format!("*{:02}{:05}*", self.year, self.number)
    }
}

/// A symbol as the beginning of a file name: of a job number year, number and language, 09-33570-E, since the day of issue
/// and the parentheses tell no document apart; any other symbol as it stands.
pub fn file_stem(symbol: &str) -> String {
    match symbol.parse::<JobNumber>() {
        Ok(JobNumber {
            year,
            number,
            language: Some(language),
            ..
        }) => format!("{year:02}-{number:05}-{language}"),
        _ => symbol.to_owned(),
    }
}

impl FromStr for JobNumber {
    type Err = SymbolError;

    fn from_str(text: &str) -> Result<JobNumber, SymbolError> {
        let mut cursor = Cursor::new(text);
        let year = cursor.digits(2, "the two digits of the year")? as u8;
        cursor.demand("-", "a hyphen and the five digits of the number")?;
        let number = cursor.digits(5, "the five digits of the number")?;
        let (mut language, mut issued) = (None, None);
        if cursor.pass(" (") {
            let here = cursor;
            let letter = cursor.take(|c| c.is_ascii_alphabetic());
            language = LANGUAGES
                .into_iter()
                .find(|(known, _)| letter.chars().eq([*known]))
                .map(|(known, _)| known);
            if language.is_none() {
                return Err(here.expected("the letter of a language: A, C, E, F, R or S"));
            }
            cursor.demand(")", "a closing parenthesis")?;
            if cursor.pass(" ") {
                let here = cursor;
                let day = cursor.digits(6, "the day of issue in six digits: 310709")?;
                let (day, month, year) = (day / 10_000, day / 100 % 100, day % 100);
                if !(1..=31).contains(&day) || !(1..=12).contains(&month) {
                    return Err(here.expected("a day that there is, as day, month, year: 310709"));
                }
                issued = Some((day as u8, month as u8, year as u8));
            }
        }
        cursor.end("the language such as “ (E)”, the day of issue after it, or the end")?;
        Ok(JobNumber {
            year,
            number,
            language,
            issued,
        })
    }
}

impl fmt::Display for JobNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:05}", self.year, self.number)?;
        if let Some(language) = self.language {
            write!(f, " ({language})")?;
        }
        if let Some((day, month, year)) = self.issued {
            write!(f, " {day:02}{month:02}{year:02}")?;
        }
        Ok(())
    }
}
