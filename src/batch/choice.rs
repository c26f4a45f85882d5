//! Which layout a document takes where nobody names one: the one that it names itself, else that of its organ.

use crate::model::Document;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The namespace of the element by which a document names its layout, in its `presentation`.
const NAMESPACE: &str = "urn:engross:layout";

/// A layout that may be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its name.
    pub name: String,
    /// The organs whose documents it is for, as they stand in the IRI of a work: `un`, `oas-cp`.
    pub organs: Vec<String>,
}

/// The layout that a document takes: the one that its `presentation` names
/// (`<layout xmlns="urn:engross:layout" name="un"/>`), else the candidate whose organ stands last among the steps of the
/// Work's IRI, the first of several; `None` where there is neither.
pub fn layout_of(document: &Document, candidates: &[Candidate]) -> Option<String> {
    let preserved = document.root.metadata.preserved.iter();
    let mut presented = preserved.filter(|data| data.element == "presentation");
    if let Some(named) = presented.find_map(|data| named_in(&data.xml)) {
        return Some(named);
    }
    let steps = document.root.identity.work.uri.split('/');
    let mut steps: Vec<&str> = steps.collect();
    steps.reverse();
    steps.into_iter().find_map(|step| {
        let for_it = |one: &&Candidate| one.organs.iter().any(|organ| organ == step);
        candidates.iter().find(for_it).map(|one| one.name.clone())
    })
}

/// The name in the first element `layout` of our namespace.
fn named_in(xml: &str) -> Option<String> {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) | Event::Empty(tag) if is_ours(&tag) => {
                let name = tag.try_get_attribute("name").ok()??;
                return Some(name.value.into_owned());
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// Whether it is the element, which declares its namespace itself.
fn is_ours(tag: &BytesStart<'_>) -> bool {
    tag.local_name().as_ref() == "layout"
        && tag.attributes().flatten().any(|attribute| {
            attribute.key.as_ref().starts_with("xmlns") && attribute.value == NAMESPACE
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(xml: &str) -> Document {
        crate::read::read("source.xml", xml.as_bytes())
            .value
            .unwrap()
    }

    fn candidate(name: &str, organs: &[&str]) -> Candidate {
        Candidate {
            name: name.to_owned(),
            organs: organs.iter().map(|organ| (*organ).to_owned()).collect(),
        }
    }

    #[test]
    fn the_documents_own_word_goes_before_its_organ_and_the_nearest_organ_before_others() {
        let xml = include_str!("../../fixtures/un/source.xml");
        let all = [
            candidate("house", &["un"]),
            candidate("assembly", &["un-ga"]),
            candidate("council", &["un-sc"]),
        ];
        assert_eq!(layout_of(&document(xml), &all).as_deref(), Some("assembly"));
        assert_eq!(
            layout_of(&document(xml), &all[..1]).as_deref(),
            Some("house")
        );
        assert_eq!(layout_of(&document(xml), &all[2..]), None);
        for (element, named) in [
            (
                "<x:layout xmlns:x=\"urn:engross:layout\" name=\"council\"/>",
                "council",
            ),
            (
                "<layout xmlns=\"urn:example:other\" name=\"council\"/>",
                "assembly",
            ),
        ] {
            let presentation = format!(
                "</references><presentation source=\"#unSecretariat\">{element}</presentation>"
            );
            let named_xml = xml.replacen("</references>", &presentation, 1);
            assert_eq!(
                layout_of(&document(&named_xml), &all).as_deref(),
                Some(named)
            );
        }
    }
}
