//! Drawings: pictures with their alternative text, and text boxes.

use super::draft::Draft;
use super::story::{Kind, Story};
use super::xml::{Element, Ns};
use crate::transcript::TextBox;

impl Story<'_> {
    /// Reads a `w:drawing`, `w:pict` or `w:object`.
    pub fn drawing(&mut self, drawing: &Element<'_>, draft: &mut Draft, at: &str) {
        let mut boxes = Vec::new();
        text_boxes(drawing, &mut boxes);
        for inside in &boxes {
            let mut story = Story::new(
                Kind::Body,
                self.part,
                self.context,
                self.relations,
                self.notebook,
            );
            story.section = self.section;
            story.read(inside);
            let paragraphs = story.paragraphs;
            if !paragraphs.is_empty() {
                self.notebook.boxes.push(TextBox { paragraphs });
            }
        }
        if let Some(art) = drawing.find(&|e| e.ns == Ns::Vml && e.local == "textpath") {
            let words = art.plain("string").unwrap_or_default();
            self.notebook
                .unread(&format!("the text {words:?} drawn as a picture"), at);
        }
        let holds = |uri: &str| {
            drawing
                .find(&|e| {
                    e.local == "graphicData" && e.plain("uri").is_some_and(|u| u.contains(uri))
                })
                .is_some()
        };
        for (uri, what) in [("/chart", "a chart"), ("/diagram", "a diagram")] {
            if holds(uri) {
                self.notebook.unread(what, at);
            }
        }
        if drawing
            .find(&|e| e.local == "OLEObject" || e.local == "control")
            .is_some()
        {
            self.notebook.unread("an embedded object", at);
        }
        let picture = drawing
            .find(&|e| {
                (e.ns == Ns::Draw && e.local == "pic")
                    || (e.ns == Ns::Vml && e.local == "imagedata")
            })
            .is_some();
        let alt = alternative(drawing);
        let decorative = drawing
            .find(&|e| e.local == "decorative" && matches!(e.plain("val"), Some("1" | "true")))
            .is_some();
        if boxes.is_empty() && !decorative && (picture || alt.is_some()) {
            draft.figures.push(alt.unwrap_or_default());
        }
    }
}

/// The outermost `w:txbxContent` below an element.
fn text_boxes<'e, 'a>(parent: &'e Element<'a>, found: &mut Vec<&'e Element<'a>>) {
    for element in parent.elements() {
        if element.is("txbxContent") {
            found.push(element);
        } else if element.local == "Fallback" {
            // the choice beside it says the same
        } else {
            text_boxes(element, found);
        }
    }
}

/// The description of a drawing, else its title.
fn alternative(drawing: &Element<'_>) -> Option<String> {
    let said = |element: &Element<'_>, name: &str| {
        element
            .plain(name)
            .filter(|text| !text.trim().is_empty())
            .map(str::to_owned)
    };
    if let Some(properties) = drawing.find(&|e| e.local == "docPr") {
        return said(properties, "descr").or_else(|| said(properties, "title"));
    }
    let shape = drawing.find(&|e| e.ns == Ns::Vml && e.plain("alt").is_some())?;
    said(shape, "alt")
}
