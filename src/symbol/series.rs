//! Series of the Organization of American States: `OEA/Ser.P`, `OEA/Ser.P/XLIV-O.2`, `OEA/Ser.P/I.1 rev. 13`.

use super::cursor::Cursor;
use super::{SymbolError, roman};
use std::fmt;
use std::str::FromStr;

/// A series, and a volume of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesSymbol {
    /// Its letter: `P` is the General Assembly's.
    pub letter: char,
    /// The volume.
    pub volume: Option<Volume>,
}

/// A volume of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Volume {
    /// Its Roman numeral: that of the session, where `session` is there.
    pub numeral: u16,
    /// Of a session: whether it was special.
    pub session: Option<bool>,
    /// Its number.
    pub number: u32,
    /// Its revision.
    pub revision: Option<u32>,
}

impl FromStr for SeriesSymbol {
    type Err = SymbolError;

    fn from_str(text: &str) -> Result<SeriesSymbol, SymbolError> {
        let mut cursor = Cursor::new(text);
        cursor.demand("OEA/Ser.", "OEA/Ser.")?;
        let here = cursor;
        let letters = cursor.take(|c| c.is_ascii_uppercase());
        let (Some(letter), 1) = (letters.chars().next(), letters.len()) else {
            return Err(here.expected("the one letter of the series"));
        };
        let mut volume = None;
        if cursor.pass("/") {
            let here = cursor;
            let Some(numeral) = roman::number(cursor.take(|c| "IVXLCDM".contains(c))) else {
                return Err(here.expected("a Roman numeral"));
            };
            let session = match (cursor.pass("-O"), cursor.pass("-E")) {
                (true, _) => Some(false),
                (_, true) => Some(true),
                _ => None,
            };
            cursor.demand(".", "a full stop and the number of the volume")?;
            let number = cursor.number("the number of the volume")?;
            let revision = match cursor.pass(" rev. ") {
                true => Some(cursor.number("the number of the revision")?),
                false => None,
            };
            volume = Some(Volume {
                numeral,
                session,
                number,
                revision,
            });
        }
        cursor.end("a volume such as /XLIV-O.2, or the end")?;
        Ok(SeriesSymbol { letter, volume })
    }
}

impl fmt::Display for SeriesSymbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OEA/Ser.{}", self.letter)?;
        let Some(volume) = &self.volume else {
            return Ok(());
        };
        let session = match volume.session {
            None => "",
            Some(false) => "-O",
            Some(true) => "-E",
        };
        write!(
            f,
            "/{}{session}.{}",
            roman::roman(volume.numeral),
            volume.number
        )?;
        match volume.revision {
            Some(revision) => write!(f, " rev. {revision}"),
            None => Ok(()),
        }
    }
}
