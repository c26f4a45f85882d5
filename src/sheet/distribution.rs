//! What the copies of a document bear beyond its text, and which class of distribution demands what.

use crate::unit::Length;
use std::collections::BTreeMap;

/// The stamp of copies, after a layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distribution {
    /// Type size of the stamp.
    pub size: Length,
    /// Distance between its baselines.
    pub line_height: Length,
    /// From the top edge of the paper to its first line, on the first page and on the others.
    pub top: Length,
    /// The side of the mark on the pages of a traceable copy, without the white around it.
    pub mark_side: Length,
    /// From the left edge of the paper to the mark.
    pub mark_left: Length,
    /// From the bottom edge of the paper to the mark.
    pub mark_bottom: Length,
    /// The classes of distribution by their key in the list of recipients: `restricted`.
    pub classes: BTreeMap<String, DistributionClass>,
    /// The words of the stamp by language (BCP 47).
    pub words: BTreeMap<String, StampWords>,
}

/// What a class of distribution demands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DistributionClass {
    /// Whether every page bears the mark by which a copy is traced.
    pub mark: bool,
    /// Whether the copy carries the canonical XML.
    pub source: bool,
}

/// The words of a stamp in one language. Words in braces stand for something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StampWords {
    /// The line of the class: `Distribution: {class}`.
    pub distribution: String,
    /// The line of the number: `Copy {number} of {total}`.
    pub copy: String,
    /// The line of an embargo: `Not for release before {date}`.
    pub embargo: String,
    /// The line of a copy that is issued again.
    pub reissued: String,
    /// A date: `{day} {month} {year}`.
    pub date: String,
    /// The first day of a month, where it is not a plain number.
    pub first_day: Option<String>,
    /// The months, January first.
    pub months: Vec<String>,
    /// The names of the classes, by key.
    pub classes: BTreeMap<String, String>,
}

impl StampWords {
    /// A date in words. `None` where there is no such day.
    pub fn date(&self, year: u32, month: u32, day: u32) -> Option<String> {
        let name = self.months.get((month as usize).checked_sub(1)?)?;
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        if !(1..=days).contains(&day) {
            return None;
        }
        let day = match &self.first_day {
            Some(first) if day == 1 => first.clone(),
            _ => day.to_string(),
        };
        Some(
            self.date
                .replace("{day}", &day)
                .replace("{month}", name)
                .replace("{year}", &year.to_string()),
        )
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn dates_are_told_in_each_language_and_only_where_there_is_such_a_day() {
        let text = crate::sheet::builtin("ag").unwrap();
        let sheet = crate::sheet::load("ag", text).value.unwrap();
        let words = |language: &str| sheet.distribution.as_ref().unwrap().words[language].clone();
        assert_eq!(words("en").date(2011, 6, 7).unwrap(), "7 June 2011");
        assert_eq!(words("es").date(2011, 6, 7).unwrap(), "7 de junio de 2011");
        assert_eq!(words("fr").date(2011, 6, 1).unwrap(), "1er juin 2011");
        assert_eq!(words("pt").date(2011, 6, 7).unwrap(), "7 de junho de 2011");
        assert_eq!(words("en").date(2012, 2, 29).unwrap(), "29 February 2012");
        for (year, month, day) in [
            (2011, 2, 29),
            (2100, 2, 29),
            (2011, 13, 1),
            (2011, 0, 1),
            (2011, 6, 31),
            (2011, 6, 0),
        ] {
            assert_eq!(words("en").date(year, month, day), None);
        }
    }
}
