//! Text with what sets stretches of it off: emphasis, links, languages, notes, lead-ins, annotations.

use super::Maker;
use super::annotation;
use super::element::{Element, Node};
use super::line::Line;
use super::words;
use crate::sheet::{CharRole, Role};
use crate::transcript::{EmphasisKind, Note, Paragraph, Transcript};
use std::ops::Range;

/// The notes of a reading, each taken once by its call.
pub(super) struct Notes<'a> {
    left: Vec<Option<&'a Note>>,
    all: &'a [Note],
}

impl<'a> Notes<'a> {
    /// All notes.
    pub fn of(transcript: &'a Transcript) -> Notes<'a> {
        Notes {
            left: transcript.notes.iter().map(Some).collect(),
            all: &transcript.notes,
        }
    }

    /// The note of a call: the next that bears its mark, or, where all were called, the last; with its index, and
    /// whether this is its first call.
    fn call(&mut self, marker: &str) -> Option<(usize, &'a Note, bool)> {
        let next = self
            .left
            .iter()
            .position(|note| note.is_some_and(|note| note.marker == marker));
        if let Some(index) = next {
            let note = self.left.get_mut(index)?.take()?;
            return Some((index, note, true));
        }
        let index = self.all.iter().rposition(|note| note.marker == marker)?;
        self.all.get(index).map(|note| (index, note, false))
    }
}

/// A stretch of text with something about it, or a place in it.
struct Stretch {
    range: Range<usize>,
    wrap: Element,
}

impl Maker<'_> {
    /// A paragraph without its label.
    pub fn p(&mut self, line: &Line<'_>) -> Element {
        let content = self.inlines(&line.paragraph, line.role);
        self.in_language(Element::new("p"), &line.paragraph)
            .of(content)
    }

    /// A paragraph with its label before its text, where no element can hold it.
    pub fn labelled_p(&mut self, line: &Line<'_>) -> Element {
        let mut p = self.p(line);
        if let Some(label) = line.label() {
            p.children.insert(0, Node::Text(format!("{label} ")));
        }
        p
    }

    fn in_language(&self, element: Element, paragraph: &Paragraph) -> Element {
        match paragraph.language.as_deref() {
            Some(language) if language != self.language => element.with("xml:lang", language),
            _ => element,
        }
    }

    /// The content of a paragraph.
    pub fn inlines(&mut self, paragraph: &Paragraph, role: Role) -> Vec<Node> {
        let text = paragraph.text.as_str();
        let mut stretches = Vec::new();
        let annotations = annotation::annotations(text);
        for found in &annotations {
            for delegation in &found.delegations {
                let wrap =
                    Element::new("organization").with("refersTo", format!("#{}", delegation.id));
                stretches.push(Stretch {
                    range: delegation.range.clone(),
                    wrap,
                });
            }
            let wrap = Element::new("inline")
                .with("name", "adReferendum")
                .with("refersTo", "#adReferendum");
            stretches.push(Stretch {
                range: found.range.clone(),
                wrap,
            });
        }
        if matches!(role, Role::Recital | Role::Citation) && self.is_plain(CharRole::LeadIn) {
            let length = words::lead_in(text);
            if length > 0 {
                let wrap = Element::new("inline").with("name", "leadIn");
                stretches.push(Stretch {
                    range: 0..length,
                    wrap,
                });
            }
        }
        let mark = self.sheet.char_styles.get(&CharRole::AdReferendumMark);
        for emphasis in &paragraph.emphasis {
            let range = emphasis.start..emphasis.end;
            // the layout sets annotations off by itself
            let own = mark.is_some_and(|mark| mark.italic == Some(true))
                && emphasis.kind == EmphasisKind::Italic;
            if own && annotations.iter().any(|found| found.range == range) {
                continue;
            }
            stretches.push(Stretch {
                range,
                wrap: emphasised(emphasis.kind),
            });
        }
        for stretch in &paragraph.languages {
            let wrap = Element::new("span").with("xml:lang", stretch.language.as_str());
            stretches.push(Stretch {
                range: stretch.range.clone(),
                wrap,
            });
        }
        for link in &paragraph.links {
            // a place in the document is not known by name
            if link.target.contains(':') {
                let wrap = Element::new("a").with("href", link.target.as_str());
                stretches.push(Stretch {
                    range: link.range.clone(),
                    wrap,
                });
            }
        }
        let calls: Vec<(usize, Element)> = paragraph
            .notes
            .iter()
            .filter_map(|call| Some((call.at, self.note(&call.marker)?)))
            .collect();
        // wider stretches hold narrower ones
        stretches.retain(|stretch| {
            stretch.range.start < stretch.range.end && stretch.range.end <= text.len()
        });
        stretches.sort_by_key(|stretch| std::cmp::Reverse(stretch.range.len()));
        let refs: Vec<&Stretch> = stretches.iter().collect();
        let mut calls = calls.as_slice();
        let mut made = nested(text, 0..text.len(), &refs, &mut calls);
        for (_, call) in calls {
            made.push(Node::Element(call.clone()));
        }
        made
    }

