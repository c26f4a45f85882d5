//! The characters of a paragraph, each with the bytes that stand for it, and edits of them.

use super::xml::{Node, Tree};
use crate::verify::hunks;
use std::ops::Range;

/// Elements whose text is none of the paragraph's around them.
const APART: [&str; 10] = [
    "authorialNote",
    "noteRef",
    "ul",
    "ol",
    "blockList",
    "p",
    "table",
    "toc",
    "num",
    "heading",
];

/// White space that is no text at the edge of a paragraph.
const EDGES: [char; 5] = [' ', '\t', '\n', '\r', '\u{A0}'];

/// Bytes to be replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Patch {
    /// Which bytes; empty for an insertion.
    pub range: Range<usize>,
    /// What takes their place.
    pub with: String,
}

/// A character of a paragraph.
#[derive(Clone, Debug)]
struct Character {
    value: char,
    /// The bytes that stand for it; none for a forced line break.
    bytes: Option<Range<usize>>,
    /// Which run of text without a tag between it belongs to.
    run: usize,
    cdata: bool,
}

/// The text of an element as characters.
#[derive(Debug, Default)]
struct Text {
    characters: Vec<Character>,
    runs: usize,
    /// The element and end of the last run.
    last: Option<(usize, usize)>,
}

impl Text {
    fn read(&mut self, tree: &Tree<'_>, element: usize) {
        for node in &tree.elements[element].nodes {
            match node {
                Node::Element(child) => match tree.local(*child) {
                    "br" => {
                        self.last = None;
                        self.characters.push(Character {
                            value: '\n',
                            bytes: None,
                            run: 0,
                            cdata: false,
                        });
                    }
                    name if APART.contains(&name) => self.last = None,
                    _ => self.read(tree, *child),
                },
                Node::Text(range) => self.push(tree, element, range.clone(), false),
                Node::CData(range) => {
                    self.last = None;
                    self.push(tree, element, range.clone(), true);
                    self.last = None;
                }
                Node::Reference(range) => {
                    if let Some(value) = referred(&tree.text[range.clone()]) {
                        let run = self.run(element, range);
                        self.characters.push(Character {
                            value,
                            bytes: Some(range.clone()),
                            run,
                            cdata: false,
                        });
                    }
                }
            }
        }
    }

    /// The run that some bytes belong to: that before them, where nothing is between.
    fn run(&mut self, element: usize, range: &Range<usize>) -> usize {
        if self.last != Some((element, range.start)) {
            self.runs += 1;
        }
        self.last = Some((element, range.end));
        self.runs
    }

    fn push(&mut self, tree: &Tree<'_>, element: usize, range: Range<usize>, cdata: bool) {
        let run = self.run(element, &range);
        let text = &tree.text[range.clone()];
        for (at, c) in text.char_indices() {
            let next = text[at + c.len_utf8()..].starts_with('\n');
            if c == '\r' && next {
                continue;
            }
            let paired = c == '\n' && text[..at].ends_with('\r');
            let start = range.start + at - usize::from(paired);
            self.characters.push(Character {
                value: if c == '\r' { '\n' } else { c },
                bytes: Some(start..range.start + at + c.len_utf8()),
                run,
                cdata,
            });
        }
    }
}

