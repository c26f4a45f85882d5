//! Running headers and footers.

/// What a running line prints at one of its three places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RunningField {
    /// The file symbol: AG05279E04.
    Symbol,
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

/// Running text of the kinds of page. A blank verso bears nothing.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Running {
    /// First page of the document.
    pub first: RunningSide,
    /// All other pages.
    pub following: RunningSide,
}
