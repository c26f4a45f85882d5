//! The stamp of a copy: frames in the headers, which neither move the text nor can be changed by chance.
//!
//! Each line stands in a locked content control with the tag [`TAG`], by which a reader tells it from the document's own
//! running text after any number of savings. The mark is a picture beside it.

use super::package::{Element, Kind, NotXml, built};
use super::picture::name_pictures;
use super::running::Bears;
use super::writer::Writer;
use crate::flow::StampText;
use crate::mark::{Modules, QUIET_MODULES};
use crate::sheet::{Distribution, Role};
use crate::unit::Length;
use docx_rs::{AlignmentType, Paragraph, Pic, Run, StructuredDataTag};

/// The tag of the content control.
const TAG: &str = "engross:stamp";
/// The part of the mark's picture.
const PICTURE: &str = "word/media/mark.png";
/// Pixels along a square of the mark.
const PIXELS: usize = 8;

/// What a copy bears, and where the layout puts it.
#[derive(Clone, Copy, Debug)]
pub struct CopyStamp<'a> {
    /// The words.
    pub text: &'a StampText,
    /// Measures.
    pub distribution: &'a Distribution,
}

impl Writer<'_> {
    /// The blocks that a header bears for the stamp.
    pub fn stamp(&mut self, bears: Bears, part: &str) -> Result<Vec<Element>, NotXml> {
        let Some(stamp) = self.stamp else {
            return Ok(Vec::new());
        };
        let lines: Vec<&str> = match bears {
            Bears::Nothing | Bears::BarCode => return Ok(Vec::new()),
            Bears::First => stamp.text.first.iter().map(String::as_str).collect(),
            Bears::Following => vec![&stamp.text.following],
        };
        let mut blocks = Vec::new();
        for line in lines {
            blocks.push(self.stamp_line(line, stamp.distribution)?);
        }
        if let Some(mark) = &stamp.text.mark {
            blocks.push(self.stamp_mark(mark, stamp.distribution, part)?);
        }
        Ok(blocks)
    }

    fn stamp_line(&mut self, line: &str, distribution: &Distribution) -> Result<Element, NotXml> {
        let size = distribution.size.to_half_points().max(1) as usize;
        let made = Paragraph::new()
            .style(self.names.paragraph_id(Role::Header))
            .align(AlignmentType::Right);
        let mut element = built(&made)?;
        self.controls += 1;
        let mut control = built(&StructuredDataTag::new())?;
        let property = control.child_or_new("w:sdtPr");
        property.push(Element::val("w:alias", "Copy"));
        property.push(Element::val("w:tag", TAG));
        property.push(Element::val("w:id", self.controls));
        property.push(Element::val("w:lock", "sdtContentLocked"));
        let run = built(&Run::new().size(size).add_text(line))?;
        control.child_or_new("w:sdtContent").push(run);
        element.push(control);
        let frame = frame()
            .with("w:hAnchor", "margin")
            .with("w:xAlign", "right")
            .with("w:y", distribution.top.to_twips());
        let property = element.child_or_new("w:pPr");
        property.push(frame);
        property.push(
            Element::new("w:spacing")
                .with("w:before", 0)
                .with("w:after", 0)
                .with("w:line", distribution.line_height.to_twips())
                .with("w:lineRule", "exact"),
        );
        self.unruled(&mut element, Role::Header);
        Ok(element)
    }

    /// The paragraph of the mark, its white border outside of what the layout measures.
    fn stamp_mark(
        &mut self,
        mark: &Modules,
        distribution: &Distribution,
        part: &str,
    ) -> Result<Element, NotXml> {
        let modules = (mark.size() + 2 * QUIET_MODULES) as i64;
        let side = distribution.mark_side.scale(modules, mark.size() as i64);
        let border = (side - distribution.mark_side) / 2;
        self.package.add_bytes(Kind::Image, PICTURE, drawn(mark));
        let id = self.package.relate(part, Kind::Image, PICTURE);
        let emu = side.emu().clamp(0, i64::from(u32::MAX)) as u32;
        let made = Pic::new_with_dimensions(Vec::new(), 1, 1)
            .id(id)
            .size(emu, emu);
        let paragraph = Paragraph::new().style(self.names.paragraph_id(Role::Header));
        let mut element = built(&paragraph.add_run(Run::new().add_image(made)))?;
        self.drawings += 1;
        name_pictures(&mut element, self.drawings, "Mark of this copy");
        let top = self.flow.page.height - distribution.mark_bottom - distribution.mark_side;
        let at = |length: Length| (length - border).to_twips();
        let frame = frame()
            .with("w:hAnchor", "page")
            .with("w:x", at(distribution.mark_left))
            .with("w:y", at(top));
        let property = element.child_or_new("w:pPr");
        property.push(frame);
        property.push(
            Element::new("w:spacing")
                .with("w:before", 0)
                .with("w:after", 0)
                .with("w:line", 240)
                .with("w:lineRule", "auto"),
        );
        self.unruled(&mut element, Role::Header);
        Ok(element)
    }
}

/// A frame at a place of the page.
fn frame() -> Element {
    Element::new("w:framePr")
        .with("w:wrap", "around")
        .with("w:vAnchor", "page")
}

/// The mark as a PNG of grey values, with its white border.
fn drawn(mark: &Modules) -> Vec<u8> {
    let modules = mark.size() + 2 * QUIET_MODULES;
    let side = modules * PIXELS;
    let mut pixels = vec![255_u8; side * side];
    for (index, pixel) in pixels.iter_mut().enumerate() {
        let module = |pixel: usize| (pixel / PIXELS).checked_sub(QUIET_MODULES);
        if let (Some(row), Some(column)) = (module(index / side), module(index % side))
            && mark.dark(row, column)
        {
            *pixel = 0;
        }
    }
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, side as u32, side as u32);
    encoder.set_color(png::ColorType::Grayscale);
    // writing to a Vec cannot fail, and the size is that of the pixels
    if let Ok(mut writer) = encoder.write_header() {
        let _ = writer.write_image_data(&pixels);
    }
    out
}
