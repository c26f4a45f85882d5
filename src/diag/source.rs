//! A text file under reading, and places in it.

use std::sync::Arc;

/// How many bytes of a long line are shown on either side of a place.
const EXCERPT: usize = 100;
/// How many bytes lie between two places whose characters are counted once for all.
const STRIDE: usize = 1024;

/// A stretch of bytes in the (decoded, UTF-8) text of a [`Source`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The stretch from `start` to `end`. Sources are at most 64 MiB, so 32 bits hold every place.
    pub fn new(start: usize, end: usize) -> Span {
        Span {
            start: start as u32,
            end: end as u32,
        }
    }
}

/// The decoded text of an input file and the starts of its lines.
#[derive(Clone, PartialEq, Eq)]
pub struct Source {
    name: Arc<str>,
    text: String,
    /// Where each line starts.
    lines: Vec<u32>,
    /// How many characters start before every [`STRIDE`]th byte, so that a column in a line of 60 MB is found as
    /// fast as one in a short line.
    characters: Vec<u32>,
}

impl std::fmt::Debug for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Source({}, {} bytes)", self.name, self.text.len())
    }
}

impl Source {
    /// Takes a file's name (as the user wrote it) and its decoded text.
    pub fn new(name: &str, text: String) -> Source {
        let starts = text.match_indices('\n').map(|(at, _)| at as u32 + 1);
        let lines = std::iter::once(0).chain(starts).collect();
        let mut characters = vec![0];
        let mut count = 0;
        for stretch in text.as_bytes().chunks(STRIDE) {
            count += starts_of_characters(stretch);
            characters.push(count);
        }
        Source {
            name: name.into(),
            text,
            lines,
            characters,
        }
    }

    /// How many characters stand before a byte of the text.
    fn characters_before(&self, at: usize) -> u32 {
        let stretch = at / STRIDE;
        let rest = &self.text.as_bytes()[stretch * STRIDE..at];
        self.characters[stretch] + starts_of_characters(rest)
    }

    /// The file's name as the user wrote it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The decoded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line that `span` starts on, counted from 1: all that a message about another place needs.
    pub fn line(&self, span: Span) -> u32 {
        self.lines.partition_point(|start| *start <= span.start) as u32
    }

    /// The place that `span` covers, with the line it starts on.
    pub fn place(&self, span: Span) -> Place {
        let start = self.floor_boundary(span.start as usize);
        let line = self
            .lines
            .partition_point(|s| *s as usize <= start)
            .saturating_sub(1);
        let begin = self.lines[line] as usize;
        let end = self
            .lines
            .get(line + 1)
            .map_or(self.text.len(), |next| *next as usize - 1);
        let (from, until) = self.excerpt(begin, start, end);
        let to = self
            .floor_boundary(span.end as usize)
            .clamp(start, end.max(start));
        Place {
            file: self.name.clone(),
            line: line as u32 + 1,
            column: self.characters_before(start) - self.characters_before(begin) + 1,
            length: (self.characters_before(to) - self.characters_before(start)).max(1),
            excerpt: self.text[from..until].trim_end_matches('\r').into(),
            excerpt_column: self.text[from..start].chars().count() as u32 + 1,
        }
    }

    /// The part of the line `begin..end` around `start` that is worth showing: canonical paragraphs stand on one
    /// line each, and a message with 3,000 characters of text helps nobody.
    fn excerpt(&self, begin: usize, start: usize, end: usize) -> (usize, usize) {
        let from = if start - begin <= EXCERPT {
            begin
        } else {
            self.floor_boundary(start - EXCERPT / 2)
        };
        (
            from,
            self.floor_boundary(end.min(start + EXCERPT)).max(start),
        )
    }

    /// The nearest character boundary at or before `at`, inside the text.
    fn floor_boundary(&self, at: usize) -> usize {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

/// How many characters begin in some bytes of UTF-8.
fn starts_of_characters(bytes: &[u8]) -> u32 {
    // counted in bytes as far as these suffice, many at once
    let starts = |few: &[u8]| {
        few.iter()
            .map(|byte| u8::from(byte & 0xC0 != 0x80))
            .sum::<u8>()
    };
    bytes.chunks(128).map(|few| u32::from(starts(few))).sum()
}

/// A place in a file, ready to be shown: it needs the source no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file's name as the user wrote it.
    pub file: Arc<str>,
    /// Line, counted from 1.
    pub line: u32,
    /// Column in characters, counted from 1.
    pub column: u32,
    /// How many characters of the line it covers, at least 1.
    pub length: u32,
    /// The line's text, or the part of a long line around the place.
    pub excerpt: Arc<str>,
    /// Where in the excerpt the place is, in characters, counted from 1.
    pub excerpt_column: u32,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_lines_and_characters_from_one() {
        let source = Source::new("a.xml", "é\nñandú <x/>\r\nz".into());
        let at = source.text().find('<').unwrap();
        let place = source.place(Span::new(at, at + 4));
        assert_eq!((place.line, place.column, place.length), (2, 7, 4));
        assert_eq!(source.line(Span::new(at, at + 4)), 2);
        assert_eq!(&*place.excerpt, "ñandú <x/>");
        assert_eq!(place.to_string(), "a.xml:2:7");
    }

    #[test]
    fn a_long_line_is_shown_in_part() {
        let source = Source::new("a", format!("{}X{}", "é".repeat(500), "z".repeat(500)));
        let place = source.place(Span::new(1000, 1001));
        assert_eq!(place.column, 501);
        assert_eq!(
            place.excerpt.chars().nth(place.excerpt_column as usize - 1),
            Some('X')
        );
        assert!(place.excerpt.len() < 300);
    }

    #[test]
    fn columns_are_right_on_both_sides_of_every_stride() {
        let text = "aé\u{20AC}".repeat(3 * STRIDE);
        let source = Source::new("a", text.clone());
        for stride in [STRIDE, 2 * STRIDE, 5 * STRIDE] {
            for at in stride - 7..stride + 7 {
                let start = source.floor_boundary(at);
                let column = text[..start].chars().count() as u32 + 1;
                assert_eq!(source.place(Span::new(at, at + 1)).column, column);
            }
        }
        let end = source.place(Span::new(text.len(), text.len()));
        assert_eq!(end.column as usize, text.chars().count() + 1);
    }

    #[test]
    fn a_span_past_the_end_is_shown_at_the_end() {
        let place = Source::new("a", "ab".into()).place(Span::new(9, 99));
        assert_eq!((place.line, place.column), (1, 3));
    }
}
