//! Pictures: inline, with their alternative text, which docx-rs cannot say.

use super::package::{Element, Kind, NotXml, built};
use super::rules::PICTURE;
use super::writer::Writer;
use crate::diag::Finding;
use crate::flow::Figure;
use docx_rs::{Pic, Run};

/// The ending of a picture's name, by its first bytes.
fn ending(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some("png")
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        Some("jpeg")
    } else {
        None
    }
}

impl Writer<'_> {
    /// The run of a picture in the part `part`; nothing and a finding where it cannot be taken in.
    pub fn picture(&mut self, figure: &Figure, part: &str) -> Result<Option<Element>, NotXml> {
        let bytes = self.pictures.get(&figure.src);
        let Some((bytes, ending)) = bytes.and_then(|bytes| Some((bytes, ending(bytes)?))) else {
            self.findings.push(Finding::new(
                &PICTURE,
                match bytes {
                    Some(_) => format!("The picture {} is neither PNG nor JPEG.", figure.src),
                    None => format!("The picture {} is missing.", figure.src),
                },
                "Put a PNG or JPEG file of that name beside the document.",
            ));
            return Ok(None);
        };
        let next = self.media.len() + 1;
        let name = self
            .media
            .entry(figure.src.clone())
            .or_insert_with(|| format!("word/media/image{next}.{ending}"))
            .clone();
        self.package.add_bytes(Kind::Image, &name, bytes.clone());
        let id = self.package.relate(part, Kind::Image, &name);
        let made = Pic::new_with_dimensions(Vec::new(), 1, 1).id(id).size(
            figure.width.emu().clamp(0, i64::from(u32::MAX)) as u32,
            figure.height.emu().clamp(0, i64::from(u32::MAX)) as u32,
        );
        let mut element = built(&Run::new().add_image(made))?;
        self.drawings += 1;
        let number = self.drawings;
        name_pictures(&mut element, number, &figure.alt);
        Ok(Some(element))
    }
}

/// Numbers and names the drawing and the picture in it; the description is what a screen reader says.
pub fn name_pictures(element: &mut Element, number: usize, alt: &str) {
    if matches!(&*element.name, "wp:docPr" | "pic:cNvPr") {
        element.set("id", number);
        element.set("name", format!("Picture {number}"));
        element.set("descr", alt);
    }
    for child in &mut element.children {
        if let super::package::Node::Element(child) = child {
            name_pictures(child, number, alt);
        }
    }
}
