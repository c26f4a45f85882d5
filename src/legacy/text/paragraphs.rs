//! The paragraphs of a text: a line each, or, where lines were broken at a width, the lines that belong together.

use super::lines::{Line, lines};
use super::wrap::Wrap;
use crate::transcript::{Paragraph, Role, Sees};

/// The paragraphs, and what can be told of them.
pub(super) struct Cut {
    /// The paragraphs that hold something.
    pub paragraphs: Vec<Paragraph>,
    /// What could be seen.
    pub sees: Sees,
    /// Pages, where form feeds part them.
    pub pages: Option<usize>,
}

/// How many paragraphs a text has at most: its lines that are not blank.
pub(super) fn most(text: &str) -> usize {
    lines(text).filter(|line| !line.is_blank()).count()
}

/// Cuts a text into paragraphs by the wrap of its lines. `most` is what [`most`] said of it.
pub(super) fn cut(text: &str, wrap: Option<Wrap>, most: usize) -> Cut {
    // the exact size, so that a vector never holds twice what it needs
    let mut paragraphs: Vec<Paragraph> = Vec::with_capacity(if wrap.is_none() { most } else { 0 });
    let mut open: Option<(Line<'_>, Line<'_>)> = None;
    let mut pages = 1;
    for line in lines(text) {
        pages += usize::from(line.page);
        if line.is_blank() {
            open = None;
            continue;
        }
        let goes_on = match (wrap, open) {
            (Some(wrap), Some((first, last))) => !line.page && wrap.continues(last, line, first),
            _ => false,
        };
        match paragraphs.last_mut() {
            Some(paragraph) if goes_on => {
                join(paragraph, line.text);
                open = open.map(|(first, _)| (first, line));
            }
            _ => {
                paragraphs.push(paragraph(line, wrap.is_some()));
                open = Some((line, line));
            }
        }
    }
    Cut {
        paragraphs,
        sees: Sees {
            // a line of a paragraph may have been forced where lines were broken
            breaks: wrap.is_none(),
            styles: false,
            underlines: false,
            row_headers: false,
            labels: false,
            stories: false,
        },
        pages: (pages > 1).then_some(pages),
    }
}

fn paragraph(line: Line<'_>, broken: bool) -> Paragraph {
    let mut text = line.text.to_owned();
    let mut starts = Vec::new();
    if text.contains(['\u{B}', '\u{2028}']) {
        let to = if broken { " " } else { "\n" };
        let mut made = String::with_capacity(text.len());
        for (index, piece) in text.split(['\u{B}', '\u{2028}']).enumerate() {
            if index > 0 {
                made.push_str(to);
                if broken {
                    starts.push(made.len());
                }
            }
            made.push_str(piece);
        }
        text = made;
    }
    text.shrink_to_fit();
    Paragraph {
        lines: starts,
        place: format!("line {}", line.number),
        ..Paragraph::plain(Role::Text, None, text)
    }
}

/// Adds a line to the paragraph that it goes on with. A hyphen at a line's end stays: whether it was there before
/// the line was broken, only who knows the word can tell.
fn join(paragraph: &mut Paragraph, line: &str) {
    let text = &mut paragraph.text;
    text.truncate(text.trim_end().len());
    let mut back = text.chars().rev();
    let hyphen = back.next() == Some('-') && back.next().is_some_and(char::is_alphabetic);
    if !hyphen && !text.is_empty() {
        text.push(' ');
    }
    paragraph.lines.push(text.len());
    text.push_str(line.trim_start());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        cut(text, Wrap::of(text), most(text))
            .paragraphs
            .into_iter()
            .map(|paragraph| paragraph.text)
            .collect()
    }

    #[test]
    fn a_line_is_a_paragraph_with_its_spaces() {
        let found = cut(
            " First. \n\n\n\u{B}\nTitle\u{B}in two lines\tright\n",
            None,
            2,
        );
        let text: Vec<&str> = found.paragraphs.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(text, [" First. ", "Title\nin two lines\tright"]);
        assert_eq!(found.paragraphs[1].place, "line 5");
        assert!(found.sees.breaks && !found.sees.labels);
    }

    #[test]
    fn broken_lines_are_joined_where_their_sentence_goes_on() {
        let text = "1. The delegations of the member states that met in San\n   Salvador in June of this year agree that self-\n   government is what they will keep, and that no other\n   matter stands before the Assembly at this time of\n   the year.\n2. The second paragraph goes on until here as well as\n   the first, and it ends here.\n\nAmbassador Someone\nPermanent Representative\n";
        let found = cut(text, Wrap::of(text), most(text));
        let texts: Vec<&str> = found.paragraphs.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "1. The delegations of the member states that met in San Salvador in June of this year agree that \
                 self-government is what they will keep, and that no other matter stands before the Assembly at this time of the year.",
                "2. The second paragraph goes on until here as well as the first, and it ends here.",
                "Ambassador Someone",
                "Permanent Representative"
            ]
        );
        let first = &found.paragraphs[0];
        assert_eq!(&first.text[first.lines[0]..][..12], "Salvador in ");
        assert_eq!(first.lines.len(), 4);
        assert!(!found.sees.breaks);
    }

    #[test]
    fn pages_part_paragraphs_and_are_counted() {
        assert_eq!(texts("a\u{C}b"), ["a", "b"]);
        assert_eq!(cut("a\u{C}b", None, 2).pages, Some(2));
        assert_eq!(cut("a", None, 1).pages, None);
    }
}
