//! Running headers and footers.

use crate::unit::Length;

/// What a running line prints at one of its three places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RunningField {
    /// The file symbol: AG05279E04.
    Symbol,
    /// The official symbol: A/64/100.
    Official,
    /// What the bar code of the file symbol says, as it is printed beside the bars: *0933570*.
    BarCode,
    /// The folio with the text around it, `{}` for the number: `- {} -`.
    Folio(String),
    /// Words of the layout, by their key in `terms`.
    Term(String),
    /// Fixed text.
    Fixed(String),
}

/// One line: what stands left, in the middle, and right.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct RunningLine {
    /// At the left margin.
    pub left: Vec<RunningField>,
    /// In the middle.
    pub center: Vec<RunningField>,
    /// At the right margin.
    pub right: Vec<RunningField>,
}

/// Header and footer of one kind of page.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct RunningSide {
    /// Lines of the header, from the top.
    pub header: Vec<RunningLine>,
    /// Lines of the footer, from the top.
    pub footer: Vec<RunningLine>,
}

/// A bar code of the document's file symbol: a picture with words for those who do not see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarCodeForm {
    /// Width of its narrow bars.
    pub bar: Length,
    /// Height of its bars.
    pub height: Length,
    /// From the left edge of the paper to its first bar.
    pub left: Length,
    /// From the bottom edge of the paper to the foot of its bars.
    pub bottom: Length,
    /// What it is to those who do not see it: words, and fields as in a running line.
    pub words: Vec<RunningField>,
}

/// Running text of the kinds of page. A blank verso bears nothing.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Running {
    /// First page of the document.
    pub first: RunningSide,
    /// A bar code on the first page, outside of the text.
    pub bar_code: Option<BarCodeForm>,
    /// All other pages.
    pub following: RunningSide,
}
