//! Section properties: paper, margins, where the section starts, its running text.

use super::package::{Element, NotXml, built};
use super::running::{Bears, Edge};
use super::writer::Writer;
use crate::flow::Section;
use crate::sheet::PartStart;
use docx_rs::{PageMargin, PageSize, SectionProperty, SectionType};

impl Writer<'_> {
    /// `w:sectPr` of a section; `opens` for that of the document's first page.
    pub fn section(&mut self, section: &Section, opens: bool) -> Result<Element, NotXml> {
        let page = &self.flow.page;
        let mut property = SectionProperty::new()
            .page_size(PageSize::new().size(
                page.width.to_twips().max(0) as u32,
                page.height.to_twips().max(0) as u32,
            ))
            .page_margin(PageMargin {
                top: page.top.to_twips() as i32,
                left: page.left.to_twips() as i32,
                bottom: page.bottom.to_twips() as i32,
                right: page.right.to_twips() as i32,
                header: page.header.to_twips() as i32,
                footer: page.footer.to_twips() as i32,
                gutter: 0,
            });
        property.section_type = Some(match section.start {
            PartStart::OddPage => SectionType::OddPage,
            PartStart::NextPage => SectionType::NextPage,
            PartStart::Continuous => SectionType::Continuous,
        });
        // the stamp of a copy has more lines on the first page
        let stamped = opens && self.stamp.is_some();
        let first_differs = section.first_page_differs || stamped;
        property.title_pg = first_differs;
        let mut element = built(&property)?;
        // one column: docx-rs counts it, which asks for a gap that nothing has
        element.child_or_new("w:cols").attributes.clear();
        element.child_or_new("w:cols").set("w:space", 720);
        let running = &section.running;
        let mut sides = vec![
            (
                Edge::Header,
                "default",
                &running.following.header,
                Bears::Following,
            ),
            (
                Edge::Footer,
                "default",
                &running.following.footer,
                Bears::Nothing,
            ),
        ];
        if first_differs {
            let first = if section.first_page_differs {
                &running.first
            } else {
                &running.following
            };
            let bears = if opens {
                Bears::First
            } else {
                Bears::Following
            };
            sides.push((Edge::Header, "first", &first.header, bears));
            let foot = match &running.bar_code {
                Some(_) => Bears::BarCode,
                None => Bears::Nothing,
            };
            sides.push((Edge::Footer, "first", &first.footer, foot));
        }
        for (edge, kind, lines, bears) in sides {
            let id = self.running(edge, lines, bears)?;
            let name = match edge {
                Edge::Header => "w:headerReference",
                Edge::Footer => "w:footerReference",
            };
            element.push(Element::new(name).with("w:type", kind).with("r:id", id));
        }
        Ok(element)
    }
}
