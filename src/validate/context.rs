//! A stretch of text with what stands around it, for a message.

use super::find;
use crate::diag::{Place, Source, Span};
use crate::legacy::{Site, Story};
use crate::transcript::Transcript;
use crate::verify::shown;

/// So many characters are shown on either side.
const AROUND: usize = 32;
/// A longer stretch is shown by its two ends.
const LONG: usize = 240;

/// The stretch between two marks with the text around it; what no one can see is made visible. `instead` is shown where
/// the stretch cannot be found.
pub fn around(transcript: &Transcript, site: &Site, marks: [&str; 2], instead: &str) -> String {
    let [open, close] = marks;
    let text = find::text(transcript, site).unwrap_or_default();
    let parts = (
        text.get(..site.range.start),
        text.get(site.range.clone()),
        text.get(site.range.end..),
    );
    let (Some(before), Some(inside), Some(after)) = parts else {
        return format!("{open}{}{close}", shown(instead));
    };
    let label = find::paragraph(transcript, site).and_then(|paragraph| paragraph.label.as_deref());
    let mut out = String::new();
    if let Some(label) = label.filter(|label| before.chars().count() <= AROUND && *label != instead)
    {
        out.push_str(label);
        out.push(' ');
    }
    out.push_str(&last(before));
    match (inside, instead) {
        ("", "") => out.push('‸'),
        // a number that is no part of the text has an empty stretch
        ("", instead) => out.push_str(&format!("{open}{}{close}", long(instead))),
        (inside, _) => out.push_str(&format!("{open}{}{close}", long(inside))),
    }
    out.push_str(&first(after));
    out
}

/// The line of a text file that a stretch stands on, to be shown; `None` where the format has no lines.
pub fn legacy_line(name: &str, transcript: &Transcript, site: &Site) -> Option<Place> {
    let paragraph = find::paragraph(transcript, site)?;
    let line: u32 = paragraph.place.strip_prefix("line ")?.parse().ok()?;
    let source = Source::new(name, paragraph.text.clone());
    let mut place = source.place(Span::new(site.range.start, site.range.end));
    place.line += line.saturating_sub(1);
    Some(place)
}

/// Where a stretch of a legacy file is, so that a person finds it.
pub fn legacy_place(name: &str, transcript: &Transcript, site: &Site) -> String {
    let story = match site.story {
        Story::Body => String::new(),
        Story::Note(note) => format!("note {}, ", note + 1),
        Story::Box(text_box) => format!("text box {}, ", text_box + 1),
        Story::Running => return format!("{name}, running line {}", site.paragraph + 1),
    };
    let Some(paragraph) = find::paragraph(transcript, site) else {
        return name.to_owned();
    };
    let before = paragraph.text.get(..site.range.start);
    let column = before.map_or(1, |before| before.chars().count() + 1);
    match paragraph.place.strip_prefix("line ") {
        Some(line) => format!("{name}:{line}:{column}"),
        None if paragraph.place.starts_with("page ") => {
            format!(
                "{name}, {}, {story}paragraph {}, character {column}",
                paragraph.place,
                site.paragraph + 1
            )
        }
        None => format!(
            "{name}, {story}paragraph {}, character {column}",
            site.paragraph + 1
        ),
    }
}

/// The end of a text.
fn last(text: &str) -> String {
    match text.char_indices().rev().nth(AROUND) {
        Some((at, c)) => format!("…{}", shown(&text[at + c.len_utf8()..])),
        None => shown(text),
    }
}

/// The beginning of a text.
fn first(text: &str) -> String {
    match text.char_indices().nth(AROUND) {
        Some((at, _)) => format!("{}…", shown(&text[..at])),
        None => shown(text),
    }
}

/// A long text by its two ends.
fn long(text: &str) -> String {
    match text.chars().count() > LONG {
        true => format!("{} {}", first(text), last(text)),
        false => shown(text),
    }
}
