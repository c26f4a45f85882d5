//! Fields in the text: by Word's marks, by the U+FFFD that are left of them, or by their codes alone.

use super::classes::{CONTROL_CHAR, FIELD_LEAK};
use super::{Put, code};
use std::ops::Range;

/// Word's marks ([MS-DOC] 2.8.25).
const BEGIN: char = '\u{13}';
const SEPARATE: char = '\u{14}';
const END: char = '\u{15}';
/// What is left of a mark that a program could not decode.
const LOST: char = '\u{FFFD}';

/// A field in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field {
    /// All of it, marks and result included.
    pub range: Range<usize>,
    /// Its code.
    pub code: Range<usize>,
    /// What it showed, where that can be told.
    pub result: Option<Range<usize>>,
    /// How it was known.
    pub evidence: Evidence,
}

/// How a field was known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    /// Its marks are in the text.
    Marks,
    /// U+FFFD stand where its marks were.
    LostMarks,
    /// Its code.
    Code,
}

impl Field {
    /// The field's name.
    pub fn name<'t>(&self, text: &'t str) -> Option<&'t str> {
        code::name(text.get(self.code.clone())?)
    }

    /// The file name that a FILENAME field shows.
    pub fn file_name<'t>(&self, text: &'t str) -> Option<&'t str> {
        let result = text.get(self.result.clone()?)?.trim();
        (self.name(text) == Some("FILENAME") && !result.is_empty()).then_some(result)
    }

    /// Reports it.
    pub fn report(&self, text: &str, put: &mut Put<'_>) {
        let inside = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
        let code = inside(&self.code).trim();
        let shown: String = code.chars().filter(|c| !c.is_control()).take(80).collect();
        let known = match self.evidence {
            Evidence::Marks => " between its marks",
            Evidence::LostMarks => "; U+FFFD stand where its marks (0x13, 0x14, 0x15) were",
            Evidence::Code => "",
        };
        let result: Option<String> = self.result.as_ref().map(|range| {
            inside(range)
                .chars()
                .filter(|c| !matches!(c, '\u{1}' | '\u{FFFC}' | '\u{FFFD}'))
                .collect()
        });
        let shows = match result.as_deref().map(str::trim) {
            None => String::new(),
            Some("") => "; it shows no text".into(),
            Some(result) => format!(
                "; it shows {:?}",
                result.chars().take(80).collect::<String>()
            ),
        };
        let message = format!("The text holds the field {shown:?}{known}{shows}.");
        put(&FIELD_LEAK, self.range.clone(), message, result);
    }
}

/// The fields of a text, in order. Nested ones are part of the outermost.
pub(super) fn fields(text: &str) -> Vec<Field> {
    let mut found = marked(text);
    if text.contains(LOST) {
        add(&mut found, lost(text));
    }
    add(&mut found, bare(text));
    found
}

/// Adds the fields that overlap none of those found; both are in the order of the text, and stay so.
fn add(found: &mut Vec<Field>, more: Vec<Field>) {
    let apart = |field: &Field| {
        let after = found.partition_point(|other| other.range.end <= field.range.start);
        found
            .get(after)
            .is_none_or(|other| other.range.start >= field.range.end)
    };
    let more: Vec<Field> = more.into_iter().filter(apart).collect();
    found.extend(more);
    found.sort_by_key(|field| field.range.start);
}

/// The field that a place lies in, among fields in the order of the text.
pub(super) fn at(fields: &[Field], place: usize) -> Option<&Field> {
    let index = fields.partition_point(|field| field.range.end <= place);
    fields.get(index).filter(|field| field.range.start <= place)
}