    fn is_plain(&self, role: CharRole) -> bool {
        self.sheet.char_styles.get(&role).is_some_and(|style| {
            style.bold != Some(true) && style.italic != Some(true) && style.underline != Some(true)
        })
    }

    fn note(&mut self, marker: &str) -> Option<Element> {
        let (index, note, first) = self.notes.call(marker)?;
        let mut element = if first {
            let mut element = Element::new("authorialNote")
                .with("marker", marker)
                .with("placement", "bottom");
            for paragraph in &note.paragraphs {
                let mut content = self.inlines(paragraph, Role::NoteText);
                if let Some(label) = &paragraph.label {
                    content.insert(0, Node::Text(format!("{label} ")));
                }
                let p = self.in_language(Element::new("p"), paragraph).of(content);
                element.push(p);
            }
            if note.paragraphs.is_empty() {
                element.push(Element::new("p"));
            }
            element
        } else {
            Element::new("noteRef")
                .with("href", "")
                .with("marker", marker)
                .with("placement", "bottom")
        };
        element.key = Some(index);
        Some(element)
    }
}

fn emphasised(kind: EmphasisKind) -> Element {
    match kind {
        EmphasisKind::Bold => Element::new("b"),
        EmphasisKind::Italic => Element::new("i"),
        EmphasisKind::Underline => Element::new("u"),
        EmphasisKind::Superscript => Element::new("sup"),
        EmphasisKind::Subscript => Element::new("sub"),
        EmphasisKind::Strike => Element::new("inline").with("name", "struck"),
        EmphasisKind::SmallCaps => Element::new("inline").with("name", "smallCaps"),
    }
}

/// A range of the text as nodes. `stretches` are the widest first; one that crosses another's edge is cut there. Calls
/// are taken in order, each before the character that it stands before.
fn nested(
    text: &str,
    range: Range<usize>,
    stretches: &[&Stretch],
    calls: &mut &[(usize, Element)],
) -> Vec<Node> {
    let mut made = Vec::new();
    let mut at = range.start;
    while at < range.end {
        // the widest stretch here decides how far its element goes
        let here = stretches
            .iter()
            .position(|stretch| stretch.range.contains(&at));
        let Some(index) = here else {
            let next = stretches
                .iter()
                .map(|stretch| stretch.range.start)
                .filter(|start| *start > at)
                .min();
            let end = next.unwrap_or(range.end).min(range.end);
            plain(text, at..end, calls, &mut made);
            at = end;
            continue;
        };
        let Some((stretch, inner)) = stretches
            .get(index)
            .map(|stretch| (*stretch, stretches.get(index + 1..).unwrap_or_default()))
        else {
            break;
        };
        let wider = stretches
            .iter()
            .take(index)
            .map(|wider| wider.range.start)
            .filter(|start| *start > at)
            .min();
        let end = stretch
            .range
            .end
            .min(range.end)
            .min(wider.unwrap_or(range.end));
        // a call before the first character stands outside
        while let Some(((place, call), rest)) =
            calls.split_first().filter(|((place, _), _)| *place <= at)
        {
            let _ = place;
            made.push(Node::Element(call.clone()));
            *calls = rest;
        }
        let children = nested(text, at..end, inner, calls);
        made.push(Node::Element(stretch.wrap.clone().of(children)));
        at = end;
    }
    made
}

/// Text without stretches: forced breaks and calls in it.
fn plain(text: &str, range: Range<usize>, calls: &mut &[(usize, Element)], made: &mut Vec<Node>) {
    let mut at = range.start;
    while at < range.end {
        if let Some(((place, call), rest)) = calls.split_first()
            && *place <= at
        {
            made.push(Node::Element(call.clone()));
            *calls = rest;
            continue;
        }
        let call = calls
            .first()
            .map_or(range.end, |(place, _)| (*place).min(range.end));
        let piece = text.get(at..call).unwrap_or_default();
        let (before, breaks) = match piece.split_once('\n') {
            Some((before, _)) => (before, true),
            None => (piece, false),
        };
        if !before.is_empty() {
            made.push(Node::Text(before.to_owned()));
        }
        at += before.len();
        if breaks {
            made.push(Node::Element(Element::new("br")));
            at += 1;
        } else if piece.is_empty() {
            // a place inside a character, which no reader gives
            break;
        }
    }
}
