//! What stands for a picture or an embedded object.

use super::Put;
use super::classes::OBJECT_PLACEHOLDER;
use std::ops::Range;

/// Reports placeholders.
pub(super) fn find(text: &str, put: &mut Put<'_>) {
    for (at, c) in text.char_indices() {
        let what = match c {
            '\u{1}' => "a picture or object (U+0001)",
            '\u{8}' => "a drawing (U+0008)",
            '\u{FFFC}' => "an object (U+FFFC)",
            '[' => {
                if let Some(range) = bracketed(text, at) {
                    let mark = text.get(range.clone()).unwrap_or_default();
                    let what = match mark.starts_with("[bookmark") {
                        true => "a bookmark",
                        false => "a picture",
                    };
                    let message = format!("{mark:?} stands for {what}.");
                    put(&OBJECT_PLACEHOLDER, range, message, Some(String::new()));
                }
                continue;
            }
            '_' => {
                if let Some(range) = stream(text, at) {
                    let name = text.get(range.clone()).unwrap_or_default();
                    let message =
                        format!("{name:?} is the name under which an embedded object is kept.");
                    put(&OBJECT_PLACEHOLDER, range, message, Some(String::new()));
                }
                continue;
            }
            _ => continue,
        };
        put(
            &OBJECT_PLACEHOLDER,
            at..at + c.len_utf8(),
            format!("The text holds a character that stands for {what}."),
            Some(String::new()),
        );
    }
}

/// `[pic]`, `[image]`, `[image: image1.png]`, `[bookmark: _GoBack]` at a bracket.
fn bracketed(text: &str, at: usize) -> Option<Range<usize>> {
    let inner = text.get(at + 1..)?;
    let end = inner.find(']').filter(|end| *end <= 200)?;
    let inner = inner.get(..end)?;
    let (word, rest) = match inner.split_once(':') {
        Some((word, rest)) => (word, Some(rest.trim())),
        None => (inner, None),
    };
    let told = match (word, rest) {
        ("pic" | "image" | "Image" | "picture" | "Picture" | "embedded" | "graphic", None) => true,
        ("image" | "Image" | "img" | "pic", Some(file)) => {
            file.is_empty()
                || file.rsplit_once('.').is_some_and(|(_, extension)| {
                    [
                        "png", "jpg", "jpeg", "gif", "bmp", "wmf", "emf", "tif", "tiff", "pict",
                        "svg",
                    ]
                    .contains(&extension.to_ascii_lowercase().as_str())
                })
        }
        ("bookmark", Some(name)) => !name.contains(' '),
        _ => false,
    };
    told.then_some(at..at + end + 2)
}

/// `_1208779139.doc`: the storage of an embedded object ([MS-DOC] 2.1.4), with what a program added to it.
fn stream(text: &str, at: usize) -> Option<Range<usize>> {
    let before = text.get(..at)?.chars().next_back();
    if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
        return None;
    }
    let rest = text.get(at + 1..)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if !(9..=10).contains(&digits) {
        return None;
    }
    let after = rest.get(digits..)?;
    let extension = after.strip_prefix('.').map_or(0, |extension| {
        extension
            .bytes()
            .take_while(u8::is_ascii_alphanumeric)
            .count()
    });
    let length = match extension {
        2..=5 => digits + 1 + extension,
        _ => digits,
    };
    let next = rest.get(length..)?.chars().next();
    (!next.is_some_and(|c| c.is_alphanumeric() || c == '_')).then_some(at..at + 1 + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let mut ranges = Vec::new();
        find(text, &mut |_, range, _, _| ranges.push(range));
        ranges
            .into_iter()
            .map(|range| text.get(range).unwrap())
            .collect()
    }

    #[test]
    fn placeholders_are_found_and_brackets_are_not() {
        assert_eq!(found("[pic]"), ["[pic]"]);
        assert_eq!(found("[image: image1.png]YA"), ["[image: image1.png]"]);
        assert_eq!(found("_1208779139.doc"), ["_1208779139.doc"]);
        assert_eq!(found("_1208779139"), ["_1208779139"]);
        assert_eq!(found("a \u{FFFC} b\u{1}"), ["\u{FFFC}", "\u{1}"]);
        assert!(
            found("[the picture] [image: of the country] _______ [1] AG_1208779139").is_empty()
        );
    }
}