/// Fields by their marks. One without its end goes to the end of the text.
fn marked(text: &str) -> Vec<Field> {
    let mut found = Vec::new();
    // start of the outermost field, its separator, and how many fields are open
    let mut open: Option<(usize, Option<usize>, usize)> = None;
    for (at, c) in text.char_indices() {
        open = match (c, open) {
            (BEGIN, None) => Some((at, None, 1)),
            (BEGIN, Some((start, separator, depth))) => Some((start, separator, depth + 1)),
            (SEPARATE, Some((start, None, 1))) => Some((start, Some(at), 1)),
            (END, Some((start, separator, 1))) => {
                found.push(field(start, separator, at, at + 1));
                None
            }
            (END, Some((start, separator, depth))) => Some((start, separator, depth - 1)),
            (_, open) => open,
        };
    }
    if let Some((start, separator, _)) = open {
        found.push(field(start, separator, text.len(), text.len()));
    }
    found
}

fn field(start: usize, separator: Option<usize>, end: usize, after: usize) -> Field {
    Field {
        range: start..after,
        code: start + 1..separator.unwrap_or(end),
        result: separator.map(|separator| separator + 1..end),
        evidence: Evidence::Marks,
    }
}

/// Whether a field begins at a lost mark.
fn begins(text: &str, mark: usize) -> bool {
    text.get(mark + LOST.len_utf8()..)
        .is_some_and(|rest| code::name(rest).is_some())
}

/// Fields of which U+FFFD are left in place of the marks: one before the code, then one to three: separator and end,
/// the object between them where there was one, or the result.
fn lost(text: &str) -> Vec<Field> {
    let marks: Vec<usize> = text.match_indices(LOST).map(|(at, _)| at).collect();
    let width = LOST.len_utf8();
    let mut found = Vec::new();
    let mut index = 0;
    while let Some(&start) = marks.get(index) {
        index += 1;
        if !begins(text, start) {
            continue;
        }
        let code_start = start + width;
        let Some(&separator) = marks.get(index) else {
            found.push(unfinished(text, start, code_start));
            break;
        };
        // marks that follow each other, but for one that begins the next field
        let mut last = separator;
        let mut next = index + 1;
        while let Some(&mark) = marks.get(next) {
            if mark != last + width || begins(text, mark) {
                break;
            }
            last = mark;
            next += 1;
        }
        let mut result = (last > separator).then_some(separator + width..last);
        // one mark alone: a result up to the next mark, unless that begins a field, or no result
        if last == separator
            && let Some(&mark) = marks.get(next).filter(|mark| !begins(text, **mark))
        {
            result = Some(separator + width..mark);
            last = mark;
            next += 1;
        }
        found.push(Field {
            range: start..last + width,
            code: code_start..separator,
            result,
            evidence: Evidence::LostMarks,
        });
        index = next;
    }
    found
}

/// A field of which only the first mark is left: its code goes as far as it can be read.
fn unfinished(text: &str, start: usize, code_start: usize) -> Field {
    let rest = text.get(code_start..).unwrap_or_default();
    let blank = rest.len() - rest.trim_start().len();
    let length = code::code(rest.trim_start()).map_or(rest.len() - blank, |code| code.length);
    let end = code_start + blank + length;
    Field {
        range: start..end,
        code: code_start..end,
        result: None,
        evidence: Evidence::LostMarks,
    }
}

/// Fields by their codes alone.
fn bare(text: &str) -> Vec<Field> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = next_capital(text, at) {
        let rest = text.get(start..).unwrap_or_default();
        let Some(code) = code::code(rest) else {
            // the whole word is passed over, so that its inside is no name
            let word = rest
                .find(|c: char| !c.is_alphanumeric())
                .unwrap_or(rest.len());
            at = start + word.max(1);
            continue;
        };
        let end = start + code.length;
        let result = result(code.name, text.get(end..).unwrap_or_default());
        let result = result.map(|range| end + range.start..end + range.end);
        let after = result.as_ref().map_or(end, |range| range.end);
        found.push(Field {
            range: start..after,
            code: start..end,
            result,
            evidence: Evidence::Code,
        });
        at = after;
    }
    found
}

