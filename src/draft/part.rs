//! A document and what is attached to it: where one ends and the next begins.

use super::Maker;
use super::element::Element;
use super::identity::Identity;
use super::line::Line;
use super::rules::REFERENCE;
use super::words::{self, DRAFTS, KINDS};
use crate::diag::Finding;
use crate::sheet::Role;

/// One document: its heading as an attachment, what stands before the text, and the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Part<'l, 'a> {
    /// Heading lines of the attachment.
    pub headings: Vec<&'l Line<'a>>,
    /// Cover page.
    pub cover: Vec<&'l Line<'a>>,
    /// Masthead, titles, status and contents.
    pub preface: Vec<&'l Line<'a>>,
    /// Citations, recitals and formulas.
    pub preamble: Vec<&'l Line<'a>>,
    /// The text.
    pub body: Vec<&'l Line<'a>>,
    /// Adoption and signatures.
    pub conclusions: Vec<&'l Line<'a>>,
    /// The line that stands for a document issued elsewhere.
    pub reference: Option<&'l Line<'a>>,
}

/// How far a part has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Heading,
    Cover,
    Preface,
    Preamble,
    Body,
    Conclusions,
    Reference,
}

/// Where a line belongs.
fn stage(role: Role) -> Stage {
    match role {
        Role::AttachmentHeading => Stage::Heading,
        Role::CoverLine => Stage::Cover,
        Role::Masthead
        | Role::MastheadLine
        | Role::DocumentTitle
        | Role::StatusLine
        | Role::AdReferendum
        | Role::LongTitle
        | Role::ContentsLine => Stage::Preface,
        Role::EnactingAuthority | Role::Citation | Role::Recital | Role::Formula => Stage::Preamble,
        Role::Closing | Role::Signature => Stage::Conclusions,
        Role::DocumentReference => Stage::Reference,
        _ => Stage::Body,
    }
}

/// Cuts the lines into parts: a new one begins at an attachment's heading, and at a title after the text. What comes too
/// late for its place stays where it stands.
pub(super) fn parts<'l, 'a>(lines: &'l [Line<'a>]) -> Vec<Part<'l, 'a>> {
    let mut parts = vec![Part::default()];
    let mut at = Stage::Heading;
    for line in lines {
        let mut to = stage(line.role);
        // recitals may have sub-items, and further paragraphs
        let within = matches!(
            line.role,
            Role::SubItem1
                | Role::SubItem2
                | Role::SubItem3
                | Role::Continuation
                | Role::BulletItem
                | Role::ListItem
        );
        if at == Stage::Preamble && within {
            to = Stage::Preamble;
        }
        let headed = parts.len() > 1 && at == Stage::Heading;
        let headings = parts.last().map_or(0, |part| part.headings.len());
        let opens = match to {
            Stage::Heading => !headed || headings > 1,
            Stage::Reference => !headed,
            Stage::Preface => at > Stage::Preface && line.role == Role::DocumentTitle,
            _ => false,
        };
        if opens || at == Stage::Reference {
            parts.push(Part::default());
            at = Stage::Heading;
        }
        at = at.max(to);
        let Some(part) = parts.last_mut() else {
            break;
        };
        match at {
            Stage::Heading => part.headings.push(line),
            Stage::Cover => part.cover.push(line),
            Stage::Preface => part.preface.push(line),
            Stage::Preamble => part.preamble.push(line),
            Stage::Body => part.body.push(line),
            Stage::Conclusions => part.conclusions.push(line),
            Stage::Reference => part.reference = Some(line),
        }
    }
    parts
}

impl Part<'_, '_> {
    /// The title on the page, in one line.
    pub fn title(&self) -> Option<String> {
        let titles = super::preface::titles(&self.preface);
        let title: Vec<String> = titles
            .iter()
            .map(|line| line.text().replace(['\n', '\t'], " "))
            .collect();
        (!title.is_empty()).then(|| title.join(" "))
    }

    /// The element of the document, and its kind's name.
    pub fn kind(&self) -> (&'static str, String) {
        let lines = self
            .preface
            .iter()
            .filter(|line| line.role == Role::DocumentTitle);
        let title = lines
            .map(|line| line.text().to_uppercase())
            .collect::<Vec<_>>()
            .join(" ");
        let words: Vec<&str> = title.split(|c: char| !c.is_alphanumeric()).collect();
        let kind = KINDS
            .iter()
            .find(|(word, _)| words.contains(word))
            .map(|(_, kind)| *kind);
        let draft = DRAFTS.iter().any(|word| words.contains(word));
        let named = |kind: &str| format!("{kind}{}", if draft { "Draft" } else { "" });
        if let Some(kind) = kind {
            return ("statement", named(kind));
        }
        if !self.preamble.is_empty() {
            return ("statement", named("statement"));
        }
        let report = self
            .body
            .iter()
            .filter(|line| line.role == Role::ReportParagraph)
            .count()
            * 2
            > self.body.len();
        match (report, self.headings.is_empty()) {
            (true, true) => ("debateReport", "report".into()),
            (_, true) => ("doc", "document".into()),
            (_, false) => ("doc", "annex".into()),
        }
    }
}