/// The character that a reference stands for.
fn referred(reference: &str) -> Option<char> {
    let name = reference.strip_prefix('&')?.strip_suffix(';')?;
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

/// The patches that turn the text of an element from `from` into `to`.
///
/// # Errors
/// Why it cannot be done, as the end of a sentence.
pub(super) fn change(
    tree: &Tree<'_>,
    element: usize,
    from: &str,
    to: &str,
) -> Result<Vec<Patch>, String> {
    let mut text = Text::default();
    text.read(tree, element);
    let whole: String = text.characters.iter().map(|c| c.value).collect();
    let at = whole
        .match_indices(from)
        .map(|(at, _)| at)
        .find(|at| {
            let (before, after) = (&whole[..*at], &whole[at + from.len()..]);
            before
                .chars()
                .chain(after.chars())
                .all(|c| EDGES.contains(&c))
        })
        .ok_or("its text does not stand in one element of the XML")?;
    let skipped = whole[..at].chars().count();
    let own = &text.characters[skipped..skipped + from.chars().count()];
    let index = |byte: usize| from[..byte].chars().count();
    let mut patches = Vec::new();
    for hunk in hunks(from, to) {
        let range = index(hunk.old.start)..index(hunk.old.end);
        patches.extend(replace(own, range, &to[hunk.new])?);
    }
    Ok(patches)
}

/// The patches for one stretch of characters.
fn replace(own: &[Character], mut range: Range<usize>, new: &str) -> Result<Vec<Patch>, String> {
    let mut new = new;
    // what is the same at both ends stays, so that the border of an inline may lie in it
    while let (Some(c), true) = (new.chars().next(), !range.is_empty()) {
        if own[range.start].value != c {
            break;
        }
        range.start += 1;
        new = &new[c.len_utf8()..];
    }
    while let (Some(c), true) = (new.chars().last(), !range.is_empty()) {
        if own[range.end - 1].value != c {
            break;
        }
        range.end -= 1;
        new = &new[..new.len() - c.len_utf8()];
    }
    let broken = own[range.clone()].iter().any(|c| c.bytes.is_none());
    if broken || new.contains(['\n', '\t']) {
        return Err("it puts in or takes out a line break or a tab".into());
    }
    if range.is_empty() {
        let before = range.start.checked_sub(1).and_then(|i| own.get(i));
        let place = |c: &Character, after: bool| {
            let bytes = c.bytes.clone()?;
            let at = if after { bytes.end } else { bytes.start };
            Some((at..at, c.cdata))
        };
        let place = before
            .and_then(|c| place(c, true))
            .or_else(|| own.get(range.start).and_then(|c| place(c, false)));
        let (range, cdata) = place.ok_or("there is no text beside it")?;
        let with = written(new, cdata)?;
        return Ok(vec![Patch { range, with }]);
    }
    let mut patches: Vec<(usize, Patch)> = Vec::new();
    for character in &own[range.clone()] {
        let Some(bytes) = character.bytes.clone() else {
            continue;
        };
        match patches.last_mut() {
            Some((run, patch)) if *run == character.run => patch.range.end = bytes.end,
            _ => patches.push((
                character.run,
                Patch {
                    range: bytes,
                    with: String::new(),
                },
            )),
        }
    }
    match patches.as_mut_slice() {
        [(_, only)] => only.with = written(new, own[range.start].cdata)?,
        _ if new.is_empty() => {}
        _ => return Err("it replaces words across the border of an inline element".into()),
    }
    Ok(patches.into_iter().map(|(_, patch)| patch).collect())
}

/// Text as it is written between tags or in a CDATA section.
fn written(text: &str, cdata: bool) -> Result<String, String> {
    if !cdata {
        return Ok(escaped(text));
    }
    match text.contains("]]>") {
        true => Err("it would end a CDATA section".into()),
        false => Ok(text.to_owned()),
    }
}

/// Text as it is written between tags.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// The text with its patches, which do not overlap.
pub(super) fn patched(text: &str, mut patches: Vec<Patch>) -> String {
    // insertions at one place keep their order
    patches.sort_by_key(|patch| (patch.range.start, patch.range.end));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for patch in patches {
        if patch.range.start < at {
            // inside of what was taken away already
            continue;
        }
        out.push_str(&text[at..patch.range.start]);
        out.push_str(&patch.with);
        at = patch.range.end;
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(xml: &str, from: &str, to: &str) -> Result<String, String> {
        let tree = Tree::read(xml).unwrap();
        change(&tree, 0, from, to).map(|patches| patched(xml, patches))
    }

    #[test]
    fn an_edit_falls_into_the_text_that_it_is_of() {
        let xml = "<p a='1'>\n  In <b>bold</b> &amp; plain<!-- kept --> words </p>";
        let from = "In bold & plain words";
        for (to, expected) in [
            (
                "In bolder & plain words",
                "<p a='1'>\n  In <b>bolder</b> &amp; plain<!-- kept --> words </p>",
            ),
            (
                "In bold & < plain words",
                "<p a='1'>\n  In <b>bold</b> &amp; &lt; plain<!-- kept --> words </p>",
            ),
            (
                "In bold plain words",
                "<p a='1'>\n  In <b>bold</b> plain<!-- kept --> words </p>",
            ),
            (
                "In bold & plain words now",
                "<p a='1'>\n  In <b>bold</b> &amp; plain<!-- kept --> words now </p>",
            ),
            (
                "So In bold & plain words",
                "<p a='1'>\n  So In <b>bold</b> &amp; plain<!-- kept --> words </p>",
            ),
            // words taken out across a border are taken out of each
            (
                "In & plain words",
                "<p a='1'>\n  In <b></b>&amp; plain<!-- kept --> words </p>",
            ),
        ] {
            assert_eq!(changed(xml, from, to).as_deref(), Ok(expected), "{to}");
        }
    }

    #[test]
    fn what_cannot_be_placed_is_not_guessed() {
        let across = changed("<p>one<b>two</b> three</p>", "onetwo three", "other three");
        assert!(across.unwrap_err().contains("across the border"));
        let broken = changed("<p>one<br/>two</p>", "one\ntwo", "one two");
        assert!(broken.unwrap_err().contains("line break"));
        let other = changed("<p>one</p>", "two", "three");
        assert!(other.unwrap_err().contains("one element"));
    }
}
