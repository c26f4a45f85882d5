//! A text file under reading, and places in it.

use std::sync::Arc;

/// How many bytes of a long line are shown on either side of a place.
const EXCERPT: usize = 100;

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
    lines: Vec<u32>,
}

impl std::fmt::Debug for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Source({}, {} bytes)", self.name, self.text.len())
    }
}

impl Source {
    /// Takes a file's name (as the user wrote it) and its decoded text.
    pub fn new(name: &str, text: String) -> Source {
        let starts = text
            .bytes()
            .enumerate()
            .filter(|(_, b)| *b == b'\n')
            .map(|(i, _)| i as u32 + 1);
        let lines = std::iter::once(0).chain(starts).collect();
        Source {
            name: name.into(),
            text,
            lines,
        }
    }

    /// The file's name as the user wrote it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The decoded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place that `span` covers, with the line it starts on.
    pub fn place(&self, span: Span) -> Place {
        let start = self.floor_boundary(span.start as usize);
        let line = self
            .lines
            .partition_point(|s| *s as usize <= start)
            .saturating_sub(1);
        let begin = self.lines[line] as usize;
        let end = self.text[begin..]
            .find('\n')
            .map_or(self.text.len(), |n| begin + n);
        let (from, until) = self.excerpt(begin, start, end);
        let to = self
            .floor_boundary(span.end as usize)
            .clamp(start, end.max(start));
        Place {
            file: self.name.clone(),
            line: line as u32 + 1,
            column: self.text[begin..start].chars().count() as u32 + 1,
            length: self.text[start..to].chars().count().max(1) as u32,
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
    fn a_span_past_the_end_is_shown_at_the_end() {
        let place = Source::new("a", "ab".into()).place(Span::new(9, 99));
        assert_eq!((place.line, place.column), (1, 3));
    }
}
