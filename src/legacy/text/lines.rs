//! A text as lines: where each stands, and what broke it off.

/// A line of a text, with its white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Its characters, without what ends it.
    pub text: &'a str,
    /// Its number in the file, from 1.
    pub number: usize,
    /// Whether a page begins with it.
    pub page: bool,
}

impl Line<'_> {
    /// Whether there is nothing to be seen in it.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// How many characters it is indented by, a tab reckoned up to the next eighth column.
    pub fn indent(&self) -> usize {
        let mut column = 0;
        for c in self.text.chars() {
            match c {
                '\t' => column = (column / 8 + 1) * 8,
                c if c.is_whitespace() => column += 1,
                _ => break,
            }
        }
        column
    }
}

/// The lines of a text. LF, CRLF, CR, NEL and the paragraph separator end a line, a form feed ends line and page; a
/// vertical tab or line separator stays in the line: it is a forced break. What DOS writes at the end of a file
/// (U+001A) is no text.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut rest = Some(text.strip_suffix('\u{1A}').unwrap_or(text));
    let mut number = 1;
    let mut page = false;
    std::iter::from_fn(move || {
        let text = rest?;
        let end = text.find(['\n', '\r', '\u{C}', '\u{85}', '\u{2029}']);
        let (line, after) = match end {
            None => (text, None),
            Some(at) => {
                let (line, after) = text.split_at(at);
                let mut chars = after.chars();
                let ending = chars.next();
                let mut after = chars.as_str();
                if ending == Some('\r') {
                    after = after.strip_prefix('\n').unwrap_or(after);
                }
                (line, Some((after, ending == Some('\u{C}'))))
            }
        };
        let found = Line {
            text: line,
            number,
            page,
        };
        page = after.is_some_and(|(_, page)| page);
        // a form feed does not count as a line where an editor shows it
        number += usize::from(!page);
        rest = after.map(|(text, _)| text);
        Some(found)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_endings_end_a_line() {
        let found: Vec<(String, usize, bool)> = lines("a\r\nb\rc\n\nd\u{C}e\u{B}f\n\u{1A}")
            .map(|line| (line.text.to_owned(), line.number, line.page))
            .collect();
        let expected = [
            ("a", 1, false),
            ("b", 2, false),
            ("c", 3, false),
            ("", 4, false),
            ("d", 5, false),
            ("e\u{B}f", 5, true),
            ("", 6, false),
        ];
        assert_eq!(
            found,
            expected.map(|(text, n, page)| (text.to_owned(), n, page))
        );
    }

    #[test]
    fn tabs_indent_to_columns() {
        let line = |text| Line {
            text,
            number: 1,
            page: false,
        };
        assert_eq!(line("  \tx").indent(), 8);
        assert_eq!(line("   x").indent(), 3);
    }
}
