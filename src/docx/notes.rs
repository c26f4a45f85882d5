//! `word/footnotes.xml`: the separators that Word demands, and the notes with their marks.

use super::inline::Setting;
use super::package::{Element, NotXml, built};
use super::writer::{FOOTNOTES, Writer};
use crate::flow::{Flow, Note, Revision, Run};
use crate::sheet::{CharRole, Position, Role};
use std::collections::BTreeSet;

/// The notes whose mark is the number that Word gives by itself, whichever of two versions is chosen. Notes with a mark
/// of their own are not counted.
pub fn automatic(flow: &Flow) -> BTreeSet<usize> {
    let (mut next, mut next_old) = (1, 1);
    let mut all = BTreeSet::new();
    for (index, note) in flow.notes.iter().enumerate() {
        let is_new = note.revision != Some(Revision::Deleted);
        let is_old = note.revision != Some(Revision::Inserted);
        let old = note.was.as_ref().unwrap_or(&note.marker);
        let counted = (!is_new || note.marker == next.to_string())
            && (!is_old || *old == next_old.to_string());
        if counted {
            all.insert(index);
            next += usize::from(is_new);
            next_old += usize::from(is_old);
        }
    }
    all
}

const SEPARATORS: [&str; 2] = [
    r#"<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"#,
    r#"<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"#,
];

impl Writer<'_> {
    /// The root of `word/footnotes.xml`.
    pub fn footnotes(&mut self, language: &str) -> Result<Element, NotXml> {
        let mut root = super::fixed::story("w:footnotes");
        for separator in SEPARATORS {
            root.push(Element::parse(separator).map_err(NotXml)?);
        }
        let flow = self.flow;
        for (index, note) in flow.notes.iter().enumerate() {
            root.push(self.note(index, note, language)?);
        }
        Ok(root)
    }

    fn note(&mut self, index: usize, note: &Note, language: &str) -> Result<Element, NotXml> {
        let mut element = Element::new("w:footnote").with("w:id", index + 1);
        for (place, paragraph) in note.paragraphs.iter().enumerate() {
            let mut made = self.paragraph(paragraph, language, FOOTNOTES)?;
            if place == 0 {
                let at = usize::from(made.child("w:pPr").is_some());
                let mark = self.mark(index, note, language)?;
                for (offset, run) in mark.into_iter().enumerate() {
                    made.children
                        .insert(at + offset, super::package::Node::Element(run));
                }
            }
            element.push(made);
        }
        if note.paragraphs.is_empty() {
            element.push(built(
                &docx_rs::Paragraph::new().style(self.names.paragraph_id(Role::NoteText)),
            )?);
        }
        Ok(element)
    }

    /// The mark before a note and what parts it from the text: docx-rs writes none.
    fn mark(&self, index: usize, note: &Note, language: &str) -> Result<Vec<Element>, NotXml> {
        let flow = self.flow;
        let style = flow.styles.get(&Role::NoteText);
        let mark_style = flow.char_styles.get(&CharRole::NoteMark);
        let run = Run {
            font: style.map_or_else(String::new, |style| style.font.clone()),
            size: style.map_or(crate::unit::Length::ZERO, |style| style.size),
            bold: style.is_some_and(|s| s.bold),
            italic: style.is_some_and(|s| s.italic),
            underline: false,
            strike: false,
            small_caps: style.is_some_and(|s| s.small_caps),
            position: mark_style
                .and_then(|style| style.position)
                .unwrap_or(Position::Baseline),
            language: None,
            roles: vec![CharRole::NoteMark],
        };
        let setting = Setting {
            style,
            language,
            part: FOOTNOTES,
        };
        let mut mark = if self.automatic.contains(&index) {
            Element::new("w:r").holding(Element::new("w:footnoteRef"))
        } else {
            built(&docx_rs::Run::new().add_text(note.marker.as_str()))?
        };
        mark.extend(self.look(&run, setting)?);
        let hanging = style.is_some_and(|style| style.first_line < crate::unit::Length::ZERO);
        let gap = if hanging {
            docx_rs::Run::new().add_tab()
        } else {
            docx_rs::Run::new().add_text(" ")
        };
        Ok(vec![mark, built(&gap)?])
    }
}
