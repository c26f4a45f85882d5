//! What a document is made of: runs and paragraphs with their marks.

use super::sprm;

/// What a run is the anchor of. The n-th anchor of a kind belongs to the n-th story of that kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// A footnote with an automatic number.
    Footnote,
    /// A footnote whose mark is the run's text.
    FootnoteMark,
    /// An endnote with an automatic number.
    Endnote,
    /// A comment.
    Comment,
    /// A text box.
    TextBox,
}

/// Characters with the same properties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The characters as the file has them, marks included.
    pub text: String,
    /// Character properties.
    pub sprms: Vec<u8>,
    /// What it anchors.
    pub anchor: Option<Anchor>,
}

impl Run {
    /// Adds character properties.
    pub fn with(mut self, sprms: Vec<u8>) -> Run {
        self.sprms.extend(sprms);
        self
    }

    /// The automatic anchor of a footnote, an endnote, a comment or a text box.
    pub fn anchor(anchor: Anchor) -> Run {
        let mark = match anchor {
            Anchor::Footnote | Anchor::FootnoteMark | Anchor::Endnote => "\u{2}",
            Anchor::Comment => "\u{5}",
            Anchor::TextBox => "\u{8}",
        };
        Run {
            text: mark.to_owned(),
            sprms: sprm::special(),
            anchor: Some(anchor),
        }
    }
}

/// A run of plain text.
pub fn t(text: &str) -> Run {
    Run {
        text: text.to_owned(),
        sprms: Vec::new(),
        anchor: None,
    }
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Para {
    /// Index of its style.
    pub style: u16,
    /// Paragraph properties.
    pub sprms: Vec<u8>,
    /// Its runs, without the mark.
    pub runs: Vec<Run>,
    /// The mark: carriage return, cell mark or section break.
    pub mark: char,
    /// Character properties of the mark.
    pub mark_sprms: Vec<u8>,
}

impl Para {
    /// Adds paragraph properties.
    pub fn with(mut self, sprms: Vec<u8>) -> Para {
        self.sprms.extend(sprms);
        self
    }

    /// Gives it a style.
    pub fn style(mut self, istd: u16) -> Para {
        self.style = istd;
        self
    }

    /// Puts it into a list.
    pub fn list(self, ilfo: u16, level: u8) -> Para {
        self.with(sprm::ilvl(level)).with(sprm::ilfo(ilfo))
    }

    /// Adds properties of the mark.
    pub fn mark_with(mut self, sprms: Vec<u8>) -> Para {
        self.mark_sprms.extend(sprms);
        self
    }

    /// Ends it, and the section, with a section break.
    pub fn ends_section(mut self) -> Para {
        self.mark = '\u{C}';
        self
    }
}

/// A paragraph of one run.
pub fn p(text: &str) -> Para {
    runs(vec![t(text)])
}

/// A paragraph of these runs.
pub fn runs(runs: Vec<Run>) -> Para {
    Para {
        style: 0,
        sprms: Vec::new(),
        runs,
        mark: '\r',
        mark_sprms: Vec::new(),
    }
}

/// The last paragraph of a cell of an outermost table.
pub fn cell(text: &str) -> Para {
    let mut para = p(text).with(sprm::in_table());
    para.mark = '\u{7}';
    para
}

/// The mark that ends a row of an outermost table, with the flags of its cells.
pub fn row_end(cells: &[u16]) -> Para {
    let mut para = p("")
        .with(sprm::in_table())
        .with(sprm::row_end())
        .with(sprm::table_row(cells));
    para.mark = '\u{7}';
    para
}
