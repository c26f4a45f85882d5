//! Dates as the command line gives them: `2011-06-07`.

use super::rules::DATE;
use crate::diag::Finding;
use crate::sheet::StampWords;

/// A date that was checked only for its form; whether there is such a day, its words tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    written: String,
    year: u32,
    month: u32,
    day: u32,
}

impl Date {
    /// Reads a date.
    ///
    /// # Errors
    /// `DISTRIBUTION-DATE` where it is none.
    pub fn read(text: &str) -> Result<Date, Finding> {
        let parts: Vec<Option<u32>> = text
            .split('-')
            .zip([4, 2, 2])
            .map(|(part, digits)| {
                let plain = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
                plain.then(|| part.parse().ok()).flatten()
            })
            .collect();
        match parts[..] {
            [Some(year), Some(month), Some(day)] if text.len() == "2011-06-07".len() => Ok(Date {
                written: text.to_owned(),
                year,
                month,
                day,
            }),
            _ => Err(no_date(text)),
        }
    }

    /// As it was written.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// In the words of a language.
    ///
    /// # Errors
    /// `DISTRIBUTION-DATE` where there is no such day.
    pub fn words(&self, words: &StampWords) -> Result<String, Finding> {
        words
            .date(self.year, self.month, self.day)
            .ok_or_else(|| no_date(&self.written))
    }
}

fn no_date(text: &str) -> Finding {
    Finding::new(
        &DATE,
        format!("“{text}” is no date"),
        "write a day that there is as YYYY-MM-DD: 2011-06-07",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_dates_are_dates() {
        assert_eq!(Date::read("2011-06-07").unwrap().written(), "2011-06-07");
        for wrong in [
            "",
            "2011",
            "2011-6-7",
            "2011-06-07T00",
            "20110607",
            "+011-06-07",
            "2011-06-071",
            "2011-06-07-1",
        ] {
            assert_eq!(
                Date::read(wrong).unwrap_err().rule.code,
                "DISTRIBUTION-DATE",
                "{wrong}"
            );
        }
    }
}