impl Maker<'_> {
    /// The whole file. Metadata are empty still.
    pub fn document(&mut self, parts: &[Part<'_, '_>], identity: &Identity) -> Element {
        let (first, rest) = match parts {
            [first, rest @ ..] => (first, rest),
            [] => return Element::new("akomaNtoso"),
        };
        let mut root = self.part(first);
        let mut attachments = Element::new("attachments");
        for part in rest {
            let mut attachment = Element::new("attachment");
            let mut headings = part.headings.iter();
            if let Some(line) = headings.next() {
                if let Some(label) = line.label() {
                    attachment.push(Element::new("num").text(label));
                }
                let heading = Element::new("heading").of(self.inlines(&line.paragraph, line.role));
                attachment.push(heading);
            }
            if let Some(line) = headings.next() {
                let subheading =
                    Element::new("subheading").of(self.inlines(&line.paragraph, line.role));
                attachment.push(subheading);
            }
            match part.reference {
                Some(line) => attachment.push(self.reference(line, identity)),
                None => {
                    let document = self.part(part);
                    attachment.push(document);
                }
            }
            attachments.push(attachment);
        }
        if !rest.is_empty() {
            root.push(attachments);
        }
        Element::new("akomaNtoso")
            .with("xmlns", "http://docs.oasis-open.org/legaldocml/ns/akn/3.0")
            .holding(root)
    }

    fn reference(&mut self, line: &Line<'_>, identity: &Identity) -> Element {
        let href = format!("{}/!elsewhere", identity.work());
        let message = format!(
            "The document {:?} is named by the address {href:?}.",
            line.text()
        );
        self.findings.push(Finding::new(
            &REFERENCE,
            message,
            "Put the IRI of that document in its place.",
        ));
        Element::new("documentRef")
            .with("href", href)
            .with("showAs", line.text())
    }

    fn part(&mut self, part: &Part<'_, '_>) -> Element {
        let (name, kind) = part.kind();
        let mut document = Element::new(name)
            .with("name", kind)
            .holding(Element::new("meta"));
        if !part.cover.is_empty() {
            let mut cover = Element::new("coverPage");
            for line in &part.cover {
                cover.push(self.labelled_p(line));
            }
            document.push(cover);
        }
        if !part.preface.is_empty() {
            let preface = self.preface(&part.preface);
            document.push(preface);
        }
        if !part.preamble.is_empty() {
            let preamble = self.preamble(&part.preamble);
            document.push(preamble);
        }
        let body = self.body(&part.body);
        document.push(body);
        if !part.conclusions.is_empty() {
            let conclusions = self.conclusions(&part.conclusions);
            document.push(conclusions);
        }
        document
    }

    /// Signatures and adoption, those of one kind that follow each other together.
    fn conclusions(&mut self, lines: &[&Line<'_>]) -> Element {
        let mut conclusions = Element::new("conclusions");
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            let signature = line.role == Role::Signature;
            if !signature && line.role != Role::Closing {
                conclusions.push(self.labelled_p(line));
                at += 1;
                continue;
            }
            let name = if signature {
                "signatureBlock"
            } else {
                "adoption"
            };
            let mut container = Element::new("container").with("name", name);
            let count = lines
                .iter()
                .skip(at)
                .take_while(|other| other.role == line.role)
                .count();
            let run: Vec<&Line<'_>> = lines.iter().skip(at).take(count).copied().collect();
            // lines that were told by their text are one signature
            for group in self::groups(&run) {
                let mut p = Element::new("p");
                let mut content = Vec::new();
                for (index, line) in group.iter().enumerate() {
                    if index > 0 {
                        content.push(super::element::Node::Element(Element::new("br")));
                    }
                    content.extend(self.inlines(&line.paragraph, line.role));
                }
                if signature {
                    p.push(Element::new("signature").of(content));
                } else {
                    p.children = content;
                }
                container.push(p);
            }
            conclusions.push(container);
            at += count.max(1);
        }
        conclusions
    }
}

/// Lines that stand in one paragraph: those that a style names stand alone.
pub(super) fn groups<'g, 'l, 'a>(lines: &'g [&'l Line<'a>]) -> Vec<&'g [&'l Line<'a>]> {
    lines
        .chunk_by(|one, other| {
            !one.sure && !other.sure && one.label().is_none() && words_go_on(other)
        })
        .collect()
}

fn words_go_on(line: &Line<'_>) -> bool {
    line.role != Role::Signature
        || !words::TITLES
            .iter()
            .any(|title| line.text().starts_with(title))
}
