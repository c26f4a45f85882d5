//! Symbols of every kind: printed and read back, corrupted in every character, explained on the command line.

use crate::press::{engross, said};
use engross::symbol::{
    Change, ChangeKind, Element, JobNumber, Occasion, OfficialKind, OfficialSymbol, SeriesSymbol,
    Symbol, UnitedSymbol, Volume,
};

/// Symbols that were issued, or stand in a manual.
const REAL: [&str; 31] = [
    "AG05279E04",
    "AG07167P11",
    "AC03216T03",
    "AC02642T04",
    "AG/doc.5232/11",
    "AG/doc.4771/07 corr. 1",
    "AG/doc.4548/06 add. 1",
    "AG/doc.4496/05 rev. 1",
    "AG/doc.4496/05 rev. 1 corr. 2",
    "AG/RES. 2607 (XL-O/10)",
    "AG/DEC. 66 (XLI-O/11)",
    "AG/RES. 1 (XLVII-E/14)",
    "CP/RES. 994 (1831/11)",
    "CP/doc.3753/03 rev. 1",
    "CP/ACTA 1970/14",
    "CP/SA.1433/04",
    "CP/CSH-264/00 rev. 1",
    "CP/GT/CSH-33/92",
    "CP/CAJP-2123/04",
    "OEA/Ser.P",
    "OEA/Ser.P/XLIV-O.2",
    "OEA/Ser.P/I.1 rev. 13",
    "A/64/100",
    "A/RES/55/2",
    "A/C.3/65/L.33/Rev.1",
    "A/CONF.157/24",
    "S/RES/1325",
    "A/RES/S-10/2",
    "ST/SGB/2003/13",
    "09-33570",
    "09-33570 (E) 310709",
];

/// Numbers that look like chance and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len() as u64) as usize].clone()
    }

    fn maybe<T>(&mut self, of: impl FnOnce(&mut Dice) -> T) -> Option<T> {
        (self.below(2) == 0).then(|| of(self))
    }

    fn number(&mut self) -> u32 {
        1 + self.below(9999) as u32
    }

    fn symbol(&mut self) -> Symbol {
        match self.below(5) {
            0 => {
                let body = self.of(&["AG", "CP", "CIDI", "ABCDEFGH"]);
                let letter = self.of(&['E', 'S', 'F', 'P', 'T']);
                let text = format!(
                    "{body}{:05}{letter}{:02}",
                    self.below(100_000),
                    self.below(100)
                );
                text.parse().unwrap()
            }
            1 => Symbol::Official(self.official()),
            2 => Symbol::Series(SeriesSymbol {
                letter: self.of(&['A', 'G', 'P']),
                volume: self.maybe(|dice| Volume {
                    numeral: 1 + dice.below(399) as u16,
                    session: dice.maybe(|dice| dice.below(2) == 0),
                    number: dice.number(),
                    revision: dice.maybe(Dice::number),
                }),
            }),
            3 => {
                let organ = self.of(&["A", "S", "E", "T", "ST"]);
                let mut elements = vec![match self.below(3) {
                    0 => Element::SpecialSession {
                        emergency: self.below(2) == 0,
                        number: self.number(),
                    },
                    1 => Element::Numbered(self.of(&["C", "AC", "CN", "CONF"]), self.number()),
                    _ => Element::Number(self.number()),
                }];
                elements.extend(self.maybe(|dice| Element::Word(dice.of(&["RES", "DEC", "INF"]))));
                elements.extend(self.maybe(|dice| Element::Number(dice.number())));
                elements.extend(
                    self.maybe(|dice| Element::Numbered(dice.of(&["L", "R", "PV"]), dice.number())),
                );
                elements.extend(
                    self.maybe(|dice| Element::Numbered(dice.of(&["Rev", "Add"]), dice.number())),
                );
                elements.extend(
                    self.maybe(|dice| Element::Numbered(dice.of(&["Corr"]), dice.number())),
                );
                Symbol::United(UnitedSymbol { organ, elements })
            }
            _ => {
                let language = self.maybe(|dice| dice.of(&['A', 'C', 'E', 'F', 'R', 'S']));
                Symbol::Job(JobNumber {
                    year: self.below(100) as u8,
                    number: self.below(100_000) as u32,
                    language,
                    issued: language.and_then(|_| {
                        self.maybe(|dice| {
                            let part = |dice: &mut Dice, most| 1 + dice.below(most) as u8;
                            (part(dice, 31), part(dice, 12), dice.below(100) as u8)
                        })
                    }),
                })
            }
        }
    }

    fn official(&mut self) -> OfficialSymbol {
        let kind = self.of(&[
            OfficialKind::Document,
            OfficialKind::Resolution,
            OfficialKind::Declaration,
            OfficialKind::Minutes,
            OfficialKind::Summary,
            OfficialKind::Paper,
        ]);
        let year = self.below(100) as u8;
        let act = matches!(kind, OfficialKind::Resolution | OfficialKind::Declaration);
        let of = match self.below(3) {
            0 if act => Some(Occasion::Session {
                ordinal: 1 + self.below(399) as u16,
                special: self.below(2) == 0,
                year,
            }),
            1 if act => Some(Occasion::Meeting {
                number: self.number(),
                year,
            }),
            2 if act => None,
            _ => Some(Occasion::Year(year)),
        };
        let changes = (0..self.below(3))
            .map(|_| Change {
                kind: self.of(&[
                    ChangeKind::Revision,
                    ChangeKind::Corrigendum,
                    ChangeKind::Addendum,
                ]),
                number: self.number(),
            })
            .collect();
        let organs = (0..1 + self.below(3))
            .map(|_| self.of(&["AG", "CP", "CSH", "RC.XXIV"]).to_owned())
            .collect();
        OfficialSymbol {
            organs,
            kind,
            number: self.number(),
            of,
            changes,
        }
    }
}