/// The next capital letter that begins a word.
fn next_capital(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    (from..bytes.len()).find(|&at| {
        bytes[at].is_ascii_uppercase()
            && (at == 0
                || !bytes[at - 1].is_ascii_alphanumeric()
                    && bytes[at - 1] != b'_'
                    && bytes[at - 1] < 0x80)
    })
}

/// The result after a code, where its kind tells it: a number, a file name.
fn result(name: &str, after: &str) -> Option<Range<usize>> {
    let start = after.len() - after.trim_start_matches([' ', '\u{A0}']).len();
    let rest = after.get(start..)?;
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let word = rest.get(..end)?;
    let number = || {
        !word.is_empty()
            && word
                .bytes()
                .all(|b| b.is_ascii_digit() || b"ivxlc".contains(&b))
    };
    let file = || {
        word.len() > 3
            && word.bytes().any(|b| b.is_ascii_digit() || b == b'.')
            && !word.ends_with('.')
    };
    let told = match name {
        "PAGE" | "NUMPAGES" | "PAGEREF" | "SECTIONPAGES" | "SEQ" => number(),
        "FILENAME" => file(),
        _ => false,
    };
    told.then_some(start..start + end)
}

/// Reports the marks of no field.
pub(super) fn stray(text: &str, fields: &[Field], put: &mut Put<'_>) {
    for (at, c) in text.char_indices() {
        if matches!(c, BEGIN | SEPARATE | END) && self::at(fields, at).is_none() {
            let message = format!(
                "The text holds U+{:04X}, a mark of a field that is not there.",
                c as u32
            );
            put(&CONTROL_CHAR, at..at + 1, message, Some(String::new()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Range, code and result as text.
    fn found(text: &str) -> Vec<(&str, &str, Option<&str>)> {
        let cut = |range: Range<usize>| text.get(range).unwrap();
        fields(text)
            .into_iter()
            .map(|field| {
                (
                    cut(field.range),
                    cut(field.code).trim(),
                    field.result.map(cut),
                )
            })
            .collect()
    }

    #[test]
    fn lost_marks_give_the_field_back() {
        let text = "�EMBED Word.Picture.8���";
        assert_eq!(found(text), [(text, "EMBED Word.Picture.8", Some("�"))]);
        let text = "� FILENAME  \\* MERGEFORMAT �AG05279E04�";
        assert_eq!(
            found(text),
            [(text, "FILENAME  \\* MERGEFORMAT", Some("AG05279E04"))]
        );
        assert_eq!(
            found("a �PAGE ��NUMPAGES � b �"),
            [
                ("�PAGE �", "PAGE", None),
                ("�NUMPAGES � b �", "NUMPAGES", Some(" b "))
            ]
        );
        assert_eq!(found("�PAGE"), [("�PAGE", "PAGE", None)]);
        assert_eq!(found("na�ve caf�"), []);
    }

    #[test]
    fn marks_nest() {
        let text = "x \u{13} IF \u{13}PAGE\u{14}2\u{15} = 1 \u{14}yes\u{15} y";
        assert_eq!(
            found(text),
            [(
                &text[2..text.len() - 2],
                "IF \u{13}PAGE\u{14}2\u{15} = 1",
                Some("yes")
            )]
        );
    }

    #[test]
    fn codes_without_marks_are_found_with_their_results() {
        assert_eq!(
            found("FILENAME \\* MERGEFORMAT AG05279E04"),
            [(
                "FILENAME \\* MERGEFORMAT AG05279E04",
                "FILENAME \\* MERGEFORMAT",
                Some(" AG05279E04")
            )]
            .map(|(all, code, result)| (all, code, result.map(str::trim)))
        );
        assert_eq!(
            found("see PAGEREF _Toc12 \\h 3, and"),
            [("PAGEREF _Toc12 \\h", "PAGEREF _Toc12 \\h", None)]
        );
        assert_eq!(found("THE PAGE OF THE DATE AND THE TITLE; LINK EMBED"), []);
    }
}
