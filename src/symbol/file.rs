//! The file symbol: `AG05279E04`. It says nothing of the official symbol, and no official symbol can be derived from it.

use std::fmt;
use std::str::FromStr;

/// A file symbol: body, job number, language, working version.
///
/// The job number is new for each revision and corrigendum; it is the language and the version that tell the files of
/// one job apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileSymbol {
    body: String,
    job: u32,
    language: LanguageLetter,
    version: u8,
}

/// The letter for the language of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LanguageLetter {
    /// E
    English,
    /// S
    Spanish,
    /// F
    French,
    /// P
    Portuguese,
    /// T: textual, issued in the languages in which it was delivered
    Textual,
}

/// What is wrong with a file symbol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileSymbolError {
    /// It does not begin with two to eight capital letters.
    Body,
    /// After the body there are not five digits.
    Job,
    /// After the job number there is no letter of a language.
    Language(Option<char>),
    /// It does not end with two digits.
    Version,
}

/// Digits of a job number.
const JOB_DIGITS: usize = 5;
/// Digits of a working version.
const VERSION_DIGITS: usize = 2;

impl FileSymbol {
    /// The prefix of the body: `AG`.
    pub fn body(&self) -> &str {
        &self.body
    }

    /// The job: body and five digits, the same in all languages and versions: `AG05279`.
    pub fn job(&self) -> String {
        format!("{}{:05}", self.body, self.job)
    }

    /// The language.
    pub fn language(&self) -> LanguageLetter {
        self.language
    }

    /// The working version, as written: `04`.
    pub fn version(&self) -> String {
        format!("{:02}", self.version)
    }
}

impl LanguageLetter {
    fn from_letter(letter: char) -> Option<LanguageLetter> {
        Some(match letter {
            'E' => LanguageLetter::English,
            'S' => LanguageLetter::Spanish,
            'F' => LanguageLetter::French,
            'P' => LanguageLetter::Portuguese,
            'T' => LanguageLetter::Textual,
            _ => return None,
        })
    }

    /// The letter.
    pub fn letter(self) -> char {
        match self {
            LanguageLetter::English => 'E',
            LanguageLetter::Spanish => 'S',
            LanguageLetter::French => 'F',
            LanguageLetter::Portuguese => 'P',
            LanguageLetter::Textual => 'T',
        }
    }

    /// The language's code (ISO 639-2/T), `None` for a text in the languages in which it was delivered.
    pub fn code(self) -> Option<&'static str> {
        Some(match self {
            LanguageLetter::English => "eng",
            LanguageLetter::Spanish => "spa",
            LanguageLetter::French => "fra",
            LanguageLetter::Portuguese => "por",
            LanguageLetter::Textual => return None,
        })
    }
}

impl FromStr for FileSymbol {
    type Err = FileSymbolError;

    fn from_str(text: &str) -> Result<FileSymbol, FileSymbolError> {
        let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
        if !(2..=8).contains(&letters) {
            return Err(FileSymbolError::Body);
        }
        let (body, rest) = text.split_at(letters);
        let (job, rest) = digits(rest, JOB_DIGITS).ok_or(FileSymbolError::Job)?;
        let letter = rest.chars().next();
        let language = letter
            .and_then(LanguageLetter::from_letter)
            .ok_or(FileSymbolError::Language(letter))?;
        // the letters are one byte each
        match digits(&rest[1..], VERSION_DIGITS) {
            Some((version, "")) => Ok(FileSymbol {
                body: body.to_owned(),
                job,
                language,
                version: version as u8,
            }),
            _ => Err(FileSymbolError::Version),
        }
    }
}

/// Exactly so many digits at the beginning of `text`, as a number, and what follows.
fn digits(text: &str, count: usize) -> Option<(u32, &str)> {
    let found = text.bytes().take_while(u8::is_ascii_digit).count();
    if found != count {
        return None;
    }
    let (number, rest) = text.split_at(count);
    Some((number.parse().ok()?, rest))
}

impl fmt::Display for FileSymbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let FileSymbol {
            body,
            job,
            language,
            version,
        } = self;
        write!(f, "{body}{job:05}{}{version:02}", language.letter())
    }
}

impl fmt::Display for FileSymbolError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FileSymbolError::Body => f.write_str(
                "it begins with the body's prefix, two to eight capital letters such as AG",
            ),
            FileSymbolError::Job => {
                f.write_str("after the body's prefix come the five digits of the job number")
            }
            FileSymbolError::Language(found) => {
                f.write_str("after the job number comes the language: E, S, F, P or T (textual)")?;
                match found {
                    Some(letter) => write!(f, ", not {letter:?}"),
                    None => Ok(()),
                }
            }
            FileSymbolError::Version => {
                f.write_str("it ends with the two digits of the working version")
            }
        }
    }
}

impl std::error::Error for FileSymbolError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_printed_as_they_were_read() {
        for text in [
            "AG05279E04",
            "AG07167P11",
            "AC03216T03",
            "AC02642T04",
            "CIDI00012F00",
        ] {
            let symbol: FileSymbol = text.parse().unwrap();
            assert_eq!(symbol.to_string(), text);
        }
        let symbol: FileSymbol = "AG05279E04".parse().unwrap();
        assert_eq!(
            (
                symbol.body(),
                symbol.job().as_str(),
                symbol.version().as_str()
            ),
            ("AG", "AG05279", "04")
        );
        assert_eq!(symbol.language().code(), Some("eng"));
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (text, error) in [
            ("", FileSymbolError::Body),
            ("A05279E04", FileSymbolError::Body),
            ("ag05279E04", FileSymbolError::Body),
            ("AG5279E04", FileSymbolError::Job),
            ("AG052790E04", FileSymbolError::Job),
            ("AG/doc.5242/11", FileSymbolError::Job),
            ("AG05279", FileSymbolError::Language(None)),
            ("AG05279é04", FileSymbolError::Language(Some('é'))),
            ("AG05279E4", FileSymbolError::Version),
            ("AG05279E04 ", FileSymbolError::Version),
            ("AG05279E04-web", FileSymbolError::Version),
        ] {
            assert_eq!(text.parse::<FileSymbol>(), Err(error.clone()), "{text}");
            assert!(!error.to_string().is_empty());
        }
    }
}
