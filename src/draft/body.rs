//! The text: units with headings, paragraphs with and without number, their sub-items, lists and tables.

use super::Maker;
use super::element::{Element, Node};
use super::line::Line;
use super::lists::{self, Rank};
use super::rules::PICTURE;
use crate::diag::Finding;
use crate::sheet::Role;

impl Maker<'_> {
    /// The body of a document. One without text has a paragraph without content.
    pub fn body(&mut self, lines: &[&Line<'_>]) -> Element {
        let mut body = Element::new("mainBody");
        // open units, each with its level
        let mut open: Vec<(u8, Element)> = Vec::new();
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            if let Some(level) = unit_level(line) {
                close(&mut body, &mut open, level);
                open.push((level, self.unit(line)));
                at += 1;
                if let Some(next) = lines.get(at).filter(|next| next.role == Role::Subheading) {
                    let subheading =
                        Element::new("subheading").of(self.inlines(&next.paragraph, next.role));
                    if let Some((_, unit)) = open.last_mut() {
                        unit.push(subheading);
                    }
                    at += 1;
                }
                continue;
            }
            let made = match line.role {
                Role::CrossHeading | Role::Subheading => {
                    at += 1;
                    let heading =
                        Element::new("crossHeading").of(self.inlines(&line.paragraph, line.role));
                    match open.is_empty() {
                        true => Element::new("blockContainer").holding(heading),
                        false => heading,
                    }
                }
                _ => {
                    let count = 1 + lines
                        .iter()
                        .skip(at + 1)
                        .take_while(|other| goes_on(other, line))
                        .count();
                    let unit = lines.get(at..at + count).unwrap_or_default();
                    at += count;
                    self.paragraph(unit)
                }
            };
            match open.last_mut() {
                Some((_, unit)) => unit.push(made),
                None => body.push(made),
            }
        }
        close(&mut body, &mut open, 0);
        if body.children.is_empty() {
            body.push(Element::new("paragraph").holding(Element::new("content")));
        }
        body
    }

    fn unit(&mut self, line: &Line<'_>) -> Element {
        let mut unit = Element::new(if line.role == Role::PartHeading {
            "part"
        } else {
            "section"
        });
        if let Some(label) = line.label() {
            unit.push(Element::new("num").text(label));
        }
        unit.push(Element::new("heading").of(self.inlines(&line.paragraph, line.role)));
        unit
    }

    /// A paragraph with all that belongs to it: sub-items with labels of their own, else blocks.
    fn paragraph(&mut self, lines: &[&Line<'_>]) -> Element {
        let mut paragraph = Element::new("paragraph");
        let first = lines.first();
        let numbered = first.filter(|line| lists::rank(line) == Rank::None);
        if let Some(label) = numbered.and_then(|line| line.label()) {
            paragraph.push(Element::new("num").text(label));
        }
        let is_sub = |line: &&&Line<'_>| matches!(lists::rank(line), Rank::Own(_));
        let Some(sub) = lines.iter().position(|line| is_sub(&line)) else {
            let content = self.content(lines, numbered.is_some());
            paragraph.push(Element::new("content").of(content));
            return paragraph;
        };
        let (before, rest) = lines.split_at(sub);
        if !before.is_empty() {
            let content = self.content(before, numbered.is_some());
            paragraph.push(Element::new("intro").of(content));
        }
        // words after the last sub-item belong to the paragraph
        let last = rest
            .iter()
            .rposition(|line| lists::rank(line) != Rank::None)
            .map_or(0, |last| last + 1);
        let (items, after) = rest.split_at(last);
        let items = self.subparagraphs(items);
        paragraph
            .children
            .extend(items.into_iter().map(Node::Element));
        if !after.is_empty() {
            let content = self.content(after, false);
            paragraph.push(Element::new("wrapUp").of(content));
        }
        paragraph
    }

    /// Sub-items, those of the first one's depth with what is deeper in them.
    fn subparagraphs(&mut self, lines: &[&Line<'_>]) -> Vec<Element> {
        let Some(first) = lines.first() else {
            return Vec::new();
        };
        let depth = lists::rank(first);
        let mut made = Vec::new();
        let mut at = 0;
        while at < lines.len() {
            let rest = lines.get(at + 1..).unwrap_or_default();
            let count = 1 + rest
                .iter()
                .take_while(|other| !opens(lists::rank(other), depth))
                .count();
            let item = lines.get(at..at + count).unwrap_or_default();
            at += count;
            made.push(self.subparagraph(item));
        }
        made
    }

    fn subparagraph(&mut self, lines: &[&Line<'_>]) -> Element {
        let mut item = Element::new("subparagraph");
        let Some((first, rest)) = lines.split_first() else {
            return item;
        };
        item.push(Element::new("num").text(first.label().unwrap_or_default()));
        let deeper = rest
            .iter()
            .position(|line| matches!(lists::rank(line), Rank::Own(_)));
        let (own, deeper) = match deeper {
            Some(at) => rest.split_at(at),
            None => (rest, [].as_slice()),
        };
        let mut content = vec![Node::Element(self.p(first))];
        content.extend(self.content(own, false));
        if deeper.is_empty() {
            item.push(Element::new("content").of(content));
            return item;
        }
        item.push(Element::new("intro").of(content));
        let deeper = self.subparagraphs(deeper);
        item.children.extend(deeper.into_iter().map(Node::Element));
        item
    }

    /// Blocks: paragraphs, lists, tables with their captions, pictures. The label of the first is that of the unit, where
    /// `numbered` says so.
    fn content(&mut self, lines: &[&Line<'_>], numbered: bool) -> Vec<Node> {
        let mut made = Vec::new();
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            let table_at = match line.role {
                Role::Caption => at + 1,
                _ => at,
            };
            let table = lines
                .get(table_at)
                .and_then(|line| line.paragraph.cell)
                .map(|cell| cell.table);
            if let Some(table) = table {
                let cells = lines.iter().skip(table_at);
                let cells = cells
                    .take_while(|line| line.paragraph.cell.is_some_and(|cell| cell.table == table));
                let cells: Vec<&Line<'_>> = cells.copied().collect();
                at = table_at + cells.len();
                let caption = (line.role == Role::Caption).then_some(*line);
                made.push(Node::Element(self.table(caption, &cells)));
                continue;
            }
            if line.role == Role::Figure {
                made.push(Node::Element(self.picture(line)));
                at += 1;
                continue;
            }
            let items = lines
                .iter()
                .skip(at)
                .take_while(|line| lists::rank(line) != Rank::None)
                .count();
            if items > 0 {
                let items = lines.get(at..at + items).unwrap_or_default();
                at += items.len();
                made.extend(self.lists(items).into_iter().map(Node::Element));
                continue;
            }
            made.push(Node::Element(match at == 0 && numbered {
                true => self.p(line),
                false => self.labelled_p(line),
            }));
            at += 1;
        }
        made
    }

    /// A picture that is to be put beside the draft.
    fn picture(&mut self, line: &Line<'_>) -> Element {
        self.pictures += 1;
        let file = format!("picture-{}.png", self.pictures);
        let message = format!("The picture {:?} must be saved as {file}.", line.text());
        self.findings.push(Finding::new(
            &PICTURE,
            message,
            "Take it out of the legacy file and save it beside the draft.",
        ));
        let picture = Element::new("img")
            .with("src", file)
            .with("alt", line.text());
        Element::new("p").holding(picture)
    }
}

/// The level of the unit that a heading opens; a part is above a section.
fn unit_level(line: &Line<'_>) -> Option<u8> {
    match line.role {
        Role::PartHeading => Some(line.level.unwrap_or(1)),
        Role::SectionHeading => Some(line.level.unwrap_or(9)),
        _ => None,
    }
}

/// Closes units down to a level.
fn close(body: &mut Element, open: &mut Vec<(u8, Element)>, level: u8) {
    while open.last().is_some_and(|(own, _)| *own >= level) {
        let Some((_, unit)) = open.pop() else {
            break;
        };
        match open.last_mut() {
            Some((_, outer)) => outer.push(unit),
            None => body.push(unit),
        }
    }
}

/// Whether a line belongs to the paragraph before it.
fn goes_on(line: &Line<'_>, first: &Line<'_>) -> bool {
    match line.role {
        Role::Continuation
        | Role::SubItem1
        | Role::SubItem2
        | Role::SubItem3
        | Role::BulletItem
        | Role::ListItem
        | Role::Caption
        | Role::TableCell
        | Role::TableHeader
        | Role::Figure => true,
        // plain text between the parts of a list
        Role::ReportParagraph => {
            !line.sure && first.label().is_some() && line.text().starts_with(char::is_lowercase)
        }
        _ => false,
    }
}

/// Whether an item of this rank opens a sub-item of the depth.
fn opens(rank: Rank, depth: Rank) -> bool {
    match (rank, depth) {
        (Rank::Own(own), Rank::Own(depth)) => own <= depth,
        _ => false,
    }
}
