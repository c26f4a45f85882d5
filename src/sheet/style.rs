//! Styles, resolved.

use super::{CharRole, Role};
use crate::unit::Length;
use serde::{Deserialize, Serialize};

/// How lines stand between the margins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// At the left margin.
    Left,
    /// In the middle.
    Center,
    /// At the right margin.
    Right,
    /// At both, but for the last line.
    Justify,
}

/// Where text stands at a tab stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TabAlign {
    /// Text starts at the stop.
    Left,
    /// Text is centred on the stop.
    Center,
    /// Text ends at the stop.
    Right,
}

/// A tab stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// Distance from the left margin.
    pub at: Length,
    /// Alignment.
    pub align: TabAlign,
    /// Whether dots lead to it.
    pub dots: bool,
}

/// The style of a paragraph: all its properties, none inherited.
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    /// The role that it is the style of.
    pub role: Role,
    /// The style's name in Word: `Operative Paragraph`.
    pub word_name: String,
    /// The role whose style it was derived from in the layout file; only for Word's style list.
    pub based_on: Option<Role>,
    /// The role of a new paragraph typed after it in Word.
    pub next: Option<Role>,
    /// Font family as Word names it: `Times New Roman`. The PDF uses a family of the same widths.
    pub font: String,
    /// Type size.
    pub size: Length,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Small capitals.
    pub small_caps: bool,
    /// Distance between baselines.
    pub line_height: Length,
    /// Alignment.
    pub align: Align,
    /// Distance of the text from the left margin.
    pub indent_left: Length,
    /// Distance of the text from the right margin.
    pub indent_right: Length,
    /// Indent of the first line against the others; negative: hanging.
    pub first_line: Length,
    /// Space above, none at the top of a page.
    pub space_before: Length,
    /// Space below.
    pub space_after: Length,
    /// Stays on the page of the paragraph that follows.
    pub keep_with_next: bool,
    /// Is not divided between pages.
    pub keep_together: bool,
    /// Lines that may not stand alone at the top of a page: at least so many do, 1 to allow any.
    pub widows: u8,
    /// Lines that may not stand alone at the foot of a page: at least so many do, 1 to allow any.
    pub orphans: u8,
    /// Tab stops, by distance.
    pub tabs: Vec<Tab>,
    /// Heading level in outline and structure, 1 to 6; `None` for text.
    pub heading: Option<u8>,
    /// The numbering scheme and level (from 0) of its labels.
    pub numbering: Option<(String, u8)>,
    /// Thickness of the rule above it; paragraphs of one role that follow each other are ruled as one.
    pub rule_above: Option<Length>,
    /// Thickness of the rule below it.
    pub rule_below: Option<Length>,
    /// Distance of the rules from its lines.
    pub rule_gap: Length,
    /// Whether words may be divided, where the language's patterns and [`super::Composition`] allow it.
    pub hyphenate: bool,
}

/// Height of a run against the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Position {
    /// On the baseline.
    #[default]
    Baseline,
    /// Raised and small.
    Superscript,
    /// Lowered and small.
    Subscript,
}

/// The style of a run: what it changes against its paragraph; `None` leaves a property as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct CharStyle {
    /// The role that it is the style of.
    pub role: CharRole,
    /// The style's name in Word: `Lead-in`.
    pub word_name: String,
    /// Type size.
    pub size: Option<Length>,
    /// Bold.
    pub bold: Option<bool>,
    /// Italic.
    pub italic: Option<bool>,
    /// Underlined.
    pub underline: Option<bool>,
    /// Struck through.
    pub strike: Option<bool>,
    /// Small capitals.
    pub small_caps: Option<bool>,
    /// Raised or lowered.
    pub position: Option<Position>,
}