#[test]
fn every_symbol_is_printed_and_read_back() {
    let mut dice = Dice(2011);
    for _ in 0..20_000 {
        let symbol = dice.symbol();
        let printed = symbol.to_string();
        assert_eq!(printed.parse::<Symbol>().as_ref(), Ok(&symbol), "{printed}");
    }
}

#[test]
fn real_symbols_are_read_as_they_were_issued() {
    for text in REAL {
        match text.parse::<Symbol>() {
            Ok(symbol) => assert_eq!(symbol.to_string(), text),
            // SGB is a bulletin's series, which is not among those that are known
            Err(error) => assert_eq!((text, error.at), ("ST/SGB/2003/13", 3), "{error}"),
        }
    }
}

#[test]
fn a_corrupted_symbol_is_another_one_or_an_error_with_its_place() {
    let letters: Vec<char> = "AZaz09/.-() O×".chars().collect();
    for text in REAL {
        let characters: Vec<char> = text.chars().collect();
        for at in 0..=characters.len() {
            for letter in &letters {
                let mut put = characters.clone();
                put.insert(at, *letter);
                let mut changed = characters.clone();
                let mut cut = characters.clone();
                if at < characters.len() {
                    changed[at] = *letter;
                    cut.remove(at);
                }
                for corrupted in [put, changed, cut] {
                    let corrupted: String = corrupted.into_iter().collect();
                    match corrupted.parse::<Symbol>() {
                        Ok(symbol) => {
                            let printed = symbol.to_string();
                            assert_eq!(printed.parse::<Symbol>(), Ok(symbol), "{corrupted}");
                        }
                        Err(error) => {
                            assert!(
                                error.at <= corrupted.chars().count(),
                                "{corrupted}: {error}"
                            );
                            assert_eq!(error.found, corrupted.chars().nth(error.at), "{corrupted}");
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn wrong_forms_that_occur_are_read_and_put_right() {
    for (found, right) in [
        ("AG/RES.50", "AG/RES. 50"),
        ("AG/RES. 99 (II-0/72)", "AG/RES. 99 (II-O/72)"),
        ("AG/RES. 2309 (XXXVII O/07)", "AG/RES. 2309 (XXXVII-O/07)"),
        ("AG/Doc.5232/11", "AG/doc.5232/11"),
        ("AG/doc. 5232/11", "AG/doc.5232/11"),
    ] {
        assert_eq!(found.parse::<Symbol>().unwrap().to_string(), right);
        let told = engross(&["symbol", found]);
        assert!(
            told.status.success() && said(&told).contains("SYMBOL-FORM"),
            "{}",
            said(&told)
        );
    }
}

#[test]
fn what_is_wrong_with_a_symbol_is_said_with_its_place() {
    for (wrong, told) in [
        (
            "AG0527E04",
            "at character 3, '0': a job number of five digits is expected",
        ),
        ("AG05279X04", "at character 8, 'X': the language"),
        ("AG05279E4", "at character 9, '4': the working version"),
        (
            "AG/doc.5232",
            "at its end: a slash and the year is expected",
        ),
        (
            "AG/doc.5232/2011",
            "at character 13, '2': the two digits of the year",
        ),
        (
            "AG/DEC. 66 (XLIO-O/11)",
            "at character 16, 'O': -O for a regular or -E",
        ),
        (
            "AG/DEC. 66 (IIII-O/11)",
            "at character 13, 'I': the session in Roman numerals",
        ),
        (
            "AG/doc.5232/11 rev 1",
            "at character 16, 'r': rev., corr. or add.",
        ),
        (
            "OEA/Ser.PQ",
            "at character 9, 'P': the one letter of the series",
        ),
        ("A/RES", "at its end: a slash and the session"),
        ("A/64/100/Rev.1/L.2", "at character 16, 'L': another change"),
        ("09-3357", "at character 4, '3': the five digits"),
        (
            "09-33570 (X)",
            "at character 11, 'X': the letter of a language",
        ),
        ("", "at its end: the capital letters of an organ"),
    ] {
        let output = engross(&["symbol", wrong]);
        assert_eq!(output.status.code(), Some(1), "{wrong}");
        assert!(said(&output).contains(told), "{wrong}: {}", said(&output));
    }
}

#[test]
fn a_session_that_was_not_in_that_year_is_doubted() {
    let output = engross(&["symbol", "AG/DEC. 66 (XLI-O/10)", "AG/DEC. 66 (XLI-O/11)"]);
    assert_eq!(output.status.code(), Some(1));
    let told = said(&output);
    assert_eq!(told.matches("SYMBOL-DOUBT").count(), 1, "{told}");
    assert!(
        told.contains("session XLI was in 2011, not in 2010"),
        "{told}"
    );
}

#[test]
fn symbols_are_explained_in_words_and_in_json() {
    let output = engross(&["symbol", "A/C.3/65/L.33/Rev.1", "AG05279E04"]);
    let told = said(&output);
    for part in [
        "organ    A, General Assembly",
        "committee 3",
        "limited distribution, document 33",
        "revision 1",
        "body             AG, General Assembly",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let output = engross(&["symbol", "AG/DEC. 66 (XLI-O/11)", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["symbols"][0]["kind"], "official symbol");
    assert_eq!(json["symbols"][0]["parts"][2]["says"], "XLI (41)");
}
