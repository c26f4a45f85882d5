//! Comments: who says what, about which words. They are no text of the document; each becomes a remark.

use super::context::{Anchor, Notebook, Remark};
use super::draft::Draft;
use super::finding::COMMENTS;
use super::story::Story;
use super::xml::Element;
use std::collections::BTreeMap;

impl Story<'_> {
    /// The words begin that a comment is about.
    pub fn comment_starts(&mut self, range: &Element<'_>, draft: &Draft, at: &str) {
        let anchor = Anchor {
            at: at.to_owned(),
            start: draft.text.len(),
            words: String::new(),
        };
        let id = range.w("id").unwrap_or_default().to_owned();
        self.notebook.anchors.insert(id, anchor);
    }

    /// The words end that a comment is about.
    pub fn comment_ends(&mut self, range: &Element<'_>, draft: &Draft, at: &str) {
        let id = range.w("id").unwrap_or_default();
        if let Some(anchor) = self.notebook.anchors.get_mut(id) {
            let start = if anchor.at == at { anchor.start } else { 0 };
            anchor.words = draft.text.get(start..).unwrap_or_default().to_owned();
        }
    }

    /// A comment stands here.
    pub fn comment(&mut self, reference: &Element<'_>, at: &str) {
        let id = reference.w("id").unwrap_or_default().to_owned();
        let anchor = self.notebook.anchors.remove(&id);
        self.notebook.comments.push(Remark {
            anchor: anchor.map(|anchor| anchor.words).unwrap_or_default(),
            at: at.to_owned(),
            id,
        });
    }
}

/// Says each comment with its author and its words, which the part with this root holds.
pub(super) fn report(root: Option<&Element<'_>>, notebook: &mut Notebook) {
    let known: BTreeMap<&str, &Element<'_>> = root
        .into_iter()
        .flat_map(Element::elements)
        .filter_map(|comment| comment.w("id").map(|id| (id, comment)))
        .collect();
    for remark in std::mem::take(&mut notebook.comments) {
        let about = match remark.anchor.trim() {
            "" => String::new(),
            anchor => format!(" on \u{201C}{anchor}\u{201D}"),
        };
        let message = match known.get(remark.id.as_str()) {
            Some(comment) => format!(
                "Comment of {}{about} ({}): \u{201C}{}\u{201D}.",
                comment.w("author").unwrap_or("an unnamed author"),
                remark.at,
                words(comment)
            ),
            None => format!(
                "A comment{about} ({}) whose words are not in the file.",
                remark.at
            ),
        };
        let help =
            "Comments are no text and are not taken over: settle it before you release the file.";
        notebook.find(&COMMENTS, message, help);
    }
}

/// The words of a comment; its paragraphs are parted by a space.
fn words(comment: &Element<'_>) -> String {
    fn collect(element: &Element<'_>, words: &mut String) {
        match element.local {
            "t" => words.push_str(&element.text()),
            "tab" | "br" | "cr" => words.push(' '),
            _ => element.elements().for_each(|child| collect(child, words)),
        }
    }
    let paragraphs: Vec<String> = comment
        .elements()
        .map(|paragraph| {
            let mut words = String::new();
            collect(paragraph, &mut words);
            words.trim().to_owned()
        })
        .filter(|words| !words.is_empty())
        .collect();
    paragraphs.join(" ")
}
