//! Sections with their headers and footers.

use super::paragraph::Para;

/// A section.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// Section properties.
    pub sprms: Vec<u8>,
    /// Header of even pages.
    pub even_header: Vec<Para>,
    /// Header of odd pages, or of all.
    pub header: Vec<Para>,
    /// Footer of even pages.
    pub even_footer: Vec<Para>,
    /// Footer of odd pages, or of all.
    pub footer: Vec<Para>,
    /// Header of the first page.
    pub first_header: Vec<Para>,
    /// Footer of the first page.
    pub first_footer: Vec<Para>,
}

impl Section {
    /// Its stories in the order of the header document.
    pub fn stories(&self) -> [&Vec<Para>; 6] {
        [
            &self.even_header,
            &self.header,
            &self.even_footer,
            &self.footer,
            &self.first_header,
            &self.first_footer,
        ]
    }
}
