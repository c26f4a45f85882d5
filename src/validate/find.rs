//! Where a stretch of a transcript stands: its paragraph, and its characters in the XML.

use crate::legacy::{Site, Story};
use crate::transcript::{Paragraph, Transcript};
use std::ops::Range;

/// So many characters (a label, a heading) may stand in the element before the paragraph's text.
const BEFORE: usize = 400;
/// So many characters must be alike for the text to be found.
const ALIKE: usize = 24;

/// The paragraph of a stretch; `None` for running text, which is no paragraph, and for what is not there.
pub fn paragraph<'a>(transcript: &'a Transcript, site: &Site) -> Option<&'a Paragraph> {
    match site.story {
        Story::Body => transcript.body.get(site.paragraph),
        Story::Note(note) => transcript.notes.get(note)?.paragraphs.get(site.paragraph),
        Story::Box(text_box) => transcript
            .boxes
            .get(text_box)?
            .paragraphs
            .get(site.paragraph),
        Story::Running => None,
    }
}

/// The text of a stretch's whole paragraph; that of a running line has its three parts joined by tabs.
pub fn text(transcript: &Transcript, site: &Site) -> Option<String> {
    match site.story {
        Story::Running => Some(transcript.running.get(site.paragraph)?.text.join("\t")),
        _ => paragraph(transcript, site).map(|paragraph| paragraph.text.clone()),
    }
}

/// The bytes of the XML that hold `range` of a paragraph's `text`, the paragraph's element starting at `start`. White
/// space is not compared: between elements it is none of the text.
pub fn in_xml(xml: &str, start: usize, text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let wanted: Vec<(usize, char)> = text
        .char_indices()
        .filter(|(_, c)| !c.is_whitespace())
        .collect();
    let found: Vec<(Range<usize>, char)> = XmlText { xml, at: start }
        .filter(|(_, c)| !c.is_whitespace())
        .take(wanted.len() + BEFORE)
        .collect();
    let alike = wanted.len().min(ALIKE);
    let head = wanted.get(..alike).filter(|head| !head.is_empty())?;
    let begin = (0..BEFORE).find(|begin| {
        found.get(*begin..begin + alike).is_some_and(|at| {
            at.iter()
                .zip(head)
                .all(|(found, wanted)| found.1 == wanted.1)
        })
    })?;
    let found = found.get(begin..)?;
    // how many characters stand before the stretch, and before its end
    let first = wanted.partition_point(|(at, _)| *at < range.start);
    let last = wanted.partition_point(|(at, _)| *at < range.end);
    let same = found.iter().zip(&wanted).take(last.max(first + 1));
    if !same.into_iter().all(|(found, wanted)| found.1 == wanted.1) {
        return None;
    }
    let spaced = text.get(range.start..)?.starts_with(char::is_whitespace);
    let from = match found.get(first) {
        Some((at, _)) if !spaced && first < wanted.len() => at.start,
        _ => found.get(first.checked_sub(1)?)?.0.end,
    };
    let to = match last > first {
        true => found.get(last - 1)?.0.end,
        false => from + range.len().min(text.len()),
    };
    Some(from..to.max(from))
}

/// The characters of the text in XML with the bytes that each takes; tags, comments and notes are passed over.
struct XmlText<'a> {
    xml: &'a str,
    at: usize,
}

impl Iterator for XmlText<'_> {
    type Item = (Range<usize>, char);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let rest = self.xml.get(self.at..)?;
            let c = rest.chars().next()?;
            if c == '<' {
                self.at += tag(rest)?;
                continue;
            }
            let (length, c) = match c {
                '&' => reference(rest).unwrap_or((1, '&')),
                c => (c.len_utf8(), c),
            };
            let start = self.at;
            self.at += length;
            return Some((start..self.at, c));
        }
    }
}

/// How many bytes a tag or a comment takes; that of a note takes the note with it.
fn tag(rest: &str) -> Option<usize> {
    if rest.starts_with("<!--") {
        return Some(rest.find("-->")? + 3);
    }
    let end = rest.find('>')? + 1;
    let inside = rest.get(1..end - 1)?;
    let name = inside
        .split(|c: char| c.is_whitespace() || c == '/')
        .next()?;
    if name.rsplit(':').next() == Some("authorialNote") && !inside.ends_with('/') {
        let closing = format!("</{name}>");
        return Some(rest.find(&closing)? + closing.len());
    }
    Some(end)
}

/// A character or entity reference: its length and what it stands for.
fn reference(rest: &str) -> Option<(usize, char)> {
    let end = rest.bytes().take(12).position(|byte| byte == b';')?;
    let name = rest.get(1..end)?;
    let c = match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    };
    Some((end + 1, c))
}

#[cfg(test)]
mod tests {
    use super::*;

    const XML: &str = "<paragraph><num>15.</num><content>\n <p>To <b>sing</b> &amp; dance<authorialNote><p>no\
                       </p></authorialNote>, all.</p></content></paragraph>";

    fn found(text: &str, part: &str) -> Option<&'static str> {
        let at = text.find(part)?;
        in_xml(XML, 0, text, &(at..at + part.len())).map(|range| &XML[range])
    }

    #[test]
    fn a_stretch_is_found_behind_tags_references_and_notes() {
        let text = "To sing & dance, all.";
        assert_eq!(found(text, "sing"), Some("sing"));
        assert_eq!(found(text, "& dance"), Some("&amp; dance"));
        assert_eq!(found(text, "all."), Some("all."));
    }

    #[test]
    fn an_empty_stretch_has_a_place() {
        let text = "To sing & dance, all.";
        let end = in_xml(XML, 0, text, &(text.len()..text.len())).unwrap();
        assert!(XML[..end.start].ends_with("all."));
        assert_eq!(
            in_xml(XML, 0, text, &(0..0)).unwrap().start,
            XML.find("To").unwrap()
        );
    }

    #[test]
    fn another_text_is_not_found() {
        assert_eq!(found("To sing and dance", "dance"), None);
        assert_eq!(in_xml("<p>", 0, "", &(0..0)), None);
    }
}
