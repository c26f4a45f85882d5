//! What docx-rs has built, taken over as an [`Element`] and freed of what it should not hold.
//!
//! docx-rs numbers paragraphs, links and pictures with counters of the whole process (`w14:paraId`), so that the same
//! document would come out differently the second time; it writes empty `w:rPr` and `w:pPr`, and a type on the columns
//! of a table. None of this is kept.

use super::xml::{Element, Node};
use docx_rs::{BuildXML, Run};
use std::sync::OnceLock;

/// docx-rs has built something that is no XML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotXml(pub String);

/// The element that docx-rs has built.
///
/// # Errors
/// [`NotXml`] where it does not parse (a character that docx-rs should have escaped).
pub fn built(made: &impl BuildXML) -> Result<Element, NotXml> {
    let bytes = made.build();
    let text = std::str::from_utf8(&bytes).map_err(|error| NotXml(error.to_string()))?;
    let mut element = Element::parse(text).map_err(NotXml)?;
    clean(&mut element);
    Ok(element)
}

/// A run of these words and nothing else, as docx-rs builds it. What it makes of words is the same but for the words: it
/// builds one run, and this is filled in ever after.
///
/// # Errors
/// As [`built`].
pub fn words(text: &str) -> Result<Element, NotXml> {
    static RUN: OnceLock<Result<Element, NotXml>> = OnceLock::new();
    let run = RUN.get_or_init(|| built(&Run::new().add_text("words")));
    let mut run = run.clone()?;
    let mut said = run.children.iter_mut().filter_map(|child| match child {
        Node::Element(child) if child.name == "w:t" => child.children.first_mut(),
        _ => None,
    });
    match said.next() {
        Some(Node::Text(words)) => text.clone_into(words),
        _ => return built(&Run::new().add_text(text)),
    }
    Ok(run)
}

fn clean(element: &mut Element) {
    let column = element.name == "w:gridCol";
    element.attributes.retain(|(name, _)| match &**name {
        "w14:paraId" | "w:dirty" => false,
        // the schema knows no unit here
        "w:type" => !column,
        _ => true,
    });
    for child in &mut element.children {
        if let Node::Element(child) = child {
            clean(child);
        }
    }
    element.children.retain(|child| match child {
        Node::Element(child) => {
            let holder = matches!(&*child.name, "w:rPr" | "w:pPr" | "w:trPr" | "w:tcPr");
            !holder || !child.children.is_empty()
        }
        Node::Text(_) => true,
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use docx_rs::Paragraph;

    #[test]
    fn words_are_filled_in_as_docx_rs_builds_them() {
        for text in [
            " ",
            "a",
            " two  words ",
            "a & b < c > \"d\" 'e'",
            "]]>",
            "é—日\u{A0}",
        ] {
            let theirs = built(&Run::new().add_text(text)).unwrap();
            assert_eq!(words(text).unwrap(), theirs, "{text:?}");
        }
    }

    #[test]
    fn the_same_paragraph_is_the_same_twice() {
        let one = built(&Paragraph::new().add_run(Run::new().add_text("a & b"))).unwrap();
        let two = built(&Paragraph::new().add_run(Run::new().add_text("a & b"))).unwrap();
        assert_eq!(one, two);
        let mut text = String::new();
        one.write(&mut text);
        assert_eq!(
            text,
            "<w:p><w:r><w:t xml:space=\"preserve\">a &amp; b</w:t></w:r></w:p>"
        );
    }
}
