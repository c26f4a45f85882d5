//! The list of recipients, in CSV (`lines`) or TOML (`tables`): every line right, or its fault with its place.

mod lines;
mod tables;

pub(super) use lines::record_start;

use super::recipient::{Kind, Medium};
use super::rules::LIST;
use crate::diag::{Finding, Outcome, Place, Source, Span};
use std::collections::BTreeMap;

/// A line of the list.
#[derive(Clone, Debug)]
pub struct Order {
    /// Where it stands.
    pub place: Place,
    /// Who gets the copies, as it will stand on them.
    pub recipient: String,
    /// What the recipient is.
    pub kind: Kind,
    /// Language of the version (BCP 47): `en`.
    pub language: String,
    /// What the copies are sent on.
    pub medium: Medium,
    /// How many copies.
    pub copies: u32,
    /// The class of distribution, where it is not that of the run.
    pub class: Option<String>,
}

/// The columns of the list.
const COLUMNS: [&str; 6] = [
    "recipient",
    "kind",
    "language",
    "medium",
    "copies",
    "marking",
];
/// Those that must be there.
const REQUIRED: [&str; 3] = ["recipient", "language", "medium"];
/// No more copies for one line: more would be a slip of the keyboard.
const MOST_COPIES: u32 = 10_000;
/// No recipient's name is longer, in characters.
const LONGEST_NAME: usize = 120;

/// Reads a list. A name that ends in `.toml` is TOML, any other is CSV.
///
/// # Errors
/// No value where a line is wrong; all faults are found in one run.
pub fn read(name: &str, bytes: &[u8]) -> Outcome<Vec<Order>> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
        let before = String::from_utf8_lossy(&bytes[..valid]).into_owned();
        let source = Source::new(name, before);
        let finding = Finding::new(
            &LIST,
            "The list is not UTF-8 from here on.",
            "Save it as UTF-8: in Excel “CSV UTF-8 (comma delimited)”.",
        );
        return Outcome::failed(vec![finding.at(source.place(Span::new(valid, valid)))]);
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let source = Source::new(name, text.to_owned());
    let mut reading = Reading {
        source: &source,
        orders: Vec::new(),
        findings: Vec::new(),
    };
    if name.to_ascii_lowercase().ends_with(".toml") {
        reading.toml(text);
    } else {
        reading.csv(text);
    }
    if reading.findings.is_empty() && reading.orders.is_empty() {
        reading.wrong(
            0..0,
            "The list has no recipients.",
            "Write a line for each.",
        );
    }
    match reading.findings.is_empty() {
        true => Outcome::new(reading.orders, Vec::new()),
        false => Outcome::failed(reading.findings),
    }
}

struct Reading<'s> {
    source: &'s Source,
    orders: Vec<Order>,
    findings: Vec<Finding>,
}

impl Reading<'_> {
    fn wrong(&mut self, span: std::ops::Range<usize>, message: &str, help: &str) {
        let place = self.source.place(Span::new(span.start, span.end));
        self.findings
            .push(Finding::new(&LIST, message, help).at(place));
    }

    /// One line, from its fields with their places.
    fn order(
        &mut self,
        fields: &BTreeMap<&str, (&str, std::ops::Range<usize>)>,
        span: std::ops::Range<usize>,
    ) {
        let faults = self.findings.len();
        let said = |name: &str| {
            fields
                .get(name)
                .cloned()
                .filter(|(said, _)| !said.is_empty())
        };
        for name in REQUIRED {
            if said(name).is_none() {
                let message = format!("The line does not say the {name}.");
                let at = fields.get(name).map_or(&span, |(_, at)| at).clone();
                self.wrong(at, &message, "Fill it in, or take the line out.");
            }
        }
        let (recipient, at) = said("recipient").unwrap_or(("", span.clone()));
        if recipient.chars().count() > LONGEST_NAME || recipient.chars().any(char::is_control) {
            self.wrong(
                at,
                "The recipient’s name cannot stand on a copy.",
                "Write it in one line of up to 120 characters.",
            );
        }
        let kind = self.word(
            said("kind"),
            Kind::of,
            "kind",
            "delegation, mission or archive",
        );
        let medium = self.word(said("medium"), Medium::of, "medium", "pdf, docx or print");
        let language = self.word(
            said("language"),
            tag,
            "language",
            "en, es, fr or pt (or E, S, F, P)",
        );
        let copies = self.word(
            said("copies"),
            count,
            "number of copies",
            "a number from 1 to 10000",
        );
        if self.findings.len() > faults {
            return;
        }
        if let (Some(language), Some(medium)) = (language, medium) {
            self.orders.push(Order {
                place: self.source.place(Span::new(span.start, span.end)),
                recipient: recipient.to_owned(),
                kind: kind.unwrap_or_default(),
                language,
                medium,
                copies: copies.unwrap_or(1),
                class: said("marking").map(|(said, _)| said.to_lowercase()),
            });
        }
    }

    fn word<T>(
        &mut self,
        said: Option<(&str, std::ops::Range<usize>)>,
        of: impl Fn(&str) -> Option<T>,
        what: &str,
        known: &str,
    ) -> Option<T> {
        let (said, span) = said?;
        let found = of(&said.to_lowercase());
        if found.is_none() {
            let message = format!("“{said}” is no {what}.");
            self.wrong(span, &message, &format!("Write {known}."));
        }
        found
    }
}

