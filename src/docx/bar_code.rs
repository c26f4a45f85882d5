//! The bar code of the first page: a picture in a frame of the footer, with its words, which does not move the text.

use super::package::{Element, Kind, NotXml, built};
use super::picture::name_pictures;
use super::writer::Writer;
use crate::flow::BarCode;
use crate::mark::Bars;
use crate::sheet::Role;
use docx_rs::{Paragraph, Pic, Run};

/// The part of the picture.
const PICTURE: &str = "word/media/barcode.png";
/// Pixels to a narrow bar.
const PIXELS: i64 = 8;
/// Pixels from the top of the bars to their foot: every row is the same.
const ROWS: usize = 64;

impl Writer<'_> {
    /// The paragraph of a bar code in the part `part`; nothing where it has no bars.
    pub fn bar_code(&mut self, code: &BarCode, part: &str) -> Result<Option<Element>, NotXml> {
        let Some(bars) = &code.bars else {
            return Ok(None);
        };
        self.package.add_bytes(Kind::Image, PICTURE, drawn(bars));
        let id = self.package.relate(part, Kind::Image, PICTURE);
        let emu = |length: crate::unit::Length| length.emu().clamp(0, i64::from(u32::MAX)) as u32;
        let made = Pic::new_with_dimensions(Vec::new(), 1, 1)
            .id(id)
            .size(emu(code.width()), emu(code.height));
        let paragraph = Paragraph::new().style(self.names.paragraph_id(Role::Footer));
        let mut element = built(&paragraph.add_run(Run::new().add_image(made)))?;
        self.drawings += 1;
        name_pictures(&mut element, self.drawings, &code.alt);
        let top = self.flow.page.height - code.bottom - code.height;
        let property = element.child_or_new("w:pPr");
        property.push(
            Element::new("w:framePr")
                .with("w:wrap", "around")
                .with("w:vAnchor", "page")
                .with("w:hAnchor", "page")
                .with("w:x", code.left.to_twips())
                .with("w:y", top.to_twips()),
        );
        // a line of exact height would cut the picture
        property.push(
            Element::new("w:spacing")
                .with("w:before", 0)
                .with("w:after", 0)
                .with("w:line", 240)
                .with("w:lineRule", "auto"),
        );
        self.unruled(&mut element, Role::Footer);
        Ok(Some(element))
    }
}

/// The bars as a PNG of grey values.
fn drawn(bars: &Bars) -> Vec<u8> {
    let width = (bars.width() * PIXELS) as usize;
    let mut row = vec![255_u8; width];
    for (start, wide) in bars.bars() {
        let (from, to) = (start * PIXELS, (start + wide) * PIXELS);
        if let Some(bar) = row.get_mut(from as usize..to as usize) {
            bar.fill(0);
        }
    }
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width as u32, ROWS as u32);
    encoder.set_color(png::ColorType::Grayscale);
    // writing to a Vec cannot fail, and the size is that of the pixels
    if let Ok(mut writer) = encoder.write_header() {
        let _ = writer.write_image_data(&row.repeat(ROWS));
    }
    out
}
