//! Reads text extractions: the encoding told by the bytes, the paragraphs by the lines. Nothing is repaired.

pub(in crate::legacy) mod codepage;
mod encoding;
mod lines;
mod paragraphs;
mod rules;
mod score;
mod wrap;

pub(super) use encoding::looks_like_text;
pub use rules::{ENCODING_ASSUMED, ENCODING_UNSURE, OEM_ENCODING, TOO_MANY_LINES};

use super::{Damage, Format, Hints, Reading};
use crate::diag::{Finding, Outcome};
use crate::transcript::{Paragraph, Transcript};
use wrap::Wrap;

/// What a text extraction cannot show.
const BLIND: &[&str] = &[
    "A text file has no styles, so that headings, emphasis, underlines and language are not compared.",
    "A text file has no automatic numbers: a label is what is written at the start of a paragraph.",
    "A text file has one story: notes, headers and text boxes stand in the body or are lost.",
    "A text file has no tracked changes and no hidden text: what was deleted may stand in it.",
];

/// What a paragraph takes in memory besides its text: itself, its place, and what an allocator adds to both strings.
const PARAGRAPH: usize = size_of::<Paragraph>() + 64;
/// Memory that every reader may take, before ten times the file's size.
const FREE: usize = 14 << 20;

/// Reads a text extraction.
pub(super) fn read(bytes: &[u8], hints: &Hints<'_>) -> Outcome<Reading> {
    let decoded = encoding::decode(bytes, hints.canonical);
    let most = paragraphs::most(&decoded.text);
    // the decoded text and its copy in paragraphs are held beside each other
    let room = (FREE + 10 * bytes.len()).saturating_sub(2 * decoded.text.len());
    if most * PARAGRAPH > room {
        let message = format!("The file has {most} lines in {} bytes.", bytes.len());
        let help = "Look at what it is; no document is written so.";
        return Outcome::failed(vec![Finding::new(&TOO_MANY_LINES, message, help)]);
    }
    let cut = paragraphs::cut(&decoded.text, Wrap::of(&decoded.text), most);
    let damage = decoded.oem.map(|page| Damage {
        class: &OEM_ENCODING,
        site: None,
        message: format!(
            "The file is written in {}, a code page of DOS without typographic quotes and dashes.",
            page.name()
        ),
        repair: None,
    });
    let reading = Reading {
        format: Format::Text(decoded.encoding.into()),
        transcript: Transcript {
            body: cut.paragraphs,
            pages: cut.pages,
            sees: cut.sees,
            ..Transcript::default()
        },
        damage: damage.into_iter().collect(),
        symbols: Vec::new(),
        blind: BLIND.to_vec(),
    };
    Outcome::new(reading, decoded.findings)
}

/// The transcript of the lines of pages, as another reader gives them.
pub(super) fn paragraphs_of(lines: &str) -> Transcript {
    let wrap = Wrap::on_pages(lines);
    let cut = paragraphs::cut(lines, wrap, paragraphs::most(lines));
    Transcript {
        body: cut.paragraphs,
        pages: cut.pages,
        sees: cut.sees,
        ..Transcript::default()
    }
}