/// A language by its tag or its letter in file symbols.
fn tag(word: &str) -> Option<String> {
    let tag = match word {
        "e" | "en" | "eng" => "en",
        "s" | "es" | "spa" => "es",
        "f" | "fr" | "fra" => "fr",
        "p" | "pt" | "por" => "pt",
        _ => return None,
    };
    Some(tag.to_owned())
}

fn count(word: &str) -> Option<u32> {
    word.parse()
        .ok()
        .filter(|count| (1..=MOST_COPIES).contains(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(name: &str, text: &str) -> Vec<String> {
        read(name, text.as_bytes())
            .findings
            .iter()
            .map(|finding| {
                let place = finding.place.as_ref().unwrap();
                format!("{}:{} {}", place.line, place.column, finding.message)
            })
            .collect()
    }

    #[test]
    fn a_list_is_read_in_both_forms() {
        let csv = "\u{feff}recipient,kind,language,medium,copies,marking\r\n\
                   \"Bahamas, The\",delegation,E,print,3,Restricted\r\n\r\n# late\r\nArchives,archive,es,pdf,,\r\n";
        let toml = "[[recipient]]\nrecipient = \"Bahamas, The\"\nlanguage = \"en\"\nmedium = \"print\"\ncopies = 3\n\
                    marking = \"restricted\"\n[[recipient]]\nrecipient = \"Archives\"\nkind = \"archive\"\n\
                    language = \"es\"\nmedium = \"pdf\"\n";
        for (name, text) in [("list.csv", csv), ("list.toml", toml)] {
            let orders = read(name, text.as_bytes()).value.unwrap();
            let told: Vec<_> = orders
                .iter()
                .map(|o| {
                    (
                        o.recipient.as_str(),
                        o.kind,
                        o.language.as_str(),
                        o.medium,
                        o.copies,
                        o.class.as_deref(),
                    )
                })
                .collect();
            assert_eq!(
                told,
                [
                    (
                        "Bahamas, The",
                        Kind::Delegation,
                        "en",
                        Medium::Print,
                        3,
                        Some("restricted")
                    ),
                    ("Archives", Kind::Archive, "es", Medium::Pdf, 1, None),
                ],
                "{name}"
            );
        }
    }

    #[test]
    fn each_wrong_line_is_named_and_all_in_one_run() {
        let list = "recipient,language,medium,copies\nPeru,quechua,pdf,1\n,en,pdf,1\nChile,es,fax,1\nCuba,es,pdf,0\n\
                    Haiti,fr,pdf\nBrazil,pt,pdf,many\nCanada,en,docx,2\n";
        assert_eq!(
            faults("list.csv", list),
            [
                "2:6 “quechua” is no language.",
                "3:1 The line does not say the recipient.",
                "4:10 “fax” is no medium.",
                "5:13 “0” is no number of copies.",
                "6:1 The line has 3 fields, and the first line names 4.",
                "7:15 “many” is no number of copies.",
            ]
        );
        assert_eq!(
            faults("l.csv", "recipient,lang,medium\n"),
            [
                "1:11 The list has a column “lang”, which means nothing.",
                "1:1 The list has no column “language”."
            ]
        );
        assert_eq!(
            faults("l.csv", "recipient,language,medium\n"),
            ["1:1 The list has no recipients."]
        );
        assert_eq!(
            faults(
                "l.toml",
                "[[recipient]]\nrecipient = \"Peru\"\nlanguage = \"xx\"\nmedium = \"pdf\"\ncopy = 1\n"
            ),
            [
                "5:1 A recipient has a key “copy”, which means nothing.",
                "3:12 “xx” is no language."
            ]
        );
        assert_eq!(faults("l.toml", "recipient = 1\n").len(), 1);
        // quotation marks, line ends of two bytes and empty lines do not lead a place astray
        assert_eq!(
            faults(
                "l.csv",
                "recipient;language;medium\r\n\r\n\"Bahamas \"\"B\"\"; The\";xx;pdf\r\nPeru;es;\r\n"
            ),
            [
                "3:22 “xx” is no language.",
                "4:9 The line does not say the medium."
            ]
        );
        let finding = &read("l.csv", b"recipient,language,medium\nPerh\xfa,es,pdf\n").findings[0];
        assert_eq!(
            (finding.place.as_ref().unwrap().line, finding.rule.code),
            (2, "DISTRIBUTION-LIST")
        );
    }
}
