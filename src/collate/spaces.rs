//! White space between words that are the same, and at the edges of paragraphs.

use super::classes::characters;
use super::fit::{Fit, Gap};
use super::found::{Finds, Found};
use crate::legacy::{Class, Reading};
use crate::transcript::Paragraph;

/// Compares the white space before each word that stands behind the same word in both texts.
pub(super) fn compare(fit: &Fit<'_, '_, '_>, finds: &mut Finds) {
    for i in 1..fit.c.len() {
        let (Some(before), Some(j)) = (fit.to_l[i - 1], fit.to_l[i]) else {
            continue;
        };
        if before + 1 != j {
            continue;
        }
        let (canonical, legacy) = match (fit.gap_c(i), fit.gap_l(j)) {
            (Gap::Inside(canonical), Gap::Inside(legacy)) => (canonical, legacy),
            // a number needs a space behind it, whichever
            (Gap::Label, Gap::Inside("")) => (" ", ""),
            // layout, or a paragraph that was split or merged
            _ => continue,
        };
        let Some(class) = class(canonical, legacy) else {
            continue;
        };
        // what was taken out leaves the white space on its two sides
        if !fit.spots_before(j).is_empty() {
            continue;
        }
        let message = format!(
            "There is {} between {:?} and {:?}, not {}.",
            name(legacy),
            fit.word_l(j - 1),
            fit.word_l(j),
            name(canonical)
        );
        let found = Found::new(class, message)
            .canonical(fit.site_c(i - 1..i + 1), fit.text_c(i - 1..i + 1))
            .legacy(fit.site_l(j - 1..j + 1), fit.text_l(j - 1..j + 1));
        finds.add(found, (i, j));
    }
}

/// The class of a difference in white space; `None` where it is layout or no difference.
fn class(canonical: &str, legacy: &str) -> Option<&'static Class> {
    // a forced break and the tab of a masthead line are layout, and so is a break in their place
    if canonical == legacy || canonical.contains(['\n', '\t']) && !legacy.is_empty() {
        return None;
    }
    if legacy.contains('\n') && !canonical.is_empty() {
        return None;
    }
    let (hard_c, hard_l) = (hard(canonical), hard(legacy));
    let (size_c, size_l) = (canonical.chars().count(), legacy.chars().count());
    Some(if size_l > size_c && size_c > 0 {
        &characters::SPACE_DOUBLED
    } else if size_c == size_l && hard_c > hard_l {
        &characters::NBSP_LOST
    } else if size_c == size_l && hard_l > hard_c {
        &characters::NBSP_ADDED
    } else {
        &characters::SPACE_CHANGED
    })
}

/// How many spaces are non-breaking.
fn hard(space: &str) -> usize {
    space
        .chars()
        .filter(|c| matches!(c, '\u{A0}' | '\u{202F}' | '\u{2007}'))
        .count()
}

/// White space in words.
fn name(space: &str) -> String {
    match space {
        "" => "no space".into(),
        " " => "a space".into(),
        "\u{A0}" => "a non-breaking space".into(),
        "\t" => "a tab".into(),
        _ if space.chars().all(|c| c == ' ') => format!("{} spaces", space.len()),
        _ => {
            let codes: Vec<String> = space
                .chars()
                .map(|c| format!("U+{:04X}", c as u32))
                .collect();
            format!("white space ({})", codes.join(" "))
        }
    }
}

/// White space at the edges of the paragraphs of a legacy text: one total.
pub(super) fn edges(reading: &Reading) -> Option<Found> {
    let transcript = &reading.transcript;
    let notes = transcript.notes.iter().flat_map(|note| &note.paragraphs);
    let boxes = transcript
        .boxes
        .iter()
        .flat_map(|text_box| &text_box.paragraphs);
    let count: usize = transcript
        .body
        .iter()
        .chain(notes)
        .chain(boxes)
        .map(of_paragraph)
        .sum();
    if count == 0 {
        return None;
    }
    let edges = if count == 1 {
        "one edge of a paragraph"
    } else {
        "edges of paragraphs"
    };
    let message = match count {
        1 => format!("There is white space at {edges}."),
        _ => format!("There is white space at {count} {edges}."),
    };
    let mut found = Found::new(&characters::EDGE_SPACE, message);
    found.difference.count = count;
    Some(found)
}

fn of_paragraph(paragraph: &Paragraph) -> usize {
    let text = paragraph.text.as_str();
    if text.trim().is_empty() {
        return 0;
    }
    usize::from(text.starts_with(char::is_whitespace))
        + usize::from(text.ends_with(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_is_no_difference_and_the_rest_has_its_class() {
        for (canonical, legacy, code) in [
            (" ", "  ", Some("SPACE-DOUBLED")),
            ("  ", "  ", None),
            ("  ", " ", Some("SPACE-CHANGED")),
            ("\u{A0}", " ", Some("NBSP-LOST")),
            (" ", "\u{A0}", Some("NBSP-ADDED")),
            ("\n", " ", None),
            ("\t", "   ", None),
            (" ", "\n", None),
            ("", " ", Some("SPACE-CHANGED")),
            (" ", "", Some("SPACE-CHANGED")),
        ] {
            assert_eq!(
                class(canonical, legacy).map(Class::code),
                code,
                "{canonical:?} {legacy:?}"
            );
        }
    }
}
