//! Labels that stand at the start of a paragraph's text.

use crate::transcript::Paragraph;
use std::borrow::Cow;

/// Tells the label of a paragraph apart, where its text begins with one.
pub(super) fn tell_apart(paragraph: &mut Cow<'_, Paragraph>) {
    let Some((label, length)) = label(&paragraph.text) else {
        return;
    };
    let (label, text) = (label.to_owned(), paragraph.text.len() - length);
    let mut own = cut(paragraph, length, text);
    own.label = Some(label);
    *paragraph = Cow::Owned(own);
}

/// The label that a text begins with, and where the text after it begins: `15. `, `(a) `, `iv) `, `• `, `2 bis. `.
pub(super) fn label(text: &str) -> Option<(&str, usize)> {
    let first = text.find(char::is_whitespace)?;
    let mut end = first;
    // 2 bis.
    let rest = text.get(first..)?.trim_start();
    let second = rest.find(char::is_whitespace).and_then(|at| rest.get(..at));
    if let Some(second) = second
        && ["bis.", "ter.", "quater."].contains(&second)
        && text.get(..first)?.bytes().all(|b| b.is_ascii_digit())
    {
        end = text.len() - rest.len() + second.len();
    }
    let label = text.get(..end)?;
    let word = label.split_whitespace().next()?;
    let length = text.len() - text.get(end..)?.trim_start().len();
    if matches!(word, "•" | "·" | "▪" | "■" | "●" | "➢" | "–" | "—") {
        return Some((label, length));
    }
    if end > first {
        return Some((label, length));
    }
    let bare = word.strip_prefix('(').unwrap_or(word);
    let value = bare.strip_suffix(['.', ')'])?;
    let value = value.strip_suffix(')').unwrap_or(value);
    let all = |set: fn(u8) -> bool| !value.is_empty() && value.bytes().all(set);
    let number = all(|b| b.is_ascii_digit()) && value.len() <= 3;
    let letter = value.len() == 1 && all(|b| b.is_ascii_lowercase());
    let roman =
        value.len() <= 6 && (all(|b| b"ivxlc".contains(&b)) || all(|b| b"IVXLC".contains(&b)));
    (number || letter || roman).then_some((label, length))
}

/// A paragraph without the first `from` bytes of its text, `length` bytes long, all places in it moved.
pub(super) fn cut(paragraph: &Paragraph, from: usize, length: usize) -> Paragraph {
    let to = from + length;
    let at = |place: usize| place.clamp(from, to) - from;
    let mut own = paragraph.clone();
    own.text = paragraph.text.get(from..to).unwrap_or_default().to_owned();
    for stretch in &mut own.emphasis {
        (stretch.start, stretch.end) = (at(stretch.start), at(stretch.end));
    }
    own.emphasis.retain(|stretch| stretch.start < stretch.end);
    for stretch in &mut own.languages {
        stretch.range = at(stretch.range.start)..at(stretch.range.end);
    }
    own.languages.retain(|stretch| !stretch.range.is_empty());
    for link in &mut own.links {
        link.range = at(link.range.start)..at(link.range.end);
    }
    own.links.retain(|link| !link.range.is_empty());
    for call in &mut own.notes {
        call.at = at(call.at);
    }
    for line in &mut own.lines {
        *line = at(*line);
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_told_from_words() {
        assert_eq!(label("15. The need"), Some(("15.", 4)));
        assert_eq!(label("(a)  to collect"), Some(("(a)", 5)));
        assert_eq!(label("2 bis. That"), Some(("2 bis.", 7)));
        assert_eq!(label("iv) the"), Some(("iv)", 4)));
        assert_eq!(label("•\tone"), Some(("•", 4)));
        for text in [
            "2011 was",
            "The need",
            "A. Lincoln said",
            "1.5 per cent",
            "OAS. The",
            "15.",
        ] {
            assert_eq!(label(text), None, "{text}");
        }
    }
}
