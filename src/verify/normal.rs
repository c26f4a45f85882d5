//! The steps that make two paragraphs comparable, and no more of them than the formats force:
//!
//! 1. A paragraph without text, label and notes is nothing to read: empty cells and spacing are not compared.
//! 2. Where the reader cannot tell a forced line break from a full line, the break is taken out of the text, and a
//!    line must start where it was.
//! 3. The page's number in a line of a contents list, after its tab, is the layout's and not text.
//! 4. Languages are compared for each character, however the file divides them between paragraph and passage; a
//!    language without a region is met by any region of it.
//! 5. Links that touch and lead to the same place are one.
//! 6. Emphasis against the paragraph's style is made absolute where the reader knows no styles; small capitals then
//!    count for small letters only, since nothing tells a large letter in small capitals from another.
//! 7. A line break and a tab have neither look nor language.

use crate::transcript::{LinkRange, Paragraph, Role};
use std::borrow::Cow;
use std::ops::Range;

/// Whether a paragraph is nothing to read (step 1).
pub(super) fn is_blank(paragraph: &Paragraph) -> bool {
    paragraph.text.is_empty() && paragraph.label.is_none() && paragraph.notes.is_empty()
}

/// The paragraph after steps 2 and 3; `breaks` is what the reader of the other side sees.
pub(super) fn normal(paragraph: &Paragraph, breaks: bool) -> Cow<'_, Paragraph> {
    let number = match paragraph.role {
        Role::Contents => page_number(&paragraph.text),
        _ => None,
    };
    if number.is_none() && (breaks || !paragraph.text.contains('\n')) {
        return Cow::Borrowed(paragraph);
    }
    let mut normal = paragraph.clone();
    if let Some(from) = number {
        let end = normal.text.len();
        take_out(&mut normal, from..end);
    }
    if !breaks {
        while let Some(at) = normal.text.find('\n') {
            take_out(&mut normal, at..at + 1);
            normal.lines.push(at);
        }
    }
    Cow::Owned(normal)
}

/// Where the tab and the page's number at the end of a contents line start.
fn page_number(text: &str) -> Option<usize> {
    let (line, number) = text.rsplit_once('\t')?;
    let number = number.trim();
    (!number.is_empty()
        && number
            .bytes()
            .all(|b| b.is_ascii_digit() || b"ivxlc".contains(&b)))
    .then_some(line.len())
}

/// Takes a stretch out of a paragraph's text and moves everything that points into it.
fn take_out(paragraph: &mut Paragraph, range: Range<usize>) {
    let to = |at: usize| {
        if at <= range.start {
            at
        } else {
            at.max(range.end) - range.len()
        }
    };
    let moved = |r: &Range<usize>| to(r.start)..to(r.end);
    for language in &mut paragraph.languages {
        language.range = moved(&language.range);
    }
    for emphasis in &mut paragraph.emphasis {
        (emphasis.start, emphasis.end) = (to(emphasis.start), to(emphasis.end));
    }
    for link in &mut paragraph.links {
        link.range = moved(&link.range);
    }
    for note in &mut paragraph.notes {
        note.at = to(note.at);
    }
    for line in &mut paragraph.lines {
        *line = to(*line);
    }
    paragraph.text.replace_range(range, "");
}

/// The languages of a text from its first byte to its last (step 4).
pub(super) fn languages<'a>(
    paragraph: &'a Paragraph,
    document: Option<&'a str>,
) -> Vec<(Range<usize>, &'a str)> {
    let own = paragraph.language.as_deref().or(document).unwrap_or("");
    let mut all: Vec<(Range<usize>, &str)> = Vec::new();
    let mut push = |range: Range<usize>, language: &'a str| match all.last_mut() {
        _ if range.is_empty() => {}
        Some((last, same)) if *same == language => last.end = range.end,
        _ => all.push((range, language)),
    };
    let mut at = 0;
    for stretch in &paragraph.languages {
        push(at..stretch.range.start, own);
        push(stretch.range.clone(), &stretch.language);
        at = stretch.range.end;
    }
    push(at..paragraph.text.len(), own);
    all
}

/// Whether a stretch of text has neither look nor language (step 7).
pub(super) fn is_bare(text: &str) -> bool {
    text.bytes().all(|b| matches!(b, b'\n' | b'\t'))
}

/// Whether a language that was found is the one expected (step 4).
pub(super) fn is_language(found: &str, expected: &str) -> bool {
    found.eq_ignore_ascii_case(expected)
        || (!expected.contains('-')
            && found
                .split_once('-')
                .is_some_and(|(primary, _)| primary.eq_ignore_ascii_case(expected)))
}

/// The links (step 5), without those that cover nothing.
pub(super) fn links(paragraph: &Paragraph) -> Vec<LinkRange> {
    let mut links: Vec<LinkRange> = Vec::new();
    for link in paragraph.links.iter().filter(|l| !l.range.is_empty()) {
        match links.last_mut() {
            Some(last) if last.range.end == link.range.start && last.target == link.target => {
                last.range.end = link.range.end;
            }
            _ => links.push(link.clone()),
        }
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transcript::{LanguageRange, NoteCall};

    #[test]
    fn breaks_are_taken_out_and_everything_moves_with_the_text() {
        let mut p = Paragraph::plain(Role::Text, None, "ab\ncd\nef");
        p.notes = vec![NoteCall {
            at: 8,
            marker: "1".into(),
        }];
        p.links = vec![LinkRange {
            range: 3..7,
            target: "#".into(),
        }];
        let n = normal(&p, false);
        assert_eq!((n.text.as_str(), &n.lines), ("abcdef", &vec![2, 4]));
        assert_eq!((n.notes[0].at, n.links[0].range.clone()), (6, 2..5));
        assert!(matches!(normal(&p, true), Cow::Borrowed(_)));
    }

    #[test]
    fn only_a_page_number_is_cut_off_a_contents_line() {
        let cut = |role, text: &str| {
            normal(&Paragraph::plain(role, None, text), true)
                .text
                .clone()
        };
        assert_eq!(cut(Role::Contents, "A. Upkeep\t12"), "A. Upkeep");
        assert_eq!(cut(Role::Contents, "A.\tUpkeep"), "A.\tUpkeep");
        assert_eq!(cut(Role::Text, "A\t12"), "A\t12");
    }

    #[test]
    fn languages_are_those_of_every_character() {
        let mut p = Paragraph::plain(Role::Text, None, "abcdef");
        p.languages = vec![LanguageRange {
            range: 0..6,
            language: "es".into(),
        }];
        assert_eq!(languages(&p, Some("en")), [(0..6, "es")]);
        p.languages[0].range = 2..4;
        assert_eq!(
            languages(&p, Some("en")),
            [(0..2, "en"), (2..4, "es"), (4..6, "en")]
        );
        assert!(
            is_language("en-US", "en") && !is_language("en", "en-US") && !is_language("eng", "en")
        );
    }
}
