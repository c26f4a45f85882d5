//! Whether the lines of a text are paragraphs or were broken at a width, and where paragraphs then begin.

use super::lines::{Line, lines};

/// How lines were broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wrap {
    /// Lines are at most so many characters long but for rare ones.
    pub width: usize,
    /// A line that could have taken the next word within this many characters was ended on purpose.
    pub slack: usize,
}

/// No text is set wider by programs that break lines, and no text that is set narrower is worth telling.
const WIDTHS: std::ops::RangeInclusive<usize> = 30..=140;
/// With so many pairs of neighbouring lines some may speak against it.
const PAIRS: usize = 4;

impl Wrap {
    /// The evidence of a text's lines: `None` where a line is a paragraph.
    ///
    /// A program that breaks lines breaks where the next word does not fit. So in neighbouring lines without a blank
    /// one between them, the first line together with the first word of the second is longer than the width, unless
    /// the line ends a paragraph.
    pub fn of(text: &str) -> Option<Wrap> {
        let width = width(text)?;
        let (mut pairs, mut exact, mut about, mut goes_on) = (0, 0, 0, 0);
        let slack = width / 6;
        for (first, second) in lines(text).zip(lines(text).skip(1)) {
            if first.is_blank() || second.is_blank() {
                continue;
            }
            pairs += 1;
            let needed = length(first) + 1 + first_word(second);
            exact += usize::from(needed > width);
            about += usize::from(needed > width - slack);
            goes_on += usize::from(second.text.trim_start().starts_with(char::is_lowercase));
        }
        // little evidence must be all of one mind
        if pairs < PAIRS {
            return (pairs > 0 && exact == pairs && goes_on == pairs)
                .then_some(Wrap { width, slack: 1 });
        }
        // fixed pitch breaks exactly; proportional type gives lines of about the same number of characters
        if exact * 10 >= pairs * 6 {
            Some(Wrap { width, slack: 1 })
        } else if about * 10 >= pairs * 7 {
            Some(Wrap { width, slack })
        } else {
            None
        }
    }

    /// That of lines on a page, which are broken whatever they look like: in proportional type.
    pub fn on_pages(text: &str) -> Option<Wrap> {
        let width = width(text)?;
        let slack = width / 6;
        Some(Wrap { width, slack })
    }

    /// Whether `next` goes on with the paragraph of `line`. Both hold text, and stand one after the other.
    pub fn continues(self, line: Line<'_>, next: Line<'_>, first_of_paragraph: Line<'_>) -> bool {
        if has_label(next.text) && !ends_with_reference(line.text) {
            return false;
        }
        let (indent, start) = (next.indent(), first_of_paragraph.indent());
        let hangs = has_label(first_of_paragraph.text);
        // an indented first line, unless the paragraph's label hangs, or all of it is centred
        let centred = indent > 8 && line.indent() > 8;
        if indent > line.indent().max(start) + 1 && !hangs && !centred {
            return false;
        }
        let needed = length(line) + 1 + first_word(next);
        if needed + self.slack > self.width {
            return true;
        }
        // ended on purpose, unless the sentence plainly goes on
        let open = line
            .text
            .trim_end()
            .ends_with(|c: char| c.is_alphanumeric() || c == ',');
        open && next.text.trim_start().starts_with(char::is_lowercase)
            && length(line) * 2 > self.width
    }
}

/// The length that nearly all lines keep to, if lines are broken at such a length at all.
fn width(text: &str) -> Option<usize> {
    let mut lengths: Vec<usize> = lines(text)
        .filter(|line| !line.is_blank())
        .map(length)
        .collect();
    lengths.sort_unstable();
    let last = lengths.len().checked_sub(1)?;
    let width = *lengths.get((lengths.len() * 97 / 100).min(last))?;
    WIDTHS.contains(&width).then_some(width)
}

/// Characters of a line without the white space at its end.
fn length(line: Line<'_>) -> usize {
    line.text.trim_end().chars().count()
}

fn first_word(line: Line<'_>) -> usize {
    line.text
        .split_whitespace()
        .next()
        .map_or(0, |word| word.chars().count())
}

/// Whether the words before a number claim it: "Article", "paragraph": then it is no label.
fn ends_with_reference(text: &str) -> bool {
    // a label begins a paragraph, and what stands before it has ended
    !text
        .trim_end()
        .ends_with(['.', ';', ':', ',', '?', '!', ')', '”', '"', '»'])
        && !text.trim_end().ends_with(|c: char| c.is_uppercase())
        && !text.trim_end().ends_with(" and")
}

/// Whether a line begins with what numbers a paragraph: `12.`, `(a)`, `iv)`, a bullet.
pub(super) fn has_label(text: &str) -> bool {
    let text = text.trim_start();
    let Some(end) = text.find(char::is_whitespace) else {
        return false;
    };
    let word = text.get(..end).unwrap_or_default();
    if matches!(
        word,
        "•" | "·" | "-" | "–" | "—" | "*" | "o" | "▪" | "■" | "●" | "➢" | "\u{F0B7}" | "\u{F0A7}"
    ) {
        return true;
    }
    let bare = word.trim_start_matches('(');
    let Some(value) = bare.strip_suffix(['.', ')']) else {
        return false;
    };
    let value = value.strip_suffix(')').unwrap_or(value);
    let digits = !value.is_empty() && value.len() <= 3 && value.bytes().all(|b| b.is_ascii_digit());
    let letter = value.len() == 1 && value.bytes().all(|b| b.is_ascii_lowercase())
        || value.len() == 1 && value.bytes().all(|b| b.is_ascii_uppercase());
    let roman = !value.is_empty()
        && value.len() <= 6
        && (value.bytes().all(|b| b"ivxlc".contains(&b))
            || value.bytes().all(|b| b"IVXLC".contains(&b)));
    digits || letter || roman
}

#[cfg(test)]
mod tests {
    use super::*;

    const BROKEN: &str = "The delegations of the member states that met\nin San Salvador in June of this year have agreed on\n\
        what follows here, and on\nnothing else besides what is written below for the\nattention of the Assembly.\n\n\
        The second paragraph is short.\n";

    #[test]
    fn lines_of_one_width_are_broken_and_long_lines_are_not() {
        assert_eq!(Wrap::of("One.\nTwo.\nThree.\nFour.\nFive.\nSix."), None);
        let long = "word ".repeat(60);
        let text = format!("{long}\n{long}\n{long}\nshort\n{long}\n{long}");
        assert_eq!(Wrap::of(&text), None);
        assert!(Wrap::of(BROKEN).is_some());
    }

    #[test]
    fn labels_are_told_from_words() {
        for label in [
            "1. The", "(a) the", "iv) the", "• the", "12.\tThe", "(ii) x",
        ] {
            assert!(has_label(label), "{label}");
        }
        for text in ["The word", "2011 was", "OAS. The", "1.5 per cent", "word"] {
            assert!(!has_label(text), "{text}");
        }
    }
}
