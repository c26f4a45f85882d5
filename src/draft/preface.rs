//! What stands before the text: masthead, titles, status, contents.

use super::Maker;
use super::element::{Element, Node};
use super::line::Line;
use super::part;
use crate::sheet::Role;

/// First words of the line that says who presents a document.
const PRESENTED: [&str; 6] = [
    "Presented by",
    "Presentad",
    "Présenté",
    "Apresentad",
    "Submitted by",
    "Soumis par",
];

/// The lines that are the document's title: the last run of title lines that no style parts from each other, or the
/// last of those that a style names.
pub(super) fn titles<'l, 'a>(preface: &[&'l Line<'a>]) -> Vec<&'l Line<'a>> {
    let lines: Vec<&Line<'_>> = preface
        .iter()
        .filter(|line| line.role == Role::DocumentTitle)
        .copied()
        .collect();
    part::groups(&lines)
        .last()
        .map(|group| group.to_vec())
        .unwrap_or_default()
}

impl Maker<'_> {
    /// The preface.
    pub fn preface(&mut self, lines: &[&Line<'_>]) -> Element {
        let mut preface = Element::new("preface");
        let title = titles(lines);
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            let same = |other: &&&Line<'_>| kind(other.role) == kind(line.role);
            let count = lines.iter().skip(at).take_while(same).count().max(1);
            let run: Vec<&Line<'_>> = lines.iter().skip(at).take(count).copied().collect();
            at += count;
            match line.role {
                Role::Masthead | Role::MastheadLine => {
                    let masthead = self.masthead(&run);
                    preface.push(masthead);
                }
                Role::ContentsLine => {
                    let mut contents = Element::new("toc");
                    for line in &run {
                        let text = line
                            .text()
                            .trim_end_matches(['\t', ' '])
                            .trim_end_matches(|c: char| c.is_ascii_digit());
                        let text = if text.ends_with('\t') {
                            text.trim_end()
                        } else {
                            line.text().trim_end()
                        };
                        let label = line
                            .label()
                            .map(|label| format!("{label} "))
                            .unwrap_or_default();
                        let item = Element::new("tocItem").with("level", "1").with("href", "");
                        contents.push(item.text(format!("{label}{text}")));
                    }
                    preface.push(contents);
                }
                Role::DocumentTitle => {
                    for group in part::groups(&run) {
                        let is_title = group
                            .iter()
                            .zip(&title)
                            .all(|(one, other)| std::ptr::eq(*one, *other));
                        let p = self.title(group, if is_title { "docTitle" } else { "docType" });
                        preface.push(p);
                    }
                }
                _ => {
                    for line in run {
                        let line = self.preface_line(line);
                        preface.push(line);
                    }
                }
            }
        }
        preface
    }

    /// A title of one or more lines. Notes that are called at its end stand after it.
    fn title(&mut self, lines: &[&Line<'_>], name: &'static str) -> Element {
        let mut content = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                content.push(Node::Element(Element::new("br")));
            }
            content.extend(self.inlines(&line.paragraph, Role::DocumentTitle));
        }
        let mut after = Vec::new();
        while let Some(Node::Element(last)) = content.last() {
            if !matches!(last.name, "authorialNote" | "noteRef") {
                break;
            }
            after.extend(content.pop());
        }
        after.reverse();
        let mut children = vec![Node::Element(Element::new(name).of(content))];
        children.append(&mut after);
        Element::new("p").of(children)
    }

    fn preface_line(&mut self, line: &Line<'_>) -> Element {
        let content = self.inlines(&line.paragraph, line.role);
        let wrapped = |name| Element::new("p").holding(Element::new(name).of(content.clone()));
        match line.role {
            Role::StatusLine if PRESENTED.iter().any(|words| line.text().starts_with(words)) => {
                wrapped("docProponent")
            }
            Role::StatusLine => wrapped("docStatus"),
            Role::LongTitle => Element::new("longTitle").holding(Element::new("p").of(content)),
            _ => self.labelled_p(line),
        }
    }
}

/// Lines of one kind are one element.
fn kind(role: Role) -> u8 {
    match role {
        Role::Masthead | Role::MastheadLine => 1,
        Role::ContentsLine => 2,
        Role::DocumentTitle => 3,
        _ => 4,
    }
}
