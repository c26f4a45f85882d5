//! The types of what a legacy reader gives.

use super::Class;
use crate::transcript::Transcript;
use serde::Serialize;
use std::ops::Range;

/// How a legacy file was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase", tag = "format", content = "encoding")]
pub enum Format {
    /// Word 97 to 2003.
    Doc,
    /// Word 6 or 95.
    Doc95,
    /// Office Open XML.
    Docx,
    /// Rich Text Format.
    Rtf,
    /// PDF.
    Pdf,
    /// A text extraction, and the name of its encoding: `UTF-8`, `windows-1252`, `macintosh`, `IBM850`, `IBM437`.
    Text(String),
}

/// What a reader made of a legacy file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// How it was written.
    pub format: Format,
    /// What a reader sees, with tracked changes accepted. Where the format has white space at the edges of a paragraph
    /// it stays in the text: a collation counts it.
    pub transcript: Transcript,
    /// What can be seen to be damaged in the file alone, in the order of stories and text.
    pub damage: Vec<Damage>,
    /// File symbols that the file itself names (FILENAME fields, properties, running text), the surest first. As
    /// found: they need not be right.
    pub symbols: Vec<String>,
    /// What a reader of this format cannot see, a sentence each.
    pub blind: Vec<&'static str>,
}

/// A story of a transcript.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Story {
    /// [`Transcript::body`].
    Body,
    /// The note of this index in [`Transcript::notes`].
    Note(usize),
    /// [`Transcript::running`]: the paragraph is the line's index there.
    Running,
    /// The text box of this index in [`Transcript::boxes`].
    Box(usize),
}

/// A stretch of a transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// In which story.
    pub story: Story,
    /// Which paragraph of the story, from 0.
    pub paragraph: usize,
    /// Bytes of the paragraph's text.
    pub range: Range<usize>,
}

/// Damage that can be seen in the file alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// What kind.
    pub class: &'static Class,
    /// Where in the transcript; `None` where it is of the whole file, or no longer in the text.
    pub site: Option<Site>,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What should stand there, as far as the reader can propose it. Never applied.
    pub repair: Option<String>,
}
